package main

import (
	"encoding"
	"encoding/base64"
	"fmt"
	"reflect"
	"strconv"
	"unicode/utf8"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/sasl"
	"github.com/xmppwire/xmppwire/stanza/sasl2"
	"github.com/xmppwire/xmppwire/stanza/stream"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// field is a field of a typed value as it is printed.
type field struct {
	name    string
	kind    fieldKind
	text    string            // of textual and literal
	element xmlstream.Element // of elemental
	inner   []field           // of grouped and listed
}

type fieldKind uint8

const (
	textual   fieldKind = iota
	literal             // a number or a truth value
	elemental           // an element without a type
	grouped             // fields
	listed              // values, which have no names
)

func textField(name, text string) field { return field{name: name, text: text} }

func numberField[T int | int64](name string, n T) field {
	return field{name: name, kind: literal, text: strconv.FormatInt(int64(n), 10)}
}

func groupField(name string, inner []field) field {
	return field{name: name, kind: grouped, inner: inner}
}

// fielder turns typed values into fields: the exported ones that are not zero,
// those of embedded structs among them. It knows each type after the first
// value of it, and uses its memory again for the next value.
type fielder struct {
	types   map[reflect.Type]*shape
	memory  []field
	hide    hider
	secrets secrets // of the element at hand
}

// shape is what a fielder knows of a type.
type shape struct {
	form  form
	slots []slot // of a structure
}

type slot struct {
	name  string
	index []int
	shape *shape
}

// form is how the values of a type are printed.
type form uint8

const (
	otherForm form = iota
	elementForm
	payloadsForm
	saslDataForm
	sasl2DataForm
	addressForm
	marshalerForm
	binaryForm
	referenceForm
	structureForm
	sequenceForm
	truthForm
	integerForm
	charactersForm
)

var forms = map[reflect.Type]form{
	reflect.TypeFor[xmlstream.Element](): elementForm,
	reflect.TypeFor[stanza.Payloads]():   payloadsForm,
	reflect.TypeFor[sasl.Data]():         saslDataForm,
	reflect.TypeFor[sasl2.Data]():        sasl2DataForm,
	reflect.TypeFor[stanza.JID]():        addressForm,
	reflect.TypeFor[[]byte]():            binaryForm,
}

func formOf(t reflect.Type) form {
	if known, ok := forms[t]; ok {
		return known
	}
	if t.Implements(reflect.TypeFor[encoding.TextMarshaler]()) {
		return marshalerForm
	}
	switch t.Kind() {
	case reflect.Pointer, reflect.Interface:
		return referenceForm
	case reflect.Struct:
		return structureForm
	case reflect.Slice, reflect.Array:
		return sequenceForm
	case reflect.Bool:
		return truthForm
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return integerForm
	case reflect.String:
		return charactersForm
	}
	return otherForm
}

func (f *fielder) shape(t reflect.Type) *shape {
	s := f.types[t]
	if s == nil {
		s = &shape{form: formOf(t)}
		if f.types == nil {
			f.types = map[reflect.Type]*shape{}
		}
		f.types[t] = s // before its slots, which may have the same type
		if s.form == structureForm {
			slots, last := f.slots(t, nil)
			s.slots = append(slots, last...)
		}
	}
	return s
}

// slots returns the fields of a struct; its payloads come last.
func (f *fielder) slots(t reflect.Type, outer []int) (slots, last []slot) {
	for i := range t.NumField() {
		field := t.Field(i)
		index := append(outer[:len(outer):len(outer)], i)
		switch {
		case field.Name == "XMLName":
		case field.Type == reflect.TypeFor[stanza.Payloads]():
			last = append(last, slot{field.Name, index, f.shape(field.Type)})
		case field.Anonymous && field.Type.Kind() == reflect.Struct:
			inner, innerLast := f.slots(field.Type, index)
			slots, last = append(slots, inner...), append(last, innerLast...)
		case field.IsExported():
			slots = append(slots, slot{field.Name, index, f.shape(field.Type)})
		}
	}
	return slots, last
}

// fields returns the fields of a value that was decoded from an element with
// these secrets. They are valid until the next call.
func (f *fielder) fields(value any, h hider, s secrets) []field {
	f.memory, f.hide, f.secrets = f.memory[:0], h, s
	v := reflect.ValueOf(value)
	for v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	fields := f.structure(v, f.shape(v.Type()))
	if features, ok := value.(*stream.Features); ok {
		fields = append(f.accessors(reflect.ValueOf(features)), fields...)
	}
	return fields
}

// room returns an empty slice with room for n fields.
func (f *fielder) room(n int) []field {
	used := len(f.memory)
	if cap(f.memory)-used < n {
		f.memory, used = make([]field, 0, max(64, n, 2*cap(f.memory))), 0
	}
	f.memory = f.memory[:used+n]
	return f.memory[used : used : used+n]
}

func (f *fielder) structure(v reflect.Value, s *shape) []field {
	fields := f.room(len(s.slots))
	for i := range s.slots {
		m := &s.slots[i]
		if v := v.FieldByIndex(m.index); !v.IsZero() {
			fields = append(fields, f.value(m.name, v, m.shape))
		}
	}
	return fields
}

// accessors returns what the methods without parameters say: the fields of a
// type that reads its children on demand.
func (f *fielder) accessors(v reflect.Value) (fields []field) {
	for i := range v.NumMethod() {
		t := v.Method(i).Type()
		if t.NumIn() != 0 || t.NumOut() == 0 || t.Out(0) == reflect.TypeFor[xmlstream.Element]() {
			continue
		}
		if out := v.Method(i).Call(nil)[0]; !out.IsZero() {
			fields = append(fields, f.value(v.Type().Method(i).Name, out, f.shape(out.Type())))
		}
	}
	return fields
}

func (f *fielder) value(name string, v reflect.Value, s *shape) field {
	switch s.form {
	case elementForm:
		return field{name: name, kind: elemental, element: *as[xmlstream.Element](v)}
	case payloadsForm:
		p := as[stanza.Payloads](v)
		items := f.room(p.Len())
		for e := range p.Elements() {
			items = append(items, field{kind: elemental, element: e})
		}
		return field{name: name, kind: listed, inner: items}
	case saslDataForm:
		d := as[sasl.Data](v)
		return textField(name, f.data(d.Raw(), d.Bytes))
	case sasl2DataForm:
		d := as[sasl2.Data](v)
		return textField(name, f.data(d.Raw(), d.Bytes))
	case addressForm:
		return textField(name, f.secrets.hide(as[stanza.JID](v).String()))
	case marshalerForm:
		text, err := v.Interface().(encoding.TextMarshaler).MarshalText()
		if err != nil {
			return textField(name, err.Error())
		}
		return textField(name, f.secrets.hide(string(text)))
	case binaryForm:
		if s := f.secrets.hide(string(v.Bytes())); s != string(v.Bytes()) {
			return textField(name, s)
		}
		return textField(name, base64.StdEncoding.EncodeToString(v.Bytes()))
	case referenceForm:
		return f.value(name, v.Elem(), f.shape(v.Elem().Type()))
	case structureForm:
		return groupField(name, f.structure(v, s))
	case sequenceForm:
		items := f.room(v.Len())
		for i := range v.Len() {
			items = append(items, f.value("", v.Index(i), f.shape(v.Index(i).Type())))
		}
		return field{name: name, kind: listed, inner: items}
	case truthForm:
		return field{name: name, kind: literal, text: strconv.FormatBool(v.Bool())}
	case integerForm:
		return field{name: name, kind: literal, text: fmt.Sprint(v)}
	case charactersForm:
		return textField(name, f.secrets.hide(v.String()))
	default:
		return textField(name, fmt.Sprint(v))
	}
}

// as returns what a value holds, without copying it where that is possible.
func as[T any](v reflect.Value) *T {
	if v.CanAddr() {
		return v.Addr().Interface().(*T)
	}
	x := v.Interface().(T)
	return &x
}

// data returns what a SASL mechanism sent, as text where it is that, else as
// on the wire.
func (f *fielder) data(raw string, data []byte) string {
	switch {
	case !f.hide.off:
		return hidden(len(raw))
	case utf8.Valid(data) && data != nil:
		return string(data)
	default:
		return raw
	}
}
