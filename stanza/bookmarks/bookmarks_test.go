package bookmarks_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/bookmarks"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

const (
	ns  = " xmlns='urn:xmpp:bookmarks:1'"
	old = " xmlns='storage:bookmarks'"
)

func TestWire(t *testing.T) {
	tea := stanza.MustParseJID("tea@rooms.example.org")
	extended := &bookmarks.Conference{Nick: "Ann", Password: "secret", Extensions: &bookmarks.Extensions{}}
	extended.Extensions.Payloads.Add(wiretest.Parse(t, "<colour xmlns='urn:example:colour'>red</colour>"))
	wiretest.Run(t, bookmarks.Types(), map[string]wiretest.Case{
		"bare": {XML: "<conference" + ns + "/>", Want: &bookmarks.Conference{}},
		"room": {XML: "<conference" + ns + " name='Tea' autojoin='true'><nick>Ann</nick></conference>", Want: &bookmarks.Conference{Name: "Tea", Autojoin: true, Nick: "Ann"}},
		"extensions": {
			XML:  "<conference" + ns + "><nick>Ann</nick><password>secret</password><extensions><colour xmlns='urn:example:colour'>red</colour></extensions></conference>",
			Want: extended,
		},
		"ask for storage": {XML: "<storage" + old + "/>", Want: &bookmarks.Storage{}},
		"storage": {
			XML: "<storage" + old + "><conference jid='tea@rooms.example.org' name='Tea' autojoin='true'><nick>Ann</nick><password>secret</password></conference>" +
				"<url name='Example' url='https://example.org/'/></storage>",
			Want: &bookmarks.Storage{
				Rooms: []bookmarks.Room{{JID: tea, Name: "Tea", Autojoin: true, Nick: "Ann", Password: "secret"}},
				URLs:  []bookmarks.URL{{Name: "Example", URL: "https://example.org/"}},
			},
		},
	})
}

func TestBad(t *testing.T) {
	wiretest.Bad(t, bookmarks.Types(), map[string]string{
		"autojoin": "<conference" + ns + " autojoin='perhaps'><nick>Ann</nick></conference>",
		"address":  "<storage" + old + "><conference jid='@' name='a'/><conference jid='b@example.org'/></storage>",
	})
}

func TestAutojoinAsADigit(t *testing.T) {
	const wire = "<conference xmlns='urn:xmpp:bookmarks:1' autojoin='1'/>"
	var c bookmarks.Conference
	if err := stanza.Unmarshal(wiretest.Parse(t, wire), &c); err != nil || !c.Autojoin {
		t.Errorf("%+v, %v", c, err)
	}
	if out, err := stanza.Append(nil, &c); string(out) != wire || err != nil {
		t.Errorf("%s, %v", out, err)
	}
}
