package stanza_test

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// shape is a Go type that encoding/xml accepts or refuses, with inputs for
// both directions. In all of them this package and that one must agree; where
// they shall not, the case stands in the table departures.
type shape struct {
	name    string
	target  func() any // a new pointer to the type, as Unmarshal takes it
	docs    docs
	values  []any
	ownDocs bool // what the common inputs and a stream around it declare would show in the value
}

// doc is one input of a shape.
type doc struct {
	name, xml string
	into      func() any // a target that holds something already; nil for a new one
}

type docs []doc

func in(name, xml string) doc { return doc{name, xml, nil} }

func reused(name, xml string, into func() any) doc { return doc{name, xml, into} }

func shapeOf[T any](name string, d docs, values ...T) shape {
	s := shape{name: name, target: func() any { return new(T) }, docs: d}
	for _, v := range values {
		s.values = append(s.values, v)
	}
	return s
}

// withOwnDocs leaves out the common inputs and the stream around the element.
func (s shape) withOwnDocs() shape {
	s.ownDocs = true
	return s
}

// commonDocs are read into every shape: most have the root <a>.
var commonDocs = docs{
	in("empty root", `<a/>`),
	in("wrong root", `<zz/>`),
	in("root elsewhere", `<a xmlns="urn:other"><b>1</b></a>`),
	in("root prefixed", `<p:a xmlns:p="urn:x"><p:b>1</p:b><b>2</b></p:a>`),
	in("unknown parts", `<a zz="1" e:id="2" xmlns:e="urn:evil">t1<e:b>3</e:b>t2<zz><b>4</b></zz></a>`),
	in("text only", `<a>text</a>`),
	in("many of b", `<a b="1" c="2">1<b>1</b><b/><c>2</c></a>`),
}

func allShapes() []shape {
	return slices.Concat(scalarShapes(), leafShapes(), elementShapes(), attributeShapes(), textShapes(), innerShapes(), anyShapes(),
		pathShapes(), nameShapes(), embeddingShapes(), pointerShapes(), sliceShapes(), interfaceShapes(),
		textMethodShapes(), attrMethodShapes(), xmlMethodShapes(), recursiveShapes(), unsupportedShapes(),
		badTagShapes(), targetShapes(), protocolShapes())
}

// outcome is what one of the two packages made of an input.
type outcome struct {
	value    any   // decoded
	tree     *node // encoded
	err      error
	panicked any
}

func (o outcome) failed() bool { return o.err != nil || o.panicked != nil }

func (o outcome) String() string {
	switch {
	case o.panicked != nil:
		return fmt.Sprintf("panic: %v", o.panicked)
	case o.err != nil:
		return fmt.Sprintf("error: %v", o.err)
	case o.tree != nil:
		return o.tree.String()
	}
	return fmt.Sprintf("%+v", reflect.Indirect(reflect.ValueOf(o.value)))
}

// try runs f and keeps a panic for the comparison.
func try(f func() outcome) (o outcome) {
	defer func() {
		if p := recover(); p != nil {
			o = outcome{panicked: p}
		}
	}()
	return f()
}

func decodeOurs(e xmlstream.Element, v any) outcome {
	return try(func() outcome {
		if err := stanza.Unmarshal(e, v); err != nil {
			return outcome{err: err}
		}
		return outcome{value: v}
	})
}

func decodeTheirs(e xmlstream.Element, v any) outcome {
	return try(func() outcome {
		b, err := e.AppendXML(nil)
		if err != nil {
			return outcome{err: err}
		}
		if err := xml.Unmarshal(b, v); err != nil {
			return outcome{err: err}
		}
		return outcome{value: v}
	})
}

// encodeOurs also checks what Append promises whatever the value: dst stays in
// front, and alone where there is an error; what comes out is one element.
func encodeOurs(t *testing.T, v any) outcome {
	t.Helper()
	return try(func() outcome {
		const before = "before "
		out, err := stanza.Append([]byte(before), v)
		written, kept := bytes.CutPrefix(out, []byte(before))
		if !kept || err != nil && len(written) > 0 {
			t.Errorf("Append returned %q, %v: dst is not as it was", out, err)
		}
		if err != nil {
			return outcome{err: err}
		}
		if _, err := parse(written); err != nil {
			t.Errorf("Append wrote %q: %v", written, err)
		}
		tree, err := treeOf(written)
		if err != nil {
			t.Errorf("Append wrote %q: %v", written, err)
		}
		return outcome{tree: tree}
	})
}

func encodeTheirs(v any) outcome {
	return try(func() outcome {
		out, err := xml.Marshal(v)
		if err != nil {
			return outcome{err: err}
		}
		if _, err := parse(out); err != nil {
			return outcome{tree: &node{text: fmt.Sprintf("not one element: %s (%v)", out, err)}}
		}
		tree, err := treeOf(out)
		return outcome{tree: tree, err: err}
	})
}

// sameOutcome compares values and trees, and of errors only that there is one.
func sameOutcome(theirs, ours outcome) string {
	if theirs.panicked != nil || ours.panicked != nil || theirs.failed() != ours.failed() {
		return fmt.Sprintf("encoding/xml: %v\nours: %v", theirs, ours)
	}
	if theirs.failed() {
		return ""
	}
	if reflect.DeepEqual(theirs, ours) {
		return ""
	}
	return gocmp.Diff(theirs.value, ours.value, sameValue...) + gocmp.Diff(theirs.tree, ours.tree, sameValue...)
}

var sameValue = gocmp.Options{
	gocmp.Exporter(func(reflect.Type) bool { return true }),
	cmpopts.EquateNaNs(),
	cmpopts.EquateComparable(reflect.TypeFor[xmlstream.Element]()),
}

func parse(b []byte) (xmlstream.Element, error) {
	return xmlstream.Parse(b, &xmlstream.Options{Limits: xmlstream.Unlimited()})
}

// inStream returns the element as the first-level child of a stream, which
// declares its namespace and a prefix for it.
func inStream(t *testing.T, doc string) xmlstream.Element {
	t.Helper()
	tok := xmlstream.NewTokenizer(&xmlstream.Options{Limits: xmlstream.Unlimited()})
	header := `<stream:stream xmlns="jabber:client" xmlns:stream="http://etherx.jabber.org/streams" xml:lang="en">`
	for event, err := range tok.Feed([]byte(header + doc)) {
		if err != nil {
			t.Fatal(err)
		}
		if event == xmlstream.Child {
			return tok.Element()
		}
	}
	t.Fatalf("no element in %q", doc)
	return xmlstream.Element{}
}

// node is an element as an independent reader sees it: encoding/xml's tokens
// with resolved names, without declarations.
type node struct {
	name  xml.Name
	attrs []xml.Attr
	nodes []*node
	text  string // of a text node
}

// String writes the tree in a form for people.
func (n *node) String() string {
	if n.name.Local == "" && n.nodes == nil {
		return fmt.Sprintf("%q", n.text)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "{%s}%s(", n.name.Space, n.name.Local)
	for _, a := range n.attrs {
		fmt.Fprintf(&b, "{%s}%s=%q ", a.Name.Space, a.Name.Local, a.Value)
	}
	for _, c := range n.nodes {
		b.WriteString(c.String())
	}
	b.WriteString(")")
	return b.String()
}

// treeOf returns a node without a name that holds what doc holds. Attributes
// are sorted, since their order says nothing.
func treeOf(doc []byte) (*node, error) {
	root := &node{}
	open := []*node{root}
	dec := xml.NewDecoder(bytes.NewReader(doc))
	for {
		tok, err := dec.Token()
		switch {
		case errors.Is(err, io.EOF) && len(open) == 1:
			return root, nil
		case err != nil:
			return nil, err
		}
		top := open[len(open)-1]
		switch tok := tok.(type) {
		case xml.StartElement:
			n := &node{name: tok.Name}
			for _, a := range tok.Attr {
				// encoding/xml shows a declaration as an attribute in the
				// namespace "xmlns", and attributes in that namespace too.
				declaration := a.Name.Space == "xmlns" && bytes.Contains(doc, []byte(" xmlns:"+a.Name.Local+"="))
				if !declaration && a.Name != (xml.Name{Local: "xmlns"}) {
					n.attrs = append(n.attrs, a)
				}
			}
			slices.SortFunc(n.attrs, func(a, b xml.Attr) int {
				return cmp.Or(cmp.Compare(a.Name.Space, b.Name.Space), cmp.Compare(a.Name.Local, b.Name.Local))
			})
			top.nodes = append(top.nodes, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if n := len(top.nodes); n > 0 && top.nodes[n-1].name.Local == "" {
				top.nodes[n-1].text += string(tok)
			} else if len(tok) > 0 {
				top.nodes = append(top.nodes, &node{text: string(tok)})
			}
		default:
			top.nodes = append(top.nodes, &node{name: xml.Name{Local: fmt.Sprintf("%T", tok)}})
		}
	}
}

func TestUnmarshalAgreesWithEncodingXML(t *testing.T) {
	check := func(t *testing.T, e xmlstream.Element, target func() any) {
		t.Helper()
		theirs, ours := decodeTheirs(e, target()), decodeOurs(e, target())
		if diff := sameOutcome(theirs, ours); diff != "" {
			t.Errorf("%s (-encoding/xml +ours)\n%s\nerror of encoding/xml: %v, ours: %v", e, diff, theirs.err, ours.err)
		}
	}
	for _, s := range allShapes() {
		t.Run(s.name, func(t *testing.T) {
			all := s.docs
			if !s.ownDocs {
				all = slices.Concat(all, commonDocs)
			}
			for _, d := range all {
				target := d.into
				if target == nil {
					target = s.target
				}
				t.Run(d.name, func(t *testing.T) {
					e, err := parse([]byte(d.xml))
					if err != nil {
						t.Fatal(err)
					}
					check(t, e, target)
					if !s.ownDocs {
						check(t, inStream(t, d.xml), target)
					}
				})
			}
		})
	}
}

// TestAppendAgreesWithEncodingXML writes each value and a pointer to it: only
// behind a pointer are methods with pointer receivers found.
func TestAppendAgreesWithEncodingXML(t *testing.T) {
	for _, s := range allShapes() {
		for i, v := range s.values {
			pointer := reflect.New(reflect.TypeOf(v))
			pointer.Elem().Set(reflect.ValueOf(v))
			for kind, v := range map[string]any{"value": v, "pointer": pointer.Interface()} {
				t.Run(fmt.Sprintf("%s/%s %d", s.name, kind, i), func(t *testing.T) {
					theirs, ours := encodeTheirs(v), encodeOurs(t, v)
					if diff := sameOutcome(theirs, ours); diff != "" {
						t.Errorf("%+v (-encoding/xml +ours)\n%s\nerror of encoding/xml: %v, ours: %v", v, diff, theirs.err, ours.err)
					}
				})
			}
		}
	}
}

// TestShapeTable keeps the table as large as it has to be, and its names apart.
func TestShapeTable(t *testing.T) {
	seen := map[string]bool{}
	var inputs, values int
	for _, s := range allShapes() {
		if seen[s.name] {
			t.Errorf("two shapes are named %q", s.name)
		}
		seen[s.name] = true
		inputs += len(s.docs)
		if !s.ownDocs {
			inputs += len(s.docs) + 2*len(commonDocs)
		}
		values += 2 * len(s.values)
		names := map[string]bool{}
		for _, d := range s.docs {
			if names[d.name] {
				t.Errorf("%s: two inputs are named %q", s.name, d.name)
			}
			names[d.name] = true
		}
	}
	if len(seen) < 80 {
		t.Errorf("%d shapes", len(seen))
	}
	t.Logf("%d shapes, %d decoded inputs, %d encoded values, %d departures", len(seen), inputs, values, len(departures()))
}
