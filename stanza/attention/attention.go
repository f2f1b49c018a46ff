// Package attention asks for the user's attention at once (XEP-0224,
// urn:xmpp:attention:0).
package attention

import "github.com/xmppwire/xmppwire/stanza"

// Namespace is that of all elements of this package.
const Namespace = "urn:xmpp:attention:0"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[Attention]() }

// Attention is in a message of type headline (XEP-0224):
//
//	<attention xmlns='urn:xmpp:attention:0'/>
type Attention struct {
	XMLName struct{} `xml:"urn:xmpp:attention:0 attention"`
	stanza.Extra
}
