package stanza

import (
	"math/bits"

	"github.com/xmppwire/xmppwire/stanza/internal/ascii"
)

// canonical reads an ASCII address that is in its normal form already, as
// nearly all are. It only saves time: what it leaves to the enforcement, such
// as IP addresses and A-labels, may be in its normal form too.
func canonical(s string) (JID, bool) {
	if ascii.Fast() {
		if j, ok := canonicalShort(s); ok {
			return j, true
		}
	}
	return canonicalLong(s)
}

// canonicalLong is canonical for addresses of any length, byte by byte.
func canonicalLong(s string) (JID, bool) {
	local, from := 0, 0
	end := pass(s, 0, inLowerLocal)
	if end < len(s) && s[end] == '@' {
		if end == 0 || end > maxPart {
			return JID{}, false
		}
		local, from = end, end+1
	}
	end, ok := canonicalHost(s, from)
	if !ok || end < len(s) && (s[end] != '/' || !canonicalResource(s[end+1:])) {
		return JID{}, false
	}
	return JID{full: s, local: uint16(local), domain: uint16(end - from)}, true
}

// What an ASCII character may be in a part that is in its normal form.
const (
	inLowerLocal = 1 << iota
	inLowerHost  // a letter, "_" or "-"
	inHostDigits
	inResource
)

var jidClasses = func() (t [256]uint8) {
	for c := byte(' '); c <= '~'; c++ {
		t[c] |= inResource
		upper := 'A' <= c && c <= 'Z'
		if inLocal(c) && !upper {
			t[c] |= inLowerLocal
		}
		switch {
		case 'a' <= c && c <= 'z', c == '_', c == '-':
			t[c] |= inLowerHost
		case '0' <= c && c <= '9':
			t[c] |= inHostDigits
		}
	}
	return t
}()

// pass returns the index of the first character from i on that is not of a
// class.
func pass(s string, i int, class uint8) int {
	classes := &jidClasses
	for i < len(s) && classes[s[i]]&class != 0 {
		i++
	}
	return i
}

func canonicalResource(s string) bool {
	if s == "" || len(s) > maxPart {
		return false
	}
	i := 0
	for ; i+8 <= len(s); i += 8 {
		// A carry out of DEL only reaches what is refused anyway.
		if w := word(s, i); (w|(w-' '*ones)|(w+ones))&highs != 0 {
			return false
		}
	}
	return pass(s, i, inResource) == len(s)
}

// canonicalHost passes over a host name of NR-LDH labels (or with underscores)
// in lower case that is not digits and dots alone. It returns where that ends.
func canonicalHost(s string, from int) (end int, ok bool) {
	classes, seen := &jidClasses, uint8(0)
	for label := from; ; label = end + 1 {
		end = label
		if end+8 <= len(s) {
			if letters := bits.TrailingZeros64(notLower(word(s, end))) / 8; letters > 0 {
				end += letters
				seen |= inLowerHost
			}
		}
		for ; end < len(s); end++ {
			class := classes[s[end]]
			if class&(inLowerHost|inHostDigits) == 0 {
				break
			}
			seen |= class
		}
		n := end - label
		switch {
		case n == 0, n > maxLabel, end > from+maxHost, s[label] == '-', s[end-1] == '-', n > 3 && s[label+2:label+4] == "--":
			return end, false
		case end == len(s), s[end] != '.':
			return end, seen&inLowerHost != 0
		}
	}
}

const (
	ones  = 0x0101010101010101
	highs = 0x80 * ones
)

// word returns eight characters, the first of them lowest.
func word(s string, i int) uint64 {
	s = s[i : i+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// notLower marks, by its high bit, each character that is not one of a to z.
func notLower(w uint64) uint64 {
	ascii := w &^ highs
	from, beyond := ascii+(0x80-'a')*ones, ascii+(0x80-'z'-1)*ones
	return (w | beyond | ^from) & highs
}
