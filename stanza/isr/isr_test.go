package isr_test

import (
	"encoding/xml"
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/isr"
	"github.com/xmppwire/xmppwire/stanza/sasl"
	"github.com/xmppwire/xmppwire/stanza/sm"
)

func TestWireForms(t *testing.T) {
	const ns = ` xmlns='https://xmpp.org/extensions/isr/0'`
	wiretest.Run(t, isr.Types(), wiretest.Cases{
		"feature": {
			`<isr` + ns + `><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>HT-SHA-256-ENDP</mechanism></mechanisms></isr>`,
			&isr.Feature{Mechanisms: &sasl.Mechanisms{List: []string{"HT-SHA-256-ENDP"}}},
		},
		"enable": {`<isr-enable` + ns + ` mechanism='HT-SHA-256-ENDP'/>`, &isr.Enable{Mechanism: "HT-SHA-256-ENDP"}},
		"enabled": {
			`<isr-enabled` + ns + ` token='dA==' location='b.test:5222'/>`,
			&isr.Enabled{Token: "dA==", Location: "b.test:5222"},
		},
		"enabled by older drafts": {`<isr-enabled` + ns + ` key='aw=='/>`, &isr.Enabled{Key: "aw=="}},
		"resume": {
			`<inst-resume` + ns + ` with-isr-token='false'><resume xmlns='urn:xmpp:sm:3' h='7' previd='a1'/></inst-resume>`,
			&isr.Resume{WithISRToken: new(false), Resume: &sm.Resume{H: 7, PrevID: "a1"}},
		},
		"resume of version 2": {
			`<inst-resume` + ns + `><resume xmlns='urn:xmpp:sm:2' h='7' previd='a1'/></inst-resume>`,
			&isr.Resume{Resume: &sm.Resume{XMLName: xml.Name{Space: sm.Namespace2, Local: "resume"}, H: 7, PrevID: "a1"}},
		},
		"resumed": {
			`<inst-resumed` + ns + ` token='dA=='><resumed xmlns='urn:xmpp:sm:3' h='9' previd='a1'/></inst-resumed>`,
			&isr.Resumed{Token: "dA==", Resumed: &sm.Resumed{H: 9, PrevID: "a1"}},
		},
		"resume failed": {
			`<inst-resume-failed` + ns + `><failed xmlns='urn:xmpp:sm:3' h='9'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed></inst-resume-failed>`,
			&isr.ResumeFailed{Failed: &sm.Failed{H: new(uint32(9)), Condition: stanza.ItemNotFound}},
		},
	})
}
