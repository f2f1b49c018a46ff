//go:build !purego

package scan

import (
	"os"
	"strings"
)

// useAVX2 says which kernels mark and copy. GODEBUG=cpu.avx2=off, which Go's own
// packages heed too, chooses the portable one.
var useAVX2 = hasAVX2() && !strings.Contains(os.Getenv("GODEBUG"), "cpu.avx2=off")

// Mark sets the bits of the bytes of b from one multiple of Block to another.
func (m *Bitmaps) Mark(b []byte, from, to int) {
	if !useAVX2 || from >= to {
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

// hasAVX2 reports whether the CPU has AVX2 and the operating system saves its
// registers.
func hasAVX2() bool
