// Package chatstates says what the other side of a chat does: it writes, it has
// stopped, it is gone (XEP-0085, http://jabber.org/protocol/chatstates).
//
// Each state is an element of its own. [Of] and [Set] read and write them as one
// value:
//
//	chatstates.Set(&m.Payloads, chatstates.StateComposing)
//	if chatstates.Of(&m.Payloads) == chatstates.StateComposing { … }
package chatstates

import "github.com/xmppwire/xmppwire/stanza"

// Namespace is that of all elements of this package.
const Namespace = "http://jabber.org/protocol/chatstates"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Active](),
		stanza.TypeOf[Composing](),
		stanza.TypeOf[Gone](),
		stanza.TypeOf[Inactive](),
		stanza.TypeOf[Paused](),
	)
}

// State is the local name of the element for a state, "" for none.
type State string

// The states of XEP-0085.
const (
	StateActive    State = "active"
	StateComposing State = "composing"
	StateGone      State = "gone"
	StateInactive  State = "inactive"
	StatePaused    State = "paused"
)

// Active says that the user looks at the chat (XEP-0085):
//
//	<active xmlns='http://jabber.org/protocol/chatstates'/>
type Active struct {
	XMLName struct{} `xml:"http://jabber.org/protocol/chatstates active"`
	stanza.Extra
}

// Composing says that the user writes (XEP-0085):
//
//	<composing xmlns='http://jabber.org/protocol/chatstates'/>
type Composing struct {
	XMLName struct{} `xml:"http://jabber.org/protocol/chatstates composing"`
	stanza.Extra
}

// Gone says that the user has left the chat (XEP-0085):
//
//	<gone xmlns='http://jabber.org/protocol/chatstates'/>
type Gone struct {
	XMLName struct{} `xml:"http://jabber.org/protocol/chatstates gone"`
	stanza.Extra
}

// Inactive says that the user has not looked at the chat for a while (XEP-0085):
//
//	<inactive xmlns='http://jabber.org/protocol/chatstates'/>
type Inactive struct {
	XMLName struct{} `xml:"http://jabber.org/protocol/chatstates inactive"`
	stanza.Extra
}

// Paused says that the user has begun to write and stopped (XEP-0085):
//
//	<paused xmlns='http://jabber.org/protocol/chatstates'/>
type Paused struct {
	XMLName struct{} `xml:"http://jabber.org/protocol/chatstates paused"`
	stanza.Extra
}

// element returns a new element for the state, nil for none.
func (s State) element() any {
	switch s {
	case StateActive:
		return &Active{}
	case StateComposing:
		return &Composing{}
	case StateGone:
		return &Gone{}
	case StateInactive:
		return &Inactive{}
	case StatePaused:
		return &Paused{}
	}
	return nil
}

// Of returns the first state in the payloads of a message, "" if there is none
// that XEP-0085 has.
func Of(p *stanza.Payloads) State {
	for name := range p.Names() {
		if s := State(name.Local); name.Space == Namespace && s.element() != nil {
			return s
		}
	}
	return ""
}

// Set puts a state into the payloads of a message instead of any other. One that
// XEP-0085 has not only removes them.
func Set(p *stanza.Payloads, s State) {
	for _, old := range []State{StateActive, StateComposing, StateGone, StateInactive, StatePaused} {
		p.Remove(Namespace, string(old))
	}
	if e := s.element(); e != nil {
		p.Add(e)
	}
}
