//go:build !cgo

// Package native runs the XML parsers of C and C++ that Debian has. This is
// what remains of it without cgo.
package native

import "errors"

// Chunk is how many bytes the push parsers get at once.
const Chunk = 16 << 10

var errNoCgo = errors.New("the parsers of C and C++ need cgo: set CGO_ENABLED=1, and run bench/compare/setup as root on Debian, which installs them and a compiler")

// Expat says what is missing.
func Expat([]byte) (int, error) { return 0, errNoCgo }

// Libxml2 says what is missing.
func Libxml2([]byte) (int, error) { return 0, errNoCgo }

// Pugixml says what is missing.
func Pugixml([]byte, bool) (int, error) { return 0, errNoCgo }

// Rapidxml says what is missing.
func Rapidxml([]byte, bool) (int, error) { return 0, errNoCgo }
