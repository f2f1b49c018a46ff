package stanza

import (
	"strings"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// Routing is what a router needs of a stanza. The bytes are borrowed: they
// live as long as the Element.
type Routing struct {
	Kind               Kind
	To, From, Type, ID []byte // nil if the attribute is absent
}

// Kind is which stanza an element is.
type Kind uint8

// The kinds of first-level children that a router tells apart.
const (
	KindOther Kind = iota
	KindMessage
	KindPresence
	KindIQ
)

// Route looks at the name and the attributes of a first-level child and nothing
// else. It does not allocate. A stanza is one in any content namespace, also if
// that is not the stream's, where a Codec says *Unknown:
// xmlstream.Options.ContentNamespaces limits what a stream may have.
func Route(e xmlstream.Element) Routing {
	var r Routing
	if kind, ok := kinds[e.NameID()]; ok {
		r.Kind = kind
	}
	r.To, _ = e.Attr("to")
	r.From, _ = e.Attr("from")
	r.Type, _ = e.Attr("type")
	r.ID, _ = e.Attr("id")
	return r
}

// kinds are those of the stanzas in each content namespace.
var kinds = makeKinds()

func makeKinds() map[xmlstream.NameID]Kind {
	m := map[xmlstream.NameID]Kind{}
	for space := range strings.FieldsSeq(contentSpaces) {
		m[xmlstream.LookupName(space, "message")] = KindMessage
		m[xmlstream.LookupName(space, "presence")] = KindPresence
		m[xmlstream.LookupName(space, "iq")] = KindIQ
	}
	return m
}
