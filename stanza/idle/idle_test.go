package idle_test

import (
	"testing"
	"time"

	"github.com/xmppwire/xmppwire/stanza/idle"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

func TestWire(t *testing.T) {
	wiretest.Run(t, idle.Types(), map[string]wiretest.Case{
		"idle": {XML: "<idle xmlns='urn:xmpp:idle:1' since='2025-06-01T12:00:00Z'/>", Want: &idle.Idle{Since: time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC)}},
	})
}

func TestBad(t *testing.T) {
	wiretest.Bad(t, idle.Types(), map[string]string{
		"since": "<idle xmlns='urn:xmpp:idle:1' since='noon'/>",
	})
}
