package feature

import (
	"encoding/xml"

	"github.com/xmppwire/xmppwire/stanza"
)

// AMP says that the server knows Advanced Message Processing (XEP-0079):
//
//	<amp xmlns='http://jabber.org/features/amp'/>
type AMP struct {
	XMLName struct{} `xml:"http://jabber.org/features/amp amp"`
	stanza.Extra
}

// Pipelining says that the client need not wait for each answer of the
// negotiation (XEP-0305):
//
//	<pipelining xmlns='urn:xmpp:features:pipelining'/>
type Pipelining struct {
	XMLName struct{} `xml:"urn:xmpp:features:pipelining pipelining"`
	stanza.Extra
}

// Keepalive offers intervals between white space keepalives, Min to Max, and
// then settles one, in seconds (XEP-0304):
//
//	<keepalive xmlns='urn:xmpp:keepalive:0' min='60' max='600'/>
//
//	<keepalive xmlns='urn:xmpp:keepalive:0'><interval>120</interval></keepalive>
type Keepalive struct {
	XMLName  struct{} `xml:"urn:xmpp:keepalive:0 keepalive"`
	Min      uint16   `xml:"min,attr,omitempty"`
	Max      uint16   `xml:"max,attr,omitempty"`
	Interval uint16   `xml:"interval,omitempty"`
	// IntervalAttr is the interval as an attribute, which the schema has not.
	IntervalAttr uint16 `xml:"interval,attr,omitempty"`
	stanza.Extra
}

// EntityVersioning says which profiles of Entity Versioning there are (XEP-0366
// §3), by elements in Payloads whose namespaces are those of the profiles:
//
//	<ver xmlns='urn:xmpp:entityver:0'>
//	  <profile xmlns='urn:xmpp:entityver:profile:roster:0'/>
//	</ver>
type EntityVersioning struct {
	XMLName struct{} `xml:"urn:xmpp:entityver:0 ver"`
	stanza.Extra
}

// Profiles returns the namespaces of the profiles.
func (v *EntityVersioning) Profiles() (spaces []string) {
	for name := range v.Payloads.Names() {
		if name.Local == "profile" {
			spaces = append(spaces, name.Space)
		}
	}
	return spaces
}

// BidiOffer offers streams between servers that carry stanzas both ways
// (XEP-0288):
//
//	<bidi xmlns='urn:xmpp:features:bidi'/>
type BidiOffer struct {
	XMLName struct{} `xml:"urn:xmpp:features:bidi bidi"`
	stanza.Extra
}

// Bidi takes a BidiOffer up (XEP-0288). It is sent before SASL or dialback,
// and counts only once those have succeeded:
//
//	<bidi xmlns='urn:xmpp:bidi'/>
type Bidi struct {
	XMLName struct{} `xml:"urn:xmpp:bidi bidi"`
	stanza.Extra
}

// Mux offers to carry the stanzas of further hosts in a stream between servers,
// and proves them by a secret in an IQ (XEP-0451):
//
//	<mux xmlns='urn:xmpp:mux:0'><host>rooms.example.test</host></mux>
//
//	<mux xmlns='urn:xmpp:mux:0'>c2VjcmV0</mux>
type Mux struct {
	XMLName struct{} `xml:"urn:xmpp:mux:0 mux"`
	Hosts   []string `xml:"host"`
	Secret  string   `xml:",chardata"`
	stanza.Extra
}

// Invisible makes the user invisible, in an IQ of type set; Probe lets the
// server ask for the presence of others all the same (XEP-0186). Version 0
// (urn:xmpp:invisible:0), which XMLName of a received value says, has no Probe
// and is a stream feature too:
//
//	<invisible xmlns='urn:xmpp:invisible:1' probe='true'/>
type Invisible struct {
	XMLName xml.Name `xml:"invisible" xmpp:"ns=urn:xmpp:invisible:1 urn:xmpp:invisible:0"`
	Probe   *bool    `xml:"probe,attr"` // nil means false
	stanza.Extra
}

// Visible ends that (XEP-0186):
//
//	<visible xmlns='urn:xmpp:invisible:1'/>
type Visible struct {
	XMLName xml.Name `xml:"visible" xmpp:"ns=urn:xmpp:invisible:1 urn:xmpp:invisible:0"`
	stanza.Extra
}

// C2CTLSOffer says how two clients may authenticate in TLS, in the StartTLS of
// a stream between them (XEP-0250): by Secure Remote Password, or by keys
// that Payloads name:
//
//	<offer xmlns='urn:xmpp:tmp:c2ctls'>
//	  <keyinfo xmlns='urn:xmpp:tmp:pubkey'><name>4f2a…</name></keyinfo>
//	  <srp/>
//	</offer>
type C2CTLSOffer struct {
	XMLName struct{}    `xml:"urn:xmpp:tmp:c2ctls offer"`
	SRP     stanza.Flag `xml:"srp"`
	stanza.Extra
}
