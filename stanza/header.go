package stanza

import (
	"fmt"
	"slices"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// Header is what all stanzas have (RFC 6120 §8.1). Addresses that are no JIDs
// leave To or From zero and are a fault; they survive on the wire.
type Header struct {
	ID   string
	To   JID
	From JID
	Lang string // xml:lang on the stanza itself

	attrs attrs
}

// attrs are the attributes as received, in their order.
type attrs []attr

type attr struct{ space, local, value string }

func readAttrs(e xmlstream.Element) (list attrs) {
	for a := range e.Attrs() {
		list = append(list, attr{a.Name.Space, a.Name.Local, string(a.Value)})
	}
	return list
}

func (h *Header) read(e xmlstream.Element) (fault error) {
	h.attrs = readAttrs(e)
	for _, a := range h.attrs {
		switch {
		case a.space == nsXML && a.local == "lang":
			h.Lang = a.value
		case a.space != "":
		case a.local == "id":
			h.ID = a.value
		case a.local == "to":
			fault = readJID(&h.To, a, fault)
		case a.local == "from":
			fault = readJID(&h.From, a, fault)
		}
	}
	return fault
}

func readJID(j *JID, a attr, fault error) error {
	parsed, err := ParseJID(a.value)
	if err != nil && fault == nil {
		fault = &StanzaFault{Type: ErrorModify, Condition: JIDMalformed, Err: fmt.Errorf("the attribute %s: %w", a.local, err)}
	}
	*j = parsed
	return fault
}

// marshal writes the attributes: those that were received in their order with
// what the fields say now, then new ones.
func (h *Header) marshal(b *xmlstream.Builder, typ string) {
	fields := [...]struct{ space, local, value string }{
		{"", "to", h.To.String()},
		{"", "from", h.From.String()},
		{"", "id", h.ID},
		{"", "type", typ},
		{nsXML, "lang", h.Lang},
	}
	var written [len(fields)]bool
next:
	for _, a := range h.attrs {
		for i, f := range fields {
			if a.space != f.space || a.local != f.local {
				continue
			}
			written[i] = true
			switch {
			case f.value != "":
				b.Attr(f.space, f.local, sameAddress(a.value, f.value))
			case a.value == "" || isAddress(f.local) && !isJID(a.value):
				b.Attr(f.space, f.local, a.value)
			}
			continue next
		}
		b.Attr(a.space, a.local, a.value)
	}
	for i, f := range fields {
		if !written[i] && f.value != "" {
			b.Attr(f.space, f.local, f.value)
		}
	}
}

func isAddress(local string) bool { return local == "to" || local == "from" }

func isJID(s string) bool {
	_, err := ParseJID(s)
	return err == nil
}

// sameAddress returns the spelling that was received if it stands for the same
// value.
func sameAddress(received, now string) string {
	if j, err := ParseJID(received); err == nil && j.String() == now {
		return received
	}
	return now
}

// content is what a stanza holds, in its order: for each child the kind of
// field that took it, and the text between children, which RFC 6120 has no use
// for. Kinds are numbered by the stanza; kindPayload is a raw payload.
type content []piece

type piece struct {
	kind kind
	text string // of kindStray
}

type kind uint8

const (
	kindPayload kind = 0
	kindStray   kind = 0xFF // text between children
)

// children yields the child elements and keeps the text between them.
func (c *content) children(e xmlstream.Element) func(yield func(xmlstream.Element) bool) {
	return func(yield func(xmlstream.Element) bool) {
		for n := range e.Nodes() {
			if n.Element.IsZero() {
				*c = append(*c, piece{kindStray, string(n.Text)})
			} else if !yield(n.Element) {
				return
			}
		}
	}
}

func (c *content) add(k kind) { *c = append(*c, piece{kind: k}) }

func (c content) has(k kind) bool {
	return slices.ContainsFunc(c, func(p piece) bool { return p.kind == k })
}

// Payloads are the children of a stanza that are no fields of it, in their
// order. Elements are clones and own their memory.
type Payloads []xmlstream.Element

// Get returns the first payload with that name.
func (p Payloads) Get(space, local string) (xmlstream.Element, bool) {
	for _, e := range p {
		if e.Is(space, local) {
			return e, true
		}
	}
	return xmlstream.Element{}, false
}

// write writes each child in the order of arrival, then new ones: field writes
// the n-th value of a kind and reports whether there is one.
func (c content) write(b *xmlstream.Builder, kinds int, field func(k kind, n int) bool) {
	var next [8]int
	for _, p := range c {
		if p.kind == kindStray {
			b.Text(p.text)
		} else if field(p.kind, next[p.kind]) {
			next[p.kind]++
		}
	}
	for i := 1; i <= kinds; i++ {
		k := i % kinds // payloads last
		for field(kind(k), next[k]) {
			next[k]++
		}
	}
}
