package xmlstream

import (
	"bytes"
	"unicode/utf8"

	"github.com/xmppwire/xmppwire/xmlstream/internal/names"
	"github.com/xmppwire/xmppwire/xmlstream/internal/scan"
)

// The fast path reads what streams are made of: tags without prefixes, one
// space between attributes, values and text without references. It checks all
// that the machine checks, but reports nothing: at anything else it stops, with
// a tag at its "<", and the machine takes over there. That the two agree is
// what the tests with the field slow are for.

// fastNames is the longest name of the static table: with limits below it the
// machine reads everything.
const fastNames = 16

// enterFast reports whether the machine stands where the fast path may begin.
func (e *engine) enterFast() bool {
	switch {
	case e.limits.NameBytes < fastNames || e.t.slow:
		return false
	case e.state == stateContent:
		return !e.chars && e.textStart == e.pos
	case e.state != stateMarkup || e.cur != none || len(e.tape) > 0:
		return false
	case e.t.opts.Mode == Document:
		return e.t.phase == phaseStart
	default:
		return e.t.phase == phaseOpen
	}
}

// fast reads as far as it can. It returns deliver at the end of the first-level
// child, else goOn.
func (e *engine) fast(in []byte) step {
	pos := e.pos
	if e.state == stateMarkup {
		pos = e.lt
	}
	for {
		if e.cur != none {
			end, ok := fastText(in, pos)
			if !ok {
				e.pos = pos
				e.beginText()
				return goOn
			}
			if end > pos {
				e.appendText(pos, end, 0)
			}
			pos = end
		}
		next := 0
		if pos+1 < len(in) && in[pos+1] == '/' && e.cur != none {
			next = e.fastEnd(in, pos)
		} else {
			next = e.fastStart(in, pos)
		}
		if next == 0 {
			e.lt, e.pos = pos, pos+1
			e.textStart, e.chars, e.dirty = pos, false, false
			e.state = stateMarkup
			return goOn
		}
		pos = next
		if e.cur == none {
			e.pos = pos
			return e.completeChild()
		}
	}
}

// fastText returns the end of the text at i, where "<" stands that begins a
// tag.
func fastText(in []byte, i int) (int, bool) {
	start, wide := i, false
	for {
		i = scan.Text(in, i)
		if i+1 >= len(in) {
			return 0, false
		}
		if c := in[i]; c < utf8.RuneSelf {
			return i, c == '<' && in[i+1] != '!' && in[i+1] != '?' && (!wide || validText(in[start:i]))
		}
		wide = true
		for i < len(in) && in[i] >= utf8.RuneSelf {
			i++
		}
	}
}

// validText reports whether text without controls is UTF-8 and has none of the
// two characters that XML leaves out of it.
func validText(b []byte) bool {
	return utf8.Valid(b) && !bytes.Contains(b, []byte("\xEF\xBF\xBE")) && !bytes.Contains(b, []byte("\xEF\xBF\xBF"))
}

// fastEnd reads the end tag at i and closes its element. It returns what
// follows, or 0.
func (e *engine) fastEnd(in []byte, i int) int {
	n := &e.tape[e.cur]
	length := int(n.head >> 16 & 0xFFFF)
	name := i + len("</")
	end := name + length
	if end >= len(in) || in[end] != '>' || length == longName {
		return 0
	}
	start := e.base + int(n.off) + 1
	if string(in[name:end]) != string(in[start:start+length]) {
		return 0
	}
	e.close(end + 1)
	return end + 1
}

// fastStart reads the start tag at i, and opens, or opens and closes, its
// element. It returns what follows, or 0 with nothing changed.
func (e *engine) fastStart(in []byte, i int) int {
	if e.depth >= e.limits.Depth || e.elements >= e.limits.Elements {
		return 0
	}
	p := i + 1
	if p >= len(in) || classes[in[p]]&classNameStart == 0 {
		return 0
	}
	for p < len(in) && classes[in[p]]&className != 0 {
		p++
	}
	length := p - i - 1
	if p >= len(in) || length > e.limits.NameBytes {
		return 0
	}
	tag := len(e.tape)
	e.tape = append(e.tape, node{
		head: makeHead(nodeElement, 0, length, names.Local(in[i+1:p]), 0),
		off:  uint32(i - e.base), value: e.lang, length: uint32(e.space), next: e.cur,
	})
	space, declared := e.space, false
	var seen uint64
	attrs := 0
	for in[p] == ' ' {
		name := p + 1
		for p = name; p < len(in) && classes[in[p]]&className != 0; p++ {
		}
		if p+2 >= len(in) || in[p] != '=' || in[p+1] != '\'' && in[p+1] != '"' {
			return e.undo(tag)
		}
		quote := in[p+1]
		value := p + 2
		end := fastValue(in, value)
		if end+1 >= len(in) || in[end] != quote {
			return e.undo(tag)
		}
		if attrs++; attrs > e.limits.Attributes {
			return e.undo(tag)
		}
		id := names.Local(in[name:p])
		n := node{
			head: makeHead(nodeAttr, 0, p-name, id, 0), off: uint32(name - e.base),
			value: uint32(value - e.base), length: uint32(end - value),
		}
		switch {
		case id == names.LocalXMLNS:
			n.head = makeHead(nodeDecl, flagDefault, p-name, id, 0)
			if declared || e.decls >= e.limits.Namespaces || end-value > e.limits.NamespaceBytes {
				return e.undo(tag)
			}
			if space = e.fastSpace(&n, in[value:end]); space == 0 {
				return e.undo(tag)
			}
			declared = true
			n.setSpace(space)
		case id != 0:
			if seen&(1<<(id&63)) != 0 {
				return e.undo(tag)
			}
			seen |= 1 << (id & 63)
		case !e.fastUnknown(tag, in[name:p]):
			return e.undo(tag)
		}
		e.tape = append(e.tape, n)
		p = end + 1
	}
	empty := in[p] == '/'
	if empty {
		p++
	}
	if p >= len(in) || in[p] != '>' {
		return e.undo(tag)
	}
	n := &e.tape[tag]
	n.setSpace(space)
	if tag == 0 && n.isStreamHeader() {
		return e.undo(tag)
	}
	if declared {
		n.set(flagDefault)
		e.decls++
	}
	e.space = space
	e.cur = uint32(tag)
	e.depth++
	e.elements++
	if p++; empty {
		e.close(p)
	}
	return p
}

// fastSpace returns the id of the namespace that a tag declares as its default,
// or 0 for those that the machine must judge.
func (e *engine) fastSpace(n *node, value []byte) uint16 {
	switch space := names.Space(value); {
	case space > names.SpaceXMLNS:
		return space
	case space > 0 || len(value) == 0:
		return 0
	}
	return e.unknownSpace(n, value)
}

// fastUnknown reports whether a name outside the static table is that of an
// attribute which the tag has not got yet.
func (e *engine) fastUnknown(tag int, name []byte) bool {
	const few = 8
	if len(name) == 0 || len(name) > e.limits.NameBytes || classes[name[0]]&classNameStart == 0 || len(e.tape) > tag+few {
		return false
	}
	for i := tag + 1; i < len(e.tape); i++ {
		if n := &e.tape[i]; n.local() == 0 && string(e.document.name(n)) == string(name) {
			return false
		}
	}
	return true
}

func (e *engine) undo(tag int) int {
	e.tape = e.tape[:tag]
	return 0
}

// fastValue returns the end of the attribute value at i: the first quote of
// either kind, or something that needs the machine.
func fastValue(in []byte, i int) int {
	start, wide := i, false
	for {
		i = scan.Value(in, i)
		if i >= len(in) || in[i] < utf8.RuneSelf {
			if wide && !validText(in[start:i]) {
				return len(in)
			}
			return i
		}
		wide = true
		for i < len(in) && in[i] >= utf8.RuneSelf {
			i++
		}
	}
}
