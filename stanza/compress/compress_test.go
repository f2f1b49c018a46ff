package compress_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/compress"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/xmlstream"
)

const (
	ns     = ` xmlns='http://jabber.org/protocol/compress'`
	nsText = ` xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'`
)

func TestWireForms(t *testing.T) {
	wiretest.Run(t, compress.Types(), wiretest.Cases{
		"feature": {
			`<compression xmlns='http://jabber.org/features/compress'><method>zlib</method><method>lzw</method></compression>`,
			&compress.Feature{Methods: []string{compress.Zlib, compress.LZW}},
		},
		"compress":           {`<compress` + ns + `><method>zlib</method></compress>`, &compress.Compress{Methods: []string{compress.Zlib}}},
		"compressed":         {`<compressed` + ns + `/>`, &compress.Compressed{}},
		"failure":            {`<failure` + ns + `/>`, &compress.Failure{}},
		"setup failed":       {`<failure` + ns + `><setup-failed/></failure>`, &compress.Failure{Condition: compress.SetupFailed}},
		"processing failed":  {`<failure` + ns + `><processing-failed/></failure>`, &compress.Failure{Condition: compress.ProcessingFailed}},
		"unsupported method": {`<failure` + ns + `><unsupported-method/></failure>`, &compress.Failure{Condition: compress.UnsupportedMethod}},
		"condition of stanzas": {
			`<failure` + ns + `><text` + nsText + `>Later</text><resource-constraint` + nsText + `/></failure>`,
			&compress.Failure{StanzaCondition: stanza.ResourceConstraint, Text: stanza.Plain("Later")},
		},
	})
}

func TestConditionChanges(t *testing.T) {
	const was = `<failure` + ns + `><resource-constraint` + nsText + `/><x xmlns='urn:x'/></failure>`
	for name, test := range map[string]struct {
		change func(f *compress.Failure)
		want   string
	}{
		"none": {func(*compress.Failure) {}, was},
		"to another": {
			func(f *compress.Failure) { f.StanzaCondition = stanza.NotAllowed },
			`<failure` + ns + `><x xmlns='urn:x'/><not-allowed` + nsText + `/></failure>`,
		},
		"to its own": {
			func(f *compress.Failure) { f.StanzaCondition, f.Condition = "", compress.SetupFailed },
			`<failure` + ns + `><x xmlns='urn:x'/><setup-failed/></failure>`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			e := wiretest.Parse(t, was)
			f := new(compress.Failure)
			if err := stanza.Unmarshal(e, f); err != nil {
				t.Fatal(err)
			}
			test.change(f)
			for range 2 { // writing changes nothing
				out, err := stanza.Append(nil, f)
				if err != nil {
					t.Fatal(err)
				}
				got, _ := xmlstream.Parse(out, nil)
				if want := wiretest.Parse(t, test.want); wiretest.Sorted(got) != wiretest.Sorted(want) {
					t.Errorf("it is written as %s", out)
				}
			}
		})
	}
}
