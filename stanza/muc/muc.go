// Package muc has multi-user chat (XEP-0045) and direct invitations to it
// (XEP-0249):
//
//	http://jabber.org/protocol/muc         joining: Join
//	http://jabber.org/protocol/muc#user    what the room says: User
//	http://jabber.org/protocol/muc#admin   lists and changes of occupants: Admin
//	http://jabber.org/protocol/muc#owner   configuration and end: Owner
//	http://jabber.org/protocol/muc#unique  the name of a new room: Unique
//	jabber:x:conference                    Invitation
package muc

import (
	"time"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/form"
)

// The namespaces of this package.
const (
	Namespace           = "http://jabber.org/protocol/muc"
	NamespaceUser       = "http://jabber.org/protocol/muc#user"
	NamespaceAdmin      = "http://jabber.org/protocol/muc#admin"
	NamespaceOwner      = "http://jabber.org/protocol/muc#owner"
	NamespaceUnique     = "http://jabber.org/protocol/muc#unique"
	NamespaceConference = "jabber:x:conference"
)

// The types of the forms of XEP-0045 §15.5.
const (
	FormRegister   = "http://jabber.org/protocol/muc#register"
	FormRequest    = "http://jabber.org/protocol/muc#request"
	FormRoomConfig = "http://jabber.org/protocol/muc#roomconfig"
	FormRoomInfo   = "http://jabber.org/protocol/muc#roominfo"
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Join](),
		stanza.TypeOf[User](),
		stanza.TypeOf[Admin](),
		stanza.TypeOf[Owner](),
		stanza.TypeOf[Unique](),
		stanza.TypeOf[Invitation](),
	)
}

// Join is in the presence to a room that enters it (XEP-0045 §7.2):
//
//	<x xmlns='http://jabber.org/protocol/muc'>
//	  <history maxstanzas='20'/>
//	  <password>sesame</password>
//	</x>
type Join struct {
	XMLName  struct{} `xml:"http://jabber.org/protocol/muc x"`
	History  *History `xml:"history"`
	Password string   `xml:"password,omitempty"`
	stanza.Extra
}

// History bounds what the room sends of earlier messages (XEP-0045 §7.2.13);
// nil and the zero time mean no such bound, and 0 asks for none:
//
//	<history seconds='3600' since='2026-01-31T00:00:00Z'/>
type History struct {
	MaxChars   *int      `xml:"maxchars,attr,omitempty"`
	MaxStanzas *int      `xml:"maxstanzas,attr,omitempty"`
	Seconds    *int      `xml:"seconds,attr,omitempty"`
	Since      time.Time `xml:"since,attr,omitempty"`
	stanza.Extra
}

// Admin asks for or changes affiliations and roles (XEP-0045 §9):
//
//	<query xmlns='http://jabber.org/protocol/muc#admin'>
//	  <item nick='eve' role='none'><reason>Manners</reason></item>
//	</query>
type Admin struct {
	XMLName struct{} `xml:"http://jabber.org/protocol/muc#admin query"`
	Items   []Item   `xml:"item"`
	stanza.Extra
}

// Owner asks for or changes the configuration of a room, or ends it (XEP-0045
// §10):
//
//	<query xmlns='http://jabber.org/protocol/muc#owner'>
//	  <x xmlns='jabber:x:data' type='cancel'/>
//	</query>
type Owner struct {
	XMLName struct{}   `xml:"http://jabber.org/protocol/muc#owner query"`
	Form    *form.Form `xml:"jabber:x:data x"`
	Destroy *Destroy   `xml:"destroy"`
	stanza.Extra
}

// Destroy ends a room; JID is that of the one to go to instead (XEP-0045
// §10.9):
//
//	<destroy jid='b@rooms.example'><reason>Too small</reason></destroy>
type Destroy struct {
	JID      stanza.JID `xml:"jid,attr,omitempty"`
	Password string     `xml:"password,omitempty"` // of that room
	Reason   string     `xml:"reason,omitempty"`
	stanza.Extra
}

// Unique asks for a name that no room has, and is the answer:
//
//	<unique xmlns='http://jabber.org/protocol/muc#unique'>6d9f</unique>
type Unique struct {
	XMLName struct{} `xml:"http://jabber.org/protocol/muc#unique unique"`
	Name    string   `xml:",chardata"`
	stanza.Extra
}

// Invitation invites to a room without the room taking part (XEP-0249 §2):
//
//	<x xmlns='jabber:x:conference' jid='a@rooms.example' reason='Tea'/>
type Invitation struct {
	XMLName  struct{}   `xml:"jabber:x:conference x"`
	JID      stanza.JID `xml:"jid,attr,omitempty"` // of the room
	Password string     `xml:"password,attr,omitempty"`
	Reason   string     `xml:"reason,attr,omitempty"`
	Continue bool       `xml:"continue,attr,omitempty"` // a chat between two goes on there
	Thread   string     `xml:"thread,attr,omitempty"`   // of that chat
	stanza.Extra
}
