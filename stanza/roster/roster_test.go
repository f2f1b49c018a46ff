package roster_test

import (
	"errors"
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/roster"
)

func TestWire(t *testing.T) {
	wiretest.Run(t, roster.Types(), map[string]wiretest.Case{
		"request": {XML: "<query xmlns='jabber:iq:roster'/>", Want: &roster.Query{}},
		"request with an empty version": {
			XML:  "<query xmlns='jabber:iq:roster' ver=''/>",
			Want: &roster.Query{Ver: new("")},
		},
		"items": {
			XML: "<query xmlns='jabber:iq:roster' ver='v7'>" +
				"<item jid='ann@example.org' name='Ann &amp; Co' subscription='both' approved='true'><group>Work</group><group>Friends</group></item>" +
				"<item jid='bob@example.org' subscription='none' ask='subscribe'/>" +
				"</query>",
			Want: &roster.Query{Ver: new("v7"), Items: []roster.Item{
				{
					JID: stanza.MustParseJID("ann@example.org"), Name: "Ann & Co", Subscription: roster.SubscriptionBoth,
					Approved: true, Groups: []string{"Work", "Friends"},
				},
				{JID: stanza.MustParseJID("bob@example.org"), Subscription: roster.SubscriptionNone, Ask: roster.AskSubscribe},
			}},
		},
		"removal": {
			XML:  "<query xmlns='jabber:iq:roster'><item jid='ann@example.org' subscription='remove'/></query>",
			Want: &roster.Query{Items: []roster.Item{{JID: stanza.MustParseJID("ann@example.org"), Subscription: roster.SubscriptionRemove}}},
		},
		"unknown subscription": {
			XML:  "<query xmlns='jabber:iq:roster'><item jid='example.org' subscription='sometimes'/></query>",
			Want: &roster.Query{Items: []roster.Item{{JID: stanza.MustParseJID("example.org"), Subscription: "sometimes"}}},
		},
	})
}

func TestBad(t *testing.T) {
	wiretest.Bad(t, roster.Types(), map[string]string{
		"address":  "<query xmlns='jabber:iq:roster'><item jid='ann@'/><item jid='bob@example.org'><group>a</group></item></query>",
		"approved": "<query xmlns='jabber:iq:roster'><item jid='ann@example.org' approved='perhaps'/></query>",
	})
}

func TestSubscriptionKind(t *testing.T) {
	for word, want := range map[roster.Subscription]roster.Subscription{
		"": roster.SubscriptionNone, "none": roster.SubscriptionNone, "both": roster.SubscriptionBoth, "sometimes": roster.SubscriptionNone,
	} {
		if got := word.Kind(); got != want {
			t.Errorf("%q is %q, want %q", word, got, want)
		}
	}
}

func TestPush(t *testing.T) {
	own := stanza.MustParseJID("me@example.org/phone")
	const query = "<query xmlns='jabber:iq:roster'><item jid='ann@example.org'/></query>"
	tests := map[string]struct {
		xml    string
		pushed bool
		err    error
	}{
		"no from":          {"<iq id='1' type='set'>" + query + "</iq>", true, nil},
		"own account":      {"<iq id='1' type='set' from='me@example.org'>" + query + "</iq>", true, nil},
		"own address":      {"<iq id='1' type='set' from='me@example.org/phone'>" + query + "</iq>", false, roster.ErrSender},
		"server":           {"<iq id='1' type='set' from='example.org'>" + query + "</iq>", false, roster.ErrSender},
		"stranger":         {"<iq id='1' type='set' from='eve@example.org'>" + query + "</iq>", false, roster.ErrSender},
		"malformed from":   {"<iq id='1' type='set' from='@'>" + query + "</iq>", false, roster.ErrSender},
		"empty from":       {"<iq id='1' type='set' from=''>" + query + "</iq>", false, roster.ErrSender},
		"a result":         {"<iq id='1' type='result'>" + query + "</iq>", false, nil},
		"another protocol": {"<iq id='1' type='set' from='eve@example.org'><query xmlns='jabber:iq:private'/></iq>", false, nil},
	}
	codec := stanza.NewCodec("jabber:client")
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			v, _ := codec.Decode(wiretest.Parse(t, test.xml))
			got, err := roster.Push(v.(*stanza.IQ), own)
			if (got != nil) != test.pushed || !errors.Is(err, test.err) || err != nil && test.err == nil {
				t.Errorf("%v, %v; want pushed %v, %v", got, err, test.pushed, test.err)
			}
		})
	}
}
