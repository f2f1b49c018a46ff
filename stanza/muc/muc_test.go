package muc_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/form"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/muc"
)

func pointer[T any](v T) *T { return &v }

var (
	ada  = stanza.MustParseJID("ada@example.org")
	eve  = stanza.MustParseJID("eve@example.org/phone")
	room = stanza.MustParseJID("tea@rooms.example")
)

func TestWire(t *testing.T) {
	const (
		user  = "<x xmlns='http://jabber.org/protocol/muc#user'>"
		admin = "<query xmlns='http://jabber.org/protocol/muc#admin'>"
		owner = "<query xmlns='http://jabber.org/protocol/muc#owner'>"
	)
	wiretest.Run(t, muc.Types(), wiretest.Cases{
		"join": {XML: "<x xmlns='http://jabber.org/protocol/muc'/>", Want: &muc.Join{}},
		"join with password and history": {
			XML: "<x xmlns='http://jabber.org/protocol/muc'><history maxchars='0' maxstanzas='20' seconds='180' since='2026-01-31T00:00:00Z'/><password>sesame</password></x>",
			Want: &muc.Join{
				History:  &muc.History{MaxChars: pointer(0), MaxStanzas: pointer(20), Seconds: pointer(180), Since: time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC)},
				Password: "sesame",
			},
		},
		"own presence": {
			XML: user + "<item affiliation='owner' jid='eve@example.org/phone' role='moderator'/><status code='110'/><status code='201'/></x>",
			Want: &muc.User{
				Items:    []muc.Item{{Affiliation: muc.AffiliationOwner, JID: eve, Role: muc.RoleModerator}},
				Statuses: []muc.Status{{Code: muc.StatusSelf}, {Code: muc.StatusCreated}},
			},
		},
		"kick": {
			XML: user + "<item affiliation='none' nick='eve' role='none'><actor jid='ada@example.org' nick='ada'/><reason>Manners</reason></item><status code='307'/></x>",
			Want: &muc.User{
				Items: []muc.Item{{
					Affiliation: muc.AffiliationNone, Nick: "eve", Role: muc.RoleNone,
					Actor: &muc.Actor{JID: ada, Nick: "ada"}, Reason: "Manners",
				}},
				Statuses: []muc.Status{{Code: muc.StatusKicked}},
			},
		},
		"invite": {
			XML: user + "<invite from='ada@example.org'><reason>Tea</reason><continue thread='e0ff'/></invite><invite to='eve@example.org/phone'/><password>sesame</password></x>",
			Want: &muc.User{
				Invites:  []muc.Request{{From: ada, Reason: "Tea", Continue: &muc.Continue{Thread: "e0ff"}}, {To: eve}},
				Password: "sesame",
			},
		},
		"decline": {
			XML:  user + "<decline to='ada@example.org'><reason>No</reason></decline></x>",
			Want: &muc.User{Decline: &muc.Request{To: ada, Reason: "No"}},
		},
		"destroyed": {
			XML: user + "<item affiliation='none' role='none'/><destroy jid='tea@rooms.example'><password>sesame</password><reason>Moved</reason></destroy></x>",
			Want: &muc.User{
				Items:   []muc.Item{{Affiliation: muc.AffiliationNone, Role: muc.RoleNone}},
				Destroy: &muc.Destroy{JID: room, Password: "sesame", Reason: "Moved"},
			},
		},
		"admin": {
			XML:  admin + "<item affiliation='outcast' jid='ada@example.org'><reason>Treason</reason></item><item nick='eve' role='visitor'/></query>",
			Want: &muc.Admin{Items: []muc.Item{{Affiliation: muc.AffiliationOutcast, JID: ada, Reason: "Treason"}, {Nick: "eve", Role: muc.RoleVisitor}}},
		},
		"owner": {
			XML:  owner + "<x xmlns='jabber:x:data' type='cancel'/></query>",
			Want: &muc.Owner{Form: &form.Form{Type: form.TypeCancel}},
		},
		"destroy":       {XML: owner + "<destroy/></query>", Want: &muc.Owner{Destroy: &muc.Destroy{}}},
		"unique":        {XML: "<unique xmlns='http://jabber.org/protocol/muc#unique'>6d9f</unique>", Want: &muc.Unique{Name: "6d9f"}},
		"unique please": {XML: "<unique xmlns='http://jabber.org/protocol/muc#unique'/>", Want: &muc.Unique{}},
		"direct invitation": {
			XML:  "<x xmlns='jabber:x:conference' jid='tea@rooms.example' password='sesame' reason='Tea' continue='true' thread='e0ff'/>",
			Want: &muc.Invitation{JID: room, Password: "sesame", Reason: "Tea", Continue: true, Thread: "e0ff"},
		},
	})
}

func TestBadValue(t *testing.T) {
	wiretest.Bad(t, muc.Types(), map[string]string{
		"code":  "<x xmlns='http://jabber.org/protocol/muc#user'><status code='self'/></x>",
		"jid":   "<query xmlns='http://jabber.org/protocol/muc#admin'><item jid='@' role='none'/></query>",
		"since": "<x xmlns='http://jabber.org/protocol/muc'><history since='yesterday'/></x>",
	})
}

func TestHas(t *testing.T) {
	u := &muc.User{Statuses: []muc.Status{{Code: 110}, {Code: 210}}}
	if !u.Has(muc.StatusSelf) || !u.Has(muc.StatusNickAssigned) || u.Has(muc.StatusKicked) {
		t.Error("Has")
	}
}

func ExampleJoin() {
	p := &stanza.Presence{Header: stanza.Header{To: stanza.MustParseJID("tea@rooms.example/eve")}}
	none := 0
	p.Payloads.Add(&muc.Join{History: &muc.History{MaxStanzas: &none}})
	out, err := stanza.Append(nil, p)
	fmt.Println(string(out), err)
	// Output: <presence xmlns='jabber:client' to='tea@rooms.example/eve'><x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='0'/></x></presence> <nil>
}
