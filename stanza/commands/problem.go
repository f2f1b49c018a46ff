package commands

import (
	"encoding/xml"

	"github.com/xmppwire/xmppwire/stanza"
)

// Condition is a condition that a stanza error has beside that of RFC 6120.
type Condition string

// The conditions of XEP-0050 §4.4.
const (
	BadAction       Condition = "bad-action" // with bad-request, as all but the last
	BadLocale       Condition = "bad-locale"
	BadPayload      Condition = "bad-payload"
	BadSessionID    Condition = "bad-sessionid"
	MalformedAction Condition = "malformed-action"
	SessionExpired  Condition = "session-expired" // with not-allowed
)

// Problem is the payload of a stanza error that has its condition as a name
// (XEP-0050 §4.4):
//
//	<bad-sessionid xmlns='http://jabber.org/protocol/commands'/>
type Problem struct {
	XMLName xml.Name // set by NewProblem
	stanza.Extra
}

// NewProblem returns a payload for a stanza error.
func NewProblem(c Condition) *Problem {
	return &Problem{XMLName: xml.Name{Space: Namespace, Local: string(c)}}
}

// Condition returns the name of the problem.
func (p *Problem) Condition() Condition { return Condition(p.XMLName.Local) }

// ConditionOf returns the condition that a stanza error names, "" if it names
// none.
func ConditionOf(e *stanza.Error) Condition {
	if e == nil {
		return ""
	}
	for name := range e.Payloads.Names() {
		if name.Space == Namespace {
			return Condition(name.Local)
		}
	}
	return ""
}

func problemTypes() stanza.Types {
	var names []xml.Name
	for _, c := range []Condition{BadAction, BadLocale, BadPayload, BadSessionID, MalformedAction, SessionExpired} {
		names = append(names, xml.Name{Space: Namespace, Local: string(c)})
	}
	return stanza.TypeOf[Problem](names...)
}
