package scan

import "math/bits"

// Bitmaps say, with one bit for each byte of a buffer, where the runs of plain
// bytes end:
//
//	buffer   <body id='m1'>Hi &amp; bye</body>
//	Names    1....1..11..11..11...11...11....1
//	Texts    1................1........1......
//	Values   1........1..1....1........1......
//
// Bit i%8 of byte i/8 is that of byte i, so that the bits from i on are a
// little-endian word at i/8, shifted right by i%8. At least 57 of its bits are
// real: a token that is shorter ends at the lowest one.
type Bitmaps struct {
	Names  []byte // what is no ASCII character of an NCName
	Texts  []byte // "<", "&", "]", a control other than TAB and LF, not ASCII
	Values []byte // a quote of either kind, "<", "&", a control, not ASCII
}

// Block is how many bytes a kernel takes at once.
const Block = 32

// Reach is how far behind the byte asked for a look into a bitmap may read.
const Reach = 8

// NewBitmaps returns bitmaps for a buffer of n bytes, a multiple of Block.
func NewBitmaps(n int) Bitmaps {
	size := n/8 + Reach
	all := make([]byte, 3*size)
	return Bitmaps{all[:size:size], all[size : 2*size : 2*size], all[2*size:]}
}

// MarkPortable is Mark in Go alone.
func (m *Bitmaps) MarkPortable(b []byte, from, to int) {
	markGeneric(m.Names[from/8:to/8], m.Texts[from/8:to/8], m.Values[from/8:to/8], b[from:to])
}

// Next returns the first byte from i on whose bit is set; there must be one.
func Next(bitmap []byte, i int) int {
	w := uint64(bitmap[i>>3]) >> (i & 7)
	for w == 0 {
		i = i&^7 + 8
		w = load64(bitmap, i>>3)
		if w == 0 {
			i += 56
		}
	}
	return i + bits.TrailingZeros64(w)
}
