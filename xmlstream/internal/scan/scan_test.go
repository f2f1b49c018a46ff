package scan

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// Every byte at every place of a word, among plain bytes and behind others.
func TestFirstHit(t *testing.T) {
	for _, c := range []struct {
		name  string
		find  func([]byte, int) int
		plain func(byte) bool
	}{
		{"Text", Text, isText},
		{"Value", Value, isValue},
	} {
		t.Run(c.name, func(t *testing.T) {
			naive := func(b []byte, i int) int {
				for i < len(b) && c.plain(b[i]) {
					i++
				}
				return i
			}
			check := func(b []byte) {
				for i := range len(b) + 1 {
					if got, want := c.find(b, i), naive(b, i); got != want {
						t.Fatalf("from %d of %q: %d, want %d", i, b, got, want)
					}
				}
			}
			for value := range 256 {
				for at := range 17 {
					b := []byte("abcdefgh01234567 ")
					b[at] = byte(value)
					check(b)
				}
			}
			r := rand.New(rand.NewPCG(1, 1))
			for range 20_000 {
				b := make([]byte, r.IntN(100))
				for i := range b {
					b[i] = 'a'
					if r.IntN(9) == 0 {
						b[i] = "ab<>&]'\"\t\n\r\x1f \x7f\x80\xff="[r.IntN(17)]
					}
				}
				check(b)
			}
		})
	}
}

func BenchmarkText(b *testing.B) {
	for _, n := range []int{8, 64, 1024} {
		text := make([]byte, n)
		for i := range text {
			text[i] = 'a'
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(n))
			for b.Loop() {
				Text(text, 0)
			}
		})
	}
}
