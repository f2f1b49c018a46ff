// Package correction has messages that replace the one before (XEP-0308,
// urn:xmpp:message-correct:0).
package correction

import "github.com/xmppwire/xmppwire/stanza"

// Namespace is that of all elements of this package.
const Namespace = "urn:xmpp:message-correct:0"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[Replace]() }

// Replace says that the message takes the place of the one with that id, of the
// first version if that was corrected before (XEP-0308). It counts only if both
// come from the same sender: in a chat from the same account, in a room from
// the same occupant.
//
//	<replace xmlns='urn:xmpp:message-correct:0' id='m7'/>
type Replace struct {
	XMLName struct{} `xml:"urn:xmpp:message-correct:0 replace"`
	ID      string   `xml:"id,attr"`
	stanza.Extra
}
