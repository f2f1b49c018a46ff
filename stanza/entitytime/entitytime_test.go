package entitytime_test

import (
	"testing"
	"time"

	"github.com/xmppwire/xmppwire/stanza/entitytime"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

const ns = " xmlns='urn:xmpp:time'"

var ten = time.Date(2025, 6, 1, 10, 0, 0, 0, time.UTC)

func TestWire(t *testing.T) {
	wiretest.Run(t, entitytime.Types(), map[string]wiretest.Case{
		"request": {XML: "<time" + ns + "/>", Want: &entitytime.Time{}},
		"summer":  {XML: "<time" + ns + "><tzo>+02:00</tzo><utc>2025-06-01T10:00:00Z</utc></time>", Want: entitytime.New(ten.In(time.FixedZone("CEST", 7200)))},
		"utc":     {XML: "<time" + ns + "><tzo>Z</tzo><utc>2025-06-01T10:00:00Z</utc></time>", Want: entitytime.New(ten)},
	})
}

func TestBad(t *testing.T) {
	wiretest.Bad(t, entitytime.Types(), map[string]string{
		"utc": "<time" + ns + "><tzo>Z</tzo><utc>noon</utc></time>",
	})
}

func TestLocal(t *testing.T) {
	tests := map[string]struct {
		offset entitytime.Offset
		want   string
		bad    bool
	}{
		"utc":            {"Z", "2025-06-01T10:00:00Z", false},
		"zero":           {"+00:00", "2025-06-01T10:00:00Z", false},
		"east":           {"+05:30", "2025-06-01T15:30:00+05:30", false},
		"west":           {"-06:00", "2025-06-01T04:00:00-06:00", false},
		"white space":    {" Z\n", "2025-06-01T10:00:00Z", false},
		"none":           {"", "2025-06-01T10:00:00Z", true},
		"name of a zone": {"CEST", "2025-06-01T10:00:00Z", true},
		"out of range":   {"+99:00", "2025-06-01T10:00:00Z", true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := (&entitytime.Time{TZO: test.offset, UTC: ten}).Local()
			if got.Format(time.RFC3339) != test.want || (err != nil) != test.bad {
				t.Errorf("%v, %v; want %s", got, err, test.want)
			}
		})
	}
}
