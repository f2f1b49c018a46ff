package stream_test

import (
	"fmt"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/stream"
	"github.com/xmppwire/xmppwire/stanza/websocket"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// toStream translates a frame of a WebSocket client (RFC 7395) to the stream
// of a server behind.
func toStream(frame string) ([]byte, error) {
	e, err := xmlstream.Parse([]byte(frame), nil)
	if err != nil {
		return nil, err
	}
	switch {
	case e.Is(websocket.Namespace, "open"):
		var open websocket.Open
		err := stanza.Unmarshal(e, &open)
		if err != nil {
			return nil, err
		}
		return open.Header().AppendHeader(nil)
	case e.Is(websocket.Namespace, "close"):
		return []byte("</stream:stream>"), nil
	}
	return e.AppendIn(nil, xmlstream.NewContext("jabber:client", xmlstream.Prefix{Name: "stream", Space: stream.Namespace}))
}

// toFrame translates what the server sends.
func toFrame(event xmlstream.Event, e xmlstream.Element) ([]byte, error) {
	switch event {
	case xmlstream.Open:
		return stanza.Append(nil, &websocket.Open{Version: "1.0"})
	case xmlstream.Close:
		return stanza.Append(nil, &websocket.Close{})
	}
	return e.AppendXML(nil)
}

// A gateway between WebSocket and TCP: one frame is one element that stands
// alone, so that what the stream header declares is declared anew on the way
// out, and need not be on the way in.
func Example_webSocket() {
	for _, frame := range []string{
		"<open xmlns='" + websocket.Namespace + "' to='harbor.example' version='1.0'/>",
		"<message xmlns='jabber:client' to='tomas@harbor.example'><body>1 &lt; 2</body></message>",
		"<message xmlns='jabber:client'><body>unfinished</message>",
		"<close xmlns='" + websocket.Namespace + "'/>",
	} {
		out, err := toStream(frame)
		fmt.Println("→", string(out), err)
	}
	tok := xmlstream.NewTokenizer(nil)
	for event, err := range tok.Feed([]byte(plainHeader + "<stream:features><ver xmlns='urn:xmpp:features:rosterver'/></stream:features></stream:stream>")) {
		frame, _ := toFrame(event, tok.Element())
		fmt.Println("←", string(frame), err)
	}
	// Output:
	// → <?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' to='harbor.example' version='1.0'> <nil>
	// → <message xmlns='jabber:client' to='tomas@harbor.example'><body>1 &lt; 2</body></message> <nil>
	// →  xmlstream: offset 49 in message/body: an end tag does not match <body> (not-well-formed)
	// → </stream:stream> <nil>
	// ← <open xmlns='urn:ietf:params:xml:ns:xmpp-framing' version='1.0'/> <nil>
	// ← <stream:features xmlns:stream='http://etherx.jabber.org/streams'><ver xmlns='urn:xmpp:features:rosterver'/></stream:features> <nil>
	// ← <close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/> <nil>
}
