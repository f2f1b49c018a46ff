//go:build purego

package xmlstream

// sharedString returns b as a string, copied in builds without unsafe.
func sharedString(b []byte) string { return string(b) }

func newBlock(n, size int) ([]node, []byte) { return make([]node, n), make([]byte, 0, size) }

// copyAttrs leaves all to who calls it.
func copyAttrs([]byte, []TagValue) (n, done int) { return 0, 0 }
