//go:build !purego

package ascii

import (
	"unsafe"

	"github.com/xmppwire/xmppwire/internal/cpu"
)

const pageSize = 4096

func outside(out []uint64, sets []Set, s string) bool {
	if !cpu.AVX2 || len(s) == 0 || len(s) > Most || len(sets) == 0 {
		return false
	}
	at := unsafe.StringData(s)
	if uintptr(unsafe.Pointer(at))%pageSize > pageSize-Most {
		return false
	}
	outsideAVX2(&out[:len(sets)][0], sets, at)
	return true
}

// outsideAVX2 looks at the Most bytes from s on, whatever they are.
//
// The invariant: they are in one page, so that all can be read if one can.
//
//go:noescape
func outsideAVX2(out *uint64, sets []Set, s *byte)
