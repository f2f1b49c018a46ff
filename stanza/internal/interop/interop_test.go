package interop

import (
	"errors"
	"fmt"
	"testing"

	mechanism "mellium.im/sasl"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/carbons"
	"github.com/xmppwire/xmppwire/stanza/disco"
	"github.com/xmppwire/xmppwire/stanza/entitytime"
	"github.com/xmppwire/xmppwire/stanza/ping"
	"github.com/xmppwire/xmppwire/stanza/roster"
	"github.com/xmppwire/xmppwire/stanza/sasl"
	"github.com/xmppwire/xmppwire/stanza/session"
	"github.com/xmppwire/xmppwire/stanza/version"
)

func TestProsody(t *testing.T)  { steps(t, startProsody(t)) }
func TestEjabberd(t *testing.T) { steps(t, startEjabberd(t)) }

var everything = []struct {
	name string
	run  func(*testing.T, *server)
}{
	{"STARTTLS and SASL PLAIN", authPlain},
	{"SASL SCRAM-SHA-256", authSCRAM},
	{"SASL refuses a wrong password", authWrong},
	{"binding and session", sessions},
	{"roster get, set and push", rosters},
	{"presence and subscription", presences},
	{"messages in order and intact", messages},
	{"disco, ping, version and time", services},
	{"carbons between two resources", copies},
	{"MUC: create, join, talk, leave", talks},
	{"MAM: all messages, page by page", archives},
	{"PEP: publish, notify, retract", publishes},
	{"vCard and private storage", cards},
	{"blocking", blocks},
	{"errors on purpose", mistakes},
	{"stream errors on purpose", streamMistakes},
	{"in-band registration", registers},
	{"stream management: a cut connection resumed", resumes},
	{"component handshake and stanzas", components},
	{"server-to-server: dialback header exchange", dialbacks},
	{"WebSocket framing", sockets},
}

func steps(t *testing.T, s *server) {
	for _, step := range everything {
		t.Run(step.name, func(t *testing.T) { step.run(t, s) })
	}
	t.Run("everything that arrived", s.report)
}

func user(name string) stanza.JID { return stanza.MustParseJID(name + "@" + domain) }

func authPlain(t *testing.T, s *server) {
	c := dial(t, s, s.C2S, "jabber:client")
	c.open()
	c.startTLS()
	if err := c.authenticate(mechanism.Plain, "plain", password); err != nil {
		t.Fatal(err)
	}
	c.bind("here")
}

func authSCRAM(t *testing.T, s *server) {
	c := dial(t, s, s.C2S, "jabber:client")
	c.open()
	c.startTLS()
	if err := c.authenticate(mechanism.ScramSha256, "scram", password); err != nil {
		t.Fatal(err)
	}
	c.bind("here")
}

func authWrong(t *testing.T, s *server) {
	for _, m := range []mechanism.Mechanism{mechanism.Plain, mechanism.ScramSha256} {
		c := dial(t, s, s.C2S, "jabber:client")
		c.open()
		c.startTLS()
		err := c.authenticate(m, "plain", "not it")
		if f, ok := errors.AsType[*sasl.Failure](err); !ok || f.Condition != sasl.NotAuthorized {
			t.Errorf("%s: %v", m.Name, err)
		}
	}
}

func sessions(t *testing.T, s *server) {
	c := login(t, s, "sess", "lantern")
	if offer := c.features.Session(); offer.Offered {
		c.done(stanza.MustParseJID(domain), &session.Session{})
	}
}

func rosters(t *testing.T, s *server) {
	c := login(t, s, "ros1", "one")
	other := login(t, s, "ros1", "two")
	for _, c := range []*client{c, other} {
		if q := result[roster.Query](c, stanza.IQGet, stanza.JID{}, &roster.Query{}); len(q.Items) != 0 {
			t.Errorf("a new roster has %d items", len(q.Items))
		}
		c.available()
	}
	const name = `Ann <&'"> Grün 🎈`
	item := roster.Item{JID: user("ros2"), Name: name, Groups: []string{"Work & play", "二"}}
	push := func(c *client) *roster.Query {
		iq := expect(c, "push", func(iq *stanza.IQ) bool {
			q, err := roster.Push(iq, c.jid)
			return err == nil && q != nil
		})
		q, _ := roster.Push(iq, c.jid)
		c.send(iq.Result(nil))
		return q
	}
	check := func(what string, items []roster.Item) {
		t.Helper()
		if len(items) != 1 || items[0].JID != item.JID || items[0].Name != name || len(items[0].Groups) != 2 ||
			items[0].Subscription.Kind() != roster.SubscriptionNone {
			t.Errorf("%s: %+v", what, items)
		}
	}
	c.done(stanza.JID{}, &roster.Query{Items: []roster.Item{item}})
	check("push", push(c).Items)
	check("push to the other resource", push(other).Items)
	check("roster", result[roster.Query](c, stanza.IQGet, stanza.JID{}, &roster.Query{}).Items)
	c.done(stanza.JID{}, &roster.Query{Items: []roster.Item{{JID: item.JID, Subscription: roster.SubscriptionRemove}}})
	for _, c := range []*client{c, other} {
		if q := push(c); len(q.Items) != 1 || q.Items[0].Subscription != roster.SubscriptionRemove {
			t.Errorf("push of a removal: %+v", q.Items)
		}
	}
}

// befriend subscribes two users to each other's presence.
func befriend(a, b *client) {
	for _, pair := range [][2]*client{{a, b}, {b, a}} {
		from, to := pair[0], pair[1]
		ask := &stanza.Presence{Type: stanza.PresenceSubscribe}
		ask.To = to.jid.Bare()
		from.send(ask)
		expect(to, "request", func(p *stanza.Presence) bool {
			return p.Type == stanza.PresenceSubscribe && p.From.Bare() == from.jid.Bare()
		})
		grant := &stanza.Presence{Type: stanza.PresenceSubscribed}
		grant.To = from.jid.Bare()
		to.send(grant)
		expect(from, "grant", func(p *stanza.Presence) bool {
			return p.Type == stanza.PresenceSubscribed && p.From.Bare() == to.jid.Bare()
		})
		expect(from, "presence", func(p *stanza.Presence) bool { return p.Type == "" && p.From == to.jid })
	}
}

func presences(t *testing.T, s *server) {
	a, b := login(t, s, "ros1", "a"), login(t, s, "ros2", "b")
	for _, c := range []*client{a, b} {
		result[roster.Query](c, stanza.IQGet, stanza.JID{}, &roster.Query{})
		c.available()
	}
	befriend(a, b)
	q := result[roster.Query](a, stanza.IQGet, stanza.JID{}, &roster.Query{})
	if len(q.Items) != 1 || q.Items[0].Subscription != roster.SubscriptionBoth {
		t.Errorf("roster: %+v", q.Items)
	}
	p := &stanza.Presence{Show: stanza.ShowDND, Priority: -3}
	p.Status.Set("de", "Bitte nicht stören & so")
	p.Status.Set("en", "Do not disturb")
	a.send(p)
	expect(b, "do not disturb", func(p *stanza.Presence) bool {
		return p.From == a.jid && p.Show == stanza.ShowDND && p.Priority == -3 &&
			p.Status.Get("de") == "Bitte nicht stören & so" && p.Status.Get("en") == "Do not disturb"
	})
	a.send(&stanza.Presence{Type: stanza.PresenceUnavailable})
	expect(b, "unavailable", func(p *stanza.Presence) bool {
		return p.From == a.jid && p.Type == stanza.PresenceUnavailable
	})
}

func messages(t *testing.T, s *server) {
	a, b := login(t, s, "msg1", "a"), login(t, s, "msg2", "b")
	a.available()
	b.available()
	bodies := []string{
		`<script>&amp;</script> ' " ]]> ` + "\u00a0\u2028 e\u0301 🎈 漢字",
		"two\nlines\tand a tab", " ends with a space ", `C:\a\b`,
	}
	const count = 300
	for i := range count {
		m := &stanza.Message{Type: stanza.MessageChat, Thread: &stanza.Thread{ID: "t1", Parent: "t0"}}
		m.To, m.ID = b.jid, fmt.Sprint("m", i)
		m.Body = stanza.Plain(bodies[i%len(bodies)])
		m.Body.Set("de", fmt.Sprint("Nummer ", i))
		a.send(m)
	}
	for i := range count {
		m := expect(b, fmt.Sprint("message ", i), func(m *stanza.Message) bool { return m.From == a.jid })
		if m.ID != fmt.Sprint("m", i) || m.Body.Get("") != bodies[i%len(bodies)] || m.Body.Get("de") != fmt.Sprint("Nummer ", i) ||
			m.Type != stanza.MessageChat || m.Thread == nil || m.Thread.ID != "t1" || m.Thread.Parent != "t0" {
			t.Fatalf("message %d: %+v", i, m)
		}
	}
}

func services(t *testing.T, s *server) {
	c := login(t, s, "disco", "here")
	host := stanza.MustParseJID(domain)
	info := result[disco.Info](c, stanza.IQGet, host, &disco.Info{})
	if !info.Is("server", "im") || !info.Has(ping.Namespace) {
		t.Errorf("info: %+v", info)
	}
	items := result[disco.Items](c, stanza.IQGet, host, &disco.Items{})
	if len(items.Items) < 2 {
		t.Errorf("items: %+v", items)
	}
	for _, item := range items.Items {
		if item.JID.Domain() == gateway {
			continue // nobody is connected there
		}
		if info := result[disco.Info](c, stanza.IQGet, item.JID, &disco.Info{Node: item.Node}); len(info.Identities) == 0 {
			t.Errorf("%s has no identity", item.JID)
		}
	}
	result[disco.Info](c, stanza.IQGet, c.jid.Bare(), &disco.Info{})
	if iq := c.ask(stanza.IQGet, host, &ping.Ping{}); iq.Type != stanza.IQResult {
		t.Errorf("ping: %v", iq.Error)
	}
	if v := result[version.Query](c, stanza.IQGet, host, &version.Query{}); v.Name == "" || v.Version == "" {
		t.Errorf("version: %+v", v)
	} else {
		t.Log(v.Name, v.Version)
	}
	if tm := result[entitytime.Time](c, stanza.IQGet, host, &entitytime.Time{}); tm.UTC.IsZero() {
		t.Errorf("time: %+v", tm)
	}
}

func copies(t *testing.T, s *server) {
	one, two, friend := login(t, s, "carb1", "one"), login(t, s, "carb1", "two"), login(t, s, "carb2", "x")
	for _, c := range []*client{one, two, friend} {
		c.available()
	}
	two.done(stanza.JID{}, &carbons.Enable{})
	say := func(from, to *client, text string) {
		m := &stanza.Message{Type: stanza.MessageChat, Body: stanza.Plain(text)}
		m.To = to.jid
		from.send(m)
		expect(to, text, func(m *stanza.Message) bool { return m.Body.Get("") == text && m.From == from.jid })
	}
	for text, sent := range map[string]bool{"hither": false, "thither": true} {
		if sent {
			say(one, friend, text)
		} else {
			say(friend, one, text)
		}
		expect(two, "copy of "+text, func(m *stanza.Message) bool {
			copied, err := carbons.Open(m, two.jid)
			return err == nil && copied != nil && copied.Sent == sent && copied.Message.Body.Get("") == text
		})
	}
}
