// Package private has storage for a client's own elements on the server
// (XEP-0049, jabber:iq:private). Newer protocols use pubsub (XEP-0223).
package private

import "github.com/xmppwire/xmppwire/stanza"

// Namespace is that of all elements of this package.
const Namespace = "jabber:iq:private"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[Query]() }

// Query holds one element to be kept, or an empty one that asks for what is
// kept under its name (XEP-0049):
//
//	<query xmlns='jabber:iq:private'><notes xmlns='urn:example:notes'>…</notes></query>
//
// The element is a payload: stanza.Get types it.
type Query struct {
	XMLName struct{} `xml:"jabber:iq:private query"`
	stanza.Extra
}

// New returns a Query with an element, a value for stanza.Payloads.Add.
func New(element any) *Query {
	q := &Query{}
	q.Payloads.Add(element)
	return q
}
