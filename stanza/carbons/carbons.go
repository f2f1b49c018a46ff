// Package carbons has copies of messages for the other clients of an account
// (XEP-0280, urn:xmpp:carbons:2). The client asks for them with an IQ; then
// what the account sends and receives elsewhere comes wrapped in messages from
// the account itself. Anybody can send what looks alike: [Open] tells them
// apart.
package carbons

import (
	"errors"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/delay"
	"github.com/xmppwire/xmppwire/stanza/forward"
)

// Namespace is that of all elements of this package.
const Namespace = "urn:xmpp:carbons:2"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Enable](),
		stanza.TypeOf[Disable](),
		stanza.TypeOf[Private](),
		stanza.TypeOf[Sent](),
		stanza.TypeOf[Received](),
	)
}

// Enable asks for copies (XEP-0280 §4):
//
//	<enable xmlns='urn:xmpp:carbons:2'/>
type Enable struct {
	XMLName struct{} `xml:"urn:xmpp:carbons:2 enable"`
	stanza.Extra
}

// Disable asks for no more copies (XEP-0280 §5):
//
//	<disable xmlns='urn:xmpp:carbons:2'/>
type Disable struct {
	XMLName struct{} `xml:"urn:xmpp:carbons:2 disable"`
	stanza.Extra
}

// Private is in a message that shall not be copied, beside hints.NoCopy
// (XEP-0280 §9):
//
//	<private xmlns='urn:xmpp:carbons:2'/>
type Private struct {
	XMLName struct{} `xml:"urn:xmpp:carbons:2 private"`
	stanza.Extra
}

// Sent holds a copy of what another client of the account sent (XEP-0280 §8):
//
//	<sent xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'>…</forwarded></sent>
type Sent struct {
	XMLName   struct{}           `xml:"urn:xmpp:carbons:2 sent"`
	Forwarded *forward.Forwarded `xml:"urn:xmpp:forward:0 forwarded"`
	stanza.Extra
}

// Received holds a copy of what another client of the account received
// (XEP-0280 §7):
//
//	<received xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'>…</forwarded></received>
type Received struct {
	XMLName   struct{}           `xml:"urn:xmpp:carbons:2 received"`
	Forwarded *forward.Forwarded `xml:"urn:xmpp:forward:0 forwarded"`
	stanza.Extra
}

// Copy is what a carbon holds.
type Copy struct {
	Message *stanza.Message
	Sent    bool         // by the account, else received
	Delay   *delay.Delay // of the message, nil for none
}

// Errors of Open.
var (
	ErrSender = errors.New("carbons: the copy does not come from the user's own account and is to be ignored")
	ErrEmpty  = errors.New("carbons: there is no message in the copy")
)

// Open returns the message that m is a copy of, nil if m is none; own is the
// address that the client is bound to.
//
// A copy counts only if it comes from the user's own bare address (XEP-0280
// §11). Clients that did not check showed messages that others had invented, in
// anybody's name (CVE-2017-5589): for those the error is ErrSender, and the
// message is to be dropped whole. It is ErrEmpty where no message is inside,
// and a *stanza.StanzaFault, beside the copy, where that is faulty.
func Open(m *stanza.Message, own stanza.JID) (*Copy, error) {
	var forwarded *forward.Forwarded
	sent, err := stanza.Get[Sent](&m.Payloads)
	if sent != nil {
		forwarded = sent.Forwarded
	} else {
		var received *Received
		if received, err = stanza.Get[Received](&m.Payloads); received == nil {
			return nil, nil
		}
		forwarded = received.Forwarded
	}
	if !m.SentBy(own.Bare(), own) {
		return nil, ErrSender
	}
	if forwarded == nil {
		return nil, ErrEmpty
	}
	inner, innerErr := forwarded.Message()
	if inner == nil {
		return nil, ErrEmpty
	}
	if err == nil {
		err = innerErr
	}
	return &Copy{Message: inner, Sent: sent != nil, Delay: forwarded.Delay}, err
}
