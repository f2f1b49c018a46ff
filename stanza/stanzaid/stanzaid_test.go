package stanzaid_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/stanzaid"
)

const ns = " xmlns='urn:xmpp:sid:0'"

var me = stanza.MustParseJID("me@example.org")

func TestWire(t *testing.T) {
	wiretest.Run(t, stanzaid.Types(), map[string]wiretest.Case{
		"stanza-id": {XML: "<stanza-id" + ns + " id='m7' by='me@example.org'/>", Want: &stanzaid.StanzaID{ID: "m7", By: me}},
		"origin-id": {XML: "<origin-id" + ns + " id='m7'/>", Want: &stanzaid.OriginID{ID: "m7"}},
	})
}

func TestBad(t *testing.T) {
	wiretest.Bad(t, stanzaid.Types(), map[string]string{
		"by": "<stanza-id" + ns + " id='m7' by='@'/>",
	})
}

func TestBy(t *testing.T) {
	const mine, room = "<stanza-id" + ns + " id='m7' by='me@example.org'/>", "<stanza-id" + ns + " id='r1' by='room@rooms.example.org'/>"
	tests := map[string]struct{ xml, want string }{
		"none":           {"", ""},
		"mine":           {mine, "m7"},
		"mine of two":    {room + mine, "m7"},
		"another":        {room, ""},
		"twice":          {mine + mine, ""},
		"client of mine": {"<stanza-id" + ns + " id='m7' by='me@example.org/a'/>", ""},
		"malformed":      {"<stanza-id" + ns + " id='m6' by='@'/>" + mine, "m7"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var m stanza.Message
			if err := stanza.Unmarshal(wiretest.Parse(t, "<message>"+test.xml+"</message>"), &m); err != nil {
				t.Fatal(err)
			}
			if got := stanzaid.By(&m.Payloads, me); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}
