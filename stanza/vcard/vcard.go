// Package vcard has vCards in the form that most servers keep (XEP-0054,
// vcard-temp), and the hash of their photo in presence (XEP-0153,
// vcard-temp:x:update).
//
// Its properties are those of RFC 2426, of which the docs of the fields give
// the section.
package vcard

import "github.com/xmppwire/xmppwire/stanza"

// The namespaces of this package.
const (
	Namespace       = "vcard-temp"
	NamespaceUpdate = "vcard-temp:x:update"
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[VCard](),
		stanza.TypeOf[Update](),
	)
}

// VCard is a vCard; empty, it asks for one (XEP-0054 §3):
//
//	<vCard xmlns='vcard-temp'>
//	  <FN>Ada Example</FN>
//	  <N><FAMILY>Example</FAMILY><GIVEN>Ada</GIVEN></N>
//	</vCard>
type VCard struct {
	XMLName    struct{}    `xml:"vcard-temp vCard"`
	Version    string      `xml:"VERSION,omitempty"`
	FN         string      `xml:"FN,omitempty"` // the formatted name (§3.1.1)
	N          *Name       `xml:"N"`
	Nickname   string      `xml:"NICKNAME,omitempty"`
	Photo      *Image      `xml:"PHOTO"`
	Birthday   string      `xml:"BDAY,omitempty"` // a date of ISO 8601 (§3.1.5)
	Addresses  []Address   `xml:"ADR"`
	Labels     []Label     `xml:"LABEL"`
	Telephones []Telephone `xml:"TEL"`
	Emails     []Email     `xml:"EMAIL"`
	JabberID   string      `xml:"JABBERID,omitempty"`
	Mailer     string      `xml:"MAILER,omitempty"`
	TZ         string      `xml:"TZ,omitempty"` // the offset from UTC (§3.4.1)
	Geo        *Geo        `xml:"GEO"`
	Title      string      `xml:"TITLE,omitempty"` // in the organization (§3.5.1)
	Role       string      `xml:"ROLE,omitempty"`
	Logo       *Image      `xml:"LOGO"`
	Agent      *Agent      `xml:"AGENT"`
	Org        *Org        `xml:"ORG"`
	Categories *Categories `xml:"CATEGORIES"`
	Note       string      `xml:"NOTE,omitempty"`
	ProdID     string      `xml:"PRODID,omitempty"` // of the program that made it (§3.6.3)
	Rev        string      `xml:"REV,omitempty"`    // when it was last changed (§3.6.4)
	SortString string      `xml:"SORT-STRING,omitempty"`
	Sound      *Sound      `xml:"SOUND"`
	UID        string      `xml:"UID,omitempty"`
	URL        string      `xml:"URL,omitempty"`
	Class      *Class      `xml:"CLASS"`
	Key        *Key        `xml:"KEY"`
	Desc       string      `xml:"DESC,omitempty"` // free text; vcard-temp adds it to RFC 2426
	stanza.Extra
}

// Name is a name in its parts (RFC 2426 §3.1.2):
//
//	<N><FAMILY>Example</FAMILY><GIVEN>Ada</GIVEN></N>
type Name struct {
	Family string `xml:"FAMILY,omitempty"`
	Given  string `xml:"GIVEN,omitempty"`
	Middle string `xml:"MIDDLE,omitempty"`
	Prefix string `xml:"PREFIX,omitempty"`
	Suffix string `xml:"SUFFIX,omitempty"`
	stanza.Extra
}

// Image is a photo or logo (RFC 2426 §3.1.4, §3.5.3): Data with its MIME type,
// or else a URI:
//
//	<PHOTO><TYPE>image/png</TYPE><BINVAL>iVBO</BINVAL></PHOTO>
type Image struct {
	Type string        `xml:"TYPE,omitempty"`
	Data stanza.Base64 `xml:"BINVAL,omitempty"`
	URI  string        `xml:"EXTVAL,omitempty"`
	stanza.Extra
}

// Address is a postal address in its parts (RFC 2426 §3.2.1):
//
//	<ADR><HOME/><STREET>1 Road</STREET><LOCALITY>Town</LOCALITY></ADR>
type Address struct {
	Home          stanza.Flag `xml:"HOME,omitempty"`
	Work          stanza.Flag `xml:"WORK,omitempty"`
	Postal        stanza.Flag `xml:"POSTAL,omitempty"`
	Parcel        stanza.Flag `xml:"PARCEL,omitempty"`
	Domestic      stanza.Flag `xml:"DOM,omitempty"`
	International stanza.Flag `xml:"INTL,omitempty"`
	Preferred     stanza.Flag `xml:"PREF,omitempty"`
	POBox         string      `xml:"POBOX,omitempty"`
	Extended      string      `xml:"EXTADD,omitempty"`
	Street        string      `xml:"STREET,omitempty"`
	Locality      string      `xml:"LOCALITY,omitempty"`
	Region        string      `xml:"REGION,omitempty"`
	PostalCode    string      `xml:"PCODE,omitempty"`
	Country       string      `xml:"CTRY,omitempty"`
	stanza.Extra
}

// Label is a postal address as it is printed (RFC 2426 §3.2.2):
//
//	<LABEL><HOME/><LINE>Ada Example</LINE><LINE>1 Road</LINE></LABEL>
type Label struct {
	Home          stanza.Flag `xml:"HOME,omitempty"`
	Work          stanza.Flag `xml:"WORK,omitempty"`
	Postal        stanza.Flag `xml:"POSTAL,omitempty"`
	Parcel        stanza.Flag `xml:"PARCEL,omitempty"`
	Domestic      stanza.Flag `xml:"DOM,omitempty"`
	International stanza.Flag `xml:"INTL,omitempty"`
	Preferred     stanza.Flag `xml:"PREF,omitempty"`
	Lines         []string    `xml:"LINE"`
	stanza.Extra
}

// Telephone is a telephone number (RFC 2426 §3.3.1):
//
//	<TEL><WORK/><VOICE/><NUMBER>+44 20 5550100</NUMBER></TEL>
type Telephone struct {
	Home      stanza.Flag `xml:"HOME,omitempty"`
	Work      stanza.Flag `xml:"WORK,omitempty"`
	Voice     stanza.Flag `xml:"VOICE,omitempty"`
	Fax       stanza.Flag `xml:"FAX,omitempty"`
	Pager     stanza.Flag `xml:"PAGER,omitempty"`
	Messages  stanza.Flag `xml:"MSG,omitempty"`
	Cell      stanza.Flag `xml:"CELL,omitempty"`
	Video     stanza.Flag `xml:"VIDEO,omitempty"`
	BBS       stanza.Flag `xml:"BBS,omitempty"`
	Modem     stanza.Flag `xml:"MODEM,omitempty"`
	ISDN      stanza.Flag `xml:"ISDN,omitempty"`
	PCS       stanza.Flag `xml:"PCS,omitempty"`
	Preferred stanza.Flag `xml:"PREF,omitempty"`
	Number    string      `xml:"NUMBER,omitempty"`
	stanza.Extra
}

// Email is an email address (RFC 2426 §3.3.2):
//
//	<EMAIL><INTERNET/><PREF/><USERID>ada@mail.example</USERID></EMAIL>
type Email struct {
	Home      stanza.Flag `xml:"HOME,omitempty"`
	Work      stanza.Flag `xml:"WORK,omitempty"`
	Internet  stanza.Flag `xml:"INTERNET,omitempty"`
	Preferred stanza.Flag `xml:"PREF,omitempty"`
	X400      stanza.Flag `xml:"X400,omitempty"`
	Address   string      `xml:"USERID,omitempty"`
	stanza.Extra
}

// Geo is a position in decimal degrees, as it was spelled (RFC 2426 §3.4.2):
//
//	<GEO><LAT>51.5</LAT><LON>-0.12</LON></GEO>
type Geo struct {
	Lat string `xml:"LAT,omitempty"`
	Lon string `xml:"LON,omitempty"`
	stanza.Extra
}

// Agent is who acts for the person: a vCard of its own, or else a URI (RFC 2426
// §3.5.4):
//
//	<AGENT><vCard><FN>Bob Example</FN></vCard></AGENT>
type Agent struct {
	VCard *VCard `xml:"vCard"`
	URI   string `xml:"EXTVAL,omitempty"`
	stanza.Extra
}

// Org is an organization and units in it, from the outer to the inner (RFC 2426
// §3.5.5):
//
//	<ORG><ORGNAME>Example</ORGNAME><ORGUNIT>Kitchen</ORGUNIT></ORG>
type Org struct {
	Name  string   `xml:"ORGNAME,omitempty"`
	Units []string `xml:"ORGUNIT"`
	stanza.Extra
}

// Categories are keywords (RFC 2426 §3.6.1):
//
//	<CATEGORIES><KEYWORD>tea</KEYWORD></CATEGORIES>
type Categories struct {
	Keywords []string `xml:"KEYWORD"`
	stanza.Extra
}

// Sound says how the name sounds (RFC 2426 §3.6.6):
//
//	<SOUND><PHONETIC>ay-da</PHONETIC></SOUND>
type Sound struct {
	Phonetic string        `xml:"PHONETIC,omitempty"`
	Data     stanza.Base64 `xml:"BINVAL,omitempty"`
	URI      string        `xml:"EXTVAL,omitempty"`
	stanza.Extra
}

// Access says who may see a vCard: the word that was on the wire.
type Access string

// The classes of RFC 2426 §3.7.1.
const (
	Public       Access = "PUBLIC"
	Private      Access = "PRIVATE"
	Confidential Access = "CONFIDENTIAL"
)

// Class is who may see the vCard (RFC 2426 §3.7.1):
//
//	<CLASS><PRIVATE/></CLASS>
type Class struct {
	Access Access `xmpp:"ns=vcard-temp,choice"`
	stanza.Extra
}

// Key is a public key or certificate (RFC 2426 §3.7.2); Cred is as it was
// spelled, base64 or text:
//
//	<KEY><TYPE>x509</TYPE><CRED>MIIB</CRED></KEY>
type Key struct {
	Type string `xml:"TYPE,omitempty"`
	Cred string `xml:"CRED,omitempty"`
	stanza.Extra
}

// Update says in presence which photo the sender's vCard has (XEP-0153 §4):
//
//	<x xmlns='vcard-temp:x:update'><photo>2fd4e1c67a2d28fced849ee1bb76e7391b93eb12</photo></x>
type Update struct {
	XMLName struct{} `xml:"vcard-temp:x:update x"`
	// Photo is the SHA-1 of the photo's data, as Hash spells it: "" if there is
	// no photo, nil if the sender does not know yet.
	Photo *string `xml:"photo"`
	stanza.Extra
}
