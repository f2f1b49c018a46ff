//go:build !purego

// Package cpu says what kernels in assembly may use.
package cpu

import (
	"os"
	"strings"
)

// AVX2 says whether there may be AVX2 instructions. GODEBUG=cpu.avx2=off, which
// Go's own packages heed too, says no.
var AVX2 = hasAVX2() && !strings.Contains(os.Getenv("GODEBUG"), "cpu.avx2=off")

// hasAVX2 reports whether the CPU has AVX2 and the operating system saves its
// registers.
func hasAVX2() bool
