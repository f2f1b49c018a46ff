package stanza

import (
	"bytes"
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
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
		s, r = s.elem, s.pointee(r)
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
	if s.unmarshalText != never && s.kind != kindPointer {
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
		r.setInt(s.typ, v)
	case kindUint:
		v := uint64(0)
		if text != "" {
			var err error
			if v, err = strconv.ParseUint(strings.TrimSpace(text), 10, s.typ.Bits()); err != nil {
				return err
			}
		}
		r.setUint(s.typ, v)
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
		return strconv.AppendInt(dst, r.getInt(s.typ), 10), true, nil
	case kindUint:
		return strconv.AppendUint(dst, r.getUint(s.typ), 10), true, nil
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

// appendText is that of the shape, which is that of the field or of what it leads to. In
// structs with an Extra a time is written in UTC, as protocols want it (XEP-0082,
// XEP-0203 §2).
func (f *field) appendText(dst []byte, s *shape, r ref, addressable bool) (_ []byte, ok bool, err error) {
	if s.kind == kindPointer && s.elem.kind == kindTime {
		if to, there := r.target(); there {
			s, r = s.elem, to
		}
	}
	if s.kind == kindTime && f != nil && f.ours {
		t := *as[time.Time](r)
		if utc := t.UTC(); utc.Year() >= 0 && utc.Year() <= 9999 { // else there is no form of it
			t = utc
		}
		dst, err = t.AppendText(dst)
		return dst, err == nil, err
	}
	return s.appendText(dst, r, addressable)
}

// says reports whether a received text has the meaning of another one, which is
// how the value is written now; one without a meaning has that of the zero
// value. It allocates for types with methods alone, and for addresses that are
// not ASCII.
func (s *shape) says(received string, now []byte) bool {
	for s.kind == kindPointer {
		s = s.elem
	}
	var scratch [80]byte
	switch {
	case s.kind == kindJID:
		if sameAddress(received, now) {
			return true
		}
		j, _ := ParseJID(received)
		return j.full == string(now)
	case s.kind == kindTime:
		t, _ := parseTime(received)
		text, err := t.AppendText(scratch[:0])
		utc, _ := t.UTC().AppendText(scratch[len(scratch)/2 : len(scratch)/2])
		return err == nil && (bytes.Equal(text, now) || bytes.Equal(utc, now))
	case s.reads || s.writes:
	case s.kind == kindString:
		return false
	case s.kind == kindInt:
		v, err := strconv.ParseInt(strings.TrimSpace(received), 10, s.typ.Bits())
		if err != nil {
			v = 0 // it is the nearest one otherwise
		}
		return bytes.Equal(strconv.AppendInt(scratch[:0], v, 10), now)
	case s.kind == kindUint:
		v, err := strconv.ParseUint(strings.TrimSpace(received), 10, s.typ.Bits())
		if err != nil {
			v = 0
		}
		return bytes.Equal(strconv.AppendUint(scratch[:0], v, 10), now)
	case s.kind == kindBool:
		v, _ := strconv.ParseBool(strings.TrimSpace(received))
		return bytes.Equal(strconv.AppendBool(scratch[:0], v), now)
	}
	v := reflect.New(s.typ).Elem()
	_ = s.setText(refTo(v), received)
	text, _, err := s.appendText(nil, refTo(v), true)
	return err == nil && bytes.Equal(text, now)
}

// sameAddress reports whether an ASCII address is, but for the case of what is
// not the resource, one in normal form: RFC 7622 maps that to lower case.
func sameAddress(received string, normal []byte) bool {
	if len(received) != len(normal) {
		return false
	}
	inResource := false
	for i := range len(received) {
		c := received[i]
		if c >= utf8.RuneSelf {
			return false
		}
		inResource = inResource || c == '/'
		if !inResource && 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c != normal[i] {
			return false
		}
	}
	return true
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
	case kindInt:
		return r.getInt(s.typ) == 0
	case kindUint:
		return r.getUint(s.typ) == 0
	}
	switch s.typ.Kind() {
	case reflect.Array, reflect.Map:
		return r.value(s.typ).Len() == 0
	case reflect.Interface, reflect.Float32, reflect.Float64:
		return r.value(s.typ).IsZero()
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
