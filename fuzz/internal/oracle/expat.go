//go:build expat

package oracle

// #cgo LDFLAGS: -lexpat
// #include "transcript.h"
import "C"

import (
	"fmt"
	"strings"
	"unsafe"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// Expat promises that what is accepted, libexpat reads as the same trees with
// the same ends, and that a document which is refused as not well-formed,
// libexpat refuses too.
//
// Its known faults, which are excused here and nothing else:
//
//   - Names are those of the fourth edition, and of the BMP.
//   - Any version is accepted that looks like one; 1.x is not refused.
//   - U+FEFF before the root is a signature to it; RFC 6120 §11.6 has none.
//   - Of a qualified name only what follows the first colon counts as local,
//     colons and digits at its start included (Namespaces in XML 1.0 §4).
//   - U+0001 would end a namespace name, but is no character of XML 1.0.
func Expat(input []byte, s Setting) error {
	document := s.Options.Mode == xmlstream.Document
	var want transcript
	tok := xmlstream.NewTokenizer(&s.Options)
	events, end := 0, int64(0)
	want.fault = feed(tok, input, whole(), func(e xmlstream.Event, _ int) {
		if e != xmlstream.Keepalive {
			want.add(tok, e)
			events++
			end = tok.InputOffset()
		}
	})
	if events > 0 && !s.Options.FollowRestarts {
		got, refused := expat(input[:end], document, false)
		switch {
		case refused == "":
			if err := differ(input, s.Name+": tokenizer and libexpat", want.log, got); err != nil {
				return err
			}
		case strings.Contains(refused, "not well-formed") && strings.ContainsFunc(string(input), beyondASCII):
		default:
			return fmt.Errorf("%s: libexpat says %s: %q", s.Name, refused, input)
		}
	}
	if f := want.fault; document && f != nil && f.Condition == xmlstream.NotWellFormed && !lenient(input, f) {
		if got, refused := expat(input, true, true); refused == "" {
			return fmt.Errorf("%s: %v, but libexpat reads %q: %q", s.Name, f, got, input)
		}
	}
	return nil
}

// lenient reports whether a document is one that libexpat is known to accept
// although it is not well-formed.
func lenient(input []byte, f *xmlstream.SyntaxError) bool {
	why := f.Err.Error()
	return strings.HasPrefix(string(input), "\uFEFF") ||
		strings.Contains(why, "XML version") || strings.Contains(why, "in an XML declaration") ||
		strings.Contains(why, "in a name") && strings.Contains(string(input), ":")
}

// expat reads with libexpat. refused is its message, empty if it accepts.
func expat(input []byte, document, final bool) (log []byte, refused string) {
	var out C.struct_reading
	isFinal, first := C.int(0), C.int(1)
	if final {
		isFinal = 1
	}
	if document {
		first = 0
	}
	message := C.expat_read((*C.char)(unsafe.Pointer(unsafe.SliceData(input))), C.int(len(input)), isFinal, first, &out)
	defer C.free(unsafe.Pointer(out.log))
	log = C.GoBytes(unsafe.Pointer(out.log), C.int(out.length))
	if message != nil {
		return log, C.GoString(message)
	}
	return log, ""
}
