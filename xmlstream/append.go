package xmlstream

import (
	"bytes"
	"slices"

	"github.com/xmppwire/xmppwire/xmlstream/internal/names"
)

// AppendXML appends the element so that it stands alone: it declares every
// namespace that it uses. What was received is copied, not written anew. It
// allocates only where dst has no room and where prefixes are declared
// outside the element. The error is always nil today.
func (e Element) AppendXML(dst []byte) ([]byte, error) {
	return e.appendCopy(dst, Context{}), nil
}

// AppendIn appends the element for the stream that has declared c. A stanza,
// and what in it belongs to its content namespace, moves to that of c: the
// children that have it too, down to the first that has not. Everything else
// keeps its namespace, and is declared where c does not do so. Attributes in
// set replace or join those of the element; one with a nil Value is removed.
// A stanza that needs no change but that is copied, not decoded. It allocates
// only where dst has no room and where names must be written anew. On error,
// such as for a value in set that XML cannot carry or a name in it twice, dst
// is returned as it was.
func (e Element) AppendIn(dst []byte, c Context, set ...Attr) ([]byte, error) {
	d := e.doc()
	root := &d.tape[e.index]
	content := names.SpaceString(c.content)
	switch {
	case isStanzaSpace(root.space()) && isStanzaSpace(content) && root.space() != content:
		return e.rewrite(dst, c, root.space(), set)
	case len(set) > 0:
		return e.rewrite(dst, c, 0, set)
	}
	return e.appendCopy(dst, c), nil
}

// appendCopy copies the bytes, with the declarations that are missing put into
// the first tag.
func (e Element) appendCopy(dst []byte, c Context) []byte {
	d := e.doc()
	root := &d.tape[e.index]
	raw := d.raw[root.off : root.off+root.length]
	insert := 1 + len(d.name(root))
	dst = append(dst, raw[:insert]...)
	if space, free := d.freeDefault(e.index); free && !d.isSpace(space, c.content) {
		dst = d.appendDeclaration(dst, "", space)
	}
	for _, p := range d.freePrefixes(e.index) {
		if !c.declares(p.name, d, p.space) {
			dst = d.appendDeclaration(dst, p.name, p.space)
		}
	}
	return append(dst, raw[insert:]...)
}

func (c Context) declares(name string, d *document, space uint16) bool {
	for _, p := range slices.Backward(c.prefixes) {
		if p.Name == name {
			return d.isSpace(space, p.Space)
		}
	}
	return false
}

func (d *document) appendDeclaration(dst []byte, prefix string, space uint16) []byte {
	dst = append(dst, " xmlns"...)
	if prefix != "" {
		dst = append(append(dst, ':'), prefix...)
	}
	dst = append(dst, "='"...)
	dst, _ = AppendAttrValue(dst, d.spaceString(space)) // was received, so has a form
	return append(dst, '\'')
}

// freeDefault returns the default namespace that the element at i takes from
// outside, and whether an unprefixed element in it does.
func (d *document) freeDefault(i uint32) (uint16, bool) {
	end := d.tape[i].next
	for k := i; k < end; k++ {
		n := &d.tape[k]
		if n.kind() != nodeElement {
			continue
		}
		if n.has(flagDefault) {
			k = n.next - 1
			continue
		}
		if !n.has(flagPrefixed) {
			return n.space(), true
		}
	}
	return 0, false
}

// freePrefixes returns the prefixes that the element at i uses and does not
// declare.
func (d *document) freePrefixes(i uint32) (free []prefix) {
	type span struct {
		name string
		end  uint32
	}
	var bound []span // in scope, outermost first
	use := func(n *node) {
		name := string(d.prefix(n))
		if name == "xml" {
			return
		}
		for _, b := range bound {
			if b.name == name {
				return
			}
		}
		p := prefix{name, n.space()}
		if !slices.Contains(free, p) {
			free = append(free, p)
		}
	}
	end := d.tape[i].next
	for k := i; k < end; k++ {
		n := &d.tape[k]
		for last := len(bound) - 1; last >= 0 && bound[last].end <= k; last-- {
			bound = bound[:last]
		}
		switch n.kind() {
		case nodeElement:
			if n.has(flagPrefixes) {
				for decl := range d.declarations(k) {
					if !decl.has(flagDefault) {
						bound = append(bound, span{string(d.prefix(decl)), n.next})
					}
				}
			}
			if n.has(flagPrefixed) {
				use(n)
			}
		case nodeAttr:
			if n.has(flagPrefixed) {
				use(n)
			}
		}
	}
	return free
}

// rewrite writes the element anew; see rebuild.
func (e Element) rewrite(dst []byte, c Context, content uint16, set []Attr) ([]byte, error) {
	var b Builder
	b.Reset(dst, c)
	b.SetLimits(&unlimited)
	e.rebuild(&b, content, b.context.content, set)
	return b.Finish()
}

// rebuild writes the element by calls on a Builder. Names in the namespace
// content go to the namespace to, along the chain that begins at the element; 0
// moves none.
func (e Element) rebuild(b *Builder, content uint16, to string, set []Attr) {
	d := e.doc()
	end := d.tape[e.index].next
	var open, moved []uint32 // ends of open elements; of those that moved
	for i := e.index; i < end || len(open) > 0; {
		for len(open) > 0 && open[len(open)-1] == i {
			if len(moved) == len(open) {
				moved = moved[:len(moved)-1]
			}
			open = open[:len(open)-1]
			b.End()
		}
		if i >= end {
			break
		}
		n := &d.tape[i]
		switch n.kind() {
		case nodeElement:
			space := d.spaceString(n.space())
			if content != 0 && n.space() == content && len(moved) == len(open) {
				space = to
				moved = append(moved, n.next)
			}
			b.Start(space, d.localString(n), string(d.prefix(n)))
			open = append(open, n.next)
			if i == e.index {
				for _, a := range set {
					if a.Value != nil {
						b.Attr(a.Name.Space, a.Name.Local, string(a.Value))
					}
				}
			}
		case nodeAttr:
			space, local := d.spaceString(n.space()), d.localString(n)
			replaced := len(open) == 1 && slices.ContainsFunc(set, func(a Attr) bool {
				return a.Name.Space == space && a.Name.Local == local
			})
			if !replaced {
				b.Attr(space, local, string(d.decoded(n)))
			}
		case nodeText:
			b.Text(string(d.decoded(n)))
		}
		i++
	}
}

// AppendInner appends the content of the element as received, without its own
// tags: text and child elements, each of which stands alone as by AppendXML. It
// allocates only where dst has no room and where prefixes are declared outside
// the children.
func (e Element) AppendInner(dst []byte) []byte {
	d := e.doc()
	root := &d.tape[e.index]
	if d.content(e.index) == root.next {
		return dst
	}
	at := d.tape[d.content(e.index)].off
	end := root.off + uint32(bytes.LastIndex(d.raw[root.off:root.off+root.length], []byte("</")))
	for i := d.content(e.index); i < root.next; i = d.after(i) {
		if n := &d.tape[i]; n.kind() == nodeElement {
			dst = append(dst, d.raw[at:n.off]...)
			dst = e.at(i).appendCopy(dst, Context{})
			at = n.off + n.length
		}
	}
	return append(dst, d.raw[at:end]...)
}
