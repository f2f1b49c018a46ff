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
	note       string // of begins: who is connected
}

type chunkKind uint8

const (
	begins  chunkKind = iota // the connection
	carries                  // data
	ends                     // the direction
)

// mostBacklog is how many bytes wait for the observer. Beyond that the pipes
// wait, too: nothing passes uncounted.
const mostBacklog = 256 << 20

// backlog stands between the pipes and the one observer: it keeps chunks in
// the order in which they were read.
type backlog struct {
	mu     sync.Mutex
	filled sync.Cond
	seen   sync.Cond
	queue  []chunk
	bytes  int // in the queue and of what was taken and is not done
	most   int
	closed bool
}

func newBacklog(most int) *backlog {
	b := &backlog{most: most}
	b.filled.L, b.seen.L = &b.mu, &b.mu
	return b
}

// push adds a chunk, whose data it copies.
func (b *backlog) push(c chunk) {
	c.data = bytes.Clone(c.data)
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.bytes > 0 && b.bytes+len(c.data) > b.most {
		b.seen.Wait()
	}
	b.bytes += len(c.data)
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

// take waits for chunks and returns all that there are, none at the end, and
// whether they are so many that only counting them catches up.
func (b *backlog) take() (chunks []chunk, many bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.queue) == 0 && !b.closed {
		b.filled.Wait()
	}
	chunks, b.queue = b.queue, nil
	return chunks, b.bytes > b.most/2
}

// done makes room for as many bytes as a chunk had.
func (b *backlog) done(c *chunk) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.bytes -= len(c.data)
	b.seen.Broadcast()
}
