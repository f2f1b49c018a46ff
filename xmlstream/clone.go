package xmlstream

import (
	"bytes"
	"slices"
)

// Owned holds one element: its bytes, its tape, all values decoded, and the
// declarations and xml:lang that were in scope where it stood. Nothing changes
// it but Set, so several goroutines may read it at once. A struct may embed
// one, to hold an element without another allocation; it must not be copied
// once set, since its Elements point to it. The zero Owned is empty.
type Owned struct {
	_   noCopy
	rec record
	doc document
}

type noCopy struct{}

func (*noCopy) Lock()   {}
func (*noCopy) Unlock() {}

// Clone returns a copy of the element that lives as long as somebody holds it.
// It takes the declarations and the xml:lang in scope along. It allocates a
// small, constant number of times.
func (e Element) Clone() Element {
	d := new(Owned)
	d.Set(e)
	return d.Root()
}

// Root returns the element that it holds, the zero Element if none. It does not
// allocate.
func (d *Owned) Root() Element {
	if d.rec.doc == nil {
		return Element{}
	}
	return Element{rec: &d.rec, generation: d.rec.generation}
}

// Set makes the Owned a copy of the element, and ends the Elements of what
// it held before. It allocates one block; two with the build tag purego.
func (d *Owned) Set(e Element) {
	from := e.doc()
	tape, spaces, scope := from.tape[e.index:from.after(e.index)], from.spaces, from.scope
	root := &tape[0]
	raw := from.raw[root.off : root.off+root.length]
	if e.index > 0 {
		spaces, scope = nil, from.surroundings(e.index)
	}
	dirty := 0 // bytes of values that are not as received, at most
	if anyDirty(tape) {
		for i := range tape {
			if n := &tape[i]; n.has(flagDirty) {
				dirty += int(n.length)
			}
		}
	}
	for i := range spaces {
		if n := &spaces[i]; n.has(flagDecoded) {
			dirty += int(n.length)
		}
	}

	nodes, block := newBlock(len(tape)+len(spaces), len(raw)+dirty)
	block = append(block, raw...)
	copy(nodes, tape)
	if dirty > 0 || len(spaces) > 0 {
		copy(nodes[len(tape):], spaces)
		block = from.decodeAll(nodes, block)
	}
	if e.index > 0 {
		rebase(nodes, e.index)
	}
	d.doc.raw = block[:len(raw)]
	d.doc.tape, d.doc.spaces = nodes[:len(tape)], nil
	if len(spaces) > 0 {
		d.doc.spaces = nodes[len(tape):]
	}
	d.hold(scope)
}

// anyDirty reports whether a node has flagDirty.
func anyDirty(tape []node) bool {
	heads := uint64(0)
	for i := range tape {
		heads |= tape[i].head
	}
	return (&node{head: heads}).has(flagDirty)
}

// hold makes the document, which is filled in but for that, the one that it
// holds, and ends the Elements of before.
func (d *Owned) hold(outside *scope) {
	d.doc.scope = outside
	d.rec.generation++
	d.rec.doc = &d.doc
}

// Loan makes the strings of a borrowed element owned and copies nothing else: for
// a codec that keeps strings and no Elements. The zero Loan is empty; it may be
// used again after End, and belongs to one goroutine.
type Loan struct{ own Owned }

// Take returns e as an element whose strings live as long as somebody holds them:
// one that is owned, as IsOwned has it. It is valid until End, and no longer than
// e; nothing notices if it is used beyond that. It allocates one block.
func (l *Loan) Take(e Element) Element {
	if !l.own.share(e) {
		l.own.Set(e)
	}
	return l.own.Root()
}

// End ends the element and lets go of its memory.
func (l *Loan) End() {
	l.own.doc = document{}
	l.own.rec.doc = nil
	l.own.rec.generation++
}

// share makes the Owned a view of the element with bytes of its own: of one whose
// values all are what was received, and lie where they lay in the copy.
func (d *Owned) share(e Element) bool {
	from := e.doc()
	if e.index > 0 || anyDirty(from.tape) {
		return false
	}
	raw := bytes.Clone(from.raw)
	d.doc.raw = raw
	d.doc.tape, d.doc.spaces = from.tape, from.spaces
	d.hold(from.scope)
	return true
}

// decodeAll decodes all values of nodes that are copies of the document's into
// an arena.
func (d *document) decodeAll(nodes []node, arena []byte) []byte {
	for i := range nodes {
		n := &nodes[i]
		start := len(arena)
		switch {
		case n.kind() == nodeElement:
			continue
		case n.has(flagDecoded):
			arena = append(arena, d.stored(n)...)
		case n.has(flagDirty):
			arena = d.appendDecoded(arena, n)
		default:
			continue
		}
		n.value, n.length = uint32(start), uint32(len(arena)-start)
		n.set(flagDecoded)
	}
	return arena
}

// rebase makes the tape of an element inside another one that of a first-level
// child; index is where it began.
func rebase(tape []node, index uint32) {
	off := tape[0].off
	for i := range tape {
		n := &tape[i]
		n.off -= off
		switch {
		case n.kind() == nodeElement:
			n.next -= index
			switch {
			case n.value == none:
			case n.value < index: // its xml:lang is in the scope now
				n.value = none
			default:
				n.value -= index
			}
		case !n.has(flagDecoded):
			n.value -= off
		}
	}
}

// surroundings returns a scope with all that is declared outside the element
// at i. The document's unknown namespaces are in it under the ids they had.
func (d *document) surroundings(i uint32) *scope {
	s := &scope{
		lang:     string(Element{rec: &record{doc: d}, index: i}.Lang()),
		space:    d.scope.space,
		prefixes: slices.Clone(d.scope.prefixes),
		spaces:   slices.Clone(d.scope.spaces),
	}
	for k := range d.spaces {
		s.spaces = append(s.spaces, string(d.stored(&d.spaces[k])))
	}
	for at := range d.ancestors(i) {
		for n := range d.declarations(at) {
			if name := string(d.prefix(n)); name != "" {
				s.prefixes = append(s.prefixes, prefix{name, n.space()})
			} else {
				s.space = n.space()
			}
		}
	}
	return s
}
