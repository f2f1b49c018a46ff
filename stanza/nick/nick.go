// Package nick has the name that a user wants to be called by (XEP-0172,
// http://jabber.org/protocol/nick). It proves nothing: the address does.
package nick

import "github.com/xmppwire/xmppwire/stanza"

// Namespace is that of all elements of this package.
const Namespace = "http://jabber.org/protocol/nick"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[Nick]() }

// Nick is in a subscription request, a message to a stranger, or a pubsub item
// (XEP-0172):
//
//	<nick xmlns='http://jabber.org/protocol/nick'>Ann</nick>
type Nick struct {
	XMLName struct{} `xml:"http://jabber.org/protocol/nick nick"`
	Name    string   `xml:",chardata"`
	stanza.Extra
}
