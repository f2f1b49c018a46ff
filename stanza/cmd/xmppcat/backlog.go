package main

import (
	"bytes"
	"sync"
	"time"
)

// chunk is what one read of one direction of a connection brought.
type chunk struct {
	connection int
	direction  direction
	at         time.Duration // since the connection began
	kind       chunkKind
	data       []byte
	unseen     int64  // of beyond: bytes that were let go
	note       string // of begins: who is connected
}

type chunkKind uint8

const (
	begins  chunkKind = iota // the connection
	carries                  // data
	beyond                   // data that the backlog had no room for
	ends                     // the direction
)

// mostBacklog is how many bytes wait for a view that is slower than the wire.
const mostBacklog = 256 << 20

// backlog stands between the pipes, which never wait, and the one view, which
// may be slow: it keeps chunks in the order in which they were read. Where the
// view is too far behind, chunks lose their data.
type backlog struct {
	mu     sync.Mutex
	filled sync.Cond
	queue  []chunk
	bytes  int
	most   int
	closed bool
}

func newBacklog(most int) *backlog {
	b := &backlog{most: most}
	b.filled.L = &b.mu
	return b
}

// push adds a chunk, whose data it copies.
func (b *backlog) push(c chunk) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if n := len(c.data); b.bytes+n > b.most {
		c.kind, c.data, c.unseen = beyond, nil, int64(n)
		if last := len(b.queue) - 1; last >= 0 && b.queue[last].kind == beyond &&
			b.queue[last].connection == c.connection && b.queue[last].direction == c.direction {
			b.queue[last].unseen += c.unseen
			return
		}
	} else {
		c.data = bytes.Clone(c.data)
		b.bytes += n
	}
	b.queue = append(b.queue, c)
	b.filled.Signal()
}

// close says that there will be no more chunks.
func (b *backlog) close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	b.filled.Signal()
}

// take waits for chunks and returns all that there are, none at the end. They
// count as waiting until the next call.
func (b *backlog) take(done []chunk) []chunk {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, c := range done {
		b.bytes -= len(c.data)
	}
	for len(b.queue) == 0 && !b.closed {
		b.filled.Wait()
	}
	queue := b.queue
	b.queue = nil
	return queue
}
