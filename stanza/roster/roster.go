// Package roster has the contact list (RFC 6121 §2, jabber:iq:roster). The
// client gets and changes it with IQs; the server tells of every change with a
// push, which must be checked: see [Push].
package roster

import (
	"errors"

	"github.com/xmppwire/xmppwire/stanza"
)

// Namespace is that of all elements of this package.
const Namespace = "jabber:iq:roster"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[Query]() }

// Query is the roster, a change of it, or a request for it (RFC 6121 §2.1):
//
//	<query xmlns='jabber:iq:roster' ver='7'>
//	  <item jid='ann@example.org' name='Ann' subscription='both'><group>Work</group></item>
//	</query>
type Query struct {
	XMLName struct{} `xml:"jabber:iq:roster query"`
	// Ver is the version of the roster (RFC 6121 §2.6): nil for none, "" in the
	// request of a client that has no roster yet but knows of versions.
	Ver   *string `xml:"ver,attr"`
	Items []Item  `xml:"item"`
	stanza.Extra
}

// Item is a contact (RFC 6121 §2.1.2):
//
//	<item jid='ann@example.org' name='Ann' subscription='to' approved='true'><group>Work</group></item>
type Item struct {
	JID          stanza.JID   `xml:"jid,attr"`
	Name         string       `xml:"name,attr,omitempty"`
	Subscription Subscription `xml:"subscription,attr,omitempty"`
	Ask          Ask          `xml:"ask,attr,omitempty"`
	Approved     bool         `xml:"approved,attr,omitempty"` // before the contact has asked
	Groups       []string     `xml:"group"`
	stanza.Extra
}

// Subscription says who sees the presence of whom: the word that was on the
// wire, "" if there was none.
type Subscription string

// The states of RFC 6121 §2.1.2.5.
const (
	SubscriptionNone   Subscription = "none"
	SubscriptionTo     Subscription = "to"   // the user sees the contact
	SubscriptionFrom   Subscription = "from" // the contact sees the user
	SubscriptionBoth   Subscription = "both"
	SubscriptionRemove Subscription = "remove" // the item is deleted
)

// Kind returns the state that the RFC assigns to the word: none for no word and
// for unknown ones.
func (s Subscription) Kind() Subscription {
	switch s {
	case SubscriptionTo, SubscriptionFrom, SubscriptionBoth, SubscriptionRemove:
		return s
	}
	return SubscriptionNone
}

// Ask says what the user waits for: the word that was on the wire, "" for
// nothing.
type Ask string

// AskSubscribe says that the user has asked for a subscription and has no
// answer yet (RFC 6121 §2.1.2.2).
const AskSubscribe Ask = "subscribe"

// ErrSender is what Push says of an IQ that has no right to change the roster.
var ErrSender = errors.New("roster: the push does not come from the user's own account and is to be ignored")

// Push returns the change that a roster push asks for, nil if the IQ is none;
// own is the address that the client is bound to.
//
// A push counts only if it has no from, or the user's own bare address there
// (RFC 6121 §2.1.6): otherwise anybody could write into the roster. For others
// the error is ErrSender; nothing should be answered, as that would tell that
// the user is online. A push of another error is to be answered with it.
func Push(iq *stanza.IQ, own stanza.JID) (*Query, error) {
	if iq.Type != stanza.IQSet {
		return nil, nil
	}
	query, err := stanza.Get[Query](&iq.Payloads)
	if query == nil {
		return nil, nil
	}
	if !iq.SentBy(own.Bare(), own) {
		return nil, ErrSender
	}
	return query, err
}
