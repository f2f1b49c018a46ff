package tune_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/tune"
)

func TestWire(t *testing.T) {
	wiretest.Run(t, tune.Types(), wiretest.Cases{
		"stopped": {XML: "<tune xmlns='http://jabber.org/protocol/tune'/>", Want: &tune.Tune{}},
		"all": {
			XML:  "<tune xmlns='http://jabber.org/protocol/tune'><artist>a</artist><length>221</length><rating>8</rating><source>s</source><title>t</title><track>3</track><uri>https://t.example/</uri></tune>",
			Want: &tune.Tune{Artist: "a", Length: 221, Rating: 8, Source: "s", Title: "t", Track: "3", URI: "https://t.example/"},
		},
	})
}

func TestBadValue(t *testing.T) {
	wiretest.Bad(t, tune.Types(), map[string]string{
		"length": "<tune xmlns='http://jabber.org/protocol/tune'><length>3:41</length></tune>",
	})
}
