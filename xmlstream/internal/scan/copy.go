package scan

import "math/bits"

// Place is where a writer writes; for the kernel, which of its bits count there.
type Place uint8

// The places, and what must be looked at there.
const (
	InText  Place = 0xDB // "<", ">", "&", a control but TAB and LF, not ASCII
	InValue Place = 0xFF // these, quotes, TAB and LF
)

// Copy copies s to dst, which is no shorter, up to the first byte that must be
// looked at before it is written. It returns the index of that, len(s) if there
// is none. What dst has from there on, as far as s is long, is undefined.
func Copy[T string | []byte](dst []byte, s T, where Place) int { return copyPlain(dst, s, where) }

// Attr is an attribute to be written: what stands before its value, such as
// " id='", which has four bytes at least, and the value.
type Attr struct {
	Start *string
	Value string
}

// CopyAttrs copies attributes to dst, each with the quote that ends it: as far
// as there is room, and until there is one whose start is empty or whose value
// must be looked at. It returns how many bytes and how many attributes they are.
// What dst has behind them is undefined.
func CopyAttrs(dst []byte, attrs []Attr) (n, done int) { return copyAttrs(dst, attrs) }

// copyAttrsPortable is what the kernel does.
func copyAttrsPortable(dst []byte, attrs []Attr) (n, done int) {
	for i, a := range attrs {
		at := n + len(*a.Start)
		end := at + len(a.Value)
		if *a.Start == "" || end >= len(dst) || copyPortable(dst[at:end], a.Value, InValue) < len(a.Value) {
			return n, i
		}
		copy(dst[n:], *a.Start)
		dst[end] = '\''
		n = end + 1
	}
	return n, len(attrs)
}

// copyPortable is what the kernel does, at a word a step.
func copyPortable[T string | []byte](dst []byte, s T, where Place) int {
	return copy(dst, s[:plain(s, where)])
}

// plain returns the index of the first byte that is to be looked at.
func plain[T string | []byte](s T, where Place) (i int) {
	for {
		i = plainValue(s, i)
		if i == len(s) || where == InValue || !isPlainText(s[i]) {
			return i
		}
		i++
	}
}

func plainValue[T string | []byte](s T, i int) int {
	for i+8 <= len(s) {
		if hits := special(word(s, i)); hits != 0 {
			return i + bits.TrailingZeros64(hits)>>3
		}
		i += 8
	}
	rest := len(s) - i
	if rest > 0 && len(s) >= 8 {
		// The last word of s, less what lies before i.
		w := word(s, len(s)-8) >> (64 - 8*rest)
		if hits := special(w) & (1<<(8*rest) - 1); hits != 0 {
			return i + bits.TrailingZeros64(hits)>>3
		}
		return len(s)
	}
	for i < len(s) && isPlainValue(s[i]) {
		i++
	}
	return i
}

// word loads eight bytes, little-endian, in one instruction where there is one.
func word[T string | []byte](s T, i int) uint64 {
	b := s[i : i+8]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// special marks the bytes of w that are not plain in values. A bit makes one of
// two: "<" and ">", "&" and "'".
func special(w uint64) uint64 {
	return (equal(w|ones*2, '>') | equal(w|ones, '\'') | equal(w, '"') | below(w, ' ') | w) & highs
}

func isPlainValue(c byte) bool {
	return c < 0x80 && c >= ' ' && c != '<' && c != '>' && c != '&' && c != '\'' && c != '"'
}

func isPlainText(c byte) bool {
	return isPlainValue(c) || c == '\'' || c == '"' || c == '\t' || c == '\n'
}
