package jingle

import (
	"encoding/xml"

	"github.com/xmppwire/xmppwire/stanza"
)

// Error is a condition that a stanza error has beside that of RFC 6120.
type Error string

// The errors of XEP-0166 §10.
const (
	OutOfOrder      Error = "out-of-order"    // with unexpected-request
	TieBreak        Error = "tie-break"       // with conflict
	UnknownSession  Error = "unknown-session" // with item-not-found
	UnsupportedInfo Error = "unsupported-info"
)

// Problem is the payload of a stanza error that has its condition as a name
// (XEP-0166 §10):
//
//	<unknown-session xmlns='urn:xmpp:jingle:errors:1'/>
type Problem struct {
	XMLName xml.Name // set by NewProblem
	stanza.Extra
}

// NewProblem returns a payload for a stanza error.
func NewProblem(e Error) *Problem {
	return &Problem{XMLName: xml.Name{Space: NamespaceErrors, Local: string(e)}}
}

// ErrorOf returns the condition that a stanza error names, "" if it names none.
func ErrorOf(e *stanza.Error) Error {
	if e == nil {
		return ""
	}
	for name := range e.Payloads.Names() {
		if name.Space == NamespaceErrors {
			return Error(name.Local)
		}
	}
	return ""
}

func problemTypes() stanza.Types {
	var names []xml.Name
	for _, e := range []Error{OutOfOrder, TieBreak, UnknownSession, UnsupportedInfo} {
		names = append(names, xml.Name{Space: NamespaceErrors, Local: string(e)})
	}
	return stanza.TypeOf[Problem](names...)
}
