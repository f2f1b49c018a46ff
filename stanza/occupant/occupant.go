// Package occupant has ids that tell the occupants of a room apart although
// their names change (XEP-0421, urn:xmpp:occupant-id:0).
package occupant

import "github.com/xmppwire/xmppwire/stanza"

// Namespace is that of all elements of this package.
const Namespace = "urn:xmpp:occupant-id:0"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[ID]() }

// ID is in what a room sends of an occupant (XEP-0421). It may be believed only
// if the room says by service discovery that it knows the protocol, and so
// removes what others have written.
//
//	<occupant-id xmlns='urn:xmpp:occupant-id:0' id='o1'/>
type ID struct {
	XMLName struct{} `xml:"urn:xmpp:occupant-id:0 occupant-id"`
	ID      string   `xml:"id,attr"`
	stanza.Extra
}
