package gen

import "math/rand/v2"

// Style is how a stream is written.
type Style struct {
	// Size in bytes at which no more stanzas begin.
	Size int

	// Conservative leaves out what encoding/xml gets wrong: names of the fifth
	// edition, versions other than 1.0, and the name xmlns where it is that of
	// an element or of a namespace.
	Conservative bool
}

// Stream is a random valid stream of about size bytes. It stays within the
// default limits of package xmlstream. It may end without its closing tag, but
// not inside a stanza.
func Stream(r *rand.Rand, size int) []byte {
	return Style{Size: size}.Stream(r)
}

// Stream is a random valid stream in the style s.
func (s Style) Stream(r *rand.Rand) []byte {
	w := &writer{Rand: r, style: s}
	w.declaration()
	w.header()
	if w.open == nil {
		w.space(0, 3)
		return w.out
	}
	for len(w.out) < s.Size {
		if w.chance(4) {
			w.space(0, 6)
		}
		w.stanza()
	}
	if w.chance(3) {
		w.space(1, 4)
	}
	if !w.chance(4) {
		w.endTag()
		w.space(0, 3)
	}
	return w.out
}

// What a stanza holds at most, in the units of the default limits or less.
const (
	maxStanza       = 100_000 // bytes at which nothing more is opened
	maxDepth        = 120
	maxDeclarations = 120 // and one more for each level that must have it
	maxAttrs        = 60
)

// writer writes one stream.
type writer struct {
	*rand.Rand
	style   Style
	out     []byte
	content string // the content namespace
	open    []element
}

// element is one whose end tag is not written yet.
type element struct {
	name     string
	scope    scope
	declared int // declarations inside the stanza so far
}

// scope are the bindings of prefixes, the innermost last.
type scope []binding

type binding struct{ prefix, space string }

func (s scope) lookup(prefix string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i].prefix == prefix {
			return s[i].space
		}
	}
	return ""
}

// chance is true once in n times.
func (w *writer) chance(n int) bool { return w.IntN(n) == 0 }

func pick[T any](w *writer, from []T) T { return from[w.IntN(len(from))] }

func (w *writer) write(s string) { w.out = append(w.out, s...) }

// space writes white space of least to most characters.
func (w *writer) space(least, most int) {
	for range least + w.IntN(most-least+1) {
		w.write(pick(w, []string{" ", " ", "\n", "\t", "\r", "\r\n"}))
	}
}

// gap writes the white space that separates, mostly one blank.
func (w *writer) gap() {
	if w.chance(6) {
		w.space(1, 4)
	} else {
		w.write(" ")
	}
}

// slack writes white space where none is needed, mostly none.
func (w *writer) slack() {
	if w.chance(12) {
		w.space(1, 3)
	}
}

func (w *writer) declaration() {
	if w.chance(3) {
		w.space(0, 3)
		return
	}
	attribute := func(name, value string) {
		w.gap()
		w.write(name)
		w.slack()
		w.write("=")
		w.slack()
		q := pick(w, []string{"'", `"`})
		w.write(q + value + q)
	}
	w.write("<?xml")
	version := "1.0"
	if !w.style.Conservative && w.chance(8) {
		version = pick(w, []string{"1.1", "1.00", "1.9", "1.12345678901234567890"})
	}
	attribute("version", version)
	if w.chance(2) {
		attribute("encoding", pick(w, []string{"UTF-8", "utf-8", "Utf-8", "uTF-8"}))
	}
	if w.chance(4) {
		attribute("standalone", pick(w, []string{"yes", "no"}))
	}
	w.slack()
	w.write("?>")
	w.space(0, 2)
}

// header writes the stream header.
func (w *writer) header() {
	w.content = contentNamespaces[0]
	if w.chance(3) {
		w.content = pick(w, contentNamespaces)
	}
	prefix := "stream"
	if w.chance(5) {
		prefix = pick(w, oddPrefixes)
	}
	decls := []binding{{"", w.content}, {prefix, streams}}
	name := prefix + ":stream"
	if w.chance(12) { // the streams namespace is the default
		decls = []binding{{"", streams}}
		name = "stream"
	}
	t := tag{name: name, decls: decls}
	for _, p := range []string{"a", "db"} {
		if w.chance(8) && prefix != p {
			t.decls = append(t.decls, binding{p, w.namespace()})
		}
	}
	for _, local := range []string{"to", "from", "id", "version", "xml:lang"} {
		if w.chance(2) {
			value := []rune(w.value())
			t.attrs = append(t.attrs, attr{local, string(value[:min(len(value), 200)])})
		}
	}
	w.startTag(t, nil, 0)
}

// shape is how the content of a stanza is chosen: the chances of what is next,
// in twentieths, and the depth that it keeps to.
type shape struct{ end, child, text, depth int }

var shapes = []shape{
	{end: 12, child: 3, text: 3, depth: maxDepth},
	{end: 8, child: 7, text: 3, depth: maxDepth},
	{end: 4, child: 8, text: 5, depth: maxDepth},
	{end: 1, child: 18, text: 1, depth: maxDepth}, // deep
	{end: 1, child: 18, text: 1, depth: 2},        // wide
}

// stanza writes a first-level child.
func (w *writer) stanza() {
	var (
		start  = len(w.out)
		budget = pick(w, []int{20, 200, 200, 1000, 1000, 8000})
		shape  = pick(w, shapes)
	)
	if w.chance(100) {
		budget = maxStanza
	}
	depth := len(w.open)
	budget = min(budget, max(20, w.style.Size))
	w.element(false)
	for len(w.open) > depth {
		full := len(w.out)-start > min(budget, maxStanza)
		switch n := w.IntN(20); {
		case full || n < shape.end && (len(w.open) > depth+1 || shape.depth > 2 || w.chance(10)):
			w.endTag()
		case n < shape.end+shape.child && len(w.open)-depth < shape.depth:
			w.element(true)
		case n < shape.end+shape.child:
			w.endTag()
		case n < shape.end+shape.child+shape.text:
			w.text()
		default:
			w.cdata()
		}
	}
}
