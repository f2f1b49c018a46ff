package main

import (
	"crypto/sha256"
	"errors"
	"io"
	"net"
	"slices"
	"sync"
	"time"

	"github.com/xmppwire/xmppwire/stanza/cmd/xmppcat/internal/sample"
)

const (
	header = "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' to='harbor.example' id='1' version='1.0'>"
	footer = "</stream:stream>"

	tick     = time.Millisecond
	patience = 2 * time.Minute
)

// load is what each side sends: a header, stanzas, and the end.
type load struct {
	stanzas, rate int
	bytes         []byte // of the stanzas
	ends          []int  // of each stanza in bytes
}

func (l *load) make() {
	for i := range l.stanzas {
		l.bytes = sample.Append(l.bytes, i)
		l.ends = append(l.ends, len(l.bytes))
	}
}

// batch returns where what is sent in a tick ends; without a rate, the end of all.
func (l *load) batch(from int) (to int) {
	if l.rate == 0 {
		return l.stanzas
	}
	return min(l.stanzas, from+max(1, l.rate*int(tick)/int(time.Second)))
}

// sending is one direction at work.
type sending struct {
	*load
	mu        sync.Mutex
	begun     []begun
	latencies []time.Duration
	received  [sha256.Size]byte
	bytes     int64
	last      time.Time // byte was received
}

// begun is when a batch was begun to be written, and where it ends in what is
// received.
type begun struct {
	at  time.Time
	end int64
}

// send sends everything.
func (s *sending) send(to net.Conn) error {
	if _, err := io.WriteString(to, header); err != nil {
		return err
	}
	start := time.Now()
	written := 0
	for from, n := 0, 0; from < s.stanzas; n++ {
		next := s.batch(from)
		if s.rate > 0 {
			time.Sleep(time.Until(start.Add(time.Duration(n) * tick)))
		}
		end := s.ends[next-1]
		s.mu.Lock()
		s.begun = append(s.begun, begun{time.Now(), int64(len(header) + end)})
		s.mu.Unlock()
		if _, err := to.Write(s.load.bytes[written:end]); err != nil {
			return err
		}
		from, written = next, end
	}
	_, err := io.WriteString(to, footer)
	return errors.Join(err, to.(*net.TCPConn).CloseWrite())
}

// receive receives until the end.
func (s *sending) receive(from net.Conn) error {
	sum := sha256.New()
	b := make([]byte, 64<<10)
	for {
		n, err := from.Read(b)
		now := time.Now()
		sum.Write(b[:n])
		s.bytes += int64(n)
		if n > 0 {
			s.last = now
			s.arrived(now)
		}
		if err == io.EOF {
			sum.Sum(s.received[:0])
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (s *sending) arrived(now time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.begun) > 0 && s.begun[0].end <= s.bytes {
		s.latencies = append(s.latencies, now.Sub(s.begun[0].at))
		s.begun = s.begun[1:]
	}
}

// intact reports whether what was received is what was sent.
func (s *sending) intact() bool {
	sum := sha256.New()
	for _, part := range [][]byte{[]byte(header), s.load.bytes, []byte(footer)} {
		sum.Write(part)
	}
	return s.received == [sha256.Size]byte(sum.Sum(nil))
}

// result is what was measured.
type result struct {
	rate      float64
	latencies []time.Duration // sorted
	intact    bool
	tap       *tapped // nil for none
}

func (r *result) complete() bool { return r.intact && (r.tap == nil || r.tap.counted) }

// quantile returns a latency that this part of all is not above; 0 where
// nothing was paced.
func (r *result) quantile(part float64) time.Duration {
	if len(r.latencies) <= 2 {
		return 0
	}
	return r.latencies[int(part*float64(len(r.latencies)-1))]
}

// measure sends the load both ways, through a tap if there are flags for one.
func measure(l *load, binary, dir string, flags []string) (*result, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	defer func() { _ = listener.Close() }()
	address := listener.Addr().String()
	r := &result{}
	if flags != nil {
		if r.tap, err = tap(binary, dir, flags, address); err != nil {
			return nil, err
		}
		defer r.tap.kill()
		address = r.tap.address
	}
	client, err := net.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	defer func() { _ = client.Close() }()
	server, err := listener.Accept()
	if err != nil {
		return nil, err
	}
	defer func() { _ = server.Close() }()
	length := time.Duration(0)
	if l.rate > 0 {
		length = time.Duration(l.stanzas) * time.Second / time.Duration(l.rate)
	}
	for _, c := range []net.Conn{client, server} {
		_ = c.SetDeadline(time.Now().Add(length + patience))
	}

	up, down := &sending{load: l}, &sending{load: l}
	failed := make(chan error)
	start := time.Now()
	go func() { failed <- up.send(client) }()
	go func() { failed <- up.receive(server) }()
	go func() { failed <- down.send(server) }()
	go func() { failed <- down.receive(client) }()
	for range 4 {
		err = errors.Join(err, <-failed)
	}
	if err != nil {
		return nil, err
	}
	last := up.last
	if down.last.After(last) {
		last = down.last
	}
	r.rate = float64(2*l.stanzas) / last.Sub(start).Seconds()
	r.intact = up.intact() && down.intact()
	r.latencies = append(up.latencies, down.latencies...)
	slices.Sort(r.latencies)
	if r.tap != nil {
		return r, r.tap.finish(last, 2*l.stanzas, up.bytes+down.bytes)
	}
	return r, nil
}
