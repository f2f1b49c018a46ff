package delay_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/delay"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/xmlstream"
)

var noon = time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC)

func TestWire(t *testing.T) {
	wiretest.Run(t, delay.Types(), map[string]wiretest.Case{
		"stamp alone": {XML: "<delay xmlns='urn:xmpp:delay' stamp='2025-06-01T12:00:00Z'/>", Want: &delay.Delay{Stamp: noon}},
		"all": {
			XML:  "<delay xmlns='urn:xmpp:delay' from='example.org' stamp='2025-06-01T12:00:00.25Z'>stored &lt;here></delay>",
			Want: &delay.Delay{From: stanza.MustParseJID("example.org"), Stamp: noon.Add(time.Second / 4), Reason: "stored <here>"},
		},
		"older form": {
			XML:  "<x xmlns='jabber:x:delay' from='example.org' stamp='20250601T12:00:00'>stored</x>",
			Want: &delay.Legacy{From: stanza.MustParseJID("example.org"), Stamp: delay.LegacyTime{Time: noon}, Reason: "stored"},
		},
	})
}

// TestUTC: stamps are written in UTC (XEP-0203 §2), and as received if they say the
// same.
func TestUTC(t *testing.T) {
	for name, c := range map[string]struct {
		zone   *time.Location
		change time.Duration
		want   string
	}{
		"east":          {time.FixedZone("", 2*3600), 0, "<delay xmlns='urn:xmpp:delay' stamp='2025-06-01T12:00:00Z'/>"},
		"with seconds":  {time.FixedZone("", -3601), 0, "<delay xmlns='urn:xmpp:delay' stamp='2025-06-01T12:00:00Z'/>"},
		"another stamp": {time.FixedZone("", 3600), time.Hour, "<delay xmlns='urn:xmpp:delay' stamp='2025-06-01T13:00:00Z'/>"},
	} {
		t.Run(name, func(t *testing.T) {
			d := &delay.Delay{Stamp: noon.Add(c.change).In(c.zone)}
			if out, err := stanza.Append(nil, d); err != nil || string(out) != c.want {
				t.Errorf("%s, %v, want %s", out, err, c.want)
			}
		})
	}
	for _, stamp := range []string{"2025-06-01T14:00:00+02:00", "9999-12-31T23:59:59-01:00", "0000-01-01T00:00:00+01:00"} {
		received := "<delay xmlns='urn:xmpp:delay' stamp='" + stamp + "'/>"
		e, err := xmlstream.Parse([]byte(received), nil)
		if err != nil {
			t.Fatal(err)
		}
		var d delay.Delay
		if err := stanza.Unmarshal(e, &d); err != nil {
			t.Fatal(d.Stamp, err)
		}
		if out, err := stanza.Append(nil, &d); err != nil || string(out) != received {
			t.Errorf("%s, %v", out, err)
		}
	}
}

func TestBad(t *testing.T) {
	wiretest.Bad(t, delay.Types(), map[string]string{
		"stamp":               "<delay xmlns='urn:xmpp:delay' stamp='yesterday'/>",
		"stamp of older form": "<x xmlns='jabber:x:delay' stamp='2025-06-01T12:00:00Z'/>",
		"from":                "<delay xmlns='urn:xmpp:delay' from='@' stamp='2025-06-01T12:00:00Z'/>",
	})
}

func TestOf(t *testing.T) {
	const now, old = "<delay xmlns='urn:xmpp:delay' stamp='2025-06-01T12:00:00Z'/>", "<x xmlns='jabber:x:delay' from='example.org' stamp='20250601T12:00:00'>a</x>"
	tests := map[string]struct {
		xml  string
		want *delay.Delay
		bad  bool
	}{
		"none":       {"<message><body>a</body></message>", nil, false},
		"new":        {"<message>" + now + "</message>", &delay.Delay{Stamp: noon}, false},
		"older":      {"<message>" + old + "</message>", &delay.Delay{From: stanza.MustParseJID("example.org"), Stamp: noon, Reason: "a"}, false},
		"both":       {"<message>" + old + now + "</message>", &delay.Delay{Stamp: noon}, false},
		"bad":        {"<message><delay xmlns='urn:xmpp:delay' stamp=''/>" + old + "</message>", &delay.Delay{}, true},
		"bad, older": {"<message><x xmlns='jabber:x:delay' stamp=''/></message>", &delay.Delay{}, true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var m stanza.Message
			if err := stanza.Unmarshal(wiretest.Parse(t, test.xml), &m); err != nil {
				t.Fatal(err)
			}
			got, err := delay.Of(&m.Payloads)
			if diff := cmp.Diff(test.want, got, cmpopts.IgnoreTypes(stanza.Extra{}), cmpopts.EquateComparable(stanza.JID{})); diff != "" || (err != nil) != test.bad {
				t.Errorf("error %v (-want +got):\n%s", err, diff)
			}
		})
	}
}

func TestLegacyTimeIsInUTC(t *testing.T) {
	east := delay.LegacyTime{Time: noon.In(time.FixedZone("", 7200))}
	if out, err := stanza.Append(nil, &delay.Legacy{Stamp: east}); err != nil || string(out) != "<x xmlns='jabber:x:delay' stamp='20250601T12:00:00'/>" {
		t.Errorf("%s, %v", out, err)
	}
}
