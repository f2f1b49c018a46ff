// Package lastactivity says how long ago an entity was active: a user online, a
// client in use, a server started (XEP-0012, jabber:iq:last).
package lastactivity

import (
	"time"

	"github.com/xmppwire/xmppwire/stanza"
)

// Namespace is that of all elements of this package.
const Namespace = "jabber:iq:last"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[Query]() }

// Query asks for the last activity, or says it (XEP-0012):
//
//	<query xmlns='jabber:iq:last' seconds='903'>Off to lunch</query>
type Query struct {
	XMLName struct{} `xml:"jabber:iq:last query"`
	Seconds *uint64  `xml:"seconds,attr"` // ago; nil in a request
	Status  string   `xml:",chardata"`    // of the last unavailable presence
	stanza.Extra
}

// Since returns the answer for an activity at a time, now being another.
func Since(t, now time.Time) *Query {
	return &Query{Seconds: new(uint64(max(0, now.Sub(t)) / time.Second))}
}
