package stanza

// canonical reads an ASCII address that is in its normal form already, as
// nearly all are. It only saves time: what it leaves to the enforcement, such
// as IP addresses and A-labels, may be in its normal form too.
func canonical(s string) (JID, bool) {
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
	return s != "" && len(s) <= maxPart && pass(s, 0, inResource) == len(s)
}

// canonicalHost passes over a host name of NR-LDH labels (or with underscores)
// in lower case that is not digits and dots alone. It returns where that ends.
func canonicalHost(s string, from int) (end int, ok bool) {
	classes, seen := &jidClasses, uint8(0)
	for label := from; ; label = end + 1 {
		for end = label; end < len(s); end++ {
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
