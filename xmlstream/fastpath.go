package xmlstream

import (
	"math/bits"

	"github.com/xmppwire/xmppwire/xmlstream/internal/names"
	"github.com/xmppwire/xmppwire/xmlstream/internal/scan"
)

// The fast path reads what streams are made of: tags with one space before
// each attribute and none elsewhere, names of ASCII, no CDATA. It checks all
// that the machine checks, but reports nothing: at anything else it stops and
// the machine takes over, in a text, at the start of a tag, or inside it before
// an attribute or the end. That the two agree is what the tests of the tiers are
// for.
//
// It writes nodes (see node.go) as it goes from token to token by the bitmaps
// that scan.Bitmaps draws, and never asks where the input ends: zero bytes stand
// there, which end every run and begin nothing. Its positions count from the
// front of the buffer.

const (
	// fastNames is the longest name of the static table: with limits below it
	// the machine reads everything.
	fastNames = 16
	// fastBytes is how much input must be there to be worth making bitmaps.
	fastBytes = 16
	// fastNodes is how many nodes must be free for a tag.
	fastNodes = 72
)

// cut is what fastTag returns where it needs no cutAttr to tell that the input ends
// in the value of an attribute.
const cut = -1

// enterFast reports whether the machine stands where the fast path may begin.
func (e *engine) enterFast() bool {
	n := e.unseen()
	if e.machineOnly || n < fastBytes && (n == 0 || e.indexed < len(e.buf)) {
		return false
	}
	c := load8(e.buf, e.start+e.pos)
	switch {
	case e.state == stateContent:
		return e.pos == e.textStart || c != '<'
	case e.state == stateTag:
		return !e.sawSpace && (c == ' ' || c == '>' || c == '/') && (e.t.phase == phaseOpen || e.t.opts.Mode == Document)
	case e.state != stateMarkup:
		return false
	case e.cur != none:
		return c != '!' && c != '?'
	default:
		// The name of a document's root is the machine's: other limits hold before it.
		return e.t.phase == phaseOpen
	}
}

// keep has, for every length, the bits of a word that a name of that length
// fills.
var keep = [9]uint64{0, 1<<8 - 1, 1<<16 - 1, 1<<24 - 1, 1<<32 - 1, 1<<40 - 1, 1<<48 - 1, 1<<56 - 1, 1<<64 - 1}

// fast reads as far as it can, or as the stanza may reach. It returns deliver
// at the end of the first-level child, starve in text or before a token that the
// input cuts short, else goOn.
func (e *engine) fast(stop int) step {
	i := e.start + e.pos
	if e.state == stateMarkup {
		i = e.start + e.lt
		if e.cur != none {
			e.endText()
		}
	}
	stop += e.start
	// A token that was cut twice is the machine's: nothing is read three times.
	patient := stop == len(e.buf)
	waited := -1
	if e.waited {
		waited, e.waited = i, false
	} else if e.state == stateTag {
		e.general, e.inner, e.seen = true, e.space, 0
	}
	e.index(i)
	buf := e.buf[:cap(e.buf)]
	if e.state == stateContent && e.textStart < e.pos {
		if i = e.resumeText(buf, i, stop); i == 0 {
			return e.leftOver()
		}
	}
	for {
		if e.cur != none && e.state != stateTag {
			if load8(buf, i) != '<' || i == stop {
				end := e.fastText(buf, i, stop)
				if end == 0 {
					return e.leftOver()
				}
				i = end
			}
			if load8(buf, i+1) == '/' {
				end := e.fastEnd(buf, i, stop)
				if end == 0 {
					break
				}
				if i = end; e.cur == none {
					e.pos = i - e.start
					return e.completeChild()
				}
				continue
			}
		}
		end := e.fastTag(buf, i, stop)
		if end <= 0 {
			if e.state != stateTag {
				break
			}
			if i = e.start + e.pos; patient && i != waited && (end == cut || e.cutAttr(buf, i)) {
				e.waited = true
				return starve
			}
			return goOn
		}
		if i = end; e.cur == none {
			e.pos = i - e.start
			return e.completeChild()
		}
	}
	e.lt = i - e.start
	e.pos = e.lt + 1
	e.textStart, e.chars, e.dirty = e.lt, false, false
	e.state = stateMarkup
	if patient && i != waited && e.cutTag(buf, i) {
		e.waited = true
		return starve
	}
	return goOn
}

// fastText reads the text at i and returns its end, where a tag begins. If
// something else does it returns 0, and the machine goes on there.
func (e *engine) fastText(buf []byte, i, stop int) int {
	end, flags := i, uint8(0)
	if w := load64(e.bitmaps.Texts, i>>3) >> (i & 7); w != 0 {
		end += bits.TrailingZeros64(w)
	} else {
		end = scan.Next(e.bitmaps.Texts, i)
	}
	if load8(buf, end) != '<' {
		end, flags = e.oddText(buf, end)
	}
	// A CDATA section goes on with the text.
	if c := load8(buf, end+1); c == '!' || c == 0 || end >= stop || load8(buf, end) != '<' {
		end = min(end, stop)
		e.state = stateContent
		e.textStart, e.pos = i-e.start, end-e.start
		e.chars, e.dirty = end > i, flags != 0
		return 0
	}
	k := len(e.tape)
	if k == cap(e.tape) {
		e.moreNodes()
	}
	e.tape = e.tape[:k+1]
	n := &e.tape[k]
	n.head = makeHead(nodeText, flags, 0, 0, 0)
	at := uint32(i - e.start - e.base)
	n.off, n.value = at, at
	n.length, n.next = uint32(end-i), uint32(k+1)
	return end
}

// fastEnd reads the end tag at i, which repeats the name of the start tag, and
// closes its element. It returns what follows, or 0.
func (e *engine) fastEnd(buf []byte, i, stop int) int {
	n := &e.tape[e.cur]
	base := e.start + e.base
	name, open := i+len("</"), base+int(n.off)+len("<")
	length := int(n.head >> 16 & 0xFFFF)
	end := name + length
	if end >= stop || load8(buf, end) != '>' {
		return 0
	}
	if length <= 8 {
		if (load64(buf, name)^load64(buf, open))<<(-8*length&63) != 0 {
			return 0
		}
	} else if length == longName || string(buf[name:end]) != string(buf[open:open+length]) {
		return 0
	}
	end++
	e.space = uint16(n.length)
	parent := n.next
	if n.has(flagPrefixes) {
		e.undeclare(e.cur)
	} else if n.has(flagDefault) {
		e.decls--
	}
	n.length = uint32(end-base) - n.off
	n.next = uint32(len(e.tape))
	e.cur = parent
	e.depth--
	e.lang = none
	if parent != none {
		e.lang = e.tape[parent].value
	}
	return end
}

// fastTag reads the start tag at i, or, where the machine is inside one, the rest
// of it from the space at i on. It opens, or opens and closes, its element. It
// returns what follows, or 0: with nothing changed, or with the machine inside
// the tag, as with cut.
func (e *engine) fastTag(buf []byte, i, stop int) int {
	p := i
	if e.state != stateTag {
		e.general = false
		tag := len(e.tape)
		if e.depth >= e.limits.Depth || e.elements >= e.limits.Elements {
			return 0
		}
		if cap(e.tape)-tag < fastNodes {
			e.moreNodes()
		}
		name := i + 1
		w := load64(e.bitmaps.Names, name>>3) >> (name & 7)
		p = name + bits.TrailingZeros64(w)
		length := p - name
		var id uint16
		if length <= 8 {
			id = names.Short(load64(buf, name)&keep[length], length)
		} else if length <= names.MaxLocal {
			id = names.Long(load64(buf, name), load64(buf, name+8)&keep[length-8], length)
		}
		head := uint64(nodeElement)
		if id == 0 || load8(buf, p) == ':' {
			var local int
			if p, local, id = e.oddName(buf, name); p == 0 {
				return 0
			}
			length = p - name
			if local > name {
				head |= flagPrefixed << 8
			}
		}
		if c := load8(buf, p); c != ' ' && c != '>' && c != '/' || p >= stop || tag == 0 && id == names.LocalStream {
			return 0
		}
		e.tape = e.tape[:tag+1]
		n := &e.tape[tag]
		n.head = head | uint64(length)<<16 | uint64(id)<<32
		n.off, n.value = uint32(i-e.start-e.base), e.lang
		n.length, n.next = uint32(e.space), e.cur
		e.tag = uint32(tag)
		e.elements++
		e.depth++
	}
	tag, k := int(e.tag), len(e.tape)
	tape := e.tape[:cap(e.tape)]
	base := e.start + e.base
	nameEnds, valueEnds := e.bitmaps.Names, e.bitmaps.Values
	most := min(len(tape), tag+1+e.limits.Attributes)
	space, seen := e.space, uint64(0)
	if e.state == stateTag {
		space, seen = e.inner, e.seen
	}
	for load8(buf, p) == ' ' {
		name := p + 1
		w := load64(nameEnds, name>>3) >> (name & 7)
		equals := name + bits.TrailingZeros64(w)
		length := equals - name
		var id uint16
		if length <= 8 {
			id = names.Short(load64(buf, name)&keep[length], length)
		} else if length <= names.MaxLocal {
			id = names.Long(load64(buf, name), load64(buf, name+8)&keep[length-8], length)
		}
		value := equals + 2
		v := load64(valueEnds, value>>3) >> (value & 7)
		end := value + bits.TrailingZeros64(v)
		if v == 0 {
			end = scan.Next(valueEnds, value)
		}
		quote := load8(buf, equals+1)
		if k >= most || end >= stop {
			e.handOver(k, p, space, seen)
			if k < most && end == stop && id != 0 && id != names.LocalXMLNS && load8(buf, equals) == '=' && (quote == '\'' || quote == '"') {
				return cut
			}
			return 0
		}
		n := &tape[k]
		if id == 0 || seen>>(id&63)&1 != 0 || load8(buf, equals) != '=' || quote != '\'' && quote != '"' || load8(buf, end) != quote {
			if end, seen = e.oddAttr(buf, n, name, seen); end == 0 || end > stop {
				return e.handOver(k, p, space, seen)
			}
			if n.kind() == nodeDecl {
				e.decls++
			}
			p = end
			k++
			continue
		}
		n.head = uint64(nodeAttr) | uint64(length)<<16 | uint64(id)<<32
		n.off, n.value = uint32(name-base), uint32(value-base)
		n.length, n.next = uint32(end-value), 0
		if id == names.LocalXMLNS {
			if e.decls >= e.limits.Namespaces || end-value > e.limits.NamespaceBytes {
				return e.handOver(k, p, space, seen)
			}
			e.decls++
			if space = knownSpace(buf, value, end); space <= names.SpaceXMLNS {
				e.general = true
			}
			n.head = makeHead(nodeDecl, flagDefault, len("xmlns"), names.LocalXMLNS, space)
			tape[tag].set(flagDefault)
		}
		seen |= 1 << (id & 63)
		p = end + 1
		k++
	}
	e.state = stateMarkup
	past := p + 1
	empty := load8(buf, p) == '/'
	if empty {
		past++
	}
	if load8(buf, past-1) != '>' || past > stop {
		return e.handOver(k, p, space, seen)
	}
	n := &tape[tag]
	e.tape = e.tape[:k]
	if e.general {
		if !e.resolveFast() {
			return e.handOver(k, p, space, seen)
		}
	} else {
		n.head |= uint64(space) << 48
		if empty {
			n.length = uint32(past-base) - n.off
			n.next = uint32(k)
			e.depth--
			if n.has(flagDefault) {
				e.decls--
			}
			return past
		}
		e.space = space
	}
	e.cur = e.tag
	if empty {
		e.close(past - e.start)
	}
	return past
}

// handOver puts the machine into the tag at hand, whose nodes end at k: at p,
// where there is a space if an attribute follows.
func (e *engine) handOver(k, p int, space uint16, seen uint64) int {
	e.tape = e.tape[:k]
	e.inner, e.seen = space, seen
	e.attrs = k - int(e.tag) - 1
	e.pos = p - e.start
	e.sawSpace = false
	e.state = stateTag
	return 0
}

// knownSpace returns the id of the namespace name between two positions, 0 if
// the static table has not got it.
func knownSpace(buf []byte, from, to int) uint16 {
	if n := to - from; n >= 16 {
		id := names.SpaceAt(load64(buf, to-8), load64(buf, to-16), n)
		if string(buf[from:to]) == names.SpaceName(id) {
			return id
		}
		return 0
	}
	return names.Space(buf[from:to])
}
