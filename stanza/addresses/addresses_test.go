package addresses_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/addresses"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

const ns = " xmlns='http://jabber.org/protocol/address'"

var mara, crew = stanza.MustParseJID("mara@example.org"), stanza.MustParseJID("crew@example.org")

func TestWire(t *testing.T) {
	wiretest.Run(t, addresses.Types(), map[string]wiretest.Case{
		"to, delivered": {
			XML:  "<addresses" + ns + "><address type='to' jid='mara@example.org' delivered='true'/></addresses>",
			Want: &addresses.Addresses{List: []addresses.Address{{Type: addresses.TypeTo, JID: mara, Delivered: true}}},
		},
		"described, with a node": {
			XML:  "<addresses" + ns + "><address type='cc' jid='mara@example.org' node='lantern' desc='Mara'/></addresses>",
			Want: &addresses.Addresses{List: []addresses.Address{{Type: addresses.TypeCC, JID: mara, Node: "lantern", Desc: "Mara"}}},
		},
		"a URI": {
			XML:  "<addresses" + ns + "><address type='bcc' uri='mailto:mara@example.org'/></addresses>",
			Want: &addresses.Addresses{List: []addresses.Address{{Type: addresses.TypeBCC, URI: "mailto:mara@example.org"}}},
		},
		"where answers go": {
			XML: "<addresses" + ns + "><address type='replyto' jid='crew@example.org'/><address type='replyroom' jid='crew@example.org'/>" +
				"<address type='noreply'/><address type='ofrom' jid='mara@example.org'/></addresses>",
			Want: &addresses.Addresses{List: []addresses.Address{
				{Type: addresses.TypeReplyTo, JID: crew},
				{Type: addresses.TypeReplyRoom, JID: crew},
				{Type: addresses.TypeNoReply},
				{Type: addresses.TypeFrom, JID: mara},
			}},
		},
	})
}

func TestBad(t *testing.T) {
	wiretest.Bad(t, addresses.Types(), map[string]string{
		"address":   "<addresses" + ns + "><address type='to' jid='@'/></addresses>",
		"delivered": "<addresses" + ns + "><address type='to' jid='mara@example.org' delivered='perhaps'/></addresses>",
	})
}

func TestOf(t *testing.T) {
	a := addresses.Addresses{List: []addresses.Address{
		{Type: addresses.TypeTo, JID: mara}, {Type: addresses.TypeReplyTo, JID: crew}, {Type: addresses.TypeTo, JID: crew},
	}}
	for _, test := range []struct {
		name string
		of   addresses.Type
		want []stanza.JID
	}{
		{"two", addresses.TypeTo, []stanza.JID{mara, crew}},
		{"one", addresses.TypeReplyTo, []stanza.JID{crew}},
		{"none", addresses.TypeCC, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []stanza.JID
			for _, address := range a.Of(test.of) {
				got = append(got, address.JID)
			}
			if diff := cmp.Diff(test.want, got, cmp.Comparer(func(a, b stanza.JID) bool { return a == b })); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}
