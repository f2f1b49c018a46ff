//go:build !purego

package ascii

import (
	"unsafe"

	"github.com/xmppwire/xmppwire/internal/cpu"
)

// Fast reports whether Outside takes less time than a loop over the bytes.
func Fast() bool { return cpu.AVX2 }

const pageSize = 4096

// outside is Outside, and reports whether it could do it.
func outside(out []uint64, sets []Set, s string) bool {
	if !cpu.AVX2 || len(s) == 0 || len(sets) == 0 {
		return false
	}
	at := unsafe.StringData(s)
	if uintptr(unsafe.Pointer(at))%pageSize > pageSize-Most {
		var whole [Most]byte
		copy(whole[:], s)
		at = &whole[0]
	}
	outsideAVX2(&out[:len(sets)][0], sets, at)
	return true
}

// outsideAVX2 looks at the Most bytes from s on, also those behind the string.
//
// The invariant: all of them are there, or in one page, so that all can be read
// if one can.
//
//go:noescape
func outsideAVX2(out *uint64, sets []Set, s *byte)
