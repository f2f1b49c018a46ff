// Package delay has the time at which a stanza was sent that was delivered
// later (XEP-0203, urn:xmpp:delay), and the older form of that (XEP-0091,
// jabber:x:delay).
package delay

import (
	"fmt"
	"strings"
	"time"

	"github.com/xmppwire/xmppwire/stanza"
)

// The namespaces of this package.
const (
	Namespace       = "urn:xmpp:delay"
	NamespaceLegacy = "jabber:x:delay"
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.Join(stanza.TypeOf[Delay](), stanza.TypeOf[Legacy]()) }

// Delay is in a stanza that was held up (XEP-0203):
//
//	<delay xmlns='urn:xmpp:delay' from='example.org' stamp='2025-06-01T12:00:00Z'>stored</delay>
type Delay struct {
	XMLName struct{} `xml:"urn:xmpp:delay delay"`
	// From is who held it up. Any sender can write any: it is to be believed
	// where the receiver's own server, or the room that the stanza comes from, is
	// known to remove it from what others send.
	From   stanza.JID `xml:"from,attr,omitempty"`
	Stamp  time.Time  `xml:"stamp,attr,omitempty"`
	Reason string     `xml:",chardata"` // for people
	stanza.Extra
}

// Legacy is the older form of Delay (XEP-0091), only to be read:
//
//	<x xmlns='jabber:x:delay' from='example.org' stamp='20250601T12:00:00'>stored</x>
type Legacy struct {
	XMLName struct{}   `xml:"jabber:x:delay x"`
	From    stanza.JID `xml:"from,attr,omitempty"`
	Stamp   LegacyTime `xml:"stamp,attr"`
	Reason  string     `xml:",chardata"`
	stanza.Extra
}

// LegacyTime is a time in the format that XEP-0091 shares with XEP-0090:
// 20250601T12:00:00, in UTC.
type LegacyTime struct{ time.Time }

const legacyLayout = "20060102T15:04:05"

// UnmarshalText implements encoding.TextUnmarshaler.
func (t *LegacyTime) UnmarshalText(text []byte) error {
	var err error
	if t.Time, err = time.Parse(legacyLayout, strings.TrimSpace(string(text))); err != nil {
		return fmt.Errorf("the time is not like %s: %w", legacyLayout, err)
	}
	return nil
}

// MarshalText implements encoding.TextMarshaler.
func (t LegacyTime) MarshalText() ([]byte, error) {
	return t.UTC().AppendFormat(nil, legacyLayout), nil
}

// Of returns the first delay of a stanza, its older form as the new one; nil if
// it has none. The error is a *stanza.StanzaFault.
func Of(p *stanza.Payloads) (*Delay, error) {
	if d, err := stanza.Get[Delay](p); d != nil {
		return d, err
	}
	old, err := stanza.Get[Legacy](p)
	if old == nil {
		return nil, err
	}
	return &Delay{From: old.From, Stamp: old.Stamp.Time, Reason: old.Reason}, err
}
