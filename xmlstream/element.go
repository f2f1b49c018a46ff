package xmlstream

import (
	"encoding/xml"
	"iter"
	"strings"

	"github.com/xmppwire/xmppwire/xmlstream/internal/names"
)

// Element is a view of a received element and all that it holds. It is a small
// value; copies are views of the same bytes. It is valid until the next call
// on its Tokenizer or Reader that may move bytes (see the package doc); using
// it later panics. Elements of a [Owned] or Clone are valid for ever, and
// safe for use by several goroutines at once.
//
// The zero Element is no element; only IsZero may be called on it.
type Element struct {
	rec        *record
	generation uint32
	index      uint32
}

// Attr is an attribute: its resolved name and its value, unescaped and
// normalised.
type Attr struct {
	Name  xml.Name
	Value []byte
}

// Node is one piece of an element's content.
type Node struct {
	// Element is a child element; zero where the node is text.
	Element Element
	// Text is character data between two tags, unescaped; nil where the node
	// is an element.
	Text []byte
}

const xmlSpace = "http://www.w3.org/XML/1998/namespace"

// IsZero reports whether e is no element.
func (e Element) IsZero() bool { return e.rec == nil }

func (e Element) doc() *document {
	if e.rec == nil || e.rec.generation != e.generation {
		panicStale(e.rec == nil)
	}
	return e.rec.doc
}

//go:noinline
func panicStale(zero bool) {
	if zero {
		panic("xmlstream: use of the zero Element: check IsZero, or the bool beside it, first")
	}
	panic("xmlstream: use of an Element after the call that ended it (Next, Write, Buffer, Commit, Restart, Reset or End): use it before that call, or Clone it")
}

func (e Element) at(i uint32) Element { e.index = i; return e }

// Name returns the resolved name. It allocates only for names that the static
// table has not got.
func (e Element) Name() xml.Name {
	d := e.doc()
	n := &d.tape[e.index]
	return xml.Name{Space: d.spaceString(n.space()), Local: d.localString(n)}
}

// NameID returns the name's NameID, 0 for names outside the static table. It
// does not allocate.
func (e Element) NameID() NameID { return e.doc().tape[e.index].nameID() }

// Is reports whether the element has the given name. It does not allocate.
func (e Element) Is(space, local string) bool {
	d := e.doc()
	return d.is(&d.tape[e.index], space, local)
}

func (d *document) is(n *node, space, local string) bool {
	if id := n.local(); id != 0 {
		if names.LocalName(id) != local {
			return false
		}
	} else if string(d.localName(n)) != local {
		return false
	}
	return d.isSpace(n.space(), space)
}

// Attr returns the value of the attribute with that name and no namespace,
// unescaped and normalised, and whether there is one. The bytes live as long
// as the Element; a value that needs decoding is copied once.
func (e Element) Attr(local string) ([]byte, bool) { return e.AttrNS("", local) }

// AttrNS returns the value of the attribute with that name, as Attr does.
func (e Element) AttrNS(space, local string) ([]byte, bool) {
	d := e.doc()
	for i, end := e.index+1, d.tape[e.index].next; i < end; i++ {
		switch n := &d.tape[i]; n.kind() {
		case nodeAttr:
			if d.is(n, space, local) {
				return d.decoded(n), true
			}
		case nodeDecl:
		default:
			return nil, false
		}
	}
	return nil, false
}

// Attrs yields the attributes in their order, without namespace declarations.
// Names outside the static table are allocated.
func (e Element) Attrs() iter.Seq[Attr] {
	return func(yield func(Attr) bool) {
		d := e.doc()
		for i, end := e.index+1, d.tape[e.index].next; i < end; i++ {
			n := &d.tape[i]
			switch n.kind() {
			case nodeAttr:
			case nodeDecl:
				continue
			default:
				return
			}
			name := xml.Name{Space: d.spaceString(n.space()), Local: d.localString(n)}
			if !yield(Attr{name, d.decoded(n)}) {
				return
			}
		}
	}
}

// LangString returns Lang as a string. It allocates only for an element that
// is not owned.
func (e Element) LangString() string {
	d := e.doc()
	if at := d.tape[e.index].value; at != none {
		return d.string(d.decoded(&d.tape[at]))
	}
	return d.scope.lang
}

// IsOwned reports whether the element is one of an [Owned] or Clone, and so
// is valid for ever, with strings that cost nothing (see [Cursor.String]). It
// does not allocate.
func (e Element) IsOwned() bool { return e.doc().owned() }

// Child returns the first child element with that name, valid as long as e. It
// does not allocate.
func (e Element) Child(space, local string) (Element, bool) {
	d := e.doc()
	for i := d.content(e.index); i < d.tape[e.index].next; i = d.after(i) {
		if n := &d.tape[i]; n.kind() == nodeElement && d.is(n, space, local) {
			return e.at(i), true
		}
	}
	return Element{}, false
}

// CountChildren returns how many child elements there are, and adds to of[i] how
// many of them have a local name whose NameID is names[i] and are in the namespace
// of e: what a codec makes room for. There must be as many of as names. It does
// not allocate.
func (e Element) CountChildren(of []int, names ...NameID) (all int) {
	d := e.doc()
	root := &d.tape[e.index]
	for i := e.index + 1; i < root.next; {
		n := &d.tape[i]
		if i++; n.kind() != nodeElement {
			continue
		}
		i = n.next
		all++
		for k, name := range names {
			if NameID(n.local()) == name && n.space() == root.space() {
				of[k]++
			}
		}
	}
	return all
}

// Children yields the child elements in their order. It does not allocate.
func (e Element) Children() iter.Seq[Element] {
	return func(yield func(Element) bool) {
		d := e.doc()
		for i := d.content(e.index); i < d.tape[e.index].next; i = d.after(i) {
			if d.tape[i].kind() == nodeElement && !yield(e.at(i)) {
				return
			}
		}
	}
}

// Nodes yields child elements and the text between them in their order.
func (e Element) Nodes() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		d := e.doc()
		for i := d.content(e.index); i < d.tape[e.index].next; i = d.after(i) {
			var node Node
			if n := &d.tape[i]; n.kind() == nodeElement {
				node.Element = e.at(i)
			} else {
				node.Text = d.decoded(n)
			}
			if !yield(node) {
				return
			}
		}
	}
}

// Text returns the element's own character data, unescaped, CDATA sections
// merged, that of children left out; nil if there is none. The bytes live as
// long as the Element. It allocates only where child elements interrupt the
// text.
func (e Element) Text() []byte {
	d := e.doc()
	var text []byte
	pieces := 0
	for i := d.content(e.index); i < d.tape[e.index].next; i = d.after(i) {
		n := &d.tape[i]
		if n.kind() != nodeText {
			continue
		}
		if pieces++; pieces == 1 {
			text = d.decoded(n)
		} else {
			text = append(text, d.decoded(n)...)
		}
	}
	return clip(text)
}

// TextString returns Text as a string. In an [Owned] or Clone it is a part of
// the document's own memory, unless child elements interrupt the text;
// elsewhere it is copied.
func (e Element) TextString() string {
	d := e.doc()
	first, end := d.content(e.index), d.tape[e.index].next
	switch {
	case first == end:
		return ""
	case first+1 == end && d.tape[first].kind() == nodeText:
		return d.string(d.decoded(&d.tape[first]))
	}
	return string(e.Text())
}

// Lang returns the xml:lang in scope, from the element up to the stream
// header, empty if none. The bytes live as long as the Element; one that comes
// from the header is allocated.
func (e Element) Lang() []byte {
	d := e.doc()
	if at := d.tape[e.index].value; at != none {
		return d.decoded(&d.tape[at])
	}
	return []byte(d.scope.lang)
}

// Offset returns where the element starts, in bytes from the "<" of the
// first-level child or of the clone that it is in. It does not allocate.
func (e Element) Offset() int { return int(e.doc().tape[e.index].off) }

// Raw returns the bytes as received, from "<" to ">". Prefixes and the default
// namespace may be declared outside of them. They live as long as the Element.
// It does not allocate.
func (e Element) Raw() []byte {
	d := e.doc()
	n := &d.tape[e.index]
	return clip(d.raw[n.off : n.off+n.length])
}

// String returns the element's raw bytes as a string, for messages to people.
// It allocates, and says so instead of panicking where the element is stale.
func (e Element) String() string {
	switch {
	case e.rec == nil:
		return "(no element)"
	case e.rec.generation != e.generation:
		return "(stale element)"
	}
	return strings.ToValidUTF8(string(e.Raw()), "\uFFFD")
}
