package muc

import (
	"slices"

	"github.com/xmppwire/xmppwire/stanza"
)

// Affiliation is the standing of a user in a room, whether there or not: the
// word that was on the wire, "" if there was none.
type Affiliation string

// The affiliations of XEP-0045 §5.2.
const (
	AffiliationOwner   Affiliation = "owner"
	AffiliationAdmin   Affiliation = "admin"
	AffiliationMember  Affiliation = "member"
	AffiliationOutcast Affiliation = "outcast"
	AffiliationNone    Affiliation = "none"
)

// Role is what an occupant may do while in a room: the word that was on the
// wire, "" if there was none.
type Role string

// The roles of XEP-0045 §5.1.
const (
	RoleModerator   Role = "moderator"
	RoleParticipant Role = "participant"
	RoleVisitor     Role = "visitor"
	RoleNone        Role = "none"
)

// Status codes of XEP-0045 §15.6.2.
const (
	StatusJIDsShown           = 100 // the room shows the addresses of occupants to all
	StatusAffiliationChanged  = 101 // while the user was not in the room
	StatusMembersShown        = 102
	StatusMembersHidden       = 103
	StatusConfigChanged       = 104
	StatusSelf                = 110 // this presence is one's own
	StatusLogged              = 170
	StatusNotLogged           = 171
	StatusNonAnonymous        = 172
	StatusSemiAnonymous       = 173
	StatusFullyAnonymous      = 174
	StatusCreated             = 201 // the room is new
	StatusNickAssigned        = 210
	StatusBanned              = 301
	StatusNickChanged         = 303
	StatusKicked              = 307
	StatusAffiliationLost     = 321
	StatusMembersOnly         = 322 // the user is out because the room is now for members
	StatusShutdown            = 332
	StatusRemovedForTechnical = 333
)

// User is what the room adds to presence and messages, and what a user sends to
// invite and decline through it (XEP-0045 §7):
//
//	<x xmlns='http://jabber.org/protocol/muc#user'>
//	  <item affiliation='member' role='participant'/>
//	  <status code='110'/>
//	</x>
//
// Only the room says so: it counts in a stanza that comes from the room's
// address or an occupant's, never in one from elsewhere.
type User struct {
	XMLName  struct{}  `xml:"http://jabber.org/protocol/muc#user x"`
	Items    []Item    `xml:"item"`
	Invites  []Request `xml:"invite"`
	Decline  *Request  `xml:"decline"`
	Destroy  *Destroy  `xml:"destroy"`
	Password string    `xml:"password,omitempty"`
	Statuses []Status  `xml:"status"`
	stanza.Extra
}

// Has reports whether the room gives that status code.
func (u *User) Has(code int) bool {
	return slices.ContainsFunc(u.Statuses, func(s Status) bool { return s.Code == code })
}

// Status is one of the codes of XEP-0045 §15.6.2:
//
//	<status code='110'/>
type Status struct {
	Code int `xml:"code,attr,omitempty"`
	stanza.Extra
}

// Item is the standing of one user, or a change of it (XEP-0045 §7.2, §9):
//
//	<item affiliation='none' nick='eve' role='none'>
//	  <actor nick='ada'/>
//	  <reason>Manners</reason>
//	</item>
type Item struct {
	Affiliation Affiliation `xml:"affiliation,attr,omitempty"`
	JID         stanza.JID  `xml:"jid,attr,omitempty"`
	Nick        string      `xml:"nick,attr,omitempty"`
	Role        Role        `xml:"role,attr,omitempty"`
	Actor       *Actor      `xml:"actor"` // who made the change
	Continue    *Continue   `xml:"continue"`
	Reason      string      `xml:"reason,omitempty"`
	stanza.Extra
}

// Actor is who made a change (XEP-0045 §8.2):
//
//	<actor nick='ada'/>
type Actor struct {
	JID  stanza.JID `xml:"jid,attr,omitempty"`
	Nick string     `xml:"nick,attr,omitempty"`
	stanza.Extra
}

// Continue says that a chat between two goes on in the room, with its thread
// (XEP-0045 §7.9):
//
//	<continue thread='e0ff'/>
type Continue struct {
	Thread string `xml:"thread,attr,omitempty"`
	stanza.Extra
}

// Request is an invitation through the room or the refusal of one (XEP-0045
// §7.8.2). To is set on the way to the room, From on the way from it:
//
//	<invite to='eve@example.org'><reason>Tea</reason></invite>
type Request struct {
	From     stanza.JID `xml:"from,attr,omitempty"`
	To       stanza.JID `xml:"to,attr,omitempty"`
	Reason   string     `xml:"reason,omitempty"`
	Continue *Continue  `xml:"continue"`
	stanza.Extra
}
