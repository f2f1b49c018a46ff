package stanza

import (
	"reflect"
	"sync"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// The blocks are stanzas with what nearly all of them need beside them, so that
// they take one allocation: the element that they own, and room for a few texts
// and payloads. The texts and the payloads of a message that are more take one
// more, and very many of both two; elsewhere lists grow. Up to 512 bytes take the
// allocator less time, which is why a presence has no more.
type (
	messageBlock struct {
		value    Message
		own      xmlstream.Owned
		texts    [1]LangText
		payloads [5]payload
	}
	presenceBlock struct {
		value    Presence
		own      xmlstream.Owned
		texts    [1]LangText
		payloads [3]payload
	}
	iqBlock struct {
		value    IQ
		own      xmlstream.Owned
		payloads [1]payload
	}
)

func decodeMessage(e xmlstream.Element) (any, error) {
	var of [3]int
	children := e.CountChildren(of[:], idBody, idSubject, idThread)
	bodies, subjects, threads := of[0], of[1], of[2]
	var b *messageBlock
	if threads == 0 {
		b = new(messageBlock)
	} else {
		with := new(struct {
			messageBlock
			thread Thread
		})
		b, with.value.Thread = &with.messageBlock, &with.thread
	}
	m := &b.value
	texts, payloads := lists(b.texts[:0], b.payloads[:0], bodies+subjects, children-bodies-subjects-min(threads, 1))
	if bodies > 0 {
		m.Body = texts[:0:bodies]
	}
	if subjects > 0 {
		m.Subject = texts[bodies:bodies]
	}
	m.Payloads.list = payloads
	b.own.Set(e)
	err := readStanza(m, messageShape(), refOf(m), b.own.Root())
	if threads > 0 && m.Thread.source.IsZero() {
		m.Thread = nil // it was not read
	}
	return m, err
}

func decodePresence(e xmlstream.Element) (any, error) {
	b := new(presenceBlock)
	p := &b.value
	p.Status, p.Payloads.list = b.texts[:0], b.payloads[:0]
	b.own.Set(e)
	err := readStanza(p, presenceShape(), refOf(p), b.own.Root())
	if len(p.Status) == 0 {
		p.Status = nil
	}
	return p, err
}

func decodeIQ(e xmlstream.Element) (any, error) {
	b := new(iqBlock)
	b.value.Payloads.list = b.payloads[:0]
	b.own.Set(e)
	return &b.value, readStanza(&b.value, iqShape(), refOf(&b.value), b.own.Root())
}

var (
	idBody    = xmlstream.LookupName("", "body")
	idSubject = xmlstream.LookupName("", "subject")
	idThread  = xmlstream.LookupName("", "thread")
)

// room is for messages with many texts and many payloads at once.
type room struct {
	texts    [16]LangText
	payloads [32]payload
}

// lists returns empty lists with room for that many texts and payloads, nil
// where none is needed: those given, or else larger ones.
func lists(t []LangText, p []payload, texts, payloads int) ([]LangText, []payload) {
	if texts > cap(t) && payloads > cap(p) && texts <= len(room{}.texts) && payloads <= len(room{}.payloads) {
		r := new(room)
		t, p = r.texts[:0], r.payloads[:0]
	}
	if texts > cap(t) {
		t = make([]LangText, 0, texts)
	}
	if payloads > cap(p) {
		p = make([]payload, 0, payloads)
	}
	if texts == 0 {
		t = nil
	}
	if payloads == 0 {
		p = nil
	}
	return t, p
}

var (
	messageShape  = sync.OnceValue(func() *shape { return shapeOf(reflect.TypeFor[Message]()) })
	presenceShape = sync.OnceValue(func() *shape { return shapeOf(reflect.TypeFor[Presence]()) })
	iqShape       = sync.OnceValue(func() *shape { return shapeOf(reflect.TypeFor[IQ]()) })
)

// stanza is one of Message, Presence and IQ.
type stanza interface {
	// check applies the rules of RFC 6120 §8 and RFC 6121 to what was read.
	check() error
}

// readStanza reads an owned element into a stanza. Its error is a
// *StanzaFault: of an address, of the priority, or by check. What does not fit
// elsewhere is a matter of who looks there.
func readStanza(s stanza, of *shape, r ref, e xmlstream.Element) error {
	d := decoder{fresh: true}
	if err := d.structure(of, r, e); err != nil && err.Type == of.typ {
		return asFault(err)
	}
	return s.check()
}
