package stanza

import "strings"

// EscapeLocal writes what a local part must not hold in the escapes of
// XEP-0106, so that a name from another system (a mail address, for one) fits
// into an address: "d'artagnan" becomes `d\27artagnan`. A backslash is escaped
// only where it would read as the start of an escape. A space at either end
// stays, since XEP-0106 has no escape for it there: [NewJID] refuses it.
//
// It escapes a name once; do not apply it to what is a local part already.
func EscapeLocal(s string) string {
	if !strings.ContainsAny(s, " \"&'/:<>@\\") {
		return s
	}
	const hex = "0123456789abcdef"
	var b strings.Builder
	b.Grow(len(s) + 8)
	for i := range len(s) {
		c := s[i]
		escape := false
		switch c {
		case ' ':
			escape = i > 0 && i < len(s)-1
		case '"', '&', '\'', '/', ':', '<', '>', '@':
			escape = true
		case '\\':
			_, escape = unescapeAt(s, i)
		}
		if escape {
			b.WriteByte('\\')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// UnescapeLocal is the inverse of [EscapeLocal], for showing a local part or
// handing it to the other system; what is no escape stays as it is. The result
// may hold '@' and '/': it is no local part any more.
func UnescapeLocal(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); i++ {
		c, escaped := unescapeAt(s, i)
		// A space was at neither end of the name.
		if !escaped || c == ' ' && (i == 0 || i+3 == len(s)) {
			b.WriteByte(s[i])
			continue
		}
		b.WriteByte(c)
		i += 2
	}
	return b.String()
}

// unescapeAt reports whether one of the ten escapes is at s[i:], and what it
// stands for. Their letters have no case: enforcement makes it lower.
func unescapeAt(s string, i int) (c byte, ok bool) {
	if len(s)-i < 3 || s[i] != '\\' {
		return 0, false
	}
	switch s[i+1 : i+3] {
	case "20":
		return ' ', true
	case "22":
		return '"', true
	case "26":
		return '&', true
	case "27":
		return '\'', true
	case "2f", "2F":
		return '/', true
	case "3a", "3A":
		return ':', true
	case "3c", "3C":
		return '<', true
	case "3e", "3E":
		return '>', true
	case "40":
		return '@', true
	case "5c", "5C":
		return '\\', true
	}
	return 0, false
}
