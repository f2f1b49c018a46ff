package xmlstream_test

import (
	"runtime"
	"testing"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// memoryBound is the bound of an attack on what the tokenizer holds: K times
// the input or a limit, and Plus.
type memoryBound struct {
	ID     string
	Expect struct {
		Bounds struct {
			Memory *struct {
				K, Plus uint64
				Of      string
			}
		}
	}
}

// TestAttackMemory measures the heap that hostile input makes a tokenizer hold.
func TestAttackMemory(t *testing.T) {
	if instrumented || testing.Short() {
		t.Skip("instrumented builds hold more, and emulated ones are slow")
	}
	dir := sharedPath(t, "attacks")
	bounds := map[string]memoryBound{}
	for _, b := range readLines[memoryBound](t, dir+"/manifest.jsonl") {
		if b.Expect.Bounds.Memory != nil {
			bounds[b.ID] = b
		}
	}
	for _, a := range readLines[attack](t, dir+"/manifest.jsonl") {
		b, ok := bounds[a.ID]
		if !ok {
			continue
		}
		t.Run(a.ID, func(t *testing.T) {
			input := a.input(t, dir)
			bound := b.Expect.Bounds.Memory
			of := uint64(a.Config[bound.Of])
			if bound.Of == "input" {
				of = uint64(len(input))
			}
			before := heap()
			tok := xmlstream.NewTokenizer(a.options())
			for p := input; len(p) > 0; {
				n, err := tok.Write(p[:min(4096, len(p))])
				p = p[n:]
				for err == nil {
					var event xmlstream.Event
					if event, err = tok.Next(); event == xmlstream.NeedMore {
						break
					}
				}
				if err != nil {
					break
				}
			}
			after := heap()
			held := after - min(before, after)
			runtime.KeepAlive(tok)
			runtime.KeepAlive(input)
			if limit := bound.K*of + bound.Plus; held > limit {
				t.Errorf("holds %d bytes, %d are allowed", held, limit)
			}
		})
	}
}

func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
