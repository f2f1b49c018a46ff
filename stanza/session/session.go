// Package session has the element that establishes a session (RFC 3921 §3,
// urn:ietf:params:xml:ns:xmpp-session). RFC 6121 has no sessions any more;
// servers still offer them to old clients.
package session

import "github.com/xmppwire/xmppwire/stanza"

// Namespace is that of all elements of this package.
const Namespace = "urn:ietf:params:xml:ns:xmpp-session"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[Session]() }

// Session offers sessions as a stream feature, and asks for one in an IQ of
// type set. A client need not unless the offer lacks Optional:
//
//	<session xmlns='urn:ietf:params:xml:ns:xmpp-session'><optional/></session>
type Session struct {
	XMLName  struct{}    `xml:"urn:ietf:params:xml:ns:xmpp-session session"`
	Required stanza.Flag `xml:"required"`
	Optional stanza.Flag `xml:"optional"`
	stanza.Extra
}
