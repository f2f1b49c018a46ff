package receipts_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/receipts"
)

const ns = " xmlns='urn:xmpp:receipts'"

func TestWire(t *testing.T) {
	wiretest.Run(t, receipts.Types(), map[string]wiretest.Case{
		"request":             {XML: "<request" + ns + "/>", Want: &receipts.Request{}},
		"received":            {XML: "<received" + ns + " id='m7'/>", Want: &receipts.Received{ID: "m7"}},
		"received, before id": {XML: "<received" + ns + "/>", Want: &receipts.Received{}},
	})
}

func TestAnswer(t *testing.T) {
	const request = "<request" + ns + "/>"
	tests := map[string]struct{ xml, want string }{
		"asked":             {"<message id='m7' from='ann@example.org/a' type='chat'><body>Hi</body>" + request + "</message>", "<message to='ann@example.org/a' type='chat'><received" + ns + " id='m7'/></message>"},
		"not asked":         {"<message id='m7' from='ann@example.org/a'><body>Hi</body></message>", ""},
		"without id":        {"<message from='ann@example.org/a'>" + request + "</message>", ""},
		"error":             {"<message id='m7' type='error' from='ann@example.org/a'>" + request + "</message>", ""},
		"receipt that asks": {"<message id='m7' from='ann@example.org/a'>" + request + "<received" + ns + " id='m6'/></message>", ""},
		"another's request": {"<message id='m7' from='ann@example.org/a'><request xmlns='urn:example'/></message>", ""},
	}
	codec := stanza.NewCodec("jabber:client")
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			v, err := codec.Decode(wiretest.Parse(t, test.xml))
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if r := receipts.Answer(v.(*stanza.Message)); r != nil {
				out, err := codec.Append(nil, r)
				if err != nil {
					t.Fatal(err)
				}
				got = string(out)
			}
			if got != test.want {
				t.Errorf("%s, want %s", got, test.want)
			}
		})
	}
}
