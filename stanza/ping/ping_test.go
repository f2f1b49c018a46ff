package ping_test

import (
	"fmt"
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/ping"
	"github.com/xmppwire/xmppwire/xmlstream"
)

func TestWire(t *testing.T) {
	wiretest.Run(t, ping.Types(), map[string]wiretest.Case{
		"ping": {XML: "<ping xmlns='urn:xmpp:ping'/>", Want: &ping.Ping{}},
	})
}

func Example() {
	codec := stanza.NewCodec("jabber:client")
	e, err := xmlstream.Parse([]byte("<iq xmlns='jabber:client' id='7' type='get' from='example.org'><ping xmlns='urn:xmpp:ping'/></iq>"), nil)
	if err != nil {
		panic(err)
	}
	v, err := codec.Decode(e)
	if err != nil {
		panic(err)
	}
	iq := v.(*stanza.IQ)
	if p, err := stanza.Get[ping.Ping](&iq.Payloads); p != nil && err == nil {
		answer, _ := codec.Append(nil, iq.Result(nil))
		fmt.Printf("%s\n", answer)
	}
	// Output: <iq id='7' to='example.org' type='result'/>
}
