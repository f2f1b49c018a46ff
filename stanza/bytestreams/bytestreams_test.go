package bytestreams_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/bytestreams"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

var (
	ada   = stanza.MustParseJID("ada@example.org/phone")
	eve   = stanza.MustParseJID("eve@example.net/desk")
	proxy = stanza.MustParseJID("proxy.example")
)

func TestWire(t *testing.T) {
	const ns = " xmlns='http://jabber.org/protocol/bytestreams'"
	wiretest.Run(t, bytestreams.Types(), wiretest.Cases{
		"offer": {
			XML: "<query" + ns + " sid='7' mode='udp' dstaddr='d'><streamhost jid='ada@example.org/phone' host='192.0.2.1' port='5086'/><streamhost jid='proxy.example' host='proxy.example'/></query>",
			Want: &bytestreams.Query{
				SID: "7", Mode: bytestreams.ModeUDP, DstAddr: "d",
				Hosts: []bytestreams.StreamHost{{JID: ada, Host: "192.0.2.1", Port: 5086}, {JID: proxy, Host: "proxy.example"}},
			},
		},
		"used":       {XML: "<query" + ns + " sid='7'><streamhost-used jid='proxy.example'/></query>", Want: &bytestreams.Query{SID: "7", Used: &bytestreams.Used{JID: proxy}}},
		"activate":   {XML: "<query" + ns + " sid='7'><activate>eve@example.net/desk</activate></query>", Want: &bytestreams.Query{SID: "7", Activate: eve}},
		"udpsuccess": {XML: "<udpsuccess" + ns + " dstaddr='d'/>", Want: &bytestreams.UDPSuccess{DstAddr: "d"}},
	})
}

func TestBadValue(t *testing.T) {
	wiretest.Bad(t, bytestreams.Types(), map[string]string{
		"port":     "<query xmlns='http://jabber.org/protocol/bytestreams'><streamhost host='h' port='http'/></query>",
		"activate": "<query xmlns='http://jabber.org/protocol/bytestreams'><activate>@</activate></query>",
	})
}

func TestAddress(t *testing.T) {
	// The SHA-1 of "abc".
	if got := bytestreams.Address("a", stanza.MustParseJID("b"), stanza.MustParseJID("c")); got != "a9993e364706816aba3e25717850c26c9cd0d89d" {
		t.Error(got)
	}
	if bytestreams.Address("7", ada, eve) == bytestreams.Address("7", eve, ada) {
		t.Error("the sides are not told apart")
	}
}

func TestKind(t *testing.T) {
	for m, want := range map[bytestreams.Mode]bytestreams.Mode{"": "tcp", "x": "tcp", "tcp": "tcp", "udp": "udp"} {
		if got := m.Kind(); got != want {
			t.Errorf("%q: %q", m, got)
		}
	}
}
