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

// sharedString returns b as a string without a copy. The caller guarantees
// that nobody writes to b ever again: only owned documents, which never
// change once set, may be shared this way.
func sharedString(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// newBlock returns n nodes, and no bytes with room for size, in one
// allocation. Neither holds a pointer, so the garbage collector does not care
// which part is which; the bytes begin where the nodes end.
func newBlock(n, size int) ([]node, []byte) {
	const nodeSize = int(unsafe.Sizeof(node{}))
	all := make([]node, n+(size+nodeSize-1)/nodeSize)
	if size == 0 {
		return all, nil
	}
	return all[:n:n], unsafe.Slice((*byte)(unsafe.Pointer(&all[n])), size)[:0]
}
