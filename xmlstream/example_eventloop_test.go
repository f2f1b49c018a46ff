package xmlstream_test

import (
	"fmt"

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
func (c *connection) readable(receive func([]byte) int) error {
	n := receive(c.tok.Buffer(4096))
	c.tok.Commit(n)
	for {
		event, err := c.tok.Next()
		if err != nil {
			return err
		}
		switch event {
		case xmlstream.NeedMore:
			return nil
		case xmlstream.Child:
			name := c.tok.Element().Name()
			fmt.Printf("%s: %s ends at %d\n", c.name, name.Local, c.tok.InputOffset())
		default:
			fmt.Printf("%s: %v\n", c.name, event)
		}
	}
}

// A server in one goroutine serves many sockets, each at its own pace. Peers
// that have not authenticated get small limits, and a fault is answered with
// its stream error condition.
func Example_eventLoop() {
	opts := &xmlstream.Options{Limits: xmlstream.PreAuthLimits()} // shared
	romeo := &connection{"romeo", xmlstream.NewTokenizer(opts)}
	eve := &connection{"eve", xmlstream.NewTokenizer(opts)}
	for _, ready := range []struct {
		*connection
		data string
	}{
		{romeo, plainHeader + "<pres"},
		{eve, plainHeader},
		{romeo, "ence/><presence ty"},
		{eve, "<message><body>&lol;</body></message>"},
		{romeo, "pe='unavailable'/></stream:stream>"},
	} {
		err := ready.readable(func(b []byte) int { return copy(b, ready.data) })
		if fault, ok := err.(*xmlstream.SyntaxError); ok {
			fmt.Printf("%s: <stream:error><%s/></stream:error> for byte %d in %s\n", ready.name, fault.Condition, fault.Offset, fault.Path)
		}
	}
	// Output:
	// romeo: open
	// eve: open
	// romeo: presence ends at 110
	// eve: <stream:error><restricted-xml/></stream:error> for byte 114 in stream/message/body
	// romeo: presence ends at 140
	// romeo: close
}
