package hints_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza/hints"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

func TestWire(t *testing.T) {
	wiretest.Run(t, hints.Types(), map[string]wiretest.Case{
		"no-permanent-store": {XML: "<no-permanent-store xmlns='urn:xmpp:hints'/>", Want: &hints.NoPermanentStore{}},
		"no-store":           {XML: "<no-store xmlns='urn:xmpp:hints'/>", Want: &hints.NoStore{}},
		"no-copy":            {XML: "<no-copy xmlns='urn:xmpp:hints'/>", Want: &hints.NoCopy{}},
		"store":              {XML: "<store xmlns='urn:xmpp:hints'/>", Want: &hints.Store{}},
	})
}
