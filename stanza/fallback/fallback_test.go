package fallback_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza/fallback"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

const ns = " xmlns='urn:xmpp:fallback:0'"

func region(start, end uint32) fallback.Region { return fallback.Region{Start: &start, End: &end} }

func TestWire(t *testing.T) {
	wiretest.Run(t, fallback.Types(), map[string]wiretest.Case{
		"all": {XML: "<fallback" + ns + " for='urn:example'/>", Want: &fallback.Fallback{For: "urn:example"}},
		"regions": {
			XML:  "<fallback" + ns + " for='urn:example'><subject start='0' end='3'/><body start='1' end='5'/><body start='7' end='9'/></fallback>",
			Want: &fallback.Fallback{For: "urn:example", Subject: []fallback.Region{region(0, 3)}, Body: []fallback.Region{region(1, 5), region(7, 9)}},
		},
		"whole body": {XML: "<fallback" + ns + "><body/></fallback>", Want: &fallback.Fallback{Body: []fallback.Region{{}}}},
	})
}

func TestBad(t *testing.T) {
	wiretest.Bad(t, fallback.Types(), map[string]string{
		"start": "<fallback" + ns + "><body start='-1' end='2'/><body start='3' end='4'/></fallback>",
		"end":   "<fallback" + ns + "><body start='1' end='x'/></fallback>",
	})
}

func TestWithoutBody(t *testing.T) {
	const text = "äb🐢de"
	tests := map[string]struct {
		regions []fallback.Region
		want    string
	}{
		"front":        {[]fallback.Region{region(0, 2)}, "🐢de"},
		"middle":       {[]fallback.Region{region(2, 3)}, "äbde"},
		"end":          {[]fallback.Region{region(3, 5)}, "äb🐢"},
		"beyond":       {[]fallback.Region{region(3, 4000000000)}, "äb🐢"},
		"empty":        {[]fallback.Region{region(2, 2)}, text},
		"backwards":    {[]fallback.Region{region(4, 1)}, text},
		"two":          {[]fallback.Region{region(0, 1), region(4, 5)}, "b🐢d"},
		"out of order": {[]fallback.Region{region(4, 5), region(0, 1)}, "b🐢d"},
		"overlapping":  {[]fallback.Region{region(0, 3), region(2, 4)}, "e"},
		"within":       {[]fallback.Region{region(0, 4), region(1, 2)}, "e"},
		"whole":        {[]fallback.Region{{}}, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			f := &fallback.Fallback{Body: test.regions}
			if got := f.WithoutBody(text); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
			if got := f.WithoutSubject(text); got != text {
				t.Errorf("subject %q", got)
			}
		})
	}
	if got := (&fallback.Fallback{}).WithoutBody(text); got != "" {
		t.Errorf("without regions %q is left", got)
	}
}
