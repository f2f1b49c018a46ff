package stream

import (
	"errors"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// Condition is a stream error condition: the word that was on the wire.
type Condition string

// The conditions of RFC 6120 §4.9.3.
const (
	BadFormat              Condition = "bad-format"
	BadNamespacePrefix     Condition = "bad-namespace-prefix"
	Conflict               Condition = "conflict"
	ConnectionTimeout      Condition = "connection-timeout"
	HostGone               Condition = "host-gone"
	HostUnknown            Condition = "host-unknown"
	ImproperAddressing     Condition = "improper-addressing"
	InternalServerError    Condition = "internal-server-error"
	InvalidFrom            Condition = "invalid-from"
	InvalidNamespace       Condition = "invalid-namespace"
	InvalidXML             Condition = "invalid-xml"
	NotAuthorized          Condition = "not-authorized"
	NotWellFormed          Condition = "not-well-formed"
	PolicyViolation        Condition = "policy-violation"
	RemoteConnectionFailed Condition = "remote-connection-failed"
	Reset                  Condition = "reset"
	ResourceConstraint     Condition = "resource-constraint"
	RestrictedXML          Condition = "restricted-xml"
	SeeOtherHost           Condition = "see-other-host"
	SystemShutdown         Condition = "system-shutdown"
	UndefinedCondition     Condition = "undefined-condition"
	UnsupportedEncoding    Condition = "unsupported-encoding"
	UnsupportedFeature     Condition = "unsupported-feature"
	UnsupportedStanzaType  Condition = "unsupported-stanza-type"
	UnsupportedVersion     Condition = "unsupported-version"
)

// Kind returns the condition that RFC 6120 has for the word: not-well-formed
// for the spelling of RFC 3920, undefined-condition for unknown ones.
func (c Condition) Kind() Condition {
	switch c {
	case BadFormat, BadNamespacePrefix, Conflict, ConnectionTimeout, HostGone, HostUnknown, ImproperAddressing,
		InternalServerError, InvalidFrom, InvalidNamespace, InvalidXML, NotAuthorized, NotWellFormed,
		PolicyViolation, RemoteConnectionFailed, Reset, ResourceConstraint, RestrictedXML, SeeOtherHost,
		SystemShutdown, UndefinedCondition, UnsupportedEncoding, UnsupportedFeature, UnsupportedStanzaType,
		UnsupportedVersion:
		return c
	case "xml-not-well-formed":
		return NotWellFormed
	}
	return UndefinedCondition
}

// Error ends a stream (RFC 6120 §4.9). Payloads are application-specific
// conditions:
//
//	<stream:error><host-unknown xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>
type Error struct {
	XMLName   struct{}    `xml:"http://etherx.jabber.org/streams error" xmpp:"prefix=stream"`
	Condition Condition   `xmpp:"ns=urn:ietf:params:xml:ns:xmpp-streams,choice"` // "" if the peer named none
	Host      string      `xmpp:"choicetext"`                                    // the address of see-other-host
	Text      stanza.Text `xml:"urn:ietf:params:xml:ns:xmpp-streams text"`
	stanza.Extra
}

// NewError returns an error; text may be "".
func NewError(c Condition, text string) *Error {
	e := &Error{Condition: c}
	if text != "" {
		e.Text = stanza.Plain(text)
	}
	return e
}

// ErrorFor returns the stream error that answers a fault, a
// *xmlstream.SyntaxError or *stanza.StreamFault; nil for other errors and at
// the end of the input, where there is nobody to answer.
func ErrorFor(err error) *Error {
	var syntax *xmlstream.SyntaxError
	var fault *stanza.StreamFault
	switch {
	case errors.As(err, &syntax) && syntax.Condition != "":
		return NewError(Condition(syntax.Condition), "")
	case errors.As(err, &fault):
		return NewError(Condition(fault.Condition), "")
	}
	return nil
}

// Error returns the condition and the text, so that an *Error is a Go error.
func (e *Error) Error() string {
	if text := e.Text.Get(""); text != "" {
		return "stream error " + string(e.Condition) + ": " + text
	}
	return "stream error " + string(e.Condition)
}
