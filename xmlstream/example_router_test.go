package xmlstream_test

import (
	"encoding/xml"
	"fmt"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// A router takes a stanza from a client, stamps the address that it knows the
// client by, and sends it to another server, whose stream has another content
// namespace. It decodes nothing, and a forwarded stanza inside stays as it is.
func Example_router() {
	server := xmlstream.NewContext("jabber:server", xmlstream.Prefix{Name: "stream", Space: nsStreams})
	from := xmlstream.Attr{Name: xml.Name{Local: "from"}, Value: []byte("romeo@montague.example/orchard")}

	tok := xmlstream.NewTokenizer(nil)
	input := plainHeader +
		"<message from='juliet@capulet.example' to='nurse@capulet.example'><body>A &amp; B</body></message>" +
		"<message to='nurse@capulet.example'><forwarded xmlns='urn:xmpp:forward:0'>" +
		"<message xmlns='jabber:client'><body>hi</body></message></forwarded></message>"
	var out []byte
	for event, err := range tok.Feed([]byte(input)) {
		if err != nil {
			fmt.Println(err)
			return
		}
		if event != xmlstream.Child {
			continue
		}
		if out, err = tok.Element().AppendIn(out[:0], server, from); err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(string(out))
	}
	// Output:
	// <message from='romeo@montague.example/orchard' to='nurse@capulet.example'><body>A &amp; B</body></message>
	// <message from='romeo@montague.example/orchard' to='nurse@capulet.example'><forwarded xmlns='urn:xmpp:forward:0'><message xmlns='jabber:client'><body>hi</body></message></forwarded></message>
}
