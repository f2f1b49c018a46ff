package attention_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza/attention"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

func TestWire(t *testing.T) {
	wiretest.Run(t, attention.Types(), map[string]wiretest.Case{
		"attention": {XML: "<attention xmlns='urn:xmpp:attention:0'/>", Want: &attention.Attention{}},
	})
}
