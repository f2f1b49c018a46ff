package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"os"
	"sync"
	"time"
)

// tap stands between clients and a server. Every byte passes as it came; what
// is looked at are copies, behind a backlog, and what is printed waits in an
// outbox, so that a view that is slow or gives up is no matter to the two sides.
type tap struct {
	upstream string       // host:port
	tls      *termination // nil: TLS passes, and is not looked into
	records  string       // folder of recordings, "" for none
	backlog  *backlog     // of the view
	log      *log.Logger  // of the tap's own doings
}

const (
	dialTimeout = 30 * time.Second
	acceptPause = 100 * time.Millisecond
)

// serve takes connections until the context ends, and returns when all of them
// have ended.
func (t *tap) serve(ctx context.Context, listener net.Listener) error {
	var connections sync.WaitGroup
	defer connections.Wait()
	defer context.AfterFunc(ctx, func() { _ = listener.Close() })()
	for number := 1; ; number++ {
		client, err := listener.Accept()
		if ctx.Err() != nil {
			return nil
		}
		if errors.Is(err, net.ErrClosed) {
			return err
		}
		if err != nil { // such as too many open files
			t.log.Print(err)
			time.Sleep(acceptPause)
			continue
		}
		connections.Go(func() {
			if err := t.connection(ctx, number, client); err != nil && ctx.Err() == nil {
				t.log.Printf("connection %d: %s", number, printable(err.Error()))
			}
		})
	}
}

// connection joins a client with the server until both directions have ended.
func (t *tap) connection(ctx context.Context, number int, client net.Conn) error {
	defer func() { _ = client.Close() }()
	dialer := net.Dialer{Timeout: dialTimeout}
	server, err := dialer.DialContext(ctx, "tcp", t.upstream)
	if err != nil {
		return err
	}
	defer func() { _ = server.Close() }()
	defer context.AfterFunc(ctx, func() { cut(client); cut(server) })()
	s := t.begin(number, client.RemoteAddr().String()+" to "+server.RemoteAddr().String())
	defer s.close()
	if t.tls != nil {
		return t.tls.join(ctx, s, client, server)
	}
	return s.relay(client, server)
}

// session is what the tap knows of one connection: its clock, its recording,
// and the order in which its two directions were read.
type session struct {
	*tap
	number     int
	start      time.Time
	mu         sync.Mutex
	recording  *recording // nil for none
	unrecorded []chunk    // at most one of each direction, and its end
	ended      map[direction]bool
}

func (t *tap) begin(number int, who string) *session {
	s := &session{tap: t, number: number, start: time.Now(), ended: map[direction]bool{}}
	if t.records != "" {
		name := fmt.Sprintf("%s-%d", s.start.UTC().Format("20060102T150405.000"), number)
		var err error
		if s.recording, err = record(t.records, name); err != nil {
			t.log.Printf("connection %d is not recorded: %v", number, err)
		}
	}
	t.backlog.push(chunk{connection: number, kind: begins, note: who})
	return s
}

// saw takes what one read brought, before it is passed on, so that an answer
// comes after its question in the recording and in the view.
func (s *session) saw(d direction, data []byte) {
	s.add(chunk{direction: d, kind: carries, data: data})
}

// end says that a direction has ended; once is enough.
func (s *session) end(d direction) {
	s.add(chunk{direction: d, kind: ends})
	s.record()
}

func (s *session) add(c chunk) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ended[c.direction] {
		return
	}
	s.ended[c.direction] = c.kind == ends
	c.connection, c.at = s.number, time.Since(s.start).Truncate(time.Microsecond)
	if s.recording != nil {
		s.unrecorded = append(s.unrecorded, c)
	}
	s.backlog.push(c)
}

// record records what was seen. It comes after passing that on, which so does
// not wait for the disk; until it returns the data is that of the pipe.
func (s *session) record() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range s.unrecorded {
		if s.recording == nil {
			break
		}
		if err := s.recording.write(&s.unrecorded[i]); err != nil {
			s.log.Printf("connection %d is recorded up to here only: %v", s.number, errors.Join(err, s.recording.close()))
			s.recording = nil
		}
	}
	s.unrecorded = s.unrecorded[:0]
}

func (s *session) close() {
	s.end(c2s)
	s.end(s2c)
	if s.recording != nil {
		if err := s.recording.close(); err != nil {
			s.log.Printf("connection %d: %v", s.number, err)
		}
	}
}

// relay passes bytes both ways until both directions have ended.
func (s *session) relay(client, server net.Conn) error {
	up, down := s.relayTo(client, server, nil, nil)
	return errors.Join(up.err, down.err)
}

// relayTo is relay up to where the gates close, with both sides still
// connected.
func (s *session) relayTo(client, server net.Conn, fromClient, fromServer *gate) (up, down stop) {
	var other sync.WaitGroup
	other.Go(func() { up = s.pipe(c2s, client, server, fromClient) })
	down = s.pipe(s2c, server, client, fromServer)
	fromServer.gone()
	other.Wait()
	return up, down
}

// stop is how a pipe has come to its end.
type stop struct {
	gate bool   // closed
	rest []byte // that was read behind the gate
	err  error
}

// pipe passes one direction on to its end, or to where its gate closes. Where
// one side has ended its output the other is told so, and where one was cut
// off the other is, too.
func (s *session) pipe(d direction, from, to net.Conn, g *gate) stop {
	b := make([]byte, pieceSize)
	for {
		n, err := from.Read(b)
		for rest := b[:n]; len(rest) > 0; {
			pass, closing := g.look(rest)
			if pass > 0 {
				s.saw(d, rest[:pass])
				_, err := to.Write(rest[:pass])
				s.record()
				if err != nil {
					s.end(d)
					return stop{err: fmt.Errorf("%s: %w", d, err)}
				}
			}
			rest = rest[pass:]
			if closing && g.settle() {
				return stop{gate: true, rest: rest}
			}
		}
		switch {
		case err == nil:
			continue
		case errors.Is(err, os.ErrDeadlineExceeded):
			return stop{gate: true}
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			err = nil
			closeWrite(to)
		case errors.Is(err, net.ErrClosed):
			err = nil
		default:
			err = fmt.Errorf("%s: %w", d, err)
			cut(to)
		}
		s.end(d)
		return stop{err: err}
	}
}

// closeWrite ends what is sent to a side.
func closeWrite(c net.Conn) {
	for c != nil {
		if c, ok := c.(interface{ CloseWrite() error }); ok {
			_ = c.CloseWrite()
		}
		c = below(c)
	}
}

// cut ends a connection as if it had been reset.
func cut(c net.Conn) {
	for next := c; next != nil; next = below(next) {
		c = next
	}
	if tcp, ok := c.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = c.Close()
}

// below returns the connection that a connection is made of, nil for none.
func below(c net.Conn) net.Conn {
	if c, ok := c.(interface{ NetConn() net.Conn }); ok {
		return c.NetConn()
	}
	return nil
}
