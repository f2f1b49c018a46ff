//go:build !purego

package xmlstream

import (
	"unsafe"

	"github.com/xmppwire/xmppwire/xmlstream/internal/scan"
)

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

// copyAttrs is scan.CopyAttrs.
//
// The invariant: a TagValue is laid out as a scan.Attr, since a Tag begins with
// what that points to.
func copyAttrs(dst []byte, attrs []TagValue) (n, done int) {
	// None of these compiles unless it is 0.
	const (
		_ = -unsafe.Offsetof(Tag{}.attr)
		_ = -unsafe.Offsetof(TagValue{}.Tag)
		_ = -unsafe.Offsetof(scan.Attr{}.Start)
		_ = -(unsafe.Offsetof(TagValue{}.Value) ^ unsafe.Offsetof(scan.Attr{}.Value))
		_ = -(unsafe.Sizeof(TagValue{}) ^ unsafe.Sizeof(scan.Attr{}))
	)
	return scan.CopyAttrs(dst, unsafe.Slice((*scan.Attr)(unsafe.Pointer(unsafe.SliceData(attrs))), len(attrs)))
}
