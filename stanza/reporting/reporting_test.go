package reporting_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/reporting"
	"github.com/xmppwire/xmppwire/stanza/stanzaid"
)

const ns = " xmlns='urn:xmpp:reporting:1'"

func TestWire(t *testing.T) {
	me := stanza.MustParseJID("me@example.org")
	wiretest.Run(t, reporting.Types(), map[string]wiretest.Case{
		"reason": {XML: "<report" + ns + " reason='urn:xmpp:reporting:spam'/>", Want: &reporting.Report{Reason: reporting.ReasonSpam}},
		"all": {
			XML: "<report" + ns + " reason='urn:xmpp:reporting:abuse'>" +
				"<stanza-id xmlns='urn:xmpp:sid:0' id='m7' by='me@example.org'/><stanza-id xmlns='urn:xmpp:sid:0' id='m8' by='me@example.org'/>" +
				"<text xml:lang='en'>Rude.</text><text xml:lang='de'>Grob.</text><report-origin/><third-party/></report>",
			Want: &reporting.Report{
				Reason:       reporting.ReasonAbuse,
				StanzaIDs:    []stanzaid.StanzaID{{ID: "m7", By: me}, {ID: "m8", By: me}},
				Text:         stanza.Text{{Lang: "en", HasLang: true, Value: "Rude."}, {Lang: "de", HasLang: true, Value: "Grob."}},
				ReportOrigin: true, ThirdParty: true,
			},
		},
	})
}

func TestBad(t *testing.T) {
	wiretest.Bad(t, reporting.Types(), map[string]string{
		"by": "<report" + ns + " reason='a'><stanza-id xmlns='urn:xmpp:sid:0' id='m7' by='@'/></report>",
	})
}
