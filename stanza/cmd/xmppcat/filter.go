package main

import (
	"flag"
	"fmt"
	"slices"
	"strings"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// filter says which events are shown. Each list that is not empty must be met;
// what is wrong with a stream or a stanza passes every filter.
type filter struct {
	kinds      []string
	names      []string // local
	namespaces []string
	addresses  []stanza.JID
}

// kinds are the words for -kind: stanzas, other first-level children (in
// XEP-0360's word), and events that have no element.
var kinds = []string{
	"message", "presence", "iq", "nonza",
	"open", "close", "keepalive", "error", "eof", "connected", "encrypted", "compressed", "unshown",
}

// kindOf returns the kind of an event.
func kindOf(e *event) string {
	if e.kind != "child" {
		return e.kind
	}
	switch e.stanza {
	case stanza.KindMessage:
		return "message"
	case stanza.KindPresence:
		return "presence"
	case stanza.KindIQ:
		return "iq"
	}
	return "nonza"
}

func (f *filter) passes(e *event) bool {
	return e.broken() || e.fault != nil ||
		(len(f.kinds) == 0 || slices.Contains(f.kinds, kindOf(e))) &&
			(len(f.names)+len(f.namespaces) == 0 || f.named(e.element)) &&
			(len(f.addresses) == 0 || f.addressed(e))
}

// named reports whether the element or one in it has both a name and a
// namespace that is asked for.
func (f *filter) named(e xmlstream.Element) bool {
	if e.IsZero() {
		return false
	}
	found := false
	walk(e, visitor{start: func(e xmlstream.Element) {
		name := e.Name()
		found = found ||
			(len(f.names) == 0 || slices.Contains(f.names, name.Local)) &&
				(len(f.namespaces) == 0 || slices.Contains(f.namespaces, name.Space))
	}})
	return found
}

// addressed reports whether the event is from or to an address that is asked
// for. On a wire, a stanza without one is from or to the client itself.
func (f *filter) addressed(e *event) bool {
	if e.element.IsZero() {
		return false
	}
	r := stanza.Route(e.element)
	from, to := string(r.From), string(r.To)
	if e.wire != nil && r.Kind != stanza.KindOther {
		if from == "" && e.wire.direction == c2s {
			from = e.wire.own
		}
		if to == "" && e.wire.direction == s2c {
			to = e.wire.own
		}
	}
	return f.match(from) || f.match(to)
}

// filtered is a printer of the events that pass.
type filtered struct {
	filter *filter
	next   printer
}

func (f filtered) print(e *event) {
	if f.filter.passes(e) {
		f.next.print(e)
	}
}

// flags defines the flags that set the filter. Each takes words with commas
// between them, and may be given again.
func (f *filter) flags(flags *flag.FlagSet) {
	add := func(name, usage string, one func(word string) error) {
		flags.Func(name, usage, func(s string) error {
			for word := range strings.SplitSeq(s, ",") {
				if err := one(word); err != nil {
					return err
				}
			}
			return nil
		})
	}
	add("kind", "show only events of these `kinds`: "+strings.Join(kinds, ", "), func(word string) error {
		if !slices.Contains(kinds, word) {
			return fmt.Errorf("there is no kind %q", word)
		}
		f.kinds = append(f.kinds, word)
		return nil
	})
	add("name", "show only elements with these local `names`, themselves or inside", func(word string) error {
		f.names = append(f.names, word)
		return nil
	})
	add("namespace", "show only elements with these `namespaces`, themselves or inside", func(word string) error {
		f.namespaces = append(f.namespaces, word)
		return nil
	})
	add("jid", "show only what is from or to these `addresses`; one without a resource means all of its resources, a domain all addresses there", func(word string) error {
		jid, err := stanza.ParseJID(word)
		f.addresses = append(f.addresses, jid)
		return err
	})
}

// match reports whether an address is one that is asked for.
func (f *filter) match(address string) bool {
	jid, err := stanza.ParseJID(address)
	if err != nil {
		return false
	}
	for _, want := range f.addresses {
		if jid == want || jid.Bare() == want || want.Local() == "" && want.IsBare() && jid.Domain() == want.Domain() {
			return true
		}
	}
	return false
}
