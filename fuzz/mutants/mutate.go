package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// givesWay are fast paths: what they do not take, they leave to code that
// checks it all over. To refuse more is no fault of theirs.
var givesWay = []string{
	"xmlstream/fastpath.go", "xmlstream/fastodd.go", "stanza/jid_canonical.go",
}

// A mutant is a change of one condition.
type mutant struct {
	id   int
	file string // in the tree
	line int
	in   string // the function
	cond string // as written, on one line
	what string // is done to it
}

func (m mutant) String() string {
	return fmt.Sprintf("%s:%d: %s: %s: %s", m.file, m.line, m.in, m.cond, m.what)
}

// mutate compiles the mutants of the files that match into the tree.
func mutate(tree string, patterns []string) ([]mutant, error) {
	c := &compiler{}
	for _, pattern := range patterns {
		paths, err := filepath.Glob(filepath.Join(tree, pattern))
		if err != nil {
			return nil, err
		}
		for _, path := range paths {
			if strings.HasSuffix(path, "_test.go") || filepath.Base(path) == "debug_on.go" {
				continue
			}
			if err := c.rewrite(tree, path); err != nil {
				return nil, err
			}
		}
	}
	return c.mutants, nil
}

type compiler struct {
	mutants []mutant

	// the file at hand
	fset *token.FileSet
	src  []byte
	file string
	in   string
	edit []edit

	accepts bool // what the condition at hand holds for is accepted, not refused
}

type edit struct {
	start, end int
	text       string
}

func (c *compiler) rewrite(tree, path string) error {
	src, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	c.fset, c.src, c.edit = token.NewFileSet(), src, nil
	c.file, _ = filepath.Rel(tree, path)
	f, err := parser.ParseFile(c.fset, path, src, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	for _, d := range f.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil {
			c.in = fn.Name.Name
			c.function(fn)
		}
	}
	slices.SortFunc(c.edit, func(a, b edit) int { return a.start - b.start })
	var out bytes.Buffer
	at := 0
	for _, e := range c.edit {
		if e.start < at {
			return fmt.Errorf("%s: conditions inside a condition", c.file)
		}
		out.Write(src[at:e.start])
		out.WriteString(e.text)
		at = e.end
	}
	out.Write(src[at:])
	if err := os.WriteFile(path, out.Bytes(), 0o666); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(filepath.Dir(path), "mutant.go"), fmt.Appendf(nil, selector, f.Name.Name), 0o666)
}

// selector is the file that says which mutant lives.
const selector = `package %s

import (
	"os"
	"strconv"
)

var xMutant, _ = strconv.Atoi(os.Getenv("XMLSTREAM_MUTANT"))

// xNever is 0xFF, which turns a byte of markup into another, if the mutant lives.
func xNever(id int) byte {
	if xMutant == id {
		return 0xFF
	}
	return 0
}
`

// function finds the checks of a function. A function that only says whether
// something is so is a check as a whole.
func (c *compiler) function(fn *ast.FuncDecl) {
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.IfStmt:
			if c.accepts = false; refuses(n.Body.List) {
				c.condition(n.Cond)
			}
		case *ast.SwitchStmt:
			for _, s := range n.Body.List {
				clause := s.(*ast.CaseClause)
				if !refuses(clause.Body) {
					continue
				}
				c.accepts = false
				for _, e := range clause.List {
					if n.Tag == nil {
						c.condition(e)
					} else {
						c.value(e)
					}
				}
			}
		case *ast.ReturnStmt:
			if c.accepts = true; len(n.Results) == 1 && decides(fn, n.Results[0]) {
				c.condition(n.Results[0])
			}
		}
		return true
	})
}

// refusals are what a branch that refuses calls or returns.
var refusals = []string{
	"errorf", "fail", "undo", "badDeclaration", "malformedReference",
	"textBetween", "duplicate", "unbound", "overflow", "handOver", "Errorf", "New",
}

// refuses reports whether a branch ends by refusing, itself and not in a
// branch of its own.
func refuses(body []ast.Stmt) bool {
	for _, s := range body {
		refused := false
		switch s := s.(type) {
		case *ast.ReturnStmt:
			refused = slices.ContainsFunc(s.Results, refusal)
		case *ast.ExprStmt:
			refused = refusal(s.X)
		}
		if refused {
			return true
		}
	}
	return false
}

// refusal reports whether an expression is a fault, or the result by which a
// function says no.
func refusal(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.CallExpr:
		name := ""
		switch f := e.Fun.(type) {
		case *ast.Ident:
			name = f.Name
		case *ast.SelectorExpr:
			name = f.Sel.Name
		}
		return slices.Contains(refusals, name)
	case *ast.UnaryExpr:
		return e.Op == token.AND && refusal(e.X)
	case *ast.CompositeLit:
		if t, ok := e.Type.(*ast.Ident); ok {
			return t.Name == "JIDError"
		}
	case *ast.Ident:
		return e.Name == "false" || e.Name == "fault" || strings.HasPrefix(e.Name, "err") || strings.HasPrefix(e.Name, "Err")
	case *ast.BasicLit:
		return e.Value == "0"
	}
	return false
}

// decides reports whether a returned expression is a condition: of a function
// that says whether a character, a byte or a name is allowed.
func decides(fn *ast.FuncDecl, result ast.Expr) bool {
	results := fn.Type.Results
	if results == nil || len(results.List) != 1 {
		return false
	}
	if t, ok := results.List[0].Type.(*ast.Ident); !ok || t.Name != "bool" {
		return false
	}
	_, binary := result.(*ast.BinaryExpr)
	return binary
}

// condition makes the mutants of a condition.
func (c *compiler) condition(e ast.Expr) {
	start, end := c.offset(e.Pos()), c.offset(e.End())
	text := c.without(e, e, "never true", "false")
	if text != string(c.src[start:end]) {
		c.edit = append(c.edit, edit{start, end, text})
	}
}

// without is e with a mutant in which it has that value, and with the mutants
// of its operands.
func (c *compiler) without(whole, e ast.Expr, what, value string) string {
	id, ok := c.add(whole, what, value == "true")
	text := c.operands(whole, e)
	switch {
	case !ok:
		return text
	case value == "false":
		return fmt.Sprintf("(xMutant != %d && (%s))", id, text)
	default:
		return fmt.Sprintf("(xMutant == %d || (%s))", id, text)
	}
}

func (c *compiler) operands(whole, e ast.Expr) string {
	switch e := e.(type) {
	case *ast.ParenExpr:
		return "(" + c.operands(whole, e.X) + ")"
	case *ast.BinaryExpr:
		switch e.Op {
		case token.LAND, token.LOR:
			value := "true"
			if e.Op == token.LOR {
				value = "false"
			}
			return c.operand(whole, e.X, value, e.Op) + " " + e.Op.String() + " " + c.operand(whole, e.Y, value, e.Op)
		case token.LSS, token.LEQ, token.GTR, token.GEQ:
			return c.shifted(whole, e)
		}
	}
	return c.text(e)
}

// operand is an operand of && or ||, which a mutant leaves out.
func (c *compiler) operand(whole, e ast.Expr, value string, op token.Token) string {
	if b, ok := e.(*ast.BinaryExpr); ok && b.Op == op {
		return c.operands(whole, e) // of the same chain
	}
	return c.without(whole, e, "without "+c.oneLine(e), value)
}

var shifts = map[token.Token]token.Token{
	token.LSS: token.LEQ, token.LEQ: token.LSS, token.GTR: token.GEQ, token.GEQ: token.GTR,
}

// shifted is a comparison with a mutant that is off by one.
func (c *compiler) shifted(whole ast.Expr, e *ast.BinaryExpr) string {
	x, y := c.text(e.X), c.text(e.Y)
	id, ok := c.add(whole, fmt.Sprintf("%s %s %s", c.oneLine(e.X), shifts[e.Op], c.oneLine(e.Y)),
		e.Op == token.LSS || e.Op == token.GTR)
	if !ok {
		return c.text(e)
	}
	return fmt.Sprintf("(xMutant == %d && %s %s %s || xMutant != %[1]d && %[2]s %[5]s %[4]s)", id, x, shifts[e.Op], y, e.Op)
}

// value makes the mutant of a case of a switch over bytes that never comes.
func (c *compiler) value(e ast.Expr) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.CHAR {
		return
	}
	if id, ok := c.add(e, "never the case", false); ok {
		start, end := c.offset(e.Pos()), c.offset(e.End())
		c.edit = append(c.edit, edit{start, end, fmt.Sprintf("%s ^ xNever(%d)", c.text(e), id)})
	}
}

// add numbers a mutant, unless it is known to be no other program. oftener says
// that its condition holds for more than the whole one does.
func (c *compiler) add(whole ast.Expr, what string, oftener bool) (id int, ok bool) {
	if slices.Contains(givesWay, filepath.ToSlash(c.file)) && oftener != c.accepts {
		return 0, false
	}
	m := mutant{
		id: len(c.mutants) + 1, file: c.file, line: c.fset.Position(whole.Pos()).Line,
		in: c.in, cond: c.oneLine(whole), what: what,
	}
	if isEquivalent(m) {
		return 0, false
	}
	c.mutants = append(c.mutants, m)
	return m.id, true
}

func (c *compiler) offset(p token.Pos) int { return c.fset.Position(p).Offset }

func (c *compiler) text(e ast.Expr) string { return string(c.src[c.offset(e.Pos()):c.offset(e.End())]) }

func (c *compiler) oneLine(e ast.Expr) string { return strings.Join(strings.Fields(c.text(e)), " ") }

func (m mutant) env() string { return "XMLSTREAM_MUTANT=" + strconv.Itoa(m.id) }
