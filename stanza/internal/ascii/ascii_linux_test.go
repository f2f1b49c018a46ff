package ascii

import (
	"syscall"
	"testing"
	"unsafe"
)

// TestOutsideAtGuard looks at strings that end where nothing may be read.
func TestOutsideAtGuard(t *testing.T) {
	page := syscall.Getpagesize()
	memory, err := syscall.Mmap(-1, 0, 2*page, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = syscall.Munmap(memory) }()
	if err := syscall.Mprotect(memory[page:], syscall.PROT_NONE); err != nil {
		t.Fatal(err)
	}
	list := sets()
	for end := page - 2*Most; end <= page; end++ {
		for n := range min(Most, end) + 1 {
			s := unsafe.String(&memory[end-n], n)
			got, want := make([]uint64, len(list)), make([]uint64, len(list))
			Outside(got, list, s)
			outsidePortable(want, list, s)
			compare(t, "Outside", s, want, got)
		}
	}
}
