package interop

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	mechanism "mellium.im/sasl"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/bind"
	"github.com/xmppwire/xmppwire/stanza/roster"
	"github.com/xmppwire/xmppwire/stanza/sasl"
	"github.com/xmppwire/xmppwire/stanza/session"
	"github.com/xmppwire/xmppwire/stanza/stream"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// host is a server made of this module: STARTTLS, PLAIN, binding, an empty
// roster, and messages from one client to another.
type host struct {
	*tally
	listener net.Listener
	config   *tls.Config

	mu       sync.Mutex
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

	mu     sync.Mutex // of writer
	writer *xmlstream.Writer
}

func newHost(t *testing.T) (h *host, authority string) {
	cert, key := certificate(t)
	pair, err := tls.X509KeyPair(cert, key)
	if err != nil {
		t.Fatal(err)
	}
	authority = filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(authority, cert, 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	h = &host{
		tally: newTally(), listener: l, sessions: map[stanza.JID]*guest{},
		config: &tls.Config{Certificates: []tls.Certificate{pair}},
	}
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go h.serve(conn)
		}
	}()
	return h, authority
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
		f.Payloads.Add(&sasl.Mechanisms{List: []string{"PLAIN"}})
	default:
		f.Payloads.Add(&bind.Bind{})
		f.Payloads.Add(&session.Session{Optional: true})
	}
	return errors.Join(g.header(b), g.send(f))
}

func (g *guest) authenticate(a *sasl.Auth) error {
	n := mechanism.NewServer(mechanism.Plain, func(n *mechanism.Negotiator) bool {
		user, secret, _ := n.Credentials()
		g.user = string(user)
		return string(secret) == password
	})
	if _, _, err := n.Step(a.Data.Bytes); err != nil {
		return g.send(&sasl.Failure{Condition: sasl.NotAuthorized})
	}
	return errors.Join(g.send(&sasl.Success{}), g.reader.Restart(xmlstream.KeepUnread))
}

func (g *guest) answer(iq *stanza.IQ) error {
	if iq.Type != stanza.IQGet && iq.Type != stanza.IQSet {
		return nil
	}
	if b, err := stanza.Get[bind.Bind](&iq.Payloads); err == nil && b != nil {
		jid, err := stanza.NewJID(g.user, domain, rand.Text())
		if err != nil {
			return err
		}
		g.jid = jid
		g.h.mu.Lock()
		g.h.sessions[jid] = g
		g.h.mu.Unlock()
		return g.send(iq.Result(&bind.Bind{JID: jid}))
	}
	if s, err := stanza.Get[session.Session](&iq.Payloads); err == nil && s != nil {
		return g.send(iq.Result(nil))
	}
	if q, err := stanza.Get[roster.Query](&iq.Payloads); err == nil && q != nil {
		return g.send(iq.Result(&roster.Query{}))
	}
	return g.send(iq.Fail(stanza.ServiceUnavailable, ""))
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

// TestServerRole lets real clients log in to the host and chat through it: a
// slixmpp client answers what a go-sendxmpp and another slixmpp client say.
func TestServerRole(t *testing.T) {
	python := program(t, "/usr/bin/python3", "python3") // Debian's, which sees its packages
	if exec.Command(python, "-c", "import slixmpp").Run() != nil {
		t.Skip("Debian's package python3-slixmpp is not installed")
	}
	t.Run("slixmpp: log in, send, receive the echo", func(t *testing.T) {
		h, authority := newHost(t)
		_, port, _ := net.SplitHostPort(h.listener.Addr().String())
		ctx, cancel := context.WithTimeout(t.Context(), 2*patience)
		defer cancel()
		out, err := exec.CommandContext(ctx, python, filepath.Join("testdata", "chat.py"), port, authority).CombinedOutput()
		if err != nil || !strings.Contains(string(out), "echo: 20 of 20") {
			t.Errorf("%v\n%s", err, out)
		}
		h.settle(t, 40)
	})
	t.Run("go-sendxmpp: log in and send", func(t *testing.T) {
		sender := program(t, "go-sendxmpp", "go-sendxmpp")
		h, authority := newHost(t)
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		cmd := exec.CommandContext(ctx, sender, "-u", "ann@"+domain, "-p", password, "-j", h.listener.Addr().String(), "-n", "bo@"+domain)
		cmd.Env = append(os.Environ(), "SSL_CERT_FILE="+authority, "HOME="+t.TempDir())
		cmd.Stdin = strings.NewReader("Grüße & <more>")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		h.settle(t, 1)
	})
}

// settle checks what the host has seen.
func (h *host) settle(t *testing.T, messages int) {
	h.report(t)
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.bodies) != messages {
		t.Errorf("%d messages passed, not %d: %q", len(h.bodies), messages, h.bodies)
	}
	for _, err := range h.errs {
		t.Log(err)
	}
}
