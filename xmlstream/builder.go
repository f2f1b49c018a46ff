package xmlstream

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/xmppwire/xmppwire/xmlstream/internal/names"
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
	from    int // in dst, where the element begins
	limits  *Limits
	depth   int // the limits that are asked for
	size    int
	err     error

	open     []builderElement
	declared []Prefix // in scope; those of the context first
	inTag    bool
	done     bool
	used     int    // generated prefixes
	needle   []byte // what stands looks for
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
	if c.is(&b.context) {
		b.declared = b.declared[:len(c.prefixes)]
	} else {
		b.context, b.declared = c, append(b.declared[:0], c.prefixes...)
	}
	b.dst, b.from, b.err = dst, len(dst), nil
	b.limits, b.depth, b.size = &defaultLimits, defaultLimits.Depth, defaultLimits.StanzaBytes
	b.open, b.inTag, b.done, b.used = b.open[:0], false, false, 0
}

// SetLimits bounds what is written, depth and bytes, until the next Reset, which
// sets DefaultLimits. nil means these, too.
func (b *Builder) SetLimits(l *Limits) {
	if l == nil {
		l = &defaultLimits
	}
	b.limits, b.depth = l, normalised(l.Depth, defaultLimits.Depth)
	b.size = max(normalised(l.StanzaBytes, defaultLimits.StanzaBytes), minStanzaBytes)
}

// Fail makes err the Builder's error, unless it has one or err is nil: for a value
// that has no XML form. It does not allocate.
func (b *Builder) Fail(err error) {
	if b.err == nil && err != nil {
		b.err, b.inTag = err, false
	}
}

// Err returns the first error. It does not allocate.
func (b *Builder) Err() error { return b.err }

// Content returns the content namespace that the stream has declared, "" if
// none. It does not allocate.
func (b *Builder) Content() string { return b.context.content }

// Space returns the namespace of the innermost open element; outside of all
// it is the content namespace. It does not allocate.
func (b *Builder) Space() string {
	if n := len(b.open); n > 0 {
		return b.open[n-1].space
	}
	return b.context.content
}

// defaultSpace is the namespace of unprefixed names at this place.
func (b *Builder) defaultSpace() string {
	if n := len(b.open); n > 0 {
		return b.open[n-1].defaultSpace
	}
	return b.context.content
}

func (b *Builder) errorf(format string, args ...any) { b.Fail(fmt.Errorf(format, args...)) }

// Start begins an element. Where the namespace needs a declaration it becomes
// the default namespace, or gets prefixHint if that is a free prefix.
func (b *Builder) Start(space, local, prefixHint string) {
	if b.err != nil {
		return
	}
	if err := checkName("element", local); err != nil {
		b.Fail(err)
		return
	}
	b.start(space, local, prefixHint)
}

// mayStart reports whether an element may begin here, and closes the tag
// around it.
func (b *Builder) mayStart() bool {
	switch {
	case b.err != nil:
		return false
	case b.done:
		b.errorf("xmlstream: Start after the element has ended")
		return false
	case b.limits == nil:
		b.errorf("xmlstream: the Builder is zero: make it by NewBuilder, or Reset it first")
		return false
	case len(b.open) >= b.depth:
		b.errorf("xmlstream: elements are nested deeper than %d", b.depth)
		return false
	}
	b.closeTag()
	return true
}

// push adds an element whose tag is open. It is filled in where it lies: it is
// too large to be moved there.
func (b *Builder) push() *builderElement {
	n := len(b.open)
	if n == cap(b.open) {
		b.open = append(b.open, builderElement{})
	}
	b.open = b.open[:n+1]
	e := &b.open[n]
	e.declared = len(b.declared)
	b.inTag = true
	return e
}

// start begins an element whose name has been checked.
func (b *Builder) start(space, local, prefixHint string) {
	if !b.mayStart() {
		return
	}
	inherited := b.defaultSpace()
	e := b.push()
	e.space, e.defaultSpace = space, inherited
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
		b.stands("xmlns", prefix):
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
	b.value(space)
}

// stands reports whether an attribute or declaration stands in the open tag:
// between a space and "='", which no value has in it unescaped.
func (b *Builder) stands(prefix, local string) bool {
	n := append(b.needle[:0], ' ')
	n = append(n, prefix...)
	if prefix != "" && local != "" {
		n = append(n, ':')
	}
	n = append(append(n, local...), "='"...)
	b.needle = n
	return bytes.Contains(b.dst[b.open[len(b.open)-1].nameEnd:], n)
}

// hasAttr reports whether the open tag has the attribute, whatever its prefix.
func (b *Builder) hasAttr(space, local string) bool {
	switch space {
	case "":
		return b.stands("", local)
	case xmlSpace:
		return b.stands("xml", local)
	}
	return slices.ContainsFunc(b.declared, func(p Prefix) bool { return p.Space == space && b.stands(p.Name, local) })
}

// value writes an attribute value and its closing quote.
func (b *Builder) value(s string) { b.endValue(AppendAttrValue(b.dst, s)) }

func (b *Builder) endValue(dst []byte, err error) {
	b.dst = append(dst, '\'')
	if err != nil {
		b.Fail(err)
	}
}

// prefixOf finds a prefix in scope for a namespace.
func (b *Builder) prefixOf(space string) (string, bool) {
	if space == xmlSpace {
		return "xml", true
	}
	for i := len(b.declared) - 1; i >= 0; i-- {
		if p := &b.declared[i]; p.Space == space && b.lookup(p.Name) == i {
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
		b.Fail(err)
		return
	}
	if space == xmlnsSpace || space == "" && local == "xmlns" {
		b.errorf("%w: declarations are written by the Builder, not as attributes", ErrUnencodable)
		return
	}
	if b.hasAttr(space, local) {
		b.errorf("%w: the attribute %q stands twice", ErrUnencodable, shorten(local))
		return
	}
	b.startAttr(space, local)
	b.value(value)
}

// startAttr writes an attribute up to its opening quote.
func (b *Builder) startAttr(space, local string) {
	prefix := ""
	if space != "" {
		var ok bool
		if prefix, ok = b.prefixOf(space); !ok {
			for prefix == "" || b.isDeclared(prefix) {
				b.used++
				prefix = generatedPrefix(b.used)
			}
			b.declare(prefix, space)
		}
	}
	b.dst = append(b.dst, ' ')
	if prefix != "" {
		b.dst = append(append(b.dst, prefix...), ':')
	}
	b.dst = append(append(b.dst, local...), "='"...)
}

const generatedPrefixes = "ns1 ns2 ns3 ns4 ns5 ns6 ns7 ns8 ns9 "

// generatedPrefix returns the n-th prefix for a namespace that has none. Few
// are ever needed, and those cost no memory.
func generatedPrefix(n int) string {
	if n <= len(generatedPrefixes)/4 {
		return generatedPrefixes[4*n-4 : 4*n-1]
	}
	return "ns" + strconv.Itoa(n)
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
	b.endText(AppendText(b.dst, s))
}

// TextBytes is Text for bytes, which it copies.
func (b *Builder) TextBytes(p []byte) {
	if len(p) == 0 || !b.content("Text") {
		return
	}
	b.endText(AppendText(b.dst, p))
}

func (b *Builder) endText(dst []byte, err error) {
	b.dst = dst
	if err != nil {
		b.Fail(err)
	}
}

// Raw writes one whole element that is XML already. It is parsed first, which
// allocates, and is refused unless it is well-formed and declares every
// prefix that it uses. Unprefixed names without a default namespace of their
// own are in that of the place.
func (b *Builder) Raw(fragment []byte) {
	if !b.content("Raw") {
		return
	}
	e, err := Parse(fragment, &Options{Limits: b.limits})
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

// Inner writes content that is XML already: text and whole elements. It is
// parsed first, which allocates, and is refused under the terms of Raw.
func (b *Builder) Inner(fragment []byte) {
	if len(fragment) == 0 || !b.content("Inner") {
		return
	}
	whole := slices.Concat([]byte("<x>"), fragment, []byte("</x>"))
	if _, err := Parse(whole, &Options{Limits: b.limits}); err != nil {
		b.errorf("xmlstream: the fragment is not well-formed content: %w", err)
		return
	}
	b.dst = append(b.dst, fragment...)
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
	b.dst = e.appendCopy(b.dst, Context{content: b.defaultSpace()})
	b.done = len(b.open) == 0
}

// Move writes a received element as Element does, but what belongs to a
// content namespace moves to that of the element around, if that is in one, or else
// to that of the Builder's stream, as in [Element.AppendIn]. It allocates where
// names must be written anew.
func (b *Builder) Move(e Element) {
	if b.err != nil {
		return
	}
	d := e.doc()
	space := d.tape[e.index].space()
	to := b.Space()
	if !isStanzaSpace(names.SpaceString(to)) {
		to = b.context.content
	}
	if id := names.SpaceString(to); isStanzaSpace(space) && isStanzaSpace(id) && space != id {
		e.rebuild(b, space, to, nil)
		return
	}
	b.Element(e)
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
	e := &b.open[n]
	if b.inTag {
		b.dst = append(b.dst, '/', '>')
		b.inTag = false
	} else {
		name := b.dst[e.nameAt:e.nameEnd]
		b.dst = append(append(append(b.dst, '<', '/'), name...), '>')
	}
	b.declared = b.declared[:e.declared]
	b.open = b.open[:n]
	b.done = n == 0
}

// Finish returns dst with the element appended, or dst as it was and the first
// error. It does not allocate. Elements that are still open are an error; see FinishOpen.
func (b *Builder) Finish() ([]byte, error) {
	switch {
	case b.done:
	case len(b.open) == 0:
		b.errorf("xmlstream: Finish where no element was written")
	default:
		b.errorf("xmlstream: Finish with %d elements open", len(b.open))
	}
	if len(b.dst)-b.from > b.size {
		b.errorf("xmlstream: %w: %d bytes", ErrStanzaTooBig, b.size)
	}
	return b.result()
}

// FinishOpen is Finish for a stream header: it leaves the one open element
// open. Content in it is an error. It does not allocate.
func (b *Builder) FinishOpen() ([]byte, error) {
	if len(b.open) != 1 || !b.inTag {
		b.Fail(errors.New("xmlstream: FinishOpen is for one element with attributes and no content"))
	}
	if b.err == nil {
		b.closeTag()
	}
	return b.result()
}

func (b *Builder) result() ([]byte, error) {
	if b.err != nil {
		return b.dst[:b.from], b.err
	}
	return b.dst, nil
}
