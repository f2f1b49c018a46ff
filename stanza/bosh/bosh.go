// Package bosh has the element that wraps a stream in HTTP: BOSH (XEP-0124,
// http://jabber.org/protocol/httpbind) with the attributes of XMPP over it
// (XEP-0206, urn:xmpp:xbosh).
package bosh

import "github.com/xmppwire/xmppwire/stanza"

// Namespaces of this package's element and of its attributes for XMPP.
const (
	Namespace     = "http://jabber.org/protocol/httpbind"
	NamespaceXMPP = "urn:xmpp:xbosh"
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[Body]() }

// Type says what becomes of the session or of what went wrong: the word that
// was on the wire, "" for nothing.
type Type string

// The types of XEP-0124 §17.
const (
	Terminate Type = "terminate" // the session ends
	Error     Type = "error"     // send again what was not answered
)

// Condition is a terminal binding condition: the word that was on the wire.
type Condition string

// The conditions of XEP-0124 §17.2.
const (
	BadRequest             Condition = "bad-request"
	HostGone               Condition = "host-gone"
	HostUnknown            Condition = "host-unknown"
	ImproperAddressing     Condition = "improper-addressing"
	InternalServerError    Condition = "internal-server-error"
	ItemNotFound           Condition = "item-not-found"
	OtherRequest           Condition = "other-request"
	PolicyViolation        Condition = "policy-violation"
	RemoteConnectionFailed Condition = "remote-connection-failed"
	RemoteStreamError      Condition = "remote-stream-error"
	SeeOtherURI            Condition = "see-other-uri"
	SystemShutdown         Condition = "system-shutdown"
	UndefinedCondition     Condition = "undefined-condition"
)

// Kind returns the condition that XEP-0124 has for the word:
// undefined-condition for none and for unknown ones.
func (c Condition) Kind() Condition {
	switch c {
	case BadRequest, HostGone, HostUnknown, ImproperAddressing, InternalServerError, ItemNotFound, OtherRequest,
		PolicyViolation, RemoteConnectionFailed, RemoteStreamError, SeeOtherURI, SystemShutdown:
		return c
	}
	return UndefinedCondition
}

// Body is the body of a request or response. Payloads are what the stream
// carries: stanzas, stream features, a stream error. A stanza keeps its
// content namespace in it, so that each can be handed to Codec.Decode:
//
//	<body xmlns='http://jabber.org/protocol/httpbind' rid='4711' sid='b7'>
//	  <message xmlns='jabber:client' to='nil@example.test'><body>Hi</body></message>
//	</body>
//
// The first request creates the session, and the answer gives its ID:
//
//	<body xmlns='http://jabber.org/protocol/httpbind' xmlns:xmpp='urn:xmpp:xbosh'
//	    to='example.test' rid='4710' hold='1' wait='60' ver='1.6' xmpp:version='1.0'/>
//
// Times are in seconds. A zero means that the attribute is absent; where it has
// a meaning of its own, there is a pointer.
type Body struct {
	XMLName    struct{}  `xml:"http://jabber.org/protocol/httpbind body"`
	Accept     string    `xml:"accept,attr,omitempty"`
	Ack        uint64    `xml:"ack,attr,omitempty"`
	AuthID     string    `xml:"authid,attr,omitempty"`
	Charsets   string    `xml:"charsets,attr,omitempty"`
	Condition  Condition `xml:"condition,attr,omitempty"`
	Content    string    `xml:"content,attr,omitempty"`
	From       string    `xml:"from,attr,omitempty"`
	Hold       *uint32   `xml:"hold,attr"`
	Inactivity uint32    `xml:"inactivity,attr,omitempty"`
	Key        string    `xml:"key,attr,omitempty"`
	MaxPause   uint32    `xml:"maxpause,attr,omitempty"`
	NewKey     string    `xml:"newkey,attr,omitempty"`
	Pause      uint32    `xml:"pause,attr,omitempty"`
	Polling    *uint32   `xml:"polling,attr"`
	Report     uint64    `xml:"report,attr,omitempty"`
	Requests   uint32    `xml:"requests,attr,omitempty"`
	RID        uint64    `xml:"rid,attr,omitempty"` // at most 2⁵³−1
	Route      string    `xml:"route,attr,omitempty"`
	SID        string    `xml:"sid,attr,omitempty"`
	Stream     string    `xml:"stream,attr,omitempty"`
	Time       *uint32   `xml:"time,attr"` // in milliseconds
	To         string    `xml:"to,attr,omitempty"`
	Type       Type      `xml:"type,attr,omitempty"`
	Ver        string    `xml:"ver,attr,omitempty"`
	Wait       *uint32   `xml:"wait,attr"`
	Lang       string    `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"`
	Secure     bool      `xml:"secure,attr,omitempty"` // of versions before 1.9

	Version      string `xml:"urn:xmpp:xbosh version,attr,omitempty" xmpp:"prefix=xmpp"`
	Restart      bool   `xml:"urn:xmpp:xbosh restart,attr,omitempty" xmpp:"prefix=xmpp"`
	RestartLogic bool   `xml:"urn:xmpp:xbosh restartlogic,attr,omitempty" xmpp:"prefix=xmpp"`

	URI string `xml:"uri,omitempty"` // of see-other-uri
	stanza.Extra
}
