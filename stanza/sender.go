package stanza

// SentBy reports whether the stanza comes from that address: its from is that,
// or it has none and the address is one's own account (RFC 6120 §8.1.2.1); own
// is the address that this side is bound to.
//
// What acts for the account must be checked with it. A roster push (RFC 6121
// §2.1.6) and a carbon copy (XEP-0280, CVE-2017-5589) count only if they are
// SentBy(own.Bare(), own), and an archived message (XEP-0313) only if it is
// SentBy the archive that was asked. Others may send elements that look alike.
func (h *Header) SentBy(address, own JID) bool {
	if h.hasFrom() || !h.From.IsZero() {
		return !h.From.IsZero() && h.From == address
	}
	return address == own.Bare()
}

// hasFrom reports whether a from was received, be it malformed.
func (h *Header) hasFrom() bool {
	_, has := h.attrs.get("", "from")
	return has
}
