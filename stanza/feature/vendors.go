package feature

import (
	"encoding/xml"

	"github.com/xmppwire/xmppwire/stanza"
)

// P1Push offers push notifications of ejabberd's business edition:
//
//	<push xmlns='p1:push'/>
type P1Push struct {
	XMLName struct{} `xml:"p1:push push"`
	stanza.Extra
}

// P1Rebind offers resumption of ejabberd's business edition:
//
//	<rebind xmlns='p1:rebind'/>
type P1Rebind struct {
	XMLName struct{} `xml:"p1:rebind rebind"`
	stanza.Extra
}

// P1Ack offers acknowledgements of ejabberd's business edition:
//
//	<ack xmlns='p1:ack'/>
type P1Ack struct {
	XMLName struct{} `xml:"p1:ack ack"`
	stanza.Extra
}

// TigaseMobile offers one of Tigase's three ways to spare mobile clients:
// XMLName of a received value says which, and a new value is version 3.
//
//	<mobile xmlns='http://tigase.org/protocol/mobile#v3'/>
type TigaseMobile struct {
	XMLName xml.Name `xml:"mobile" xmpp:"ns=http://tigase.org/protocol/mobile#v3 http://tigase.org/protocol/mobile#v2 http://tigase.org/protocol/mobile#v1"`
	stanza.Extra
}

// Address tells the client the IP address that it comes from, as jabberd 2 and
// psyced do:
//
//	<address xmlns='http://affinix.com/jabber/address'>192.0.2.7</address>
type Address struct {
	XMLName struct{} `xml:"http://affinix.com/jabber/address address"`
	IP      string   `xml:",chardata"`
	stanza.Extra
}
