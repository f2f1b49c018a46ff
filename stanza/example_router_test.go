package stanza_test

import (
	"encoding/xml"
	"fmt"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// A router takes a stanza from a client, stamps the address that it knows the
// client by, and sends it to another server, whose stream has another content
// namespace. It decodes nothing, and a forwarded stanza inside stays as it is.
func Example_router() {
	server := xmlstream.NewContext("jabber:server")
	from := xmlstream.Attr{Name: xml.Name{Local: "from"}, Value: []byte("romeo@montague.example/orchard")}
	tok := xmlstream.NewTokenizer(nil)
	for event, err := range tok.Feed([]byte(clientHeader +
		"<message from='juliet@capulet.example' to='nurse@capulet.example'><body>A &amp; B</body></message>" +
		"<message to='nurse@capulet.example'><forwarded xmlns='urn:xmpp:forward:0'>" +
		"<message xmlns='jabber:client'><body>hi</body></message></forwarded></message>")) {
		if err != nil {
			fmt.Println(err)
			return
		}
		if r := stanza.Route(tok.Element()); event == xmlstream.Child && r.Kind == stanza.KindMessage {
			out, err := tok.Element().AppendIn(nil, server, from)
			fmt.Printf("to %s: %s %v\n", r.To, out, err)
		}
	}
	// Output:
	// to nurse@capulet.example: <message from='romeo@montague.example/orchard' to='nurse@capulet.example'><body>A &amp; B</body></message> <nil>
	// to nurse@capulet.example: <message from='romeo@montague.example/orchard' to='nurse@capulet.example'><forwarded xmlns='urn:xmpp:forward:0'><message xmlns='jabber:client'><body>hi</body></message></forwarded></message> <nil>
}
