package main

import (
	"runtime"
	"strings"

	"github.com/xmppwire/xmppwire/bench/corpus"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// idleBytes is the heap that a stream holds which waits after its header, its
// features and a message with a body of that size: all that is reachable from
// the Tokenizer, and nothing else, since shared tables are there before and
// pools are emptied.
func idleBytes(header []byte, body, streams int) (float64, error) {
	message := "<message to='tomas@harbor.example' type='chat'><body>low water &amp; fog" + strings.Repeat(".", body) + "</body></message>"
	parts := [][]byte{header, []byte(corpus.Features), []byte(message)}
	opts := new(xmlstream.Options)
	idle := make([]*xmlstream.Tokenizer, streams)
	before := heap()
	for i := range idle {
		tok := xmlstream.NewTokenizer(opts)
		for _, p := range parts {
			for _, err := range tok.Feed(p) {
				if err != nil {
					return 0, err
				}
			}
		}
		idle[i] = tok
	}
	after := heap()
	runtime.KeepAlive(idle)
	runtime.KeepAlive(parts)
	return float64(int64(after-before)) / float64(streams), nil
}

// heap is what is live. The second collection empties the pools.
func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
