package stanza

import (
	"reflect"
	"slices"
)

// slot is where a field is in a struct, also in structs embedded in it.
type slot struct {
	offset uintptr
	index  []int
}

// place is where a field is, behind any number of embedded pointers.
type place struct {
	slot
	// behind says that the slot has a pointer to a struct of type typ, in
	// which the field is at the place next.
	typ  reflect.Type
	next *place
	// sealed says that the pointer's own name is not exported, so that it
	// cannot be set.
	sealed bool
}

// inside returns the place as one of the struct that embeds its own by outer.
func (p place) inside(outer *reflect.StructField) place {
	if outer.Type.Kind() == reflect.Pointer {
		return place{slot: slot{outer.Offset, outer.Index}, typ: outer.Type.Elem(), next: &p, sealed: !outer.IsExported()}
	}
	p.slot = slot{outer.Offset, outer.Index}.join(p.slot)
	return p
}

// join returns the slot of what is at inner in the struct at s.
func (s slot) join(inner slot) slot {
	return slot{s.offset + inner.offset, slices.Concat(s.index, inner.index)}
}

// of returns the field of a struct, and whether it is there: not behind a nil
// pointer.
func (p *place) of(r ref) (ref, bool) {
	for p.next != nil {
		to, ok := r.field(&p.slot).target()
		if !ok {
			return ref{}, false
		}
		r, p = to, p.next
	}
	return r.field(&p.slot), true
}

// isShut reports whether a pointer on the way to the field is nil and sealed.
func (p *place) isShut(r ref) bool {
	for ; p.next != nil; p = p.next {
		to, ok := r.field(&p.slot).target()
		if !ok {
			for ; p.next != nil; p = p.next {
				if p.sealed {
					return true
				}
			}
			return false
		}
		r = to
	}
	return false
}

// make returns the field of a struct. Embedded pointers on the way that are
// nil get a new struct.
func (p *place) make(r ref) ref {
	if p.next == nil {
		return r.field(&p.slot)
	}
	return p.makeBehind(r)
}

func (p *place) makeBehind(r ref) ref {
	for p.next != nil {
		pointer := r.field(&p.slot)
		if _, ok := pointer.target(); !ok {
			pointer.value(reflect.PointerTo(p.typ)).Set(reflect.New(p.typ))
		}
		r, _ = pointer.target()
		p = p.next
	}
	return r.field(&p.slot)
}
