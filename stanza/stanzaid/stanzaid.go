// Package stanzaid has ids of stanzas that stay the same for all who see them
// (XEP-0359, urn:xmpp:sid:0), unlike the id of the stanza itself.
package stanzaid

import "github.com/xmppwire/xmppwire/stanza"

// Namespace is that of all elements of this package.
const Namespace = "urn:xmpp:sid:0"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(stanza.TypeOf[StanzaID](), stanza.TypeOf[OriginID]())
}

// StanzaID is the id that an entity on the way gave to a stanza, such as an
// archive or a room (XEP-0359):
//
//	<stanza-id xmlns='urn:xmpp:sid:0' id='m7' by='me@example.org'/>
//
// Anybody can write one in the name of another: see [By].
type StanzaID struct {
	XMLName struct{}   `xml:"urn:xmpp:sid:0 stanza-id"`
	ID      string     `xml:"id,attr"`
	By      stanza.JID `xml:"by,attr"`
	stanza.Extra
}

// OriginID is the id that the sender gave (XEP-0359). It is unique only if
// the sender wants it to be:
//
//	<origin-id xmlns='urn:xmpp:sid:0' id='m7'/>
type OriginID struct {
	XMLName struct{} `xml:"urn:xmpp:sid:0 origin-id"`
	ID      string   `xml:"id,attr"`
	stanza.Extra
}

// By returns the id that an entity gave to a stanza, "" if there is none or more
// than one.
//
// It may be believed only if the entity says by service discovery that it knows
// urn:xmpp:sid:0, and so replaces what others have written in its name
// (XEP-0359), and if the stanza has passed it: by is the room that the message
// comes from, or the user's own bare address.
func By(p *stanza.Payloads, by stanza.JID) string {
	id := ""
	for s, err := range stanza.Each[StanzaID](p) {
		if err != nil || s.By != by {
			continue
		}
		if id != "" {
			return ""
		}
		id = s.ID
	}
	return id
}
