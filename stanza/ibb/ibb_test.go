package ibb_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza/ibb"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

func TestWire(t *testing.T) {
	const ns = " xmlns='http://jabber.org/protocol/ibb'"
	wiretest.Run(t, ibb.Types(), wiretest.Cases{
		"open":  {XML: "<open" + ns + " block-size='4096' sid='7' stanza='message'/>", Want: &ibb.Open{BlockSize: 4096, SID: "7", Carrier: ibb.CarrierMessage}},
		"first": {XML: "<data" + ns + " seq='0' sid='7'>YWJj</data>", Want: &ibb.Data{SID: "7", Bytes: []byte("abc")}},
		"last":  {XML: "<data" + ns + " seq='65535' sid='7'>ZGU=</data>", Want: &ibb.Data{Seq: 65535, SID: "7", Bytes: []byte("de")}},
		"close": {XML: "<close" + ns + " sid='7'/>", Want: &ibb.Close{SID: "7"}},
	})
}

func TestBadValue(t *testing.T) {
	wiretest.Bad(t, ibb.Types(), map[string]string{
		"block-size": "<open xmlns='http://jabber.org/protocol/ibb' block-size='65536' sid='7'/>",
		"seq":        "<data xmlns='http://jabber.org/protocol/ibb' seq='-1' sid='7'>YWJj</data>",
	})
}

func TestKind(t *testing.T) {
	for c, want := range map[ibb.Carrier]ibb.Carrier{"": ibb.CarrierIQ, "x": ibb.CarrierIQ, "iq": ibb.CarrierIQ, "message": ibb.CarrierMessage} {
		if got := c.Kind(); got != want {
			t.Errorf("%q: %q", c, got)
		}
	}
}
