package all_test

import (
	"strings"
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/delay"
	"github.com/xmppwire/xmppwire/stanza/disco"
	"github.com/xmppwire/xmppwire/stanza/receipts"
	"github.com/xmppwire/xmppwire/stanza/roster"
)

// TestGetAllocations checks that a payload costs its value and a list or two,
// however long they are and whatever stands beside it.
func TestGetAllocations(t *testing.T) {
	skipInstrumented(t)
	query := func(n int) string {
		return "<query xmlns='http://jabber.org/protocol/disco#info'><identity category='client' type='pc'/>" +
			strings.Repeat("<feature var='urn:example:a'/>", n) + "</query>"
	}
	items := func(n int) string {
		return "<query xmlns='jabber:iq:roster'>" + strings.Repeat("<item jid='ann@example.org' name='Ann'/>", n) + "</query>"
	}
	tests := map[string]struct {
		payloads string
		get      func(p *stanza.Payloads) bool
		most     float64
	}{
		"delay":                 {"<delay xmlns='urn:xmpp:delay' from='example.org' stamp='2025-06-01T12:00:00Z'>Late</delay>", got[delay.Delay], 1},
		"receipt":               {"<received xmlns='urn:xmpp:receipts' id='m1'/>", got[receipts.Received], 1},
		"the last of many":      {query(3) + items(3) + "<delay xmlns='urn:xmpp:delay' stamp='2025-06-01T12:00:00Z'/>", got[delay.Delay], 1},
		"disco, 1 feature":      {query(1), got[disco.Info], 3},
		"disco, 100 features":   {query(100), got[disco.Info], 3},
		"roster, 1 contact":     {items(1), got[roster.Query], 2},
		"roster, 1000 contacts": {items(1000), got[roster.Query], 2},
	}
	codec := stanza.NewCodec("jabber:client")
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			e, err := parse([]byte("<message xmlns='jabber:client'>" + test.payloads + "</message>"))
			if err != nil {
				t.Fatal(err)
			}
			v, err := codec.Decode(e)
			if err != nil {
				t.Fatal(err)
			}
			m := v.(*stanza.Message)
			if !test.get(&m.Payloads) {
				t.Fatal("there is none")
			}
			if n := testing.AllocsPerRun(50, func() { test.get(&m.Payloads) }); n > test.most {
				t.Errorf("%v allocations, want at most %v", n, test.most)
			}
		})
	}
}

func got[T any](p *stanza.Payloads) bool {
	v, err := stanza.Get[T](p)
	return v != nil && err == nil
}

// skipInstrumented skips tests of memory where the build adds its own.
func skipInstrumented(t *testing.T) {
	t.Helper()
	if instrumented {
		t.Skip("the build allocates on its own account")
	}
}
