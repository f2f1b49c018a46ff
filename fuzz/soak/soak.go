package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/xmppwire/xmppwire/xmlstream"
)

type config struct {
	streams, stanzas int
	seed             uint64
}

// report is what both sides counted.
type report struct {
	streams              int
	connections          int64
	sent, received       int64
	closed, faults, cuts int64
	resets, lost         int64 // what was lost with a reset
	atOnce               int64
	goroutines           int // more than before
	heap                 int64
}

func (r report) String() string {
	return fmt.Sprintf("%d streams at once (%d seen open), %d connections: %d closed, %d with a fault, %d cut, %d reset; "+
		"%d stanzas sent, %d received, %d lost with a reset; at the end %+d goroutines, %+d KiB of heap",
		r.streams, r.atOnce, r.connections, r.closed, r.faults, r.cuts, r.resets,
		r.sent, r.received, r.lost, r.goroutines, r.heap>>10)
}

// An ending is how a connection ends.
type ending int

const (
	closing  ending = iota // </stream:stream>
	fault                  // something that is refused
	cut                    // the end of the input, inside a stanza
	reset                  // a reset of the connection
	expected               // how many there are
)

// result is what the receiving side says of a connection.
type result struct {
	stanzas int
	err     error
}

type soaker struct {
	config
	ctx      context.Context
	address  string
	stanza   [][]byte // what comes after an opening tag with the number of the stanza
	results  sync.Map // of connections by their number, a chan result each
	next     atomic.Int64
	open     atomic.Int64
	ready    chan struct{} // closed when all streams are open
	report   report
	failed   chan error
	sessions sync.WaitGroup
}

// soak runs until all stanzas are through, something is wrong, or ctx ends.
func soak(ctx context.Context, c config) (report, error) {
	warmUp(4 * c.streams)
	goroutines := runtime.NumGoroutine()
	heap := heapInUse()

	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return report{}, err
	}
	s := &soaker{
		config: c, ctx: ctx, address: listener.Addr().String(), stanza: stanzas(c.seed),
		ready: make(chan struct{}), failed: make(chan error, 1),
	}
	s.report.streams = c.streams
	s.sessions.Add(1)
	go s.accept(listener)

	var clients sync.WaitGroup
	for i := range c.streams {
		clients.Add(1)
		go func() {
			defer clients.Done()
			r := rand.New(rand.NewPCG(c.seed, uint64(i)))
			quota := c.stanzas / c.streams
			if i < c.stanzas%c.streams {
				quota++
			}
			if err := s.client(r, quota); err != nil {
				select {
				case s.failed <- fmt.Errorf("stream %d: %w", i, err):
					cancel()
				default:
				}
			}
		}()
	}
	clients.Wait()
	_ = listener.Close()
	s.sessions.Wait()
	s.stanza = nil
	if err == nil {
		select {
		case err = <-s.failed:
		default:
			err = ctx.Err()
		}
	}
	if err == nil && s.report.sent-s.report.lost != s.report.received {
		err = errors.New("the sides have counted differently")
	}
	report := s.report
	s.results.Clear()
	return report, errors.Join(err, leftover(&report, goroutines, heap))
}

// leftover waits until the goroutines and the heap are back to what they were.
func leftover(r *report, goroutines int, heap int64) error {
	const slack = 8 << 20 // pools and the runtime's own
	for range 50 {
		r.goroutines = runtime.NumGoroutine() - goroutines
		r.heap = heapInUse() - heap
		if r.goroutines <= 0 && r.heap < slack {
			return nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	return fmt.Errorf("%d goroutines and %d KiB of heap are left", r.goroutines, r.heap>>10)
}

// warmUp has so many goroutines at once. The runtime keeps a descriptor of each
// for ever, which is no leak of ours.
func warmUp(n int) {
	var all, ready sync.WaitGroup
	all.Add(n)
	end := make(chan struct{})
	ready.Add(n)
	for range n {
		go func() { ready.Done(); <-end; all.Done() }()
	}
	ready.Wait()
	close(end)
	all.Wait()
}

func heapInUse() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC() // what pools have kept goes with the second
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// accept is the receiving side.
func (s *soaker) accept(l net.Listener) {
	defer s.sessions.Done()
	for {
		conn, err := l.Accept()
		if err != nil {
			return
		}
		s.sessions.Add(1)
		go func() {
			defer s.sessions.Done()
			defer func() { _ = conn.Close() }()
			s.serve(conn)
		}()
	}
}

var options = &xmlstream.Options{Limits: xmlstream.DefaultLimits()}

// serve reads one stream and answers each stanza with how many there were.
func (s *soaker) serve(conn net.Conn) {
	r := xmlstream.NewReader(conn, options)
	w := xmlstream.NewWriter(conn, nil)
	var out chan result
	var got result
	for event, err := range r.All() {
		if err != nil {
			got.err = err
			break
		}
		switch event {
		case xmlstream.Open:
			id, _ := r.Element().Attr("id")
			if c, ok := s.results.Load(string(id)); ok {
				out = c.(chan result)
			}
			_ = w.WriteHeader([]byte(header("server")))
		case xmlstream.Child:
			id, _ := r.Element().Attr("id")
			if string(id) != strconv.Itoa(got.stanzas) {
				got.err = fmt.Errorf("stanza %q came after %d others", id, got.stanzas)
				if out != nil {
					out <- got
				}
				return
			}
			got.stanzas++
			if got.stanzas%8 == 0 {
				_ = w.WriteElement(fmt.Appendf(nil, "<a xmlns='urn:xmpp:sm:3' h='%d'/>", got.stanzas))
			}
		case xmlstream.Close:
			_ = w.WriteHeader([]byte("</stream:stream>"))
		}
	}
	if out != nil {
		out <- got
	}
}

func header(id string) string {
	return "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0' id='" + id + "'>"
}

// client sends so many stanzas, over as many connections as it takes.
func (s *soaker) client(r *rand.Rand, quota int) error {
	for first := true; first || quota > 0; first = false {
		n, how := quota, ending(closing)
		if r.IntN(3) == 0 && quota > 0 {
			how = fault + ending(r.IntN(int(expected-fault)))
			n = r.IntN(quota) + 1
		}
		if err := s.connection(r, n, how, first); err != nil {
			if s.ctx.Err() != nil {
				return nil // somebody else has said why, or the time is up
			}
			return err
		}
		quota -= n
	}
	return nil
}

// connection sends n stanzas over one connection, ends it, and compares.
func (s *soaker) connection(r *rand.Rand, n int, how ending, first bool) error {
	number := strconv.FormatInt(s.next.Add(1), 10)
	results := make(chan result, 1)
	s.results.Store(number, results)
	defer s.results.Delete(number)

	var d net.Dialer
	conn, err := d.DialContext(s.ctx, "tcp", s.address)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	stop := context.AfterFunc(s.ctx, func() { _ = conn.Close() })
	defer stop()

	answers := make(chan error, 1)
	go func() { answers <- s.answers(conn, n, how) }()

	p := pieces{w: conn, r: r, most: []int{1, 7, 100, 1500, 4096}[min(r.IntN(400), 4)]}
	p.write([]byte(header(number)))
	if first {
		if err := p.flush(); err != nil {
			return err
		}
		s.allOpen()
	}
	for i := 0; i < n && p.err == nil; i++ {
		p.buf = fmt.Appendf(p.buf, "<message id='%d'", i)
		p.write(s.stanza[r.IntN(len(s.stanza))])
	}
	end := ends[how]
	if how == fault {
		end = faults[r.IntN(len(faults))].bytes
	}
	p.write([]byte(end))
	if err := p.flush(); err != nil {
		return err
	}
	switch how {
	case cut:
		err = conn.(*net.TCPConn).CloseWrite()
	case reset:
		_ = conn.(*net.TCPConn).SetLinger(0)
		err = conn.Close()
	}
	if err != nil {
		return err
	}
	select {
	case got := <-results:
		err = s.judge(got, n, how, end)
	case <-s.ctx.Done():
		err = s.ctx.Err()
	}
	if err == nil {
		err = <-answers
	}
	return err
}

// allOpen waits until every stream is open.
func (s *soaker) allOpen() {
	if open := s.open.Add(1); open == int64(s.streams) {
		s.report.atOnce = open
		close(s.ready)
	}
	select {
	case <-s.ready:
	case <-s.ctx.Done():
	}
}

var ends = [expected]string{
	closing: "</stream:stream>",
	cut:     "<message><body>no more than th",
	reset:   " ",
}

// faults are what a stream is broken with.
var faults = []struct {
	bytes     string
	condition xmlstream.Condition
}{
	{"<message><body>a & b</body></message>", xmlstream.NotWellFormed},
	{"<message></presence>", xmlstream.NotWellFormed},
	{"<message a='1' a='2'/>", xmlstream.NotWellFormed},
	{"<p:message/>", xmlstream.NotWellFormed},
	{"<message>\xC3(</message>", xmlstream.UnsupportedEncoding},
	{"<!-- hello -->", xmlstream.RestrictedXML},
	{"<?php ?>", xmlstream.RestrictedXML},
	{"<message>&nbsp;</message>", xmlstream.RestrictedXML},
	{"hello", xmlstream.BadFormat},
	{"<stream:stream xmlns:stream='http://etherx.jabber.org/streams'>", xmlstream.UnsupportedStanzaType},
}

// judge compares what the receiving side says with what was sent.
func (s *soaker) judge(got result, n int, how ending, end string) error {
	count := func(p *int64, n int) { atomic.AddInt64(p, int64(n)) }
	count(&s.report.connections, 1)
	count(&s.report.sent, n)
	count(&s.report.received, got.stanzas)
	var syntax *xmlstream.SyntaxError
	errors.As(got.err, &syntax)
	ok := got.stanzas == n
	switch how {
	case closing:
		ok = ok && got.err == nil
		count(&s.report.closed, 1)
	case cut:
		ok = ok && errors.Is(got.err, io.ErrUnexpectedEOF)
		count(&s.report.cuts, 1)
	case fault:
		ok = ok && syntax != nil
		for _, f := range faults {
			ok = ok && (f.bytes != end || f.condition == syntax.Condition)
		}
		count(&s.report.faults, 1)
	case reset: // some of it may be lost with the connection
		ok = got.stanzas <= n && got.err != nil
		count(&s.report.resets, 1)
		count(&s.report.lost, n-got.stanzas)
	}
	if !ok {
		return fmt.Errorf("sent %d stanzas and then %q, received %d and %w", n, end, got.stanzas, got.err)
	}
	return nil
}

// answers reads what the receiving side says, which counts too.
func (s *soaker) answers(conn net.Conn, n int, how ending) error {
	r := xmlstream.NewReader(conn, options)
	last, closed := 0, false
	for event, err := range r.All() {
		if err != nil {
			if how == closing {
				return err
			}
			break
		}
		switch event {
		case xmlstream.Child:
			h, _ := r.Element().Attr("h")
			last, _ = strconv.Atoi(string(h))
		case xmlstream.Close:
			closed = true
		}
	}
	if how != reset && last != n/8*8 || closed != (how == closing) {
		return fmt.Errorf("%d stanzas are acknowledged of %d, closed %v", last, n, closed)
	}
	return nil
}

// pieces writes in random pieces.
type pieces struct {
	w    io.Writer
	r    *rand.Rand
	most int
	buf  []byte
	err  error
}

func (p *pieces) write(b []byte) {
	p.buf = append(p.buf, b...)
	if len(p.buf) > 8<<10 {
		_ = p.flush()
	}
}

// flush writes all. A peer that has closed already is none of its errors.
func (p *pieces) flush() error {
	for len(p.buf) > 0 && p.err == nil {
		n := min(len(p.buf), 1+p.r.IntN(p.most))
		_, p.err = p.w.Write(p.buf[:n])
		p.buf = p.buf[n:]
	}
	p.buf = p.buf[:0]
	return p.err
}
