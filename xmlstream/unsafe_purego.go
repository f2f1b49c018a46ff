//go:build purego || !(amd64 || arm64)

package xmlstream

import "encoding/binary"

func load64(b []byte, i int) uint64 { return binary.LittleEndian.Uint64(b[i:]) }

func load16(b []byte, i int) uint16 { return binary.LittleEndian.Uint16(b[i:]) }

func load8(b []byte, i int) byte { return b[i] }

// sharedString returns b as a string, copied in builds without unsafe.
func sharedString(b []byte) string { return string(b) }

func newBlock(n, size int) ([]node, []byte) { return make([]node, n), make([]byte, 0, size) }
