package scan

import (
	"encoding/binary"
	"math/bits"
)

// Plain returns the index of the first byte from i on that a writer must look
// at: "<", ">", "&", a quote, a control or not ASCII; len(b) if there is none.
func Plain(b []byte, i int) int {
	for i+8 <= len(b) {
		w := binary.LittleEndian.Uint64(b[i:])
		// A bit makes one of two: "<" and ">", "&" and "'".
		hits := (equal(w|ones*2, '>') | equal(w|ones, '\'') | equal(w, '"') | below(w, ' ') | w) & highs
		if hits != 0 {
			return i + bits.TrailingZeros64(hits)>>3
		}
		i += 8
	}
	for i < len(b) && isPlain(b[i]) {
		i++
	}
	return i
}

func isPlain(c byte) bool {
	return c < 0x80 && c >= ' ' && c != '<' && c != '>' && c != '&' && c != '\'' && c != '"'
}
