// Package stream has the elements that set up and end a stream: the header,
// stream features, STARTTLS and stream errors (RFC 6120 §4 and §5). What the
// features negotiate is in packages of its own, such as sasl, bind and sm.
package stream

import "github.com/xmppwire/xmppwire/stanza"

// Namespaces of this package's elements.
const (
	Namespace      = "http://etherx.jabber.org/streams"
	NamespaceTLS   = "urn:ietf:params:xml:ns:xmpp-tls"
	NamespaceError = "urn:ietf:params:xml:ns:xmpp-streams"
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Header](),
		stanza.TypeOf[Features](),
		stanza.TypeOf[Error](),
		stanza.TypeOf[StartTLS](),
		stanza.TypeOf[Proceed](),
		stanza.TypeOf[TLSFailure](),
	)
}

// StartTLS asks for TLS (RFC 6120 §5.4.2.1), and offers it as a stream feature
// (§5.4.1). Optional is what some servers say:
//
//	<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>
type StartTLS struct {
	XMLName  struct{}    `xml:"urn:ietf:params:xml:ns:xmpp-tls starttls"`
	Required stanza.Flag `xml:"required"`
	Optional stanza.Flag `xml:"optional"`
	stanza.Extra
}

// Proceed agrees to TLS (RFC 6120 §5.4.2.3):
//
//	<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>
type Proceed struct {
	XMLName struct{} `xml:"urn:ietf:params:xml:ns:xmpp-tls proceed"`
	stanza.Extra
}

// TLSFailure refuses TLS; the stream ends (RFC 6120 §5.4.2.2):
//
//	<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>
type TLSFailure struct {
	XMLName struct{} `xml:"urn:ietf:params:xml:ns:xmpp-tls failure"`
	stanza.Extra
}
