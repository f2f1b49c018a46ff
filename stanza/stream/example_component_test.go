package stream_test

import (
	"errors"
	"fmt"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/component"
	"github.com/xmppwire/xmppwire/stanza/stream"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// A component proves that it knows the secret that it shares with the server
// (XEP-0114), then answers a ping.
func Example_component() {
	const accept = component.NamespaceAccept
	peer := &scriptedPeer{answers: []string{
		"<stream:stream xmlns='" + accept + "' xmlns:stream='" + stream.Namespace + "' from='gate.harbor.example' id='3BF96D32'>",
		"<handshake/><iq type='get' id='p1' from='harbor.example' to='gate.harbor.example'><ping xmlns='urn:xmpp:ping'/></iq>",
		"</stream:stream>",
	}}
	codec := stanza.NewCodec(accept, stream.Types(), component.Types())
	r := xmlstream.NewReader(peer, &xmlstream.Options{ContentNamespaces: []string{accept}})
	w := xmlstream.NewWriter(peer, nil)
	send := func(v any) {
		b, err := codec.Append(nil, v)
		fmt.Println(string(b), errors.Join(err, w.WriteElement(b)))
	}

	header, err := (&stream.Header{To: "gate.harbor.example", ContentNamespace: accept}).AppendHeader(nil)
	if err := errors.Join(err, w.WriteHeader(header)); err != nil {
		fmt.Println(err)
		return
	}
	for event, err := range r.All() {
		if err != nil || event == xmlstream.Close {
			fmt.Println(event, err)
			return
		}
		value, err := codec.Decode(r.Element())
		switch v := value.(type) {
		case *stream.Header:
			send(component.NewHandshake(v.ID, "kelp and rope"))
		case *component.Handshake:
			fmt.Println("accepted", err)
		case *stanza.IQ:
			send(v.Result(nil))
		}
	}
	// Output:
	// <handshake>bae9b140dc7bdf0ac73a8feb1cc6e0d28bc3514f</handshake> <nil>
	// accepted <nil>
	// <iq id='p1' to='harbor.example' from='gate.harbor.example' type='result'/> <nil>
	// close <nil>
}
