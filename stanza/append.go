package stanza

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
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
	w.root(v, true)
	out, err := w.own.Finish()
	w.own.Reset(nil, c) // lets go of dst, and keeps what it knows of c
	if w.blamed != nil {
		err, w.blamed = w.blamed, nil
	}
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
	return xmlstream.Parse(whole, &xmlstream.Options{Limits: noLimits})
}

// Marshal writes the value by calls on a Builder, as Append does: for the
// MarshalXMPP of types that hold it. Errors are the Builder's.
func Marshal(b *xmlstream.Builder, v any) {
	w := encoders.Get().(*encoder)
	w.b = b
	w.root(v, false)
	w.b = nil
	encoders.Put(w)
}

// MarshalAttrs writes the attributes of a struct, which v points to, into the
// open tag: for elements that Append cannot write, such as a stream header.
// Errors are the Builder's.
func MarshalAttrs(b *xmlstream.Builder, v any) {
	val := reflect.ValueOf(v).Elem()
	s, r := shapeOf(val.Type()), refTo(val)
	if s.err != nil {
		b.Fail(s.err)
		return
	}
	w := encoders.Get().(*encoder)
	w.b = b
	w.attrs(s, r, s.plan.extraOf(r), true)
	w.b = nil
	encoders.Put(w)
}

// encoder writes one value. Errors are the Builder's.
type encoder struct {
	b       *xmlstream.Builder
	own     xmlstream.Builder // what b points to, but in Marshal
	scratch []byte
	held    int // values that hold each other on the way here
	depth   int // of them structs
	// qualified says that the innermost element has a namespace by its own name.
	qualified bool
	from      string // the namespace of the received element that a value is written from
	// blamed is what the innermost struct says of the error that was met while it
	// was written; sought says that it has been asked.
	blamed error
	sought bool
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
	return fmt.Sprintf("stanza: the field %s of %s: %s", e.Field, e.Type, inner(e.Err))
}

// Unwrap returns Err.
func (e *EncodeError) Unwrap() error { return e.Err }

// blame finds the field of a struct that cannot be written, by writing each alone.
func (w *encoder) blame(s *shape, r ref) {
	w.sought = true
	var known *EncodeError
	if errors.As(w.b.Err(), &known) {
		return
	}
	for _, f := range s.plan.fields {
		alone := encoder{sought: true}
		alone.b = &alone.own
		alone.own.SetLimits(noLimits)
		alone.own.Start("", "x", "")
		if f.mode == modeAttr || f.mode == modeAnyAttr {
			alone.attr(s, f, r, true, nil)
		} else {
			alone.part(s, f, r, true, 0)
		}
		if err := alone.own.Err(); err != nil {
			w.blamed = &EncodeError{s.typ, f.goName, err}
			return
		}
	}
}

var errNothing = errors.New("stanza: the value is nil and has no form in XML")

// root writes the whole value. blames says that somebody asks which field cannot be
// written.
func (w *encoder) root(v any, blames bool) {
	w.depth, w.held, w.qualified, w.from, w.sought = 0, 0, false, "", !blames
	w.value(v)
}

// dynamic writes a value whose type is known only now, and reports whether
// there was anything to write. Methods of pointers are not found on values that
// come without one, as in encoding/xml.
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
			w.element(shapeOf(val.Type()), refToCopy(val), f, false, src)
			return true
		}
	}
	w.b.Fail(errDepth)
	return true
}

// refToCopy returns a ref to a copy of a value that has no address.
func refToCopy(v reflect.Value) ref {
	held := reflect.New(v.Type())
	held.Elem().Set(v)
	return refAt(held)
}

// element writes a variable as an element, as several if it is a slice, or as
// none if it is nil. f is the field that it is, nil at the root; addressable
// says that the methods of a pointer to it count; src is the element that it
// was received as, zero if it is new.
func (w *encoder) element(s *shape, r ref, f *field, addressable bool, src xmlstream.Element) {
	if w.b.Err() != nil {
		return
	}
	if s.leaf && w.held < maxDepth {
		if w.leaf(s.plan, r); w.b.Err() != nil && !w.sought {
			w.blame(s, r)
		}
		return
	}
	w.held++
	switch {
	case w.held > maxDepth:
		w.b.Fail(errDepth)
	case s.planWrites:
		w.structure(s, r, f, addressable, src)
	default:
		w.variable(s, r, f, addressable, src)
	}
	w.held--
}

func (w *encoder) variable(s *shape, r ref, f *field, addressable bool, src xmlstream.Element) {
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
			if was.read(src); was == *v && w.again(src) {
				return
			}
		}
		w.start(s, f, src)
		w.b.AttrTags(v.attrs())
		w.b.Text(v.Value)
		w.b.End()
		return
	case kindElement:
		switch e := *as[xmlstream.Element](r); {
		case !e.IsZero():
			w.kept(e)
		case f == nil:
			w.b.Fail(errNothing)
		}
		return
	case kindFlag:
		switch {
		case !r.getBool():
		case !src.IsZero() && !isBare(src) && w.again(src):
		default:
			w.start(s, f, src)
			w.b.End()
		}
		return
	}
	if s.writes {
		switch {
		case s.value != never:
			if v, ok := method[Value](s, r); ok {
				v.MarshalXMPP(w.b)
				return
			}
		case s.marshalXML.reach(addressable):
			if m, ok := method[xml.Marshaler](s, r); ok {
				w.marshalXML(m, s, f)
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
			w.item(s.elem, r.index(s.elem.typ, i), f, true, src)
		}
	case kindArray:
		if s.elem.typ.Kind() == reflect.Uint8 {
			w.scalar(s, r, f, addressable, src)
			return
		}
		v := r.value(s.typ)
		for i := range v.Len() {
			w.item(s.elem, refTo(v.Index(i)), f, addressable, src)
		}
	case kindStruct:
		w.structure(s, r, f, addressable, src)
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

// item writes one value of a slice or array. As in encoding/xml, omitempty is
// about each of them too.
func (w *encoder) item(s *shape, r ref, f *field, addressable bool, src xmlstream.Element) {
	if f == nil || !f.omitEmpty || !s.empty(r) {
		w.element(s, r, f, addressable, src)
	}
}

// scalar writes a variable as an element with text. What was received is
// written as it was if it still says the same and holds more than text.
func (w *encoder) scalar(s *shape, r ref, f *field, addressable bool, src xmlstream.Element) {
	if s.kind == kindString && s.marshalText == never && src.IsZero() {
		w.start(s, f, src)
		w.b.Text(r.getString())
		w.b.End()
		return
	}
	text, ok, err := f.appendText(w.scratch[:0], s, r, addressable)
	w.scratch = text
	if err != nil {
		w.b.Fail(err)
		return
	}
	if !src.IsZero() {
		received := src.Text()
		same := bytes.Equal(received, text) || s.says(string(received), text)
		switch {
		case same && !isPlain(src) && w.again(src):
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
// namespaces stays in that. It reports whether the name has a namespace.
func (w *encoder) start(s *shape, f *field, src xmlstream.Element) (qualified bool) {
	switch {
	case f == nil:
		w.b.Start(w.b.Space(), typeName(s.typ), "")
		return false
	case !src.IsZero() && (len(f.spaces) > 1 || f.parent && len(f.spaces) > 0):
		if space := src.Name().Space; slices.Contains(f.spaces, space) && !w.inherits(src) {
			w.b.StartTagIn(space, &f.tag)
			return true
		}
	}
	return w.startField(f)
}

// startField begins the element of a field. It reports whether the name has a
// namespace.
func (w *encoder) startField(f *field) (qualified bool) {
	qualified = f.isQualified()
	switch {
	case f.tag.Local() == "":
		w.b.Start(w.b.Space(), f.local, "") // which says what is wrong with the name
	case qualified:
		w.b.StartTag(&f.tag)
	default:
		w.b.StartTagIn(w.b.Space(), &f.tag)
	}
	return qualified
}

// isQualified reports whether the tag of the field has a namespace, rather than
// that of the element around it.
func (f *field) isQualified() bool { return !f.parent && len(f.spaces) > 0 }

// inherits reports whether an element was received in the namespace of its
// parent, and so follows it to another one.
func (w *encoder) inherits(src xmlstream.Element) bool {
	return w.from != "" && src.Name().Space == w.from
}

// again writes an element as it was received, and reports whether that is right:
// one that was received in the namespace of its parent follows it from one content
// namespace to another, but cannot to other namespaces.
func (w *encoder) again(src xmlstream.Element) bool {
	to := w.b.Space()
	switch {
	case w.from == to || !w.inherits(src):
		w.b.Element(src)
	case isContentSpace(w.from) && isContentSpace(to):
		w.b.Move(src)
	default:
		return false
	}
	return true
}

// kept writes an element that has no other form: as again does, or where it stood.
func (w *encoder) kept(e xmlstream.Element) {
	if !w.again(e) {
		w.b.Element(e)
	}
}

// typeName returns the name of a type without its arguments.
func typeName(t reflect.Type) string {
	name, _, _ := strings.Cut(t.Name(), "[")
	return name
}

// marshalXML writes what a type writes itself with encoding/xml.
func (w *encoder) marshalXML(m xml.Marshaler, s *shape, f *field) {
	var start xml.StartElement
	switch {
	case f != nil && f.local != "":
		start.Name = xml.Name{Space: f.space(), Local: f.local}
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
	if w.depth > 0 {
		w.b.Inner(out.Bytes())
		return
	}
	e, err := xmlstream.Parse(out.Bytes(), &xmlstream.Options{Limits: noLimits})
	if err != nil {
		w.b.Fail(fmt.Errorf("stanza: what %s wrote is not one element: %w", s.typ, err))
		return
	}
	w.b.Element(e)
}
