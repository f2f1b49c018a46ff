package stanza

import "github.com/xmppwire/xmppwire/xmlstream"

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
	Header
	Type     IQType
	Error    *Error
	Payloads Payloads

	content content
	space   string
}

const iqError = 1

// UnmarshalXMPP implements Value. The error is a *StanzaFault: bad-request for
// an IQ that RFC 6120 §8.2.3 forbids.
func (iq *IQ) UnmarshalXMPP(e xmlstream.Element) error {
	own := e.Clone()
	*iq = IQ{space: own.Name().Space}
	fault := iq.read(own)
	typ, _ := own.Attr("type")
	iq.Type = IQType(typ)
	for child := range iq.content.children(own) {
		k := kindPayload
		if isError(child) && iq.Error == nil {
			iq.Error = new(Error)
			iq.Error.read(child, iq.space)
			k = iqError
		} else {
			iq.Payloads = append(iq.Payloads, child)
		}
		iq.content.add(k)
	}
	if fault == nil {
		fault = iq.check()
	}
	return fault
}

// check applies the rules of RFC 6120 §8.2.3.
func (iq *IQ) check() error {
	payloads := len(iq.Payloads)
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

// MarshalXMPP implements Value.
func (iq *IQ) MarshalXMPP(b *xmlstream.Builder) { iq.marshalIn(b, iq.space) }

func (iq *IQ) marshalIn(b *xmlstream.Builder, space string) {
	b.Start(space, "iq", "")
	iq.marshal(b, string(iq.Type))
	iq.content.write(b, iqError, iq.Payloads, func(k, n int) bool {
		switch {
		case k == iqError && n == 0 && iq.Error != nil:
			iq.Error.marshalIn(b, space)
		default:
			return false
		}
		return true
	})
	b.End()
}

// Result returns the answer to a request, with a payload or, for the zero
// Element, without.
func (iq *IQ) Result(payload xmlstream.Element) *IQ {
	r := &IQ{Header: iq.reply(), Type: IQResult, space: iq.space}
	if !payload.IsZero() {
		r.Payloads = Payloads{payload}
	}
	return r
}

// Fail returns the error that answers a request.
func (iq *IQ) Fail(c Condition, text string) *IQ {
	return &IQ{Header: iq.reply(), Type: IQError, Error: NewError(c, text), space: iq.space}
}

func (h *Header) reply() Header { return Header{ID: h.ID, To: h.From, From: h.To} }

// Answers reports whether iq is the answer to a request with that id, sent to
// the address to from own: an id alone is guessable (RFC 6120 §8.1.3). Answers
// for one's own account come from its bare address, or without from.
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
		return iq.From == account || iq.From == own && to.IsZero()
	}
	return iq.From == to
}
