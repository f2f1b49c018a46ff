// Package entitytime says what time it is where an entity is (XEP-0202,
// urn:xmpp:time).
package entitytime

import (
	"fmt"
	"strings"
	"time"

	"github.com/xmppwire/xmppwire/stanza"
)

// Namespace is that of all elements of this package.
const Namespace = "urn:xmpp:time"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[Time]() }

// Time asks for the time, or says it (XEP-0202):
//
//	<time xmlns='urn:xmpp:time'><tzo>+02:00</tzo><utc>2025-06-01T10:00:00Z</utc></time>
type Time struct {
	XMLName struct{}  `xml:"urn:xmpp:time time"`
	TZO     Offset    `xml:"tzo,omitempty"`
	UTC     time.Time `xml:"utc,omitempty"`
	stanza.Extra
}

// New returns the answer for a time in the zone of the entity.
func New(t time.Time) *Time {
	return &Time{TZO: Offset(t.Format("Z07:00")), UTC: t.UTC()}
}

// Local returns the time in the zone of the entity.
func (t *Time) Local() (time.Time, error) {
	zone, err := t.TZO.Location()
	if err != nil {
		return t.UTC, err
	}
	return t.UTC.In(zone), nil
}

// Offset is the distance of a zone from UTC as XEP-0082 writes it: "Z", or like
// "+02:00". It is the word that was on the wire.
type Offset string

// Location returns the zone with that offset.
func (o Offset) Location() (*time.Location, error) {
	t, err := time.Parse("Z07:00", strings.TrimSpace(string(o)))
	if err != nil {
		return nil, fmt.Errorf("entitytime: the offset %.40q is not like +02:00: %w", string(o), err)
	}
	_, seconds := t.Zone()
	if seconds == 0 {
		return time.UTC, nil
	}
	return time.FixedZone("", seconds), nil
}
