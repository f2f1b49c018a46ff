package gen

import (
	"slices"
	"strings"
)

// tag is a start tag before it is written.
type tag struct {
	name  string
	decls []binding
	attrs []attr
	empty bool
}

type attr struct{ name, value string }

// element writes the start tag of an element, which may be empty. Its name is
// not that of a stream header, unless it is nested.
func (w *writer) element(nested bool) {
	outer := w.open[len(w.open)-1]
	t := tag{empty: w.chance(3)}
	var known []string
	space, local := w.content, pick(w, oddLocals)
	switch w.IntN(6) {
	case 0:
		local = w.name()
		space = w.namespace()
	case 1:
		space = outer.scope.lookup("")
	case 2:
		space = outer.scope[w.IntN(len(outer.scope))].space
	default:
		v := pick(w, vocabulary)
		local, known = v.local, v.attrs
		if v.space != "" {
			space = v.space
		}
	}
	if !nested && space == streams && local == "stream" {
		local = "features"
	}

	if w.chance(15) {
		space = ""
	}
	if w.style.Conservative && local == "xmlns" {
		local = "xml"
	}
	declared := outer.declared
	for declared+len(t.decls) < maxDeclarations && w.chance(5) {
		w.declare(&t, binding{w.prefix(), w.namespace()})
	}
	scope := append(slices.Clip(outer.scope), t.decls...)
	prefix, bound := w.boundTo(scope, space)
	if !bound || w.chance(30) && declared+len(t.decls) < maxDeclarations {
		prefix = ""
		if space != "" && w.chance(3) {
			prefix = w.prefix()
		}
		if !w.declare(&t, binding{prefix, space}) {
			// Declared to something else in this tag: take what it is.
			prefix = ""
		}
		scope = append(slices.Clip(outer.scope), t.decls...)
	}
	if !nested && local == "stream" && scope.lookup(prefix) == streams {
		local = "error"
	}
	t.name = qualified(prefix, local)
	w.attributes(&t, scope, known)
	w.startTag(t, outer.scope, declared+len(t.decls))
}

func qualified(prefix, local string) string {
	if prefix == "" {
		return local
	}
	return prefix + ":" + local
}

// declare adds a declaration to a tag that has none for the prefix.
func (w *writer) declare(t *tag, b binding) bool {
	if b.prefix != "" && b.space == "" ||
		slices.ContainsFunc(t.decls, func(d binding) bool { return d.prefix == b.prefix }) {
		return false
	}
	t.decls = append(t.decls, b)
	return true
}

// boundTo is a prefix that is bound to space.
func (w *writer) boundTo(s scope, space string) (prefix string, ok bool) {
	for i := range s {
		// From a random place on, so that all that are bound get their turn.
		b := s[(i+w.IntN(len(s)))%len(s)]
		if b.space == space && s.lookup(b.prefix) == space {
			return b.prefix, true
		}
	}
	return "", space == "" && s.lookup("") == ""
}

// attributes adds attributes whose expanded names differ.
func (w *writer) attributes(t *tag, s scope, known []string) {
	n := pick(w, []int{0, 0, 1, 1, 2, 3, 5})
	if w.chance(200) {
		n = maxAttrs
	}
	taken := make(map[string]bool)
	for range min(n, maxAttrs-len(t.decls)) {
		name := pick(w, oddLocals)
		space := ""
		switch {
		case len(known) > 0 && !w.chance(4):
			name = pick(w, known)
		case w.chance(3):
			name = w.name()
		case len(s) > 0 && w.chance(2):
			if b := pick(w, s); b.prefix != "" {
				name, space = b.prefix+":"+name, s.lookup(b.prefix)
			}
		case w.chance(6):
			name = pick(w, []string{"xml:lang", "xml:space", "xml:base", "xml:id", "xml:x"})
		}
		if name == "xmlns" {
			continue
		}
		_, local, prefixed := strings.Cut(name, ":")
		if !prefixed {
			local = name
		} else if space == "" {
			space = "xml"
		}
		expanded := space + "\x00" + local
		if taken[expanded] {
			continue
		}
		taken[expanded] = true
		t.attrs = append(t.attrs, attr{name, w.value()})
	}
}

// startTag writes t, its declarations and attributes in any order, and opens
// its element unless it is empty.
func (w *writer) startTag(t tag, outer scope, declared int) {
	attrs := slices.Clone(t.attrs)
	for _, d := range t.decls {
		name := "xmlns"
		if d.prefix != "" {
			name += ":" + d.prefix
		}
		attrs = append(attrs, attr{name, d.space})
	}
	w.Shuffle(len(attrs), func(i, j int) { attrs[i], attrs[j] = attrs[j], attrs[i] })
	w.write("<" + t.name)
	for _, a := range attrs {
		w.gap()
		w.write(a.name)
		w.slack()
		w.write("=")
		w.slack()
		w.quoted(a.value)
	}
	w.slack()
	if header := len(w.open) == 0; t.empty || header && w.chance(60) {
		w.write("/>")
		return
	}
	w.write(">")
	w.open = append(w.open, element{
		name: t.name, scope: append(slices.Clip(outer), t.decls...), declared: declared,
	})
}

func (w *writer) endTag() {
	last := len(w.open) - 1
	w.write("</" + w.open[last].name)
	w.slack()
	w.write(">")
	w.open = w.open[:last]
}

// name is a random NCName, often of characters that only the fifth edition
// allows.
func (w *writer) name() string {
	n := 1 + w.IntN(12)
	if w.chance(40) {
		n = 1 + w.IntN(70)
	}
	var b strings.Builder
	for i := range n {
		table := nameStarts
		if i > 0 && w.chance(3) {
			table = nameParts
		}
		if w.style.Conservative || w.chance(3) {
			table = table[:3]
		}
		b.WriteRune(w.from(table))
	}
	return b.String()
}

// from is a character of a table, often at an end of a range.
func (w *writer) from(table [][2]rune) rune {
	span := pick(w, table)
	switch w.IntN(4) {
	case 0:
		return span[0]
	case 1:
		return span[1]
	}
	return span[0] + w.Int32N(span[1]-span[0]+1)
}

// prefix is one that may be declared.
func (w *writer) prefix() string {
	if w.chance(5) {
		if name := w.name(); name != "xml" && name != "xmlns" {
			return name
		}
	}
	return pick(w, oddPrefixes)
}

// namespace is one that may be bound to a prefix; it is never empty.
func (w *writer) namespace() string {
	if w.chance(2) {
		if v := pick(w, vocabulary); v.space != "" {
			return v.space
		}
		return w.content
	}
	if w.chance(30) {
		return "urn:" + strings.Repeat("long:", w.IntN(150))
	}
	space := pick(w, oddNamespaces)
	if w.style.Conservative && space == "xmlns" {
		return "xml"
	}
	return space
}
