package ascii

import (
	"math/rand/v2"
	"testing"

	"github.com/xmppwire/xmppwire/internal/cpu"
)

var predicates = []func(byte) bool{
	func(c byte) bool { return c == '@' },
	func(c byte) bool { return c < ' ' },
	func(c byte) bool { return 'a' <= c && c <= 'z' || c == '-' },
	func(c byte) bool { return true },
	func(c byte) bool { return false },
	func(c byte) bool { return c&0xF == c>>4 },
	func(c byte) bool { return c != 0x7F && c != 0 },
}

func sets() (list []Set) {
	for _, in := range predicates {
		list = append(list, SetOf(in))
	}
	return list
}

func TestHas(t *testing.T) {
	for k, s := range sets() {
		for c := range 0x100 {
			if got, want := s.Has(byte(c)), c < 0x80 && predicates[k](byte(c)); got != want {
				t.Errorf("set %d has %#x: %t", k, c, got)
			}
		}
	}
}

// TestOutside compares with Has, at every place in memory.
func TestOutside(t *testing.T) {
	const size = 3 * 4096
	random := rand.New(rand.NewPCG(7622, 64))
	bytes := make([]byte, size)
	for i := range bytes {
		if bytes[i] = byte(random.Uint32()); i%3 > 0 {
			bytes[i] &= 0x7F
		}
	}
	text, list := string(bytes), sets()
	known := 0
	for at := range size {
		s := text[at:min(size, at+random.IntN(Most+1))]
		out := make([]uint64, len(list))
		if !Outside(out, list, s) {
			continue
		}
		known++
		for k := range list {
			for i := range len(s) {
				if got, want := out[k]>>i&1 != 0, !list[k].Has(s[i]); got != want {
					t.Fatalf("set %d, %q at %d: %t, want %t", k, s, i, got, want)
				}
			}
		}
	}
	if want := size * 9 / 10; cpu.AVX2 && known < want {
		t.Errorf("%d strings of %d are known, want %d", known, size, want)
	}
}

func TestOutsideDoesNotKnow(t *testing.T) {
	var out [1]uint64
	long := string(make([]byte, Most+1))
	for _, c := range []struct {
		name string
		sets []Set
		s    string
	}{
		{"empty", make([]Set, 1), ""},
		{"long", make([]Set, 1), long},
		{"no set", nil, "a"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if Outside(out[:], c.sets, c.s) {
				t.Error("it does")
			}
		})
	}
}
