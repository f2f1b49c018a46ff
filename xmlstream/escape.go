package xmlstream

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xmppwire/xmppwire/xmlstream/internal/scan"
)

// ErrUnencodable is wrapped by every error about a Go value that XML has no
// form for: a control character, invalid UTF-8, a name that is none.
var ErrUnencodable = errors.New("xmlstream: the value cannot be written as XML")

// AppendText appends s as character data, escaped. Text with characters that
// XML cannot carry is an error, and dst is returned as it was, but for the memory
// behind it. It allocates only where dst has no room. s must not lie in
// dst[len(dst):cap(dst)].
func AppendText[T string | []byte](dst []byte, s T) ([]byte, error) {
	return appendEscaped(dst, s, scan.InText)
}

// AppendAttrValue appends s as an attribute value without the quotes, escaped
// for either kind of quote. Errors and allocation are those of AppendText.
func AppendAttrValue[T string | []byte](dst []byte, s T) ([]byte, error) {
	return appendEscaped(dst, s, scan.InValue)
}

// appendEscaped goes from one character that must be looked at to the next, and
// copies what lies before it.
func appendEscaped[T string | []byte](dst []byte, s T, where scan.Place) ([]byte, error) {
	out := dst
	for i := 0; i < len(s); {
		at := len(out)
		out = slices.Grow(out, len(s)-i)
		n := scan.Copy(out[at:cap(out)], s[i:], where)
		out = out[:at+n]
		if i += n; i == len(s) {
			break
		}
		if s[i] >= utf8.RuneSelf {
			n, err := checkWide(s[i:])
			if err != nil {
				return dst, fmt.Errorf("%w at %d of a text", err, i+n)
			}
			out = append(out, s[i:i+n]...)
			i += n
			continue
		}
		escape := escapeOf(s[i])
		if escape == "" {
			return dst, fmt.Errorf("%w: U+%04X at %d of a text", ErrUnencodable, s[i], i)
		}
		out = append(out, escape...)
		i++
	}
	return out, nil
}

// checkWide checks the characters at the front of s that are not ASCII, with letters,
// digits and some signs between them. It returns how many bytes they are, or where
// the fault is.
func checkWide[T string | []byte](s T) (n int, err error) {
	for ascii := 0; n < len(s) && ascii < 32; ascii = 0 {
		// Two bytes, and three that cannot be a surrogate, too short a form or
		// no character: most scripts, at a byte a step.
		switch c := s[n]; {
		case 0xC2 <= c && c <= 0xDF && n+1 < len(s) && s[n+1]&0xC0 == 0x80:
			n += 2
			continue
		case 0xE1 <= c && c <= 0xEC && n+2 < len(s) && s[n+1]&0xC0 == 0x80 && s[n+2]&0xC0 == 0x80:
			n += 3
			continue
		case c < utf8.RuneSelf:
			for n < len(s) && ascii < 32 && (classes[s[n]]&className != 0 || s[n] == ' ' || s[n] == ',') {
				n++
				ascii++
			}
			if n == len(s) || s[n] < utf8.RuneSelf {
				return n, nil
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(string(s[n:min(len(s), n+utf8.UTFMax)]))
		if r == utf8.RuneError && size == 1 {
			return n, fmt.Errorf("%w: byte 0x%02X, which is not UTF-8,", ErrUnencodable, s[n])
		}
		if !isChar(r) {
			return n, fmt.Errorf("%w: U+%04X", ErrUnencodable, r)
		}
		n += size
	}
	return n, nil
}

// escapeOf returns what stands for a character that cannot stand as it is, ""
// if nothing does.
func escapeOf(c byte) string {
	switch c {
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '&':
		return "&amp;"
	case '\'':
		return "&apos;"
	case '"':
		return "&quot;"
	case '\t':
		return "&#x9;"
	case '\n':
		return "&#xA;"
	case '\r':
		return "&#xD;"
	}
	return ""
}

// checkName refuses what is not an NCName.
func checkName(what, name string) error {
	if isNCName(name) {
		return nil
	}
	return fmt.Errorf("%w: %q is not the name of an %s", ErrUnencodable, shorten(strings.ToValidUTF8(name, "\uFFFD")), what)
}
