package interop

import (
	"bytes"
	"crypto/tls"
	"net"
	"sync"
	"testing"
	"time"
)

// relay joins each connection with a server and keeps what it reads of both
// sides, so that nobody needs to be believed about what was sent. It knows
// nothing of the module that is tested.
type relay struct {
	port     string
	upstream string   // port
	tls      *tlsEnds // nil: TLS passes

	mu    sync.Mutex
	wires []*wire // in the order in which they began
	wait  sync.WaitGroup
}

// tlsEnds are the two ends of TLS: what is kept is what is in it.
type tlsEnds struct{ server, client *tls.Config }

// wire is one connection through a relay.
type wire struct {
	relay          *relay
	client, server net.Conn
	sent           [2]bytes.Buffer // by the client and by the server
	secured        chan struct{}   // closed when the server has answered <starttls/>
}

const (
	byClient = iota
	byServer
)

// direction is the suffix of the tap's recordings.
var direction = [2]string{"c2s", "s2c"}

func newRelay(t *testing.T, upstream string, layer *tlsEnds) *relay {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	r := &relay{upstream: upstream, tls: layer}
	_, r.port, _ = net.SplitHostPort(l.Addr().String())
	go func() {
		for {
			client, err := l.Accept()
			if err != nil {
				return
			}
			server, err := net.Dial("tcp", address(r.upstream))
			if err != nil {
				client.Close()
				continue
			}
			deadline := time.Now().Add(2 * patience)
			_, _ = client.SetDeadline(deadline), server.SetDeadline(deadline)
			w := &wire{relay: r, client: client, server: server, secured: make(chan struct{})}
			r.mu.Lock()
			r.wires = append(r.wires, w)
			r.wait.Go(w.join)
			r.mu.Unlock()
		}
	}()
	return r
}

// all returns the connections when each has ended.
func (r *relay) all() []*wire {
	r.wait.Wait()
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.wires
}

func (w *wire) join() {
	var both sync.WaitGroup
	both.Go(w.up)
	both.Go(w.down)
	both.Wait()
	w.client.Close()
	w.server.Close()
}

// up passes on what the client sends. Behind <starttls/> it waits for the
// server's answer.
func (w *wire) up() {
	if w.pass(byClient, w.client, w.server, "<starttls") {
		<-w.secured
		w.pass(byClient, w.client, w.server, "")
	}
}

func (w *wire) down() {
	proceeds := w.pass(byServer, w.server, w.client, "<proceed")
	if proceeds {
		w.client = tls.Server(w.client, w.relay.tls.server)
		w.server = tls.Client(w.server, w.relay.tls.client)
	}
	close(w.secured)
	if proceeds {
		w.pass(byServer, w.server, w.client, "")
	}
}

// pass passes bytes on until their side has ended, or until they have the
// element that is the last one before TLS, if this relay ends that. Both sides
// wait for each other there, so that the element comes with nothing behind it.
// Where the receiver is gone the rest is kept, not passed: how a side goes away
// must not change what is compared.
func (w *wire) pass(side int, from, to net.Conn, last string) bool {
	b := make([]byte, 4096)
	for {
		n, err := from.Read(b)
		w.sent[side].Write(b[:n])
		_, _ = to.Write(b[:n])
		if w.relay.tls != nil && last != "" && bytes.Contains(w.sent[side].Bytes(), []byte(last)) {
			return true
		}
		if err != nil {
			hangUp(to)
			return false
		}
	}
}

// hangUp ends what is sent to a side, in TLS and below.
func hangUp(c net.Conn) {
	if layer, ok := c.(*tls.Conn); ok {
		_ = layer.CloseWrite()
		c = layer.NetConn()
	}
	_ = c.(interface{ CloseWrite() error }).CloseWrite()
}
