package iap_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza/iap"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

func TestWireForms(t *testing.T) {
	const ns = ` xmlns='urn:xmpp:iap:0'`
	wiretest.Run(t, iap.Types(), wiretest.Cases{
		"version":        {`<config-version` + ns + ` value='djQy'/>`, &iap.ConfigVersion{Value: "djQy"}},
		"version scheme": {`<config-version` + ns + ` scheme='opaque' value='djQy'/>`, &iap.ConfigVersion{Scheme: "opaque", Value: "djQy"}},
		"mismatch":       {`<config-version-mismatch` + ns + `/>`, &iap.Mismatch{}},
	})
}
