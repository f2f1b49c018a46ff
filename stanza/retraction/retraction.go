// Package retraction takes messages back: their sender does (XEP-0424,
// urn:xmpp:message-retract:1), or a moderator of the room (XEP-0425,
// urn:xmpp:message-moderate:1). The predecessors of both namespaces, with 0, are
// read too.
package retraction

import (
	"encoding/xml"
	"time"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/occupant"
)

// The namespaces of this package.
const (
	Namespace         = "urn:xmpp:message-retract:1"
	NamespaceModerate = "urn:xmpp:message-moderate:1"
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Retract](),
		stanza.TypeOf[Retracted](),
		stanza.TypeOf[Moderate](),
		stanza.TypeOf[Moderated](),
	)
}

// Retract takes the message with that id back (XEP-0424); in a room ID is the
// stanza-id by the room (see the package stanzaid). It counts only if both come
// from the same sender, or, with Moderated, from the room itself (XEP-0425):
//
//	<retract xmlns='urn:xmpp:message-retract:1' id='m7'/>
type Retract struct {
	XMLName   xml.Name   `xml:"retract" xmpp:"ns=urn:xmpp:message-retract:1 urn:xmpp:message-retract:0"`
	ID        string     `xml:"id,attr,omitempty"` // "" in a Moderate
	Moderated *Moderated `xml:"moderated"`
	Reason    string     `xml:"reason,omitempty"` // of a moderator
	stanza.Extra
}

// Retracted stands in an archive where a message was that is taken back
// (XEP-0424). ID is that of the message with the Retract:
//
//	<retracted xmlns='urn:xmpp:message-retract:1' id='r1' stamp='2025-06-01T12:00:00Z'/>
type Retracted struct {
	XMLName   xml.Name   `xml:"retracted" xmpp:"ns=urn:xmpp:message-retract:1 urn:xmpp:message-retract:0"`
	By        stanza.JID `xml:"by,attr,omitempty"`
	ID        string     `xml:"id,attr,omitempty"`
	Stamp     time.Time  `xml:"stamp,attr,omitempty"`
	Moderated *Moderated `xml:"moderated"`
	Reason    string     `xml:"reason,omitempty"` // of a moderator
	stanza.Extra
}

// Moderate asks a room to take a message of somebody back (XEP-0425). ID is its
// stanza-id by the room:
//
//	<moderate xmlns='urn:xmpp:message-moderate:1' id='r7'>
//	  <retract xmlns='urn:xmpp:message-retract:1'/>
//	  <reason>Off topic</reason>
//	</moderate>
type Moderate struct {
	XMLName xml.Name `xml:"moderate" xmpp:"ns=urn:xmpp:message-moderate:1 urn:xmpp:message-moderate:0"`
	ID      string   `xml:"id,attr,omitempty"`
	Retract *Retract `xml:"retract"`
	Reason  string   `xml:"reason,omitempty"`
	stanza.Extra
}

// Moderated says in a Retract or Retracted who has taken the message back
// (XEP-0425):
//
//	<moderated xmlns='urn:xmpp:message-moderate:1' by='room@rooms.example.org/ann'/>
type Moderated struct {
	XMLName  xml.Name     `xml:"moderated" xmpp:"ns=urn:xmpp:message-moderate:1 urn:xmpp:message-moderate:0"`
	By       stanza.JID   `xml:"by,attr,omitempty"`
	Occupant *occupant.ID `xml:"urn:xmpp:occupant-id:0 occupant-id"`
	stanza.Extra
}
