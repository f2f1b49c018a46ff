package lastactivity_test

import (
	"testing"
	"time"

	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/lastactivity"
)

const ns = " xmlns='jabber:iq:last'"

func TestWire(t *testing.T) {
	wiretest.Run(t, lastactivity.Types(), map[string]wiretest.Case{
		"request":         {XML: "<query" + ns + "/>", Want: &lastactivity.Query{}},
		"now":             {XML: "<query" + ns + " seconds='0'/>", Want: &lastactivity.Query{Seconds: new(uint64(0))}},
		"with the status": {XML: "<query" + ns + " seconds='903'>Off to lunch</query>", Want: &lastactivity.Query{Seconds: new(uint64(903)), Status: "Off to lunch"}},
	})
}

func TestBad(t *testing.T) {
	wiretest.Bad(t, lastactivity.Types(), map[string]string{
		"negative":   "<query" + ns + " seconds='-1'/>",
		"no integer": "<query" + ns + " seconds='1.5'>a</query>",
		"too large":  "<query" + ns + " seconds='99999999999999999999'/>",
	})
}

func TestSince(t *testing.T) {
	noon := time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC)
	for ago, want := range map[time.Duration]uint64{1500 * time.Millisecond: 1, 0: 0, -time.Hour: 0, time.Hour: 3600} {
		if got := *lastactivity.Since(noon.Add(-ago), noon).Seconds; got != want {
			t.Errorf("%v ago is %d seconds, want %d", ago, got, want)
		}
	}
}
