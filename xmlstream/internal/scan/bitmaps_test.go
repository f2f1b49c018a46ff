package scan

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// kernels are all that mark: the one that this machine uses, and its twin.
var kernels = []struct {
	name string
	mark func(*Bitmaps, []byte, int, int)
}{
	{"mark", (*Bitmaps).Mark},
	{"generic", (*Bitmaps).MarkPortable},
}

// checkBitmaps compares what a kernel marked between two places with the
// predicates, byte by byte, and sees that it wrote nothing elsewhere.
func checkBitmaps(t *testing.T, b []byte, from, to int) {
	t.Helper()
	for _, kernel := range kernels {
		m := NewBitmaps(len(b))
		for _, bitmap := range [][]byte{m.Names, m.Texts, m.Values} {
			for i := range bitmap {
				bitmap[i] = 0xA5
			}
		}
		kernel.mark(&m, b, from, to)
		for _, c := range []struct {
			name   string
			bitmap []byte
			plain  func(byte) bool
		}{{"Names", m.Names, isName}, {"Texts", m.Texts, isText}, {"Values", m.Values, isValue}} {
			for i := range 8 * len(c.bitmap) {
				got := c.bitmap[i/8]>>(i%8)&1 == 1
				want := 0xA5>>(i%8)&1 == 1
				if from <= i && i < to {
					want = !c.plain(b[i])
				}
				if got != want {
					t.Fatalf("%s, %s, from %d to %d: bit %d is %v, want %v, in %q", kernel.name, c.name, from, to, i, got, want, b)
				}
			}
		}
	}
}

// Every byte at every place of a block.
func TestMarkEveryByte(t *testing.T) {
	for value := range 256 {
		for at := range Block {
			b := []byte("plain bytes, and one that is not")
			b[at] = byte(value)
			checkBitmaps(t, b, 0, Block)
		}
	}
}

func TestMarkRanges(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, 20*Block+Block)
	for align := range Block { // of the buffer in memory
		for range 20 {
			for i := range b {
				b[i] = byte(r.Uint32())
			}
			blocks := 1 + r.IntN(19)
			from := r.IntN(blocks)
			to := from + r.IntN(blocks-from+1)
			checkBitmaps(t, b[align:][:blocks*Block], from*Block, to*Block)
		}
	}
}

func FuzzMark(f *testing.F) {
	f.Add([]byte("<body id='m1'>Hi &amp; bye</body>"))
	f.Fuzz(func(t *testing.T, b []byte) {
		b = append(b, make([]byte, Block)...)
		b = b[:len(b)/Block*Block]
		checkBitmaps(t, b, 0, len(b))
	})
}

func TestNext(t *testing.T) {
	for _, n := range []int{1, 7, 8, 9, 56, 57, 58, 63, 64, 65, 127, 128, 200} {
		m := NewBitmaps(256)
		b := make([]byte, 256)
		for i := range b {
			b[i] = 'a'
		}
		b[n-1], b[n] = '<', '<'
		m.Mark(b, 0, len(b))
		for i := range n + 1 {
			want := n - 1
			if i == n {
				want = n
			}
			if got := Next(m.Texts, i); got != want {
				t.Errorf("from %d: %d, want %d", i, got, want)
			}
		}
	}
}

func BenchmarkMark(b *testing.B) {
	for _, n := range []int{32, 352, 16 << 10} {
		src := make([]byte, n)
		for i := range src {
			src[i] = "<presence from='a' to='b'><show>away</show></presence>"[i%54]
		}
		for _, kernel := range kernels {
			b.Run(fmt.Sprintf("%s/%d", kernel.name, n), func(b *testing.B) {
				m := NewBitmaps(n)
				b.SetBytes(int64(n))
				for b.Loop() {
					kernel.mark(&m, src, 0, n)
				}
			})
		}
	}
}
