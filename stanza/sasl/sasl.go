// Package sasl has the elements of SASL negotiation (RFC 6120 §6.4).
package sasl

import (
	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// Namespace is that of all elements of this package.
const Namespace = "urn:ietf:params:xml:ns:xmpp-sasl"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Auth](),
		stanza.TypeOf[Challenge](),
		stanza.TypeOf[Response](),
		stanza.TypeOf[Success](),
		stanza.TypeOf[Failure](),
		stanza.TypeOf[Abort](),
	)
}

// Mechanisms is the stream feature that offers SASL mechanisms, in the order
// of preference (RFC 6120 §6.4.1):
//
//	<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms>
type Mechanisms struct {
	XMLName struct{} `xml:"urn:ietf:params:xml:ns:xmpp-sasl mechanisms"`
	List    []string `xml:"mechanism"`
	stanza.Extra
}

// Auth selects a mechanism (RFC 6120 §6.4.2). Data is the initial response.
type Auth struct {
	XMLName   struct{} `xml:"urn:ietf:params:xml:ns:xmpp-sasl auth"`
	Mechanism string   `xml:"mechanism,attr,omitempty"`
	Data      Data     `xml:",chardata"`
	stanza.Extra
}

// UnmarshalXMPP implements stanza.Value. The error wraps a *Fault: of the
// data, or invalid-mechanism where none is named.
func (a *Auth) UnmarshalXMPP(e xmlstream.Element) error {
	if err := stanza.Unmarshal(e, (*auth)(a)); err != nil {
		return err
	}
	if a.Mechanism == "" {
		return &Fault{InvalidMechanism, errNoMechanism}
	}
	return nil
}

// MarshalXMPP implements stanza.Value.
func (a *Auth) MarshalXMPP(b *xmlstream.Builder) { stanza.Marshal(b, (*auth)(a)) }

// auth is Auth without its methods.
type auth Auth

// Challenge is what the receiving entity asks (RFC 6120 §6.4.3).
type Challenge struct {
	XMLName struct{} `xml:"urn:ietf:params:xml:ns:xmpp-sasl challenge"`
	Data    Data     `xml:",chardata"`
	stanza.Extra
}

// Response answers a Challenge (RFC 6120 §6.4.3).
type Response struct {
	XMLName struct{} `xml:"urn:ietf:params:xml:ns:xmpp-sasl response"`
	Data    Data     `xml:",chardata"`
	stanza.Extra
}

// Success ends the negotiation (RFC 6120 §6.4.6). Data is additional data.
type Success struct {
	XMLName struct{} `xml:"urn:ietf:params:xml:ns:xmpp-sasl success"`
	Data    Data     `xml:",chardata"`
	stanza.Extra
}

// Abort gives the negotiation up (RFC 6120 §6.4.4).
type Abort struct {
	XMLName struct{} `xml:"urn:ietf:params:xml:ns:xmpp-sasl abort"`
	stanza.Extra
}
