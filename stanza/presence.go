package stanza

import "encoding/xml"

// PresenceType is the type attribute of a presence: the word that was on the
// wire, "" for available.
type PresenceType string

// The presence types of RFC 6121 §4.7.1.
const (
	PresenceAvailable    PresenceType = ""
	PresenceError        PresenceType = "error"
	PresenceProbe        PresenceType = "probe"
	PresenceSubscribe    PresenceType = "subscribe"
	PresenceSubscribed   PresenceType = "subscribed"
	PresenceUnavailable  PresenceType = "unavailable"
	PresenceUnsubscribe  PresenceType = "unsubscribe"
	PresenceUnsubscribed PresenceType = "unsubscribed"
)

func (t PresenceType) known() bool {
	switch t {
	case PresenceAvailable, PresenceError, PresenceProbe, PresenceSubscribe, PresenceSubscribed,
		PresenceUnavailable, PresenceUnsubscribe, PresenceUnsubscribed:
		return true
	}
	return false
}

// Show is the availability sub-state (RFC 6121 §4.7.2.1): the word that was on
// the wire, "" for plainly available.
type Show string

// The sub-states of RFC 6121 §4.7.2.1.
const (
	ShowAway Show = "away"
	ShowChat Show = "chat"
	ShowDND  Show = "dnd"
	ShowXA   Show = "xa"
)

// Presence is a presence stanza (RFC 6121 §4):
//
//	<presence><show>away</show><status>…</status><priority>1</priority></presence>
type Presence struct {
	XMLName xml.Name `xml:"presence" xmpp:"ns=jabber:client jabber:server jabber:component:accept jabber:component:connect"`
	Header
	Type     PresenceType `xml:"type,attr,omitempty"`
	Show     Show         `xml:"show,omitempty"`
	Status   Text         `xml:"status"`
	Priority int8         `xml:"priority,omitempty"`
	Error    *Error       `xml:"error" xmpp:"ns=parent,ns=jabber:client jabber:server jabber:component:accept jabber:component:connect"`
}

func (p *Presence) check() error {
	if !p.Type.known() || p.Type == "" && p.hasAttr("type") {
		return badRequest("a presence cannot have the type %.40q", string(p.Type))
	}
	return nil
}

// Fail returns the presence of type error that answers p (RFC 6120 §8.3).
func (p *Presence) Fail(c Condition, text string) *Presence {
	return &Presence{Header: p.reply(), Type: PresenceError, Error: NewError(c, text)}
}
