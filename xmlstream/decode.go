package xmlstream

import (
	"bytes"
	"unicode/utf8"
)

// appendDecodedText appends the characters of a run of text as received:
// references replaced, CDATA sections unwrapped, line ends normalised (XML 1.0
// §2.11). The run has been checked.
func appendDecodedText(dst, raw []byte) []byte {
	for len(raw) > 0 {
		i := 0
		for i < len(raw) && raw[i] != '&' && raw[i] != '<' && raw[i] != '\r' {
			i++
		}
		dst = append(dst, raw[:i]...)
		if raw = raw[i:]; len(raw) == 0 {
			return dst
		}
		switch raw[0] {
		case '&':
			dst, raw = appendReference(dst, raw)
		case '\r':
			dst, raw = appendLineEnd(dst, raw)
		default:
			raw = raw[len("<![CDATA["):]
			end := bytes.Index(raw, []byte("]]>"))
			section := raw[:end]
			raw = raw[end+len("]]>"):]
			for len(section) > 0 {
				i := bytes.IndexByte(section, '\r')
				if i < 0 {
					dst = append(dst, section...)
					break
				}
				dst = append(dst, section[:i]...)
				dst, section = appendLineEnd(dst, section[i:])
			}
		}
	}
	return dst
}

// appendDecodedAttr appends an attribute value, normalised (XML 1.0 §3.3.3):
// white space that is not a reference becomes a space.
func appendDecodedAttr(dst, raw []byte) []byte {
	for i := 0; i < len(raw); {
		switch c := raw[i]; c {
		case '&':
			var rest []byte
			dst, rest = appendReference(dst, raw[i:])
			i = len(raw) - len(rest)
			continue
		case '\r':
			if i+1 < len(raw) && raw[i+1] == '\n' {
				i++
			}
			dst = append(dst, ' ')
		case '\t', '\n':
			dst = append(dst, ' ')
		default:
			dst = append(dst, c)
		}
		i++
	}
	return dst
}

func appendLineEnd(dst, raw []byte) (_, rest []byte) {
	if len(raw) > 1 && raw[1] == '\n' {
		return append(dst, '\n'), raw[2:]
	}
	return append(dst, '\n'), raw[1:]
}

// appendReference appends what the reference at the front of raw stands for.
func appendReference(dst, raw []byte) (_, rest []byte) {
	end := bytes.IndexByte(raw, ';')
	name, rest := raw[1:end], raw[end+1:]
	if name[0] != '#' {
		return append(dst, predefined(name)), rest
	}
	digits, base := name[1:], rune(10)
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	var r rune
	for _, c := range digits {
		r = r*base + rune(hexValue(c))
	}
	return utf8.AppendRune(dst, r), rest
}

// predefined is the character of an entity of XML 1.0 §4.6, or 0.
func predefined(name []byte) byte {
	switch string(name) {
	case "lt":
		return '<'
	case "gt":
		return '>'
	case "amp":
		return '&'
	case "apos":
		return '\''
	case "quot":
		return '"'
	}
	return 0
}

// hexValue is the value of a hexadecimal digit, or 0xFF.
func hexValue(c byte) byte {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10
	}
	return 0xFF
}
