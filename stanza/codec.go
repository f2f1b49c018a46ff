package stanza

import (
	"encoding/xml"
	"fmt"
	"maps"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// Value is a typed element. The methods are for codecs and for types with a
// wire form of their own; programs call Codec.Decode and Codec.Append.
type Value interface {
	// UnmarshalXMPP sets the value to what e says. It must not keep e, but
	// may keep strings and clones. The error is a *Fault where the peer can
	// be answered with one; the value is set as far as possible all the same.
	UnmarshalXMPP(e xmlstream.Element) error
	// MarshalXMPP writes the value as one element.
	MarshalXMPP(b *xmlstream.Builder)
}

// Types is a set of element names with the type of each, to make a Codec of.
// It is an immutable value.
type Types struct {
	make map[xml.Name]func() Value
}

// TypeOf says that elements with that name are decoded to *T.
func TypeOf[T any, P interface {
	*T
	Value
}](space, local string) Types {
	return Types{map[xml.Name]func() Value{{Space: space, Local: local}: func() Value { return P(new(T)) }}}
}

// Join returns the types of all sets; of two for one name the later wins.
func Join(sets ...Types) Types {
	all := Types{map[xml.Name]func() Value{}}
	for _, s := range sets {
		maps.Copy(all.make, s.make)
	}
	return all
}

// Codec decodes first-level children of a stream to typed values and writes
// them. It is immutable and safe for concurrent use.
type Codec struct {
	content string
	context xmlstream.Context
	types   Types
}

// NewCodec returns a Codec for streams of that content namespace, such as
// "jabber:client". It knows stanzas; types adds others, and the later wins.
func NewCodec(contentNS string, types ...Types) *Codec {
	stanzas := Join(
		TypeOf[Message](contentNS, "message"),
		TypeOf[Presence](contentNS, "presence"),
		TypeOf[IQ](contentNS, "iq"),
	)
	return &Codec{
		content: contentNS,
		context: xmlstream.NewContext(contentNS, xmlstream.Prefix{Name: "stream", Space: nsStreams}),
		types:   Join(append([]Types{stanzas}, types...)...),
	}
}

// Decode returns the typed value of an element: a pointer to one of the
// Codec's types, or *Unknown. The value owns its memory. The error is a
// *StanzaFault, which the peer can be answered with and which comes with the
// value, or a *StreamFault.
func (c *Codec) Decode(e xmlstream.Element) (any, error) {
	name := e.Name()
	var v Value = new(Unknown)
	if newValue, ok := c.types.make[name]; ok {
		v = newValue()
	}
	return v, v.UnmarshalXMPP(e)
}

// Append appends the value, one of Decode's, as a first-level child of a
// stream of the Codec's content namespace. On error dst is returned as it was.
func (c *Codec) Append(dst []byte, v any) ([]byte, error) {
	value, ok := v.(Value)
	if !ok {
		return dst, fmt.Errorf("stanza: %T is no stanza.Value", v)
	}
	b := xmlstream.NewBuilder(dst, c.context)
	if s, ok := v.(contentMarshaler); ok {
		s.marshalIn(b, c.content)
	} else {
		value.MarshalXMPP(b)
	}
	return b.Finish()
}

// contentMarshaler is a stanza, which takes the namespace of its stream.
type contentMarshaler interface {
	marshalIn(b *xmlstream.Builder, content string)
}

const (
	nsStreams = "http://etherx.jabber.org/streams"
	nsStanzas = "urn:ietf:params:xml:ns:xmpp-stanzas"
	nsXML     = "http://www.w3.org/XML/1998/namespace"
)

// Unknown is an element that the Codec has no type for: all of it.
type Unknown struct {
	Element xmlstream.Element
}

// UnmarshalXMPP keeps a clone of the element. Its error is nil; a server that
// does not know the element answers unsupported-stanza-type (see Fault).
func (u *Unknown) UnmarshalXMPP(e xmlstream.Element) error {
	u.Element = e.Clone()
	return nil
}

// MarshalXMPP writes the element as it was received.
func (u *Unknown) MarshalXMPP(b *xmlstream.Builder) { b.Element(u.Element) }

// Fault returns the stream error that a receiver which must understand the
// element answers with (RFC 6120 §4.9.3.24).
func (u *Unknown) Fault() *StreamFault {
	return &StreamFault{Condition: "unsupported-stanza-type", Err: fmt.Errorf("there is no type for {%s}%s", u.Element.Name().Space, u.Element.Name().Local)}
}
