package ascii

import (
	"math/rand/v2"
	"testing"
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

// TestOutside compares the kernel, its twin and Has, at every place in memory.
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
	kernel := 0
	for at := range size {
		s := text[at:min(size, at+random.IntN(Most+2))]
		want := make([]uint64, len(list))
		for k := range list {
			for i := range min(len(s), Most) {
				if !list[k].Has(s[i]) {
					want[k] |= 1 << i
				}
			}
		}
		got := make([]uint64, len(list))
		if outside(got, list, s) {
			kernel++
			compare(t, "kernel", s, want, got)
		}
		for k := range got {
			got[k] = random.Uint64()
		}
		outsidePortable(got, list, s)
		compare(t, "portable", s, want, got)
		Outside(got, list, s)
		compare(t, "Outside", s, want, got)
	}
	if want := size - 200; Fast() && kernel < want {
		t.Errorf("the kernel looked at %d strings of %d, want %d", kernel, size, want)
	}
}

func compare(t *testing.T, by, s string, want, got []uint64) {
	t.Helper()
	of := uint64(1)<<len(s) - 1
	for k := range want {
		if got[k]&of != want[k] {
			t.Fatalf("%s: set %d of %q: %b, want %b", by, k, s, got[k]&of, want[k])
		}
	}
}
