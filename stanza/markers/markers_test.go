package markers_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/markers"
)

const ns = " xmlns='urn:xmpp:chat-markers:0'"

func TestWire(t *testing.T) {
	wiretest.Run(t, markers.Types(), map[string]wiretest.Case{
		"markable":     {XML: "<markable" + ns + "/>", Want: &markers.Markable{}},
		"displayed":    {XML: "<displayed" + ns + " id='m7'/>", Want: &markers.Displayed{ID: "m7"}},
		"received":     {XML: "<received" + ns + " id='m7'/>", Want: &markers.Received{ID: "m7"}},
		"acknowledged": {XML: "<acknowledged" + ns + " id='m7'/>", Want: &markers.Acknowledged{ID: "m7"}},
	})
}
