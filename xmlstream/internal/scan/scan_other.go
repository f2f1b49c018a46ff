//go:build !amd64 || purego

package scan

// Mark sets the bits of the bytes of b from one multiple of Block to another.
func (m *Bitmaps) Mark(b []byte, from, to int) { m.MarkPortable(b, from, to) }
