// Package wiretest checks that types say what their wire form says. The tests
// of the protocol packages share it.
package wiretest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// Case is a wire form and its value.
type Case = struct {
	XML  string
	Want any // a pointer, as a program would build it
}

// Cases are cases by a name for each.
type Cases = map[string]Case

// Run checks each case: the XML decodes to the value, the value encodes to the
// XML, what was decoded encodes to what was received, and an unknown attribute
// and child survive.
func Run(t *testing.T, types stanza.Types, cases Cases, opts ...gocmp.Option) {
	codec := stanza.NewCodec("jabber:client", types)
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			got, err := codec.Decode(Parse(t, c.XML))
			if err != nil {
				t.Fatal(err)
			}
			if diff := gocmp.Diff(c.Want, got, append(opts, comparing...)...); diff != "" {
				t.Errorf("decoded (-want +got):\n%s", diff)
			}
			same(t, "what was decoded", codec, got, c.XML)
			same(t, "a new value", codec, c.Want, c.XML)
			more := withUnknown(c.XML)
			got, err = codec.Decode(Parse(t, more))
			if err != nil {
				t.Fatal(err)
			}
			same(t, "with unknown parts", codec, got, more)
		})
	}
}

var comparing = []gocmp.Option{
	cmpopts.IgnoreTypes(stanza.Extra{}),
	cmpopts.IgnoreUnexported(stanza.LangText{}),
	gocmp.Comparer(func(a, b stanza.JID) bool { return a == b }),
	gocmp.FilterPath(func(p gocmp.Path) bool { return p.Last().String() == ".XMLName" }, gocmp.Ignore()),
}

func same(t *testing.T, what string, codec *stanza.Codec, v any, want string) {
	t.Helper()
	out, err := codec.Append(nil, v)
	if err != nil {
		t.Errorf("%s: %v", what, err)
		return
	}
	if diff := gocmp.Diff(Tree(Parse(t, want)), Tree(Parse(t, string(out)))); diff != "" {
		t.Errorf("%s is written as %s (-want +got):\n%s", what, out, diff)
	}
}

// withUnknown adds an attribute and a child to the root, whose attributes have
// no ">" in their values.
func withUnknown(xml string) string {
	end := strings.IndexByte(xml, '>')
	tag, content, last := xml[:end], xml[end+1:], ""
	if strings.HasSuffix(tag, "/") {
		tag = strings.TrimSuffix(tag, "/")
		name, _, _ := strings.Cut(tag, " ")
		last = "</" + name[1:] + ">"
	}
	return tag + " unknown='1'><unknown xmlns='urn:example:unknown' a='1'>b</unknown>" + content + last
}

// Parse returns an element that stands alone or in a stream of clients.
func Parse(t *testing.T, xml string) xmlstream.Element {
	t.Helper()
	e, err := xmlstream.Parse([]byte("<r xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>"+xml+"</r>"), nil)
	if err != nil {
		t.Fatalf("%v in %s", err, xml)
	}
	for child := range e.Children() {
		return child.Clone()
	}
	t.Fatalf("there is no element in %s", xml)
	return e
}

// Tree returns an element's meaning, line by line: names without prefixes,
// attributes in the order of their names, children and text as they stand.
func Tree(e xmlstream.Element) string { return tree(e, false) }

// Sorted is Tree with children of different names in the order of those.
func Sorted(e xmlstream.Element) string { return tree(e, true) }

func tree(e xmlstream.Element, sorted bool) string {
	var attrs, children []string
	for a := range e.Attrs() {
		attrs = append(attrs, fmt.Sprintf(" %s=%q", name(a.Name.Space, a.Name.Local), a.Value))
	}
	slices.Sort(attrs)
	text := ""
	for n := range e.Nodes() {
		switch {
		case !n.Element.IsZero():
			children = append(children, tree(n.Element, sorted))
		case sorted:
			text += string(n.Text)
		default:
			children = append(children, fmt.Sprintf("%q\n", n.Text))
		}
	}
	if sorted {
		slices.SortStableFunc(children, func(a, b string) int { return cmp.Compare(first(a), first(b)) })
		if text = strings.TrimSpace(text); text != "" {
			children = append(children, fmt.Sprintf("%q\n", text))
		}
	}
	var out strings.Builder
	out.WriteString(name(e.Name().Space, e.Name().Local) + strings.Join(attrs, "") + "\n")
	for _, child := range children {
		for line := range strings.Lines(child) {
			out.WriteString("  " + line)
		}
	}
	return out.String()
}

func name(space, local string) string {
	if space == "" {
		return local
	}
	return "{" + space + "}" + local
}

func first(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	s, _, _ = strings.Cut(s, " ")
	return s
}
