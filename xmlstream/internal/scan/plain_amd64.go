//go:build !purego

package scan

import "unsafe"

// plain chooses the kernel. Strings and slices both begin with the pointer to
// their bytes.
func plain[T string | []byte](s T, i int, where place) int {
	if !useAVX2 || i >= len(s) {
		return plainPortable(s, i, where)
	}
	bytes := *(*unsafe.Pointer)(unsafe.Pointer(&s))
	return i + plainAVX2(unsafe.Add(bytes, i), len(s)-i, uint8(where))
}

// plainAVX2 returns the index of the first of n bytes, at least one, that has a
// bit of mask in the kernel's tables; n if there is none.
//
//go:noescape
func plainAVX2(bytes unsafe.Pointer, n int, mask uint8) int
