package xmlstream

import (
	"slices"

	"github.com/xmppwire/xmppwire/xmlstream/internal/names"
)

// isStreamHeader reports whether an element node is <stream> in the streams
// namespace.
func (n *node) isStreamHeader() bool {
	return n.space() == names.SpaceStreams && n.local() == names.LocalStream
}

// openStream judges the stream header at hand (RFC 6120 §4.7 and §4.8) and
// keeps what it declares.
func (e *engine) openStream(empty bool) step {
	root := &e.tape[0]
	if root.space() != names.SpaceStreams {
		return e.errorf(e.lt, InvalidNamespace, "the root element is not in the streams namespace")
	}
	if root.local() != names.LocalStream {
		return e.errorf(e.lt, BadFormat, "the root element is not <stream>")
	}
	if e.space != 0 && e.space != names.SpaceStreams && !e.accepts(e.space) {
		return e.errorf(e.lt, InvalidNamespace, "the content namespace %q is not accepted", shorten(e.spaceString(e.space)))
	}
	root.length = uint32(e.pos - e.base)
	root.next = uint32(len(e.tape))
	e.cur, e.lang, e.depth = none, none, 0
	e.t.scope = e.headerScope()
	if empty {
		return e.complete(Open, phaseEmpty)
	}
	return e.complete(Open, phaseOpen)
}

// accepts reports whether streams may have that content namespace.
func (e *engine) accepts(space uint16) bool {
	if accepted := e.t.opts.ContentNamespaces; accepted != nil {
		return slices.ContainsFunc(accepted, func(s string) bool { return e.isSpace(space, s) })
	}
	return isStanzaSpace(space)
}

// makePlainScopes returns the scopes of the headers that everybody sends:
// <stream:stream xmlns='jabber:client' xmlns:stream='…'> with or without an
// English xml:lang, and those of servers with the prefix of dialback.
func makePlainScopes() (plain []*scope) {
	stream := prefix{"stream", names.SpaceStreams}
	dialback := prefix{"db", names.SpaceString("jabber:server:dialback")}
	for space := uint16(names.SpaceClient); space <= names.SpaceConnect; space++ {
		for _, lang := range []string{"", "en"} {
			s := scope{root: "stream:stream", space: space, lang: lang, prefixes: []prefix{stream}}
			plain = append(plain, &s)
			if space == names.SpaceServer {
				withDialback := s
				withDialback.prefixes = []prefix{stream, dialback}
				plain = append(plain, &withDialback)
				swapped := s
				swapped.prefixes = []prefix{dialback, stream}
				plain = append(plain, &swapped)
			}
		}
	}
	return plain
}

// headerScope returns the scope that the header at hand makes: one of the
// plain ones, or a new one.
func (e *engine) headerScope() *scope {
	for _, s := range plainScopes {
		if e.makes(s) {
			return s
		}
	}
	s := &scope{root: string(e.document.name(&e.tape[0])), space: e.space}
	if at := e.tape[0].value; at != none {
		s.lang = string(e.decoded(&e.tape[at]))
	}
	for i := range e.spaces {
		s.spaces = append(s.spaces, string(e.stored(&e.spaces[i])))
	}
	for _, b := range e.bindings {
		n := &e.tape[b.decl]
		if name := string(e.prefix(n)); name != "xml" {
			s.prefixes = append(s.prefixes, prefix{name, n.space()})
		}
	}
	return s
}

// makes reports whether the header at hand makes exactly that scope.
func (e *engine) makes(s *scope) bool {
	if e.space != s.space || len(e.spaces) > 0 || len(e.bindings) != len(s.prefixes) ||
		string(e.document.name(&e.tape[0])) != s.root {
		return false
	}
	lang := ""
	if at := e.tape[0].value; at != none {
		n := &e.tape[at]
		if n.length > 2 {
			return false
		}
		lang = string(e.decoded(n))
	}
	if lang != s.lang {
		return false
	}
	for i, b := range e.bindings {
		n := &e.tape[b.decl]
		if n.space() != s.prefixes[i].space || string(e.prefix(n)) != s.prefixes[i].name {
			return false
		}
	}
	return true
}
