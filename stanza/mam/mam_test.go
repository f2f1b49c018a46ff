package mam_test

import (
	"encoding/xml"
	"errors"
	"testing"
	"time"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/delay"
	"github.com/xmppwire/xmppwire/stanza/forward"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/mam"
	"github.com/xmppwire/xmppwire/stanza/rsm"
)

const (
	ns     = " xmlns='urn:xmpp:mam:2'"
	ns1    = " xmlns='urn:xmpp:mam:1'"
	nsRSM  = " xmlns='http://jabber.org/protocol/rsm'"
	result = "<result" + ns + " queryid='q1' id='m7'><forwarded xmlns='urn:xmpp:forward:0'>" +
		"<delay xmlns='urn:xmpp:delay' stamp='2025-06-01T12:00:00Z'/><message xmlns='jabber:client' id='a'><body>Hi</body></message></forwarded></result>"
)

var noon = time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC)

func name(local string) xml.Name { return xml.Name{Space: mam.Namespace1, Local: local} }

func TestWire(t *testing.T) {
	inner := &stanza.Message{Header: stanza.Header{ID: "a"}, Body: stanza.Plain("Hi")}
	wiretest.Run(t, mam.Types(), map[string]wiretest.Case{
		"query":      {XML: "<query" + ns + " queryid='q1'/>", Want: &mam.Query{QueryID: "q1"}},
		"old query":  {XML: "<query" + ns1 + " queryid='q1'/>", Want: &mam.Query{XMLName: name("query"), QueryID: "q1"}},
		"page":       {XML: "<query" + ns + " node='n'><set" + nsRSM + "><max>5</max></set><flip-page/></query>", Want: &mam.Query{Node: "n", Set: rsm.Page(5), FlipPage: true}},
		"result":     {XML: result, Want: &mam.Result{QueryID: "q1", ID: "m7", Forwarded: forward.New(inner, &delay.Delay{Stamp: noon})}},
		"old result": {XML: "<result" + ns1 + " id='m7'/>", Want: &mam.Result{XMLName: name("result"), ID: "m7"}},
		"fin": {
			XML:  "<fin" + ns + " complete='true'><set" + nsRSM + "><first index='0'>m1</first><last>m7</last></set></fin>",
			Want: &mam.Fin{Complete: true, Set: &rsm.Set{First: &rsm.First{Index: new(0), ID: "m1"}, Last: "m7"}},
		},
		"unstable fin":  {XML: "<fin" + ns + " stable='false'/>", Want: &mam.Fin{Stable: new(false)}},
		"ask for prefs": {XML: "<prefs" + ns + "/>", Want: &mam.Prefs{}},
		"prefs": {
			XML: "<prefs" + ns + " default='roster'><always><jid>ann@example.org</jid><jid>bob@example.org</jid></always><never/></prefs>",
			Want: &mam.Prefs{
				Default: mam.DefaultRoster,
				Always:  &mam.JIDs{List: []stanza.JID{stanza.MustParseJID("ann@example.org"), stanza.MustParseJID("bob@example.org")}},
				Never:   &mam.JIDs{},
			},
		},
		"archived": {
			XML:  "<archived xmlns='urn:xmpp:mam:tmp' by='me@example.org' id='m7'/>",
			Want: &mam.Archived{By: stanza.MustParseJID("me@example.org"), ID: "m7"},
		},
		"ask for metadata": {XML: "<metadata" + ns + "/>", Want: &mam.Metadata{}},
		"metadata": {
			XML:  "<metadata" + ns + "><start id='m1' timestamp='2025-06-01T12:00:00Z'/><end id='m9' timestamp='2025-06-01T13:00:00Z'/></metadata>",
			Want: &mam.Metadata{Start: &mam.Edge{ID: "m1", Timestamp: noon}, End: &mam.Edge{ID: "m9", Timestamp: noon.Add(time.Hour)}},
		},
	})
}

func TestBad(t *testing.T) {
	wiretest.Bad(t, mam.Types(), map[string]string{
		"max":       "<query" + ns + "><set" + nsRSM + "><max>x</max></set></query>",
		"complete":  "<fin" + ns + " complete='perhaps'/>",
		"stable":    "<fin" + ns + " stable='perhaps'/>",
		"timestamp": "<metadata" + ns + "><start id='m1' timestamp='noon'/></metadata>",
		"address":   "<prefs" + ns + "><always><jid>ann@example.org</jid><jid>@</jid><jid>bob@example.org</jid></always></prefs>",
	})
}

func TestIsStable(t *testing.T) {
	if !(&mam.Fin{}).IsStable() || (&mam.Fin{Stable: new(false)}).IsStable() || !(&mam.Fin{Stable: new(true)}).IsStable() {
		t.Error("IsStable")
	}
}

func TestOpen(t *testing.T) {
	own, room := stanza.MustParseJID("me@example.org/phone"), stanza.MustParseJID("room@rooms.example.org")
	tests := map[string]struct {
		xml     string
		archive stanza.JID
		opened  bool
		err     error
	}{
		"own archive":           {"<message from='me@example.org'>" + result + "</message>", stanza.JID{}, true, nil},
		"own archive, named":    {"<message from='me@example.org'>" + result + "</message>", own.Bare(), true, nil},
		"own archive, no from":  {"<message>" + result + "</message>", stanza.JID{}, true, nil},
		"room":                  {"<message from='room@rooms.example.org'>" + result + "</message>", room, true, nil},
		"stranger":              {"<message from='eve@example.org'>" + result + "</message>", stanza.JID{}, false, mam.ErrSender},
		"stranger for a room":   {"<message from='eve@example.org'>" + result + "</message>", room, false, mam.ErrSender},
		"occupant for its room": {"<message from='room@rooms.example.org/eve'>" + result + "</message>", room, false, mam.ErrSender},
		"account for a room":    {"<message>" + result + "</message>", room, false, mam.ErrSender},
		"no result":             {"<message from='eve@example.org'><body>a</body></message>", stanza.JID{}, false, nil},
	}
	codec := stanza.NewCodec("jabber:client")
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			v, _ := codec.Decode(wiretest.Parse(t, test.xml))
			got, err := mam.Open(v.(*stanza.Message), test.archive, own)
			if (got != nil) != test.opened || !errors.Is(err, test.err) || err != nil && test.err == nil {
				t.Fatalf("%v, %v; want opened %v, %v", got, err, test.opened, test.err)
			}
			if got == nil {
				return
			}
			if m, err := got.Forwarded.Message(); err != nil || m.Body.Get("") != "Hi" || got.ID != "m7" {
				t.Errorf("%+v, %v", m, err)
			}
		})
	}
}
