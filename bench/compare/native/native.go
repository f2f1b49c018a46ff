//go:build cgo

// Package native runs the XML parsers of C and C++ that Debian has. The script
// setup in the folder above installs them.
package native

/*
#cgo CFLAGS: -O2
#cgo CXXFLAGS: -O2
#cgo CPPFLAGS: -I/usr/include/libxml2
#cgo LDFLAGS: -lexpat -lxml2 -lpugixml
#include <malloc.h>
#include "native.h"

// Trees of whole documents are large. Memory that goes back to the kernel and
// comes again would be most of what is measured.
static void keep_memory(void) {
	mallopt(M_MMAP_THRESHOLD, 1 << 30);
	mallopt(M_TRIM_THRESHOLD, 1 << 30);
}
*/
import "C"

import (
	"errors"
	"unsafe"
)

func init() { C.keep_memory() }

// Chunk is how many bytes the push parsers get at once.
const Chunk = C.CHUNK

var errRefused = errors.New("the document is refused")

func result(elements C.long) (int, error) {
	if elements < 0 {
		return 0, errRefused
	}
	return int(elements), nil
}

func start(b []byte) (*C.char, C.size_t) {
	return (*C.char)(unsafe.Pointer(unsafe.SliceData(b))), C.size_t(len(b))
}

// Expat parses with namespace processing and returns the number of elements.
func Expat(document []byte) (int, error) {
	p, n := start(document)
	return result(C.expat_elements(p, n))
}

// Libxml2 parses with the push interface and SAX2, and returns the number of
// elements.
func Libxml2(document []byte) (int, error) {
	p, n := start(document)
	return result(C.libxml2_elements(p, n))
}

// Pugixml parses a copy in place. It returns the number of elements if count
// is set, else 0: to walk over the tree is no part of parsing.
func Pugixml(document []byte, count bool) (int, error) {
	p, n := start(document)
	return result(C.pugixml_elements(p, n, C.bool(count)))
}

// Rapidxml parses a copy in place. It returns the number of elements if count
// is set, else 0.
func Rapidxml(document []byte, count bool) (int, error) {
	p, n := start(document)
	return result(C.rapidxml_elements(p, n, C.bool(count)))
}
