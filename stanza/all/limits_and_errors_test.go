package all_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// rows returns the rows of the page's tables by what is between the first
// backquotes of each.
func rows(t *testing.T) map[string]string {
	page, err := os.ReadFile("../limits-and-errors.md")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for line := range strings.Lines(string(page)) {
		if rest, ok := strings.CutPrefix(line, "| `"); ok {
			name, cells, _ := strings.Cut(rest, "` | ")
			if found[name] != "" {
				t.Errorf("%s has two rows", name)
			}
			found[name] = cells
		}
	}
	return found
}

// TestLimits checks that each limit has a row, with its values.
func TestLimits(t *testing.T) {
	rows := rows(t)
	before, after := reflect.ValueOf(*xmlstream.PreAuthLimits()), reflect.ValueOf(*xmlstream.DefaultLimits())
	for i := range after.NumField() {
		name := after.Type().Field(i).Name
		want := thousands(before.Field(i).Int()) + " | " + thousands(after.Field(i).Int()) + " | "
		if !strings.HasPrefix(rows[name], want) {
			t.Errorf("the row of %s is %q, want its values, %q", name, rows[name], want)
		}
	}
}

// thousands writes a number below a million with a comma.
func thousands(n int64) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%d,%03d", n/1000, n%1000)
}

// TestConditions checks that each condition of a fault has a row, with its
// constant.
func TestConditions(t *testing.T) {
	rows := rows(t)
	constants := map[string]string{} // of conditions
	each(t, "../../xmlstream", func(pkg string, decl ast.Decl) {
		general, ok := decl.(*ast.GenDecl)
		if !ok || general.Tok != token.CONST {
			return
		}
		for _, spec := range general.Specs {
			if value := spec.(*ast.ValueSpec); isName(value.Type, "Condition") {
				word := strings.Trim(value.Values[0].(*ast.BasicLit).Value, `"`)
				constants[word] = pkg + "." + value.Names[0].Name
			}
		}
	})
	if len(constants) < 7 {
		t.Fatalf("the conditions are only %v", constants)
	}
	for word, constant := range constants {
		if !strings.HasPrefix(rows[word], "`"+constant+"` | ") {
			t.Errorf("the row of %s is %q, want its constant, %s", word, rows[word], constant)
		}
	}
}

// TestErrors checks that the page has a row for each exported error and no
// other: variables whose names begin with Err, and types with a method Error.
func TestErrors(t *testing.T) {
	exported := map[string]bool{}
	for _, root := range []string{"../../xmlstream", ".."} {
		each(t, root, func(pkg string, decl ast.Decl) {
			switch d := decl.(type) {
			case *ast.GenDecl:
				if d.Tok != token.VAR {
					return
				}
				for _, spec := range d.Specs {
					for _, name := range spec.(*ast.ValueSpec).Names {
						if strings.HasPrefix(name.Name, "Err") {
							exported[pkg+"."+name.Name] = true
						}
					}
				}
			case *ast.FuncDecl:
				if d.Recv == nil || d.Name.Name != "Error" || len(d.Type.Params.List) > 0 {
					return
				}
				of := d.Recv.List[0].Type
				if pointer, ok := of.(*ast.StarExpr); ok {
					of = pointer.X
				}
				if name := of.(*ast.Ident).Name; ast.IsExported(name) {
					exported[pkg+"."+name] = true
				}
			}
		})
	}
	documented := map[string]bool{}
	for name := range rows(t) {
		if strings.Contains(name, ".") {
			documented[name] = true
		}
	}
	if diff := cmp.Diff(slices.Sorted(maps.Keys(exported)), slices.Sorted(maps.Keys(documented))); diff != "" {
		t.Errorf("-in the code +on the page:\n%s", diff)
	}
}

func isName(e ast.Expr, name string) bool {
	ident, ok := e.(*ast.Ident)
	return ok && ident.Name == name
}

// each visits the declarations of all packages below a folder that people can
// import.
func each(t *testing.T, root string, visit func(pkg string, decl ast.Decl)) {
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && slices.Contains([]string{"internal", "cmd", "testdata"}, entry.Name()):
			return fs.SkipDir
		case entry.IsDir() || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, decl := range file.Decls {
			visit(file.Name.Name, decl)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
