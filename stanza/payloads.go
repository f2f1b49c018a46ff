package stanza

import (
	"encoding/xml"
	"iter"
	"reflect"
	"slices"
	"sync/atomic"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// Payloads are children that are no fields of a type, in their order: elements
// as received, which are copied when they are written, and values that the
// program added. [Get] types the former on demand, and never changes what is
// written; Set, Add and Remove do, and leave copies of the Payloads as they are, also
// at the same time: a copy of a stanza can be given payloads of its own.
type Payloads struct{ list []payload }

// payload is an element as received, or else a value to be written.
type payload struct {
	element xmlstream.Element
	id      xmlstream.NameID // of the element
	claimed uint32           // see claim
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
// which is kept and not copied; such a struct itself, which is copied; or an
// Element, which is cloned unless it is owned.
func (p *Payloads) Add(v any) {
	n := len(p.list)
	if !p.claim() {
		list := make([]payload, n, 2*n+4)
		copy(list, p.list)
		p.list = list
		p.last().claimed = uint32(n + 1)
	}
	p.list = append(p.list, makePayload(v))
}

// claim takes the slot behind the list, and reports whether it could. Copies share
// the slots, and only one may have each. How many are taken is in a slot more that
// Add makes and no list gets.
func (p *Payloads) claim() bool {
	n := len(p.list)
	return n+1 < cap(p.list) && atomic.CompareAndSwapUint32(&p.last().claimed, uint32(n), uint32(n+1))
}

// last returns the last slot of all.
func (p *Payloads) last() *payload { return &p.list[:cap(p.list)][cap(p.list)-1] }

func makePayload(v any) payload {
	switch u := v.(type) {
	case Unknown:
		v = u.Element
	case *Unknown:
		if u != nil {
			v = u.Element
		}
	}
	if e, ok := v.(xmlstream.Element); ok && !e.IsZero() {
		if !e.IsOwned() {
			e = e.Clone()
		}
		return payload{element: e, id: e.NameID()}
	}
	if given := reflect.ValueOf(v); given.Kind() == reflect.Struct {
		v = refToCopy(given).value(given.Type()).Addr().Interface()
	}
	return payload{value: v}
}

// Set replaces the first payload that has the name of v, or another that its type
// reads, and removes further ones, or else adds v; see Add.
func (p *Payloads) Set(v any) {
	with, isIn := makePayload(v), false
	name, s := with.name(), with.shape()
	list := make([]payload, 0, len(p.list)+1)
	for _, old := range p.list {
		switch {
		case name == xml.Name{} || !s.takes(name, old.name()):
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

// takes reports whether a payload with the name other is one with the name of a
// value, whose shape is s, or one that its type reads; s may be nil.
func (s *shape) takes(name, other xml.Name) bool {
	return name == other || s != nil && s.plan != nil && s.plan.acceptsName(other)
}

// Remove removes the payloads with that name.
func (p *Payloads) Remove(space, local string) {
	name := xml.Name{Space: space, Local: local}
	p.list = slices.DeleteFunc(slices.Clone(p.list), func(q payload) bool { return q.name() == name })
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
	switch s := p.shape(); {
	case s == nil:
	case s.plan == nil || s.writes:
		if e, ok := p.asElement(); ok {
			return e.Name()
		}
	case s.plan.name != nil:
		if r, ok := refIn(p.value); ok {
			return s.plan.nameIn(r)
		}
	}
	return xml.Name{}
}

// nameIn returns the name that a variable is written with.
func (p *plan) nameIn(r ref) xml.Name {
	var set xml.Name
	if p.setsName {
		if at, ok := p.name.place.of(r); ok {
			set = *as[xml.Name](at)
		}
	}
	switch {
	case p.name.local == "":
		return set
	case slices.Contains(p.name.spaces, set.Space):
		return xml.Name{Space: set.Space, Local: p.name.local}
	}
	return xml.Name{Space: p.name.space(), Local: p.name.local}
}

// shape returns the shape of a value's type, nil for an element, which has no value.
func (p payload) shape() *shape {
	if p.value == nil {
		return nil
	}
	if s := shapeIn(p.value); s != nil {
		return s
	}
	return shapeOf(reflect.TypeOf(p.value))
}

// Get returns the first payload that is a *T by the name in the tag of its
// XMLName, nil if there is none. What was received is decoded, each time anew; a
// *T that the program added is returned as it is, and what it added as another type
// is encoded and decoded. The error is a *StanzaFault, to answer with, beside a
// value that is set as far as possible.
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
	if v, ok := p.value.(*T); ok {
		return v, nil, true
	}
	e, ok := p.elementFor(s)
	if !ok {
		return nil, nil, false
	}
	v := new(T)
	return v, asFault(unmarshal(s, refOf(v), e, true)), true
}

// elementFor returns the payload as an element, and whether it is one that s is the
// shape of, by its name.
func (p *payload) elementFor(s *shape) (xmlstream.Element, bool) {
	switch {
	case s.plan == nil:
		return xmlstream.Element{}, false
	case p.isReceived():
		return p.element, s.plan.accepts(p.id, &p.element)
	case !s.plan.acceptsName(p.name()):
		return xmlstream.Element{}, false
	}
	return p.asElement()
}
