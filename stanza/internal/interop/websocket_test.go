package interop

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	mechanism "mellium.im/sasl"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/bind"
	"github.com/xmppwire/xmppwire/stanza/ping"
	"github.com/xmppwire/xmppwire/stanza/sasl"
	"github.com/xmppwire/xmppwire/stanza/stream"
	"github.com/xmppwire/xmppwire/stanza/websocket"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// socket is a WebSocket (RFC 6455) with the subprotocol xmpp.
type socket struct {
	t     *testing.T
	s     *server
	conn  net.Conn
	in    *bufio.Reader
	codec dialect
}

func dialSocket(t *testing.T, s *server) *socket {
	conn, err := net.Dial("tcp", address(s.HTTP))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	_ = conn.SetDeadline(time.Now().Add(2 * patience))
	fmt.Fprintf(conn, "GET /xmpp-websocket HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"+
		"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\nSec-WebSocket-Protocol: xmpp\r\n\r\n")
	in := bufio.NewReader(conn)
	response, err := http.ReadResponse(in, nil)
	if err != nil {
		t.Fatal(err)
	}
	if response.StatusCode != http.StatusSwitchingProtocols || response.Header.Get("Sec-WebSocket-Protocol") != "xmpp" {
		t.Fatalf("%+v", response)
	}
	return &socket{t: t, s: s, conn: conn, in: in, codec: newDialect("jabber:client")}
}

const (
	opText = 1
	opPing = 9
	opPong = 10
)

// frame writes one frame, masked with zeros.
func (w *socket) frame(op byte, payload []byte) {
	b := []byte{0x80 | op}
	if len(payload) < 126 {
		b = append(b, 0x80|byte(len(payload)))
	} else {
		b = binary.BigEndian.AppendUint16(append(b, 0x80|126), uint16(len(payload)))
	}
	b = append(b, 0, 0, 0, 0)
	if _, err := w.conn.Write(append(b, payload...)); err != nil {
		w.t.Fatal(err)
	}
}

// message reads the next message of text, of one or several frames.
func (w *socket) message() (text []byte) {
	w.t.Helper()
	for {
		var head [2]byte
		if _, err := io.ReadFull(w.in, head[:]); err != nil {
			w.t.Fatal(err)
		}
		size := uint64(head[1] & 0x7f)
		if size >= 126 {
			long := make([]byte, map[uint64]int{126: 2, 127: 8}[size])
			if _, err := io.ReadFull(w.in, long); err != nil {
				w.t.Fatal(err)
			}
			size = 0
			for _, b := range long {
				size = size<<8 | uint64(b)
			}
		}
		payload := make([]byte, size)
		if _, err := io.ReadFull(w.in, payload); err != nil {
			w.t.Fatal(err)
		}
		switch op := head[0] & 0xf; {
		case op == opPing:
			w.frame(opPong, payload)
		case op > opText:
			w.t.Fatalf("a frame of type %d: %q", op, payload)
		default:
			if text = append(text, payload...); head[0]&0x80 != 0 {
				return text
			}
		}
	}
}

func (w *socket) send(v any) {
	w.t.Helper()
	b, err := stanza.Append(nil, v)
	if err != nil {
		w.t.Fatal(err)
	}
	w.frame(opText, b)
}

// receiveFrame returns the next message, which must be a T (RFC 7395 §3.3.1).
func receiveFrame[T any](w *socket) T {
	w.t.Helper()
	b := w.message()
	e, err := xmlstream.Parse(b, nil)
	if err != nil {
		w.t.Fatalf("%v in %s", err, b)
	}
	v, ok := w.s.take(w.codec, e).(T)
	if !ok {
		w.t.Fatalf("received %s", b)
	}
	return v
}

func (w *socket) open() *stream.Features {
	w.t.Helper()
	w.send(&websocket.Open{To: domain, Version: "1.0"})
	if o := receiveFrame[*websocket.Open](w); o.Header().CheckVersion() != nil || o.ID == "" {
		w.t.Errorf("open: %+v", o)
	}
	return receiveFrame[*stream.Features](w)
}

func sockets(t *testing.T, s *server) {
	w := dialSocket(t, s)
	w.open()
	n := mechanism.NewClient(mechanism.ScramSha256, mechanism.Credentials(func() (u, p, id []byte) {
		return []byte("ws1"), []byte(password), nil
	}))
	_, response, err := n.Step(nil)
	if err != nil {
		t.Fatal(err)
	}
	w.send(&sasl.Auth{Mechanism: "SCRAM-SHA-256", Data: sasl.Some(response)})
	if _, response, err = n.Step(receiveFrame[*sasl.Challenge](w).Data.Bytes); err != nil {
		t.Fatal(err)
	}
	w.send(&sasl.Response{Data: sasl.Some(response)})
	if _, _, err := n.Step(receiveFrame[*sasl.Success](w).Data.Bytes); err != nil {
		t.Fatal(err)
	}
	if !w.open().Bind().Offered {
		t.Fatal("no resource binding")
	}
	w.send(stanza.NewIQ(stanza.IQSet, stanza.JID{}, "bind", &bind.Bind{Resource: "web"}))
	bound, err := stanza.Get[bind.Bind](&receiveFrame[*stanza.IQ](w).Payloads)
	if err != nil || bound == nil || bound.JID.Resource() != "web" {
		t.Fatalf("%v, %+v", err, bound)
	}
	w.send(stanza.NewIQ(stanza.IQGet, stanza.MustParseJID(domain), "ping", &ping.Ping{}))
	if iq := receiveFrame[*stanza.IQ](w); !iq.Answers("ping", stanza.MustParseJID(domain), bound.JID) || iq.Type != stanza.IQResult {
		t.Errorf("ping: %+v", iq)
	}
	for i := range 10 {
		body := strings.Repeat("<漢>&", 100*i) + "."
		m := &stanza.Message{Type: stanza.MessageChat, Body: stanza.Plain(body)}
		m.To, m.ID = bound.JID, fmt.Sprint(i)
		w.send(m)
		if m := receiveFrame[*stanza.Message](w); m.Body.Get("") != body || m.ID != fmt.Sprint(i) {
			t.Errorf("message %d: %+v", i, m)
		}
	}
	w.send(&websocket.Close{})
	receiveFrame[*websocket.Close](w)
}
