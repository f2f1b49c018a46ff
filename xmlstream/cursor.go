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
)

// Cursor walks over one element's attributes and then its content, in their
// order, without allocation: the tape as a codec wants it. Namespace
// declarations are left out. It is valid as long as its Element.
type Cursor struct {
	rec        *record
	generation uint32
	head       uint64 // of the node it stands on
	index      uint32 // of that node
	next, end  uint32
	space      uint16 // of the element itself
}

// Cursor returns a Cursor that stands before the element's first attribute. It
// is valid as long as the Element and does not allocate.
func (e Element) Cursor() Cursor {
	var c Cursor
	c.Reset(e)
	return c
}

// Reset is Cursor for one that lies somewhere already: it is too large to be
// moved there where every nanosecond counts. It does not allocate.
func (c *Cursor) Reset(e Element) {
	n := &e.doc().tape[e.index]
	c.rec, c.generation = e.rec, e.generation
	c.head, c.index = 0, e.index
	c.next, c.end = e.index+1, n.next
	c.space = n.space()
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

// NextAttr moves to the next attribute and returns its NameID and its value, the
// latter as String does: it allocates only where String does. Where there is
// none it stays, so that Next goes on with the content.
func (c *Cursor) NextAttr() (id NameID, value string, ok bool) {
	d := c.doc()
	for ; c.next < c.end; c.next++ {
		n := &d.tape[c.next]
		if n.kind() == nodeDecl {
			continue
		}
		if n.kind() != nodeAttr {
			break
		}
		c.index, c.head = c.next, n.head
		c.next++
		if d.owned {
			value = sharedString(d.arena[n.value : n.value+n.length])
		} else {
			value = string(d.decoded(n))
		}
		return n.nameID(), value, true
	}
	return 0, "", false
}

// Remaining returns how many children after the one that it stands on have its
// name: what a codec makes room for. It does not allocate.
func (c *Cursor) Remaining() int {
	n, d := 0, c.doc()
	for i := c.next; i < c.end; i = d.after(i) {
		if of := &d.tape[i]; of.kind() == nodeElement && of.head>>32 == c.head>>32 {
			n++
		}
	}
	return n
}

func (c *Cursor) node() *node { return &c.doc().tape[c.index] }

// NameID returns the name's NameID, 0 for a name outside the static table.
func (c *Cursor) NameID() NameID {
	c.doc()
	n := node{head: c.head}
	return n.nameID()
}

// LocalID returns the NameID of the local name without its namespace, 0 for one
// outside the static table: a codec's index for names in any namespace.
func (c *Cursor) LocalID() NameID {
	c.doc()
	return NameID(uint16(c.head >> 32))
}

// Is reports whether the attribute or child element has the given name.
func (c *Cursor) Is(space, local string) bool { return c.doc().is(c.node(), space, local) }

// Local returns the local name as a borrowed slice. It does not allocate.
func (c *Cursor) Local() []byte { return c.doc().localName(c.node()) }

// Space returns the namespace name, "" for none. It allocates only for
// namespaces that neither the static table nor the stream header has.
func (c *Cursor) Space() string { return c.doc().spaceString(c.node().space()) }

// HasSpace reports whether the name is in the given namespace. It does not
// allocate.
func (c *Cursor) HasSpace(space string) bool { return c.doc().isSpace(c.node().space(), space) }

// InSpaceOfParent reports whether the name is in the namespace of the element
// that the Cursor walks over. It does not allocate.
func (c *Cursor) InSpaceOfParent() bool {
	c.doc()
	return uint16(c.head>>48) == c.space
}

// LocalString returns the local name. It allocates only for names outside the
// static table of documents that are not owned.
func (c *Cursor) LocalString() string {
	d, n := c.doc(), c.node()
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
	if d.owned {
		return sharedString(d.arena[n.value : n.value+n.length])
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
	if d.owned {
		return sharedString(b)
	}
	return string(b)
}
