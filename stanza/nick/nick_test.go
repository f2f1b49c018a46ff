package nick_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/nick"
)

func TestWire(t *testing.T) {
	wiretest.Run(t, nick.Types(), map[string]wiretest.Case{
		"name":  {XML: "<nick xmlns='http://jabber.org/protocol/nick'>Ann &amp; Bob</nick>", Want: &nick.Nick{Name: "Ann & Bob"}},
		"empty": {XML: "<nick xmlns='http://jabber.org/protocol/nick'/>", Want: &nick.Nick{}},
	})
}
