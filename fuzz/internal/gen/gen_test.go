package gen_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/fuzz/internal/gen"
	"github.com/xmppwire/xmppwire/fuzz/internal/reference"
)

// defaultLimits are those of package xmlstream.
var defaultLimits = reference.Limits{
	StanzaBytes: 262144, HeaderBytes: 8192, Depth: 128, Elements: 16384,
	Attrs: 64, Namespaces: 256, NameBytes: 1024, NamespaceBytes: 2048,
}

func source(seed int) *rand.Rand { return rand.New(rand.NewPCG(1, uint64(seed))) }

func TestStreamsAreValid(t *testing.T) {
	for seed := range 1500 {
		b := gen.Stream(source(seed), 10+seed*2)
		if r := reference.Parse(b, reference.Options{Limits: defaultLimits}); r.Fault != nil {
			t.Fatalf("seed %d: %v, in\n%q", seed, r.Fault, b)
		}
	}
}

func TestStreamsAreReproducible(t *testing.T) {
	if !bytes.Equal(gen.Stream(source(7), 5000), gen.Stream(source(7), 5000)) {
		t.Error("the same source gives different streams")
	}
}

// TestStreamsAreVaried proves that what the generator promises to write, it writes.
func TestStreamsAreVaried(t *testing.T) {
	found := make(map[string]int)
	count := func(what string, is bool) {
		if is {
			found[what]++
		} else {
			found[what] += 0
		}
	}
	for seed := range 450 {
		b := gen.Stream(source(seed), []int{1000, 4000, 20000}[seed%3])
		for _, s := range []string{
			"<![CDATA[", "&amp;", "&lt;", "&gt;", "&apos;", "&quot;", "&#x", "\r\n", "\t", "xmlns=''", "xml:lang",
			"<?xml", "encoding", "standalone", "version='1.1'", "<message", "]]&", "='\"", "=\"'", "\uFEFF", "\U0010FFFF", "\uD7FF",
		} {
			count(s, bytes.Contains(b, []byte(s)))
		}
		r := reference.Parse(b, reference.Options{})
		count("pending", r.Pending)
		count("closed", !r.Pending)
		count("only a header", len(r.Events) == 2 && r.Events[0].End == r.Events[1].End)
		type at struct {
			element *reference.Element
			depth   int
		}
		var todo []at
		for _, e := range r.Events {
			count("keepalive", e.Kind == reference.Keepalive)
			if e.Kind == reference.Child {
				todo = append(todo, at{e.Element, 1})
			}
		}
		for len(todo) > 0 {
			e := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			count("nested 30 deep", e.depth >= 30)
			count("20 children", len(e.element.Children) >= 20)
			count("astral name", strings.ContainsFunc(e.element.Local, func(c rune) bool { return c > 0xFFFF }))
			count("no namespace", e.element.Space == "")
			count("40 attributes", len(e.element.Attrs) >= 40)
			spaces := make(map[string]bool)
			for _, a := range e.element.Attrs {
				spaces[a.Space] = true
				count("line feed in a value", strings.Contains(a.Value, "\n"))
			}
			count("attributes of three namespaces", len(spaces) >= 3)
			for _, n := range e.element.Children {
				if n.Element != nil {
					todo = append(todo, at{n.Element, e.depth + 1})
				}
			}
		}
	}
	for what, n := range found {
		if n == 0 {
			t.Errorf("never written: %s", what)
		}
	}
}

// TestStreamsInEncodingXML reads streams with both encoding/xml and the
// reference.
func TestStreamsInEncodingXML(t *testing.T) {
	for seed := range 1000 {
		b := gen.Style{Size: 10 + seed*3, Conservative: true}.Stream(source(seed))
		want := fold(reference.Parse(b, reference.Options{}).Events)
		got, err := readEncodingXML(b)
		if err != nil {
			t.Fatalf("seed %d: %v, in\n%q", seed, err, b)
		}
		if !reflect.DeepEqual(want, got) { // cmp.Diff alone is slow
			t.Fatalf("seed %d (-reference +encoding/xml):\n%s\nin %q", seed, cmp.Diff(want, got), b)
		}
	}
}

// fold makes elements comparable with those of encoding/xml, which does not
// normalise white space in values, and so not in namespace names.
func fold(events []reference.Event) []*reference.Element {
	var children, todo []*reference.Element
	for _, e := range events {
		if e.Kind == reference.Child {
			children = append(children, e.Element)
		}
	}
	todo = append(todo, children...)
	for len(todo) > 0 {
		e := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		e.Space = foldSpace(e.Space)
		for i, a := range e.Attrs {
			e.Attrs[i] = reference.Attr{Space: foldSpace(a.Space), Local: a.Local, Value: foldSpace(a.Value)}
		}
		for _, n := range e.Children {
			if n.Element != nil {
				todo = append(todo, n.Element)
			}
		}
	}
	return children
}

func foldSpace(s string) string {
	return strings.NewReplacer("\t", " ", "\n", " ", "\r", " ").Replace(s)
}

// readEncodingXML are the first-level children of a stream.
func readEncodingXML(b []byte) ([]*reference.Element, error) {
	var children, open []*reference.Element
	for d := xml.NewDecoder(bytes.NewReader(b)); ; {
		token, err := d.Token()
		var syntax *xml.SyntaxError
		switch {
		case errors.Is(err, io.EOF), errors.As(err, &syntax) && syntax.Msg == "unexpected EOF":
			return children, nil
		case err != nil:
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := &reference.Element{Space: foldSpace(token.Name.Space), Local: token.Name.Local}
			for _, a := range token.Attr {
				if a.Name.Space == "xmlns" || a.Name == (xml.Name{Local: "xmlns"}) {
					continue
				}
				e.Attrs = append(e.Attrs, reference.Attr{
					Space: foldSpace(a.Name.Space), Local: a.Name.Local, Value: foldSpace(a.Value),
				})
			}
			switch len(open) {
			case 0: // the header
			case 1:
				children = append(children, e)
			default:
				parent := open[len(open)-1]
				parent.Children = append(parent.Children, reference.Node{Element: e})
			}
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) < 2 || len(token) == 0 {
				continue
			}
			parent := open[len(open)-1]
			if last := len(parent.Children) - 1; last >= 0 && parent.Children[last].Element == nil {
				parent.Children[last].Text += string(token)
			} else {
				parent.Children = append(parent.Children, reference.Node{Text: string(token)})
			}
		}
	}
}

// TestMutants proves that mutants reach every condition, and that many are
// still accepted.
func TestMutants(t *testing.T) {
	found := make(map[string]int)
	for seed := range 4000 {
		r := source(seed)
		b := gen.Stream(r, 400)
		before := bytes.Clone(b)
		m := gen.Mutate(r, b)
		if !bytes.Equal(b, before) {
			t.Fatalf("seed %d: the input was changed", seed)
		}
		if bytes.Equal(m, b) {
			found["unchanged"]++
		}
		switch result := reference.Parse(m, reference.Options{Limits: defaultLimits}); {
		case result.Fault == nil:
			found["accepted"]++
		default:
			found[result.Fault.Condition]++
		}
	}
	t.Log(found)
	for _, what := range []string{
		"accepted", reference.NotWellFormed, reference.UnsupportedEncoding, reference.RestrictedXML,
		reference.BadFormat, reference.InvalidNamespace, reference.UnsupportedStanzaType,
	} {
		if found[what] < 3 {
			t.Errorf("%d mutants: %s", found[what], what)
		}
	}
	if found["unchanged"] > 400 {
		t.Errorf("%d mutants are not changed", found["unchanged"])
	}
}

func TestMutateAnything(t *testing.T) {
	for seed := range 2000 {
		r := source(seed)
		b := []byte("<a>"[:r.IntN(4)])
		for range 5 {
			b = gen.Mutate(r, b)
		}
	}
}

func TestDictionary(t *testing.T) {
	tokens := gen.Dictionary()
	seen := make(map[string]bool)
	for _, token := range tokens {
		if len(token) == 0 || seen[string(token)] {
			t.Errorf("%q is empty or stands twice", token)
		}
		seen[string(token)] = true
	}
	for _, want := range []string{"<![CDATA[", "]]>", "jabber:client", "\xED\xA0\x80", "\r\n", "\""} {
		if !seen[want] {
			t.Errorf("%q is missing", want)
		}
	}
}
