//go:build !purego

package stanza

import (
	"reflect"
	"unsafe"
)

// ref is a variable of a type that the caller knows. Plans reach fields by
// their offset, and read and write them without a reflect.Value for each.
//
// The invariant: p points to a variable of the type that it is used with,
// inside an object that the ref keeps alive. Refs begin as addressable values,
// and go on by the offsets and types that reflect gave when the plan was made.
type ref struct{ p unsafe.Pointer }

// keyOf returns what tells a type from all others.
func keyOf(t reflect.Type) uintptr { return uintptr((*[2]unsafe.Pointer)(unsafe.Pointer(&t))[1]) }

// keyIn is keyOf for the type of v.
func keyIn(v any) uintptr { return uintptr((*[2]unsafe.Pointer)(unsafe.Pointer(&v))[0]) }

// refTo returns a ref to an addressable value.
func refTo(v reflect.Value) ref { return ref{v.Addr().UnsafePointer()} }

// refAt returns a ref to what a pointer that is not nil points to.
func refAt(pointer reflect.Value) ref { return ref{pointer.UnsafePointer()} }

// refOf returns a ref to what p points to.
func refOf[T any](p *T) ref { return ref{unsafe.Pointer(p)} }

// refIn returns a ref to what the pointer in v points to, and whether there is
// something.
func refIn(v any) (ref, bool) {
	p := (*[2]unsafe.Pointer)(unsafe.Pointer(&v))[1]
	return ref{p}, p != nil
}

// value returns the variable, which is of type t, for reflect.
func (r ref) value(t reflect.Type) reflect.Value { return reflect.NewAt(t, r.p).Elem() }

// as returns a pointer to the variable, which is a T.
func as[T any](r ref) *T { return (*T)(r.p) }

// field returns a field of the struct.
func (r ref) field(s *slot) ref { return ref{unsafe.Add(r.p, s.offset)} }

// target returns what the pointer points to, and whether there is something.
func (r ref) target() (ref, bool) {
	p := *(*unsafe.Pointer)(r.p)
	return ref{p}, p != nil
}

// make points the pointer to a new variable of type elem, and returns that.
func (r ref) make(elem reflect.Type) ref {
	p := reflect.New(elem).UnsafePointer()
	*(*unsafe.Pointer)(r.p) = p
	return ref{p}
}

// length returns the length of the slice.
func (r ref) length() int { return len(*(*[]struct{})(r.p)) }

// extend makes the slice one element longer, if it has room.
func (r ref) extend() (ok bool) {
	s := (*[]struct{})(r.p)
	if len(*s) == cap(*s) {
		return false
	}
	*s = (*s)[:len(*s)+1]
	return true
}

// index returns an element of the slice, whose elements are of type elem.
func (r ref) index(elem reflect.Type, i int) ref {
	first := unsafe.Pointer(unsafe.SliceData(*(*[]struct{})(r.p)))
	return ref{unsafe.Add(first, uintptr(i)*elem.Size())}
}

func (r ref) getString() string  { return *(*string)(r.p) }
func (r ref) setString(s string) { *(*string)(r.p) = s }
func (r ref) getBool() bool      { return *(*bool)(r.p) }
func (r ref) setBool(b bool)     { *(*bool)(r.p) = b }
func (r ref) getBytes() []byte   { return *(*[]byte)(r.p) }

// getInt, setInt, getUint and setUint are for integers of any size, of type t.

func (r ref) getInt(t reflect.Type) int64 {
	switch t.Size() {
	case 1:
		return int64(*(*int8)(r.p))
	case 2:
		return int64(*(*int16)(r.p))
	case 4:
		return int64(*(*int32)(r.p))
	}
	return *(*int64)(r.p)
}

func (r ref) getUint(t reflect.Type) uint64 {
	switch t.Size() {
	case 1:
		return uint64(*(*uint8)(r.p))
	case 2:
		return uint64(*(*uint16)(r.p))
	case 4:
		return uint64(*(*uint32)(r.p))
	}
	return *(*uint64)(r.p)
}

func (r ref) setInt(t reflect.Type, v int64) { r.setUint(t, uint64(v)) }

func (r ref) setUint(t reflect.Type, v uint64) {
	switch t.Size() {
	case 1:
		*(*uint8)(r.p) = uint8(v)
	case 2:
		*(*uint16)(r.p) = uint16(v)
	case 4:
		*(*uint32)(r.p) = uint32(v)
	default:
		*(*uint64)(r.p) = v
	}
}
