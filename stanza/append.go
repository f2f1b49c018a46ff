package stanza

import (
	"bytes"
	"encoding"
	"encoding/xml"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sync"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// Append appends the value as one element that stands alone: a struct with the
// tags of encoding/xml, or a pointer to one, or a [Value]; see the package doc
// for the tags. It does not allocate where dst has room, unless methods of the
// value do.
//
// The error is an *EncodeError and dst is as it was where a field holds what
// XML cannot carry, or says that the type has no form in XML.
func Append(dst []byte, v any) ([]byte, error) {
	return appendIn(dst, xmlstream.Context{}, v)
}

// appendIn appends the value for a stream that has declared c.
func appendIn(dst []byte, c xmlstream.Context, v any) ([]byte, error) {
	w := encoders.Get().(*encoder)
	w.b = &w.own
	w.own.Reset(dst, c)
	w.own.SetLimits(noLimits)
	w.root(v)
	out, err := w.own.Finish()
	w.own.Reset(nil, xmlstream.Context{})
	encoders.Put(w)
	if err != nil {
		return dst, err
	}
	return out, nil
}

var noLimits = xmlstream.Unlimited()

// ToElement returns the value as an element that owns its memory.
func ToElement(v any) (xmlstream.Element, error) {
	whole, err := Append(nil, v)
	if err != nil {
		return xmlstream.Element{}, err
	}
	return xmlstream.Parse(whole, &xmlstream.Options{Limits: xmlstream.Unlimited()})
}

// Marshal writes the value by calls on a Builder, as Append does: for the
// MarshalXMPP of types that hold it. Errors are the
// Builder's.
func Marshal(b *xmlstream.Builder, v any) {
	w := encoders.Get().(*encoder)
	w.b = b
	w.root(v)
	w.b = nil
	encoders.Put(w)
}

// MarshalAttrs writes the attributes of a struct, which v points to, into the
// open tag: for elements that Append cannot write, such as a stream header.
// Errors are the Builder's.
func MarshalAttrs(b *xmlstream.Builder, v any) {
	val := reflect.ValueOf(v).Elem()
	s, r := shapeOf(val.Type()), refTo(val)
	w := encoders.Get().(*encoder)
	w.b = b
	var x *Extra
	if s.plan.extra != nil {
		x = as[Extra](s.plan.extra.make(r))
	}
	w.attrs(s, r, x, true)
	w.b = nil
	encoders.Put(w)
}

// encoder writes one value. Errors are the Builder's.
type encoder struct {
	b       *xmlstream.Builder
	own     xmlstream.Builder // what b points to, but in Marshal
	scratch []byte
	depth   int
	from    string // the namespace of the received element that a value is written from
}

var encoders = sync.Pool{New: func() any { return new(encoder) }}

// EncodeError says which field of a value XML cannot carry.
type EncodeError struct {
	Type  reflect.Type // of the struct
	Field string
	Err   error
}

// Error returns one sentence.
func (e *EncodeError) Error() string {
	return fmt.Sprintf("stanza: the field %s of %s: %v", e.Field, e.Type, e.Err)
}

// Unwrap returns Err.
func (e *EncodeError) Unwrap() error { return e.Err }

// fail notes an error of a field, or of the whole value if f is nil.
func (w *encoder) fail(s *shape, f *field, err error) {
	if err == nil {
		return
	}
	if f != nil {
		err = &EncodeError{s.typ, f.goName, err}
	}
	w.b.Fail(err)
}

var errNothing = errors.New("stanza: the value is nil and has no form in XML")

// root writes the whole value. Methods of pointers are not found on values
// that are passed without one, as in encoding/xml.
func (w *encoder) root(v any) {
	val := reflect.ValueOf(v)
	w.depth = 0
	if !w.dynamic(val, nil, xmlstream.Element{}) {
		w.b.Fail(errNothing)
	}
}

// dynamic writes a value whose type is known only now, and reports whether
// there was anything to write.
func (w *encoder) dynamic(val reflect.Value, f *field, src xmlstream.Element) bool {
	for range maxDepth {
		switch {
		case !val.IsValid():
			return false
		case val.Kind() == reflect.Interface:
			val = val.Elem()
		case val.Kind() == reflect.Pointer && val.IsNil():
			return false
		case val.Kind() == reflect.Pointer && val.Elem().Kind() == reflect.Pointer:
			val = val.Elem()
		case val.Kind() == reflect.Pointer:
			w.element(shapeAt(val.Type()), refAt(val), f, true, src)
			return true
		default:
			addressable := reflect.New(val.Type()).Elem()
			addressable.Set(val)
			w.element(shapeOf(val.Type()), refTo(addressable), f, false, src)
			return true
		}
	}
	w.b.Fail(errDepth)
	return true
}

// element writes a variable as an element, as several if it is a slice, or as
// none if it is nil. f is the field that it is, nil at the root; addressable
// says that the methods of a pointer to it count; src is the element that it
// was received as, zero if it is new.
func (w *encoder) element(s *shape, r ref, f *field, addressable bool, src xmlstream.Element) {
	switch s.kind {
	case kindPointer:
		for hops := 0; s.kind == kindPointer; hops++ {
			to, ok := r.target()
			if !ok {
				return
			}
			if hops > maxDepth {
				w.b.Fail(errDepth)
				return
			}
			s, r = s.elem, to
		}
		w.element(s, r, f, true, src)
		return
	case kindInterface:
		w.dynamic(r.value(s.typ), f, src)
		return
	case kindJID, kindTime:
		w.scalar(s, r, f, addressable, src)
		return
	case kindLangText:
		v := as[LangText](r)
		if !src.IsZero() && !isPlainText(src) {
			var was LangText
			if was.read(src); was == *v {
				w.b.Element(src)
				return
			}
		}
		w.start(s, f, src)
		v.writeContent(w.b)
		w.b.End()
		return
	case kindFlag:
		switch {
		case !r.getBool():
		case !src.IsZero() && !isBare(src):
			w.b.Element(src)
		default:
			w.start(s, f, src)
			w.b.End()
		}
		return
	}
	if s.writes {
		switch {
		case s.value.reach(addressable):
			if v, ok := method[Value](s, r); ok {
				v.MarshalXMPP(w.b)
				return
			}
		case s.marshalXML.reach(addressable):
			if m, ok := method[xml.Marshaler](s, r); ok {
				w.marshalXML(m, s, f, addressable)
				return
			}
		case s.marshalText.reach(addressable):
			w.scalar(s, r, f, addressable, src)
			return
		}
	}
	if s.err != nil {
		w.b.Fail(s.err)
		return
	}
	switch s.kind {
	case kindSlice:
		for i := range r.length() {
			w.element(s.elem, r.index(s.elem.typ, i), f, true, src)
		}
	case kindArray:
		if s.elem.typ.Kind() == reflect.Uint8 {
			w.scalar(s, r, f, addressable, src)
			return
		}
		v := r.value(s.typ)
		for i := range v.Len() {
			w.element(s.elem, refTo(v.Index(i)), f, addressable, src)
		}
	case kindStruct:
		if w.depth++; w.depth > maxDepth {
			w.b.Fail(errDepth)
			return
		}
		w.structure(s, r, f, addressable, src)
		w.depth--
	case kindName:
		w.start(s, f, src)
		w.b.End()
	case kindAttr:
		// encoding/xml takes it for a struct of two fields.
		a := as[xml.Attr](r)
		w.start(s, f, src)
		w.b.Start(w.b.Space(), "Name", "")
		w.b.End()
		w.b.Start(w.b.Space(), "Value", "")
		w.b.Text(a.Value)
		w.b.End()
		w.b.End()
	default:
		w.scalar(s, r, f, addressable, src)
	}
}

// scalar writes a variable as an element with text. What was received is
// written as it was if it still says the same and holds more than text.
func (w *encoder) scalar(s *shape, r ref, f *field, addressable bool, src xmlstream.Element) {
	if s.kind == kindString && src.IsZero() {
		w.start(s, f, src)
		w.b.Text(r.getString())
		w.b.End()
		return
	}
	text, ok, err := s.appendText(w.scratch[:0], r, addressable)
	w.scratch = text
	if err != nil {
		w.fail(s, f, err)
		return
	}
	if !src.IsZero() {
		received := src.Text()
		same := bytes.Equal(received, text) || s.says(string(received), text)
		switch {
		case same && !isPlain(src):
			w.b.Element(src)
			return
		case same:
			text, ok = received, true
		}
	}
	if !ok {
		return
	}
	w.start(s, f, src)
	w.b.TextBytes(text)
	w.b.End()
}

// says reports whether a received text has the meaning of another one, which is
// how the value is written now; one without a meaning has that of the zero
// value.
func (s *shape) says(received string, now []byte) bool {
	for s.kind == kindPointer {
		s = s.elem
	}
	if s.kind == kindString && !s.reads {
		return false
	}
	v := reflect.New(s.typ).Elem()
	_ = s.setText(refTo(v), received)
	text, _, err := s.appendText(nil, refTo(v), true)
	return err == nil && bytes.Equal(text, now)
}

// isPlain reports whether an element is nothing but text.
func isPlain(e xmlstream.Element) bool {
	c := e.Cursor()
	for k := c.Next(); k != xmlstream.None; k = c.Next() {
		if k != xmlstream.KindText {
			return false
		}
	}
	return true
}

// isBare reports whether an element has no attributes and no content.
func isBare(e xmlstream.Element) bool {
	c := e.Cursor()
	return c.Next() == xmlstream.None
}

// start begins the element that a variable is, by the name of its type, else
// of the field, else of the Go type. What was received in one of several
// namespaces stays in that.
func (w *encoder) start(s *shape, f *field, src xmlstream.Element) {
	switch {
	case f == nil:
		w.b.Start("", typeName(s.typ), "")
		return
	case !src.IsZero() && (len(f.spaces) > 1 || f.parent && len(f.spaces) > 0):
		if space := src.Name().Space; slices.Contains(f.spaces, space) && !w.inherits(src) {
			w.b.StartTagIn(space, f.tag)
			return
		}
	}
	switch {
	case f.tag.Local() == "":
		w.b.Start(w.b.Space(), f.local, "") // which says what is wrong with the name
	case f.parent || len(f.spaces) == 0:
		w.b.StartTagIn(w.b.Space(), f.tag)
	default:
		w.b.StartTag(f.tag)
	}
}

// inherits reports whether an element was received in the namespace of its
// parent, and so follows it to another one.
func (w *encoder) inherits(src xmlstream.Element) bool {
	return w.from != "" && src.Name().Space == w.from
}

func typeName(t reflect.Type) string {
	name := t.Name()
	for i := range len(name) {
		if name[i] == '[' {
			return name[:i]
		}
	}
	return name
}

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
		if w.isXMLNS(f, r.getString()) {
			return
		}
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

// isXMLNS reports whether the field is the habit of writing a declaration as
// an attribute, which the start of the element has seen to.
func (w *encoder) isXMLNS(f *field, _ string) bool { return f.local == "xmlns" && len(f.spaces) == 0 }

// content writes the fields in their order, then payloads.
func (w *encoder) content(s *shape, r ref, x *Extra, addressable bool) {
	p := s.plan
	var path []string
	for _, f := range p.fields {
		if p.paths {
			path = w.along(path, f, r)
		}
		w.part(s, f, r, addressable, 0)
		if w.b.Err() != nil {
			return
		}
	}
	for range path {
		w.b.End()
	}
	if x != nil {
		w.payloads(x, 0)
	}
}

// along ends and begins elements so that the field's path is open.
func (w *encoder) along(open []string, f *field, r ref) []string {
	if f.mode == modeAttr || f.mode == modeAnyAttr {
		return open
	}
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
	switch f.mode {
	case modeAttr, modeAnyAttr:
		return
	}
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
	var done [maxSeen]uint16 // values of each field that are written
	chars := p.chardata < 0
	payloads := 0
	c := x.source.Cursor()
	for k := c.Next(); k != xmlstream.None && w.b.Err() == nil; k = c.Next() {
		switch k {
		case xmlstream.KindText:
			if p.chardata < 0 {
				w.b.Text(c.String())
			} else if !chars {
				chars = true
				w.part(s, p.fields[p.chardata], r, addressable, 0)
			}
		case xmlstream.KindElement:
			i := p.child(&c, &taken)
			if i < 0 {
				if payloads < len(x.Payloads.list) {
					w.payload(x.Payloads.list[payloads])
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
				if f.shape.isScalar() && f.shape.readsEmpty(text(c.Element())) {
					w.b.Element(c.Element())
				}
			default:
				w.element(f.shape, at, f, addressable, c.Element())
			}
		}
	}
	for i, f := range p.fields {
		switch {
		case f.mode == modeChardata && chars:
		case f.mode == modeChoice && done[i] == 0 && w.isDefault(f, r):
		case done[i] == 0:
			w.part(s, f, r, addressable, 0)
		default:
			w.part(s, f, r, addressable, int(done[i]))
		}
	}
	w.payloads(x, payloads)
}

func (w *encoder) payloads(x *Extra, from int) {
	for i := from; i < len(x.Payloads.list); i++ {
		w.payload(x.Payloads.list[i])
	}
}

// payload writes a payload. One that was received in the namespace of its
// parent follows it to another content namespace.
func (w *encoder) payload(p payload) {
	switch {
	case p.element.IsZero():
		from := w.from
		w.from = ""
		if !w.dynamic(reflect.ValueOf(p.value), nil, xmlstream.Element{}) {
			w.b.Fail(errNothing)
		}
		w.from = from
	case w.from != w.b.Space() && w.inherits(p.element):
		w.b.Move(p.element)
	default:
		w.b.Element(p.element)
	}
}

// chars writes a field that stands for the character data.
func (w *encoder) chars(s *shape, f *field, r ref, addressable bool) {
	a := f.shape
	if a.marshalText.reach(addressable) {
		if m, ok := method[encoding.TextMarshaler](a, r); ok {
			text, err := m.MarshalText()
			w.fail(s, f, err)
			w.b.TextBytes(text)
			return
		}
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
	case kindBool, kindInt, kindUint, kindFloat, kindBytes, kindTime, kindJID:
		text, _, err := a.appendText(w.scratch[:0], r, false)
		w.scratch = text
		w.fail(s, f, err)
		w.b.TextBytes(text)
	case kindInterface:
		if v := r.value(a.typ).Elem(); v.IsValid() {
			copied := reflect.New(v.Type()).Elem()
			copied.Set(v)
			in := *f
			in.shape = shapeOf(v.Type())
			w.chars(s, &in, refTo(copied), false)
		}
	}
}

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
	switch a.kind {
	case kindString:
		w.b.Inner([]byte(r.getString()))
	case kindBytes:
		w.b.Inner(r.getBytes())
	default:
		w.element(a, r, f, true, xmlstream.Element{})
	}
}

// choice writes a field that is the name of an element.
func (w *encoder) choice(p *plan, f *field, r, at ref) {
	local := at.getString()
	if local == "" {
		return
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

// marshalXML writes what a type writes itself with encoding/xml.
func (w *encoder) marshalXML(m xml.Marshaler, s *shape, f *field, addressable bool) {
	var start xml.StartElement
	switch {
	case f != nil && f.local != "":
		start.Name.Local = f.local
		if len(f.spaces) > 0 {
			start.Name.Space = f.spaces[0]
		}
	default:
		start.Name.Local = typeName(s.typ)
	}
	var out bytes.Buffer
	enc := xml.NewEncoder(&out)
	err := m.MarshalXML(enc, start)
	if err == nil {
		err = enc.Close()
	}
	if err != nil {
		w.b.Fail(err)
		return
	}
	if f == nil && w.depth == 0 {
		w.b.Raw(out.Bytes())
		return
	}
	w.b.Inner(out.Bytes())
}
