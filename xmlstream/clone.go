package xmlstream

import "github.com/xmppwire/xmppwire/xmlstream/internal/names"

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
// it held before. It allocates one block for the bytes and one for the tape.
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
		to.scope, to.spaces = from.surroundings(e.index)
	}
	block := make([]byte, len(raw), len(raw)+dirty)
	copy(block, raw)
	nodes := make([]node, len(tape)+len(to.spaces))
	copy(nodes, tape)
	copy(nodes[len(tape):], to.spaces)
	to.tape = nodes[:len(tape):len(tape)]
	to.spaces = nodes[len(tape):]

	for i := range nodes {
		n := &nodes[i]
		bytes := []byte(nil)
		switch {
		case n.kind() == nodeElement:
			n.off -= root.off
			n.next -= e.index
			if n.value != none {
				if n.value < e.index {
					n.value = none
				} else {
					n.value -= e.index
				}
			}
			continue
		case n.has(flagDecoded):
			bytes = from.arena[n.value : n.value+n.length]
		case n.has(flagDirty):
			n.value -= root.off
			n.off -= root.off
			start := len(block)
			value := raw[n.value : n.value+n.length]
			if n.kind() == nodeText {
				block = appendDecodedText(block, value)
			} else {
				block = appendDecodedAttr(block, value)
			}
			n.value, n.length = uint32(start), uint32(len(block)-start)
			n.set(flagDecoded)
			continue
		default:
			n.value -= root.off
			n.off -= root.off
			continue
		}
		n.off -= root.off
		n.value = uint32(len(block))
		block = append(block, bytes...)
	}
	to.raw = clip(block[:len(raw)])
	to.arena = block
	d.rec.generation++
	d.doc = to
	d.rec.doc = &d.doc
}

// surroundings returns a scope with all that is declared outside the element
// at i, and the document's unknown namespaces, which keep their ids.
func (d *document) surroundings(i uint32) (*scope, []node) {
	s := &scope{lang: string(Element{rec: &record{doc: d}, index: i}.Lang()), space: d.scope.space}
	s.prefixes = append(s.prefixes, d.scope.prefixes...)
	s.spaces = append(s.spaces, d.scope.spaces...)
	for k := range d.spaces {
		s.spaces = append(s.spaces, string(d.stored(&d.spaces[k])))
	}
	d.ancestors(i, func(at uint32) {
		if at == i {
			return
		}
		for at++; at < d.tape[at-1].next || d.tape[at].kind() == nodeDecl || d.tape[at].kind() == nodeAttr; at++ {
			n := &d.tape[at]
			if n.kind() != nodeDecl {
				if n.kind() != nodeAttr {
					break
				}
				continue
			}
			if name := string(d.prefix(n)); name != "" {
				s.prefixes = append(s.prefixes, prefix{name, n.space()})
			} else {
				s.space = n.space()
			}
		}
	})
	return s, nil
}

// lookup finds what a prefix stands for; later declarations win.
func (s *scope) lookup(name []byte) (uint16, bool) {
	if string(name) == "xml" {
		return names.SpaceXML, true
	}
	for i := len(s.prefixes) - 1; i >= 0; i-- {
		if s.prefixes[i].name == string(name) {
			return s.prefixes[i].space, true
		}
	}
	return 0, false
}
