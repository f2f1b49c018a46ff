package stanza

import "strings"

// Header is what all stanzas have (RFC 6120 §8.1). Addresses that are no JIDs
// leave To or From zero and are a fault; they survive on the wire.
type Header struct {
	ID   string `xml:"id,attr,omitempty"`
	To   JID    `xml:"to,attr,omitempty"`
	From JID    `xml:"from,attr,omitempty"`
	// Lang is the xml:lang on the stanza itself. Source().LangString() is that in
	// scope, which may be the stream's: a server that routes the stanza to another
	// stream sets Lang to it (RFC 6120 §8.1.5).
	Lang string `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"`
	Extra
}

func (h *Header) reply() Header { return Header{ID: h.ID, To: h.From, From: h.To} }

// SentBy reports whether the stanza comes from that address: its from is that,
// or it has none and the address is one's own account (RFC 6120 §8.1.2.1); own
// is the address that this side is bound to.
//
// What acts for the account must be checked with it. A roster push (RFC 6121
// §2.1.6) and a carbon copy (XEP-0280, CVE-2017-5589) count only if they are
// SentBy(own.Bare(), own), and an archived message (XEP-0313) only if it is
// SentBy the archive that was asked. Others may send elements that look alike.
func (h *Header) SentBy(address, own JID) bool {
	if h.hasFrom() {
		return !h.From.IsZero() && h.From == address
	}
	return address == own.Bare()
}

// hasFrom reports whether there is a from, be it malformed.
func (h *Header) hasFrom() bool { return !h.From.IsZero() || h.hasAttr("from") }

// contentSpaces are the namespaces that stanzas are in (RFC 6120 §4.8.2,
// XEP-0114).
const contentSpaces = "jabber:client jabber:server jabber:component:accept jabber:component:connect"

func isContentSpace(space string) bool {
	return strings.HasPrefix(space, "jabber:") &&
		(space == "jabber:client" || space == "jabber:server" || space == "jabber:component:accept" || space == "jabber:component:connect")
}
