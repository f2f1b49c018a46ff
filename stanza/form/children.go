package form

import "github.com/xmppwire/xmppwire/stanza"

// Validate says which values of a field are valid (XEP-0122 §3). At most one of
// Basic, Open, Range and Regex is set; none means Basic:
//
//	<validate xmlns='http://jabber.org/protocol/xdata-validate' datatype='xs:integer'>
//	  <range min='1' max='31'/>
//	</validate>
type Validate struct {
	XMLName   struct{}    `xml:"http://jabber.org/protocol/xdata-validate validate"`
	Datatype  string      `xml:"datatype,attr,omitempty"` // "" means xs:string
	Basic     stanza.Flag `xml:"basic,omitempty"`         // any value of the datatype
	Open      stanza.Flag `xml:"open,omitempty"`          // also others than the options
	Range     *Range      `xml:"range"`
	Regex     string      `xml:"regex,omitempty"` // of POSIX
	ListRange *ListRange  `xml:"list-range"`
	stanza.Extra
}

// Range bounds a value, both ends included, in the spelling of the datatype;
// "" means no bound:
//
//	<range min='1' max='31'/>
type Range struct {
	Min string `xml:"min,attr,omitempty"`
	Max string `xml:"max,attr,omitempty"`
	stanza.Extra
}

// ListRange bounds how many values of a list are chosen; nil means no bound:
//
//	<list-range min='1' max='3'/>
type ListRange struct {
	Min *uint32 `xml:"min,attr,omitempty"`
	Max *uint32 `xml:"max,attr,omitempty"`
	stanza.Extra
}

// Media is a picture, sound or other media to show with a field, in several
// formats to choose from (XEP-0221 §2):
//
//	<media xmlns='urn:xmpp:media-element' height='80' width='290'>
//	  <uri type='image/png'>https://media.example/1.png</uri>
//	</media>
type Media struct {
	XMLName struct{} `xml:"urn:xmpp:media-element media"`
	Height  uint16   `xml:"height,attr,omitempty"` // in pixels; 0 if not said
	Width   uint16   `xml:"width,attr,omitempty"`
	URIs    []URI    `xml:"uri"`
	stanza.Extra
}

// URI is where a media is, and its MIME type.
type URI struct {
	Type  string `xml:"type,attr,omitempty"`
	Value string `xml:",chardata"`
	stanza.Extra
}
