package xmlstream_test

import (
	"crypto/sha1"
	"encoding/hex"
	"errors"
	"fmt"

	"github.com/xmppwire/xmppwire/stanza/stream"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// A component proves that it knows the secret that it shares with the server
// (XEP-0114), then answers a ping.
func Example_component() {
	const accept = "jabber:component:accept"
	peer := &scriptedPeer{answers: []string{
		"<stream:stream xmlns='" + accept + "' xmlns:stream='" + nsStreams + "' from='gate.harbor.example' id='3BF96D32'>",
		"<handshake/><iq type='get' id='p1' from='harbor.example' to='gate.harbor.example'><ping xmlns='urn:xmpp:ping'/></iq>",
		"</stream:stream>",
	}}
	opts := &xmlstream.Options{ContentNamespaces: []string{accept}}
	r, w := xmlstream.NewReader(peer, opts), xmlstream.NewWriter(peer, nil)
	send := func(b []byte, err error) {
		if err == nil {
			err = w.WriteElement(b)
		}
		fmt.Println(string(b), err)
	}

	header, err := (&stream.Header{To: "gate.harbor.example", ContentNamespace: accept}).AppendHeader(nil)
	if err := errors.Join(err, w.WriteHeader(header)); err != nil {
		fmt.Println(err)
		return
	}
	context := xmlstream.NewContext(accept)
	for event, err := range r.All() {
		if err != nil {
			fmt.Println(err)
			return
		}
		e := r.Element()
		attr := func(local string) string { v, _ := e.Attr(local); return string(v) }
		switch {
		case event == xmlstream.Open:
			digest := sha1.Sum([]byte(attr("id") + "kelp and rope"))
			b := xmlstream.NewBuilder(nil, context)
			b.Start(accept, "handshake", "")
			b.Text(hex.EncodeToString(digest[:]))
			b.End()
			send(b.Finish())
		case event == xmlstream.Close:
			fmt.Println("closed")
		case e.Is(accept, "handshake"):
			fmt.Println("accepted")
		case e.Is(accept, "iq"):
			b := xmlstream.NewBuilder(nil, context)
			b.Start(accept, "iq", "")
			b.Attr("", "type", "result")
			b.Attr("", "id", attr("id"))
			b.Attr("", "from", attr("to"))
			b.Attr("", "to", attr("from"))
			b.End()
			send(b.Finish())
		}
	}
	// Output:
	// <handshake>bae9b140dc7bdf0ac73a8feb1cc6e0d28bc3514f</handshake> <nil>
	// accepted
	// <iq type='result' id='p1' from='gate.harbor.example' to='harbor.example'/> <nil>
	// closed
}
