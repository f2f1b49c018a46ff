package occupant_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/occupant"
)

func TestWire(t *testing.T) {
	wiretest.Run(t, occupant.Types(), map[string]wiretest.Case{
		"id": {XML: "<occupant-id xmlns='urn:xmpp:occupant-id:0' id='o1'/>", Want: &occupant.ID{ID: "o1"}},
	})
}
