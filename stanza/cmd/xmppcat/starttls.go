package main

import (
	"cmp"
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"strings"
	"sync/atomic"
	"time"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// termination ends TLS at the tap, with STARTTLS (RFC 6120 §5) or from the
// first byte (XEP-0368): each side has a TLS connection with the tap. The one
// limit of it is channel binding: SASL mechanisms that end in -PLUS notice
// somebody between.
type termination struct {
	certificate tls.Certificate // for the client
	insecure    bool            // the server's certificate is not verified
}

const handshakeTimeout = 30 * time.Second

// join relays what is before TLS, shakes hands with both sides where they
// agree on it, and relays what is in it.
func (t *termination) join(ctx context.Context, s *session, client, server net.Conn) error {
	n := newNegotiation(server)
	up, down := s.relayTo(client, server, n.gate(c2s), n.gate(s2c))
	if !up.gate || !down.gate {
		return cmp.Or(up.err, down.err)
	}
	ctx, cancel := context.WithTimeout(ctx, handshakeTimeout)
	defer cancel()
	_ = server.SetReadDeadline(time.Time{})
	toClient := tls.Server(&ahead{client, up.rest}, &tls.Config{
		Certificates: []tls.Certificate{t.certificate},
		NextProtos:   []string{"xmpp-client", "xmpp-server"},
	})
	if err := toClient.HandshakeContext(ctx); err != nil {
		return fmt.Errorf("TLS with the client: %w", err)
	}
	hello := toClient.ConnectionState()
	host, _, _ := net.SplitHostPort(s.upstream)
	config := tls.Config{
		ServerName:         cmp.Or(hello.ServerName, n.to, host),
		InsecureSkipVerify: t.insecure,
	}
	if hello.NegotiatedProtocol != "" {
		config.NextProtos = []string{hello.NegotiatedProtocol}
	}
	toServer := tls.Client(&ahead{server, down.rest}, &config)
	if err := toServer.HandshakeContext(ctx); err != nil {
		return fmt.Errorf("TLS with the server: %w", err)
	}
	s.log.Printf("connection %d: %s with the client, %s with the server", s.number,
		tls.VersionName(hello.Version), tls.VersionName(toServer.ConnectionState().Version))
	return s.relay(toClient, toServer)
}

// negotiation is what the two directions tell each other on the way to TLS. The
// client's stops behind its <starttls/> until the server has answered, whose
// own stops behind its <proceed/>.
type negotiation struct {
	server net.Conn
	asked  atomic.Bool // for TLS
	agreed chan bool   // the server's answer, closed when it has ended
	direct bool        // the client began with TLS
	to     string      // the server's name in the client's stream header
}

// gate looks at what is about to pass in one direction, until TLS is agreed on
// or can be no more. A nil gate is always open.
type gate struct {
	*negotiation
	direction direction
	tokenizer *xmlstream.Tokenizer // nil: open for good
	size      int64                // of what it has looked at
	proceed   bool                 // the server's answer
}

func newNegotiation(server net.Conn) *negotiation {
	return &negotiation{server: server, agreed: make(chan bool, 1)}
}

func (n *negotiation) gate(d direction) *gate {
	return &gate{negotiation: n, direction: d, tokenizer: xmlstream.NewTokenizer(&xmlstream.Options{FollowRestarts: true})}
}

// look returns how much of b may pass, and whether the gate may have to close
// behind that: settle tells, after it has passed.
func (g *gate) look(b []byte) (pass int, closing bool) {
	if g == nil || g.tokenizer == nil {
		return len(b), false
	}
	if g.size == 0 && g.direction == c2s && isTLS(b) {
		g.tokenizer, g.direct = nil, true
		return 0, true
	}
	start := g.size
	g.size += int64(len(b))
	for event, err := range g.tokenizer.Feed(b) {
		if err != nil {
			g.tokenizer = nil
			break
		}
		e := g.tokenizer.Element()
		switch {
		case event == xmlstream.Open && g.direction == c2s:
			to, _ := e.Attr("to")
			g.to = string(to)
		case event == xmlstream.Child && g.last(e):
			pass = int(g.tokenizer.InputOffset() - start)
			for pass < len(b) && strings.IndexByte(" \t\r\n", b[pass]) >= 0 {
				pass++
			}
			g.tokenizer = nil
			return pass, true
		case event == xmlstream.Child && stanza.Route(e).Kind != stanza.KindOther:
			g.tokenizer = nil // TLS comes before stanzas, or not at all
			return len(b), false
		}
	}
	return len(b), false
}

// last reports whether the element is the direction's last one before TLS, or
// the server's refusal.
func (g *gate) last(e xmlstream.Element) bool {
	if g.direction == c2s {
		starttls := e.Is(nsTLS, "starttls")
		g.asked.Store(starttls)
		return starttls
	}
	g.proceed = e.Is(nsTLS, "proceed")
	return g.asked.Load() && (g.proceed || e.Is(nsTLS, "failure"))
}

// settle waits until it is known whether the gate closes.
func (g *gate) settle() bool {
	switch {
	case g.direction == s2c:
		g.agreed <- g.proceed
		return g.proceed
	case g.direct:
		_ = g.server.SetReadDeadline(time.Unix(1, 0)) // ends the other pipe's waiting
		return true
	default:
		return <-g.agreed
	}
}

// gone says that the server will not answer any more.
func (g *gate) gone() {
	if g != nil {
		close(g.agreed)
	}
}

// ahead is a connection from which some bytes have been read already.
type ahead struct {
	net.Conn
	bytes []byte
}

func (a *ahead) Read(p []byte) (int, error) {
	if len(a.bytes) == 0 {
		return a.Conn.Read(p)
	}
	n := copy(p, a.bytes)
	a.bytes = a.bytes[n:]
	return n, nil
}

// NetConn returns the connection itself.
func (a *ahead) NetConn() net.Conn { return a.Conn }
