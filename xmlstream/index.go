package xmlstream

import (
	"encoding/binary"

	"github.com/xmppwire/xmppwire/xmlstream/internal/scan"
)

// slack is how much memory a buffer has behind its input: eight zero bytes,
// which end every run, and what loads of whole words and kernels read beyond.
const slack = 3 * scan.Block

// index brings the bitmaps up to date from position i of the buffer on, and puts
// the zero bytes behind the input. Only what is new is looked at.
func (e *engine) index(i int) {
	n := len(e.buf)
	buf := e.buf[:cap(e.buf)]
	binary.LittleEndian.PutUint64(buf[n:], 0)
	if e.indexed == n {
		return
	}
	if 8*len(e.bitmaps.Names) < cap(e.buf) {
		e.bitmaps = scan.NewBitmaps(cap(e.buf))
	}
	from := max(i, e.indexed) &^ (scan.Block - 1)
	to := (n + 8 + scan.Block - 1) &^ (scan.Block - 1)
	if e.t.tier == tierPortable {
		e.bitmaps.MarkPortable(buf, from, to)
	} else {
		e.bitmaps.Mark(buf, from, to)
	}
	e.indexed = n
}
