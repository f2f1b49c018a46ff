package interop

import (
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
	"sync"
	"testing"
	"time"

	mechanism "mellium.im/sasl"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/bind"
	"github.com/xmppwire/xmppwire/stanza/sasl"
	"github.com/xmppwire/xmppwire/stanza/sm"
	"github.com/xmppwire/xmppwire/stanza/stream"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// patience is how long a test waits for what must come.
const patience = 30 * time.Second

// client is one connection to a server: first its methods receive by
// themselves, after listen a goroutine does.
type client struct {
	t      *testing.T
	s      *server
	conn   net.Conn
	reader *xmlstream.Reader
	writer *xmlstream.Writer
	codec  dialect

	header   *stream.Header // of the server's current stream
	features *stream.Features
	jid      stanza.JID

	inbox   chan any // of the goroutine, closed when the stream has ended
	ended   error    // why, after that
	waiting []any    // received and not asked for yet
	ids     int

	mu      sync.Mutex // of what follows and of writer
	managed bool       // stream management is on
	sent    uint32     // stanzas since then, by either side
	handled uint32
}

// dial connects and opens a stream.
func dial(t *testing.T, s *server, port, content string) *client {
	t.Helper()
	conn, err := net.Dial("tcp", address(port))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	_ = conn.SetDeadline(time.Now().Add(4 * patience))
	return &client{
		t: t, s: s, conn: conn,
		reader: xmlstream.NewReader(conn, nil), writer: xmlstream.NewWriter(conn, nil),
		codec: newDialect(content),
	}
}

// authenticated connects, changes to TLS and authenticates.
func authenticated(t *testing.T, s *server, user string) *client {
	t.Helper()
	c := dial(t, s, s.C2S, "jabber:client")
	c.open()
	c.startTLS()
	if err := c.authenticate(mechanism.ScramSha256, user, password); err != nil {
		t.Fatal(err)
	}
	return c
}

// login does all that a client does before it is available: TLS, SASL,
// binding, stream management.
func login(t *testing.T, s *server, user, resource string) *client {
	t.Helper()
	c := authenticated(t, s, user)
	c.bind(resource)
	c.listen()
	c.send(&sm.Enable{})
	expect(c, "enabled", func(*sm.Enabled) bool { return true })
	t.Cleanup(c.quit)
	return c
}

// open sends a stream header and receives the server's and its features.
func (c *client) open() {
	c.t.Helper()
	c.sendHeader(&stream.Header{To: domain, Version: "1.0", ContentNamespace: "jabber:client"})
	c.features = receive[*stream.Features](c)
}

func (c *client) sendHeader(h *stream.Header) {
	c.t.Helper()
	b, err := h.AppendHeader(nil)
	if err == nil {
		err = c.writer.WriteHeader(b)
	}
	if err != nil {
		c.t.Fatal(err)
	}
	c.header = receive[*stream.Header](c)
	if err := c.header.CheckVersion(); err != nil {
		c.t.Error(err)
	}
}

// startTLS changes to TLS and opens a stream in it (RFC 6120 §5.4).
func (c *client) startTLS() {
	c.t.Helper()
	if !c.features.StartTLS().Offered {
		c.t.Fatal("no STARTTLS")
	}
	c.send(&stream.StartTLS{})
	receive[*stream.Proceed](c)
	if err := c.reader.Restart(xmlstream.NewLayer); err != nil {
		c.t.Fatal(err)
	}
	secure := tls.Client(c.conn, &tls.Config{RootCAs: c.s.ca, ServerName: domain})
	if err := secure.Handshake(); err != nil {
		c.t.Fatal(err)
	}
	c.conn = secure
	c.reader.SetSource(secure)
	c.writer.SetSink(secure)
	c.open()
}

// authenticate negotiates SASL and opens a new stream. The error is the
// server's *sasl.Failure, or the mechanism's.
func (c *client) authenticate(m mechanism.Mechanism, user, secret string) error {
	c.t.Helper()
	if !slices.Contains(c.features.Mechanisms(), m.Name) {
		c.t.Fatalf("no %s in %q", m.Name, c.features.Mechanisms())
	}
	n := mechanism.NewClient(m, mechanism.Credentials(func() (u, p, id []byte) {
		return []byte(user), []byte(secret), nil
	}))
	_, response, err := n.Step(nil)
	if err != nil {
		return err
	}
	c.send(&sasl.Auth{Mechanism: m.Name, Data: sasl.Some(response)})
	for {
		switch v := receive[any](c).(type) {
		case *sasl.Challenge:
			_, response, err = n.Step(v.Data.Bytes)
			if err != nil {
				return err
			}
			c.send(&sasl.Response{Data: sasl.Some(response)})
		case *sasl.Success:
			if v.Data.Present {
				if _, _, err := n.Step(v.Data.Bytes); err != nil {
					return err
				}
			}
			if err := c.reader.Restart(xmlstream.KeepUnread); err != nil {
				return err
			}
			c.open()
			return nil
		case *sasl.Failure:
			return v
		default:
			return fmt.Errorf("received %T", v)
		}
	}
}

// bind binds a resource (RFC 6120 §7).
func (c *client) bind(resource string) {
	c.t.Helper()
	if !c.features.Bind().Offered {
		c.t.Fatal("no resource binding")
	}
	c.send(stanza.NewIQ(stanza.IQSet, stanza.JID{}, "bind", &bind.Bind{Resource: resource}))
	iq := receive[*stanza.IQ](c)
	bound, err := stanza.Get[bind.Bind](&iq.Payloads)
	if err != nil || bound == nil || iq.Type != stanza.IQResult {
		c.t.Fatalf("binding: %v, %+v", err, iq)
	}
	c.jid = bound.JID
	if c.jid.Domain() != domain || c.jid.Resource() != resource {
		c.t.Errorf("bound to %s", c.jid)
	}
}

// next receives one event.
func (c *client) next() (any, error) {
	event, err := c.reader.Next()
	if err != nil {
		return nil, err
	}
	switch event {
	case xmlstream.Open:
		return c.codec.Decode(c.reader.Element())
	case xmlstream.Child:
		return c.s.take(c.codec, c.reader.Element()), nil
	case xmlstream.Close:
		return nil, io.EOF
	}
	return c.next()
}

// receive returns what comes next, which must be a T.
func receive[T any](c *client) T {
	c.t.Helper()
	v, err := c.next()
	if err != nil {
		c.t.Fatal(err)
	}
	typed, ok := v.(T)
	if !ok {
		c.t.Fatalf("received %T: %+v", v, v)
	}
	return typed
}

// listen starts the goroutine that receives from here on. It counts stanzas
// and answers requests of stream management.
func (c *client) listen() {
	c.inbox = make(chan any, 10_000)
	go func() {
		defer close(c.inbox)
		for {
			v, err := c.next()
			if err != nil {
				c.ended = err
				return
			}
			c.mu.Lock()
			switch v.(type) {
			case *stanza.Message, *stanza.Presence, *stanza.IQ:
				c.handled++
			case *sm.Enabled:
				c.handled = 0
			}
			handled := c.handled
			c.mu.Unlock()
			if _, ok := v.(*sm.Request); ok {
				_ = c.write(&sm.Answer{H: handled})
				continue
			}
			c.inbox <- v
		}
	}()
}

// expect returns the first element that is a *T and matches, among those that
// nobody has asked for yet; the others stay.
func expect[T any](c *client, what string, match func(*T) bool) *T {
	c.t.Helper()
	for i, v := range c.waiting {
		if typed, ok := v.(*T); ok && match(typed) {
			c.waiting = slices.Delete(c.waiting, i, i+1)
			return typed
		}
	}
	timeout := time.After(patience)
	for {
		select {
		case v, ok := <-c.inbox:
			if !ok {
				c.t.Fatalf("%s: waiting for %s: %v", c.jid, what, c.ended)
			}
			if typed, ok := v.(*T); ok && match(typed) {
				return typed
			}
			c.waiting = append(c.waiting, v)
		case <-timeout:
			c.t.Fatalf("%s: no %s among:\n%s", c.jid, what, c.unasked())
		}
	}
}

// unasked returns what was received and not asked for.
func (c *client) unasked() []byte {
	var b []byte
	for _, v := range c.waiting {
		b, _ = c.codec.Append(b, v)
		b = append(b, '\n')
	}
	return b
}

// send writes a value.
func (c *client) send(v any) {
	c.t.Helper()
	if err := c.write(v); err != nil {
		c.t.Fatal(err)
	}
}

func (c *client) write(v any) error {
	b, err := c.codec.Append(nil, v)
	if err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	switch v.(type) {
	case *stanza.Message, *stanza.Presence, *stanza.IQ:
		if c.managed {
			c.sent++
		}
	case *sm.Enable:
		c.managed, c.sent = true, 0
	}
	return c.writer.WriteElement(b)
}

// ask sends a request and returns the answer, be it an error.
func (c *client) ask(t stanza.IQType, to stanza.JID, payload any) *stanza.IQ {
	c.t.Helper()
	c.ids++
	id := fmt.Sprintf("%s-%d", c.jid.Local(), c.ids)
	c.send(stanza.NewIQ(t, to, id, payload))
	return expect(c, "answer to "+id, func(iq *stanza.IQ) bool { return iq.Answers(id, to, c.jid) })
}

// result asks and returns the payload of the result.
func result[T any](c *client, t stanza.IQType, to stanza.JID, payload any) *T {
	c.t.Helper()
	iq := c.ask(t, to, payload)
	if iq.Type != stanza.IQResult {
		c.t.Fatalf("%s answers %T with %v", to, payload, iq.Error)
	}
	v, err := stanza.Get[T](&iq.Payloads)
	if err != nil {
		c.t.Fatal(err)
	}
	if v == nil {
		c.t.Fatalf("%s answers %T with %v", to, payload, slices.Collect(iq.Payloads.Names()))
	}
	return v
}

// done asks for something to be done.
func (c *client) done(to stanza.JID, payload any) {
	c.t.Helper()
	if iq := c.ask(stanza.IQSet, to, payload); iq.Type != stanza.IQResult {
		c.t.Fatalf("%s answers %T with %v", to, payload, iq.Error)
	}
}

// available sends presence and waits for its echo.
func (c *client) available(values ...any) {
	c.t.Helper()
	p := &stanza.Presence{Priority: 1}
	p.Payloads = stanza.NewPayloads(values...)
	c.send(p)
	expect(c, "own presence", func(p *stanza.Presence) bool { return p.From == c.jid && p.Type == "" })
}

// quit compares the count of stanzas with the server's and ends the stream.
func (c *client) quit() {
	if c.t.Failed() {
		return
	}
	c.mu.Lock()
	managed := c.managed
	c.mu.Unlock()
	if managed {
		c.acknowledged()
	}
	c.mu.Lock()
	_ = c.writer.WriteHeader([]byte("</stream:stream>"))
	c.mu.Unlock()
	for range c.inbox {
	}
	if !errors.Is(c.ended, io.EOF) {
		c.t.Errorf("%s: the stream ended with %v", c.jid, c.ended)
	}
}

// acknowledged checks that the server has handled all that was sent.
func (c *client) acknowledged() {
	c.t.Helper()
	c.send(&sm.Request{})
	c.mu.Lock()
	sent := c.sent
	c.mu.Unlock()
	a := expect(c, "acknowledgement", func(a *sm.Answer) bool { return a.H >= sent })
	if a.H != sent {
		c.t.Errorf("%s: sent %d stanzas, the server has handled %d", c.jid, sent, a.H)
	}
}
