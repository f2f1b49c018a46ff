// Package idle says since when the user has done nothing (XEP-0319,
// urn:xmpp:idle:1), in presence.
package idle

import (
	"time"

	"github.com/xmppwire/xmppwire/stanza"
)

// Namespace is that of all elements of this package.
const Namespace = "urn:xmpp:idle:1"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[Idle]() }

// Idle is in presence, mostly with a show of away or xa (XEP-0319):
//
//	<idle xmlns='urn:xmpp:idle:1' since='2025-06-01T12:00:00Z'/>
type Idle struct {
	XMLName struct{}  `xml:"urn:xmpp:idle:1 idle"`
	Since   time.Time `xml:"since,attr,omitempty"`
	stanza.Extra
}
