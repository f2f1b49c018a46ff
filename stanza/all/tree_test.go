package all_test

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xmppwire/xmppwire/stanza"
)

// node is an element as encoding/xml sees it, or a text, which has no name.
type node struct {
	name  xml.Name
	attrs []xml.Attr // by name, without declarations
	nodes []*node
	text  string
}

// treesOf returns the first-level children of a document without comments and
// CDATA sections. Texts between them
// are left out; those that stand beside each other are one.
func treesOf(doc []byte) ([]*node, error) {
	root := &node{}
	open := []*node{root}
	d := xml.NewDecoder(bytes.NewReader(spaced(doc)))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		in := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &node{name: token.Name}
			for _, a := range token.Attr {
				if a.Name.Space != "xmlns" && a.Name != (xml.Name{Local: "xmlns"}) {
					n.attrs = append(n.attrs, a)
				}
			}
			slices.SortFunc(n.attrs, func(a, b xml.Attr) int { return compareNames(a.Name, b.Name) })
			in.nodes = append(in.nodes, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			switch last := len(in.nodes) - 1; {
			case len(open) == 1:
			case last >= 0 && in.nodes[last].isText():
				in.nodes[last].text += string(token)
			case len(token) > 0:
				in.nodes = append(in.nodes, &node{text: string(token)})
			}
		}
	}
	if len(root.nodes) != 1 {
		return nil, errors.New("the document has not one root")
	}
	return slices.DeleteFunc(root.nodes[0].nodes, (*node).isText), nil
}

// spaced does with a document what encoding/xml leaves undone: white space in
// the value of an attribute is a space (XML 1.0 §3.3.3), but for references.
func spaced(doc []byte) []byte {
	doc = bytes.Clone(doc)
	var quote byte // that an attribute's value ends with
	tag := false
	for i, c := range doc {
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote != 0 && (c == '\n' || c == '\t'):
			doc[i] = ' '
		case quote != 0:
		case tag && (c == '\'' || c == '"'):
			quote = c
		case c == '<':
			tag = true
		case c == '>':
			tag = false
		}
	}
	return doc
}

func (n *node) isText() bool { return n.name.Local == "" }

func compareNames(a, b xml.Name) int {
	return cmp.Or(cmp.Compare(a.Space, b.Space), cmp.Compare(a.Local, b.Local))
}

// equal compares all that an element says.
func equal(a, b *node) bool {
	return a.name == b.name && a.text == b.text && slices.Equal(a.attrs, b.attrs) && slices.EqualFunc(a.nodes, b.nodes, equal)
}

// equalInAnyOrder compares without the order of children that have different
// names, and without that of text beside them; white space there says nothing.
func equalInAnyOrder(a, b *node) bool {
	if a.name != b.name || !slices.EqualFunc(a.attrs, b.attrs, func(a, b xml.Attr) bool { return a.Name == b.Name && sameScalar(a.Value, b.Value) }) {
		return false
	}
	aText, aNodes := a.parts()
	bText, bNodes := b.parts()
	return sameScalar(aText, bText) && slices.EqualFunc(aNodes, bNodes, equalInAnyOrder)
}

// parts returns the text of an element and its children in the order of their
// names.
func (n *node) parts() (text string, children []*node) {
	for _, c := range n.nodes {
		if c.isText() {
			text += c.text
		} else {
			children = append(children, c)
		}
	}
	if len(children) > 0 {
		text = strings.TrimSpace(text)
	}
	slices.SortStableFunc(children, func(a, b *node) int { return compareNames(a.name, b.name) })
	return text, children
}

// sameScalar reports whether two texts are two spellings of one value.
func sameScalar(a, b string) bool {
	return a == b || same(a, b, strconv.ParseBool) || same(a, b, number) || same(a, b, instant) || same(a, b, bytesOf) || same(a, b, stanza.ParseJID)
}

func same[T any](a, b string, parse func(string) (T, error)) bool {
	x, err := parse(strings.TrimSpace(a))
	if err != nil {
		return false
	}
	y, err := parse(strings.TrimSpace(b))
	return err == nil && reflect.DeepEqual(x, y)
}

func number(s string) (float64, error) { return strconv.ParseFloat(s, 64) }

func instant(s string) (time.Time, error) {
	t, err := time.Parse(time.RFC3339, s)
	return t.UTC(), err
}

func bytesOf(s string) ([]byte, error) {
	s = strings.Join(strings.Fields(s), "")
	if s == "" {
		return nil, errors.New("there are none")
	}
	return base64.StdEncoding.DecodeString(s)
}

func TestSameScalar(t *testing.T) {
	tests := map[string]struct {
		a, b string
		want bool
	}{
		"equal":             {"x y", "x y", true},
		"bool":              {"1", "true", true},
		"other bool":        {"0", "true", false},
		"number":            {" 07", "7", true},
		"other number":      {"7", "70", false},
		"time":              {"2025-06-01T12:00:00+02:00", "2025-06-01T10:00:00Z", true},
		"other time":        {"2025-06-01T12:00:00Z", "2025-06-01T10:00:00Z", false},
		"base64":            {"YWJj\n ZGVm", "YWJjZGVm", true},
		"other base64":      {"YWJj", "YWJk", false},
		"JID":               {"Ann@Example.ORG/Desk", "ann@example.org/Desk", true},
		"other JID":         {"ann@example.org/Desk", "ann@example.org/desk", false},
		"text":              {"a  b!", "a b!", false},
		"white space, text": {" ", "", false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := sameScalar(test.a, test.b); got != test.want {
				t.Errorf("%q and %q: %v", test.a, test.b, got)
			}
		})
	}
}

// withoutRemarks returns an element without text that no protocol means: white
// space and words beside children, and an ellipsis for what a listing leaves
// out.
func withoutRemarks(n *node) *node {
	out := &node{name: n.name, attrs: n.attrs, text: n.text}
	text, children := n.parts()
	for _, c := range n.nodes {
		switch {
		case !c.isText():
			out.nodes = append(out.nodes, withoutRemarks(c))
		case len(children) == 0 && strings.Trim(text, " \t\r\n.…") != "":
			out.nodes = append(out.nodes, c)
		}
	}
	return out
}

// String is the element as XML with expanded names, for messages.
func (n *node) String() string {
	if n == nil {
		return "nothing"
	}
	if n.isText() {
		return n.text
	}
	var out strings.Builder
	out.WriteString("<" + expanded(n.name))
	for _, a := range n.attrs {
		out.WriteString(" " + expanded(a.Name) + "=" + strconv.Quote(a.Value))
	}
	out.WriteString(">")
	for _, c := range n.nodes {
		out.WriteString(c.String())
	}
	out.WriteString("</>")
	return out.String()
}
