package stanza

import (
	"encoding/xml"
	"slices"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// Extra keeps what the fields of a type do not name, and the place of what
// they do: types with a wire form of their own embed it. The zero Extra is
// that of a new value.
type Extra struct {
	// Payloads are the children that are no fields of the type, in their
	// order. They own their memory.
	Payloads Payloads

	attrs attrs
	nodes []extraNode
}

// extraNode is one piece of content: a field of the type by its kind, a
// payload, or text between elements.
type extraNode struct {
	kind int
	text string
}

const kindText = -1

// Read takes attributes and content of e, which must own its memory (a clone).
// take says for each piece of content which of the type's kinds of field, from
// 1 on, has taken it; 0 leaves it to the Extra. A nil take leaves everything.
func (x *Extra) Read(e xmlstream.Element, take func(n xmlstream.Node) (kind int)) {
	*x = Extra{attrs: readAttrs(e)}
	for n := range e.Nodes() {
		k := 0
		if take != nil {
			k = take(n)
		}
		switch {
		case k != 0:
			x.nodes = append(x.nodes, extraNode{kind: k})
		case n.Element.IsZero():
			x.nodes = append(x.nodes, extraNode{kind: kindText, text: string(n.Text)})
		default:
			x.Payloads = append(x.Payloads, n.Element)
			x.nodes = append(x.nodes, extraNode{})
		}
	}
}

// Attr returns an attribute as received, "" if there was none; space is "" for
// none.
func (x *Extra) Attr(space, local string) string {
	for _, a := range x.attrs {
		if a.space == space && a.local == local {
			return a.value
		}
	}
	return ""
}

// SetAttr sets an attribute that is no field of the type, or adds it at the
// end.
func (x *Extra) SetAttr(space, local, value string) {
	for i := range x.attrs {
		if x.attrs[i].space == space && x.attrs[i].local == local {
			x.attrs[i].value = value
			return
		}
	}
	x.attrs = append(x.attrs, attr{space, local, value})
}

// WriteAttrs writes the attributes in the order of arrival, those of fields
// with what the fields say now, then new ones. A field that is "" is left out,
// unless it was received as that.
func (x *Extra) WriteAttrs(b *xmlstream.Builder, fields ...xml.Attr) {
	var written []xml.Name
	for _, a := range x.attrs {
		name := xml.Name{Space: a.space, Local: a.local}
		value := a.value
		if i := slices.IndexFunc(fields, func(f xml.Attr) bool { return f.Name == name }); i >= 0 {
			written = append(written, name)
			if value = fields[i].Value; value == "" && a.value != "" {
				continue
			}
		}
		b.Attr(a.space, a.local, value)
	}
	for _, f := range fields {
		if f.Value != "" && !slices.Contains(written, f.Name) {
			b.Attr(f.Name.Space, f.Name.Local, f.Value)
		}
	}
}

// WriteContent writes the content in the order of arrival, then new values:
// kinds 1 to kinds, and payloads last. write(kind, n) writes the n-th value of
// a kind and reports whether there is one.
func (x *Extra) WriteContent(b *xmlstream.Builder, kinds int, write func(kind, n int) bool) {
	next := make([]int, kinds+1)
	put := func(kind int) bool {
		n := next[kind]
		switch {
		case kind != 0:
			if !write(kind, n) {
				return false
			}
		case n < len(x.Payloads):
			b.Element(x.Payloads[n])
		default:
			return false
		}
		next[kind]++
		return true
	}
	for _, node := range x.nodes {
		if node.kind == kindText {
			b.Text(node.text)
		} else {
			put(node.kind)
		}
	}
	for k := 1; k <= kinds; k++ {
		for put(k) {
		}
	}
	for put(0) {
	}
}

// Read adds the text of an element, which must own its memory.
func (t *Text) Read(e xmlstream.Element) { t.add(e) }

// Write writes the text as one element.
func (v LangText) Write(b *xmlstream.Builder, space, local string) { v.marshal(b, space, local) }
