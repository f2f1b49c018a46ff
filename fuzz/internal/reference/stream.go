package reference

import (
	"bytes"
	"slices"
)

// stream reads [1] document, or a stream [RFC 6120 section 4.2], from r.pos to
// the end of the input.
//
//	document ::= prolog element Misc*
func (r *reader) stream() {
	r.open, r.closed, r.cut, r.elements = nil, false, false, 0
	r.tag, r.waiting, r.faults, r.others = -1, false, nil, nil
	start := r.pos
	for r.pos < len(r.in) { // a stream, and another after each restart that is followed
		r.begin = start
		r.limitBytes(start, r.opts.Limits.HeaderBytes, "a header with too many bytes")
		r.prolog()
		r.root()
		if !r.closed && !r.children() {
			start = r.pos
			r.open = nil
			r.steps = append(r.steps, step{kind: "restart"})
			continue
		}
		r.unlimited()
		r.afterRoot()
	}
}

// prolog reads [22] prolog ::= XMLDecl? S? up to the root.
func (r *reader) prolog() {
	r.checkEncoding()
	if bytes.HasPrefix(r.in[r.pos:], []byte("<?")) && r.within(r.pos+1) {
		r.pos += 2
		r.question(true)
	}
	for {
		r.skipS()
		start := r.pos
		switch c := r.peek(); {
		case c == '&':
			r.also(start, RestrictedXML, "an entity reference")
			r.refuse("the root element")
		case c != '<':
			r.refuse("the root element")
		}
		r.next()
		switch r.peek() {
		case '?':
			r.next()
			r.question(false)
		case '!':
			r.next()
			r.exclamation()
			r.fail(start, NotWellFormed, "a CDATA section before the root element")
		default:
			r.pos = start
			return
		}
	}
}

// root reads the root's start tag: of a stream, the header; of a document, all
// of the root element.
func (r *reader) root() {
	start := r.pos
	if r.opts.Document {
		r.limitBytes(start, r.opts.Limits.StanzaBytes, "a document with too many bytes")
		r.element()
		if !r.closed {
			r.content()
		}
		return
	}
	r.next()
	t := r.startTag()
	e, scope, declared := r.resolve(t, nil)
	r.stopIfFaulty()
	r.checkHeader(t, e, scope)
	r.stopIfFaulty()
	r.unlimited()
	r.tag = -1
	r.open = append(r.open, openElement{name: t.name, element: e, scope: scope, declared: declared, offset: start})
	r.steps = append(r.steps, step{kind: "start", element: e})
	r.event(Open, start, e)
	if t.empty {
		r.closed = true
		r.steps = append(r.steps, step{kind: "end", element: e})
		r.event(Close, r.pos, nil)
	}
}

// checkHeader is RFC 6120 section 4.8.
func (r *reader) checkHeader(t *tag, e *Element, scope *binding) {
	if e.Space != streamsSpace {
		r.note(t.offset, InvalidNamespace, "the root is in the namespace %q", e.Space)
	}
	if e.Local != "stream" {
		r.note(t.offset, BadFormat, "the root is %s", e.Local)
	}
	content, _ := scope.lookup("")
	if content != "" && content != streamsSpace && !slices.Contains(r.opts.ContentNamespaces, content) {
		r.note(t.offset, InvalidNamespace, "the content namespace is %q", content)
	}
}

// children reads what stands between the tags of a stream. It reports whether
// the stream was closed; else another stream begins.
func (r *reader) children() bool {
	for {
		r.keepalive()
		start := r.pos
		if r.atEnd() {
			panic(stop{})
		}
		if r.opts.FollowRestarts && r.streamFollows() {
			return false
		}
		switch r.peek() {
		case '<':
			r.next()
			switch r.peek() {
			case '/':
				r.next()
				r.endTag()
				r.closed = true
				r.steps = append(r.steps, step{kind: "end", element: r.open[0].element})
				r.event(Close, start, nil)
				return true
			case '!':
				r.next()
				r.exclamation()
				r.fail(start, BadFormat, "a CDATA section between first-level children")
			case '?':
				r.next()
				r.question(false)
			default:
				r.pos = start
				r.elements = 0
				r.limitBytes(start, r.opts.Limits.StanzaBytes, "a stanza with too many bytes")
				r.element()
				r.content()
				r.unlimited()
			}
		case '&':
			r.also(start, BadFormat, "a reference between first-level children")
			r.reference()
			r.fail(start, BadFormat, "a reference between first-level children")
		default:
			r.also(start, NotWellFormed, "what might be ]]>")
			r.fail(start, BadFormat, "text between first-level children")
		}
	}
}

func (r *reader) keepalive() {
	start := r.pos
	for r.pos < len(r.in) && isSByte(r.in[r.pos]) {
		r.pos++
	}
	if r.pos > start {
		r.event(Keepalive, start, nil)
	}
}

// streamFollows reports whether an XML declaration or a stream header is next.
func (r *reader) streamFollows() bool {
	rest := r.in[r.pos:]
	if after, ok := bytes.CutPrefix(rest, []byte("<?xml")); ok && len(after) > 0 {
		c, _, form := decode(after)
		return form == valid && !isNameChar(c)
	}
	if rest[0] != '<' {
		return false
	}
	ahead := &reader{in: r.in, pos: r.pos + 1, firstTooMany: -1}
	header := false
	ahead.guard(func() {
		t := ahead.startTag()
		e, _, _ := ahead.resolve(t, r.scope())
		header = e.Space == streamsSpace && e.Local == "stream"
	})
	return header && ahead.result.Fault == nil
}

// element reads the start tag of an element, and opens the element unless it
// is empty.
func (r *reader) element() {
	start := r.pos
	r.next()
	depth := len(r.stanzaElements()) + 1
	r.tag = start
	if !r.atEnd() { // whatever the name turns out to be
		if limit := r.opts.Limits.Depth; limit > 0 && depth == limit+1 {
			r.note(start, PolicyViolation, "more than %d levels", limit)
		}
		r.elements++
		if limit := r.opts.Limits.Elements; limit > 0 && r.elements == limit+1 {
			r.note(start, PolicyViolation, "more than %d elements", limit)
		}
	}
	t := r.startTag()
	e, scope, declared := r.resolve(t, r.scope())
	r.stopIfFaulty()
	if !r.opts.Document && depth == 1 && e.Space == streamsSpace && e.Local == "stream" {
		r.fail(start, UnsupportedStanzaType, "a second stream header")
	}
	r.tag = -1
	r.flushText()
	r.steps = append(r.steps, step{kind: "start", element: e})
	r.open = append(r.open, openElement{name: t.name, element: e, scope: scope, declared: declared, offset: start})
	if t.empty {
		r.closeElement()
	}
}

// closeElement ends the innermost element, whose last tag is read.
func (r *reader) closeElement() {
	r.flushText()
	e := r.open[len(r.open)-1]
	r.steps = append(r.steps, step{kind: "end", element: e.element})
	r.open = r.open[:len(r.open)-1]
	switch depth := len(r.stanzaElements()); {
	case depth == 0:
		r.closed = r.opts.Document
		r.event(Child, e.offset, e.element)
	default:
		parent := r.open[len(r.open)-1].element
		parent.Children = append(parent.Children, Node{Element: e.element})
	}
}

// text adds to the character data of the innermost element.
func (r *reader) text(s string) {
	e := &r.open[len(r.open)-1]
	e.text = append(e.text, s...)
}

// flushText makes the text since the last tag a node.
func (r *reader) flushText() {
	if len(r.open) == 0 {
		return
	}
	e := &r.open[len(r.open)-1]
	if len(e.text) > 0 {
		e.element.Children = append(e.element.Children, Node{Text: string(e.text)})
		r.steps = append(r.steps, step{kind: "text", text: string(e.text)})
		e.text = nil
	}
}

// content reads [43] content of the stanza, or of the document, up to and with
// its last end tag.
//
//	content ::= CharData? ((element | Reference | CDSect | PI | Comment) CharData?)*
func (r *reader) content() {
	for len(r.stanzaElements()) > 0 {
		start := r.pos
		switch r.peek() {
		case '&':
			r.text(r.reference())
		case '<':
			r.next()
			switch r.peek() {
			case '/':
				r.next()
				r.endTag()
				r.closeElement()
			case '!':
				r.next()
				r.exclamation()
				r.cdSect()
			case '?':
				r.next()
				r.question(false)
			default:
				r.pos = start
				r.element()
			}
		default:
			r.charData()
		}
	}
}

// charData reads [14] CharData, which is not empty.
//
//	CharData ::= [^<&]* - ([^<&]* ']]>' [^<&]*)
func (r *reader) charData() {
	brackets := 0
	for {
		c := r.peek()
		switch c {
		case '<', '&':
			return
		case ']':
			brackets++
		case '>':
			if brackets >= 2 {
				r.fail(r.pos-2, NotWellFormed, "]]> in text")
			}
			brackets = 0
		default:
			brackets = 0
		}
		r.text(string(r.lineEnd(r.next())))
	}
}

// cdSect reads [20] CData and [21] CDEnd.
func (r *reader) cdSect() {
	var data []byte
	for !bytes.HasSuffix(data, []byte("]]>")) {
		data = append(data, string(r.lineEnd(r.next()))...)
	}
	r.text(string(data[:len(data)-len("]]>")]))
}

// afterRoot reads Misc*, of which RFC 6120 leaves white space.
func (r *reader) afterRoot() {
	for !r.atEnd() && isS(r.peek()) {
		r.next()
	}
	if r.atEnd() {
		return
	}
	start := r.pos
	r.also(start, NotWellFormed, "data after the root element")
	if r.at('<') {
		r.next()
		r.cut = true
		switch r.peek() {
		case '?':
			r.next()
			r.question(false)
		case '!':
			r.next()
			r.exclamation()
		}
	}
	r.fail(start, NotWellFormed, "data after the root element")
}

func (r *reader) event(kind Kind, start int, e *Element) {
	r.result.Events = append(r.result.Events, Event{
		Kind: kind, Offset: int64(start), End: int64(r.pos), Element: e,
	})
}
