package xmlstream

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// Builder writes one element, or a stream header, by calls in document order.
// Whatever strings it is given, what comes out is well-formed and reads back
// as them, or is an error with nothing written. Prefixes and declarations are
// its own business. The first error sticks; Finish returns it.
//
// A Builder may be reused with Reset, and then allocates only where it must
// grow. It belongs to one goroutine.
type Builder struct {
	context Context
	dst     []byte
	start   int
	limits  Limits
	err     error

	open     []builderElement
	declared []Prefix
	inTag    bool
	done     bool
	attrs    []Prefix // attributes and declarations of the open tag, by name
	used     int      // generated prefixes
}

type builderElement struct {
	nameAt, nameEnd int // in dst
	space           string
	defaultSpace    string // inside
	declared        int    // len of Builder.declared outside
}

// NewBuilder returns a Builder that appends to dst for a stream that has
// declared c.
func NewBuilder(dst []byte, c Context) *Builder {
	b := new(Builder)
	b.Reset(dst, c)
	return b
}

// Reset starts a new element that is appended to dst.
func (b *Builder) Reset(dst []byte, c Context) {
	*b = Builder{context: c, dst: dst, start: len(dst), limits: defaultLimits, open: b.open[:0], declared: b.declared[:0], attrs: b.attrs[:0]}
	b.declared = append(b.declared, c.prefixes...)
}

// SetLimits bounds what is written: depth and bytes. nil means DefaultLimits,
// which hold from Reset on.
func (b *Builder) SetLimits(l *Limits) {
	if l == nil {
		l = &defaultLimits
	}
	b.limits = l.normalised()
}

func (b *Builder) fail(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *Builder) errorf(format string, args ...any) { b.fail(fmt.Errorf(format, args...)) }

// Start begins an element. Where the namespace needs a declaration it becomes
// the default namespace, or gets prefixHint if that is a free prefix.
func (b *Builder) Start(space, local, prefixHint string) {
	if b.err != nil {
		return
	}
	if b.done {
		b.errorf("xmlstream: Start after the element has ended")
		return
	}
	if err := checkName("element", local); err != nil {
		b.fail(err)
		return
	}
	if len(b.open) >= b.limits.Depth {
		b.errorf("xmlstream: elements are nested deeper than %d", b.limits.Depth)
		return
	}
	b.closeTag()
	inherited := b.context.content
	if n := len(b.open); n > 0 {
		inherited = b.open[n-1].defaultSpace
	}
	e := builderElement{space: space, defaultSpace: inherited, declared: len(b.declared)}
	b.dst = append(b.dst, '<')
	e.nameAt = len(b.dst)
	prefix, declare := "", space != inherited
	if declare && space != "" {
		var ok bool
		if prefix, ok = b.prefixOf(space); ok {
			declare = false
		} else if isNCName(prefixHint) && prefixHint != "xml" && prefixHint != "xmlns" && !b.isDeclared(prefixHint) {
			prefix = prefixHint
		}
	}
	if prefix != "" {
		b.dst = append(append(b.dst, prefix...), ':')
	}
	b.dst = append(b.dst, local...)
	e.nameEnd = len(b.dst)
	b.open = append(b.open, e)
	b.inTag = true
	b.attrs = b.attrs[:0]
	if declare {
		b.declare(prefix, space)
	}
}

// Declare writes a namespace declaration into the open tag, needed or not, as
// a stream header does for what comes after it; prefix "" is the default
// namespace. What the tag has said already must stay true: an element or
// prefix of another meaning is an error, and so is a second declaration.
func (b *Builder) Declare(prefix, space string) {
	if b.err != nil {
		return
	}
	if !b.inTag {
		b.errorf("xmlstream: Declare %q after the content of the element has begun", shorten(prefix))
		return
	}
	e := &b.open[len(b.open)-1]
	unprefixed := !slices.Contains(b.dst[e.nameAt:e.nameEnd], ':')
	switch at := b.lookup(prefix); {
	case prefix == "" && (space == "" || unprefixed && space != e.space),
		prefix != "" && (space == "" || !isNCName(prefix) || prefix == "xml" || prefix == "xmlns"),
		at >= 0 && b.declared[at].Space != space,
		slices.Contains(b.attrs, Prefix{prefix, xmlnsSpace}):
		b.errorf("%w: the prefix %q cannot be declared here for %q", ErrUnencodable, shorten(prefix), shorten(space))
		return
	}
	b.declare(prefix, space)
}

// declare writes a namespace declaration into the open tag.
func (b *Builder) declare(prefix, space string) {
	switch {
	case space == xmlSpace || space == xmlnsSpace:
		b.errorf("%w: %q needs no declaration and allows none", ErrUnencodable, space)
		return
	case prefix == "":
		b.dst = append(b.dst, " xmlns='"...)
		b.open[len(b.open)-1].defaultSpace = space
	default:
		b.dst = append(append(append(b.dst, " xmlns:"...), prefix...), "='"...)
		b.declared = append(b.declared, Prefix{prefix, space})
	}
	b.attrs = append(b.attrs, Prefix{prefix, xmlnsSpace})
	b.value(space)
}

// value writes an attribute value and its closing quote.
func (b *Builder) value(s string) {
	dst, err := AppendAttrValue(b.dst, s)
	if err != nil {
		b.fail(err)
		return
	}
	b.dst = append(dst, '\'')
}

// prefixOf finds a prefix in scope for a namespace.
func (b *Builder) prefixOf(space string) (string, bool) {
	if space == xmlSpace {
		return "xml", true
	}
	for i := len(b.declared) - 1; i >= 0; i-- {
		if p := b.declared[i]; p.Space == space && b.lookup(p.Name) == i {
			return p.Name, true
		}
	}
	return "", false
}

// lookup returns the index of the declaration of a prefix that is in force.
func (b *Builder) lookup(prefix string) int {
	for i := len(b.declared) - 1; i >= 0; i-- {
		if b.declared[i].Name == prefix {
			return i
		}
	}
	return -1
}

func (b *Builder) isDeclared(prefix string) bool { return b.lookup(prefix) >= 0 }

// Attr writes an attribute of the element that Start began; space is "" for
// none. A namespace that has no prefix yet gets one.
func (b *Builder) Attr(space, local, value string) {
	if b.err != nil {
		return
	}
	if !b.inTag {
		b.errorf("xmlstream: Attr %q after the content of the element has begun", shorten(local))
		return
	}
	if err := checkName("attribute", local); err != nil {
		b.fail(err)
		return
	}
	if space == xmlnsSpace || space == "" && local == "xmlns" {
		b.errorf("%w: declarations are written by the Builder, not as attributes", ErrUnencodable)
		return
	}
	for _, a := range b.attrs {
		if a.Name == local && a.Space == space {
			b.errorf("%w: the attribute %q stands twice", ErrUnencodable, shorten(local))
			return
		}
	}
	b.attrs = append(b.attrs, Prefix{local, space})
	prefix := ""
	if space != "" {
		var ok bool
		if prefix, ok = b.prefixOf(space); !ok {
			for prefix == "" || b.isDeclared(prefix) {
				b.used++
				prefix = "ns" + strconv.Itoa(b.used)
			}
			b.declare(prefix, space)
		}
	}
	b.dst = append(b.dst, ' ')
	if prefix != "" {
		b.dst = append(append(b.dst, prefix...), ':')
	}
	b.dst = append(append(b.dst, local...), "='"...)
	b.value(value)
}

func (b *Builder) closeTag() {
	if b.inTag {
		b.dst = append(b.dst, '>')
		b.inTag = false
	}
}

func (b *Builder) content(what string) bool {
	if len(b.open) == 0 {
		b.errorf("xmlstream: %s outside an element", what)
	}
	if b.err != nil {
		return false
	}
	b.closeTag()
	return true
}

// Text writes character data.
func (b *Builder) Text(s string) {
	if s == "" || !b.content("Text") {
		return
	}
	dst, err := AppendText(b.dst, s)
	if err != nil {
		b.fail(err)
		return
	}
	b.dst = dst
}

// Raw writes one whole element that is XML already. It is parsed first, which
// allocates, and is refused unless it is well-formed and declares every
// prefix that it uses. Unprefixed names without a default namespace of their
// own are in that of the place.
func (b *Builder) Raw(fragment []byte) {
	if !b.content("Raw") {
		return
	}
	e, err := Parse(fragment, &Options{Limits: &b.limits})
	if err != nil {
		b.errorf("xmlstream: the fragment is not one well-formed element: %w", err)
		return
	}
	if bytes.HasPrefix(fragment, []byte("<?")) {
		b.errorf("xmlstream: the fragment begins with an XML declaration")
		return
	}
	b.dst = append(b.dst, e.Raw()...)
}

// Element writes a received element and all that it holds, with the
// declarations that the place needs.
func (b *Builder) Element(e Element) {
	if b.err != nil {
		return
	}
	if len(b.open) > 0 {
		b.closeTag()
	} else if b.done {
		b.errorf("xmlstream: Element after the element has ended")
		return
	}
	c := Context{content: b.context.content}
	if n := len(b.open); n > 0 {
		c.content = b.open[n-1].defaultSpace
	}
	b.dst = e.appendCopy(b.dst, c)
	b.done = len(b.open) == 0
}

// End ends the innermost element.
func (b *Builder) End() {
	if b.err != nil {
		return
	}
	n := len(b.open) - 1
	if n < 0 {
		b.errorf("xmlstream: End without Start")
		return
	}
	e := b.open[n]
	if b.inTag {
		b.dst = append(b.dst, "/>"...)
		b.inTag = false
	} else {
		b.dst = append(b.dst, "</"...)
		b.dst = append(b.dst, b.dst[e.nameAt:e.nameEnd]...)
		b.dst = append(b.dst, '>')
	}
	b.declared = b.declared[:e.declared]
	b.open = b.open[:n]
	b.done = n == 0
}

// Finish returns dst with the element appended, or dst as it was and the first
// error. It does not allocate. Elements that are still open are an error; see FinishOpen.
func (b *Builder) Finish() ([]byte, error) {
	if !b.done {
		b.errorf("xmlstream: Finish with %d elements open", len(b.open))
	}
	if len(b.dst)-b.start > b.limits.StanzaBytes {
		b.errorf("xmlstream: %w: %d bytes", ErrStanzaTooBig, b.limits.StanzaBytes)
	}
	return b.result()
}

// FinishOpen is Finish for a stream header: it leaves the one open element
// open. Content in it is an error. It does not allocate.
func (b *Builder) FinishOpen() ([]byte, error) {
	if len(b.open) != 1 || !b.inTag {
		b.fail(errors.New("xmlstream: FinishOpen is for one element with attributes and no content"))
	}
	if b.err == nil {
		b.closeTag()
	}
	return b.result()
}

func (b *Builder) result() ([]byte, error) {
	if b.err != nil {
		return b.dst[:b.start], b.err
	}
	return b.dst, nil
}
