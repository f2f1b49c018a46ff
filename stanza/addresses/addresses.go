// Package addresses has the addresses of a stanza that is for several
// (XEP-0033, http://jabber.org/protocol/address).
package addresses

import "github.com/xmppwire/xmppwire/stanza"

// Namespace is that of all elements of this package.
const Namespace = "http://jabber.org/protocol/address"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[Addresses]() }

// Addresses is in a message or presence that a multicast service passes on, or
// has passed on (XEP-0033):
//
//	<addresses xmlns='http://jabber.org/protocol/address'>
//	  <address type='to' jid='mara@example.org' delivered='true'/>
//	  <address type='replyto' jid='crew@example.org'/>
//	</addresses>
//
// Whoever sends the stanza writes it: it says no more of the sender than the
// stanza's from does.
type Addresses struct {
	XMLName struct{}  `xml:"http://jabber.org/protocol/address addresses"`
	List    []Address `xml:"address"`
	stanza.Extra
}

// Of returns the addresses of a type, in their order.
func (a *Addresses) Of(t Type) (list []Address) {
	for _, address := range a.List {
		if address.Type == t {
			list = append(list, address)
		}
	}
	return list
}

// Address is one of them: that of somebody in XMPP, with a node of service
// discovery or not, or else a URI (XEP-0033):
//
//	<address type='cc' jid='tomas@example.org' desc='Tomas of the boat' delivered='true'/>
type Address struct {
	Type Type       `xml:"type,attr"`
	JID  stanza.JID `xml:"jid,attr,omitempty"`
	Node string     `xml:"node,attr,omitempty"`
	URI  string     `xml:"uri,attr,omitempty"`
	Desc string     `xml:"desc,attr,omitempty"` // for people
	// Delivered says that a service has taken the stanza to this address: others
	// must not.
	Delivered bool `xml:"delivered,attr,omitempty"`
	stanza.Extra
}

// Type says what an address is for: the word that was on the wire.
type Type string

// The types of XEP-0033.
const (
	TypeTo        Type = "to"
	TypeCC        Type = "cc"
	TypeBCC       Type = "bcc"       // the service takes it off
	TypeReplyTo   Type = "replyto"   // where answers go
	TypeReplyRoom Type = "replyroom" // the room where answers go
	TypeNoReply   Type = "noreply"   // no answers; it has no address
	TypeFrom      Type = "ofrom"     // whom the stanza was from before it was passed on
)
