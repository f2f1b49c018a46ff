//go:build !amd64 || purego

package scan

// Mark sets the bits of the bytes of b from one multiple of Block to another.
func (m *Bitmaps) Mark(b []byte, from, to int) { m.MarkPortable(b, from, to) }

func plain[T string | []byte](s T, i int, where place) int { return plainPortable(s, i, where) }
