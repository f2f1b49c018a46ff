//go:build !purego

package scan

import "github.com/xmppwire/xmppwire/internal/cpu"

// Mark sets the bits of the bytes of b from one multiple of Block to another.
func (m *Bitmaps) Mark(b []byte, from, to int) {
	if !cpu.AVX2 || from >= to {
		m.MarkPortable(b, from, to)
		return
	}
	_, _ = m.Values[to>>3-1], b[to-1] // the others are as long as Values
	markAVX2(m, &b[0], from, to)
}

// markAVX2 marks the bytes behind src from one multiple of Block to a larger one.
//
//go:noescape
func markAVX2(m *Bitmaps, src *byte, from, to int)
