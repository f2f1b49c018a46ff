package xmlstream

import (
	"bytes"
	"math/bits"
	"slices"
	"unicode/utf8"

	"github.com/xmppwire/xmppwire/xmlstream/internal/names"
	"github.com/xmppwire/xmppwire/xmlstream/internal/scan"
)

// What the fast path meets less often: prefixes, names that the static table
// has not got, references, and characters that are not ASCII. A position of 0
// says that the machine must read it: nothing that is asked for ends there.

// resumeText is fastText for text of which what lies before i is read.
func (e *engine) resumeText(buf []byte, i, stop int) int {
	// Most pieces of a long text are plain.
	if end := scan.Next(e.bitmaps.Texts, i); end == stop {
		e.pos, e.chars = end-e.start, true
		return 0
	}
	begin, dirty := e.textStart, e.dirty
	end := e.fastText(buf, i, stop)
	if end == 0 {
		e.textStart, e.dirty = begin, e.dirty || dirty
		return 0
	}
	n := &e.tape[len(e.tape)-1]
	read := uint32(i - e.start - begin)
	n.off -= read
	n.value -= read
	n.length += read
	if dirty {
		n.set(flagDirty)
	}
	return end
}

// leftOver says how to go on where text is left to the machine: not at all if the
// input ends there.
func (e *engine) leftOver() step {
	if e.start+e.pos == len(e.buf) {
		return starve
	}
	return goOn
}

// oddText goes on with text that is plain up to i, and returns where "<" ends
// it, or what the machine must read begins, and flagDirty if it needs decoding.
func (e *engine) oddText(buf []byte, i int) (end int, flags uint8) {
	for {
		switch c := load8(buf, i); {
		case c == '<':
			return i, flags
		case c == '&':
			end := passReference(buf, i)
			if end == 0 {
				return i, flags
			}
			i, flags = end, flagDirty
		case c == ']' && i+2 < len(e.buf) && load16(buf, i+1) != ']'|'>'<<8:
			i++
		case c == '\r':
			flags = flagDirty
			i++
		case c >= utf8.RuneSelf:
			if i = passWide(buf, i); load8(buf, i) >= utf8.RuneSelf {
				return i, flags
			}
		default:
			return i, flags
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
			if i = passWide(buf, i); load8(buf, i) >= utf8.RuneSelf {
				return 0, 0
			}
		default:
			return 0, 0
		}
		i = scan.Next(e.bitmaps.Values, i)
	}
}

// passWide returns what follows the characters at i that are not ASCII: another
// byte that is not if no character begins there.
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
				return i
			}
			i += n
		}
	}
}

// passReference returns what follows the reference at i.
func passReference(buf []byte, i int) int {
	const lt, gt uint64 = 'l' | 't'<<8 | ';'<<16, 'g' | 't'<<8 | ';'<<16
	const amp uint64 = 'a' | 'm'<<8 | 'p'<<16 | ';'<<24
	const apos uint64 = 'a' | 'p'<<8 | 'o'<<16 | 's'<<24 | ';'<<32
	const quot uint64 = 'q' | 'u'<<8 | 'o'<<16 | 't'<<24 | ';'<<32
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

// oddName reads a name that has a prefix, characters that are not ASCII, or that
// the static table has not got. It returns its end, or 0, and where its local
// part begins.
func (e *engine) oddName(buf []byte, name int) (end, local int, id uint16) {
	for local = name; ; local = end + 1 {
		end = local
		if c := load8(buf, local); c < utf8.RuneSelf {
			w := load64(e.bitmaps.Names, local>>3) >> (local & 7)
			if w == 0 || classes[c]&classNameStart == 0 {
				return 0, 0, 0
			}
			end += bits.TrailingZeros64(w)
		}
		if load8(buf, end) >= utf8.RuneSelf {
			if end = e.wideName(buf, local, end); end == 0 {
				return 0, 0, 0
			}
		}
		if load8(buf, end) != ':' {
			break
		}
		if local > name {
			return 0, 0, 0
		}
		e.general = true
	}
	if end-name > e.limits.NameBytes {
		return 0, 0, 0
	}
	return end, local, names.Local(buf[local:end])
}

// wideName goes on with a name that began at start, where a character at i is not
// ASCII. It returns its end, or 0.
func (e *engine) wideName(buf []byte, start, i int) int {
	for {
		c := load8(buf, i)
		if c < utf8.RuneSelf {
			if classes[c]&className == 0 {
				return i
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(buf[i : i+utf8.UTFMax])
		if n == 1 || !isNameChar(r) || i == start && !isNameStart(r) {
			return 0
		}
		i += n
	}
}

// oddAttr reads an attribute whose name is odd or like another of its tag, or
// whose value is. seen has a bit for each name so far, or more names; if that
// does not tell this one from them, the machine's resolve must. It returns what
// follows, or 0.
func (e *engine) oddAttr(buf []byte, n *node, name int, seen uint64) (int, uint64) {
	p, local, id := e.oddName(buf, name)
	if p == 0 {
		return 0, 0
	}
	quote := load8(buf, p+1)
	if load8(buf, p) != '=' || quote != '\'' && quote != '"' {
		return 0, 0
	}
	value := p + 2
	end, flags := e.oddValue(buf, scan.Next(e.bitmaps.Values, value), quote)
	if end == 0 {
		return 0, 0
	}
	kind := nodeAttr
	switch {
	case local > name:
		flags |= flagPrefixed
		if string(buf[name:local]) == "xmlns:" {
			kind = nodeDecl
		}
	case id == names.LocalXMLNS:
		flags |= flagDefault
		kind = nodeDecl
		e.general = true
	}
	if kind == nodeDecl && (end-value > e.limits.NamespaceBytes || e.decls >= e.limits.Namespaces) {
		return 0, 0
	}
	bit := uint64(1) << (id & 63)
	if id == 0 {
		bit = 1 << (load64(buf, local) & keep[min(p-local, 8)] * 0x9E3779B97F4A7C15 >> 58)
	}
	if seen&bit != 0 {
		e.general = true
	}
	base := e.start + e.base
	n.head = makeHead(kind, flags, p-name, id, 0)
	n.off, n.value = uint32(name-base), uint32(value-base)
	n.length, n.next = uint32(end-value), 0
	return end + 1, seen | bit
}

// cutTag reports whether the input ends inside the name of the tag at i, and
// the machine has no complaint about what is there.
func (e *engine) cutTag(buf []byte, i int) bool {
	if load8(buf, i+1) == '/' && e.cur != none {
		e.show()
		_, right := bytes.CutPrefix(e.document.name(&e.tape[e.cur]), e.buf[i+len("</"):])
		return right
	}
	return e.depth < e.limits.Depth && e.elements < e.limits.Elements && e.cutName(buf, i+1) == len(e.buf)
}

// cutName returns the end of the name at i, 0 if it is odd.
func (e *engine) cutName(buf []byte, i int) int {
	end := i + bits.TrailingZeros64(load64(e.bitmaps.Names, i>>3)>>(i&7))
	if end-i > fastNames || classes[load8(buf, i)]&classNameStart == 0 && i < len(e.buf) {
		return 0
	}
	return end
}

// cutAttr reports whether the input ends in the attribute after the space at i,
// or in the end of the tag, and the machine has no complaint about what is there.
func (e *engine) cutAttr(buf []byte, i int) bool {
	n := len(e.buf)
	if i == n || i+1 == n {
		return i == n || load8(buf, i) == ' ' || load8(buf, i) == '/'
	}
	if load8(buf, i) != ' ' || e.attrs >= e.limits.Attributes || e.decls >= e.limits.Namespaces {
		return false
	}
	end := e.cutName(buf, i+1)
	if end == 0 || end == n {
		return end == n
	}
	value := end + len("='")
	switch quote := load8(buf, end+1); {
	case load8(buf, end) != '=':
		return false
	case value >= n:
		return value > n || quote == '\'' || quote == '"'
	default:
		return (quote == '\'' || quote == '"') && n-value <= e.limits.NamespaceBytes && scan.Next(e.bitmaps.Values, value) == n
	}
}

// resolveFast is resolve for the complete tag at hand. If there is a fault in it,
// or it may be a stream header, it changes nothing and returns false: the machine
// judges it.
func (e *engine) resolveFast() bool {
	if e.tag == 0 && e.tape[0].local() == names.LocalStream {
		return false
	}
	e.show()
	space, lang, bindings := e.space, e.lang, len(e.bindings)
	if e.resolve() == goOn {
		return true
	}
	e.space, e.lang, e.bindings, e.fault = space, lang, e.bindings[:bindings], nil
	return false
}

// moreNodes makes room for the nodes of a tag.
func (e *engine) moreNodes() { e.tape = slices.Grow(e.tape, fastNodes) }
