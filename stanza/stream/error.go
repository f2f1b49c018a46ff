package stream

import (
	"errors"
	"fmt"
	"net/netip"
	"strconv"
	"strings"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/limits"
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

// Conditions of RFC 3920 that RFC 6120 has no more. They are read; new values
// say NotWellFormed for the one, and nothing for the other.
const (
	XMLNotWellFormed Condition = "xml-not-well-formed"
	InvalidID        Condition = "invalid-id"
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
	case XMLNotWellFormed:
		return NotWellFormed
	}
	return UndefinedCondition
}

// Error ends a stream (RFC 6120 §4.9):
//
//	<stream:error>
//	  <see-other-host xmlns='urn:ietf:params:xml:ns:xmpp-streams'>b.example.test:5322</see-other-host>
//	  <text xmlns='urn:ietf:params:xml:ns:xmpp-streams' xml:lang='en'>Moved</text>
//	</stream:error>
//
// Payloads are conditions of an application, such as an
// *sm.HandledCountTooHigh or *limits.StanzaTooBig.
type Error struct {
	XMLName   struct{}    `xml:"http://etherx.jabber.org/streams error" xmpp:"prefix=stream"`
	Condition Condition   `xmpp:"ns=urn:ietf:params:xml:ns:xmpp-streams,choice"` // "" if the peer named none
	Host      string      `xmpp:"choicetext"`                                    // of see-other-host; see OtherHost
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
// *xmlstream.SyntaxError or *stanza.StreamFault, with <stanza-too-big/> for a
// stanza over the limit; nil for other errors and at the end of the input,
// where there is nobody to answer. Who has not sent a stream header sends one first
// (RFC 6120 §4.9.1.2).
func ErrorFor(err error) *Error {
	var syntax *xmlstream.SyntaxError
	var fault *stanza.StreamFault
	switch {
	case errors.As(err, &syntax) && syntax.Condition != "":
		e := NewError(Condition(syntax.Condition), "")
		if errors.Is(err, xmlstream.ErrStanzaTooBig) {
			e.Payloads.Add(&limits.StanzaTooBig{})
		}
		return e
	case errors.As(err, &fault):
		return NewError(Condition(fault.Condition), "")
	}
	return nil
}

// OtherHost returns the host of see-other-host, without the brackets of an IPv6
// address, and the port, 0 for the default one (RFC 6120 §4.9.3.19). A client
// expects the certificate of the domain that it set out for there, too.
func (e *Error) OtherHost() (host string, port uint16, err error) {
	address := strings.TrimSpace(e.Host)
	rest := ""
	if inside, ok := strings.CutPrefix(address, "["); ok {
		var closed bool
		host, rest, closed = strings.Cut(inside, "]")
		if ip, err := netip.ParseAddr(host); !closed || err != nil || !ip.Is6() || rest != "" && rest[0] != ':' {
			return "", 0, fmt.Errorf("stream: %.100q is no host: an IPv6 address stands between [ and ]", e.Host)
		}
	} else if strings.Count(address, ":") > 1 {
		host = address // an IPv6 address without brackets, as some servers write it
		if _, err := netip.ParseAddr(host); err != nil {
			return "", 0, fmt.Errorf("stream: %.100q is no host", e.Host)
		}
	} else if i := strings.IndexByte(address, ':'); i >= 0 {
		host, rest = address[:i], address[i:]
	} else {
		host = address
	}
	if host == "" || strings.ContainsAny(host, " \t\r\n/@") {
		return "", 0, fmt.Errorf("stream: %.100q is no host", e.Host)
	}
	if rest == "" {
		return host, 0, nil
	}
	n, err := strconv.ParseUint(rest[1:], 10, 16)
	if err != nil || n == 0 {
		return "", 0, fmt.Errorf("stream: the port of %.100q is not in 1 to 65535", e.Host)
	}
	return host, uint16(n), nil
}

// Error returns the condition and the text, so that an *Error is a Go error.
func (e *Error) Error() string {
	if text := e.Text.Get(""); text != "" {
		return "stream error " + string(e.Condition) + ": " + text
	}
	return "stream error " + string(e.Condition)
}
