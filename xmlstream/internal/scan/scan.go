// Package scan finds the bytes that end a run of plain ones: for the tokenizer's
// fast path as Bitmaps of a whole buffer, which a kernel of the CPU or its twin
// in Go makes, and for the machine one run at a time, by Text and Value, eight
// bytes in a word. For a writer, Copy and CopyAttrs copy a run while they look for
// its end.
//
// Their trick is that of "has a zero byte": it may report bytes behind the first
// hit that are none, but the first hit is always one, on every byte order,
// since words are loaded little-endian.
package scan

import (
	"encoding/binary"
	"math/bits"
)

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// equal marks the bytes of w that are c.
func equal(w uint64, c byte) uint64 {
	w ^= ones * uint64(c)
	return (w - ones) & ^w
}

// below marks the bytes of w that are below n, which is at most 0x80.
func below(w uint64, n byte) uint64 { return (w - ones*uint64(n)) & ^w }

// Text returns the index of the first byte from i on that is "<", "&", "]", a
// control other than TAB and LF, or not ASCII; len(b) if there is none.
func Text(b []byte, i int) int {
	for i+8 <= len(b) {
		w := binary.LittleEndian.Uint64(b[i:])
		hits := (equal(w, '<') | equal(w, '&') | equal(w, ']') | below(w, ' ') | w) & highs
		if hits == 0 {
			i += 8
			continue
		}
		i += bits.TrailingZeros64(hits) >> 3
		if c := b[i]; c != '\t' && c != '\n' {
			return i
		}
		i++
	}
	for i < len(b) && isText(b[i]) {
		i++
	}
	return i
}

func isText(c byte) bool {
	return c < 0x80 && (c >= ' ' || c == '\t' || c == '\n') && c != '<' && c != '&' && c != ']'
}

// Value returns the index of the first byte from i on that is a quote, "<",
// "&", a control or not ASCII; len(b) if there is none.
func Value(b []byte, i int) int {
	for i+8 <= len(b) {
		w := binary.LittleEndian.Uint64(b[i:])
		hits := (equal(w, '\'') | equal(w, '"') | equal(w, '<') | equal(w, '&') | below(w, ' ') | w) & highs
		if hits != 0 {
			return i + bits.TrailingZeros64(hits)>>3
		}
		i += 8
	}
	for i < len(b) && isValue(b[i]) {
		i++
	}
	return i
}

func isValue(c byte) bool {
	return c < 0x80 && c >= ' ' && c != '\'' && c != '"' && c != '<' && c != '&'
}
