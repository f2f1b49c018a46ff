package xmlstream

import (
	"math/bits"

	"github.com/xmppwire/xmppwire/xmlstream/internal/names"
	"github.com/xmppwire/xmppwire/xmlstream/internal/scan"
)

// The fast path reads what streams are made of: tags with one space before
// each attribute and none elsewhere, names of ASCII, no CDATA. It checks all
// that the machine checks, but reports nothing: at anything else it stops, with
// a tag at its "<", and the machine takes over there. That the two agree is
// what the tests with tierMachine are for.
//
// It goes from token to token by the bitmaps of package scan and never asks
// where the input ends: a zero byte stands there, which ends every run and
// begins nothing. Its positions count from the front of the buffer.

const (
	// fastNames is the longest name of the static table: with limits below it
	// the machine reads everything.
	fastNames = 16
	// fastBytes is how much input must be there to be worth the bitmaps.
	fastBytes = 32
)

// enterFast reports whether the machine stands where the fast path may begin.
func (e *engine) enterFast() bool {
	switch {
	case e.limits.NameBytes < fastNames || e.t.tier == tierMachine || len(e.buf)-e.start-e.pos < fastBytes:
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

// keep has, for every length, the bits of a word that a name of that length
// fills.
var keep = [9]uint64{0, 1<<8 - 1, 1<<16 - 1, 1<<24 - 1, 1<<32 - 1, 1<<40 - 1, 1<<48 - 1, 1<<56 - 1, 1<<64 - 1}

// fast reads as far as it can, or as the stanza may reach. It returns deliver
// at the end of the first-level child, else goOn.
func (e *engine) fast(stop int) step {
	i := e.start + e.pos
	if e.state == stateMarkup {
		i = e.start + e.lt
	}
	e.index(i)
	var (
		buf  = e.buf[:len(e.buf)+slack]
		maps = e.bitmaps
		base = e.start + e.base
		tape = e.tape[:cap(e.tape)]
		k    = len(e.tape) // nodes in use
		cur  = e.cur
	)
	stop += e.start
	for {
		if cur != none && load8(buf, i) != '<' {
			end, flags := i, uint8(0)
			if w := load64(maps.Texts, i>>3) >> (i & 7); w != 0 {
				end += bits.TrailingZeros64(w)
			} else {
				end = scan.Next(maps.Texts, i)
			}
			if load8(buf, end) != '<' {
				end, flags = e.oddText(buf, end)
			}
			// A CDATA section goes on with the text.
			if c := load8(buf, end+1); c == '!' || c == 0 || end >= stop || end == 0 {
				e.tape, e.cur = tape[:k], cur
				e.pos = i - e.start
				e.beginText()
				return goOn
			}
			if k == len(tape) {
				tape = e.moreNodes(k)
			}
			n := &tape[k]
			k++
			n.head = makeHead(nodeText, flags, 0, 0, 0)
			n.off, n.value = uint32(i-base), uint32(i-base)
			n.length, n.next = uint32(end-i), uint32(k)
			i = end
		}

		if load8(buf, i+1) == '/' && cur != none {
			n := &tape[cur]
			name, open := i+2, base+int(n.off)+1
			length := int(n.head >> 16 & 0xFFFF)
			end := name + length
			if end >= stop || load8(buf, end) != '>' {
				break
			}
			if length <= 8 {
				if (load64(buf, name)^load64(buf, open))<<(64-8*length) != 0 {
					break
				}
			} else if length == longName || string(buf[name:end]) != string(buf[open:open+length]) {
				break
			}
			i = end + 1
			e.space = uint16(n.length)
			parent := n.next
			if n.has(flagPrefixes) {
				e.tape = tape[:k]
				e.undeclare(cur)
			} else if n.has(flagDefault) {
				e.decls--
			}
			n.length = uint32(i-base) - n.off
			n.next = uint32(k)
			e.depth--
			cur = parent
			if cur == none {
				e.lang = none
				e.tape, e.cur = tape[:k], none
				e.pos = i - e.start
				return e.completeChild()
			}
			e.lang = tape[cur].value
			continue
		}

		if e.depth >= e.limits.Depth || e.elements >= e.limits.Elements {
			break
		}
		tag := k
		if k == len(tape) {
			tape = e.moreNodes(k)
		}
		name := i + 1
		w := load64(maps.Names, name>>3) >> (name & 7)
		if w == 0 {
			break
		}
		p := name + bits.TrailingZeros64(w)
		length := p - name
		var id uint16
		if length <= 8 {
			id = names.Short(load64(buf, name)&keep[length], length)
		} else if length <= names.MaxLocal {
			id = names.Long(load64(buf, name), load64(buf, name+8)&keep[length-8], length)
		}
		flags, general := uint8(0), false
		if load8(buf, p) == ':' {
			if p, id = e.qualified(buf, name, p); p == 0 {
				break
			}
			length = p - name
			flags, general = flagPrefixed, true
		} else if id == 0 && !e.unknownName(buf, name, length) {
			break
		}
		if id == names.LocalStream && tag == 0 {
			break // perhaps a stream header
		}
		n := &tape[k]
		k++
		n.head = makeHead(nodeElement, flags, 0, id, 0) | uint64(length)<<16
		n.off, n.value = uint32(i-base), e.lang
		n.length, n.next = uint32(e.space), cur
		space, decls := e.space, 0
		var seen uint64

		ok := true
		for load8(buf, p) == ' ' {
			ok = false
			name := p + 1
			w := load64(maps.Names, name>>3) >> (name & 7)
			if w == 0 {
				break
			}
			p = name + bits.TrailingZeros64(w)
			length := p - name
			var id uint16
			if length <= 8 {
				id = names.Short(load64(buf, name)&keep[length], length)
			} else if length <= names.MaxLocal {
				id = names.Long(load64(buf, name), load64(buf, name+8)&keep[length-8], length)
			}
			kind, flags, local := nodeAttr, uint8(0), name
			if load8(buf, p) == ':' {
				local = p + 1
				if p, id = e.qualified(buf, name, p); p == 0 {
					break
				}
				if local-name == len("xmlns:") && string(buf[name:local]) == "xmlns:" {
					kind = nodeDecl
					decls++
				}
				length = p - name
				flags, general = flagPrefixed, true
			} else if id == 0 && !e.unknownName(buf, name, length) {
				break
			}
			bit := uint64(1) << (id & 63)
			if id == 0 {
				bit = 1 << (load64(buf, local) & keep[min(p-local, 8)] * 0x9E3779B97F4A7C15 >> 58)
			}
			general = general || seen&bit != 0
			seen |= bit

			quote := load8(buf, p+1)
			if load8(buf, p) != '=' || quote != '\'' && quote != '"' {
				break
			}
			value := p + 2
			end := value
			if w := load64(maps.Values, value>>3) >> (value & 7); w != 0 {
				end += bits.TrailingZeros64(w)
			} else {
				end = scan.Next(maps.Values, value)
			}
			if load8(buf, end) != quote {
				var dirty uint8
				if end, dirty = e.oddValue(buf, end, quote); end == 0 {
					break
				}
				flags |= dirty
			}
			if k == len(tape) {
				tape = e.moreNodes(k)
			}
			n := &tape[k]
			k++
			n.off, n.value = uint32(name-base), uint32(value-base)
			n.length, n.next = uint32(end-value), 0
			if id == names.LocalXMLNS && local == name {
				kind = nodeDecl
				decls++
				flags |= flagDefault
				if space = names.Space(buf[value:end]); space <= names.SpaceXMLNS || flags&flagDirty != 0 {
					general = true
				}
			}
			if kind == nodeDecl && end-value > e.limits.NamespaceBytes {
				break
			}
			n.head = makeHead(kind, flags, 0, id, 0) | uint64(length)<<16
			if flags == flagDefault {
				n.setSpace(space)
			}
			p = end + 1
			ok = true
		}
		empty := load8(buf, p) == '/'
		if empty {
			p++
		}
		if !ok || load8(buf, p) != '>' || p >= stop || k-tag-1 > e.limits.Attributes || e.decls+decls > e.limits.Namespaces {
			k = tag
			break
		}
		n = &tape[tag]
		e.decls += decls
		if general {
			if e.tape, e.tag = tape[:k], uint32(tag); !e.resolveFast() {
				e.decls -= decls
				k = tag
				break
			}
		} else {
			n.setSpace(space)
			if decls > 0 {
				n.set(flagDefault)
				e.space = space
			}
		}
		e.elements++
		e.depth++
		cur = uint32(tag)
		i = p + 1
		if empty {
			e.tape, e.cur = tape[:k], cur
			e.close(i - e.start)
			if cur = e.cur; cur == none {
				e.pos = i - e.start
				return e.completeChild()
			}
		}
	}
	e.tape, e.cur = tape[:k], cur
	e.lt = i - e.start
	e.pos = e.lt + 1
	e.textStart, e.chars, e.dirty = e.lt, false, false
	e.state = stateMarkup
	return goOn
}
