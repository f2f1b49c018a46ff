package xmlstream_test

import (
	"fmt"

	"github.com/xmppwire/xmppwire/stanza/stream"
	"github.com/xmppwire/xmppwire/xmlstream"
)

const nsFraming = "urn:ietf:params:xml:ns:xmpp-framing"

// toStream translates a frame of a WebSocket client (RFC 7395) to the stream
// of a server behind.
func toStream(frame []byte, context xmlstream.Context) ([]byte, error) {
	e, err := xmlstream.Parse(frame, nil)
	if err != nil {
		return nil, err
	}
	switch {
	case e.Is(nsFraming, "open"):
		to, _ := e.Attr("to")
		return (&stream.Header{To: string(to), Version: "1.0", ContentNamespace: "jabber:client"}).AppendHeader(nil)
	case e.Is(nsFraming, "close"):
		return []byte("</stream:stream>"), nil
	}
	return e.AppendIn(nil, context)
}

// A gateway between WebSocket and TCP: one frame is one element that stands
// alone, so that what the stream header declares is declared anew on the way
// out, and need not be on the way in.
func Example_webSocket() {
	for _, frame := range []string{
		"<open xmlns='" + nsFraming + "' to='harbor.example' version='1.0'/>",
		"<message xmlns='jabber:client' to='tomas@harbor.example'><body>1 &lt; 2</body></message>",
		"<message xmlns='jabber:client'><body>unfinished</message>",
		"<close xmlns='" + nsFraming + "'/>",
	} {
		out, err := toStream([]byte(frame), client)
		if err != nil {
			fmt.Println("→ refused:", err)
			continue
		}
		fmt.Println("→", string(out))
	}

	tok := xmlstream.NewTokenizer(nil)
	for event, err := range tok.Feed([]byte(plainHeader + "<stream:features><ver xmlns='urn:xmpp:features:rosterver'/></stream:features>" +
		"<message><body>hello</body></message></stream:stream>")) {
		if err != nil {
			fmt.Println(err)
			return
		}
		var frame []byte
		switch event {
		case xmlstream.Open:
			frame = []byte("<open xmlns='" + nsFraming + "' version='1.0'/>")
		case xmlstream.Child:
			if frame, err = tok.Element().AppendXML(nil); err != nil {
				fmt.Println(err)
				return
			}
		case xmlstream.Close:
			frame = []byte("<close xmlns='" + nsFraming + "'/>")
		}
		fmt.Println("←", string(frame))
	}
	// Output:
	// → <?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' to='harbor.example' version='1.0'>
	// → <message xmlns='jabber:client' to='tomas@harbor.example'><body>1 &lt; 2</body></message>
	// → refused: xmlstream: offset 49 in message/body: an end tag does not match <body> (not-well-formed)
	// → </stream:stream>
	// ← <open xmlns='urn:ietf:params:xml:ns:xmpp-framing' version='1.0'/>
	// ← <stream:features xmlns:stream='http://etherx.jabber.org/streams'><ver xmlns='urn:xmpp:features:rosterver'/></stream:features>
	// ← <message xmlns='jabber:client'><body>hello</body></message>
	// ← <close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>
}
