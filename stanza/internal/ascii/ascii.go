// Package ascii finds the characters of short strings that are in sets.
package ascii

// Set is a set of ASCII characters. The byte for the low half of a character has a
// bit for each high half.
type Set [16]uint8

// SetOf returns the set of those that in says.
func SetOf(in func(c byte) bool) (s Set) {
	for c := range byte(0x80) {
		if in(c) {
			s[c&0xF] |= 1 << (c >> 4)
		}
	}
	return s
}

// Has reports whether the character is in the set.
func (s *Set) Has(c byte) bool { return c < 0x80 && s[c&0xF]>>(c>>4)&1 != 0 }

// Most is how many bytes can be looked at.
const Most = 64

// Outside finds, for each set, the bytes of s that are not in it: bit i is for the
// byte at i, and those from len(s) on say nothing. It reports false if it does not
// know: of a longer string, of some by where they lie in memory, and without the
// instructions that make it faster than a loop over the bytes.
func Outside(out []uint64, sets []Set, s string) bool { return outside(out, sets, s) }
