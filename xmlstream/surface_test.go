package xmlstream_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// promise is something that a doc comment must speak of where a signature
// makes it matter.
type promise struct {
	name   string
	needed func(*ast.FuncDecl) bool
	kept   *regexp.Regexp
}

var promises = []promise{
	{
		"how long the result lives",
		func(f *ast.FuncDecl) bool { return returns(f, "[]byte", "Element", "Cursor", "Node") && !appends(f) },
		regexp.MustCompile(`(?i)\b(lives?|valid|as long as|until|owns?|owned|borrowed|clone|copy|copies|copied|zero Element|view)\b`),
	},
	{
		"what it allocates",
		func(f *ast.FuncDecl) bool { return returns(f, "[]byte", "Element", "Cursor", "Name", "string") },
		regexp.MustCompile(`(?i)\b(allocat\w*|cop(y|ies|ied))\b`),
	},
	{
		"its errors",
		func(f *ast.FuncDecl) bool { return returns(f, "error") },
		regexp.MustCompile(`(?i)(\berrors?\b|\bfaults?\b|\bio\.EOF\b|Error\b|\bErr[A-Z]\w+|\bUnwrap\b)`),
	},
}

// delegates say that they are a method of another type, whose doc holds.
var delegates = regexp.MustCompile(`\b(is|as|see) \(?(Tokenizer|Attr|Next|Local|Value)\b|\bas Attr does\b`)

// returns reports whether a result has one of the types.
func returns(f *ast.FuncDecl, types ...string) bool {
	if f.Type.Results == nil {
		return false
	}
	return slices.ContainsFunc(f.Type.Results.List, func(r *ast.Field) bool { return slices.Contains(types, typeName(r.Type)) })
}

// appends reports whether the function returns the dst that it was given.
func appends(f *ast.FuncDecl) bool {
	return strings.HasPrefix(f.Name.Name, "Append") || strings.HasPrefix(f.Name.Name, "Finish")
}

func typeName(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.Ident:
		return x.Name
	case *ast.SelectorExpr:
		return x.Sel.Name
	case *ast.StarExpr:
		return typeName(x.X)
	case *ast.ArrayType:
		return "[]" + typeName(x.Elt)
	case *ast.IndexExpr:
		return typeName(x.X)
	}
	return ""
}

// packageFiles parses the package's own files.
func packageFiles(t *testing.T) (files []*ast.File) {
	t.Helper()
	matches, err := fs.Glob(os.DirFS("."), "*.go")
	if err != nil {
		t.Fatal(err)
	}
	set := token.NewFileSet()
	for _, name := range matches {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(set, name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

// missing returns what the doc comment of a function fails to say.
func missing(f *ast.FuncDecl) (list []string) {
	doc := f.Doc.Text()
	if doc == "" {
		return []string{"a doc comment"}
	}
	if delegates.MatchString(doc) {
		return nil
	}
	for _, p := range promises {
		if p.needed(f) && !p.kept.MatchString(doc) {
			list = append(list, p.name)
		}
	}
	return list
}

// exportedReceiver reports whether the function is one or a method of an
// exported type, and returns its name with the type's.
func exportedReceiver(f *ast.FuncDecl) (string, bool) {
	if f.Recv == nil {
		return f.Name.Name, f.Name.IsExported()
	}
	receiver := typeName(f.Recv.List[0].Type)
	return receiver + "." + f.Name.Name, f.Name.IsExported() && ast.IsExported(receiver)
}

// TestSurface: every exported name has a doc comment, and those of functions
// say how long results live, what is allocated and which errors come, where
// the signature makes one ask.
func TestSurface(t *testing.T) {
	functions := 0
	for _, file := range packageFiles(t) {
		for _, decl := range file.Decls {
			switch decl := decl.(type) {
			case *ast.FuncDecl:
				if name, ok := exportedReceiver(decl); ok {
					functions++
					for _, what := range missing(decl) {
						t.Errorf("%s: the doc comment lacks %s", name, what)
					}
				}
			case *ast.GenDecl:
				checkSpecs(t, decl)
			}
		}
	}
	if functions < 50 {
		t.Errorf("only %d exported functions were seen", functions)
	}
}

// checkSpecs wants a comment on each exported type, field, constant and
// variable; a comment of a group serves its members.
func checkSpecs(t *testing.T, decl *ast.GenDecl) {
	for _, spec := range decl.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			if !spec.Name.IsExported() {
				continue
			}
			if decl.Doc.Text()+spec.Doc.Text() == "" {
				t.Errorf("%s has no doc comment", spec.Name)
			}
			if s, ok := spec.Type.(*ast.StructType); ok {
				checkFields(t, spec.Name.Name, decl.Doc.Text()+spec.Doc.Text(), s)
			}
		case *ast.ValueSpec:
			for _, name := range spec.Names {
				if name.IsExported() && decl.Doc.Text()+spec.Doc.Text()+spec.Comment.Text() == "" {
					t.Errorf("%s has no doc comment", name)
				}
			}
		}
	}
}

// checkFields wants a comment on each exported field, unless the type is so
// small that its own comment says it all.
func checkFields(t *testing.T, name, doc string, s *ast.StructType) {
	const small = 2
	for _, field := range s.Fields.List {
		for _, n := range field.Names {
			if n.IsExported() && field.Doc.Text()+field.Comment.Text() == "" && (doc == "" || s.Fields.NumFields() > small) {
				t.Errorf("%s.%s has no comment", name, n)
			}
		}
	}
}

// TestSurfaceRule: the rule refuses docs that keep silent.
func TestSurfaceRule(t *testing.T) {
	for _, c := range []struct {
		src  string
		want []string
	}{
		{"func F() []byte", []string{"a doc comment"}},
		{"// F does it.\nfunc F() []byte", []string{"how long the result lives", "what it allocates"}},
		{"// F does it. The bytes live as long as the Element. It does not allocate.\nfunc F() []byte", nil},
		{"// F does it.\nfunc F() error", []string{"its errors"}},
		{"// F does it. The error is always nil.\nfunc F() error", nil},
		{"// F does it.\nfunc F() Element", []string{"how long the result lives", "what it allocates"}},
		{"// F does it.\nfunc F() int", nil},
	} {
		file, err := parser.ParseFile(token.NewFileSet(), "f.go", "package f\n"+c.src, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		if got := missing(file.Decls[0].(*ast.FuncDecl)); !slices.Equal(got, c.want) {
			t.Errorf("%q lacks %q, want %q", c.src, got, c.want)
		}
	}
}
