//go:build purego

package stanza

import "reflect"

// ref is a variable of a type that the caller knows, in builds without unsafe.
type ref struct{ v reflect.Value }

func keyOf(t reflect.Type) uintptr { return reflect.ValueOf(t).Pointer() }

func keyIn(v any) uintptr {
	if v == nil {
		return 0
	}
	return keyOf(reflect.TypeOf(v))
}

func refTo(v reflect.Value) ref { return ref{v} }

func refAt(pointer reflect.Value) ref { return ref{pointer.Elem()} }

func refOf[T any](p *T) ref { return ref{reflect.ValueOf(p).Elem()} }

func refIn(v any) (ref, bool) {
	p := reflect.ValueOf(v)
	if p.Kind() != reflect.Pointer || p.IsNil() {
		return ref{}, false
	}
	return ref{p.Elem()}, true
}

func (r ref) value(reflect.Type) reflect.Value { return r.v }

func as[T any](r ref) *T { return r.v.Addr().Interface().(*T) }

func (r ref) field(s *slot) ref { return ref{r.v.FieldByIndex(s.index)} }

func (r ref) target() (ref, bool) { return ref{r.v.Elem()}, !r.v.IsNil() }

func (r ref) make(elem reflect.Type) ref {
	r.v.Set(reflect.New(elem))
	return ref{r.v.Elem()}
}

func (r ref) length() int { return r.v.Len() }

func (r ref) extend() (ok bool) {
	if ok = r.v.Len() < r.v.Cap(); ok {
		r.v.SetLen(r.v.Len() + 1)
	}
	return ok
}

func (r ref) index(_ reflect.Type, i int) ref { return ref{r.v.Index(i)} }

func (r ref) getString() string  { return r.v.String() }
func (r ref) setString(s string) { r.v.SetString(s) }
func (r ref) getBool() bool      { return r.v.Bool() }
func (r ref) setBool(b bool)     { r.v.SetBool(b) }
func (r ref) getBytes() []byte   { return r.v.Bytes() }

func (r ref) getInt(reflect.Type) int64        { return r.v.Int() }
func (r ref) getUint(reflect.Type) uint64      { return r.v.Uint() }
func (r ref) setInt(_ reflect.Type, v int64)   { r.v.SetInt(v) }
func (r ref) setUint(_ reflect.Type, v uint64) { r.v.SetUint(v) }
