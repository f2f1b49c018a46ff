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
// conditions.
type Error struct {
	Condition Condition // "" if the peer named none
	// Host is the text of the condition: the address of see-other-host.
	Host string
	Text stanza.Text
	stanza.Extra

	condition xmlstream.Element // as received
}

const (
	errorCondition = iota + 1
	errorText
	errorKinds = iota
)

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

// UnmarshalXMPP implements stanza.Value. Its error is nil.
func (e *Error) UnmarshalXMPP(from xmlstream.Element) error {
	*e = Error{}
	e.Read(from.Clone(), func(n xmlstream.Node) int {
		child := n.Element
		switch {
		case child.IsZero() || child.Name().Space != NamespaceError:
			return 0
		case child.Is(NamespaceError, "text"):
			e.Text.Read(child)
			return errorText
		case e.Condition == "":
			e.Condition = Condition(child.Name().Local)
			e.Host = string(child.Text())
			e.condition = child
			return errorCondition
		}
		return 0
	})
	return nil
}

// MarshalXMPP implements stanza.Value.
func (e *Error) MarshalXMPP(b *xmlstream.Builder) {
	b.Start(Namespace, "error", "stream")
	e.WriteAttrs(b)
	e.WriteContent(b, errorKinds, func(kind, n int) bool {
		switch {
		case kind == errorCondition && n == 0 && e.Condition != "":
			if c := e.condition; !c.IsZero() && c.Is(NamespaceError, string(e.Condition)) && string(c.Text()) == e.Host {
				b.Element(c)
				return true
			}
			b.Start(NamespaceError, string(e.Condition), "")
			b.Text(e.Host)
			b.End()
		case kind == errorText && n < len(e.Text):
			e.Text[n].Write(b, NamespaceError, "text")
		default:
			return false
		}
		return true
	})
	b.End()
}

// Error returns the condition and the text, so that an *Error is a Go error.
func (e *Error) Error() string {
	if text := e.Text.Get(""); text != "" {
		return "stream error " + string(e.Condition) + ": " + text
	}
	return "stream error " + string(e.Condition)
}
