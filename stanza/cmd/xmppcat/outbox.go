package main

import (
	"fmt"
	"io"
	"sync"
)

// mostUnwritten is how much output may wait for a reader before events are
// left out.
const mostUnwritten = 64 << 20

// mostSpare is how much memory an outbox keeps for later output.
const mostSpare = 1 << 20

// outbox is a writer that nobody waits for: what it writes to may be slow or
// stand still, as a terminal and a pipe do.
type outbox struct {
	to      io.Writer
	ended   chan struct{}
	mu      sync.Mutex
	filled  sync.Cond
	pending []byte
	writing int // bytes that are neither pending nor written
	closed  bool
	err     error
}

func newOutbox(to io.Writer) *outbox {
	o := &outbox{to: to, ended: make(chan struct{})}
	o.filled.L = &o.mu
	go o.run()
	return o
}

func (o *outbox) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.err != nil {
		return 0, o.err
	}
	o.pending = append(o.pending, p...)
	o.filled.Signal()
	return len(p), nil
}

// unwritten returns how many bytes wait.
func (o *outbox) unwritten() int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return len(o.pending) + o.writing
}

// close waits until everything is written, and returns why it is not.
func (o *outbox) close() error {
	o.mu.Lock()
	o.closed = true
	o.filled.Signal()
	o.mu.Unlock()
	<-o.ended
	return o.err
}

func (o *outbox) run() {
	defer close(o.ended)
	o.mu.Lock()
	defer o.mu.Unlock()
	for {
		for len(o.pending) == 0 && !o.closed {
			o.filled.Wait()
		}
		if len(o.pending) == 0 {
			return
		}
		batch := o.pending
		o.pending, o.writing = nil, len(batch)
		for o.writing > 0 && o.err == nil {
			piece := batch[len(batch)-o.writing:]
			piece = piece[:min(len(piece), pieceSize)]
			o.mu.Unlock()
			_, err := o.to.Write(piece)
			o.mu.Lock()
			o.writing, o.err = o.writing-len(piece), err
		}
		if o.err != nil {
			o.pending, o.writing = nil, 0
			return
		}
		if len(o.pending) == 0 && cap(batch) <= mostSpare {
			o.pending = batch[:0]
		}
	}
}

// punctual is a printer that leaves events out while the view is behind, and
// says how many.
type punctual struct {
	next   printer
	box    *outbox // that the printer writes to, nil for none
	late   *bool   // there is time for no more than counting
	missed int     // events since the last that was printed
	latest wire    // of those
	all    int     // that were missed
}

func (p *punctual) print(e *event) {
	if p.behind(e) {
		p.missed++
		p.all++
		p.latest = *e.wire
		return
	}
	p.catchUp()
	p.next.print(e)
}

// behind reports whether an event is left out. There is more room for what is
// wrong with a stream, which happens once.
func (p *punctual) behind(e *event) bool {
	if e.broken() {
		return p.waiting() > 2*mostUnwritten
	}
	return *p.late || p.waiting() > mostUnwritten
}

func (p *punctual) waiting() int {
	if p.box == nil {
		return 0
	}
	return p.box.unwritten()
}

// pause says what has been left out, as it may be long until the next event.
func (p *punctual) pause() {
	if p.waiting() <= mostUnwritten {
		p.catchUp()
	}
}

// catchUp says what has been left out.
func (p *punctual) catchUp() {
	if p.missed > 0 {
		where := p.latest
		note := fmt.Sprintf("%d events up to here are counted, not shown: the view was behind", p.missed)
		p.missed = 0
		p.next.print(&event{kind: "unshown", note: note, wire: &where})
	}
}
