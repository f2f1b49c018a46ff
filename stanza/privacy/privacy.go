// Package privacy has privacy lists (XEP-0016, jabber:iq:privacy), rules of
// what a server keeps from a user. Newer servers have blocking (XEP-0191)
// instead. The server tells all clients of a changed list with an IQ of type
// set: like a roster push it counts only if it comes from the user's own
// account, see [stanza.Header.SentBy].
package privacy

import "github.com/xmppwire/xmppwire/stanza"

// Namespace is that of all elements of this package.
const Namespace = "jabber:iq:privacy"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[Query]() }

// Query asks for the lists or a list, is the answer, or changes them (XEP-0016
// §2):
//
//	<query xmlns='jabber:iq:privacy'>
//	  <active name='at sea'/>
//	  <default name='ashore'/>
//	  <list name='at sea'/>
//	  <list name='ashore'/>
//	</query>
type Query struct {
	XMLName struct{} `xml:"jabber:iq:privacy query"`
	Active  *Choice  `xml:"active"`  // of this client
	Default *Choice  `xml:"default"` // of clients that have chosen none
	Lists   []List   `xml:"list"`
	stanza.Extra
}

// Choice names a list, or none of them: <active/>.
type Choice struct {
	Name string `xml:"name,attr,omitempty"`
	stanza.Extra
}

// List has the rules of a name (XEP-0016 §2.1). To set one without items
// removes it:
//
//	<list name='at sea'><item type='jid' value='eve@example.net' action='deny' order='1'><message/></item></list>
type List struct {
	Name  string `xml:"name,attr"`
	Items []Item `xml:"item"`
	stanza.Extra
}

// Item is a rule (XEP-0016 §2.1). Of those that fit a stanza the one with the
// lowest order counts. Without any of the four flags it is for all stanzas, in
// both directions:
//
//	<item type='group' value='Enemies' action='deny' order='4'><presence-out/></item>
type Item struct {
	Type        Type        `xml:"type,attr,omitempty"`
	Value       string      `xml:"value,attr,omitempty"` // an address, a group of the roster, or a subscription
	Action      Action      `xml:"action,attr"`
	Order       uint32      `xml:"order,attr"`
	Message     stanza.Flag `xml:"message"` // to the user
	IQ          stanza.Flag `xml:"iq"`      // to the user
	PresenceIn  stanza.Flag `xml:"presence-in"`
	PresenceOut stanza.Flag `xml:"presence-out"`
	stanza.Extra
}

// Type says what a rule looks at: the word that was on the wire, "" for a rule
// that fits everybody.
type Type string

// The types of XEP-0016 §2.1.
const (
	TypeJID          Type = "jid"
	TypeGroup        Type = "group"
	TypeSubscription Type = "subscription"
)

// Action is what a rule does: the word that was on the wire.
type Action string

// The actions of XEP-0016 §2.1.
const (
	Allow Action = "allow"
	Deny  Action = "deny"
)
