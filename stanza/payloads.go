package stanza

import (
	"encoding/xml"
	"iter"
	"reflect"
	"slices"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// Payloads are children that are no fields of a type, in their order: elements
// as received, which are copied when they are written, and values that the
// program added. [Get] types the former on demand, and never changes what is
// written; Set, Add and Remove do. They allocate a new list each time, so that a
// copy of a stanza can be given other payloads than the one that it was made of.
type Payloads struct{ list []payload }

// payload is an element as received, or else a value to be written.
type payload struct {
	element xmlstream.Element
	id      xmlstream.NameID // of the element
	value   any
}

// received adds the child that the Cursor stands on. It is filled in where it lies:
// what is behind the list is zero.
func (p *Payloads) received(c *xmlstream.OwnedCursor) {
	n := len(p.list)
	if n == cap(p.list) {
		p.list = slices.Grow(p.list, 1)
	}
	p.list = p.list[:n+1]
	last := &p.list[n]
	last.element, last.id = c.Element(), c.NameID()
}

func (p *payload) isReceived() bool { return !p.element.IsZero() }

// isNot reports whether the payload is certainly none that s is the shape of.
func (p *payload) isNot(s *shape) bool { return p.id != s.only && p.id != 0 && s.only != 0 }

// NewPayloads returns the values as payloads: see Add.
func NewPayloads(values ...any) Payloads {
	var p Payloads
	for _, v := range values {
		p.list = append(p.list, makePayload(v))
	}
	return p
}

// Len returns the number of payloads.
func (p *Payloads) Len() int { return len(p.list) }

// Add adds a payload at the end: a pointer to a struct that Append can write,
// which is kept and not copied, or an Element, which is cloned unless it is
// owned.
func (p *Payloads) Add(v any) { p.list = append(p.copied(1), makePayload(v)) }

// copied returns a list of its own, with room for more.
func (p *Payloads) copied(more int) []payload {
	return append(make([]payload, 0, len(p.list)+more), p.list...)
}

func makePayload(v any) payload {
	if e, ok := v.(xmlstream.Element); ok {
		if !e.IsOwned() {
			e = e.Clone()
		}
		return payload{element: e, id: e.NameID()}
	}
	return payload{value: v}
}

// Set replaces the first payload that has the name of v and removes further
// ones, or else adds v; see Add.
func (p *Payloads) Set(v any) {
	with, isIn := makePayload(v), false
	list := make([]payload, 0, len(p.list)+1)
	for _, old := range p.list {
		switch {
		case !with.sameName(old):
			list = append(list, old)
		case !isIn:
			list, isIn = append(list, with), true
		}
	}
	if !isIn {
		list = append(list, with)
	}
	p.list = list
}

func (p payload) sameName(q payload) bool {
	name := p.name()
	if name == (xml.Name{}) {
		return false
	}
	if plan := p.plan(); plan != nil {
		return plan.acceptsName(q.name())
	}
	return name == q.name()
}

// Remove removes the payloads with that name.
func (p *Payloads) Remove(space, local string) {
	name := xml.Name{Space: space, Local: local}
	p.list = slices.DeleteFunc(p.copied(0), func(q payload) bool { return q.name() == name })
}

// Names yields the names of the payloads in their order. Names of values whose
// type has none are empty.
func (p *Payloads) Names() iter.Seq[xml.Name] {
	return func(yield func(xml.Name) bool) {
		for _, q := range p.list {
			if !yield(q.name()) {
				return
			}
		}
	}
}

// Element returns the first payload with that name as an element, which is
// owned. A value that the program added is encoded for it.
func (p *Payloads) Element(space, local string) (xmlstream.Element, bool) {
	for _, q := range p.list {
		switch {
		case q.isReceived():
			if q.element.Is(space, local) {
				return q.element, true
			}
		case q.name() == xml.Name{Space: space, Local: local}:
			if e, ok := q.asElement(); ok {
				return e, true
			}
		}
	}
	return xmlstream.Element{}, false
}

// Elements yields the payloads as elements, which are owned. Values that the
// program added are encoded for it; one that has no XML form is left out.
func (p *Payloads) Elements() iter.Seq[xmlstream.Element] {
	return func(yield func(xmlstream.Element) bool) {
		for _, q := range p.list {
			if e, ok := q.asElement(); ok && !yield(e) {
				return
			}
		}
	}
}

func (p payload) asElement() (xmlstream.Element, bool) {
	if p.isReceived() {
		return p.element, true
	}
	e, err := ToElement(p.value)
	return e, err == nil
}

func (p payload) name() xml.Name {
	if p.isReceived() {
		return p.element.Name()
	}
	if plan := p.plan(); plan != nil && plan.name != nil {
		return xml.Name{Space: plan.name.space(), Local: plan.name.local}
	}
	return xml.Name{}
}

// plan returns the plan of a value's type, nil for an element, which has no value.
func (p payload) plan() *plan {
	if p.value == nil {
		return nil
	}
	if s := shapeIn(p.value); s != nil {
		return s.plan
	}
	return shapeOf(reflect.TypeOf(p.value)).plan
}

// Get returns the first payload that is a *T by the name in the tag of its
// XMLName, nil if there is none. What was received is decoded, each time anew;
// a value that the program added is returned as it is. The error is a
// *StanzaFault, to answer with, beside a value that is set as far as possible.
func Get[T any](p *Payloads) (*T, error) {
	if len(p.list) == 0 {
		return nil, nil
	}
	s := shapeAt(reflect.TypeFor[*T]())
	for i := range p.list {
		if p.list[i].isNot(s) {
			continue
		}
		if v, err, ok := read[T](&p.list[i], s); ok {
			return v, err
		}
	}
	return nil, nil
}

// Each yields all payloads that are a *T, as Get returns them.
func Each[T any](p *Payloads) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		s := shapeAt(reflect.TypeFor[*T]())
		for i := range p.list {
			if v, err, ok := read[T](&p.list[i], s); ok && !yield(v, err) {
				return
			}
		}
	}
}

// read returns a payload as a *T, whose shape is s, and whether it is one.
func read[T any](p *payload, s *shape) (*T, error, bool) {
	if !p.isReceived() {
		v, ok := p.value.(*T)
		return v, nil, ok
	}
	if s.plan == nil || !s.plan.accepts(p.id, &p.element) {
		return nil, nil, false
	}
	v := new(T)
	return v, asFault(unmarshal(s, refOf(v), p.element, true)), true
}
