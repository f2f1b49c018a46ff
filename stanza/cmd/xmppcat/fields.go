package main

import (
	"encoding"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"reflect"
	"unicode/utf8"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/sasl"
	"github.com/xmppwire/xmppwire/stanza/sasl2"
	"github.com/xmppwire/xmppwire/stanza/stream"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// field is a field of a typed value as it is printed. Its value is a string, a
// bool, a json.Number, an xmlstream.Element, a []field or a []any of those.
type field struct {
	name  string
	value any
}

// fielder turns a typed value into fields: the exported ones that are not
// zero, those of embedded structs among them.
type fielder struct {
	hide hider
	of   xmlstream.Element // that the value was decoded from
}

func (f fielder) fields(value any) []field {
	return unfolder{f.hide, f.hide.secrets(f.of)}.fields(value)
}

// unfolder is a fielder at work: it knows the secrets of the element.
type unfolder struct {
	hide    hider
	secrets secrets
}

func (f unfolder) fields(value any) []field {
	v := reflect.ValueOf(value)
	for v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	list := f.structure(v)
	if features, ok := value.(*stream.Features); ok {
		list = append(f.accessors(reflect.ValueOf(features)), list...)
	}
	return list
}

func (f unfolder) structure(v reflect.Value) []field {
	list, last := []field{}, []field{}
	for i := range v.NumField() {
		t, v := v.Type().Field(i), v.Field(i)
		switch {
		case t.Name == "XMLName":
		case t.Type == reflect.TypeFor[stanza.Payloads]():
			last = f.append(last, t.Name, v)
		case t.Anonymous && v.Kind() == reflect.Struct:
			inner := f.structure(v)
			at := len(inner)
			if at > 0 && inner[at-1].name == "Payloads" {
				at--
			}
			list, last = append(list, inner[:at]...), append(last, inner[at:]...)
		case t.IsExported():
			list = f.append(list, t.Name, v)
		}
	}
	return append(list, last...)
}

func (f unfolder) append(list []field, name string, v reflect.Value) []field {
	if v.IsZero() {
		return list
	}
	return append(list, field{name, f.value(v)})
}

// accessors returns what the methods without parameters say: the fields of a
// type that reads its children on demand.
func (f unfolder) accessors(v reflect.Value) (list []field) {
	for i := range v.NumMethod() {
		t := v.Method(i).Type()
		if t.NumIn() != 0 || t.NumOut() == 0 || t.Out(0) == reflect.TypeFor[xmlstream.Element]() {
			continue
		}
		list = f.append(list, v.Type().Method(i).Name, v.Method(i).Call(nil)[0])
	}
	return list
}

func (f unfolder) value(v reflect.Value) any {
	switch x := v.Interface().(type) {
	case xmlstream.Element:
		return x
	case stanza.Payloads:
		list := []any{}
		for e := range x.Elements() {
			list = append(list, e)
		}
		return list
	case sasl.Data:
		return f.data(x.Raw(), x.Bytes)
	case sasl2.Data:
		return f.data(x.Raw(), x.Bytes)
	case encoding.TextMarshaler:
		text, err := x.MarshalText()
		if err != nil {
			return err.Error()
		}
		return f.secrets.hide(string(text))
	case []byte:
		if s := f.secrets.hide(string(x)); s != string(x) {
			return s
		}
		return base64.StdEncoding.EncodeToString(x)
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		return f.value(v.Elem())
	case reflect.Struct:
		return f.structure(v)
	case reflect.Slice, reflect.Array:
		list := []any{}
		for i := range v.Len() {
			list = append(list, f.value(v.Index(i)))
		}
		return list
	case reflect.Bool:
		return v.Bool()
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return json.Number(fmt.Sprint(v.Interface()))
	case reflect.String:
		return f.secrets.hide(v.String())
	default:
		return fmt.Sprint(v.Interface())
	}
}

// data returns what a SASL mechanism sent, as text where it is that, else as
// on the wire.
func (f unfolder) data(raw string, data []byte) string {
	switch {
	case !f.hide.off:
		return hidden(len(raw))
	case utf8.Valid(data) && data != nil:
		return string(data)
	default:
		return raw
	}
}
