// Package stream has the elements that set up and end a stream: the header,
// stream features, STARTTLS and stream errors (RFC 6120 §4 and §5).
package stream

import (
	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// Namespaces of this package's elements.
const (
	Namespace      = "http://etherx.jabber.org/streams"
	NamespaceTLS   = "urn:ietf:params:xml:ns:xmpp-tls"
	NamespaceError = "urn:ietf:params:xml:ns:xmpp-streams"
)

const nsXML = "http://www.w3.org/XML/1998/namespace"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Header](Namespace, "stream"),
		stanza.TypeOf[Features](Namespace, "features"),
		stanza.TypeOf[Error](Namespace, "error"),
		stanza.TypeOf[StartTLS](NamespaceTLS, "starttls"),
		stanza.TypeOf[Proceed](NamespaceTLS, "proceed"),
		stanza.TypeOf[TLSFailure](NamespaceTLS, "failure"),
	)
}

// StartTLS asks for TLS (RFC 6120 §5.4.2.1).
type StartTLS struct{ stanza.Extra }

// Proceed agrees to TLS (RFC 6120 §5.4.2.3).
type Proceed struct{ stanza.Extra }

// TLSFailure refuses TLS; the stream ends (RFC 6120 §5.4.2.2).
type TLSFailure struct{ stanza.Extra }

// UnmarshalXMPP implements stanza.Value. Its error is nil.
func (s *StartTLS) UnmarshalXMPP(e xmlstream.Element) error { return readBare(&s.Extra, e) }

// MarshalXMPP implements stanza.Value.
func (s *StartTLS) MarshalXMPP(b *xmlstream.Builder) { writeBare(b, "starttls", &s.Extra) }

// UnmarshalXMPP implements stanza.Value. Its error is nil.
func (p *Proceed) UnmarshalXMPP(e xmlstream.Element) error { return readBare(&p.Extra, e) }

// MarshalXMPP implements stanza.Value.
func (p *Proceed) MarshalXMPP(b *xmlstream.Builder) { writeBare(b, "proceed", &p.Extra) }

// UnmarshalXMPP implements stanza.Value. Its error is nil.
func (f *TLSFailure) UnmarshalXMPP(e xmlstream.Element) error { return readBare(&f.Extra, e) }

// MarshalXMPP implements stanza.Value.
func (f *TLSFailure) MarshalXMPP(b *xmlstream.Builder) { writeBare(b, "failure", &f.Extra) }

func readBare(x *stanza.Extra, e xmlstream.Element) error {
	x.Read(e.Clone(), nil)
	return nil
}

func writeBare(b *xmlstream.Builder, local string, x *stanza.Extra) {
	b.Start(NamespaceTLS, local, "")
	x.WriteAttrs(b)
	x.WriteContent(b, 0, nil)
	b.End()
}
