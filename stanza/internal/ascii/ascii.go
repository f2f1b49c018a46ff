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

// Most is how many bytes Outside looks at.
const Most = 64

// Outside finds, for each set, the first Most bytes of s that are not in it: bit i
// is for the byte at i. The bits from len(s) on say nothing. There must be as many
// of out as sets.
func Outside(out []uint64, sets []Set, s string) {
	if !outside(out, sets, s) {
		outsidePortable(out, sets, s)
	}
}

func outsidePortable(out []uint64, sets []Set, s string) {
	s = s[:min(len(s), Most)]
	for k := range sets {
		out[k] = 0
		for i := range len(s) {
			if !sets[k].Has(s[i]) {
				out[k] |= 1 << i
			}
		}
	}
}
