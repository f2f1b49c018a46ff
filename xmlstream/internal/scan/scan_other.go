//go:build !amd64 || purego

package scan

// Mark sets the bits of the bytes of b from one multiple of Block to another.
func (m *Bitmaps) Mark(b []byte, from, to int) { m.MarkPortable(b, from, to) }

func copyPlain[T string | []byte](dst []byte, s T, where Place) int {
	return copyPortable(dst, s, where)
}

func copyAttrs(dst []byte, attrs []Attr) (n, done int) { return copyAttrsPortable(dst, attrs) }
