package csi_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza/csi"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

func TestWireForms(t *testing.T) {
	wiretest.Run(t, csi.Types(), wiretest.Cases{
		"feature":  {`<csi xmlns='urn:xmpp:csi:0'/>`, &csi.Feature{}},
		"active":   {`<active xmlns='urn:xmpp:csi:0'/>`, &csi.Active{}},
		"inactive": {`<inactive xmlns='urn:xmpp:csi:0'/>`, &csi.Inactive{}},
	})
}
