package interop

import (
	"bytes"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/xdg-go/scram"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/bind"
	"github.com/xmppwire/xmppwire/stanza/roster"
	"github.com/xmppwire/xmppwire/stanza/sasl"
	"github.com/xmppwire/xmppwire/stanza/session"
	"github.com/xmppwire/xmppwire/stanza/stream"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// host is a server made of this module: STARTTLS, SASL, binding, an empty
// roster, and messages from one client to another.
type host struct {
	*tally
	port       string
	config     *tls.Config
	authority  string // file with the certificate
	ca         *x509.CertPool
	mechanisms []string // that are offered

	mu       sync.Mutex
	used     []string // mechanisms, by who has logged in
	sessions map[stanza.JID]*guest
	bodies   []string // of all messages, in their order
	errs     []error
}

// guest is a client of the host.
type guest struct {
	h      *host
	conn   net.Conn
	reader *xmlstream.Reader
	codec  dialect
	user   string
	jid    stanza.JID

	mechanism string
	scram     *scram.ServerConversation // while it goes on

	mu     sync.Mutex // of writer
	writer *xmlstream.Writer
}

func newHost(t *testing.T, mechanisms ...string) *host {
	cert, key := certificate(t)
	pair, err := tls.X509KeyPair(cert, key)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	h := &host{
		tally: newTally(), sessions: map[stanza.JID]*guest{}, mechanisms: mechanisms,
		config: &tls.Config{Certificates: []tls.Certificate{pair}},
		ca:     x509.NewCertPool(), authority: filepath.Join(t.TempDir(), "ca.pem"),
	}
	h.ca.AppendCertsFromPEM(cert)
	if err := os.WriteFile(h.authority, cert, 0o600); err != nil {
		t.Fatal(err)
	}
	_, h.port, _ = net.SplitHostPort(l.Addr().String())
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go h.serve(conn)
		}
	}()
	return h
}

func (h *host) serve(conn net.Conn) {
	_ = conn.SetDeadline(time.Now().Add(2 * patience))
	g := &guest{
		h: h, conn: conn, codec: newDialect("jabber:client"),
		reader: xmlstream.NewReader(conn, nil), writer: xmlstream.NewWriter(conn, nil),
	}
	err := g.talk()
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.sessions, g.jid)
	if err != nil && !errors.Is(err, io.EOF) {
		h.errs = append(h.errs, err)
	}
	g.conn.Close()
}

func (g *guest) talk() error {
	secure := false
	for {
		event, err := g.reader.Next()
		switch {
		case err != nil:
			return err
		case event == xmlstream.Open:
			if err := g.welcome(secure); err != nil {
				return err
			}
		case event == xmlstream.Close:
			return g.header([]byte("</stream:stream>"))
		case event == xmlstream.Child:
			switch v := g.h.take(g.codec, g.reader.Element()).(type) {
			case *stream.StartTLS:
				if rest := bytes.TrimSpace(g.reader.Unread()); len(rest) > 0 { // go-sendxmpp sends a line end
					return fmt.Errorf("%q before TLS", rest)
				}
				err := g.reader.Restart(xmlstream.NewLayer)
				if _, white := errors.AsType[*xmlstream.UnreadError](err); err != nil && !white {
					return err
				}
				if err := g.send(&stream.Proceed{}); err != nil {
					return err
				}
				layer := tls.Server(g.conn, g.h.config)
				g.conn, secure = layer, true
				g.reader.SetSource(layer)
				g.writer.SetSink(layer)
			case *sasl.Auth:
				err = g.authenticate(v)
			case *sasl.Response:
				err = g.respond(v.Data)
			case *stanza.IQ:
				err = g.answer(v)
			case *stanza.Message:
				v.From = g.jid
				g.h.deliver(v)
			case *stanza.Presence:
				if v.To.IsZero() {
					v.From, v.To = g.jid, g.jid
					err = g.send(v)
				}
			}
			if err != nil {
				return err
			}
		}
	}
}

// welcome answers a stream header.
func (g *guest) welcome(secure bool) error {
	h := &stream.Header{From: domain, ID: rand.Text(), Version: "1.0", ContentNamespace: "jabber:client"}
	b, err := h.AppendHeader(nil)
	if err != nil {
		return err
	}
	f := &stream.Features{}
	switch {
	case !secure:
		f.Payloads.Add(&stream.StartTLS{Required: true})
	case g.user == "":
		f.Payloads.Add(&sasl.Mechanisms{List: g.h.mechanisms})
	default:
		f.Payloads.Add(&bind.Bind{})
		f.Payloads.Add(&session.Session{Optional: true})
	}
	return errors.Join(g.header(b), g.send(f))
}

func (g *guest) answer(iq *stanza.IQ) error {
	if iq.Type != stanza.IQGet && iq.Type != stanza.IQSet {
		return nil
	}
	if b, err := stanza.Get[bind.Bind](&iq.Payloads); err == nil && b != nil {
		if err := g.bind(b.Resource); err != nil {
			return err
		}
		return g.send(iq.Result(&bind.Bind{JID: g.jid}))
	}
	if s, err := stanza.Get[session.Session](&iq.Payloads); err == nil && s != nil {
		return g.send(iq.Result(nil))
	}
	if q, err := stanza.Get[roster.Query](&iq.Payloads); err == nil && q != nil {
		return g.send(iq.Result(&roster.Query{}))
	}
	return g.send(iq.Fail(stanza.ServiceUnavailable, ""))
}

// bind gives the client the resource that it wants, or one that is free (RFC
// 6120 §7.6).
func (g *guest) bind(resource string) error {
	g.h.mu.Lock()
	defer g.h.mu.Unlock()
	jid, err := stanza.NewJID(g.user, domain, resource)
	if taken := g.h.sessions[jid] != nil; err != nil || resource == "" || taken {
		if jid, err = stanza.NewJID(g.user, domain, rand.Text()); err != nil {
			return err
		}
	}
	g.jid = jid
	g.h.sessions[jid] = g
	return nil
}

// deliver sends a message to all clients of an account, or to one.
func (h *host) deliver(m *stanza.Message) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(m.Body) > 0 {
		h.bodies = append(h.bodies, m.Body.Get(""))
	}
	for jid, g := range h.sessions {
		if m.To == jid || m.To == jid.Bare() {
			if err := g.send(m); err != nil {
				h.errs = append(h.errs, err)
			}
		}
	}
}

func (g *guest) send(v any) error {
	b, err := g.codec.Append(nil, v)
	if err != nil {
		return err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.writer.WriteElement(b)
}

func (g *guest) header(b []byte) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.writer.WriteHeader(b)
}

// server is the host as the client of the other tests sees a server.
func (h *host) server() *server {
	return &server{name: "host", ca: h.ca, tally: newTally(), C2S: h.port}
}

// count returns how many first-level children of that name have come.
func (h *host) count(name string) int {
	h.tally.mu.Lock()
	defer h.tally.mu.Unlock()
	return h.elements[name]
}

// settle checks what the host has seen.
func (h *host) settle(t *testing.T, messages int) {
	t.Helper()
	h.report(t)
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.bodies) != messages {
		t.Errorf("%d messages passed, not %d: %q", len(h.bodies), messages, h.bodies)
	}
	if len(h.bodies) > 0 && !strings.Contains(h.bodies[0], greeting) {
		t.Errorf("the first message is %q, want %q", h.bodies[0], greeting)
	}
	for _, err := range h.errs {
		t.Log(err)
	}
}
