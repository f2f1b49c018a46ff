//go:build !purego

package xmlstream

import "unsafe"

// sharedString returns b as a string without a copy. The caller guarantees
// that nobody writes to b ever again: only owned documents, which never
// change once set, may be shared this way.
func sharedString(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
