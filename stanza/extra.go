package stanza

import (
	"encoding/xml"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// Extra keeps what the fields of a type do not name, and the place of what
// they do: types with a wire form of their own embed it. The zero Extra is
// that of a new value.
type Extra struct {
	// Payloads are the children that are no fields of the type, in their
	// order. They own their memory.
	Payloads Payloads

	attrs   attrs
	content content
}

// Read takes attributes and content of e, which must own its memory (a clone).
// take says for each piece of content which of the type's kinds of field, from
// 1 on, has taken it; 0 leaves it to the Extra. A nil take leaves everything.
func (x *Extra) Read(e xmlstream.Element, take func(n xmlstream.Node) (kind int)) {
	*x = Extra{attrs: readAttrs(e)}
	for n := range e.Nodes() {
		k := kindPayload
		if take != nil {
			k = take(n)
		}
		switch {
		case k == kindPayload && n.Element.IsZero():
			x.content.addStray(n.Text)
			continue
		case k == kindPayload:
			x.Payloads = append(x.Payloads, n.Element)
		}
		x.content.add(k)
	}
}

// Attr returns an attribute as received, "" if there was none; space is "" for
// none.
func (x *Extra) Attr(space, local string) string {
	value, _ := x.attrs.get(space, local)
	return value
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
func (x *Extra) WriteAttrs(b *xmlstream.Builder, fields ...xml.Attr) { x.attrs.write(b, fields...) }

// WriteContent writes the content in the order of arrival, then new values:
// kinds 1 to kinds, and payloads last. write(kind, n) writes the n-th value of
// a kind and reports whether there is one.
func (x *Extra) WriteContent(b *xmlstream.Builder, kinds int, write func(kind, n int) bool) {
	x.content.write(b, kinds, x.Payloads, write)
}
