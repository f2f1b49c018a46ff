// Package reactions answers a message with emoji (XEP-0444,
// urn:xmpp:reactions:0).
package reactions

import "github.com/xmppwire/xmppwire/stanza"

// Namespace is that of all elements of this package.
const Namespace = "urn:xmpp:reactions:0"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[Reactions]() }

// Reactions are all those of the sender to one message, and take the place of
// its earlier ones; without emoji they take them back (XEP-0444). ID is that of
// the message, in a room the stanza-id by the room (see the package stanzaid).
//
//	<reactions xmlns='urn:xmpp:reactions:0' id='m7'><reaction>👍</reaction></reactions>
type Reactions struct {
	XMLName struct{} `xml:"urn:xmpp:reactions:0 reactions"`
	ID      string   `xml:"id,attr"`
	Emoji   []string `xml:"reaction"`
	stanza.Extra
}
