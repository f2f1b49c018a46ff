package stanza_test

import (
	"fmt"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/stream"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// connection is what an event-loop server keeps for each socket: between
// stanzas, a Tokenizer holds no buffer.
type connection struct {
	name string
	tok  *xmlstream.Tokenizer
}

// readable is called when a socket has data: it receives straight into the
// Tokenizer's memory and handles what is complete.
func (c *connection) readable(codec *stanza.Codec, receive func([]byte) int) error {
	c.tok.Commit(receive(c.tok.Buffer(4096)))
	for {
		event, err := c.tok.Next()
		if err != nil || event == xmlstream.NeedMore {
			return err
		}
		if event == xmlstream.Child {
			value, err := codec.Decode(c.tok.Element())
			fmt.Printf("%s: %T ends at %d %v\n", c.name, value, c.tok.InputOffset(), err)
		}
	}
}

// A server in one goroutine serves many sockets, each at its own pace, with one
// Codec. Peers that have not authenticated get small limits, and a fault is
// answered with its stream error.
func Example_eventLoop() {
	codec := stanza.NewCodec("jabber:client", stream.Types())
	opts := &xmlstream.Options{Limits: xmlstream.PreAuthLimits()} // shared
	romeo := &connection{"romeo", xmlstream.NewTokenizer(opts)}
	eve := &connection{"eve", xmlstream.NewTokenizer(opts)}
	for _, ready := range []struct {
		*connection
		data string
	}{
		{romeo, clientHeader + "<pres"},
		{eve, clientHeader},
		{romeo, "ence/><presence ty"},
		{eve, "<message><body>&lol;</body></message>"},
		{romeo, "pe='unavailable'/></stream:stream>"},
	} {
		if err := ready.readable(codec, func(b []byte) int { return copy(b, ready.data) }); err != nil {
			answer, _ := codec.Append(nil, stream.ErrorFor(err))
			fmt.Printf("%s: %s\n%s\n", ready.name, err, answer)
		}
	}
	// Output:
	// romeo: *stanza.Presence ends at 110 <nil>
	// eve: xmlstream: offset 114 in stream/message/body: the entity &lol; is not one of the five that a stream may use (RFC 6120 §11.1) (restricted-xml)
	// <stream:error><restricted-xml xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>
	// romeo: *stanza.Presence ends at 140 <nil>
}
