package stanza

import (
	"math/bits"

	"github.com/xmppwire/xmppwire/stanza/internal/ascii"
)

// The sets of characters that a short address is looked at with.
const (
	markAt = iota
	markSlash
	markDot
	markHyphen
	markLocal
	markHost
	markLetter // of a host: what is no digit and no dot
	markResource
	numMarks
)

var shortSets = func() (sets [numMarks]ascii.Set) {
	for k, in := range [numMarks]func(byte) bool{
		markAt:       func(c byte) bool { return c == '@' },
		markSlash:    func(c byte) bool { return c == '/' },
		markDot:      func(c byte) bool { return c == '.' },
		markHyphen:   func(c byte) bool { return c == '-' },
		markLocal:    func(c byte) bool { return jidClasses[c]&inLowerLocal != 0 },
		markHost:     func(c byte) bool { return jidClasses[c]&(inLowerHost|inHostDigits) != 0 || c == '.' },
		markLetter:   func(c byte) bool { return jidClasses[c]&inLowerHost != 0 },
		markResource: func(c byte) bool { return jidClasses[c]&inResource != 0 },
	} {
		sets[k] = ascii.SetOf(in)
	}
	return sets
}()

// canonicalShort is canonical for addresses of less than 64 bytes, looked at all at
// once: a part is a set of bytes, with bit i for the byte at i. It leaves out
// domains with "--".
func canonicalShort(s string) (JID, bool) {
	if len(s) >= ascii.Most {
		return JID{}, false
	}
	var out [numMarks]uint64
	ascii.Outside(out[:], shortSets[:], s)
	local, from, end := 0, 0, len(s)
	var resource uint64
	if slash := first(len(s)) &^ out[markSlash]; slash != 0 {
		end = bits.TrailingZeros64(slash)
		if resource = first(len(s)) &^ first(end+1); resource == 0 {
			return JID{}, false
		}
	}
	if at := first(end) &^ out[markAt]; at != 0 {
		local = bits.TrailingZeros64(at)
		if from = local + 1; local == 0 {
			return JID{}, false
		}
	}
	domain := first(end) &^ first(from)
	dots, hyphens := domain&^out[markDot], domain&^out[markHyphen]
	edges := dots<<1 | dots>>1 | 1<<from | 1<<end>>1 // of labels
	wrong := first(local)&out[markLocal] | domain&out[markHost] | resource&out[markResource] |
		(dots|hyphens)&edges | hyphens&(hyphens>>1)
	if wrong != 0 || domain&^out[markLetter] == 0 {
		return JID{}, false
	}
	return JID{full: s, local: uint16(local), domain: uint16(end - from)}, true
}

// first is the set of the first n bytes.
func first(n int) uint64 { return 1<<n - 1 }
