package stanza

import (
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// Flag is an element that says something by being there: <required/>.
type Flag bool

// isScalar reports whether the type is written as text.
func (s *shape) isScalar() bool {
	switch s.kind {
	case kindString, kindBool, kindInt, kindUint, kindFloat, kindBytes, kindJID, kindTime:
		return true
	}
	return s.marshalText != never && s.unmarshalText != never && s.marshalXML == never && s.unmarshalXML == never && s.value == never
}

// setText sets a variable to what a text says, as encoding/xml reads character
// data and attributes. The text is shared with strings.
func (s *shape) setText(r ref, text string) error {
	if s.kind == kindPointer {
		v := r.value(s.typ)
		if v.IsNil() {
			v.Set(reflect.New(s.elem.typ))
		}
		r, _ = r.target()
		s = s.elem
	}
	switch s.kind {
	case kindJID:
		j, err := ParseJID(text)
		*as[JID](r) = j
		return err
	case kindTime:
		t, err := parseTime(text)
		*as[time.Time](r) = t
		return err
	}
	if s.unmarshalText != never {
		u, ok := method[encoding.TextUnmarshaler](s, r)
		if ok {
			return u.UnmarshalText([]byte(text))
		}
	}
	switch s.kind {
	case kindString:
		r.setString(text)
	case kindBytes:
		r.value(s.typ).SetBytes([]byte(text))
	case kindBool:
		if text == "" {
			r.setBool(false)
			return nil
		}
		v, err := strconv.ParseBool(strings.TrimSpace(text))
		if err != nil {
			return err
		}
		r.setBool(v)
	case kindInt:
		v := int64(0)
		if text != "" {
			var err error
			if v, err = strconv.ParseInt(strings.TrimSpace(text), 10, s.typ.Bits()); err != nil {
				return err
			}
		}
		r.value(s.typ).SetInt(v)
	case kindUint:
		v := uint64(0)
		if text != "" {
			var err error
			if v, err = strconv.ParseUint(strings.TrimSpace(text), 10, s.typ.Bits()); err != nil {
				return err
			}
		}
		r.value(s.typ).SetUint(v)
	case kindFloat:
		v := 0.0
		if text != "" {
			var err error
			if v, err = strconv.ParseFloat(strings.TrimSpace(text), s.typ.Bits()); err != nil {
				return err
			}
		}
		r.value(s.typ).SetFloat(v)
	default:
		return fmt.Errorf("a text cannot be read into %s", s.typ)
	}
	return nil
}

// parseTime reads a XEP-0082 DateTime, which is what RFC 3339 calls one.
func parseTime(text string) (t time.Time, err error) {
	err = t.UnmarshalText([]byte(text))
	return t, err
}

// appendText appends a scalar's text. Without error and with ok false there is
// none to write: a nil pointer, the zero JID.
func (s *shape) appendText(dst []byte, r ref, addressable bool) (_ []byte, ok bool, err error) {
	if s.kind == kindJID {
		j := *as[JID](r)
		return append(dst, j.full...), !j.IsZero(), nil
	}
	if s.kind == kindTime {
		dst, err = as[time.Time](r).AppendText(dst)
		return dst, err == nil, err
	}
	if s.marshalText.reach(addressable) {
		if m, ok := method[encoding.TextMarshaler](s, r); ok {
			text, err := m.MarshalText()
			return append(dst, text...), err == nil, err
		}
	}
	switch s.kind {
	case kindString:
		return append(dst, r.getString()...), true, nil
	case kindBytes:
		return append(dst, r.getBytes()...), true, nil
	case kindBool:
		return strconv.AppendBool(dst, r.getBool()), true, nil
	case kindInt:
		return strconv.AppendInt(dst, r.value(s.typ).Int(), 10), true, nil
	case kindUint:
		return strconv.AppendUint(dst, r.value(s.typ).Uint(), 10), true, nil
	case kindFloat:
		return strconv.AppendFloat(dst, r.value(s.typ).Float(), 'g', -1, s.typ.Bits()), true, nil
	case kindArray:
		if s.elem.typ.Kind() == reflect.Uint8 {
			for i := range s.typ.Len() {
				dst = append(dst, byte(r.value(s.typ).Index(i).Uint()))
			}
			return dst, true, nil
		}
	}
	return dst, false, fmt.Errorf("the type %s has no form as a text", s.typ)
}

// empty reports whether omitempty leaves the value out, as in encoding/xml.
func (s *shape) empty(r ref) bool {
	switch s.kind {
	case kindString:
		return r.getString() == ""
	case kindBool, kindFlag:
		return !r.getBool()
	case kindSlice, kindBytes:
		return r.length() == 0
	case kindPointer:
		_, ok := r.target()
		return !ok
	case kindJID:
		return as[JID](r).IsZero()
	}
	v := r.value(s.typ)
	switch v.Kind() {
	case reflect.Array, reflect.Map:
		return v.Len() == 0
	case reflect.Interface, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr,
		reflect.Float32, reflect.Float64:
		return v.IsZero()
	}
	return false
}

// method returns the variable, or a pointer to it, as an interface that one of
// them implements.
func method[I any](s *shape, r ref) (I, bool) {
	v := r.value(s.typ)
	if s.typ.Kind() != reflect.Interface {
		if i, ok := v.Addr().Interface().(I); ok {
			return i, true
		}
	}
	i, ok := v.Interface().(I)
	return i, ok
}

var errNoPointer = errors.New("stanza: Unmarshal needs a pointer that is not nil")
