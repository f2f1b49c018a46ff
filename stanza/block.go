package stanza

import (
	"reflect"
	"sync"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// block is a stanza with what nearly all of them need beside it, so that they
// take one allocation: the element that it owns, and room for a few texts and
// payloads. More of those get one more allocation.
type block[T any] struct {
	value    T
	own      xmlstream.Owned
	texts    [2]LangText
	payloads [4]payload
}

// room is what a stanza with more texts or payloads gets.
type room struct {
	texts    [16]LangText
	payloads [32]payload
}

func decodeMessage(e xmlstream.Element) (any, error) {
	b := new(struct {
		block[Message]
		thread Thread
	})
	m := &b.value
	bodies, subjects, children := count(e, idBody, idSubject)
	m.Thread = &b.thread
	texts, payloads := b.lists(bodies+subjects, children)
	if bodies > 0 {
		m.Body = texts[:0:bodies]
	}
	if subjects > 0 {
		m.Subject = texts[bodies:bodies]
	}
	m.Payloads.list = payloads
	b.own.Set(e)
	err := readStanza(m, messageShape(), refOf(m), b.own.Root())
	if b.thread.source.IsZero() {
		m.Thread = nil // there is none
	}
	return m, err
}

func decodePresence(e xmlstream.Element) (any, error) {
	b := new(block[Presence])
	p := &b.value
	statuses, _, n := count(e, idStatus, 0)
	p.Status, p.Payloads.list = b.lists(statuses, n)
	b.own.Set(e)
	return p, readStanza(p, presenceShape(), refOf(p), b.own.Root())
}

func decodeIQ(e xmlstream.Element) (any, error) {
	b := new(block[IQ])
	_, _, n := count(e, 0, 0)
	_, b.value.Payloads.list = b.lists(0, n)
	b.own.Set(e)
	return &b.value, readStanza(&b.value, iqShape(), refOf(&b.value), b.own.Root())
}

// count returns how many children have either name, and how many there are.
func count(e xmlstream.Element, first, second xmlstream.NameID) (n, m, all int) {
	c := e.Cursor()
	for k := c.Next(); k != xmlstream.None; k = c.Next() {
		if k != xmlstream.KindElement {
			continue
		}
		all++
		switch c.LocalID() {
		case first:
			n++
		case second:
			m++
		}
	}
	return n, m, all
}

var (
	idBody    = xmlstream.LookupName("", "body")
	idSubject = xmlstream.LookupName("", "subject")
	idStatus  = xmlstream.LookupName("", "status")
)

// lists returns empty lists with room for that many texts and payloads; nil
// where none is needed.
func (b *block[T]) lists(texts, payloads int) (t []LangText, p []payload) {
	t, p = b.texts[:0], b.payloads[:0]
	more := texts > cap(t) || payloads-texts > cap(p)
	payloads -= texts
	switch {
	case more && texts <= len(room{}.texts) && payloads <= len(room{}.payloads):
		r := new(room)
		t, p = r.texts[:0], r.payloads[:0]
	case more:
		t, p = make([]LangText, 0, texts), make([]payload, 0, payloads)
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
