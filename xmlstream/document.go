package xmlstream

import (
	"bytes"
	"iter"

	"github.com/xmppwire/xmppwire/xmlstream/internal/names"
)

// document is a complete element: its bytes, its tape and what its names and
// values refer to.
type document struct {
	raw    []byte // as received, from "<" to the last ">"
	tape   []node
	spaces []node // namespaces that neither the static table nor scope knows
	scope  *scope // what is declared outside
	// arena is where values are decoded to. Documents without one are owned: they
	// never change again, all their values are decoded and in the capacity of raw,
	// and strings may share these bytes.
	arena *[]byte
}

func (d *document) owned() bool { return d.arena == nil }

// record is what an Element points to. Each connection has one, and each clone.
type record struct {
	generation uint32
	doc        *document
}

func clip(b []byte) []byte { return b[:len(b):len(b)] }

// name returns the qualified name of an element, attribute or declaration.
func (d *document) name(n *node) []byte {
	start := int(n.off)
	if n.kind() == nodeElement {
		start++
	}
	length := int(n.head >> 16 & 0xFFFF)
	if length == longName {
		length = len(d.raw) - start
		if i := bytes.IndexAny(d.raw[start:], " \t\r\n/>="); i >= 0 {
			length = i
		}
	}
	return clip(d.raw[start : start+length])
}

// localName returns the part of the name after the prefix.
func (d *document) localName(n *node) []byte {
	name := d.name(n)
	if n.has(flagPrefixed) {
		name = name[bytes.IndexByte(name, ':')+1:]
	}
	return name
}

// prefix returns the prefix of an element or attribute, or what a declaration
// declares: empty for none and for the default namespace.
func (d *document) prefix(n *node) []byte {
	name := d.name(n)
	i := bytes.IndexByte(name, ':')
	if n.kind() == nodeDecl {
		return name[i+1:][:max(0, len(name)-len("xmlns:"))]
	}
	return name[:max(i, 0)]
}

func (d *document) localString(n *node) string {
	if id := n.local(); id != 0 {
		return names.LocalName(id)
	}
	return string(d.localName(n))
}

// spaceName returns a namespace name by its id, without allocating.
func (d *document) spaceName(id uint16) (known string, unknown []byte) {
	switch i := int(id) - names.NumSpaces - 1; {
	case i < 0:
		return names.SpaceName(id), nil
	case i < len(d.scope.spaces):
		return d.scope.spaces[i], nil
	default:
		return "", d.stored(&d.spaces[i-len(d.scope.spaces)])
	}
}

func (d *document) spaceString(id uint16) string {
	known, unknown := d.spaceName(id)
	if unknown != nil {
		return string(unknown)
	}
	return known
}

func (d *document) isSpace(id uint16, space string) bool {
	known, unknown := d.spaceName(id)
	if unknown != nil {
		return string(unknown) == space
	}
	return known == space
}

// stored returns the bytes of a value that needs no decoding.
func (d *document) stored(n *node) []byte {
	from := d.raw
	if n.has(flagDecoded) && !d.owned() {
		from = *d.arena
	}
	return clip(from[n.value : n.value+n.length])
}

// decoded returns the value of an attribute, declaration or text, decoding it
// on first use.
func (d *document) decoded(n *node) []byte {
	if n.has(flagDirty) && !n.has(flagDecoded) {
		d.decode(n)
	}
	return d.stored(n)
}

// decode moves a value into the arena. What was handed out before stays where
// it is: a grown arena is a new one.
func (d *document) decode(n *node) {
	start := len(*d.arena)
	*d.arena = d.appendDecoded(*d.arena, n)
	n.value, n.length = uint32(start), uint32(len(*d.arena)-start)
	n.set(flagDecoded)
}

// appendDecoded appends a value that is still as received, decoded.
func (d *document) appendDecoded(dst []byte, n *node) []byte {
	if n.kind() == nodeText {
		return appendDecodedText(dst, d.stored(n))
	}
	return appendDecodedAttr(dst, d.stored(n))
}

// after returns the index behind the node at i and all that it holds.
func (d *document) after(i uint32) uint32 {
	if n := &d.tape[i]; n.kind() == nodeElement {
		return n.next
	}
	return i + 1
}

// content returns the index of the first node of an element's content.
func (d *document) content(i uint32) uint32 {
	end := d.tape[i].next
	for i++; i < end; i++ {
		if k := d.tape[i].kind(); k != nodeAttr && k != nodeDecl {
			break
		}
	}
	return i
}

// declarations yields the namespace declarations of the element at i.
func (d *document) declarations(i uint32) iter.Seq[*node] {
	return func(yield func(*node) bool) {
		for k, end := i+1, d.content(i); k < end; k++ {
			if n := &d.tape[k]; n.kind() == nodeDecl && !yield(n) {
				return
			}
		}
	}
}

// ancestors yields the elements that hold the one at i, outermost first. It
// costs a look at each earlier sibling.
func (d *document) ancestors(i uint32) iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		for at := uint32(0); at != i && yield(at); {
			child := d.content(at)
			for d.after(child) <= i {
				child = d.after(child)
			}
			at = child
		}
	}
}
