package chatstates_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/chatstates"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

const ns = " xmlns='http://jabber.org/protocol/chatstates'"

func TestWire(t *testing.T) {
	wiretest.Run(t, chatstates.Types(), map[string]wiretest.Case{
		"active":    {XML: "<active" + ns + "/>", Want: &chatstates.Active{}},
		"composing": {XML: "<composing" + ns + "/>", Want: &chatstates.Composing{}},
		"gone":      {XML: "<gone" + ns + "/>", Want: &chatstates.Gone{}},
		"inactive":  {XML: "<inactive" + ns + "/>", Want: &chatstates.Inactive{}},
		"paused":    {XML: "<paused" + ns + "/>", Want: &chatstates.Paused{}},
	})
}

func TestOf(t *testing.T) {
	tests := map[string]struct {
		xml  string
		want chatstates.State
	}{
		"none":              {"", ""},
		"one":               {"<paused" + ns + "/>", chatstates.StatePaused},
		"behind another":    {"<composing xmlns='urn:example'/><gone" + ns + "/>", chatstates.StateGone},
		"unknown":           {"<sleeping" + ns + "/>", ""},
		"another namespace": {"<composing xmlns='urn:example'/>", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var m stanza.Message
			if err := stanza.Unmarshal(wiretest.Parse(t, "<message>"+test.xml+"</message>"), &m); err != nil {
				t.Fatal(err)
			}
			if got := chatstates.Of(&m.Payloads); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestSet(t *testing.T) {
	for _, state := range []chatstates.State{
		chatstates.StateActive, chatstates.StateComposing, chatstates.StateGone, chatstates.StateInactive, chatstates.StatePaused,
	} {
		var m stanza.Message
		if err := stanza.Unmarshal(wiretest.Parse(t, "<message><paused"+ns+"/><x xmlns='urn:x'/></message>"), &m); err != nil {
			t.Fatal(err)
		}
		chatstates.Set(&m.Payloads, state)
		out, err := stanza.Append(nil, &m)
		if want := "<message xmlns='jabber:client'><x xmlns='urn:x'/><" + string(state) + ns + "/></message>"; err != nil || string(out) != want {
			t.Errorf("%s, %v; want %s", out, err, want)
		}
		if got := chatstates.Of(&m.Payloads); got != state {
			t.Errorf("%q, want %q", got, state)
		}
		chatstates.Set(&m.Payloads, "")
		if got := chatstates.Of(&m.Payloads); got != "" || m.Payloads.Len() != 1 {
			t.Errorf("%q is left", got)
		}
	}
}
