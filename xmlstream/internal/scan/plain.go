package scan

import "math/bits"

// PlainText returns the index of the first byte from i on that a writer of text
// must look at: "<", ">", "&", a control but TAB and LF, or not ASCII; len(s)
// if there is none.
func PlainText[T string | []byte](s T, i int) int { return plain(s, i, inText) }

// PlainValue returns the index of the first byte from i on that a writer of
// attribute values must look at: such a one, a quote, TAB or LF; len(s) if
// there is none.
func PlainValue[T string | []byte](s T, i int) int { return plain(s, i, inValue) }

// place is where a writer writes; for the kernel, which of its bits count there.
type place uint8

const (
	inText  place = 0xDB
	inValue place = 0xFF
)

// plainPortable is what the kernel does, at a word a step.
func plainPortable[T string | []byte](s T, i int, where place) int {
	for {
		i = plainValue(s, i)
		if i == len(s) || where == inValue || !isPlainText(s[i]) {
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
