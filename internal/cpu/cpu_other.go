//go:build !amd64 || purego

// Package cpu says what kernels in assembly may use.
package cpu

// AVX2 says whether there may be AVX2 instructions.
const AVX2 = false
