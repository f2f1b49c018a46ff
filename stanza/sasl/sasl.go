// Package sasl has the elements of SASL negotiation (RFC 6120 §6.4), and what
// servers say beside their mechanisms: the types of channel binding (XEP-0440)
// and the name of the host in a domain (XEP-0233).
package sasl

import (
	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// Namespaces of this package's elements.
const (
	Namespace                = "urn:ietf:params:xml:ns:xmpp-sasl"
	NamespaceChannelBindings = "urn:xmpp:sasl-cb:0"
	NamespaceHostname        = "urn:xmpp:domain-based-name:1"
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Mechanisms](),
		stanza.TypeOf[ChannelBindings](),
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
//	<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>
//	  <mechanism>EXTERNAL</mechanism>
//	  <mechanism>GSSAPI</mechanism>
//	  <hostname xmlns='urn:xmpp:domain-based-name:1'>im-3.example.test</hostname>
//	</mechanisms>
type Mechanisms struct {
	XMLName struct{} `xml:"urn:ietf:params:xml:ns:xmpp-sasl mechanisms"`
	List    []string `xml:"mechanism"`
	// Hostname is the name of the host for domain-based service principals
	// (XEP-0233). It comes from the peer: only a trusted resolver or the user
	// makes it more than a hint.
	Hostname string `xml:"urn:xmpp:domain-based-name:1 hostname,omitempty"`
	// Required and Optional are of drafts of RFC 6120; SASL is required unless
	// Optional says otherwise.
	Required stanza.Flag `xml:"required"`
	Optional stanza.Flag `xml:"optional"`
	stanza.Extra
}

// Types of channel binding (RFC 5929, RFC 9266).
const (
	TLSExporter       = "tls-exporter"
	TLSServerEndPoint = "tls-server-end-point"
	TLSUnique         = "tls-unique"
)

// ChannelBindings is the stream feature that says which types of channel
// binding the server can do (XEP-0440):
//
//	<sasl-channel-binding xmlns='urn:xmpp:sasl-cb:0'>
//	  <channel-binding type='tls-exporter'/>
//	</sasl-channel-binding>
type ChannelBindings struct {
	XMLName struct{}         `xml:"urn:xmpp:sasl-cb:0 sasl-channel-binding"`
	List    []ChannelBinding `xml:"channel-binding"`
	stanza.Extra
}

// ChannelBinding is a type of channel binding.
type ChannelBinding struct {
	Type string `xml:"type,attr,omitempty"`
	stanza.Extra
}

// Types returns the names of the types in their order.
func (c *ChannelBindings) Types() []string {
	var types []string
	for _, b := range c.List {
		types = append(types, b.Type)
	}
	return types
}

// Auth selects a mechanism (RFC 6120 §6.4.2). Data is the initial response:
//
//	<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>AG5pbAB0ZXN0</auth>
//
// Attributes of others, such as those of Google Talk, stay in Extra.
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

// Challenge is what the receiving entity asks (RFC 6120 §6.4.3):
//
//	<challenge xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>bm9uY2U9MQ==</challenge>
type Challenge struct {
	XMLName struct{} `xml:"urn:ietf:params:xml:ns:xmpp-sasl challenge"`
	Data    Data     `xml:",chardata"`
	stanza.Extra
}

// Response answers a Challenge (RFC 6120 §6.4.3):
//
//	<response xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>bm9uY2U9Mg==</response>
type Response struct {
	XMLName struct{} `xml:"urn:ietf:params:xml:ns:xmpp-sasl response"`
	Data    Data     `xml:",chardata"`
	stanza.Extra
}

// Success ends the negotiation (RFC 6120 §6.4.6). Data is additional data:
//
//	<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>
type Success struct {
	XMLName struct{} `xml:"urn:ietf:params:xml:ns:xmpp-sasl success"`
	Data    Data     `xml:",chardata"`
	stanza.Extra
}

// Abort gives the negotiation up (RFC 6120 §6.4.4):
//
//	<abort xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>
type Abort struct {
	XMLName struct{} `xml:"urn:ietf:params:xml:ns:xmpp-sasl abort"`
	stanza.Extra
}
