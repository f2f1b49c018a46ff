package xmlstream

import "bytes"

// OwnedCursor is a Cursor over an element that is owned, for codecs. Nothing ends
// such an element but [Owned.Set], so there is less to check and each call takes a
// few instructions. It must not be used after Set: nothing notices, and what it
// says then is of no meaning. No method allocates, but for Space.
type OwnedCursor struct {
	rec          *record
	doc          *document
	parent, head uint64 // of the element itself, and of the node that it stands on
	index        uint32 // of that node
	next, end    uint32
	generation   uint32
}

// Reset makes the OwnedCursor stand before the first attribute of the element.
// It panics if that is not owned.
func (c *OwnedCursor) Reset(e Element) {
	d := e.doc()
	if !d.owned() {
		panic("xmlstream: OwnedCursor over an Element that is not owned: Clone it, or use its Cursor")
	}
	n := &d.tape[e.index]
	c.rec, c.doc, c.generation = e.rec, d, e.generation
	c.parent, c.head, c.index = n.head, 0, e.index
	c.next, c.end = e.index+1, n.next
}

// Next moves to the next node and says what it is, or None at the end. Unlike
// [Cursor.Next] it also stops at namespace declarations, of which it says nothing
// else. Children of a child are reached through Element.
func (c *OwnedCursor) Next() Kind {
	if c.next >= c.end {
		return None
	}
	n := &c.doc.tape[c.next]
	c.head, c.index = n.head, c.next
	c.next++
	if n.kind() == nodeElement {
		c.next = n.next
	}
	return Kind(n.head)
}

func (c *OwnedCursor) node() *node { return &c.doc.tape[c.index] }

// ParentID returns the NameID of the element that the OwnedCursor walks over.
func (c *OwnedCursor) ParentID() NameID { return nameIDOf(c.parent) }

// NameID returns the name's NameID, 0 for a name outside the static table.
func (c *OwnedCursor) NameID() NameID { return nameIDOf(c.head) }

// LocalID returns the NameID of the local name without its namespace, 0 for one
// outside the static table.
func (c *OwnedCursor) LocalID() NameID { return NameID(uint16(c.head >> 32)) }

// InSpaceOfParent reports whether the name is in the namespace of the element
// that the OwnedCursor walks over.
func (c *OwnedCursor) InSpaceOfParent() bool { return (c.head^c.parent)>>48 == 0 }

// HasSpace reports whether the name is in the given namespace.
func (c *OwnedCursor) HasSpace(space string) bool { return c.doc.isSpace(c.node().space(), space) }

// Space returns the namespace name, "" for none. It allocates only for
// namespaces that neither the static table nor the stream header has.
func (c *OwnedCursor) Space() string { return c.doc.spaceString(c.node().space()) }

// Local returns the local name as a borrowed slice. It does not allocate.
func (c *OwnedCursor) Local() []byte { return c.doc.localName(c.node()) }

// LocalString returns the local name. It does not allocate: the string keeps the
// document alive.
func (c *OwnedCursor) LocalString() string { return c.doc.sharedLocal(c.node()) }

// String returns the value of the attribute or text that it stands on, unescaped
// and normalised. It does not allocate: the string keeps the document alive.
func (c *OwnedCursor) String() string {
	n := c.node()
	return sharedString(c.doc.raw[n.value : n.value+n.length])
}

// Element returns the child element that it stands on, valid as long as the one
// that it walks over. It does not allocate.
func (c *OwnedCursor) Element() Element {
	return Element{rec: c.rec, generation: c.generation, index: c.index}
}

// Offset returns where the node starts, in bytes from the "<" of the first-level
// child.
func (c *OwnedCursor) Offset() int { return int(c.node().off) }

// Remaining returns how many children after the one that it stands on have its
// name: what a codec makes room for.
func (c *OwnedCursor) Remaining() (n int) {
	at := c.node()
	for i := c.next; i < c.end; i = c.doc.after(i) {
		of := &c.doc.tape[i]
		if of.kind() == nodeElement && of.head>>32 == at.head>>32 &&
			(of.local() != 0 || bytes.Equal(c.doc.localName(of), c.doc.localName(at))) {
			n++
		}
	}
	return n
}
