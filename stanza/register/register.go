// Package register has the elements with which accounts are registered in the
// stream:
//
//   - In-Band Registration (XEP-0077): the feature in
//     http://jabber.org/features/iq-register, the query in jabber:iq:register
//   - with a token (XEP-0445): urn:xmpp:ibr-token:0 and urn:xmpp:pars:0
//   - Extensible In-Band Registration (XEP-0389), urn:xmpp:register:0
//   - with a certificate (XEP-0417), urn:xmpp:x509:0
package register

import "github.com/xmppwire/xmppwire/stanza"

// Namespaces of this package's elements.
const (
	Namespace             = "jabber:iq:register"
	NamespaceFeature      = "http://jabber.org/features/iq-register"
	NamespaceTokenFeature = "urn:xmpp:ibr-token:0"
	NamespacePreauth      = "urn:xmpp:pars:0"
	NamespaceFlows        = "urn:xmpp:register:0"
	NamespaceX509         = "urn:xmpp:x509:0"
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Feature](),
		stanza.TypeOf[Query](),
		stanza.TypeOf[TokenFeature](),
		stanza.TypeOf[Preauth](),
		stanza.TypeOf[Register](),
		stanza.TypeOf[Recovery](),
		stanza.TypeOf[Challenge](),
		stanza.TypeOf[Response](),
		stanza.TypeOf[Success](),
		stanza.TypeOf[Cancel](),
		stanza.TypeOf[X509Feature](),
	)
}

// Feature is the stream feature that offers registration by Query (XEP-0077
// §8):
//
//	<register xmlns='http://jabber.org/features/iq-register'/>
type Feature struct {
	XMLName struct{} `xml:"http://jabber.org/features/iq-register register"`
	stanza.Extra
}

// Query is the payload of an IQ (XEP-0077 §3): empty in a get; in its result
// the fields to fill in, which are there and mostly empty; in a set the fields
// that are filled in. A nil field is not there.
//
//	<query xmlns='jabber:iq:register'>
//	  <instructions>Choose a name</instructions>
//	  <username/>
//	  <password/>
//	</query>
//
// A form (XEP-0004) or address (XEP-0066) that goes with it is in Payloads.
type Query struct {
	XMLName      struct{}    `xml:"jabber:iq:register query"`
	Registered   stanza.Flag `xml:"registered"` // the account exists, the fields are its data
	Instructions *string     `xml:"instructions"`
	Username     *string     `xml:"username"`
	Nick         *string     `xml:"nick"`
	Password     *string     `xml:"password"`
	Name         *string     `xml:"name"`
	First        *string     `xml:"first"`
	Last         *string     `xml:"last"`
	Email        *string     `xml:"email"`
	Address      *string     `xml:"address"`
	City         *string     `xml:"city"`
	State        *string     `xml:"state"`
	Zip          *string     `xml:"zip"`
	Phone        *string     `xml:"phone"`
	URL          *string     `xml:"url"`
	Date         *string     `xml:"date"`
	Misc         *string     `xml:"misc"`
	Text         *string     `xml:"text"`
	Key          *string     `xml:"key"`
	Remove       stanza.Flag `xml:"remove"` // delete the account
	stanza.Extra
}

// TokenFeature is the stream feature that offers registration with a token
// (XEP-0445):
//
//	<register xmlns='urn:xmpp:ibr-token:0'/>
type TokenFeature struct {
	XMLName struct{} `xml:"urn:xmpp:ibr-token:0 register"`
	stanza.Extra
}

// Preauth hands in the token, in an IQ of type set before that with the Query
// (XEP-0445), or with a request for subscription (XEP-0379):
//
//	<preauth xmlns='urn:xmpp:pars:0' token='c2VjcmV0'/>
type Preauth struct {
	XMLName struct{} `xml:"urn:xmpp:pars:0 preauth"`
	Token   string   `xml:"token,attr,omitempty"`
	stanza.Extra
}

// X509Feature is the stream feature that offers to register and to issue a
// certificate in one go (XEP-0417):
//
//	<x509-register xmlns='urn:xmpp:x509:0'/>
type X509Feature struct {
	XMLName struct{} `xml:"urn:xmpp:x509:0 x509-register"`
	stanza.Extra
}
