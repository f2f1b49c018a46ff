package interop

import (
	"crypto/tls"
	"fmt"
	"testing"
	"time"

	mechanism "mellium.im/sasl"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/component"
	"github.com/xmppwire/xmppwire/stanza/dialback"
	"github.com/xmppwire/xmppwire/stanza/disco"
	"github.com/xmppwire/xmppwire/stanza/register"
	"github.com/xmppwire/xmppwire/stanza/sm"
	"github.com/xmppwire/xmppwire/stanza/stream"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// registers makes an account before it authenticates, and deletes it after.
func registers(t *testing.T, s *server) {
	c := dial(t, s, s.C2S, "jabber:client")
	c.open()
	c.startTLS()
	if !c.features.Register() {
		t.Fatal("no registration")
	}
	host := stanza.MustParseJID(domain)
	c.send(stanza.NewIQ(stanza.IQGet, host, "fields", &register.Query{}))
	fields, err := stanza.Get[register.Query](&receive[*stanza.IQ](c).Payloads)
	if err != nil || fields == nil || fields.Username == nil || fields.Password == nil {
		t.Fatalf("%v, fields: %+v", err, fields)
	}
	name, secret := "newcomer", password
	c.send(stanza.NewIQ(stanza.IQSet, host, "register", &register.Query{Username: &name, Password: &secret}))
	if iq := receive[*stanza.IQ](c); iq.Type != stanza.IQResult {
		t.Fatal(iq.Error)
	}
	if err := c.authenticate(mechanism.ScramSha256, name, secret); err != nil {
		t.Fatal(err)
	}
	c.bind("here")
	c.send(stanza.NewIQ(stanza.IQSet, stanza.JID{}, "remove", &register.Query{Remove: true}))
	if iq, err := c.next(); err == nil { // or the stream ends at once
		t.Logf("the account's end: %T", iq)
	}
	c = dial(t, s, s.C2S, "jabber:client")
	c.open()
	c.startTLS()
	if err := c.authenticate(mechanism.ScramSha256, name, secret); err == nil {
		t.Error("the account is still there")
	}
}

// resumes cuts a connection with stanzas under way in both directions and
// resumes the session: each arrives once and in its order.
func resumes(t *testing.T, s *server) {
	a, b := authenticated(t, s, "resume1"), login(t, s, "resume2", "b")
	if len(a.features.SM()) == 0 {
		t.Fatal("no stream management")
	}
	a.bind("a")
	a.listen()
	a.send(&sm.Enable{Resume: true})
	enabled := expect(a, "enabled", func(*sm.Enabled) bool { return true })
	if !enabled.Resume || enabled.ID == "" {
		t.Fatalf("%+v", enabled)
	}
	a.available()
	b.available()
	var unacknowledged []*stanza.Message
	say := func(from *client, to stanza.JID, text string) {
		m := &stanza.Message{Type: stanza.MessageChat, Body: stanza.Plain(text)}
		m.To = to
		from.send(m)
		unacknowledged = append(unacknowledged, m)
	}
	hear := func(c *client, from stanza.JID, first, end int) {
		for i := first; i < end; i++ {
			m := expect(c, fmt.Sprint("message ", i), func(m *stanza.Message) bool { return m.From == from })
			if m.Body.Get("") != fmt.Sprint(i) {
				t.Fatalf("message %q for %d", m.Body.Get(""), i)
			}
		}
	}
	for i := range 5 {
		say(b, a.jid, fmt.Sprint(i))
	}
	hear(a, b.jid, 0, 5)
	a.acknowledged()
	before := a.sent
	unacknowledged = nil
	for i := range 3 {
		say(a, b.jid, fmt.Sprint(i))
	}
	_ = a.conn.(*tls.Conn).NetConn().Close()
	for range a.inbox {
	}
	mine := unacknowledged
	for i := 5; i < 10; i++ {
		say(b, a.jid, fmt.Sprint(i))
	}

	b.acknowledged()
	again := authenticated(t, s, "resume1")
	again.send(&sm.Resume{PrevID: enabled.ID, H: a.handled})
	resumed := receive[*sm.Resumed](again)
	if resumed.PrevID != enabled.ID {
		t.Errorf("resumed %+v", resumed)
	}
	handled, err := sm.Acknowledged(before, a.sent, resumed.H)
	if err != nil {
		t.Fatal(err)
	}
	again.jid, again.managed = a.jid, true
	again.sent, again.handled = resumed.H, a.handled
	again.listen()
	t.Cleanup(again.quit)
	t.Logf("%d of %d stanzas had arrived", handled, len(mine))
	for _, m := range mine[handled:] {
		again.send(m)
	}
	hear(again, b.jid, 5, 10)
	hear(b, a.jid, 0, 3)
}

// components connects as an external component (XEP-0114).
func components(t *testing.T, s *server) {
	connect := func(secret string) (*client, any) {
		c := dial(t, s, s.Component, component.NamespaceAccept)
		c.sendHeader(&stream.Header{To: gateway, ContentNamespace: component.NamespaceAccept})
		c.send(component.NewHandshake(c.header.ID, secret))
		return c, receive[any](c)
	}
	if _, answer := connect("not it"); fmt.Sprintf("%T", answer) != "*stream.Error" {
		t.Errorf("a wrong secret is answered with %T", answer)
	}
	c, answer := connect(password)
	if _, ok := answer.(*component.Handshake); !ok {
		t.Fatalf("the handshake is answered with %T: %v", answer, answer)
	}
	c.jid = stanza.MustParseJID(gateway)
	c.listen()
	t.Cleanup(c.quit)
	u := login(t, s, "comp", "here")
	bot := stanza.MustParseJID("bot@" + gateway)
	for i := range 50 {
		m := &stanza.Message{Type: stanza.MessageChat, Body: stanza.Plain(fmt.Sprint("<", i, ">"))}
		m.To = bot
		u.send(m)
		m = expect(c, "message", func(m *stanza.Message) bool { return m.To == bot })
		if m.From != u.jid || m.Body.Get("") != fmt.Sprint("<", i, ">") {
			t.Fatalf("%d: %+v", i, m)
		}
		reply := m.Reply()
		reply.From, reply.Body = bot, m.Body
		c.send(reply)
		expect(u, "reply", func(m *stanza.Message) bool { return m.From == bot && m.Body.Get("") == fmt.Sprint("<", i, ">") })
	}
	u.send(stanza.NewIQ(stanza.IQGet, bot, "info", &disco.Info{}))
	iq := expect(c, "request", func(iq *stanza.IQ) bool { return iq.To == bot && iq.Type == stanza.IQGet })
	answered := iq.Result(&disco.Info{Identities: []disco.Identity{{Category: "client", Type: "bot"}}})
	c.send(answered)
	iq = expect(u, "answer", func(iq *stanza.IQ) bool { return iq.Answers("info", bot, u.jid) })
	if info, err := stanza.Get[disco.Info](&iq.Payloads); err != nil || info == nil || !info.Is("client", "bot") {
		t.Errorf("%v, %+v", err, info)
	}
}

// dialbacks opens a stream between servers and goes as far as one side can: the
// server cannot reach the domain that the test claims to be, and may take its
// time to say so.
func dialbacks(t *testing.T, s *server) {
	peer := stanza.MustParseJID("peer.invalid")
	c := dial(t, s, s.S2S, "jabber:server")
	c.sendHeader(&stream.Header{
		From: peer.String(), To: domain, Version: "1.0", ContentNamespace: "jabber:server",
		Prefixes: []xmlstream.Prefix{{Name: "db", Space: dialback.Namespace}},
	})
	if c.header.ContentNamespace != "jabber:server" || c.header.ID == "" {
		t.Errorf("header: %+v", c.header)
	}
	features := receive[*stream.Features](c)
	if !features.Dialback() {
		t.Log("dialback is not announced")
	}
	host := stanza.MustParseJID(domain)
	c.send(&dialback.Verify{From: peer, To: host, ID: "x", Key: dialback.Key("guess", peer.String(), domain, "x")})
	if v := receive[*dialback.Verify](c); v.Type != dialback.Invalid || v.ID != "x" || v.From != host || v.To != peer {
		t.Errorf("verify: %+v", v)
	}
	c.send(&dialback.Result{From: peer, To: host, Key: dialback.Key("secret", domain, peer.String(), c.header.ID)})
	_ = c.conn.SetReadDeadline(time.Now().Add(5 * time.Second))
	v, err := c.next()
	switch v := v.(type) {
	case nil:
		t.Logf("no result: %v", err)
	case *dialback.Result:
		t.Logf("result: %s %v", v.Type, v.Error)
		if v.Type != dialback.Error && v.Type != dialback.Invalid {
			t.Errorf("result: %+v", v)
		}
	case *stream.Error:
		t.Log(v)
	default:
		t.Errorf("received %T", v)
	}
}
