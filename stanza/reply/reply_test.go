package reply_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/reply"
)

func TestWire(t *testing.T) {
	wiretest.Run(t, reply.Types(), map[string]wiretest.Case{
		"reply":           {XML: "<reply xmlns='urn:xmpp:reply:0' to='ann@example.org/a' id='m7'/>", Want: &reply.Reply{To: stanza.MustParseJID("ann@example.org/a"), ID: "m7"}},
		"without address": {XML: "<reply xmlns='urn:xmpp:reply:0' id='m7'/>", Want: &reply.Reply{ID: "m7"}},
	})
}

func TestBad(t *testing.T) {
	wiretest.Bad(t, reply.Types(), map[string]string{
		"to": "<reply xmlns='urn:xmpp:reply:0' to='@' id='m7'/>",
	})
}
