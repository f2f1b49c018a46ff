//go:build purego || !(amd64 || arm64)

package xmlstream

import "encoding/binary"

func load64(b []byte, i int) uint64 { return binary.LittleEndian.Uint64(b[i:]) }

func load16(b []byte, i int) uint16 { return binary.LittleEndian.Uint16(b[i:]) }

func load8(b []byte, i int) byte { return b[i] }
