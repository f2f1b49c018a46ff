// Package upload has HTTP file upload (XEP-0363, urn:xmpp:http:upload:0): the
// request for a slot to put a file in, and its answer.
package upload

import (
	"errors"
	"strings"
	"time"

	"github.com/xmppwire/xmppwire/stanza"
)

// Namespace is that of this package.
const Namespace = "urn:xmpp:http:upload:0"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Request](),
		stanza.TypeOf[Slot](),
		stanza.TypeOf[FileTooLarge](),
		stanza.TypeOf[Retry](),
	)
}

// Request asks for a slot (XEP-0363 §4):
//
//	<request xmlns='urn:xmpp:http:upload:0' filename='tea.jpg' size='23456' content-type='image/jpeg'/>
type Request struct {
	XMLName     struct{} `xml:"urn:xmpp:http:upload:0 request"`
	Filename    string   `xml:"filename,attr,omitempty"`
	Size        uint64   `xml:"size,attr,omitempty"` // in bytes
	ContentType string   `xml:"content-type,attr,omitempty"`
	stanza.Extra
}

// Slot says where to put the file and where others get it (XEP-0363 §5):
//
//	<slot xmlns='urn:xmpp:http:upload:0'>
//	  <put url='https://upload.example/a/tea.jpg'><header name='Authorization'>Basic eDp5</header></put>
//	  <get url='https://files.example/a/tea.jpg'/>
//	</slot>
type Slot struct {
	XMLName struct{} `xml:"urn:xmpp:http:upload:0 slot"`
	Put     *Put     `xml:"put"`
	Get     *Get     `xml:"get"`
	stanza.Extra
}

// Put is the request to send the file with; see Allowed for its headers.
type Put struct {
	URL     string   `xml:"url,attr,omitempty"`
	Headers []Header `xml:"header"`
	stanza.Extra
}

// Header is a header of the HTTP request, as the service wrote it.
type Header struct {
	Name  string `xml:"name,attr,omitempty"`
	Value string `xml:",chardata"`
	stanza.Extra
}

// Get is where others get the file.
type Get struct {
	URL string `xml:"url,attr,omitempty"`
	stanza.Extra
}

// Allowed returns the headers that a client sends: Authorization, Cookie and
// Expires, without line ends in them (XEP-0363 §5). Any other, or a line end,
// would let the service write requests of its own in the client's name.
func (p *Put) Allowed() (headers []Header) {
	lineEnds := strings.NewReplacer("\r", "", "\n", "")
	for _, h := range p.Headers {
		name := lineEnds.Replace(h.Name)
		switch strings.ToLower(name) {
		case "authorization", "cookie", "expires":
			headers = append(headers, Header{Name: name, Value: lineEnds.Replace(h.Value)})
		}
	}
	return headers
}

var (
	errIncomplete = errors.New("upload: the slot has no put or no get")
	errInsecure   = errors.New("upload: the slot has a URL that is not https")
)

// Check returns an error unless the slot has both URLs and they are of HTTPS,
// which XEP-0363 §5 demands.
func (s *Slot) Check() error {
	if s.Put == nil || s.Get == nil {
		return errIncomplete
	}
	for _, url := range []string{s.Put.URL, s.Get.URL} {
		const scheme = "https://"
		if len(url) < len(scheme) || !strings.EqualFold(url[:len(scheme)], scheme) {
			return errInsecure
		}
	}
	return nil
}

// FileTooLarge is in a stanza error not-acceptable (XEP-0363 §6):
//
//	<file-too-large xmlns='urn:xmpp:http:upload:0'><max-file-size>20000</max-file-size></file-too-large>
type FileTooLarge struct {
	XMLName struct{} `xml:"urn:xmpp:http:upload:0 file-too-large"`
	MaxSize uint64   `xml:"max-file-size,omitempty"` // in bytes, 0 if not said
	stanza.Extra
}

// Retry is in a stanza error resource-constraint, and says when to try again
// (XEP-0363 §6):
//
//	<retry xmlns='urn:xmpp:http:upload:0' stamp='2026-01-31T23:03:05Z'/>
type Retry struct {
	XMLName struct{}  `xml:"urn:xmpp:http:upload:0 retry"`
	Stamp   time.Time `xml:"stamp,attr,omitempty"`
	stanza.Extra
}
