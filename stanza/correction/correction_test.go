package correction_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza/correction"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

func TestWire(t *testing.T) {
	wiretest.Run(t, correction.Types(), map[string]wiretest.Case{
		"replace": {XML: "<replace xmlns='urn:xmpp:message-correct:0' id='m7'/>", Want: &correction.Replace{ID: "m7"}},
	})
}
