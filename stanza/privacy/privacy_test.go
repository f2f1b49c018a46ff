package privacy_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/privacy"
)

const ns = " xmlns='jabber:iq:privacy'"

func TestWire(t *testing.T) {
	wiretest.Run(t, privacy.Types(), map[string]wiretest.Case{
		"ask for the lists": {XML: "<query" + ns + "/>", Want: &privacy.Query{}},
		"lists": {
			XML: "<query" + ns + "><active name='at sea'/><default name='ashore'/><list name='at sea'/><list name='ashore'/></query>",
			Want: &privacy.Query{
				Active: &privacy.Choice{Name: "at sea"}, Default: &privacy.Choice{Name: "ashore"},
				Lists: []privacy.List{{Name: "at sea"}, {Name: "ashore"}},
			},
		},
		"no active list": {XML: "<query" + ns + "><active/></query>", Want: &privacy.Query{Active: &privacy.Choice{}}},
		"rules": {
			XML: "<query" + ns + "><list name='at sea'>" +
				"<item type='jid' value='eve@example.net' action='deny' order='1'><message/><iq/></item>" +
				"<item type='group' value='Enemies' action='deny' order='4'><presence-in/><presence-out/></item>" +
				"<item type='subscription' value='both' action='allow' order='10'/>" +
				"<item action='deny' order='4294967295'/></list></query>",
			Want: &privacy.Query{Lists: []privacy.List{{Name: "at sea", Items: []privacy.Item{
				{Type: privacy.TypeJID, Value: "eve@example.net", Action: privacy.Deny, Order: 1, Message: true, IQ: true},
				{Type: privacy.TypeGroup, Value: "Enemies", Action: privacy.Deny, Order: 4, PresenceIn: true, PresenceOut: true},
				{Type: privacy.TypeSubscription, Value: "both", Action: privacy.Allow, Order: 10},
				{Action: privacy.Deny, Order: 1<<32 - 1},
			}}}},
		},
	})
}

func TestBad(t *testing.T) {
	wiretest.Bad(t, privacy.Types(), map[string]string{
		"order": "<query" + ns + "><list name='at sea'><item action='deny' order='-1'/></list></query>",
	})
}
