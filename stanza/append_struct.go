package stanza

import (
	"encoding/xml"
	"fmt"
	"reflect"
	"slices"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// structure writes a struct.
func (w *encoder) structure(s *shape, r ref, f *field, addressable bool, src xmlstream.Element) {
	p := s.plan
	var x *Extra
	if p.extra != nil {
		if at, ok := p.extra.of(r); ok {
			x = as[Extra](at)
		}
	}
	w.startStruct(s, r, f, x, src)
	outer := w.from
	w.from = ""
	if x != nil && !x.source.IsZero() {
		w.from = x.source.Name().Space
	}
	w.attrs(s, r, x, addressable)
	if w.b.Err() == nil {
		if x != nil && !x.source.IsZero() {
			w.contentInPlace(s, r, x, addressable)
		} else {
			w.content(s, r, x, addressable)
		}
	}
	w.from = outer
	w.b.End()
}

// startStruct begins the element of a struct: by its XMLName, then as start.
func (w *encoder) startStruct(s *shape, r ref, f *field, x *Extra, src xmlstream.Element) {
	p := s.plan
	var set xml.Name
	if p.name != nil && p.name.typ == nameType {
		if at, ok := p.name.place.of(r); ok {
			set = *as[xml.Name](at)
		}
	}
	if space := w.xmlns(p, r); space != "" && set.Space == "" {
		local := typeName(s.typ)
		switch {
		case p.name != nil && p.name.local != "":
			local = p.name.local
		case set.Local != "":
			local = set.Local
		case f != nil:
			local = f.local
		}
		w.b.Start(space, local, "")
		return
	}
	switch {
	case p.name != nil && p.name.local != "":
		n := p.name
		space := ""
		switch {
		case len(n.spaces) == 0 && f == nil && n.parent:
			space = w.b.Space()
		case len(n.spaces) == 0:
			w.start(s, f, src)
			return
		case w.depth == 1 && slices.Contains(n.spaces, w.b.Content()) && isContentSpace(w.b.Content()):
			space = w.b.Content()
		case set.Space != "" && slices.Contains(n.spaces, set.Space):
			space = set.Space
		default:
			space = n.spaces[0]
		}
		if n.tag.Local() == "" {
			w.b.Start(space, n.local, n.prefix) // which says what is wrong with the name
			return
		}
		w.b.StartTagIn(space, n.tag)
	case set.Local != "":
		w.b.Start(set.Space, set.Local, "")
	case f == nil:
		name := typeName(s.typ)
		if name == "" {
			w.b.Fail(fmt.Errorf("stanza: the type %s gives no name to an element", s.typ))
			return
		}
		w.b.Start("", name, "")
	default:
		w.start(s, f, src)
	}
}

// xmlns returns what a field for the attribute xmlns says, which is a habit of
// structs for encoding/xml, unless the tag of XMLName says it.
func (w *encoder) xmlns(p *plan, r ref) string {
	if p.xmlns == nil || p.xmlns.shape.kind != kindString || p.name != nil && len(p.name.spaces) > 0 {
		return ""
	}
	at, ok := p.xmlns.place.of(r)
	if !ok {
		return ""
	}
	return at.getString()
}

// attrs writes the attributes: those that were received in their order, then
// new ones.
func (w *encoder) attrs(s *shape, r ref, x *Extra, addressable bool) {
	p := s.plan
	var written seen
	if x != nil && !x.source.IsZero() {
		c := x.source.Cursor()
		for k := c.Next(); k == xmlstream.KindAttr; k = c.Next() {
			i := p.attrs.find(&c)
			for i >= 0 && !p.fields[i].reads(&c) {
				i = p.fields[i].next
			}
			switch {
			case i >= 0:
				written.add(i)
				w.attr(s, p.fields[i], r, addressable, &c)
			case x.set != nil && x.setting(c.Space(), c.LocalString()) != nil:
			case p.anyAttr < 0:
				w.b.Attr(c.Space(), c.LocalString(), c.String())
			}
		}
	}
	for i, f := range p.fields {
		if f == p.xmlns {
			continue
		}
		if f.mode == modeAttr && !written.has(i) || f.mode == modeAnyAttr {
			w.attr(s, f, r, addressable, nil)
		}
	}
	if x != nil {
		for _, a := range x.set {
			if !a.removed {
				w.b.Attr(a.space, a.local, a.value)
			}
		}
	}
}

// attr writes an attribute; received is at the one that it was received as,
// nil if it is new.
func (w *encoder) attr(s *shape, f *field, r ref, addressable bool, received *xmlstream.Cursor) {
	at, ok := f.place.of(r)
	if !ok {
		return
	}
	if f.omitEmpty && f.empty(at) {
		if received != nil && f.shape.readsEmpty(received.String()) {
			w.b.AttrTag(f.tag, received.String())
		}
		return
	}
	if received == nil && w.isDefault(f, r) {
		return
	}
	w.attrValue(s, f, f.shape, at, addressable, received)
}

// readsEmpty reports whether a received text was read as the empty value: it
// says so, or has no meaning for the type.
func (s *shape) readsEmpty(received string) bool {
	if received == "" {
		return true
	}
	if s.kind == kindString && !s.reads {
		return false
	}
	for s.kind == kindPointer {
		s = s.elem
	}
	v := reflect.New(s.typ).Elem()
	return s.setText(refTo(v), received) != nil || s.empty(refTo(v))
}

func (w *encoder) attrValue(s *shape, f *field, a *shape, r ref, addressable bool, received *xmlstream.Cursor) {
	if a.kind == kindString && a.marshalAttr|a.marshalText == never {
		w.attrText(f, r.getString())
		return
	}
	if a.marshalAttr.reach(addressable) {
		if m, ok := method[xml.MarshalerAttr](a, r); ok {
			space := ""
			if len(f.spaces) > 0 {
				space = f.spaces[0]
			}
			attr, err := m.MarshalXMLAttr(xml.Name{Space: space, Local: f.local})
			w.fail(s, f, err)
			w.rawAttr(attr)
			return
		}
	}
	if !a.marshalText.reach(addressable) {
		switch a.kind {
		case kindPointer:
			to, ok := r.target()
			if !ok {
				return
			}
			w.attrValue(s, f, a.elem, to, true, received)
			return
		case kindInterface:
			val := r.value(a.typ).Elem()
			if !val.IsValid() || val.Kind() == reflect.Pointer && val.IsNil() {
				return
			}
			addressable := val.Kind() == reflect.Pointer
			if addressable {
				val = val.Elem()
			} else {
				copied := reflect.New(val.Type()).Elem()
				copied.Set(val)
				val = copied
			}
			w.attrValue(s, f, shapeOf(val.Type()), refTo(val), addressable, received)
			return
		case kindSlice:
			for i := range r.length() {
				w.attrValue(s, f, a.elem, r.index(a.elem.typ, i), true, nil)
			}
			return
		case kindAttr:
			w.rawAttr(*as[xml.Attr](r))
			return
		}
	}
	text, ok, err := a.appendText(w.scratch[:0], r, addressable)
	w.scratch = text
	if err != nil {
		w.fail(s, f, err)
		return
	}
	if received != nil {
		if was := received.String(); was != string(text) && a.says(was, text) {
			w.attrText(f, was)
			return
		}
	}
	if !ok {
		return
	}
	if f.tag.Local() == "" || f.shape.kind == kindSlice {
		w.attrText(f, string(text))
		return
	}
	w.b.AttrTagBytes(f.tag, text)
}

// attrText writes an attribute by the field's name, checked where it may not
// be one or may stand twice.
func (w *encoder) attrText(f *field, value string) {
	if f.tag.Local() == "" || f.shape.kind == kindSlice || f.mode == modeAnyAttr {
		w.b.Attr(f.tag.Space(), f.local, value)
		return
	}
	w.b.AttrTag(f.tag, value)
}

// rawAttr writes an attribute that carries its own name. Declarations are the
// Builder's business.
func (w *encoder) rawAttr(a xml.Attr) {
	if a.Name.Local == "" || a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns" {
		return
	}
	w.b.Attr(a.Name.Space, a.Name.Local, a.Value)
}
