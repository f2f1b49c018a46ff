package bind2_test

import (
	"testing"
	"time"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/bind2"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/sm"
)

func TestWireForms(t *testing.T) {
	wiretest.Run(t, bind2.Types(), wiretest.Cases{
		"offer": {
			`<bind xmlns='urn:xmpp:bind:0'><inline><feature var='urn:xmpp:carbons:2'/><feature var='urn:xmpp:sm:3'/></inline></bind>`,
			&bind2.Bind{Inline: &bind2.Inline{Features: []bind2.Feature{{Var: "urn:xmpp:carbons:2"}, {Var: "urn:xmpp:sm:3"}}}},
		},
		"offer of nothing more": {`<bind xmlns='urn:xmpp:bind:0'/>`, &bind2.Bind{}},
		"request": {
			`<bind xmlns='urn:xmpp:bind:0'><tag>Lantern</tag><enable xmlns='urn:xmpp:sm:3' resume='true'/></bind>`,
			&bind2.Bind{Tag: "Lantern", Extra: stanza.Extra{Payloads: stanza.NewPayloads(&sm.Enable{Resume: true})}},
		},
		"bound": {
			`<bound xmlns='urn:xmpp:bind:0'><metadata xmlns='urn:xmpp:mam:2'><start id='a1' timestamp='2029-01-02T03:04:05Z'/>` +
				`<end id='b2' timestamp='2030-01-02T03:04:05Z'/></metadata></bound>`,
			&bind2.Bound{Metadata: &bind2.Metadata{
				Start: &bind2.Archived{ID: "a1", Timestamp: time.Date(2029, 1, 2, 3, 4, 5, 0, time.UTC)},
				End:   &bind2.Archived{ID: "b2", Timestamp: time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC)},
			}},
		},
		"bound with an empty archive": {
			`<bound xmlns='urn:xmpp:bind:0'><metadata xmlns='urn:xmpp:mam:2'/></bound>`,
			&bind2.Bound{Metadata: &bind2.Metadata{}},
		},
	})
}

func TestOffers(t *testing.T) {
	offer := &bind2.Bind{Inline: &bind2.Inline{Features: []bind2.Feature{{Var: sm.Namespace}}}}
	if !offer.Offers(sm.Namespace) || offer.Offers(sm.Namespace2) || new(bind2.Bind).Offers(sm.Namespace) {
		t.Error("Offers")
	}
}
