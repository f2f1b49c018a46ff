//go:build !purego

package scan

import (
	"unsafe"

	"github.com/xmppwire/xmppwire/internal/cpu"
)

// copyPlain chooses the kernel. Strings and slices both begin with the pointer
// to their bytes.
func copyPlain[T string | []byte](dst []byte, s T, where Place) int {
	if !cpu.AVX2 || len(s) == 0 {
		return copyPortable(dst, s, where)
	}
	_ = dst[len(s)-1]
	return copyAVX2(unsafe.Pointer(&dst[0]), *(*unsafe.Pointer)(unsafe.Pointer(&s)), len(s), uint8(where))
}

// copyAVX2 copies n bytes, at least one, and returns the index of the first that
// has a bit of mask in the kernel's tables; n if there is none. It reads and
// writes those bytes and no others, and behind the index it writes anything.
//
//go:noescape
func copyAVX2(dst, src unsafe.Pointer, n int, mask uint8) int

func copyAttrs(dst []byte, attrs []Attr) (n, done int) {
	if !cpu.AVX2 {
		return copyAttrsPortable(dst, attrs)
	}
	return copyAttrsAVX2(unsafe.Pointer(unsafe.SliceData(dst)), len(dst), attrs)
}

// copyAttrsAVX2 writes room bytes from dst on and no others.
//
//go:noescape
func copyAttrsAVX2(dst unsafe.Pointer, room int, attrs []Attr) (n, done int)
