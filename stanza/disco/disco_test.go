package disco_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/disco"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

const (
	info  = " xmlns='http://jabber.org/protocol/disco#info'"
	items = " xmlns='http://jabber.org/protocol/disco#items'"
)

func TestWire(t *testing.T) {
	wiretest.Run(t, disco.Types(), map[string]wiretest.Case{
		"ask what it is":   {XML: "<query" + info + "/>", Want: &disco.Info{}},
		"ask about a node": {XML: "<query" + info + " node='n#1'/>", Want: &disco.Info{Node: "n#1"}},
		"what it is": {
			XML: "<query" + info + "><identity category='client' type='phone' xml:lang='de' name='Draht'/><identity category='account' type='registered'/>" +
				"<feature var='urn:xmpp:ping'/><feature var='jabber:iq:version'/></query>",
			Want: &disco.Info{
				Identities: []disco.Identity{{Category: "client", Type: "phone", Lang: "de", Name: "Draht"}, {Category: "account", Type: "registered"}},
				Features:   disco.Features("urn:xmpp:ping", "jabber:iq:version"),
			},
		},
		"ask for items": {XML: "<query" + items + "/>", Want: &disco.Items{}},
		"items": {
			XML: "<query" + items + " node='music'><item jid='rooms.example.org' name='Rooms'/><item jid='example.org' node='music/a'/></query>",
			Want: &disco.Items{Node: "music", Items: []disco.Item{
				{JID: stanza.MustParseJID("rooms.example.org"), Name: "Rooms"},
				{JID: stanza.MustParseJID("example.org"), Node: "music/a"},
			}},
		},
	})
}

func TestBad(t *testing.T) {
	wiretest.Bad(t, disco.Types(), map[string]string{
		"address": "<query" + items + "><item jid='a.example.org'/><item jid='@'/><item jid='b.example.org'/></query>",
	})
}

func TestFormIsAPayload(t *testing.T) {
	e := wiretest.Parse(t, "<query"+info+"><feature var='a'/><x xmlns='jabber:x:data' type='result'/><feature var='b'/></query>")
	var got disco.Info
	if err := stanza.Unmarshal(e, &got); err != nil {
		t.Fatal(err)
	}
	if _, ok := got.Payloads.Element("jabber:x:data", "x"); !ok || got.Payloads.Len() != 1 || !got.Has("b") {
		t.Errorf("%+v", got)
	}
}

func TestHasAndIs(t *testing.T) {
	i := disco.Info{Identities: []disco.Identity{{Category: "server", Type: "im"}}, Features: disco.Features("a", "b")}
	if !i.Has("b") || i.Has("c") || i.Has("") || !i.Is("server", "im") || i.Is("server", "muc") || i.Is("client", "im") {
		t.Errorf("%+v", i)
	}
}
