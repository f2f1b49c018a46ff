package xmlstream

import (
	"unicode"
	"unicode/utf8"
)

// Classes of ASCII bytes, and of all bytes from 0x80 as far as one byte tells.
const (
	classSpace     = 1 << iota // S of XML 1.0
	classNameStart             // NCNameStartChar
	className                  // NCNameChar
	classPlainText             // may stand in text as it is: no markup, no control, no "]", no CR
	classWide                  // part of a multi-byte sequence
)

var classes = makeClasses()

func makeClasses() (t [256]uint8) {
	for c := range t {
		switch {
		case c >= utf8.RuneSelf:
			t[c] |= classWide
			continue
		case c == ' ', c == '\t', c == '\n', c == '\r':
			t[c] |= classSpace
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c == '_':
			t[c] |= classNameStart | className
		case '0' <= c && c <= '9', c == '-', c == '.':
			t[c] |= className
		}
		if (c >= ' ' || c == '\t' || c == '\n') && c != '<' && c != '&' && c != ']' {
			t[c] |= classPlainText
		}
	}
	return t
}

func isSpace(c byte) bool { return classes[c]&classSpace != 0 }

// isChar is Char of XML 1.0 (production 2) for a decoded rune.
func isChar(r rune) bool {
	if r < ' ' {
		return r == '\t' || r == '\n' || r == '\r'
	}
	return r <= 0xD7FF || 0xE000 <= r && r <= 0xFFFD || 0x10000 <= r && r <= unicode.MaxRune
}

// isNameStart is NameStartChar of XML 1.0, 5th edition (production 4), without
// the colon.
func isNameStart(r rune) bool {
	if r < utf8.RuneSelf {
		return classes[r]&classNameStart != 0
	}
	switch {
	case r <= 0xD6:
		return r >= 0xC0
	case r <= 0xF6:
		return r >= 0xD8
	case r <= 0x2FF:
		return r >= 0xF8
	case r <= 0x37D:
		return r >= 0x370
	case r <= 0x1FFF:
		return r >= 0x37F
	case r <= 0x200D:
		return r >= 0x200C
	case r <= 0x218F:
		return r >= 0x2070
	case r <= 0x2FEF:
		return r >= 0x2C00
	case r <= 0xD7FF:
		return r >= 0x3001
	case r <= 0xFDCF:
		return r >= 0xF900
	case r <= 0xFFFD:
		return r >= 0xFDF0
	}
	return 0x10000 <= r && r <= 0xEFFFF
}

// isNameChar is NameChar of XML 1.0, 5th edition (production 4a), without the
// colon.
func isNameChar(r rune) bool {
	if r < utf8.RuneSelf {
		return classes[r]&className != 0
	}
	return isNameStart(r) || r == 0xB7 || 0x300 <= r && r <= 0x36F || 0x203F <= r && r <= 0x2040
}

// isNCName reports whether s is a name without colon (Namespaces in XML 1.0,
// production 4).
func isNCName[T string | []byte](s T) bool {
	if len(s) == 0 {
		return false
	}
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(string(s[i:min(i+utf8.UTFMax, len(s))]))
			if r == utf8.RuneError && n == 1 {
				return false
			}
		}
		if i == 0 && !isNameStart(r) || !isNameChar(r) {
			return false
		}
		i += n
	}
	return true
}
