// Package markers says how far a conversation has been read (XEP-0333,
// urn:xmpp:chat-markers:0).
package markers

import "github.com/xmppwire/xmppwire/stanza"

// Namespace is that of all elements of this package.
const Namespace = "urn:xmpp:chat-markers:0"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Markable](),
		stanza.TypeOf[Displayed](),
		stanza.TypeOf[Received](),
		stanza.TypeOf[Acknowledged](),
	)
}

// Markable says that the message may be answered with a marker (XEP-0333):
//
//	<markable xmlns='urn:xmpp:chat-markers:0'/>
type Markable struct {
	XMLName struct{} `xml:"urn:xmpp:chat-markers:0 markable"`
	stanza.Extra
}

// Displayed says that the user has seen everything up to a message (XEP-0333).
// ID is that of the message, in a room the stanza-id by the room (see the
// package stanzaid):
//
//	<displayed xmlns='urn:xmpp:chat-markers:0' id='m7'/>
type Displayed struct {
	XMLName struct{} `xml:"urn:xmpp:chat-markers:0 displayed"`
	ID      string   `xml:"id,attr"`
	stanza.Extra
}

// Received says that a client has received a message. XEP-0333 had it up to
// version 0.4; now there are receipts (XEP-0184):
//
//	<received xmlns='urn:xmpp:chat-markers:0' id='m7'/>
type Received struct {
	XMLName struct{} `xml:"urn:xmpp:chat-markers:0 received"`
	ID      string   `xml:"id,attr"`
	stanza.Extra
}

// Acknowledged says that the user has reacted to a message. XEP-0333 had it up
// to version 0.4:
//
//	<acknowledged xmlns='urn:xmpp:chat-markers:0' id='m7'/>
type Acknowledged struct {
	XMLName struct{} `xml:"urn:xmpp:chat-markers:0 acknowledged"`
	ID      string   `xml:"id,attr"`
	stanza.Extra
}
