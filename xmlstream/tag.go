package xmlstream

import (
	"unicode/utf8"

	"github.com/xmppwire/xmppwire/xmlstream/internal/names"
	"github.com/xmppwire/xmppwire/xmlstream/internal/scan"
)

// name passes over a qualified name that began at e.mark and returns its end.
func (e *engine) name(in []byte, stop int) (int, step) {
	i := e.pos
	for {
		over := i - e.mark
		first := i == e.mark || e.colon > 0 && i == e.colon+1
		if i == stop {
			e.pos = i
			return 0, starve
		}
		c, n := in[i], 1
		switch class := classes[c]; {
		case class&classNameStart != 0, class&className != 0 && !first:
		case c == ':' && !first && e.colon == 0:
		case class&classWide != 0:
			var s step
			if n, s = e.char(in, i, stop); s != goOn {
				e.pos = i
				return 0, s
			}
			r, _ := utf8.DecodeRune(in[i:])
			if first && !isNameStart(r) || !isNameChar(r) {
				return 0, e.errorf(i, NotWellFormed, "U+%04X cannot stand here in a name", r)
			}
		case c == ':' || first || c < ' ' && !isSpace(c):
			if _, s := e.char(in, i, stop); s != goOn {
				return 0, s
			}
			return 0, e.errorf(i, NotWellFormed, "%q cannot stand here in a name", c)
		default:
			return i, goOn
		}
		if over+n > e.limits.NameBytes {
			return 0, e.errorf(e.mark+e.limits.NameBytes, PolicyViolation, "a name is longer than %d bytes", e.limits.NameBytes)
		}
		if c == ':' {
			e.colon = i
		}
		i += n
	}
}

// localID looks the local part of the name at hand up in the static table.
func (e *engine) localID(in []byte, end int) (id uint16, flags uint8) {
	if e.colon > 0 {
		return names.Local(in[e.colon+1 : end]), flagPrefixed
	}
	return names.Local(in[e.mark:end]), 0
}

// elementName is in the name of a start tag.
func (e *engine) elementName(in []byte, stop int) step {
	end, s := e.name(in, stop)
	if s != goOn {
		return s
	}
	local, flags := e.localID(in, end)
	e.tag = uint32(len(e.tape))
	e.tape = append(e.tape, node{
		head:  makeHead(nodeElement, flags, end-e.mark, local, 0),
		off:   uint32(e.lt - e.base),
		value: e.lang, length: uint32(e.space), next: e.cur,
	})
	e.attrs, e.sawSpace = 0, false
	e.pos = end
	e.state = stateTag
	return goOn
}

// insideTag is between the parts of a start tag.
func (e *engine) insideTag(in []byte, stop int) step {
	i := e.pos
	for i < stop && isSpace(in[i]) {
		e.sawSpace = true
		i++
	}
	if e.pos = i; i == stop {
		return starve
	}
	switch c := in[i]; {
	case c == '>':
		e.pos++
		return e.endStartTag(false)
	case c == '/':
		e.pos++
		e.state = stateEmptyTag
		return goOn
	case !e.sawSpace:
		if _, s := e.char(in, i, stop); s != goOn {
			return s
		}
		return e.errorf(i, NotWellFormed, "white space is missing before %q", c)
	case e.attrs == e.limits.Attributes:
		if _, s := e.char(in, i, stop); s != goOn {
			return s
		}
		return e.errorf(i, PolicyViolation, "an element has more than %d attributes", e.limits.Attributes)
	}
	e.mark, e.colon = i, 0
	e.state = stateAttrName
	return goOn
}

// attrName is in the name of an attribute.
func (e *engine) attrName(in []byte, stop int) step {
	end, s := e.name(in, stop)
	if s != goOn {
		return s
	}
	name := in[e.mark:end]
	kind := nodeAttr
	local, flags := e.localID(in, end)
	if string(name) == "xmlns" {
		kind, flags = nodeDecl, flagDefault
	} else if e.colon > 0 && string(in[e.mark:e.colon]) == "xmlns" {
		kind = nodeDecl
	}
	if kind == nodeDecl {
		if e.decls++; e.decls > e.limits.Namespaces && !e.inHeader() {
			return e.errorf(e.mark, PolicyViolation, "more than %d namespace declarations are in scope", e.limits.Namespaces)
		}
	}
	e.attrs++
	e.tape = append(e.tape, node{
		head: makeHead(kind, flags, end-e.mark, local, 0),
		off:  uint32(e.mark - e.base),
	})
	e.pos = end
	e.state = stateEquals
	return goOn
}

// equals is between an attribute's name and its value.
func (e *engine) equals(in []byte, stop int) step {
	i := e.pos
	for i < stop && isSpace(in[i]) {
		i++
	}
	if e.pos = i; i == stop {
		return starve
	}
	switch c := in[i]; {
	case e.state == stateEquals && c == '=':
		e.state = stateQuote
		e.pos++
	case e.state == stateQuote && (c == '\'' || c == '"'):
		e.quote = c
		e.pos++
		e.mark = e.pos
		e.dirty = false
		e.state = stateValue
	default:
		if _, s := e.char(in, i, stop); s != goOn {
			return s
		}
		if e.state == stateEquals {
			return e.errorf(i, NotWellFormed, "\"=\" is missing after an attribute's name")
		}
		return e.errorf(i, NotWellFormed, "an attribute's value is not in quotes")
	}
	return goOn
}

// value is in an attribute value that began at e.mark.
func (e *engine) value(in []byte, stop int) step {
	end := stop
	attr := &e.tape[len(e.tape)-1]
	limited := attr.kind() == nodeDecl && e.mark+e.limits.NamespaceBytes < stop
	if limited {
		end = e.mark + e.limits.NamespaceBytes
	}
	i := e.pos
	for {
		i = scan.Value(in[:end], i)
		e.pos = i
		if limited && (i > end || i == end && in[i] != e.quote) {
			return e.errorf(end, PolicyViolation, "a namespace name is longer than %d bytes", e.limits.NamespaceBytes)
		}
		if i == stop {
			return starve
		}
		switch c := in[i]; c {
		case e.quote:
			attr.value = uint32(e.mark - e.base)
			attr.length = uint32(i - e.mark)
			if e.dirty {
				attr.set(flagDirty)
			}
			e.pos++
			e.sawSpace = false
			e.state = stateTag
			return goOn
		case '\'', '"':
			i++
		case '&':
			return e.beginReference(i)
		case '<':
			return e.errorf(i, NotWellFormed, "\"<\" stands in an attribute value: write \"&lt;\"")
		case '\t', '\n', '\r':
			e.dirty = true
			i++
		default:
			n, s := e.char(in, i, stop)
			if s != goOn {
				return s
			}
			i += n
		}
	}
}

// emptyTag is after the "/" of an empty-element tag.
func (e *engine) emptyTag(in []byte, stop int) step {
	if e.pos == stop {
		return starve
	}
	if in[e.pos] != '>' {
		if _, s := e.char(in, e.pos, stop); s != goOn {
			return s
		}
		return e.errorf(e.pos, NotWellFormed, "\">\" is missing after \"/\"")
	}
	e.pos++
	return e.endStartTag(true)
}

// endStartTag resolves the names of a complete start tag and opens or closes
// its element.
func (e *engine) endStartTag(empty bool) step {
	if s := e.resolve(); s != goOn {
		return s
	}
	if e.tag == 0 && e.t.phase == phaseStart && e.t.opts.Mode == Stream {
		return e.openStream(empty)
	}
	if e.tag == 0 && e.t.phase == phaseOpen && e.tape[0].isStreamHeader() {
		if e.t.opts.FollowRestarts {
			return e.followRestart()
		}
		return e.errorf(e.lt, UnsupportedStanzaType, "a second stream header, without a restart")
	}
	e.cur = e.tag
	if empty {
		return e.closeElement()
	}
	e.beginText()
	return goOn
}

// closeElement ends the innermost open element at e.pos.
func (e *engine) closeElement() step {
	e.close(e.pos)
	if e.cur == none {
		return e.completeChild()
	}
	e.beginText()
	return goOn
}

// completeChild ends the first-level child, or the root of a document.
func (e *engine) completeChild() step {
	if e.t.opts.Mode == Document {
		return e.complete(Child, phaseClosed)
	}
	return e.complete(Child, phaseOpen)
}

// close ends the innermost open element at pos.
func (e *engine) close(pos int) {
	n := &e.tape[e.cur]
	e.space = uint16(n.length)
	parent := n.next
	if n.has(flagPrefixes | flagDefault) {
		e.undeclare(e.cur)
	}
	n.length = uint32(pos-e.base) - n.off
	n.next = uint32(len(e.tape))
	e.cur = parent
	e.depth--
	e.lang = none
	if parent != none {
		e.lang = e.tape[parent].value
	}
}

// endName is in the name of an end tag, which repeats that of the start tag.
func (e *engine) endName(in []byte, stop int) step {
	for {
		i := e.pos - e.mark
		c, more := e.expected(i)
		if !more {
			if e.pos == stop {
				return starve
			}
			c := in[e.pos]
			if c >= utf8.RuneSelf {
				if _, s := e.char(in, e.pos, stop); s != goOn {
					return s
				}
				if r, _ := utf8.DecodeRune(in[e.pos:]); isNameChar(r) {
					break
				}
			} else if classes[c]&className != 0 || c == ':' {
				break
			}
			e.state = stateEndTag
			return goOn
		}
		if e.pos == stop {
			return starve
		}
		if in[e.pos] != c {
			break
		}
		e.pos++
	}
	if _, s := e.char(in, charStart(in, e.mark, e.pos), stop); s != goOn {
		return s
	}
	return e.errorf(e.mark, NotWellFormed, "an end tag does not match <%s>", e.openName())
}

// charStart returns where the character begins that byte i belongs to, or cuts
// short, looking back no further than from.
func charStart(in []byte, from, i int) int {
	for k := i - 1; k >= from && k > i-utf8.UTFMax && in[k] >= utf8.RuneSelf; k-- {
		if utf8.RuneStart(in[k]) {
			if !utf8.FullRune(in[k:i]) {
				return k
			}
			break
		}
	}
	return i
}

// expected returns byte i of the name that the end tag at hand must have.
func (e *engine) expected(i int) (byte, bool) {
	if e.cur == none {
		if root := e.scope.root; i < len(root) {
			return root[i], true
		}
		return 0, false
	}
	n := &e.tape[e.cur]
	c := e.raw[int(n.off)+1+i]
	length := int(n.head >> 16 & 0xFFFF)
	if length == longName { // it ends where the tag goes on
		return c, !isSpace(c) && c != '/' && c != '>'
	}
	return c, i < length
}

func (e *engine) openName() string {
	if e.cur == none {
		return e.scope.root
	}
	return shorten(string(e.document.name(&e.tape[e.cur])))
}

// endTag is after the name of an end tag.
func (e *engine) endTag(in []byte, stop int) step {
	i := e.pos
	for i < stop && isSpace(in[i]) {
		i++
	}
	if e.pos = i; i == stop {
		return starve
	}
	if in[i] != '>' {
		if _, s := e.char(in, i, stop); s != goOn {
			return s
		}
		r, _ := utf8.DecodeRune(in[i:])
		return e.errorf(i, NotWellFormed, "%q stands in an end tag", r)
	}
	e.pos++
	if e.cur == none {
		return e.complete(Close, phaseClosed)
	}
	return e.closeElement()
}
