//go:build xmlstreamdebug

package xmlstream

import "fmt"

// scribble overwrites released memory, so that a slice which somebody kept
// shows up.
func (e *engine) scribble(b []byte) {
	for i := range b {
		b[i] = '#'
	}
}

// verify panics unless the delivered tape is one element whose nodes lie in
// order, inside their parents and inside the bytes.
func (e *engine) verify() {
	check := func(ok bool, i int, what string) {
		if !ok {
			panic(fmt.Sprintf("xmlstream: tape of %d nodes broken at %d: %s: %q", len(e.tape), i, what, e.raw))
		}
	}
	check(len(e.tape) > 0 && e.tape[0].kind() == nodeElement, 0, "no root")
	ends := []uint32{uint32(len(e.tape))}
	position := uint32(0)
	for i := range e.tape {
		for uint32(i) == ends[len(ends)-1] {
			ends = ends[:len(ends)-1]
		}
		n := &e.tape[i]
		check(n.off >= position, i, "nodes out of order")
		position = n.off
		check(int(n.off) < len(e.raw), i, "offset out of range")
		switch n.kind() {
		case nodeElement:
			check(n.next > uint32(i) && n.next <= ends[len(ends)-1], i, "next outside the parent")
			check(int(n.off)+int(n.length) <= len(e.raw), i, "length out of range")
			check(e.raw[n.off] == '<' && e.raw[n.off+n.length-1] == '>', i, "not a tag")
			check(n.value == none || e.tape[n.value].kind() == nodeAttr, i, "xml:lang is no attribute")
			ends = append(ends, n.next)
		case nodeAttr, nodeDecl, nodeText:
			check(n.has(flagDecoded) || int(n.value)+int(n.length) <= len(e.raw), i, "value out of range")
		default:
			check(false, i, "unknown kind")
		}
	}
	check(int(e.tape[0].length) == len(e.raw), 0, "root does not cover the bytes")
}
