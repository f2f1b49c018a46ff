package blocking_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/blocking"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/reporting"
)

const ns = " xmlns='urn:xmpp:blocking'"

var eve = stanza.MustParseJID("eve@example.net")

func TestWire(t *testing.T) {
	spam := &reporting.Report{Reason: reporting.ReasonSpam}
	wiretest.Run(t, blocking.Types(), map[string]wiretest.Case{
		"ask for the list": {XML: "<blocklist" + ns + "/>", Want: &blocking.Blocklist{}},
		"list": {
			XML:  "<blocklist" + ns + "><item jid='eve@example.net'/><item jid='example.com'/></blocklist>",
			Want: &blocking.Blocklist{Items: []blocking.Item{{JID: eve}, {JID: stanza.MustParseJID("example.com")}}},
		},
		"block": {XML: "<block" + ns + "><item jid='eve@example.net'/></block>", Want: &blocking.Block{Items: []blocking.Item{{JID: eve}}}},
		"block and report": {
			XML:  "<block" + ns + "><item jid='eve@example.net'><report xmlns='urn:xmpp:reporting:1' reason='urn:xmpp:reporting:spam'/></item></block>",
			Want: &blocking.Block{Items: []blocking.Item{{JID: eve, Report: spam}}},
		},
		"unblock":     {XML: "<unblock" + ns + "><item jid='eve@example.net'/></unblock>", Want: &blocking.Unblock{Items: []blocking.Item{{JID: eve}}}},
		"unblock all": {XML: "<unblock" + ns + "/>", Want: &blocking.Unblock{}},
		"blocked":     {XML: "<blocked xmlns='urn:xmpp:blocking:errors'/>", Want: &blocking.Blocked{}},
	})
}

func TestBad(t *testing.T) {
	wiretest.Bad(t, blocking.Types(), map[string]string{
		"address": "<block" + ns + "><item jid='eve@example.net'/><item jid='@'/><item jid='example.com'/></block>",
	})
}

func TestBlockedIsACondition(t *testing.T) {
	var m stanza.Message
	err := stanza.Unmarshal(wiretest.Parse(t, "<message type='error'><error type='cancel'><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"+
		"<blocked xmlns='urn:xmpp:blocking:errors'/></error></message>"), &m)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := stanza.Get[blocking.Blocked](&m.Error.Payloads); b == nil || err != nil {
		t.Errorf("%v, %v", b, err)
	}
}
