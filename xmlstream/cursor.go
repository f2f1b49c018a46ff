package xmlstream

import (
	"github.com/xmppwire/xmppwire/xmlstream/internal/names"
)

// Kind is what a Cursor stands on.
type Kind uint8

const (
	// None is the end of the element.
	None Kind = iota
	// KindAttr is an attribute.
	KindAttr
	// KindText is character data between two tags.
	KindText
	// KindElement is a child element.
	KindElement
	// KindDeclaration is a namespace declaration, which only an OwnedCursor stops
	// at.
	KindDeclaration
)

// Cursor walks over one element's attributes and then its content, in their
// order, without allocation. Namespace declarations are left out. It is valid as
// long as its Element. Codecs have an [OwnedCursor].
type Cursor struct {
	rec        *record
	generation uint32
	head       uint64 // of the node it stands on
	index      uint32 // of that node
	next, end  uint32
}

// Cursor returns a Cursor that stands before the element's first attribute. It
// is valid as long as the Element and does not allocate.
func (e Element) Cursor() Cursor {
	end := e.doc().tape[e.index].next
	return Cursor{rec: e.rec, generation: e.generation, index: e.index, next: e.index + 1, end: end}
}

func (c *Cursor) doc() *document {
	if c.rec.generation != c.generation {
		panicStale(false)
	}
	return c.rec.doc
}

// Next moves to the next attribute, text or child element and says which it
// is, or None at the end. Children of a child are reached through Element.
func (c *Cursor) Next() Kind {
	tape := c.doc().tape
	for c.next < c.end {
		n := &tape[c.next]
		c.index, c.head = c.next, n.head
		c.next++
		switch nodeKind(n.head) {
		case nodeElement:
			c.next = n.next
			return KindElement
		case nodeAttr:
			return KindAttr
		case nodeText:
			return KindText
		}
	}
	return None
}

func (c *Cursor) node() *node { return &c.doc().tape[c.index] }

// NameID returns the name's NameID, 0 for a name outside the static table.
func (c *Cursor) NameID() NameID {
	c.doc()
	return nameIDOf(c.head)
}

// Is reports whether the attribute or child element has the given name.
func (c *Cursor) Is(space, local string) bool { return c.doc().is(c.node(), space, local) }

// Local returns the local name as a borrowed slice. It does not allocate.
func (c *Cursor) Local() []byte { return c.doc().localName(c.node()) }

// Space returns the namespace name, "" for none. It allocates only for
// namespaces that neither the static table nor the stream header has.
func (c *Cursor) Space() string { return c.doc().spaceString(c.node().space()) }

// LocalString returns the local name. It allocates only for names outside the
// static table of documents that are not owned.
func (c *Cursor) LocalString() string { return c.doc().sharedLocal(c.node()) }

// sharedLocal returns the local name of a node, a part of the document where that
// never changes again.
func (d *document) sharedLocal(n *node) string {
	if id := n.local(); id != 0 {
		return names.LocalName(id)
	}
	return d.string(d.localName(n))
}

// Value returns the value of the attribute or text it stands on, unescaped and
// normalised. The bytes live as long as the Element; a value that needs
// decoding is copied once.
func (c *Cursor) Value() []byte { return c.doc().decoded(c.node()) }

// String returns Value as a string. In an [Owned] or Clone it is a part of
// the document's own memory and costs nothing; it keeps the document alive.
// Elsewhere it is copied.
func (c *Cursor) String() string {
	d := c.doc()
	n := &d.tape[c.index]
	if d.owned() {
		return sharedString(d.raw[n.value : n.value+n.length])
	}
	return string(d.decoded(n))
}

// Element returns the child element it stands on, valid as long as the one the
// Cursor came from. It does not allocate.
func (c *Cursor) Element() Element {
	return Element{rec: c.rec, generation: c.generation, index: c.index}
}

// Offset returns where the node starts, in bytes from the "<" of the
// first-level child.
func (c *Cursor) Offset() int { return int(c.node().off) }

// string returns bytes of the document as a string: shared if the document
// never changes again, else copied.
func (d *document) string(b []byte) string {
	if d.owned() {
		return sharedString(b)
	}
	return string(b)
}
