package scan

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"
)

// Every byte at every place of every length, among plain bytes: what is found,
// what is copied, and that nothing else is written.
func TestCopy(t *testing.T) {
	for _, c := range []struct {
		name  string
		copy  func(dst, s []byte) int
		plain func(byte) bool
	}{
		{"text", func(dst, s []byte) int { return Copy(dst, s, InText) }, isPlainText},
		{"value", func(dst, s []byte) int { return Copy(dst, s, InValue) }, isPlainValue},
		{"text of strings", func(dst, s []byte) int { return Copy(dst, string(s), InText) }, isPlainText},
		{"text, portable", func(dst, s []byte) int { return copyPortable(dst, s, InText) }, isPlainText},
		{"value, portable", func(dst, s []byte) int { return copyPortable(dst, s, InValue) }, isPlainValue},
	} {
		t.Run(c.name, func(t *testing.T) {
			const margin = 40
			room := make([]byte, 200+2*margin)
			check := func(s []byte) {
				t.Helper()
				want := 0
				for want < len(s) && c.plain(s[want]) {
					want++
				}
				for i := range room {
					room[i] = '<'
				}
				dst := room[margin : margin+len(s)]
				if got := c.copy(dst, s); got != want {
					t.Fatalf("%q: %d, want %d", s, got, want)
				}
				if !bytes.Equal(dst[:want], s[:want]) {
					t.Fatalf("%q: copied %q", s, dst[:want])
				}
				around := append(bytes.Clone(room[:margin]), room[margin+len(s):]...)
				if bytes.Count(around, []byte("<")) != len(around) {
					t.Fatalf("%q: written beyond", s)
				}
			}
			plain := []byte("abcdefghijklmnopqrstuvwxyz0123456789ABCDEF")
			for n := range 42 { // all that the kernel does at the end, behind a block and without
				check(plain[:n])
				for at := range n {
					s := bytes.Clone(plain[:n])
					for value := range 256 {
						s[at] = byte(value)
						check(s)
					}
				}
			}
			r := rand.New(rand.NewPCG(1, 1))
			for range 20_000 {
				s := make([]byte, r.IntN(200))
				for i := range s {
					s[i] = 'a'
					if r.IntN(30) == 0 {
						s[i] = "ab<>&]'\"\t\n\r\x1f \x7f\x80\xff="[r.IntN(17)]
					}
				}
				check(s)
			}
		})
	}
}

// What lies around the bytes does not count, wherever in a page they end.
func TestCopyAtPageEnd(t *testing.T) {
	const page = 4096
	memory := make([]byte, 3*page)
	for i := range memory {
		memory[i] = '<'
	}
	dst := make([]byte, 64)
	for end := page; end < 2*page+64; end++ {
		for _, n := range []int{1, 2, 3, 4, 7, 8, 15, 16, 31, 32, 33, 63} {
			b := memory[end-n : end]
			for i := range b {
				b[i] = 'a'
			}
			if got := Copy(dst, b, InValue); got != n {
				t.Fatalf("%d bytes: %d", n, got)
			}
			if b[n-1] = '&'; Copy(dst, b, InText) != n-1 {
				t.Fatalf("%d bytes, the last of them special: %d", n, Copy(dst, b, InText))
			}
			for i := range b {
				b[i] = '<'
			}
		}
	}
}

// Names and values of all lengths, in room of all sizes.
func TestCopyAttrs(t *testing.T) {
	const margin = 40
	room := make([]byte, 400+2*margin)
	r := rand.New(rand.NewPCG(1, 1))
	for range 200_000 {
		var attrs []Attr
		for range r.IntN(5) {
			start := ""
			if r.IntN(20) > 0 {
				start = " " + string(bytes.Repeat([]byte("n"), 1+r.IntN(40))) + "='"
			}
			value := bytes.Repeat([]byte("v"), r.IntN(70))
			if len(value) > 0 && r.IntN(6) == 0 {
				value[r.IntN(len(value))] = "<>&'\"\t\n\x00\x1f\x80\xff"[r.IntN(11)]
			}
			attrs = append(attrs, Attr{&start, string(value)})
		}
		size := r.IntN(400)
		want := make([]byte, size)
		wantN, wantDone := copyAttrsPortable(want, attrs)
		for i := range room {
			room[i] = '<'
		}
		got := room[margin : margin+size]
		n, done := CopyAttrs(got, attrs)
		if n != wantN || done != wantDone || !bytes.Equal(got[:n], want[:n]) {
			t.Fatalf("%v in %d bytes: %d, %d, %q, want %d, %d, %q", attrs, size, n, done, got[:n], wantN, wantDone, want[:wantN])
		}
		around := append(bytes.Clone(room[:margin]), room[margin+size:]...)
		if bytes.Count(around, []byte("<")) != len(around) {
			t.Fatalf("%v in %d bytes: written beyond", attrs, size)
		}
	}
}

// Every byte at every place of every length.
func TestCopyAttrsValues(t *testing.T) {
	id := " id='"
	room := make([]byte, 100)
	for n := range 70 {
		value := bytes.Repeat([]byte("v"), n)
		for at := range n {
			for c := range 256 {
				value[at] = byte(c)
				wrote, done := CopyAttrs(room, []Attr{{&id, string(value)}})
				want := ""
				if isPlainValue(byte(c)) {
					want = id + string(value) + "'"
				}
				if got := string(room[:wrote]); got != want || (done == 1) != (want != "") {
					t.Fatalf("0x%02X at %d of %d: %d, %q", c, at, n, done, got)
				}
			}
			value[at] = 'v'
		}
	}
}

func TestCopyAttrsPortable(t *testing.T) {
	id, none := " id='", ""
	for _, c := range []struct {
		name  string
		attrs []Attr
		size  int
		want  string
	}{
		{"nothing", nil, 10, "0 "},
		{"one", []Attr{{&id, "a"}}, 10, "1  id='a'"},
		{"two", []Attr{{&id, "a"}, {&id, ""}}, 20, "2  id='a' id=''"},
		{"no room for the second", []Attr{{&id, "a"}, {&id, "b"}}, 13, "1  id='a'"},
		{"room to a byte", []Attr{{&id, "a"}, {&id, "b"}}, 14, "2  id='a' id='b'"},
		{"no name", []Attr{{&id, "a"}, {&none, "b"}}, 30, "1  id='a'"},
		{"a quote", []Attr{{&id, "a"}, {&id, "'"}}, 30, "1  id='a'"},
	} {
		dst := make([]byte, c.size)
		n, done := copyAttrsPortable(dst, c.attrs)
		if got := fmt.Sprintf("%d %s", done, dst[:n]); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
