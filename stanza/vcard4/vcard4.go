// Package vcard4 has vCards of version 4 (XEP-0292,
// urn:ietf:params:xml:ns:vcard-4.0), in the XML of RFC 6351 with the properties
// of RFC 6350. The payload of an item in package pubsub, in the node Node.
package vcard4

import "github.com/xmppwire/xmppwire/stanza"

// Namespace is that of this package.
const Namespace = "urn:ietf:params:xml:ns:vcard-4.0"

// The nodes for one's own vCard and for those of contacts.
const (
	Node         = "urn:xmpp:vcard4"
	NodeContacts = "urn:xmpp:contacts"
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[VCard]() }

// VCard is a vCard (RFC 6350 §6). Groups of properties and extensions are among
// the Payloads:
//
//	<vcard xmlns='urn:ietf:params:xml:ns:vcard-4.0'>
//	  <fn><text>Ada Example</text></fn>
//	  <email><parameters><type><text>work</text></type></parameters><text>ada@mail.example</text></email>
//	</vcard>
type VCard struct {
	XMLName      struct{}   `xml:"urn:ietf:params:xml:ns:vcard-4.0 vcard"`
	Source       []Property `xml:"source"`
	Kind         *Property  `xml:"kind"`
	FN           []Property `xml:"fn"`
	N            *Name      `xml:"n"`
	Nickname     []Property `xml:"nickname"`
	Photo        []Property `xml:"photo"`
	Birthday     *Property  `xml:"bday"`
	Anniversary  *Property  `xml:"anniversary"`
	Gender       *Gender    `xml:"gender"`
	Address      []Address  `xml:"adr"`
	Telephone    []Property `xml:"tel"`
	Email        []Property `xml:"email"`
	IMPP         []Property `xml:"impp"`
	Lang         []Property `xml:"lang"`
	TZ           []Property `xml:"tz"`
	Geo          []Property `xml:"geo"`
	Title        []Property `xml:"title"`
	Role         []Property `xml:"role"`
	Logo         []Property `xml:"logo"`
	Org          []Property `xml:"org"` // Texts are the organization and units in it
	Member       []Property `xml:"member"`
	Related      []Property `xml:"related"`
	Categories   []Property `xml:"categories"`
	Note         []Property `xml:"note"`
	ProdID       *Property  `xml:"prodid"`
	Rev          *Property  `xml:"rev"`
	Sound        []Property `xml:"sound"`
	UID          *Property  `xml:"uid"`
	URL          []Property `xml:"url"`
	Key          []Property `xml:"key"`
	FreeBusyURL  []Property `xml:"fburl"`
	CalendarAddr []Property `xml:"caladruri"`
	CalendarURI  []Property `xml:"caluri"`
	stanza.Extra
}

// Property is a property with its value, which is in one of the fields by its
// type (RFC 6351 §5):
//
//	<tel><parameters><type><text>cell</text></type></parameters><uri>tel:+44-20-5550100</uri></tel>
type Property struct {
	Parameters    *Parameters `xml:"parameters"`
	Texts         []string    `xml:"text"`
	URI           string      `xml:"uri,omitempty"`
	Date          string      `xml:"date,omitempty"` // dates and times may be truncated (RFC 6350 §4.3)
	Time          string      `xml:"time,omitempty"`
	DateTime      string      `xml:"date-time,omitempty"`
	DateAndOrTime string      `xml:"date-and-or-time,omitempty"`
	Timestamp     string      `xml:"timestamp,omitempty"`
	UTCOffset     string      `xml:"utc-offset,omitempty"`
	LanguageTag   string      `xml:"language-tag,omitempty"`
	stanza.Extra
}

// Text returns a property with a text.
func Text(text string) Property { return Property{Texts: []string{text}} }

// URI returns a property with a URI.
func URI(uri string) Property { return Property{URI: uri} }

// Value returns the value, whatever its type; of several texts the first.
func (p *Property) Value() string {
	if len(p.Texts) > 0 {
		return p.Texts[0]
	}
	for _, v := range []string{p.URI, p.Date, p.Time, p.DateTime, p.DateAndOrTime, p.Timestamp, p.UTCOffset, p.LanguageTag} {
		if v != "" {
			return v
		}
	}
	return ""
}

// Is reports whether the property has that type parameter, such as "work"; its
// receiver may be nil.
func (p *Parameters) Is(kind string) bool {
	if p == nil || p.Type == nil {
		return false
	}
	for _, t := range p.Type.Texts {
		if t == kind {
			return true
		}
	}
	return false
}

// Parameters are those of a property (RFC 6350 §5):
//
//	<parameters><type><text>work</text></type><pref><integer>1</integer></pref></parameters>
type Parameters struct {
	Language  *Parameter `xml:"language"`
	Pref      *Parameter `xml:"pref"`
	AltID     *Parameter `xml:"altid"`
	PID       *Parameter `xml:"pid"`
	Type      *Parameter `xml:"type"`
	MediaType *Parameter `xml:"mediatype"`
	CalScale  *Parameter `xml:"calscale"`
	SortAs    *Parameter `xml:"sort-as"`
	Geo       *Parameter `xml:"geo"`
	TZ        *Parameter `xml:"tz"`
	Label     *Parameter `xml:"label"`
	stanza.Extra
}

// Parameter is a parameter with its value, which is in one of the fields by its
// type.
type Parameter struct {
	Texts       []string `xml:"text"`
	Integer     *int     `xml:"integer"`
	URI         string   `xml:"uri,omitempty"`
	LanguageTag string   `xml:"language-tag,omitempty"`
	stanza.Extra
}

// Name is a name in its parts, each of which may have several (RFC 6350
// §6.2.2):
//
//	<n><surname>Example</surname><given>Ada</given><additional/></n>
type Name struct {
	Parameters *Parameters `xml:"parameters"`
	Surname    []string    `xml:"surname"`
	Given      []string    `xml:"given"`
	Additional []string    `xml:"additional"`
	Prefix     []string    `xml:"prefix"`
	Suffix     []string    `xml:"suffix"`
	stanza.Extra
}

// Address is a postal address in its parts, each of which may have several (RFC
// 6350 §6.3.1):
//
//	<adr><street>1 Road</street><locality>Town</locality></adr>
type Address struct {
	Parameters *Parameters `xml:"parameters"`
	POBox      []string    `xml:"pobox"`
	Extended   []string    `xml:"ext"`
	Street     []string    `xml:"street"`
	Locality   []string    `xml:"locality"`
	Region     []string    `xml:"region"`
	Code       []string    `xml:"code"`
	Country    []string    `xml:"country"`
	stanza.Extra
}

// Gender is the sex and the gender identity (RFC 6350 §6.2.7):
//
//	<gender><sex>F</sex><identity>countess</identity></gender>
type Gender struct {
	Sex      string `xml:"sex,omitempty"` // M, F, O, N or U
	Identity string `xml:"identity,omitempty"`
	stanza.Extra
}
