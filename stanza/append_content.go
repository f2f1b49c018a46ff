package stanza

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// content writes the fields in their order, then payloads.
func (w *encoder) content(s *shape, r ref, x *Extra, addressable bool) {
	if s.plan.paths {
		w.contentOnPaths(s, r, addressable)
	} else {
		w.fields(s, r, addressable)
	}
	if x != nil {
		w.payloads(x, 0)
	}
}

// fields writes the content that is fields.
func (w *encoder) fields(s *shape, r ref, addressable bool) {
	for _, f := range s.plan.contentFields {
		if f.form == formOther {
			if w.b.Err() != nil {
				return
			}
			w.part(s, f, r, addressable, 0)
			continue
		}
		switch at := r.field(&f.place.slot); f.form {
		case formChars:
			w.b.Text(at.getString())
		case formText:
			if text := at.getString(); text != "" || !f.omitEmpty {
				w.leafField(f, nil, text)
			}
		case formNumber:
			if !f.omitEmpty || !f.shape.empty(at) {
				w.scratch, _, _ = f.shape.appendText(w.scratch[:0], at, true) // which has a text always
				w.leafField(f, nil, string(w.scratch))
			}
		case formTexts:
			for i := range at.length() {
				v := as[LangText](at.index(f.shape.elem.typ, i))
				w.leafField(f, v.attrs(), v.Value)
			}
		case formPointer:
			if to, ok := at.target(); ok {
				w.element(f.shape.elem, to, f, true, xmlstream.Element{})
			}
		case formSlice:
			for i := range at.length() {
				w.item(f.shape.elem, at.index(f.shape.elem.typ, i), f, true, xmlstream.Element{})
			}
		}
	}
}

// contentOnPaths is fields where the paths of some lead through other elements.
func (w *encoder) contentOnPaths(s *shape, r ref, addressable bool) {
	var open []string
	for _, f := range s.plan.contentFields {
		if w.b.Err() != nil {
			return
		}
		open = w.along(open, f, r)
		w.part(s, f, r, addressable, 0)
	}
	for range open {
		w.b.End()
	}
}

// leafField writes a leaf as the element of a field.
func (w *encoder) leafField(f *field, attrs []xmlstream.TagValue, text string) {
	space := f.tag.Space()
	if !f.isQualified() {
		space = w.b.Space()
	}
	w.b.LeafTagIn(space, &f.tag, attrs, text)
}

// along ends and begins elements so that the field's path is open.
func (w *encoder) along(open []string, f *field, r ref) []string {
	at, ok := f.place.of(r)
	if !ok || f.mode == modeInner {
		return open
	}
	same := 0
	for same < len(open) && same < len(f.path) && open[same] == f.path[same] {
		same++
	}
	for range len(open) - same {
		w.b.End()
	}
	open = open[:same]
	if k := f.shape.typ.Kind(); (k == reflect.Pointer || k == reflect.Interface) && at.value(f.shape.typ).IsNil() {
		return open
	}
	for _, name := range f.path[same:] {
		w.b.Start(w.b.Space(), name, "")
	}
	return f.path[:len(f.path):len(f.path)]
}

// part writes what a field says of the content; of a slice, the values from
// the given one on.
func (w *encoder) part(s *shape, f *field, r ref, addressable bool, from int) {
	at, ok := f.place.of(r)
	if !ok {
		return
	}
	switch f.mode {
	case modeChardata:
		w.chars(s, f, at, addressable)
	case modeInner:
		w.inner(s, f, at)
	case modeChoice:
		if from == 0 {
			w.choice(s.plan, f, r, at)
		}
	case modeChoiceText:
	default:
		if f.omitEmpty && f.empty(at) || w.isDefault(f, r) {
			return
		}
		if from > 0 {
			if f.shape.kind == kindSlice {
				for i := from; i < at.length(); i++ {
					w.element(f.shape.elem, at.index(f.shape.elem.typ, i), f, true, xmlstream.Element{})
				}
			}
			return
		}
		w.element(f.shape, at, f, addressable || f.place.next != nil, xmlstream.Element{})
	}
}

// isDefault reports whether a field has the value that it gets when it is
// absent.
func (w *encoder) isDefault(f *field, r ref) bool {
	if f.fallback == nil || !f.shape.isScalar() {
		return false
	}
	at, ok := f.place.of(r)
	if !ok {
		return false
	}
	text, _, err := f.shape.appendText(w.scratch[:0], at, true)
	w.scratch = text
	return err == nil && string(text) == *f.fallback
}

// contentInPlace writes the content in the order in which it was received, with
// what the fields say now, and then what is new.
func (w *encoder) contentInPlace(s *shape, r ref, x *Extra, addressable bool) {
	p := s.plan
	var taken seen
	var done [maxSeen]uint32 // values of each field that are written
	chars := charsPending
	payloads := 0
	var c xmlstream.OwnedCursor
	c.Reset(x.source)
	for k := c.Next(); k != xmlstream.None && w.b.Err() == nil; k = c.Next() {
		switch k {
		case xmlstream.KindText:
			if chars == charsPending && p.chardata >= 0 {
				chars = charsChanged
				if w.sameChars(p.fields[p.chardata], r, x.source) {
					chars = charsSame
				} else {
					w.part(s, p.fields[p.chardata], r, addressable, 0)
				}
			}
			if chars != charsChanged {
				w.b.Text(c.String())
			}
		case xmlstream.KindElement:
			i := p.child(&c, &taken)
			if i < 0 {
				if payloads < len(x.Payloads.list) {
					w.payload(&x.Payloads.list[payloads])
					payloads++
				}
				continue
			}
			f := p.fields[i]
			n := int(done[i])
			done[i]++
			at, ok := f.place.of(r)
			switch {
			case !ok:
			case f.mode == modeChoice:
				w.choiceInPlace(p, f, r, at, c.Element())
			case f.shape.kind == kindSlice:
				if n < at.length() {
					w.element(f.shape.elem, at.index(f.shape.elem.typ, n), f, true, c.Element())
				}
			case f.omitEmpty && f.empty(at):
				if f.shape.isScalar() && f.shape.readsEmpty(c.Element().TextString()) {
					w.again(c.Element())
				}
			default:
				w.element(f.shape, at, f, addressable, c.Element())
			}
		}
	}
	for _, f := range p.contentFields {
		i := f.at
		switch {
		case f.mode == modeChardata && (chars != charsPending || w.isZero(f, r)):
		case f.mode == modeChoice && done[i] == 0 && w.isDefault(f, r):
		case done[i] == 0:
			if !w.isZero(f, r) { // an absent one that still is zero stays away
				w.part(s, f, r, addressable, 0)
			}
		default:
			w.part(s, f, r, addressable, int(done[i]))
		}
	}
	w.payloads(x, payloads)
}

func (w *encoder) payloads(x *Extra, from int) {
	for i := from; i < len(x.Payloads.list); i++ {
		w.payload(&x.Payloads.list[i])
	}
}

// payload writes a payload.
func (w *encoder) payload(p *payload) {
	switch {
	case !p.isReceived():
		w.value(p.value)
	default:
		w.kept(p.element)
	}
}

// value writes a value that the program gave.
func (w *encoder) value(v any) {
	from := w.from
	w.from = ""
	written := false
	if s := shapeIn(v); s != nil && s.kind != kindPointer {
		var r ref
		if r, written = refIn(v); written {
			w.element(s, r, nil, true, xmlstream.Element{})
		}
	}
	if !written && !w.dynamic(reflect.ValueOf(v), nil, xmlstream.Element{}) {
		w.b.Fail(errNothing)
	}
	w.from = from
}

// What has become of the field for character data while the text that was
// received goes by.
const (
	charsPending = iota // there was no text yet
	charsSame           // it says what was received, which stays in its places
	charsChanged        // it is written
)

// sameChars reports whether a field for character data still says what was
// received.
func (w *encoder) sameChars(f *field, r ref, src xmlstream.Element) bool {
	at, ok := f.place.of(r)
	if !ok || !f.shape.isScalar() {
		return false
	}
	text, _, err := f.shape.appendText(w.scratch[:0], at, true)
	w.scratch = text
	received := src.TextString()
	return err == nil && (received == string(text) || f.shape.says(received, text))
}

// isZero reports whether a scalar field is zero.
func (w *encoder) isZero(f *field, r ref) bool {
	at, ok := f.place.of(r)
	if !ok {
		return false
	}
	switch f.shape.kind {
	case kindString:
		return at.getString() == ""
	case kindJID:
		return as[JID](at).IsZero()
	case kindSlice:
		return false
	}
	return f.shape.isScalar() && at.value(f.shape.typ).IsZero()
}

// chars writes a field that stands for the character data.
func (w *encoder) chars(s *shape, f *field, r ref, addressable bool) {
	a := f.shape
	if a.kind == kindPointer {
		if _, ok := r.target(); !ok {
			return
		}
	}
	if a.marshalText.reach(addressable) && a.kind != kindInterface {
		w.charsText(f, a, r, addressable)
		return
	}
	for a.kind == kindPointer {
		to, ok := r.target()
		if !ok {
			return
		}
		a, r = a.elem, to
	}
	switch a.kind {
	case kindString:
		w.b.Text(r.getString())
	case kindBytes:
		if a.typ == bytesType { // as encoding/xml: named ones write nothing
			w.b.TextBytes(r.getBytes())
		}
	case kindBool, kindInt, kindUint, kindFloat, kindTime, kindJID:
		w.charsText(f, a, r, false)
	case kindInterface:
		if v := r.value(a.typ).Elem(); v.IsValid() {
			in := *f
			in.shape = shapeOf(v.Type())
			w.chars(s, &in, refToCopy(v), false)
		}
	}
}

// charsText writes the text of a field, whose shape is a.
func (w *encoder) charsText(f *field, a *shape, r ref, addressable bool) {
	text, _, err := f.appendText(w.scratch[:0], a, r, addressable)
	w.scratch = text
	w.b.Fail(err)
	w.b.TextBytes(text)
}

var (
	bytesType  = reflect.TypeFor[[]byte]()
	stringType = reflect.TypeFor[string]()
)

// inner writes a field that is XML already.
func (w *encoder) inner(s *shape, f *field, r ref) {
	a := f.shape
	for a.kind == kindPointer {
		to, ok := r.target()
		if !ok {
			return
		}
		a, r = a.elem, to
	}
	switch a.typ {
	case stringType:
		w.b.Inner([]byte(r.getString()))
	case bytesType:
		w.b.Inner(r.getBytes())
	default: // as encoding/xml
		w.element(a, r, f, true, xmlstream.Element{})
	}
}

// choice writes a field that is the name of an element.
func (w *encoder) choice(p *plan, f *field, r, at ref) {
	local := at.getString()
	if local == "" {
		return
	}
	for _, other := range p.contentFields {
		if other.mode == modeElement && other.local == local &&
			(other.parent && w.b.Space() == f.spaces[0] || slices.Contains(other.spaces, f.spaces[0])) {
			w.b.Fail(&EncodeError{p.typ, f.goName, fmt.Errorf("%q would be read as the field %s", local, other.goName)})
			return
		}
	}
	w.b.Start(f.spaces[0], local, "")
	if p.choiceText >= 0 {
		if text, ok := p.fields[p.choiceText].place.of(r); ok {
			w.b.Text(text.getString())
		}
	}
	w.b.End()
}

// choiceInPlace is choice where src was received; it is kept if it still says
// the same.
func (w *encoder) choiceInPlace(p *plan, f *field, r, at ref, src xmlstream.Element) {
	same := src.Name().Local == at.getString()
	if same && p.choiceText >= 0 {
		to, ok := p.fields[p.choiceText].place.of(r)
		same = ok && to.getString() == string(src.Text())
	}
	if same {
		w.b.Element(src)
		return
	}
	w.choice(p, f, r, at)
}
