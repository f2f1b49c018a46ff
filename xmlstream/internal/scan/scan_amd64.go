//go:build !purego

package scan

import (
	"os"
	"strings"
)

// useAVX2 says which kernel marks. GODEBUG=cpu.avx2=off, which Go's own
// packages heed too, chooses the portable one.
var useAVX2 = hasAVX2() && !strings.Contains(os.Getenv("GODEBUG"), "cpu.avx2=off")

// Mark sets the bits of the bytes of b from one multiple of Block to another.
func (m *Bitmaps) Mark(b []byte, from, to int) {
	if !useAVX2 || from >= to {
		m.MarkPortable(b, from, to)
		return
	}
	i, last := from/8, to/8-1
	_, _, _, _ = m.Names[last], m.Texts[last], m.Values[last], b[to-1]
	markAVX2(&m.Names[i], &m.Texts[i], &m.Values[i], &b[from], (to-from)/Block)
}

// markAVX2 marks a number of blocks, at least one.
//
//go:noescape
func markAVX2(names, texts, values, src *byte, blocks int)

// hasAVX2 reports whether the CPU has AVX2 and the operating system saves its
// registers.
func hasAVX2() bool
