package xmlstream

import "slices"

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
	to := document{scope: from.scope, owned: true}
	tape := from.tape[e.index:from.after(e.index)]
	root := &tape[0]
	raw := from.raw[root.off : root.off+root.length]

	dirty := 0
	for i := range tape {
		if n := &tape[i]; n.has(flagDirty) {
			dirty += int(n.length)
		}
	}
	if e.index == 0 {
		to.spaces = from.spaces
	} else {
		to.scope = from.surroundings(e.index)
	}
	nodes, block := newBlock(len(tape)+len(to.spaces), len(raw)+dirty)
	block = append(block, raw...)
	copy(nodes, tape)
	copy(nodes[len(tape):], to.spaces)
	to.tape = nodes[:len(tape):len(tape)]
	to.spaces = nodes[len(tape):]

	for i := range nodes {
		n := &nodes[i]
		start := len(block)
		switch {
		case n.kind() == nodeElement:
			n.next -= e.index
			switch {
			case n.value == none:
			case n.value < e.index: // its xml:lang is in the scope now
				n.value = none
			default:
				n.value -= e.index
			}
		case n.has(flagDecoded):
			block = append(block, from.stored(n)...)
			n.value = uint32(start)
		case n.has(flagDirty):
			block = from.appendDecoded(block, n)
			n.value, n.length = uint32(start), uint32(len(block)-start)
			n.set(flagDecoded)
		default:
			n.value -= root.off
		}
		n.off -= root.off
	}
	to.raw = clip(block[:len(raw)])
	to.arena = block
	d.rec.generation++
	d.doc = to
	d.rec.doc = &d.doc
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
