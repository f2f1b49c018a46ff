package stanza

import (
	"math/bits"

	"github.com/xmppwire/xmppwire/stanza/internal/ascii"
)

// The sets that a short address is looked at with; their order is that of marks.
const (
	markAt = iota
	markSlash
	markDot
	markHyphen
	markLocal
	markHost
	markLetter // of those for a host: no digit and no dot
	markResource
	numMarks
)

var shortSets = func() (sets [numMarks]ascii.Set) {
	for k, in := range [numMarks]func(byte) bool{
		markAt:     func(c byte) bool { return c == '@' },
		markSlash:  func(c byte) bool { return c == '/' },
		markDot:    func(c byte) bool { return c == '.' },
		markHyphen: func(c byte) bool { return c == '-' },
		markLocal:  func(c byte) bool { return jidClasses[c]&inLowerLocal != 0 },
		markHost:   func(c byte) bool { return jidClasses[c]&(inLowerHost|inHostDigits) != 0 || c == '.' },
		markLetter: func(c byte) bool { return jidClasses[c]&inLowerHost != 0 },
		markResource: func(c byte) bool {
			return jidClasses[c]&inResource != 0
		},
	} {
		sets[k] = ascii.SetOf(in)
	}
	return sets
}()

// canonicalShort is canonical for addresses of less than 64 bytes, all of them at
// once: as sets of bytes, one bit each. It leaves out labels with "--".
func canonicalShort(s string) (JID, bool) {
	var out [numMarks]uint64
	n := len(s)
	if n >= ascii.Most || !ascii.Outside(out[:], shortSets[:], s) {
		return JID{}, false
	}
	all := uint64(1)<<n - 1
	bare := all
	rest := uint64(0) // of the resource
	end := n
	if slash := ^out[markSlash] & all; slash != 0 {
		end = bits.TrailingZeros64(slash)
		bare = uint64(1)<<end - 1
		rest = all &^ (bare<<1 | 1)
		if rest == 0 {
			return JID{}, false
		}
	}
	local, from := 0, 0
	before := uint64(0) // of the local part
	if at := ^out[markAt] & bare; at != 0 {
		local = bits.TrailingZeros64(at)
		from = local + 1
		before = uint64(1)<<local - 1
		if local == 0 {
			return JID{}, false
		}
	}
	host := bare >> from << from
	first, last := uint64(1)<<from, (bare+1)>>1
	dots, hyphens := ^out[markDot]&host, ^out[markHyphen]&host
	edges := (dots<<1 | first) | (dots>>1 | last) // of labels
	bad := out[markLocal]&before | out[markHost]&host | out[markResource]&rest |
		(dots|hyphens)&edges | hyphens&(hyphens>>1)
	if bad != 0 || host&^out[markLetter] == 0 {
		return JID{}, false
	}
	return JID{full: s, local: uint16(local), domain: uint16(end - from)}, true
}
