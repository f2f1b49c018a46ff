package stanza

import "encoding/xml"

// IQType is the type attribute of an IQ: the word that was on the wire.
type IQType string

// The IQ types of RFC 6120 §8.2.3.
const (
	IQGet    IQType = "get"
	IQSet    IQType = "set"
	IQResult IQType = "result"
	IQError  IQType = "error"
)

// IQ is a request or its answer (RFC 6120 §8.2.3):
//
//	<iq id='…' type='get'><query xmlns='…'/></iq>
type IQ struct {
	XMLName xml.Name `xml:"iq" xmpp:"ns=jabber:client jabber:server jabber:component:accept jabber:component:connect"`
	Header
	Type  IQType `xml:"type,attr,omitempty"`
	Error *Error `xml:"error" xmpp:"ns=parent,ns=jabber:client jabber:server jabber:component:accept jabber:component:connect"`
}

// check applies the rules of RFC 6120 §8.2.3.
func (iq *IQ) check() error {
	payloads := iq.Payloads.Len()
	switch {
	case iq.ID == "":
		return badRequest("an IQ needs an id")
	case iq.Type == IQGet || iq.Type == IQSet:
		if payloads != 1 {
			return badRequest("an IQ of type %s has one payload, not %d", iq.Type, payloads)
		}
	case iq.Type == IQResult:
		if payloads > 1 {
			return badRequest("an IQ of type result has at most one payload, not %d", payloads)
		}
	case iq.Type == IQError:
		if iq.Error == nil {
			return badRequest("an IQ of type error has an <error/>")
		}
	default:
		return badRequest("an IQ cannot have the type %.40q", iq.Type)
	}
	return nil
}

// NewIQ returns a request: a get or set with an id and a payload.
func NewIQ(t IQType, to JID, id string, payload any) *IQ {
	iq := &IQ{Header: Header{To: to, ID: id}, Type: t}
	iq.Payloads.Add(payload)
	return iq
}

// Result returns the answer to a request. payload is a value for
// Payloads.Add, nil for none.
func (iq *IQ) Result(payload any) *IQ {
	r := &IQ{Header: iq.reply(), Type: IQResult}
	if payload != nil {
		r.Payloads.Add(payload)
	}
	return r
}

// Fail returns the error that answers a request. An IQ of type result or error is
// none, and must not be answered, whatever is wrong with it (RFC 6120 §8.3.1).
func (iq *IQ) Fail(c Condition, text string) *IQ {
	return &IQ{Header: iq.reply(), Type: IQError, Error: NewError(c, text)}
}

// Answers reports whether iq is the answer to a request with that id, sent to
// the address to from own: an id alone is guessable (RFC 6120 §8.1.3). Answers
// for one's own account come from its bare address, or without from; those to
// a request without to also from one's own full address or, as ejabberd sends
// them, from one's own server.
func (iq *IQ) Answers(id string, to, own JID) bool {
	if iq.ID != id || iq.Type != IQResult && iq.Type != IQError {
		return false
	}
	account := own.Bare()
	toAccount := to.IsZero() || to == account
	switch {
	case iq.From.IsZero():
		return !iq.hasFrom() && (toAccount || to == own)
	case toAccount:
		return iq.From == account || to.IsZero() && (iq.From == own || iq.From.String() == own.Domain())
	}
	return iq.From == to
}
