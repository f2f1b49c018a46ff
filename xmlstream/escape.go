package xmlstream

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/xmppwire/xmppwire/xmlstream/internal/scan"
)

// ErrUnencodable is wrapped by every error about a Go value that XML has no
// form for: a control character, invalid UTF-8, a name that is none.
var ErrUnencodable = errors.New("xmlstream: the value cannot be written as XML")

// AppendText appends s as character data, escaped. Text with characters that
// XML cannot carry is an error, and dst is returned as it was. It allocates
// only where dst has no room.
func AppendText[T string | []byte](dst []byte, s T) ([]byte, error) {
	return appendEscaped(dst, s, classAsItIsText)
}

// AppendAttrValue appends s as an attribute value without the quotes, escaped
// for either kind of quote. Errors and allocation are those of AppendText.
func AppendAttrValue[T string | []byte](dst []byte, s T) ([]byte, error) {
	return appendEscaped(dst, s, classAsItIsAttr)
}

// appendEscaped copies s, which is all that most values need, and checks the
// copy. If that holds something to escape, the rest is copied anew in runs.
func appendEscaped[T string | []byte](dst []byte, s T, asItIs uint8) ([]byte, error) {
	start := len(dst)
	dst = append(dst, s...)
	first := -1 // that must be escaped
	for i := scan.Plain(dst, start); i < len(dst); i = scan.Plain(dst, i) {
		c := dst[i]
		switch {
		case c >= utf8.RuneSelf:
			n, err := checkWide(dst[i:])
			if err != nil {
				return dst[:start], fmt.Errorf("%w at %d of a text", err, i+n-start)
			}
			i += n
			continue
		case classes[c]&asItIs != 0:
		case escapeOf(c) == "":
			return dst[:start], fmt.Errorf("%w: U+%04X at %d of a text", ErrUnencodable, c, i-start)
		case first < 0:
			first = i - start
		}
		i++
	}
	if first < 0 {
		return dst, nil
	}
	dst, from := dst[:start+first], first
	for i := first; i < len(s); i++ {
		if c := s[i]; classes[c]&(asItIs|classWide) == 0 {
			dst = append(dst, s[from:i]...)
			dst = append(dst, escapeOf(c)...)
			from = i + 1
		}
	}
	return append(dst, s[from:]...), nil
}

// checkWide checks the characters at the front of b that are not ASCII, and
// returns how many bytes they are, or where the fault is.
func checkWide(b []byte) (n int, err error) {
	for n < len(b) && b[n] >= utf8.RuneSelf {
		// Two bytes, and three that cannot be a surrogate, too short a form or
		// no character: most scripts, at a byte a step.
		switch c := b[n]; {
		case 0xC2 <= c && c <= 0xDF && n+1 < len(b) && b[n+1]&0xC0 == 0x80:
			n += 2
			continue
		case 0xE1 <= c && c <= 0xEC && n+2 < len(b) && b[n+1]&0xC0 == 0x80 && b[n+2]&0xC0 == 0x80:
			n += 3
			continue
		}
		r, size := utf8.DecodeRune(b[n:])
		if r == utf8.RuneError && size == 1 {
			return n, fmt.Errorf("%w: byte 0x%02X, which is not UTF-8,", ErrUnencodable, b[n])
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
