package fast_test

import (
	"testing"
	"time"

	"github.com/xmppwire/xmppwire/stanza/fast"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

func TestWireForms(t *testing.T) {
	const ns = ` xmlns='urn:xmpp:fast:0'`
	wiretest.Run(t, fast.Types(), wiretest.Cases{
		"offer": {
			`<fast` + ns + ` tls-0rtt='true'><mechanism>HT-SHA-256-EXPR</mechanism><mechanism>HT-SHA-256-NONE</mechanism></fast>`,
			&fast.Fast{TLS0RTT: true, Mechanisms: []string{"HT-SHA-256-EXPR", "HT-SHA-256-NONE"}},
		},
		"use":           {`<fast` + ns + `/>`, &fast.Fast{}},
		"first use":     {`<fast` + ns + ` count='0'/>`, &fast.Fast{Count: new(uint64(0))}},
		"last use":      {`<fast` + ns + ` count='12' invalidate='true'/>`, &fast.Fast{Count: new(uint64(12)), Invalidate: true}},
		"request token": {`<request-token` + ns + ` mechanism='HT-SHA-256-EXPR'/>`, &fast.RequestToken{Mechanism: "HT-SHA-256-EXPR"}},
		"token": {
			`<token` + ns + ` expiry='2031-05-06T07:08:09Z' token='c2VjcmV0'/>`,
			&fast.Token{Expiry: time.Date(2031, 5, 6, 7, 8, 9, 0, time.UTC), Token: "c2VjcmV0"},
		},
	})
}
