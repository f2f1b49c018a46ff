package xmlstream

import (
	"math/bits"
	"unicode/utf8"

	"github.com/xmppwire/xmppwire/xmlstream/internal/names"
	"github.com/xmppwire/xmppwire/xmlstream/internal/scan"
)

// What the fast path meets less often: prefixes, names that the static table
// has not got, references, and characters that are not ASCII. A position of 0
// says that the machine must read it: nothing that is asked for ends there.

// oddText goes on with text that is plain up to i, and returns where "<" ends
// it, and flagDirty if it needs decoding.
func (e *engine) oddText(buf []byte, i int) (end int, flags uint8) {
	for {
		switch c := load8(buf, i); {
		case c == '<':
			return i, flags
		case c == '&':
			if i = passReference(buf, i); i == 0 {
				return 0, 0
			}
			flags = flagDirty
		case c == ']' && load16(buf, i+1) != ']'|'>'<<8:
			i++
		case c == '\r':
			flags = flagDirty
			i++
		case c >= utf8.RuneSelf:
			if i = passWide(buf, i); i == 0 {
				return 0, 0
			}
		default:
			return 0, 0
		}
		i = scan.Next(e.bitmaps.Texts, i)
	}
}

// oddValue goes on with an attribute value that is plain up to i, and returns
// where the quote ends it, and flagDirty if it needs decoding.
func (e *engine) oddValue(buf []byte, i int, quote byte) (end int, flags uint8) {
	for {
		switch c := load8(buf, i); {
		case c == quote:
			return i, flags
		case c == '\'', c == '"':
			i++
		case c == '&':
			if i = passReference(buf, i); i == 0 {
				return 0, 0
			}
			flags = flagDirty
		case isSpace(c):
			flags = flagDirty
			i++
		case c >= utf8.RuneSelf:
			if i = passWide(buf, i); i == 0 {
				return 0, 0
			}
		default:
			return 0, 0
		}
		i = scan.Next(e.bitmaps.Values, i)
	}
}

// passWide returns what follows the characters at i that are not ASCII.
func passWide(buf []byte, i int) int {
	for {
		c := load8(buf, i)
		next := load16(buf, i+1)
		switch {
		case c < utf8.RuneSelf:
			return i
		case 0xC2 <= c && c <= 0xDF && next&0xC0 == 0x80:
			i += 2
		case 0xE1 <= c && c <= 0xEC && next&0xC0C0 == 0x8080:
			i += 3
		default:
			r, n := utf8.DecodeRune(buf[i : i+utf8.UTFMax])
			if n == 1 || !isChar(r) {
				return 0
			}
			i += n
		}
	}
}

// passReference returns what follows the reference at i.
func passReference(buf []byte, i int) int {
	const lt, gt = 'l' | 't'<<8 | ';'<<16, 'g' | 't'<<8 | ';'<<16
	const amp = 'a' | 'm'<<8 | 'p'<<16 | ';'<<24
	const apos = 'a' | 'p'<<8 | 'o'<<16 | 's'<<24 | ';'<<32
	const quot = 'q' | 'u'<<8 | 'o'<<16 | 't'<<24 | ';'<<32
	i++
	w := load64(buf, i)
	switch {
	case w&keep[3] == lt, w&keep[3] == gt:
		return i + 3
	case w&keep[4] == amp:
		return i + 4
	case w&keep[5] == apos, w&keep[5] == quot:
		return i + 5
	case byte(w) != '#':
		return 0
	}
	i++
	base := rune(10)
	if load8(buf, i) == 'x' {
		base = 16
		i++
	}
	char, first := rune(0), i
	for ; ; i++ {
		digit := rune(hexValue(load8(buf, i)))
		if digit >= base {
			break
		}
		char = min(char*base+digit, utf8.MaxRune+1)
	}
	if i == first || load8(buf, i) != ';' || !isChar(char) {
		return 0
	}
	return i + 1
}

// qualified returns the end of a name with a prefix, which the ":" at colon
// ends, and the id of its local part.
func (e *engine) qualified(buf []byte, name, colon int) (end int, id uint16) {
	local := colon + 1
	w := load64(e.bitmaps.Names, local>>3) >> (local & 7)
	if w == 0 || classes[load8(buf, name)]&classes[load8(buf, local)]&classNameStart == 0 {
		return 0, 0
	}
	end = local + bits.TrailingZeros64(w)
	if load8(buf, end) == ':' || end-name > e.limits.NameBytes {
		return 0, 0
	}
	return end, names.Local(buf[local:end])
}

// unknownName reports whether a run of name characters outside the static
// table is a name.
func (e *engine) unknownName(buf []byte, name, length int) bool {
	return classes[load8(buf, name)]&classNameStart != 0 && length <= e.limits.NameBytes
}

// resolveFast is resolve for a tag that the machine reads again if there is a
// fault in it.
func (e *engine) resolveFast() bool {
	space, lang, bindings := e.space, e.lang, len(e.bindings)
	if e.resolve() == goOn {
		return true
	}
	e.space, e.lang, e.bindings, e.fault = space, lang, e.bindings[:bindings], nil
	return false
}

// moreNodes returns the tape with room behind the k nodes in use.
func (e *engine) moreNodes(k int) []node {
	e.tape = append(e.tape[:k], node{})
	return e.tape[:cap(e.tape)]
}
