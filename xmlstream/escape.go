package xmlstream

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// ErrUnencodable is wrapped by every error about a Go value that XML has no
// form for: a control character, invalid UTF-8, a name that is none.
var ErrUnencodable = errors.New("xmlstream: the value cannot be written as XML")

// AppendText appends s as character data, escaped. Text with characters that
// XML cannot carry is an error, and dst is returned as it was. It allocates
// only where dst has no room.
func AppendText[T string | []byte](dst []byte, s T) ([]byte, error) {
	return appendEscaped(dst, s, classPlainText)
}

// AppendAttrValue appends s as an attribute value without the quotes, escaped
// for either kind of quote. Errors and allocation are those of AppendText.
func AppendAttrValue[T string | []byte](dst []byte, s T) ([]byte, error) {
	return appendEscaped(dst, s, classPlainAttr)
}

func appendEscaped[T string | []byte](dst []byte, s T, plain uint8) ([]byte, error) {
	start := len(dst)
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if classes[c]&plain != 0 && c != '>' {
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(string(s[i:min(i+utf8.UTFMax, len(s))]))
			if r == utf8.RuneError && n == 1 {
				return dst[:start], fmt.Errorf("%w: byte 0x%02X at %d of a text is not UTF-8", ErrUnencodable, c, i)
			}
			if !isChar(r) {
				return dst[:start], fmt.Errorf("%w: U+%04X at %d of a text is not a character of XML", ErrUnencodable, r, i)
			}
			i += n
			continue
		}
		escape := ""
		switch c {
		case '<':
			escape = "&lt;"
		case '>':
			escape = "&gt;"
		case '&':
			escape = "&amp;"
		case '\'':
			escape = "&apos;"
		case '"':
			escape = "&quot;"
		case '\t':
			escape = "&#x9;"
		case '\n':
			escape = "&#xA;"
		case '\r':
			escape = "&#xD;"
		case ']':
			i++
			continue
		default:
			return dst[:start], fmt.Errorf("%w: U+%04X at %d of a text is not a character of XML", ErrUnencodable, c, i)
		}
		dst = append(dst, s[from:i]...)
		dst = append(dst, escape...)
		i++
		from = i
	}
	return append(dst, s[from:]...), nil
}

// checkName refuses what is not an NCName.
func checkName(what, name string) error {
	if isNCName(name) {
		return nil
	}
	return fmt.Errorf("%w: %q is not the name of an %s", ErrUnencodable, shorten(strings.ToValidUTF8(name, "\uFFFD")), what)
}
