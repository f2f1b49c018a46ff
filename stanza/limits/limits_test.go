package limits_test

import (
	"testing"
	"time"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/limits"
)

func TestWireForms(t *testing.T) {
	const ns = ` xmlns='urn:xmpp:stream-limits:0'`
	wiretest.Run(t, limits.Types(), wiretest.Cases{
		"none": {`<limits` + ns + `/>`, &limits.Limits{}},
		"both": {
			`<limits` + ns + `><max-bytes>65536</max-bytes><idle-seconds>900</idle-seconds></limits>`,
			&limits.Limits{MaxBytes: 65536, IdleSeconds: 900},
		},
		"stanza too big": {`<stanza-too-big xmlns='urn:xmpp:errors'/>`, &limits.StanzaTooBig{}},
	})
}

func TestIdle(t *testing.T) {
	if got := (&limits.Limits{IdleSeconds: 900}).Idle(); got != 15*time.Minute {
		t.Error(got)
	}
}

func TestBadValues(t *testing.T) {
	const input = `<limits xmlns='urn:xmpp:stream-limits:0'><max-bytes>many</max-bytes><idle-seconds>900</idle-seconds></limits>`
	var l limits.Limits
	if err := stanza.Unmarshal(wiretest.Parse(t, input), &l); err == nil || l.IdleSeconds != 900 {
		t.Errorf("%+v, %v", l, err)
	}
	if out, err := stanza.Append(nil, &l); string(out) != input || err != nil {
		t.Errorf("it is written as %s, %v", out, err)
	}
}
