package stanza

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"reflect"
	"sync"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// Unmarshal sets what v points to, a struct with the tags of encoding/xml or a
// [Value], to what the element says; see the package doc for the tags. Fields
// that the element does not mention keep their values, slices grow, and an Extra
// is that of this element alone.
//
// The value owns its memory: its strings are parts of one copy of the element's
// bytes, or of all of it where the type may keep Elements, which is made here
// unless the element is owned already (see [xmlstream.Element.Clone]). The error
// is a *DecodeError, or says that the type cannot be decoded into; the value is
// set as far as possible all the same.
func Unmarshal(e xmlstream.Element, v any) error {
	if s := shapeIn(v); s != nil {
		if r, ok := refIn(v); ok {
			return readCopy(s, r, e, false)
		}
	}
	return errNoPointer
}

// readCopy reads an element into a variable, which owns its memory then; fresh
// says that it is new.
func readCopy(s *shape, r ref, e xmlstream.Element, fresh bool) error {
	switch {
	case e.IsOwned():
		return unmarshal(s, r, e, fresh)
	case s.keeps:
		return unmarshal(s, r, e.Clone(), fresh)
	}
	l := loans.Get().(*xmlstream.Loan)
	err := unmarshal(s, r, l.Take(e), fresh)
	l.End()
	loans.Put(l)
	return err
}

var loans = sync.Pool{New: func() any { return new(xmlstream.Loan) }}

// unmarshal is readCopy of an owned element.
func unmarshal(s *shape, r ref, e xmlstream.Element, fresh bool) error {
	d := decoder{fresh: fresh}
	if err := d.element(s, r, e); err != nil {
		return err
	}
	return nil
}

// DecodeError says which part of an element does not fit the Go type.
type DecodeError struct {
	Type   reflect.Type // of the struct or value
	Field  string       // of the struct, "" if it is the whole element
	Path   string       // of the element, such as query/item
	Offset int          // in bytes from the first-level child's "<"
	Err    error

	own bool // Err is what a method of the type returned
}

// Error returns one sentence.
func (e *DecodeError) Error() string {
	field := ""
	if e.Field != "" {
		field = "." + e.Field
	}
	return fmt.Sprintf("stanza: %s at byte %d does not fit %s%s: %s", e.Path, e.Offset, e.Type, field, inner(e.Err))
}

// Unwrap returns Err.
func (e *DecodeError) Unwrap() error { return e.Err }

// maxDepth is how deeply values may hold each other.
const maxDepth = 10000

var errSealed = errors.New("it is behind an embedded pointer to an unexported struct, which is nil and cannot be set")

var errDepth = errors.New("the elements are nested too deeply")

// decoder reads one element into a variable. Strings of elements that it is
// given are shared: they are owned.
type decoder struct {
	depth int
	fresh bool // what it reads into is new, with zeros beyond the length of slices
}

func fault(s *shape, e xmlstream.Element, err error) *DecodeError {
	if err == nil {
		return nil
	}
	var inner *DecodeError
	if errors.As(err, &inner) {
		return inner
	}
	return &DecodeError{Type: s.typ, Path: e.Name().Local, Offset: e.Offset(), Err: err}
}

// from notes whether a method of the type returned the error.
func (e *DecodeError) from(own bool) *DecodeError {
	if e != nil {
		e.own = e.own || own
	}
	return e
}

// element reads an element into a variable.
func (d *decoder) element(s *shape, r ref, e xmlstream.Element) *DecodeError {
	if s.planReads {
		return d.structure(s, r, e)
	}
	if s.kind == kindInterface {
		v := r.value(s.typ)
		if v.IsNil() || v.Elem().Kind() != reflect.Pointer || v.Elem().IsNil() {
			return nil // as encoding/xml: an interface does not say what to make
		}
		s, r = shapeAt(v.Elem().Type()), refAt(v.Elem())
	} else if s.kind == kindPointer {
		s, r = s.elem, s.pointee(r)
		if s.planReads {
			return d.structure(s, r, e)
		}
		if s.kind == kindPointer {
			return fault(s, e, fmt.Errorf("the type %s cannot be read from an element", s.typ))
		}
	}
	switch s.kind {
	case kindJID, kindTime:
		return fault(s, e, s.setText(r, e.TextString()))
	case kindLangText:
		as[LangText](r).read(e)
		return nil
	case kindFlag:
		r.setBool(true)
		return nil
	case kindElement:
		*as[xmlstream.Element](r) = e
		return nil
	}
	if s.reads {
		if s.value != never {
			if v, ok := method[Value](s, r); ok {
				return fault(s, e, v.UnmarshalXMPP(e)).from(true)
			}
		}
		if s.unmarshalXML != never {
			if u, ok := method[xml.Unmarshaler](s, r); ok {
				return fault(s, e, unmarshalXML(u, e)).from(true)
			}
		}
		if s.unmarshalText != never {
			return fault(s, e, s.setText(r, e.TextString())).from(true)
		}
	}
	if s.err != nil {
		return fault(s, e, s.err)
	}
	switch s.kind {
	case kindString, kindBool, kindInt, kindUint, kindFloat, kindBytes:
		return fault(s, e, s.setText(r, e.TextString()))
	case kindStruct:
		return d.structure(s, r, e)
	case kindName:
		*as[xml.Name](r) = e.Name()
		return nil
	case kindSlice:
		return d.item(s, r, e, nil, false)
	case kindInterface:
		return nil
	}
	return fault(s, e, fmt.Errorf("the type %s cannot be read from an element", s.typ))
}

// pointee returns what the pointer, which is of type s, points to; something new
// if it is nil.
func (s *shape) pointee(r ref) ref {
	if to, ok := r.target(); ok {
		return to
	}
	return r.make(s.elem.typ)
}

// item reads an element into a new element of a slice. If that must grow, it
// gets room for those that follow the Cursor, which may be nil. keep says that
// an element that does not fit stays: an Extra holds the rest of it.
func (d *decoder) item(s *shape, r ref, e xmlstream.Element, c *xmlstream.OwnedCursor, keep bool) *DecodeError {
	n := r.length()
	switch {
	case !r.extend():
		more := 0
		if c != nil {
			more = c.Remaining()
		}
		r.value(s.typ).Grow(1 + more)
		r.extend()
	case !d.fresh:
		r.value(s.typ).Index(n).SetZero()
	}
	err := d.element(s.elem, r.index(s.elem.typ, n), e)
	if err != nil && !keep {
		v := r.value(s.typ)
		v.Index(n).SetZero()
		v.SetLen(n)
	}
	return err
}

// unmarshalXML hands an element to a type that reads itself with encoding/xml,
// as bytes, so that ",innerxml" inside of it works.
func unmarshalXML(u xml.Unmarshaler, e xmlstream.Element) error {
	whole, err := e.AppendXML(nil)
	if err != nil {
		return err
	}
	return xml.NewDecoder(bytes.NewReader(whole)).Decode(u)
}

// setAttr sets a variable to the attribute that the Cursor stands on.
func (s *shape) setAttr(r ref, c *xmlstream.OwnedCursor) error {
	switch s.kind {
	case kindString:
		if s.unmarshalText|s.unmarshalAttr == never {
			r.setString(c.String())
			return nil
		}
	case kindPointer:
		s, r = s.elem, s.pointee(r)
		if s.kind == kindPointer && s.unmarshalAttr != never {
			s, r = s.elem, s.pointee(r) // whose method must not get nil
		}
	}
	if s.unmarshalAttr != never || s.kind == kindInterface {
		if u, ok := method[xml.UnmarshalerAttr](s, r); ok {
			return u.UnmarshalXMLAttr(attrAt(c))
		}
	}
	switch {
	case s.unmarshalText != never:
	case s.kind == kindSlice:
		v := r.value(s.typ)
		n := v.Len()
		v.Grow(1)
		v.SetLen(n + 1)
		err := s.elem.setAttr(refTo(v.Index(n)), c)
		if err != nil {
			v.SetLen(n)
		}
		return err
	case s.kind == kindAttr:
		*as[xml.Attr](r) = attrAt(c)
		return nil
	}
	return s.setText(r, c.String())
}

func attrAt(c *xmlstream.OwnedCursor) xml.Attr {
	return xml.Attr{Name: xml.Name{Space: c.Space(), Local: c.LocalString()}, Value: c.String()}
}

// setInner sets a field that stands for the content as it was received.
func (s *shape) setInner(r ref, e xmlstream.Element) error {
	inner := e.AppendInner(nil)
	if inner == nil && !bytes.HasSuffix(e.Raw(), []byte("/>")) {
		inner = []byte{} // as encoding/xml tells <a></a> from <a/>
	}
	switch s.kind {
	case kindString:
		r.setString(string(inner))
	case kindBytes:
		r.value(s.typ).SetBytes(inner)
	}
	return nil
}
