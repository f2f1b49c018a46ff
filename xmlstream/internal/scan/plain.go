package scan

import (
	"encoding/binary"
	"math/bits"
)

// Plain returns the index of the first byte from i on that a writer must look
// at: "<", ">", "&", a quote, a control or not ASCII; len(b) if there is none.
func Plain(b []byte, i int) int {
	for i+8 <= len(b) {
		if hits := special(binary.LittleEndian.Uint64(b[i:])); hits != 0 {
			return i + bits.TrailingZeros64(hits)>>3
		}
		i += 8
	}
	rest := len(b) - i
	if rest > 0 && len(b) >= 8 {
		// The last word of b, less what lies before i.
		w := binary.LittleEndian.Uint64(b[len(b)-8:]) >> (64 - 8*rest)
		if hits := special(w) & (1<<(8*rest) - 1); hits != 0 {
			return i + bits.TrailingZeros64(hits)>>3
		}
		return len(b)
	}
	for i < len(b) && isPlain(b[i]) {
		i++
	}
	return i
}

// special marks the bytes of w that are not plain. A bit makes one of two: "<"
// and ">", "&" and "'".
func special(w uint64) uint64 {
	return (equal(w|ones*2, '>') | equal(w|ones, '\'') | equal(w, '"') | below(w, ' ') | w) & highs
}

func isPlain(c byte) bool {
	return c < 0x80 && c >= ' ' && c != '<' && c != '>' && c != '&' && c != '\'' && c != '"'
}
