//go:build !purego

package scan

import (
	"os"
	"strings"
)

// useAVX2 says which kernel marks. GODEBUG=cpu.avx2=off, which Go's own
// packages heed too, chooses the portable one.
var useAVX2 = hasAVX2() && !strings.Contains(os.Getenv("GODEBUG"), "cpu.avx2=off")

func mark(names, texts, values, src []byte) {
	if useAVX2 {
		markAVX2(&names[0], &texts[0], &values[0], &src[0], len(src)/Block)
		return
	}
	markGeneric(names, texts, values, src)
}

// markAVX2 is markGeneric for a number of blocks, at least one.
//
//go:noescape
func markAVX2(names, texts, values, src *byte, blocks int)

// hasAVX2 reports whether the CPU has AVX2 and the operating system saves its
// registers.
func hasAVX2() bool
