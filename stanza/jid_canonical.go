package stanza

import "strings"

// canonical reads an ASCII address that is in its normal form already, as
// nearly all are. It only saves time: what it leaves to the enforcement, such
// as IP addresses and A-labels, may be in its normal form too.
func canonical(s string) (JID, bool) {
	rest, local := s, 0
	slash := strings.IndexByte(s, '/')
	if slash >= 0 {
		if !canonicalResource(s[slash+1:]) {
			return JID{}, false
		}
		rest = s[:slash]
	}
	if at := strings.IndexByte(rest, '@'); at >= 0 {
		if !canonicalLocal(rest[:at]) {
			return JID{}, false
		}
		local, rest = at, rest[at+1:]
	}
	if !canonicalHost(rest) {
		return JID{}, false
	}
	return JID{full: s, local: uint16(local), domain: uint16(len(rest))}, true
}

func canonicalLocal(s string) bool {
	if s == "" || len(s) > maxPart {
		return false
	}
	for i := range len(s) {
		if c := s[i]; !inLocal(c) || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}

func canonicalResource(s string) bool {
	if s == "" || len(s) > maxPart {
		return false
	}
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' {
			return false
		}
	}
	return true
}

// canonicalHost reports whether s is a host name of NR-LDH labels (or with
// underscores) in lower case that is not digits and dots alone.
func canonicalHost(s string) bool {
	if len(s) > maxHost {
		return false
	}
	named := false
	label := 0 // where it starts
	before := byte('.')
	for i := range len(s) {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z' || c == '_':
			named = true
		case '0' <= c && c <= '9':
		case c == '-':
			if before == '.' || before == '-' && i == label+3 {
				return false
			}
			named = true
		case c == '.':
			if before == '.' || before == '-' || i > label+maxLabel {
				return false
			}
			label = i + 1
		default:
			return false
		}
		before = c
	}
	return named && before != '.' && before != '-' && len(s) <= label+maxLabel
}
