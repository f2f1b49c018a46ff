// Package bind has the elements of resource binding (RFC 6120 §7,
// urn:ietf:params:xml:ns:xmpp-bind), and of the unbinding that was proposed
// for it (XEP-0193).
package bind

import "github.com/xmppwire/xmppwire/stanza"

// Namespace is that of all elements of this package.
const Namespace = "urn:ietf:params:xml:ns:xmpp-bind"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Bind](),
		stanza.TypeOf[Unbind](),
	)
}

// Bind has three forms. As a stream feature it offers resource binding (RFC
// 6120 §7.4), which is required whatever it says:
//
//	<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><required/></bind>
//
// In an IQ of type set it asks for a resource, or for one of the server's
// choice if there is none (RFC 6120 §7.6 and §7.7):
//
//	<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>lantern</resource></bind>
//
// In the result it is the full JID, of which the server has the last word:
//
//	<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>nil@example.test/lantern</jid></bind>
type Bind struct {
	XMLName  struct{}    `xml:"urn:ietf:params:xml:ns:xmpp-bind bind"`
	Required stanza.Flag `xml:"required"`
	Optional stanza.Flag `xml:"optional"`
	Resource string      `xml:"resource,omitempty"`
	JID      stanza.JID  `xml:"jid,omitempty"`
	stanza.Extra
}

// Unbind gives a resource up, in an IQ of type set, and offers that as a stream
// feature (XEP-0193):
//
//	<unbind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>lantern</resource></unbind>
type Unbind struct {
	XMLName  struct{} `xml:"urn:ietf:params:xml:ns:xmpp-bind unbind"`
	Resource string   `xml:"resource,omitempty"`
	stanza.Extra
}
