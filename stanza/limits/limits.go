// Package limits has the elements by which a server tells its limits: the
// stream feature of XEP-0478 (urn:xmpp:stream-limits:0), and the condition of
// a stanza that is beyond them (urn:xmpp:errors, XEP-0205).
package limits

import (
	"time"

	"github.com/xmppwire/xmppwire/stanza"
)

// Namespaces of this package's elements.
const (
	Namespace       = "urn:xmpp:stream-limits:0"
	NamespaceErrors = "urn:xmpp:errors"
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Limits](),
		stanza.TypeOf[StanzaTooBig](),
	)
}

// Limits is the stream feature (XEP-0478):
//
//	<limits xmlns='urn:xmpp:stream-limits:0'>
//	  <max-bytes>65536</max-bytes>
//	  <idle-seconds>900</idle-seconds>
//	</limits>
//
// A limit that is 0 is not told.
type Limits struct {
	XMLName     struct{} `xml:"urn:xmpp:stream-limits:0 limits"`
	MaxBytes    uint32   `xml:"max-bytes,omitempty"`    // of a first-level child
	IdleSeconds uint32   `xml:"idle-seconds,omitempty"` // without a byte, until the stream is closed
	stanza.Extra
}

// Idle returns IdleSeconds as a duration.
func (l *Limits) Idle() time.Duration { return time.Duration(l.IdleSeconds) * time.Second }

// StanzaTooBig is the condition of an application beside policy-violation, in a
// stream error or the error of a stanza (XEP-0205):
//
//	<stanza-too-big xmlns='urn:xmpp:errors'/>
type StanzaTooBig struct {
	XMLName struct{} `xml:"urn:xmpp:errors stanza-too-big"`
	stanza.Extra
}
