package version_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/version"
)

const ns = " xmlns='jabber:iq:version'"

func TestWire(t *testing.T) {
	wiretest.Run(t, version.Types(), map[string]wiretest.Case{
		"request":    {XML: "<query" + ns + "/>", Want: &version.Query{}},
		"answer":     {XML: "<query" + ns + "><name>Wire</name><version>1.2</version><os>Plan 9</os></query>", Want: &version.Query{Name: "Wire", Version: "1.2", OS: "Plan 9"}},
		"without os": {XML: "<query" + ns + "><name>Wire</name><version>1.2</version></query>", Want: &version.Query{Name: "Wire", Version: "1.2"}},
	})
}
