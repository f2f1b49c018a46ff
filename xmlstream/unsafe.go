//go:build !purego

package xmlstream

import "unsafe"

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
