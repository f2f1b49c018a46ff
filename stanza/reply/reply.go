// Package reply says which message another one answers (XEP-0461,
// urn:xmpp:reply:0).
package reply

import "github.com/xmppwire/xmppwire/stanza"

// Namespace is that of all elements of this package.
const Namespace = "urn:xmpp:reply:0"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[Reply]() }

// Reply is in the answer (XEP-0461). ID is that of the message, in a room the
// stanza-id by the room (see the package stanzaid), and To its sender. What the
// body quotes of it is marked by a fallback.Fallback.
//
//	<reply xmlns='urn:xmpp:reply:0' to='ann@example.org/a' id='m7'/>
type Reply struct {
	XMLName struct{}   `xml:"urn:xmpp:reply:0 reply"`
	To      stanza.JID `xml:"to,attr,omitempty"`
	ID      string     `xml:"id,attr"`
	stanza.Extra
}
