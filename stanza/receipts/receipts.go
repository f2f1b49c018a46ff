// Package receipts says that a message has reached a client (XEP-0184,
// urn:xmpp:receipts), on request.
package receipts

import "github.com/xmppwire/xmppwire/stanza"

// Namespace is that of all elements of this package.
const Namespace = "urn:xmpp:receipts"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.Join(stanza.TypeOf[Request](), stanza.TypeOf[Received]()) }

// Request asks for a receipt of the message that it is in, which must have an
// id (XEP-0184 §7):
//
//	<request xmlns='urn:xmpp:receipts'/>
type Request struct {
	XMLName struct{} `xml:"urn:xmpp:receipts request"`
	stanza.Extra
}

// Received is the receipt of the message with that id (XEP-0184 §7):
//
//	<received xmlns='urn:xmpp:receipts' id='m7'/>
type Received struct {
	XMLName struct{} `xml:"urn:xmpp:receipts received"`
	ID      string   `xml:"id,attr,omitempty"` // older clients send none
	stanza.Extra
}

// Answer returns the receipt for a message, nil if it asks for none, has no id,
// or is an error, or a receipt itself, which must not be answered (XEP-0184
// §5.4). It tells the sender that the user is online: to whom it may be sent is
// the caller's decision (§8). A message that comes from an archive has been
// answered before (§5.5).
func Answer(m *stanza.Message) *stanza.Message {
	if m.ID == "" || m.Type == stanza.MessageError {
		return nil
	}
	if _, asks := m.Payloads.Element(Namespace, "request"); !asks {
		return nil
	}
	if _, is := m.Payloads.Element(Namespace, "received"); is {
		return nil
	}
	r := m.Reply()
	r.Payloads.Add(&Received{ID: m.ID})
	return r
}
