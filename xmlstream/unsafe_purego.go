//go:build purego

package xmlstream

// sharedString returns b as a string, copied in builds without unsafe.
func sharedString(b []byte) string { return string(b) }

func newBlock(n, size int) ([]node, []byte) { return make([]node, n), make([]byte, 0, size) }
