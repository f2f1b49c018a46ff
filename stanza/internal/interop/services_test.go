package interop

import (
	"bytes"
	"crypto"
	_ "crypto/sha1" // for caps
	"fmt"
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/blocking"
	"github.com/xmppwire/xmppwire/stanza/bookmarks"
	"github.com/xmppwire/xmppwire/stanza/caps"
	"github.com/xmppwire/xmppwire/stanza/disco"
	"github.com/xmppwire/xmppwire/stanza/form"
	"github.com/xmppwire/xmppwire/stanza/mam"
	"github.com/xmppwire/xmppwire/stanza/muc"
	"github.com/xmppwire/xmppwire/stanza/private"
	"github.com/xmppwire/xmppwire/stanza/pubsub"
	"github.com/xmppwire/xmppwire/stanza/roster"
	"github.com/xmppwire/xmppwire/stanza/rsm"
	"github.com/xmppwire/xmppwire/stanza/stream"
	"github.com/xmppwire/xmppwire/stanza/tune"
	"github.com/xmppwire/xmppwire/stanza/vcard"
)

func talks(t *testing.T, s *server) {
	a, b := login(t, s, "muc1", "a"), login(t, s, "muc2", "b")
	room := stanza.MustParseJID("balcony@" + rooms)
	status := func(p *stanza.Presence, code int) bool {
		u, err := stanza.Get[muc.User](&p.Payloads)
		return err == nil && u != nil && u.Has(code)
	}
	enter := func(c *client, nick string) *stanza.Presence {
		p := &stanza.Presence{}
		p.To, _ = room.WithResource(nick)
		p.Payloads = stanza.NewPayloads(&muc.Join{})
		c.send(p)
		return expect(c, "own presence in the room", func(p *stanza.Presence) bool {
			return p.From.Bare() == room && (p.Error != nil || status(p, muc.StatusSelf))
		})
	}
	if p := enter(a, "Ann"); p.Error != nil || !status(p, muc.StatusCreated) {
		t.Fatalf("the room is not new: %+v", p)
	}
	owner := result[muc.Owner](a, stanza.IQGet, room, &muc.Owner{})
	if owner.Form == nil || len(owner.Form.Fields) < 5 {
		t.Fatalf("the form of the room: %+v", owner)
	}
	answer := owner.Form.Answer()
	answer.SetText("muc#roomconfig_roomname", "Balcony & co")
	a.done(room, &muc.Owner{Form: answer})
	if info := result[disco.Info](a, stanza.IQGet, room, &disco.Info{}); len(info.Identities) == 0 || info.Identities[0].Name != "Balcony & co" {
		t.Errorf("the room is %+v", info.Identities)
	}
	if p := enter(b, "Bo"); p.Error != nil {
		t.Fatal(p.Error)
	}
	expect(a, "presence of the other", func(p *stanza.Presence) bool { return p.From.Resource() == "Bo" && p.Type == "" })
	const count = 20
	for i := range count {
		for _, c := range []*client{a, b} {
			m := &stanza.Message{Type: stanza.MessageGroupchat, Body: stanza.Plain(fmt.Sprint(c.jid.Local(), i))}
			m.To = room
			c.send(m)
		}
	}
	for _, c := range []*client{a, b} {
		next := map[string]int{}
		for range 2 * count {
			m := expect(c, "groupchat", func(m *stanza.Message) bool {
				return m.Type == stanza.MessageGroupchat && m.From.Bare() == room && len(m.Body) > 0
			})
			from := map[string]string{"Ann": "muc1", "Bo": "muc2"}[m.From.Resource()]
			if want := fmt.Sprint(from, next[from]); m.Body.Get("") != want {
				t.Fatalf("%s got %q for %q", c.jid, m.Body.Get(""), want)
			}
			next[from]++
		}
	}
	members := result[muc.Admin](a, stanza.IQGet, room, &muc.Admin{Items: []muc.Item{{Affiliation: muc.AffiliationOwner}}})
	if len(members.Items) != 1 || members.Items[0].JID.Bare() != a.jid.Bare() {
		t.Errorf("owners: %+v", members)
	}
	a.done(room, &muc.Admin{Items: []muc.Item{{Nick: "Bo", Role: muc.RoleNone, Reason: "late"}}})
	expect(b, "kick", func(p *stanza.Presence) bool {
		return p.Type == stanza.PresenceUnavailable && status(p, muc.StatusKicked)
	})
	a.done(room, &muc.Owner{Destroy: &muc.Destroy{Reason: "over"}})
}

func archives(t *testing.T, s *server) {
	a, b := login(t, s, "mam1", "a"), login(t, s, "mam2", "b")
	b.available()
	b.done(stanza.JID{}, &mam.Prefs{Default: mam.DefaultAlways})
	const count, page = 25, 10
	for i := range count {
		m := &stanza.Message{Type: stanza.MessageChat, Body: stanza.Plain(fmt.Sprint("<", i, ">"))}
		m.To = b.jid.Bare()
		a.send(m)
	}
	for i := range count {
		expect(b, fmt.Sprint("message ", i), func(m *stanza.Message) bool { return m.From == a.jid && len(m.Body) > 0 })
	}
	filter := form.Submit(mam.Namespace)
	filter.SetJIDs("with", a.jid.Bare())
	got := 0
	for set := rsm.Page(page); set != nil; {
		query := &mam.Query{QueryID: fmt.Sprint("q", got), Set: set}
		query.Payloads = stanza.NewPayloads(filter)
		fin := result[mam.Fin](b, stanza.IQSet, stanza.JID{}, query)
		if fin.Set == nil || fin.Set.Count != nil && *fin.Set.Count != count {
			t.Fatalf("the answer ends with %+v", fin)
		}
		for range min(page, count-got) {
			m := expect(b, "result", func(m *stanza.Message) bool {
				r, err := mam.Open(m, b.jid.Bare(), b.jid)
				return err == nil && r != nil && r.QueryID == query.QueryID
			})
			r, _ := mam.Open(m, b.jid.Bare(), b.jid)
			inner, err := r.Forwarded.Message()
			if err != nil || inner.Body.Get("") != fmt.Sprint("<", got, ">") || r.Forwarded.Delay == nil {
				t.Fatalf("%d: %v, %+v", got, err, inner)
			}
			got++
		}
		if fin.Complete {
			break
		}
		set = fin.Set.Next(page)
	}
	if got != count {
		t.Errorf("%d of %d messages are in the archive", got, count)
	}
}

func publishes(t *testing.T, s *server) {
	a, b := login(t, s, "pep1", "a"), login(t, s, "pep2", "b")
	const node = tune.Namespace
	info := &disco.Info{
		Identities: []disco.Identity{{Category: "client", Type: "bot", Name: "test"}},
		Features:   disco.Features(node, pubsub.Notify(node), "http://jabber.org/protocol/disco#info"),
	}
	e, err := stanza.ToElement(info)
	if err != nil {
		t.Fatal(err)
	}
	input, err := caps.Input(e)
	if err != nil {
		t.Fatal(err)
	}
	features := &caps.Caps{Hash: "sha-1", Node: "urn:example:interop", Ver: caps.Ver(input, crypto.SHA1)}
	b.available(features)
	a.available()
	for _, c := range []*client{a, b} {
		result[roster.Query](c, stanza.IQGet, stanza.JID{}, &roster.Query{})
	}
	befriend(a, b)
	iq := expect(b, "question for features", func(iq *stanza.IQ) bool {
		q, err := stanza.Get[disco.Info](&iq.Payloads)
		return err == nil && q != nil && iq.Type == stanza.IQGet
	})
	q, _ := stanza.Get[disco.Info](&iq.Payloads)
	info.Node = q.Node
	b.send(iq.Result(info))
	b.available(features) // for servers that look at presence only where there is a subscription
	expect(a, "presence", func(p *stanza.Presence) bool { return p.From == b.jid })
	published := false
	for try := range 20 { // the server takes the features in when it likes
		song := &tune.Tune{Artist: `Ann & "Bo"`, Title: fmt.Sprint("Song ", try), Length: 200}
		a.done(stanza.JID{}, pubsub.NewPublish(node, "current", song))
		if published = b.notified(a, node); published {
			break
		}
	}
	if !published {
		t.Fatalf("no event came, but\n%s", b.unasked())
	}
	got := result[pubsub.PubSub](b, stanza.IQGet, a.jid.Bare(), pubsub.NewRequest(node))
	if got.Items == nil || len(got.Items.Items) != 1 || got.Items.Items[0].ID != "current" {
		t.Fatalf("items: %+v", got.Items)
	}
	if song, err := stanza.Get[tune.Tune](&got.Items.Items[0].Payloads); err != nil || song.Artist != `Ann & "Bo"` || song.Length != 200 {
		t.Errorf("%v, %+v", err, song)
	}
	retract := pubsub.NewRetract(node, "current")
	retract.Retract.Notify = true
	a.done(stanza.JID{}, retract)
	got = result[pubsub.PubSub](b, stanza.IQGet, a.jid.Bare(), pubsub.NewRequest(node))
	if got.Items != nil && len(got.Items.Items) != 0 {
		t.Errorf("the item is still there: %+v", got.Items)
	}
}

// notified reports whether an event of the other's node has come; a ping goes
// there and back first.
func (c *client) notified(from *client, node string) bool {
	c.ask(stanza.IQGet, stanza.MustParseJID(domain), &disco.Info{})
	for _, v := range c.waiting {
		if m, ok := v.(*stanza.Message); ok {
			e, err := pubsub.EventOf(m, from.jid.Bare(), c.jid)
			if err == nil && e != nil && e.Items != nil && e.Items.Node == node && len(e.Items.Items) == 1 {
				return true
			}
		}
	}
	return false
}

func cards(t *testing.T, s *server) {
	c := login(t, s, "vcard", "here")
	photo := bytes.Repeat([]byte{0, 1, 254, 255}, 500)
	c.done(stanza.JID{}, &vcard.VCard{
		FN: "Ann <Grün>", N: &vcard.Name{Family: "Grün", Given: "Ann"}, Note: "two\nlines",
		Photo:  &vcard.Image{Type: "image/png", Data: photo},
		Emails: []vcard.Email{{Internet: true, Address: "ann@example.org"}},
	})
	v := result[vcard.VCard](c, stanza.IQGet, stanza.JID{}, &vcard.VCard{})
	if v.FN != "Ann <Grün>" || v.N == nil || v.N.Given != "Ann" || v.Photo == nil || !bytes.Equal(v.Photo.Data, photo) {
		t.Errorf("vCard: %+v", v)
	}
	c.done(stanza.JID{}, private.New(&bookmarks.Storage{Rooms: []bookmarks.Room{{
		JID: stanza.MustParseJID("balcony@" + rooms), Name: "B", Autojoin: true, Nick: "Ann",
	}}}))
	q := result[private.Query](c, stanza.IQGet, stanza.JID{}, private.New(&bookmarks.Storage{}))
	if b, err := stanza.Get[bookmarks.Storage](&q.Payloads); err != nil || b == nil || len(b.Rooms) != 1 || b.Rooms[0].Nick != "Ann" {
		t.Errorf("bookmarks: %v, %+v", err, b)
	}
}

func blocks(t *testing.T, s *server) {
	a, b := login(t, s, "block1", "a"), login(t, s, "block2", "b")
	a.available()
	b.available()
	items := []blocking.Item{{JID: b.jid.Bare()}}
	result[blocking.Blocklist](a, stanza.IQGet, stanza.JID{}, &blocking.Blocklist{})
	a.done(stanza.JID{}, &blocking.Block{Items: items})
	expect(a, "push", func(iq *stanza.IQ) bool {
		p, err := stanza.Get[blocking.Block](&iq.Payloads)
		return err == nil && p != nil && len(p.Items) == 1 && p.Items[0].JID == b.jid.Bare() && iq.SentBy(a.jid.Bare(), a.jid)
	})
	if l := result[blocking.Blocklist](a, stanza.IQGet, stanza.JID{}, &blocking.Blocklist{}); len(l.Items) != 1 {
		t.Errorf("list: %+v", l)
	}
	m := &stanza.Message{Type: stanza.MessageChat, Body: stanza.Plain("psst")}
	m.To = b.jid
	a.send(m)
	e := expect(a, "error", func(m *stanza.Message) bool { return m.Error != nil })
	if e.Error.Condition != stanza.NotAcceptable {
		t.Error(e.Error)
	}
	m = &stanza.Message{Type: stanza.MessageChat, Body: stanza.Plain("psst")}
	m.To = a.jid
	b.send(m)
	b.acknowledged()
	a.done(stanza.JID{}, &blocking.Unblock{Items: items})
	m = &stanza.Message{Type: stanza.MessageChat, Body: stanza.Plain("hello again")}
	m.To = a.jid
	b.send(m)
	if m := expect(a, "message", func(m *stanza.Message) bool { return m.From == b.jid && m.Error == nil }); m.Body.Get("") != "hello again" {
		t.Errorf("the block let %+v through", m)
	}
}

// mistakes asks for what must be refused.
func mistakes(t *testing.T, s *server) {
	c := login(t, s, "fault", "here")
	for _, wrong := range []struct {
		name    string
		to      stanza.JID
		payload any
		want    []stanza.Condition
	}{
		{"unknown request", stanza.MustParseJID(domain), &tune.Tune{}, []stanza.Condition{stanza.ServiceUnavailable, stanza.FeatureNotImplemented}},
		{"nobody's disco", stanza.MustParseJID("nobody@localhost"), &disco.Info{}, []stanza.Condition{stanza.ServiceUnavailable, stanza.SubscriptionRequired}},
		{"no such node", stanza.MustParseJID(domain), &disco.Info{Node: "urn:example:none"}, []stanza.Condition{stanza.ItemNotFound}},
		{"a room that is not there", stanza.MustParseJID("void@" + rooms), &disco.Info{}, []stanza.Condition{stanza.ItemNotFound}},
		{"a host that is not connected", stanza.MustParseJID(gateway), &disco.Info{}, []stanza.Condition{stanza.ServiceUnavailable, stanza.RemoteServerNotFound, stanza.InternalServerError, stanza.RemoteServerTimeout}},
	} {
		t.Run(wrong.name, func(t *testing.T) {
			iq := c.ask(stanza.IQGet, wrong.to, wrong.payload)
			if iq.Error == nil || iq.Type != stanza.IQError {
				t.Fatalf("%+v", iq)
			}
			for _, w := range wrong.want {
				if iq.Error.Condition == w {
					return
				}
			}
			t.Errorf("%v, not one of %q", iq.Error, wrong.want)
		})
	}
}

// streamMistakes breaks a stream in ways that the server must answer.
func streamMistakes(t *testing.T, s *server) {
	t.Run("not well-formed", func(t *testing.T) {
		c := dial(t, s, s.C2S, "jabber:client")
		c.open()
		if err := c.writer.WriteHeader([]byte("<message></presence>")); err != nil {
			t.Fatal(err)
		}
		if e := receive[*stream.Error](c); e.Condition.Kind() != stream.NotWellFormed {
			t.Error(e)
		}
	})
	t.Run("unknown host", func(t *testing.T) {
		c := dial(t, s, s.C2S, "jabber:client")
		c.sendHeader(&stream.Header{To: "nowhere.invalid", Version: "1.0", ContentNamespace: "jabber:client"})
		if e := receive[*stream.Error](c); e.Condition.Kind() != stream.HostUnknown {
			t.Error(e)
		}
	})
}
