package xmlstream

import (
	"bytes"
	"unicode/utf8"

	"github.com/xmppwire/xmppwire/xmlstream/internal/scan"
)

// The machine is the generic parser: table-driven, byte by byte where it must
// be, and able to stop after any byte and go on from there. Everything that
// the fast path does not recognise comes here, so this file and its
// neighbours (markup.go, tag.go, reference.go, declaration.go, resolve.go) say
// what is accepted.

// state is what the machine expects next.
type state uint8

const (
	stateStart   state = iota // the first byte of a document
	stateProlog               // markup or white space before the root
	stateBetween              // markup or white space between first-level children
	stateEpilog               // white space after the root
	stateContent              // text or markup inside an element
	stateMarkup               // what follows "<"
	stateBang                 // what follows "<!"
	stateTarget               // what follows "<?"
	stateDeclaration
	stateCDATA
	stateReference
	stateName     // of an element
	stateTag      // white space, an attribute or the end of the tag
	stateAttrName // of an attribute
	stateEquals   // "=" with white space around it
	stateQuote    // the quote before a value
	stateValue    // an attribute value
	stateEmptyTag // ">" after "/"
	stateEndName  // of an end tag
	stateEndTag   // white space or ">"
)

// atBoundary reports whether no event has begun.
func (s state) atBoundary() bool { return s <= stateEpilog }

// step is what a state's function returns: whether the machine goes on.
type step uint8

const (
	goOn    step = iota // in the state that was set
	starve              // more input is needed
	deliver             // an event is complete
	fail                // e.fault is set
)

// next runs the machine until an event is complete or the input used up.
func (e *engine) next() (Event, *SyntaxError) {
	for {
		if e.state == stateBetween && e.start < len(e.buf) && e.buf[e.start] == '<' {
			e.openMarkup(0)
		}
		if e.enterFast() {
			switch e.fast(min(len(e.buf)-e.start, e.ceiling())) {
			case deliver:
				return e.event, nil
			case starve:
				return NeedMore, nil
			}
		}
		e.waited = false
		e.show()
		in := e.unread()
		stop := min(len(in), e.ceiling())
		inside := e.state > stateDeclaration
		s := e.run(in, stop)
		// Inside a tag nothing moves, and the fast path begins before a space.
		for inside && s == goOn && e.state > stateDeclaration && (e.state != stateTag || e.sawSpace) {
			s = e.run(in, stop)
		}
		switch s {
		case starve:
			if stop < len(in) {
				e.overflow(stop)
				return NeedMore, e.fault
			}
			return NeedMore, nil
		case deliver:
			return e.event, nil
		case fail:
			return NeedMore, e.fault
		}
	}
}

// show makes what is there of the element at hand the bytes of the document.
func (e *engine) show() { e.raw = e.buf[e.start+e.base:] }

// ceiling is how far the event at hand may reach.
func (e *engine) ceiling() int {
	switch {
	case e.state == stateBetween || e.state == stateEpilog:
		return len(e.buf)
	case e.inHeader():
		return e.limits.HeaderBytes
	default:
		return e.base + e.limits.StanzaBytes
	}
}

// inHeader reports whether the limit for the header holds: for a stream until
// it is open, for a document until its root begins.
func (e *engine) inHeader() bool {
	return e.t.phase == phaseStart && (e.t.opts.Mode == Stream || e.cur == none && e.state <= stateDeclaration)
}

func (e *engine) overflow(at int) {
	if e.inHeader() {
		e.errorf(at, PolicyViolation, "the stream header is larger than %d bytes", e.limits.HeaderBytes)
		return
	}
	e.errorf(at, PolicyViolation, "%w: %d bytes", ErrStanzaTooBig, e.limits.StanzaBytes)
}

// run runs the function of the current state.
func (e *engine) run(in []byte, stop int) step {
	switch e.state {
	case stateStart:
		return e.firstByte(in, stop)
	case stateProlog, stateBetween, stateEpilog:
		return e.outside(in, stop)
	case stateContent:
		return e.text(in, stop)
	case stateMarkup:
		return e.markup(in, stop)
	case stateBang:
		return e.bang(in, stop)
	case stateTarget:
		return e.target(in, stop)
	case stateDeclaration:
		return e.declaration(in, stop)
	case stateCDATA:
		return e.cdata(in, stop)
	case stateReference:
		return e.referenceAt(in, stop)
	case stateName:
		return e.elementName(in, stop)
	case stateTag:
		return e.insideTag(in, stop)
	case stateAttrName:
		return e.attrName(in, stop)
	case stateEquals, stateQuote:
		return e.equals(in, stop)
	case stateValue:
		return e.value(in, stop)
	case stateEmptyTag:
		return e.emptyTag(in, stop)
	case stateEndName:
		return e.endName(in, stop)
	default:
		return e.endTag(in, stop)
	}
}

// complete ends the event at hand at e.pos.
func (e *engine) complete(event Event, phase phase) step {
	e.event = event
	e.t.phase = phase
	e.t.quiet = event == Keepalive
	e.raw = clip(e.unread()[e.base:e.pos])
	e.skip(e.pos)
	e.state = e.t.boundary()
	return deliver
}

// skip makes the first n unread bytes read ones.
func (e *engine) skip(n int) {
	e.start += n
	e.pos, e.base = 0, 0
	e.t.consumed += int64(n)
}

// firstByte looks at how a document begins.
func (e *engine) firstByte(in []byte, stop int) step {
	if stop == 0 {
		return starve
	}
	switch {
	case in[0] == 0 && stop < 3:
		return starve
	case in[0] == 0 && (in[1] == '<' || in[1] == 0) && (in[2] == 0 || in[1] == 0):
		return e.errorf(0, UnsupportedEncoding, "the stream is not UTF-8 but looks like UTF-16 or UTF-32")
	case in[0] != '<':
		e.state = stateProlog
		return goOn
	}
	e.lt, e.base, e.pos = 0, 0, 1
	e.state = stateMarkup
	return goOn
}

// outside is before, between or after elements.
func (e *engine) outside(in []byte, stop int) step {
	prolog := e.state == stateProlog
	i := e.pos
	for i < stop && isSpace(in[i]) {
		i++
	}
	if !prolog && i > 0 {
		if e.state == stateBetween && !e.t.quiet {
			e.pos = 1
			return e.complete(Keepalive, phaseOpen)
		}
		e.skip(i)
		return goOn
	}
	if e.pos = i; i == stop {
		return starve
	}
	if in[i] == '<' {
		e.openMarkup(i)
		return goOn
	}
	if in[i] == '&' && e.state == stateBetween {
		return e.beginReference(i)
	}
	if _, s := e.char(in, i, stop); s != goOn {
		return s
	}
	switch {
	case prolog:
		return e.errorf(i, NotWellFormed, "there is text before the root element")
	case e.state == stateEpilog:
		return e.errorf(i, NotWellFormed, "there is data after the root element")
	default:
		return e.textBetween(i)
	}
}

// openMarkup begins an event with the "<" at i.
func (e *engine) openMarkup(i int) {
	e.begin(e.state)
	e.lt, e.base, e.pos = i, i, i+1
	e.state = stateMarkup
}

func (e *engine) textBetween(at int) step {
	return e.errorf(at, BadFormat, "there is text between first-level children")
}

// char checks the character at i and returns its length.
func (e *engine) char(in []byte, i, stop int) (int, step) {
	c := in[i]
	if c < utf8.RuneSelf {
		if c >= ' ' || isSpace(c) {
			return 1, goOn
		}
		return 0, e.errorf(i, NotWellFormed, "U+%04X is not a character of XML", c)
	}
	if !utf8.FullRune(in[i:stop]) {
		return 0, starve
	}
	r, n := utf8.DecodeRune(in[i:stop])
	if r == utf8.RuneError && n == 1 {
		return 0, e.errorf(i, UnsupportedEncoding, "byte 0x%02X does not begin a UTF-8 sequence that is complete and shortest", c)
	}
	if !isChar(r) {
		return 0, e.errorf(i, NotWellFormed, "U+%04X is not a character of XML", r)
	}
	return n, goOn
}

// text is inside an element, in a run of text that began at e.textStart.
func (e *engine) text(in []byte, stop int) step {
	i := e.pos
	for {
		i = scan.Text(in[:stop], i)
		if i > e.pos {
			e.chars = true
			e.pos = i
		}
		if i == stop {
			return starve
		}
		switch in[i] {
		case '<':
			e.lt, e.pos = i, i+1
			e.state = stateMarkup
			return goOn
		case '&':
			e.chars = true
			return e.beginReference(i)
		case ']':
			if i+1 == stop || in[i+1] == ']' && i+2 == stop {
				return starve
			}
			if in[i+1] == ']' && in[i+2] == '>' {
				return e.errorf(i, NotWellFormed, "\"]]>\" stands in text: write \"]]&gt;\"")
			}
			i++
		case '\r':
			e.dirty = true
			i++
		default:
			n, s := e.char(in, i, stop)
			if s != goOn {
				return s
			}
			i += n
		}
		e.chars = true
		e.pos = i
	}
}

// endText puts the run of text that ends at the markup at hand on the tape.
func (e *engine) endText() {
	if !e.chars {
		return
	}
	flags := uint8(0)
	if e.dirty {
		flags = flagDirty
	}
	e.appendText(e.textStart, e.lt, flags)
}

// appendText puts the text between two positions on the tape.
func (e *engine) appendText(start, end int, flags uint8) {
	at := uint32(start - e.base)
	e.tape = append(e.tape, node{
		head: makeHead(nodeText, flags, 0, 0, 0),
		off:  at, value: at, length: uint32(end - start), next: uint32(len(e.tape) + 1),
	})
}

// beginText starts a run of text at e.pos.
func (e *engine) beginText() {
	e.state = stateContent
	e.textStart, e.dirty, e.chars = e.pos, false, false
}

// cdata is inside a CDATA section.
func (e *engine) cdata(in []byte, stop int) step {
	i := e.pos
	for {
		for i < stop && (classes[in[i]]&classPlainText != 0 || in[i] == '<' || in[i] == '&') {
			i++
		}
		if i > e.pos {
			e.chars = true
			e.pos = i
		}
		if i == stop {
			return starve
		}
		switch in[i] {
		case ']':
			if i+1 == stop || in[i+1] == ']' && i+2 == stop {
				return starve
			}
			if in[i+1] == ']' && in[i+2] == '>' {
				e.pos = i + 3
				e.state = stateContent
				return goOn
			}
			i++
		case '\r':
			i++
		default:
			n, s := e.char(in, i, stop)
			if s != goOn {
				return s
			}
			i += n
		}
		e.chars = true
		e.pos = i
	}
}

// common returns how many bytes of the literal stand at the front.
func common(in []byte, literal string) (n int) {
	for n < len(in) && n < len(literal) && in[n] == literal[n] {
		n++
	}
	return n
}

func localPart(name string) string {
	return name[bytes.IndexByte([]byte(name), ':')+1:]
}
