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
	x := p.extraOf(r)
	w.depth++
	outer, qualified := w.from, w.qualified
	w.qualified = w.startStruct(s, r, f, src)
	w.from = ""
	if x.wasReceived() {
		w.from = x.source.Name().Space
	}
	w.attrs(s, r, x, addressable)
	switch {
	case w.b.Err() != nil:
	case x.wasReceived() && !p.paths:
		w.contentInPlace(s, r, x, addressable)
	case x != nil || len(p.contentFields) > 0:
		w.content(s, r, x, addressable)
	}
	w.from, w.qualified = outer, qualified
	w.depth--
	w.b.End()
	if w.b.Err() != nil && !w.sought {
		w.blame(s, r)
	}
}

// startStruct begins the element of a struct: by its XMLName, then as start. It
// reports whether the name has a namespace, rather than one from around it.
func (w *encoder) startStruct(s *shape, r ref, f *field, src xmlstream.Element) bool {
	p := s.plan
	// The root takes the content namespace of the stream, if its name may be in that.
	follows := p.stanza && w.depth == 1 && slices.Contains(p.name.spaces, w.b.Content())
	switch {
	case p.fixed:
		w.b.StartTag(&p.name.tag)
		return true
	case follows && p.xmlns == nil:
		w.b.StartTagIn(w.b.Content(), &p.name.tag)
		return true
	}
	var set xml.Name
	if p.setsName {
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
		return true
	}
	// A name that the program may set, and that has no namespace, means none.
	none := p.name != nil && p.name.local == "" && len(p.name.spaces) == 0 && w.qualified && (f == nil || f.path == nil)
	switch {
	case p.name != nil && p.name.local != "":
		n := p.name
		space := ""
		switch {
		case n.parent && f != nil:
			return w.start(s, f, src)
		case len(n.spaces) == 0:
			space = w.b.Space()
		case follows:
			space = w.b.Content()
		case set.Space != "" && slices.Contains(n.spaces, set.Space):
			space = set.Space
		default:
			space = n.spaces[0]
		}
		if n.tag.Local() == "" {
			w.b.Start(space, n.local, n.prefix) // which says what is wrong with the name
		} else {
			w.b.StartTagIn(space, &n.tag)
		}
		return len(n.spaces) > 0
	case set.Local != "" && set.Space == "" && !none:
		w.b.Start(w.b.Space(), set.Local, "")
	case set.Local != "":
		w.b.Start(set.Space, set.Local, "")
		return set.Space != ""
	case f == nil:
		name := typeName(s.typ)
		if name == "" {
			w.b.Fail(fmt.Errorf("stanza: the type %s gives no name to an element", s.typ))
			return false
		}
		w.b.Start(w.b.Space(), name, "")
	case none && len(f.spaces) == 0:
		w.b.Start("", f.local, "")
	default:
		return w.start(s, f, src)
	}
	return false
}

// xmlns returns what a field for the attribute xmlns says, which is a habit of
// structs for encoding/xml. It must not differ from the tag of XMLName.
func (w *encoder) xmlns(p *plan, r ref) string {
	if p.xmlns == nil || p.xmlns.shape.kind != kindString {
		return ""
	}
	at, ok := p.xmlns.place.of(r)
	if !ok {
		return ""
	}
	space := at.getString()
	if p.name == nil || len(p.name.spaces) == 0 || space == "" {
		return space
	}
	if !slices.Contains(p.name.spaces, space) {
		w.b.Fail(&EncodeError{p.typ, p.xmlns.goName, fmt.Errorf("it says %q and XMLName %q", space, p.name.spaces[0])})
	}
	return ""
}

// attrs writes the attributes: those of the fields, then those that are no fields
// and that the program set.
func (w *encoder) attrs(s *shape, r ref, x *Extra, addressable bool) {
	if x.wasReceived() {
		w.attrsInPlace(s, r, x, addressable)
	} else {
		w.attrsAnew(s, r, addressable)
	}
	if x == nil || x.set == nil {
		return
	}
	for _, a := range *x.set {
		if !a.removed {
			w.b.Attr(a.space, a.local, a.value)
		}
	}
}

// attrsAnew writes the attributes of a new value.
func (w *encoder) attrsAnew(s *shape, r ref, addressable bool) {
	if len(s.plan.attrFields) == 0 {
		return
	}
	if s.plan.plainAttrs {
		var list attrList
		w.b.AttrTags(list.of(s.plan, r))
		return
	}
	for _, f := range s.plan.attrFields {
		if f.form == formOther {
			w.attr(s, f, r, addressable, nil)
		} else if value := r.field(&f.text).getString(); value != "" || f.always {
			w.b.AttrTag(&f.tag, value)
		}
	}
}

// attrList has room for the attributes of most elements.
type attrList [8]xmlstream.TagValue

// of returns the attributes of a struct all of whose fields for attributes are
// of frequent forms.
func (list *attrList) of(p *plan, r ref) []xmlstream.TagValue {
	n := 0
	for _, f := range p.attrFields {
		if value := r.field(&f.text).getString(); value != "" || f.always {
			a := &list[n]
			a.Tag, a.Value = &f.tag, value
			n++
		}
	}
	return list[:n]
}

// leaf writes a struct whose element is a leaf.
func (w *encoder) leaf(p *plan, r ref) {
	text := ""
	if p.chardata >= 0 {
		text = r.field(&p.fields[p.chardata].place.slot).getString()
	}
	if len(p.attrFields) == 0 {
		w.b.LeafTag(&p.name.tag, nil, text)
		return
	}
	var list attrList
	w.b.LeafTag(&p.name.tag, list.of(p, r), text)
}

// attrsInPlace writes the attributes that were received in their order, then
// those that are new.
func (w *encoder) attrsInPlace(s *shape, r ref, x *Extra, addressable bool) {
	p := s.plan
	var written seen
	var c xmlstream.OwnedCursor
	c.Reset(x.source)
	for k := c.Next(); k == xmlstream.KindAttr || k == xmlstream.KindDeclaration; k = c.Next() {
		if k == xmlstream.KindDeclaration {
			continue
		}
		i := p.attrs.names.find(c.NameID())
		if i < 0 {
			i = p.attrs.local(&c)
			for i >= 0 && !p.fields[i].reads(&c) {
				i = p.fields[i].next
			}
		}
		switch {
		case i >= 0:
			written.add(i)
			if f := p.fields[i]; !x.removes(&c) || !w.isZero(f, r) {
				w.attr(s, f, r, addressable, &c)
			}
		case x.set != nil && x.setting(c.Space(), c.LocalString()) != nil:
		case p.anyAttr < 0:
			w.b.Attr(c.Space(), c.LocalString(), c.String())
		}
	}
	for _, f := range p.attrFields {
		switch {
		case f.mode == modeAttr && written.has(f.at):
		case f.mode == modeAttr && w.isZero(f, r): // an absent one stays away
		default:
			w.attr(s, f, r, addressable, nil)
		}
	}
}

// attr writes an attribute; received is at the one that it was received as,
// nil if it is new.
func (w *encoder) attr(s *shape, f *field, r ref, addressable bool, received *xmlstream.OwnedCursor) {
	at, ok := f.place.of(r)
	if !ok {
		return
	}
	if f.omitEmpty && f.empty(at) {
		if received != nil && f.shape.readsEmpty(received.String()) {
			w.b.AttrTag(&f.tag, received.String())
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

func (w *encoder) attrValue(s *shape, f *field, a *shape, r ref, addressable bool, received *xmlstream.OwnedCursor) {
	if a.kind == kindString && a.marshalAttr|a.marshalText == never {
		w.attrText(f, r.getString())
		return
	}
	if a.kind == kindPointer {
		if _, ok := r.target(); !ok {
			return
		}
	}
	if a.marshalAttr.reach(addressable) {
		if m, ok := method[xml.MarshalerAttr](a, r); ok {
			attr, err := m.MarshalXMLAttr(xml.Name{Space: f.space(), Local: f.local})
			w.b.Fail(err)
			w.rawAttr(attr)
			return
		}
	}
	if !a.marshalText.reach(addressable) {
		switch a.kind {
		case kindPointer:
			if to, _ := r.target(); w.oneHop(s, f, a.elem) {
				w.attrValue(s, f, a.elem, to, true, received)
			}
			return
		case kindInterface:
			val := r.value(a.typ).Elem()
			if !val.IsValid() || val.Kind() == reflect.Pointer && val.IsNil() {
				return
			}
			if of := shapeOf(val.Type()); w.oneHop(s, f, of) {
				w.attrValue(s, f, of, refToCopy(val), false, received)
			}
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
	if a.kind == kindJID && received == nil {
		if j := as[JID](r); !j.IsZero() {
			w.attrText(f, j.full)
		}
		return
	}
	text, ok, err := f.appendText(w.scratch[:0], a, r, addressable)
	w.scratch = text
	if err != nil {
		w.b.Fail(err)
		return
	}
	if received != nil {
		if was := received.String(); was == "" && len(text) == 0 || was != string(text) && a.says(was, text) {
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
	w.b.AttrTagBytes(&f.tag, text)
}

// oneHop refuses what a pointer or interface of an attribute leads to if that
// leads on, as encoding/xml does.
func (w *encoder) oneHop(s *shape, f *field, to *shape) bool {
	if (to.kind == kindPointer || to.kind == kindInterface) && to.marshalAttr|to.marshalText == never {
		w.b.Fail(fmt.Errorf("the type %s has no form as a text", to.typ))
		return false
	}
	return true
}

// attrText writes an attribute by the field's name, checked where it may not
// be one or may stand twice.
func (w *encoder) attrText(f *field, value string) {
	if f.tag.Local() == "" || f.shape.kind == kindSlice || f.mode == modeAnyAttr {
		w.b.Attr(f.tag.Space(), f.local, value)
		return
	}
	w.b.AttrTag(&f.tag, value)
}

// rawAttr writes an attribute that carries its own name. Declarations are the
// Builder's business.
func (w *encoder) rawAttr(a xml.Attr) {
	if a.Name.Local == "" || a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns" {
		return
	}
	w.b.Attr(a.Name.Space, a.Name.Local, a.Value)
}
