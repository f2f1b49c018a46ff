package stanza

import (
	"fmt"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// Header is what all stanzas have (RFC 6120 §8.1). Addresses that are no JIDs
// leave To or From zero and are a fault; they survive on the wire.
type Header struct {
	ID   string
	To   JID
	From JID
	Lang string // xml:lang on the stanza itself

	attrs attrs
}

func (h *Header) read(e xmlstream.Element) (fault error) {
	h.attrs = readAttrs(e)
	for _, a := range h.attrs {
		switch {
		case a.space == nsXML && a.local == "lang":
			h.Lang = a.value
		case a.space != "":
		case a.local == "id":
			h.ID = a.value
		case a.local == "to":
			fault = readJID(&h.To, a, fault)
		case a.local == "from":
			fault = readJID(&h.From, a, fault)
		}
	}
	return fault
}

func readJID(j *JID, a attr, fault error) error {
	parsed, err := ParseJID(a.value)
	if err != nil && fault == nil {
		fault = &StanzaFault{Type: ErrorModify, Condition: JIDMalformed, Err: fmt.Errorf("the attribute %s: %w", a.local, err)}
	}
	*j = parsed
	return fault
}

// marshal writes the attributes: those that were received in their order with
// what the fields say now, then new ones.
func (h *Header) marshal(b *xmlstream.Builder, typ string) {
	h.attrs.write(b,
		field("", "to", h.attrs.address("to", h.To)),
		field("", "from", h.attrs.address("from", h.From)),
		field("", "id", h.ID),
		field("", "type", typ),
		field(nsXML, "lang", h.Lang),
	)
}
