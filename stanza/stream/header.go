package stream

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// Header is a stream header (RFC 6120 §4.7):
//
//	<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'
//	    to='example.test' version='1.0'>
//
// Addresses are kept as received; Addresses parses them.
type Header struct {
	XMLName struct{} `xml:"http://etherx.jabber.org/streams stream" xmpp:"prefix=stream"`
	From    string   `xml:"from,attr,omitempty"`
	To      string   `xml:"to,attr,omitempty"`
	ID      string   `xml:"id,attr,omitempty"`
	Version string   `xml:"version,attr,omitempty"` // "" means 0.9
	Lang    string   `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"`
	// ContentNamespace is the default namespace, such as "jabber:client".
	ContentNamespace string `xml:"-"`
	// Prefixes are further declarations for AppendHeader to write, such as
	// that of dialback. Decoding leaves them to xmlstream.ContextOf.
	Prefixes []xmlstream.Prefix `xml:"-"`
	stanza.Extra
}

// header is Header without its methods.
type header Header

// UnmarshalXMPP implements stanza.Value for the Element of an Open. Its error
// is nil; see CheckVersion and Addresses.
func (h *Header) UnmarshalXMPP(e xmlstream.Element) error {
	*h = Header{ContentNamespace: xmlstream.ContextOf(e).Content()}
	return stanza.Unmarshal(e, (*header)(h))
}

// MarshalXMPP implements stanza.Value: an element that is closed, without the
// content namespace. AppendHeader writes a stream header.
func (h *Header) MarshalXMPP(b *xmlstream.Builder) { stanza.Marshal(b, (*header)(h)) }

// AppendHeader appends an XML declaration and the header, left open. On error
// dst is returned as it was.
func (h *Header) AppendHeader(dst []byte) ([]byte, error) {
	declared := slices.Concat([]xmlstream.Prefix{{Name: "stream", Space: Namespace}}, h.Prefixes)
	b := xmlstream.NewBuilder(append(dst, "<?xml version='1.0'?>"...), xmlstream.NewContext(h.ContentNamespace, declared...))
	b.Start(Namespace, "stream", "stream")
	if h.ContentNamespace != "" {
		b.Declare("", h.ContentNamespace)
	}
	for _, p := range declared {
		b.Declare(p.Name, p.Space)
	}
	stanza.MarshalAttrs(b, (*header)(h))
	out, err := b.FinishOpen()
	if err != nil {
		return dst, err
	}
	return out, nil
}

// CheckVersion returns a *stanza.StreamFault, unsupported-version, unless the
// version is 1.x, or absent and so 0.9 (RFC 6120 §4.7.5). It is nil for a
// version under 1 too: the peer knows no stream features then (HasFeatures).
func (h *Header) CheckVersion() error {
	major, _, ok := h.version()
	if !ok || major > 1 {
		return &stanza.StreamFault{Condition: string(UnsupportedVersion), Err: fmt.Errorf("the version %.20q is not 1.x", h.Version)}
	}
	return nil
}

// HasFeatures reports whether the peer knows stream features: version 1.0 or
// later.
func (h *Header) HasFeatures() bool {
	major, _, ok := h.version()
	return ok && major >= 1
}

// version parses "major.minor"; leading zeros count for nothing.
func (h *Header) version() (major, minor int, ok bool) {
	if h.Version == "" {
		return 0, 9, true
	}
	a, b, found := strings.Cut(h.Version, ".")
	major, ok1 := number(a)
	minor, ok2 := number(b)
	return major, minor, ok1 && (ok2 || !found)
}

func number(s string) (int, bool) {
	n, err := strconv.ParseUint(s, 10, 31)
	return int(n), err == nil
}

// Addresses parses from and to; an absent one is the zero JID. The error is a
// *stanza.StreamFault: invalid-from or improper-addressing.
func (h *Header) Addresses() (from, to stanza.JID, err error) {
	if h.From != "" {
		if from, err = stanza.ParseJID(h.From); err != nil {
			return from, to, &stanza.StreamFault{Condition: string(InvalidFrom), Err: err}
		}
	}
	if h.To != "" {
		if to, err = stanza.ParseJID(h.To); err != nil {
			return from, to, &stanza.StreamFault{Condition: string(ImproperAddressing), Err: err}
		}
	}
	return from, to, nil
}
