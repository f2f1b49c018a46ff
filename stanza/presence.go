package stanza

import (
	"strconv"
	"strings"

	"github.com/xmppwire/xmppwire/xmlstream"
)

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
	Header
	Type     PresenceType
	Show     Show
	Status   Text
	Priority int8
	Error    *Error
	Payloads Payloads

	content  content
	space    string
	priority string // as received
}

const (
	presenceShow = iota + 1
	presenceStatus
	presencePriority
	presenceError
)

// UnmarshalXMPP implements Value. The error is a *StanzaFault.
func (p *Presence) UnmarshalXMPP(e xmlstream.Element) error {
	own := e.Clone()
	*p = Presence{space: own.Name().Space}
	fault := p.read(own)
	typ, has := own.Attr("type")
	p.Type = PresenceType(typ)
	if fault == nil && (!p.Type.known() || has && len(typ) == 0) {
		fault = badRequest("a presence cannot have the type %.40q", typ)
	}
	for child := range p.content.children(own) {
		k := kindPayload
		switch {
		case child.Is(p.space, "show") && p.Show == "" && isBareText(child):
			p.Show = Show(child.Text())
			k = presenceShow
		case child.Is(p.space, "status"):
			p.Status.Read(child)
			k = presenceStatus
		case child.Is(p.space, "priority") && p.priority == "" && isBareText(child):
			p.priority = string(child.Text())
			n, err := strconv.ParseInt(strings.Trim(p.priority, " \t\r\n"), 10, 8)
			if err != nil && fault == nil {
				fault = badRequest("a priority is a number from -128 to 127, not %.40q", p.priority)
			}
			p.Priority = int8(n)
			k = presencePriority
		case isError(child) && p.Error == nil:
			p.Error = new(Error)
			p.Error.read(child, p.space)
			k = presenceError
		default:
			p.Payloads = append(p.Payloads, child)
		}
		p.content.add(k)
	}
	return fault
}

// isBareText reports whether the element is text without any attribute.
func isBareText(e xmlstream.Element) bool {
	for range e.Attrs() {
		return false
	}
	for range e.Children() {
		return false
	}
	return len(e.Text()) > 0
}

// MarshalXMPP implements Value.
func (p *Presence) MarshalXMPP(b *xmlstream.Builder) { p.marshalIn(b, p.space) }

func (p *Presence) marshalIn(b *xmlstream.Builder, space string) {
	b.Start(space, "presence", "")
	p.marshal(b, string(p.Type))
	p.content.write(b, presenceError, p.Payloads, func(k, n int) bool {
		switch {
		case k == presenceShow && n == 0 && p.Show != "":
			writeText(b, space, "show", string(p.Show))
		case k == presenceStatus && n < len(p.Status):
			p.Status[n].Write(b, space, "status")
		case k == presencePriority && n == 0 && (p.Priority != 0 || p.priority != ""):
			text := p.priority
			if v, err := strconv.ParseInt(strings.Trim(text, " \t\r\n"), 10, 8); err == nil && int8(v) != p.Priority || text == "" {
				text = strconv.Itoa(int(p.Priority))
			}
			writeText(b, space, "priority", text)
		case k == presenceError && n == 0 && p.Error != nil:
			p.Error.marshalIn(b, space)
		default:
			return false
		}
		return true
	})
	b.End()
}

func writeText(b *xmlstream.Builder, space, local, text string) {
	b.Start(space, local, "")
	b.Text(text)
	b.End()
}
