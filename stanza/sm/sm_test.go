package sm_test

import (
	"encoding/xml"
	"errors"
	"math"
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/sm"
)

func TestWireForms(t *testing.T) {
	const ns, ns2 = ` xmlns='urn:xmpp:sm:3'`, ` xmlns='urn:xmpp:sm:2'`
	version2 := func(local string) xml.Name { return xml.Name{Space: sm.Namespace2, Local: local} }
	wiretest.Run(t, sm.Types(), wiretest.Cases{
		"feature":          {`<sm` + ns + `/>`, &sm.Feature{}},
		"required feature": {`<sm` + ns + `><required/></sm>`, &sm.Feature{Required: true}},
		"optional feature": {`<sm` + ns + `><optional/></sm>`, &sm.Feature{Optional: true}},
		"enable":           {`<enable` + ns + `/>`, &sm.Enable{}},
		"enable to resume": {`<enable` + ns + ` max='600' resume='true'/>`, &sm.Enable{Max: 600, Resume: true}},
		"enabled":          {`<enabled` + ns + `/>`, &sm.Enabled{}},
		"enabled to resume": {
			`<enabled` + ns + ` id='a1' location='[2001:db8::7]:5222' max='600' resume='true'/>`,
			&sm.Enabled{ID: "a1", Location: "[2001:db8::7]:5222", Max: 600, Resume: true},
		},
		"resume":  {`<resume` + ns + ` h='4294967295' previd='a1'/>`, &sm.Resume{H: math.MaxUint32, PrevID: "a1"}},
		"resumed": {`<resumed` + ns + ` h='0' previd='a1'/>`, &sm.Resumed{PrevID: "a1"}},
		"failed":  {`<failed` + ns + `/>`, &sm.Failed{}},
		"failed with a condition": {
			`<failed` + ns + ` h='0'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>` +
				`<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>Gone</text></failed>`,
			&sm.Failed{H: new(uint32(0)), Condition: stanza.ItemNotFound, Text: stanza.Plain("Gone")},
		},
		"request": {`<r` + ns + `/>`, &sm.Request{}},
		"answer":  {`<a` + ns + ` h='0'/>`, &sm.Answer{}},
		"handled count too high": {
			`<handled-count-too-high` + ns + ` h='10' send-count='8'/>`,
			&sm.HandledCountTooHigh{H: new(uint32(10)), SendCount: new(uint32(8))},
		},
		"version 2 feature":                {`<sm` + ns2 + `/>`, &sm.Feature{XMLName: version2("sm")}},
		"version 2 enable":                 {`<enable` + ns2 + `/>`, &sm.Enable{XMLName: version2("enable")}},
		"version 2 enabled":                {`<enabled` + ns2 + ` id='a1'/>`, &sm.Enabled{XMLName: version2("enabled"), ID: "a1"}},
		"version 2 resume":                 {`<resume` + ns2 + ` h='1' previd='a1'/>`, &sm.Resume{XMLName: version2("resume"), H: 1, PrevID: "a1"}},
		"version 2 resumed":                {`<resumed` + ns2 + ` h='1' previd='a1'/>`, &sm.Resumed{XMLName: version2("resumed"), H: 1, PrevID: "a1"}},
		"version 2 failed":                 {`<failed` + ns2 + `/>`, &sm.Failed{XMLName: version2("failed")}},
		"version 2 request":                {`<r` + ns2 + `/>`, &sm.Request{XMLName: version2("r")}},
		"version 2 answer":                 {`<a` + ns2 + ` h='1'/>`, &sm.Answer{XMLName: version2("a"), H: 1}},
		"version 2 handled count too high": {`<handled-count-too-high` + ns2 + `/>`, &sm.HandledCountTooHigh{XMLName: version2("handled-count-too-high")}},
	})
}

func TestBadValues(t *testing.T) {
	codec := stanza.NewCodec("jabber:client", sm.Types())
	for name, input := range map[string]string{
		"no count":           `<a xmlns='urn:xmpp:sm:3'/>`,
		"a negative count":   `<a xmlns='urn:xmpp:sm:3' h='-1'/>`,
		"a count beyond 2³²": `<a xmlns='urn:xmpp:sm:3' h='4294967296'/>`,
		"a word":             `<resume xmlns='urn:xmpp:sm:3' h='many' previd='a1'/>`,
		"no session":         `<resume xmlns='urn:xmpp:sm:3' h='1'/>`,
	} {
		t.Run(name, func(t *testing.T) {
			v, err := codec.Decode(wiretest.Parse(t, input))
			var fault *stanza.StreamFault
			if !errors.As(err, &fault) || fault.Condition != "bad-format" {
				t.Errorf("error %v", err)
			}
			out, err := codec.Append(nil, v)
			if err != nil {
				t.Fatal(err)
			}
			if want := wiretest.Tree(wiretest.Parse(t, input)); name != "no count" && name != "no session" && wiretest.Tree(wiretest.Parse(t, string(out))) != want {
				t.Errorf("it is written as %s", out)
			}
		})
	}
}

func TestAcknowledged(t *testing.T) {
	for name, test := range map[string]struct {
		acked, sent, h uint32
		want           uint32
		bad            bool
	}{
		"nothing sent":            {0, 0, 0, 0, false},
		"some":                    {3, 10, 7, 4, false},
		"all":                     {3, 10, 10, 7, false},
		"again":                   {3, 10, 3, 0, false},
		"one too many":            {3, 10, 11, 0, true},
		"taken back":              {3, 10, 2, 0, true},
		"across 2³²":              {math.MaxUint32 - 1, 3, 1, 3, false},
		"to the end of 2³²":       {math.MaxUint32 - 1, math.MaxUint32, math.MaxUint32, 1, false},
		"too many across 2³²":     {math.MaxUint32 - 1, 3, 4, 0, true},
		"taken back across 2³²":   {1, 3, math.MaxUint32, 0, true},
		"more than half of 2³²":   {0, 1 << 31, 1 << 31, 1 << 31, false},
		"as many as there can be": {0, math.MaxUint32, math.MaxUint32, math.MaxUint32, false},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := sm.Acknowledged(test.acked, test.sent, test.h)
			if got != test.want || (err != nil) != test.bad {
				t.Errorf("%d, %v", got, err)
			}
		})
	}
	if e := sm.TooHigh(10, 8); *e.H != 10 || *e.SendCount != 8 {
		t.Errorf("%+v", e)
	}
}

func TestVersion(t *testing.T) {
	if v := new(sm.Feature).Version(); v != sm.Namespace {
		t.Error(v)
	}
	if v := (&sm.Feature{XMLName: xml.Name{Space: sm.Namespace2, Local: "sm"}}).Version(); v != sm.Namespace2 {
		t.Error(v)
	}
}
