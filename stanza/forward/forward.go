// Package forward has stanzas inside of others (XEP-0297, urn:xmpp:forward:0):
// what carbons, archives and the like are made of.
//
// Who put a stanza there can have invented it. It is to be believed only where
// the protocol around it says whose copies count and the sender is checked, as
// carbons.Open and mam.Open do.
package forward

import (
	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/delay"
)

// Namespace is that of all elements of this package.
const Namespace = "urn:xmpp:forward:0"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[Forwarded]() }

// Forwarded holds one stanza, as its payload, and when it was sent first
// (XEP-0297):
//
//	<forwarded xmlns='urn:xmpp:forward:0'>
//	  <delay xmlns='urn:xmpp:delay' stamp='2025-06-01T12:00:00Z'/>
//	  <message xmlns='jabber:client' from='ann@example.org'><body>Hi</body></message>
//	</forwarded>
type Forwarded struct {
	XMLName struct{}     `xml:"urn:xmpp:forward:0 forwarded"`
	Delay   *delay.Delay `xml:"urn:xmpp:delay delay"`
	stanza.Extra
}

// New returns a Forwarded with a stanza, such as a *stanza.Message. d may be
// nil. A stanza that was received is written in the content namespace that it came
// in; where its XMLName is set to the zero xml.Name, in jabber:client, which is
// what clients look for.
func New(inner any, d *delay.Delay) *Forwarded {
	f := &Forwarded{Delay: d}
	f.Payloads.Add(inner)
	return f
}

// Message returns the message inside, nil if there is none. It is decoded each
// time, so that what was received is what is written. The error is a
// *stanza.StanzaFault.
func (f *Forwarded) Message() (*stanza.Message, error) {
	return stanza.Get[stanza.Message](&f.Payloads)
}

// Presence returns the presence inside, nil if there is none; see Message.
func (f *Forwarded) Presence() (*stanza.Presence, error) {
	return stanza.Get[stanza.Presence](&f.Payloads)
}

// IQ returns the IQ inside, nil if there is none; see Message.
func (f *Forwarded) IQ() (*stanza.IQ, error) { return stanza.Get[stanza.IQ](&f.Payloads) }
