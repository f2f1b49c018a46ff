package main

import (
	"runtime"

	"github.com/xmppwire/xmppwire/bench/corpus"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// idleBytes is the heap that a stream holds which waits after its header, its
// features and a stanza: all that is reachable from the Tokenizer, and nothing
// else, since shared tables are there before and pools are emptied.
func idleBytes(header []byte, streams int) (float64, error) {
	const stanza = "<message from='mara@harbor.example/desk' to='tomas@harbor.example' type='chat'><body>low water &amp; fog</body></message>"
	parts := [][]byte{header, []byte(corpus.Features), []byte(stanza)}
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
	return float64(after-before) / float64(streams), nil
}

// heap is what is live. The second collection empties the pools.
func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
