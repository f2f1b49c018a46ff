package xmlstream

import (
	"bytes"
	"hash/maphash"
	"math/bits"

	"github.com/xmppwire/xmppwire/xmlstream/internal/names"
)

var seed = maphash.MakeSeed()

// resolve gives the names of a complete start tag their namespaces: its
// declarations first, then the element, then the attributes.
func (e *engine) resolve() step {
	attrs := e.tape[e.tag+1:]
	for i := range attrs {
		if attrs[i].kind() == nodeDecl {
			if s := e.declare(e.tag + 1 + uint32(i)); s != goOn {
				return s
			}
		}
	}
	element := &e.tape[e.tag]
	space := e.space
	if element.has(flagPrefixed) {
		var ok bool
		prefix := e.prefix(element)
		if space, ok = e.lookup(prefix); !ok {
			return e.unbound(element.off+1, prefix)
		}
	}
	element.setSpace(space)
	for i := range attrs {
		n := &attrs[i]
		if n.kind() != nodeAttr || !n.has(flagPrefixed) {
			continue
		}
		prefix := e.prefix(n)
		space, ok := e.lookup(prefix)
		if !ok {
			return e.unbound(n.off, prefix)
		}
		n.setSpace(space)
		if space == names.SpaceXML && n.local() == names.LocalLang {
			e.lang = e.tag + 1 + uint32(i)
			element.value = e.lang
		}
	}
	if len(attrs) > 1 {
		return e.unique(attrs)
	}
	return goOn
}

func (e *engine) unbound(off uint32, prefix []byte) step {
	at := e.base + int(off)
	if string(prefix) == "xmlns" {
		return e.errorf(at, NotWellFormed, "the prefix xmlns stands before a name that is no declaration")
	}
	return e.errorf(at, NotWellFormed, "the prefix %q is not declared", shorten(string(prefix)))
}

// declare puts a namespace declaration into force.
func (e *engine) declare(i uint32) step {
	n := &e.tape[i]
	value := e.decoded(n)
	at := e.base + int(n.off)
	name := e.prefix(n)
	space := names.Space(value)
	switch {
	case string(name) == "xmlns":
		return e.errorf(at, NotWellFormed, "the prefix xmlns cannot be declared")
	case space == names.SpaceXMLNS:
		return e.errorf(at, NotWellFormed, "nothing can be bound to the namespace of xmlns")
	case (space == names.SpaceXML) != (string(name) == "xml"):
		return e.errorf(at, NotWellFormed, "the prefix xml and its namespace belong to each other only")
	case len(value) == 0 && !n.has(flagDefault):
		return e.errorf(at, NotWellFormed, "the prefix %q is bound to no namespace", shorten(string(name)))
	}
	if space == 0 && len(value) > 0 {
		if space = e.unknownSpace(n, value); space == 0 {
			return e.errorf(at, PolicyViolation, "the stanza has too many namespaces")
		}
	}
	n.setSpace(space)
	element := &e.tape[e.tag]
	if n.has(flagDefault) {
		e.space = space
		element.set(flagDefault)
		return goOn
	}
	element.set(flagPrefixes)
	e.bindings = append(e.bindings, binding{decl: i, owner: e.tag})
	return goOn
}

// undeclare ends the declarations of the element at i but for its default
// namespace.
func (e *engine) undeclare(i uint32) {
	for k := i + 1; k < uint32(len(e.tape)); k++ {
		kind := e.tape[k].kind()
		if kind == nodeDecl {
			e.decls--
		} else if kind != nodeAttr {
			break
		}
	}
	for k := len(e.bindings); k > 0 && e.bindings[k-1].owner == i; k-- {
		e.bindings = e.bindings[:k-1]
	}
}

// lookup finds what a prefix stands for.
func (e *engine) lookup(name []byte) (uint16, bool) {
	for i := len(e.bindings) - 1; i >= 0; i-- {
		if n := &e.tape[e.bindings[i].decl]; bytes.Equal(e.prefix(n), name) {
			return n.space(), true
		}
	}
	return e.scope.lookup(name)
}

// unknownSpace returns the id of a namespace that the static table has not
// got, 0 if there are too many.
func (e *engine) unknownSpace(n *node, value []byte) uint16 {
	first := names.NumSpaces + 1
	for i, s := range e.scope.spaces {
		if s == string(value) {
			return uint16(first + i)
		}
	}
	first += len(e.scope.spaces)
	const few = 8
	free := -1 // the bucket that a new one goes to
	if len(e.spaces) < few {
		for i := range e.spaces {
			if bytes.Equal(e.stored(&e.spaces[i]), value) {
				return uint16(first + i)
			}
		}
	} else {
		if len(e.spaces) == few || 2*len(e.spaces) >= len(e.buckets) {
			e.rehashSpaces()
		}
		for k := e.bucket(value); ; k = (k + 1) & (len(e.buckets) - 1) {
			i := e.buckets[k]
			if i == 0 {
				free = k
				break
			}
			if bytes.Equal(e.stored(&e.spaces[i-1]), value) {
				return uint16(first + int(i-1))
			}
		}
	}
	if first+len(e.spaces) > 0xFFFF {
		return 0
	}
	if free >= 0 {
		e.buckets[free] = uint32(len(e.spaces) + 1)
	}
	s := node{head: makeHead(nodeSpace, uint8(n.head>>8)&flagDecoded, 0, 0, 0), value: n.value, length: n.length}
	e.spaces = append(e.spaces, s)
	return uint16(first + len(e.spaces) - 1)
}

// clearBuckets makes room for n entries.
func clearBuckets(b []uint32, n int) []uint32 {
	size := 1 << bits.Len(uint(4*n))
	if cap(b) < size {
		return make([]uint32, size)
	}
	b = b[:size]
	clear(b)
	return b
}

func (e *engine) bucket(b []byte) int {
	return int(maphash.Bytes(seed, b)) & (len(e.buckets) - 1)
}

func (e *engine) rehashSpaces() {
	e.buckets = clearBuckets(e.buckets, len(e.spaces))
	for i := range e.spaces {
		k := e.bucket(e.stored(&e.spaces[i]))
		for e.buckets[k] != 0 {
			k = (k + 1) & (len(e.buckets) - 1)
		}
		e.buckets[k] = uint32(i + 1)
	}
}

// unique checks that no two attributes have the same expanded name (Namespaces
// in XML 1.0 §6.3). Few are compared with each other, many are hashed.
func (e *engine) unique(attrs []node) step {
	const few = 12
	if len(attrs) <= few {
		for i := range attrs {
			for k := range i {
				if e.sameName(&attrs[i], &attrs[k]) {
					return e.duplicate(&attrs[i])
				}
			}
		}
		return goOn
	}
	buckets := clearBuckets(e.attrBuckets, len(attrs))
	e.attrBuckets = buckets
	mask := len(buckets) - 1
	for i := range attrs {
		n := &attrs[i]
		h := maphash.Bytes(seed, e.localName(n))
		if n.kind() == nodeAttr { // declarations of one prefix have any namespace
			h += uint64(n.space()) * 0x9E3779B97F4A7C15
		}
		for k := int(h) & mask; ; k = (k + 1) & mask {
			if buckets[k] == 0 {
				buckets[k] = uint32(i + 1)
				break
			}
			if e.sameName(n, &attrs[buckets[k]-1]) {
				return e.duplicate(n)
			}
		}
	}
	return goOn
}

func (e *engine) sameName(a, b *node) bool {
	if a.kind() != b.kind() || a.local() != b.local() {
		return false
	}
	if a.kind() == nodeDecl {
		return bytes.Equal(e.document.name(a), e.document.name(b))
	}
	return a.space() == b.space() && (a.local() != 0 || bytes.Equal(e.localName(a), e.localName(b)))
}

func (e *engine) duplicate(n *node) step {
	return e.errorf(e.base+int(n.off), NotWellFormed, "the attribute %q stands twice", shorten(string(e.document.name(n))))
}
