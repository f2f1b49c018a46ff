package stanza

import (
	"slices"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// Payloads are the children of a stanza that are no fields of it, in their
// order. Elements are clones and own their memory.
type Payloads []xmlstream.Element

// Get returns the first payload with that name.
func (p Payloads) Get(space, local string) (xmlstream.Element, bool) {
	for _, e := range p {
		if e.Is(space, local) {
			return e, true
		}
	}
	return xmlstream.Element{}, false
}

// content is what an element holds, in its order: for each child the kind of
// field that took it, and the text between children. Types number the kinds of
// their fields from 1 on.
type content []piece

type piece struct {
	kind int
	text string // of kindStray
}

const (
	kindPayload = 0
	kindStray   = -1 // text that is no field, between children
)

func (c *content) add(kind int) { *c = append(*c, piece{kind: kind}) }

func (c *content) addStray(text []byte) { *c = append(*c, piece{kindStray, string(text)}) }

func (c content) has(kind int) bool {
	return slices.ContainsFunc(c, func(p piece) bool { return p.kind == kind })
}

// children yields the child elements and keeps the text between them.
func (c *content) children(e xmlstream.Element) func(yield func(xmlstream.Element) bool) {
	return func(yield func(xmlstream.Element) bool) {
		for n := range e.Nodes() {
			if n.Element.IsZero() {
				c.addStray(n.Text)
			} else if !yield(n.Element) {
				return
			}
		}
	}
}

// write writes the content in the order of arrival, then new values: kinds 1
// to last, and payloads after them. field writes the n-th value of a kind and
// reports whether there is one.
func (c content) write(b *xmlstream.Builder, last int, payloads Payloads, field func(kind, n int) bool) {
	next := make([]int, last+1)
	put := func(kind int) bool {
		n := next[kind]
		switch {
		case kind != kindPayload:
			if !field(kind, n) {
				return false
			}
		case n < len(payloads):
			b.Element(payloads[n])
		default:
			return false
		}
		next[kind]++
		return true
	}
	for _, p := range c {
		if p.kind == kindStray {
			b.Text(p.text)
		} else {
			put(p.kind)
		}
	}
	for kind := 1; kind <= last; kind++ {
		for put(kind) {
		}
	}
	for put(kindPayload) {
	}
}
