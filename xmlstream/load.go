//go:build !purego && (amd64 || arm64)

package xmlstream

import "unsafe"

// The loads below do not check their bounds. Who calls them knows that 8 bytes
// from i on lie inside the memory of b: in the buffer, slack bytes follow the
// input; in a bitmap, scan.Reach bytes follow the bits. The CPU is
// little-endian and loads at any address.

func load64(b []byte, i int) uint64 {
	return *(*uint64)(unsafe.Add(unsafe.Pointer(unsafe.SliceData(b)), i))
}

func load16(b []byte, i int) uint16 {
	return *(*uint16)(unsafe.Add(unsafe.Pointer(unsafe.SliceData(b)), i))
}

func load8(b []byte, i int) byte {
	return *(*byte)(unsafe.Add(unsafe.Pointer(unsafe.SliceData(b)), i))
}
