// Package sasl has the elements of SASL negotiation (RFC 6120 §6.4).
package sasl

import (
	"encoding/xml"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// Namespace is that of all elements of this package.
const Namespace = "urn:ietf:params:xml:ns:xmpp-sasl"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Auth](Namespace, "auth"),
		stanza.TypeOf[Challenge](Namespace, "challenge"),
		stanza.TypeOf[Response](Namespace, "response"),
		stanza.TypeOf[Success](Namespace, "success"),
		stanza.TypeOf[Failure](Namespace, "failure"),
		stanza.TypeOf[Abort](Namespace, "abort"),
	)
}

// Auth selects a mechanism (RFC 6120 §6.4.2). Data is the initial response.
type Auth struct {
	Mechanism string
	Data      Data
	stanza.Extra
}

// Challenge is what the receiving entity asks (RFC 6120 §6.4.3).
type Challenge struct {
	Data Data
	stanza.Extra
}

// Response answers a Challenge (RFC 6120 §6.4.3).
type Response struct {
	Data Data
	stanza.Extra
}

// Success ends the negotiation (RFC 6120 §6.4.6). Data is additional data.
type Success struct {
	Data Data
	stanza.Extra
}

// Abort gives the negotiation up (RFC 6120 §6.4.4).
type Abort struct {
	stanza.Extra
}

// UnmarshalXMPP implements stanza.Value. The error is a *Fault: of the data,
// or invalid-mechanism where none is named.
func (a *Auth) UnmarshalXMPP(e xmlstream.Element) error {
	*a = Auth{}
	err := read(&a.Extra, &a.Data, e)
	a.Mechanism = a.Attr("", "mechanism")
	if a.Mechanism == "" && err == nil {
		err = &Fault{InvalidMechanism, errNoMechanism}
	}
	return err
}

// MarshalXMPP implements stanza.Value.
func (a *Auth) MarshalXMPP(b *xmlstream.Builder) {
	write(b, "auth", &a.Extra, &a.Data, xml.Attr{Name: xml.Name{Local: "mechanism"}, Value: a.Mechanism})
}

// UnmarshalXMPP implements stanza.Value. The error is a *Fault of the data.
func (c *Challenge) UnmarshalXMPP(e xmlstream.Element) error {
	*c = Challenge{}
	return read(&c.Extra, &c.Data, e)
}

// MarshalXMPP implements stanza.Value.
func (c *Challenge) MarshalXMPP(b *xmlstream.Builder) { write(b, "challenge", &c.Extra, &c.Data) }

// UnmarshalXMPP implements stanza.Value. The error is a *Fault of the data.
func (r *Response) UnmarshalXMPP(e xmlstream.Element) error {
	*r = Response{}
	return read(&r.Extra, &r.Data, e)
}

// MarshalXMPP implements stanza.Value.
func (r *Response) MarshalXMPP(b *xmlstream.Builder) { write(b, "response", &r.Extra, &r.Data) }

// UnmarshalXMPP implements stanza.Value. The error is a *Fault of the data.
func (s *Success) UnmarshalXMPP(e xmlstream.Element) error {
	*s = Success{}
	return read(&s.Extra, &s.Data, e)
}

// MarshalXMPP implements stanza.Value.
func (s *Success) MarshalXMPP(b *xmlstream.Builder) { write(b, "success", &s.Extra, &s.Data) }

// UnmarshalXMPP implements stanza.Value. Its error is nil.
func (a *Abort) UnmarshalXMPP(e xmlstream.Element) error {
	a.Read(e.Clone(), nil)
	return nil
}

// MarshalXMPP implements stanza.Value.
func (a *Abort) MarshalXMPP(b *xmlstream.Builder) { write(b, "abort", &a.Extra, new(Data)) }

const (
	kindData = iota + 1
	kinds    = iota
)

// read fills an element of base64 text. Text that children interrupt counts as
// one run, at its first place.
func read(x *stanza.Extra, d *Data, e xmlstream.Element) error {
	x.Read(e.Clone(), func(n xmlstream.Node) int {
		if n.Element.IsZero() {
			return kindData
		}
		return 0
	})
	return d.decode(string(e.Text()))
}

func write(b *xmlstream.Builder, local string, x *stanza.Extra, d *Data, attrs ...xml.Attr) {
	b.Start(Namespace, local, "")
	x.WriteAttrs(b, attrs...)
	x.WriteContent(b, kinds, func(_, n int) bool {
		if n > 0 || !d.Present {
			return false
		}
		b.Text(d.encode())
		return true
	})
	b.End()
}
