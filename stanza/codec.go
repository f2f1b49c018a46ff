package stanza

import (
	"encoding/xml"
	"fmt"
	"maps"
	"reflect"
	"sync"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// Value is a type with an irregular wire form: it reads and writes its element
// itself, as a whole or as the field of a struct. Other types need no methods,
// only tags.
type Value interface {
	// UnmarshalXMPP sets the value to what e says. The element owns its
	// memory, so strings and e itself may be kept.
	UnmarshalXMPP(e xmlstream.Element) error
	// MarshalXMPP writes the value as one element. Errors go to b.Fail.
	MarshalXMPP(b *xmlstream.Builder)
}

// Types is a set of element names with the type of each, to make a Codec of.
// It is an immutable value.
type Types struct {
	byName map[xml.Name]typed
}

// typed is how elements with a name become values.
type typed struct {
	new    func() any
	decode func(e xmlstream.Element) (any, error)
}

// TypeOf says that elements are decoded to *T: those with one of the names,
// or, without any, with that in the tag of the XMLName of T, in each of its
// namespaces. It panics if T has none.
func TypeOf[T any](names ...xml.Name) Types {
	if len(names) == 0 {
		names = namesOf(reflect.TypeFor[T]())
	}
	of := newTyped(reflect.TypeFor[T](), func() (any, ref) {
		v := new(T)
		return v, refOf(v)
	})
	t := Types{map[xml.Name]typed{}}
	for _, name := range names {
		t.byName[name] = of
	}
	return t
}

// newTyped says that elements become variables of a type, of which fresh makes
// one. It is no part of TypeOf so that it is compiled once and not for each type.
//
//go:noinline
func newTyped(t reflect.Type, fresh func() (any, ref)) typed {
	shape := sync.OnceValue(func() *shape { return shapeOf(t) })
	return typed{
		new: func() any {
			v, _ := fresh()
			return v
		},
		decode: func(e xmlstream.Element) (any, error) {
			v, r := fresh()
			err := readCopy(shape(), r, e, true)
			if d, ok := err.(*DecodeError); ok {
				err = d.answer()
			}
			return v, err
		},
	}
}

func namesOf(t reflect.Type) (names []xml.Name) {
	name := nameOf(t)
	if name == nil || len(name.spaces) == 0 {
		panic(fmt.Sprintf("stanza: TypeOf[%s] without names: give the type a field XMLName with a namespace and a name in its tag, or pass the names", t))
	}
	for _, space := range name.spaces {
		names = append(names, xml.Name{Space: space, Local: name.local})
	}
	return names
}

// Join returns the types of all sets; of two for one name the later wins.
func Join(sets ...Types) Types {
	all := Types{map[xml.Name]typed{}}
	for _, s := range sets {
		maps.Copy(all.byName, s.byName)
	}
	return all
}

// Names returns the names of the set, in no order.
func (t Types) Names() []xml.Name {
	var names []xml.Name
	for name := range t.byName {
		names = append(names, name)
	}
	return names
}

// New returns a new value of the type for a name, nil if the set has none.
func (t Types) New(name xml.Name) any {
	if of, ok := t.byName[name]; ok {
		return of.new()
	}
	return nil
}

// Codec decodes first-level children of a stream to typed values and writes
// them. It is immutable and safe for concurrent use.
type Codec struct {
	context xmlstream.Context
	types   []typed
	ids     idTable    // those whose names have one
	odd     []oddTyped // the others
}

type oddTyped struct {
	name xml.Name
	typed
}

// NewCodec returns a Codec for streams of that content namespace, such as
// "jabber:client". It knows stanzas; types adds others, and the later wins.
func NewCodec(contentNS string, types ...Types) *Codec {
	stanzas := Types{map[xml.Name]typed{
		{Space: contentNS, Local: "message"}:  {decode: decodeMessage},
		{Space: contentNS, Local: "presence"}: {decode: decodePresence},
		{Space: contentNS, Local: "iq"}:       {decode: decodeIQ},
	}}
	c := &Codec{
		context: xmlstream.NewContext(contentNS, xmlstream.Prefix{Name: "stream", Space: nsStreams}),
	}
	ids := map[xmlstream.NameID]int{}
	for name, of := range Join(append([]Types{stanzas}, types...)...).byName {
		if id := xmlstream.LookupName(name.Space, name.Local); id != 0 && name.Space != "" {
			ids[id] = len(c.types)
			c.types = append(c.types, of)
		} else {
			c.odd = append(c.odd, oddTyped{name, of})
		}
	}
	c.ids = makeIDTable(ids)
	return c
}

// Decode returns the typed value of an element: a pointer to one of the
// Codec's types, or *Unknown. The value owns its memory, which is one copy of
// the element and the value itself. The error is a *StanzaFault for a stanza,
// which the peer can be answered with and which comes with the value; for
// another element a *StreamFault, or what its type says of it, such as a
// *sasl.Fault, in a *DecodeError.
func (c *Codec) Decode(e xmlstream.Element) (any, error) {
	if i := c.ids.find(e.NameID()); i >= 0 {
		return c.types[i].decode(e)
	}
	for i := range c.odd {
		if of := &c.odd[i]; e.Is(of.name.Space, of.name.Local) {
			return of.decode(e)
		}
	}
	u := new(Unknown)
	return u, u.UnmarshalXMPP(e)
}

// answer returns what a method of the type said, or else the stream error that
// answers an element, other than a stanza, that does not fit its type.
func (e *DecodeError) answer() error {
	if e.own {
		return e
	}
	return &StreamFault{Condition: "bad-format", Err: e}
}

// Append appends the value, one of Decode's or any that the function Append
// takes, as a first-level child of a stream of the Codec's content namespace.
// A stanza is written in that namespace, whichever it came in. On error dst is
// returned as it was.
func (c *Codec) Append(dst []byte, v any) ([]byte, error) {
	return appendIn(dst, c.context, v)
}

const (
	nsStreams = "http://etherx.jabber.org/streams"
	nsXML     = "http://www.w3.org/XML/1998/namespace"
)

// Unknown is an element that the Codec has no type for: all of it.
type Unknown struct {
	Element xmlstream.Element
}

// UnmarshalXMPP keeps the element, a clone if it is not owned. Its error is
// nil; a server that does not know the element answers unsupported-stanza-type
// (see Fault).
func (u *Unknown) UnmarshalXMPP(e xmlstream.Element) error {
	if !e.IsOwned() {
		e = e.Clone()
	}
	u.Element = e
	return nil
}

// MarshalXMPP writes the element as it was received.
func (u *Unknown) MarshalXMPP(b *xmlstream.Builder) {
	if u.Element.IsZero() {
		b.Fail(errNothing)
		return
	}
	b.Element(u.Element)
}

// Fault returns the stream error that a receiver which must understand the
// element answers with (RFC 6120 §4.9.3.24).
func (u *Unknown) Fault() *StreamFault {
	return &StreamFault{Condition: "unsupported-stanza-type", Err: fmt.Errorf("there is no type for {%s}%s", u.Element.Name().Space, u.Element.Name().Local)}
}
