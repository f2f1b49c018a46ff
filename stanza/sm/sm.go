// Package sm has the elements of Stream Management (XEP-0198), version 3
// (urn:xmpp:sm:3) and version 2 (urn:xmpp:sm:2), which look the same: XMLName
// of a received value says which, and a new value is of version 3.
package sm

import (
	"encoding/xml"

	"github.com/xmppwire/xmppwire/stanza"
)

// Namespaces of the versions.
const (
	Namespace  = "urn:xmpp:sm:3"
	Namespace2 = "urn:xmpp:sm:2"
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Feature](),
		stanza.TypeOf[Enable](),
		stanza.TypeOf[Enabled](),
		stanza.TypeOf[Resume](),
		stanza.TypeOf[Resumed](),
		stanza.TypeOf[Failed](),
		stanza.TypeOf[Request](),
		stanza.TypeOf[Answer](),
		stanza.TypeOf[HandledCountTooHigh](),
	)
}

// Feature is the stream feature (XEP-0198 §2). Required and Optional are of
// older drafts and mean nothing:
//
//	<sm xmlns='urn:xmpp:sm:3'/>
type Feature struct {
	XMLName  xml.Name    `xml:"sm" xmpp:"ns=urn:xmpp:sm:3 urn:xmpp:sm:2"`
	Required stanza.Flag `xml:"required"`
	Optional stanza.Flag `xml:"optional"`
	stanza.Extra
}

// Version returns the namespace of the version that is offered.
func (f *Feature) Version() string {
	if f.XMLName.Space == "" {
		return Namespace
	}
	return f.XMLName.Space
}

// Enable turns stream management on (XEP-0198 §3). Max is how long the client
// would like the session to be resumable, in seconds, 0 for as the server likes:
//
//	<enable xmlns='urn:xmpp:sm:3' max='600' resume='true'/>
type Enable struct {
	XMLName xml.Name `xml:"enable" xmpp:"ns=urn:xmpp:sm:3 urn:xmpp:sm:2"`
	Max     uint64   `xml:"max,attr,omitempty"`
	Resume  bool     `xml:"resume,attr,omitempty"`
	stanza.Extra
}

// Enabled says that it is on (XEP-0198 §3). With Resume, ID is what to resume
// with, Location where to (a host, with a port after a colon), Max for how many
// seconds, 0 if the server does not say:
//
//	<enabled xmlns='urn:xmpp:sm:3' id='a1' location='[2001:db8::7]:5222' max='600' resume='true'/>
type Enabled struct {
	XMLName  xml.Name `xml:"enabled" xmpp:"ns=urn:xmpp:sm:3 urn:xmpp:sm:2"`
	ID       string   `xml:"id,attr,omitempty"`
	Location string   `xml:"location,attr,omitempty"`
	Max      uint64   `xml:"max,attr,omitempty"`
	Resume   bool     `xml:"resume,attr,omitempty"`
	stanza.Extra
}

// Resume asks for the session with the ID PrevID (XEP-0198 §5). H is how many
// of the peer's stanzas were handled:
//
//	<resume xmlns='urn:xmpp:sm:3' h='7' previd='a1'/>
type Resume struct {
	XMLName xml.Name `xml:"resume" xmpp:"ns=urn:xmpp:sm:3 urn:xmpp:sm:2"`
	H       uint32   `xml:"h,attr" xmpp:"required"`
	PrevID  string   `xml:"previd,attr" xmpp:"required"`
	stanza.Extra
}

// Resumed gives the session back (XEP-0198 §5):
//
//	<resumed xmlns='urn:xmpp:sm:3' h='9' previd='a1'/>
type Resumed struct {
	XMLName xml.Name `xml:"resumed" xmpp:"ns=urn:xmpp:sm:3 urn:xmpp:sm:2"`
	H       uint32   `xml:"h,attr" xmpp:"required"`
	PrevID  string   `xml:"previd,attr" xmpp:"required"`
	stanza.Extra
}

// Failed says that stream management cannot be turned on, or that the session
// cannot be resumed (XEP-0198 §3 and §5). H is how many stanzas of that session
// were handled, nil if the server does not know:
//
//	<failed xmlns='urn:xmpp:sm:3' h='9'>
//	  <item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>
//	</failed>
type Failed struct {
	XMLName   xml.Name         `xml:"failed" xmpp:"ns=urn:xmpp:sm:3 urn:xmpp:sm:2"`
	H         *uint32          `xml:"h,attr"`
	Condition stanza.Condition `xmpp:"ns=urn:ietf:params:xml:ns:xmpp-stanzas,choice"` // "" if the peer named none
	Text      stanza.Text      `xml:"urn:ietf:params:xml:ns:xmpp-stanzas text"`
	stanza.Extra
}

// Error returns the condition and the text, so that a *Failed is a Go error.
func (f *Failed) Error() string {
	if text := f.Text.Get(""); text != "" {
		return "sm: " + string(f.Condition) + ": " + text
	}
	return "sm: " + string(f.Condition)
}

// Request asks how many stanzas were handled (XEP-0198 §4):
//
//	<r xmlns='urn:xmpp:sm:3'/>
type Request struct {
	XMLName xml.Name `xml:"r" xmpp:"ns=urn:xmpp:sm:3 urn:xmpp:sm:2"`
	stanza.Extra
}

// Answer says how many stanzas were handled, modulo 2³² (XEP-0198 §4); see
// Acknowledged:
//
//	<a xmlns='urn:xmpp:sm:3' h='7'/>
type Answer struct {
	XMLName xml.Name `xml:"a" xmpp:"ns=urn:xmpp:sm:3 urn:xmpp:sm:2"`
	H       uint32   `xml:"h,attr" xmpp:"required"`
	stanza.Extra
}

// HandledCountTooHigh is the condition of an application in a stream error that
// answers an H beyond what was sent (XEP-0198):
//
//	<handled-count-too-high xmlns='urn:xmpp:sm:3' h='10' send-count='8'/>
type HandledCountTooHigh struct {
	XMLName   xml.Name `xml:"handled-count-too-high" xmpp:"ns=urn:xmpp:sm:3 urn:xmpp:sm:2"`
	H         *uint32  `xml:"h,attr"`
	SendCount *uint32  `xml:"send-count,attr"`
	stanza.Extra
}
