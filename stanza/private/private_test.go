package private_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/private"
)

const notes = "<notes xmlns='urn:example:notes' a='1'>b</notes>"

func TestWire(t *testing.T) {
	wiretest.Run(t, private.Types(), map[string]wiretest.Case{
		"nothing": {XML: "<query xmlns='jabber:iq:private'/>", Want: &private.Query{}},
		"element": {XML: "<query xmlns='jabber:iq:private'>" + notes + "</query>", Want: private.New(wiretest.Parse(t, notes))},
	})
}

func TestTyped(t *testing.T) {
	type notes struct {
		XMLName struct{} `xml:"urn:example:notes notes"`
		A       int      `xml:"a,attr"`
	}
	var q private.Query
	if err := stanza.Unmarshal(wiretest.Parse(t, "<query xmlns='jabber:iq:private'><notes xmlns='urn:example:notes' a='1'/></query>"), &q); err != nil {
		t.Fatal(err)
	}
	if n, err := stanza.Get[notes](&q.Payloads); err != nil || n.A != 1 {
		t.Errorf("%+v, %v", n, err)
	}
}
