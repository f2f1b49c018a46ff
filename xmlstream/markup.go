package xmlstream

import "unicode/utf8"

// markup decides what "<" at e.lt begins.
func (e *engine) markup(in []byte, stop int) step {
	if e.pos == stop {
		return starve
	}
	c := in[e.pos]
	inside := e.cur != none
	switch {
	case c == '!':
		e.pos++
		e.state = stateBang
		return goOn
	case c == '?':
		e.pos++
		e.state = stateTarget
		return goOn
	case e.t.phase == phaseClosed, c != '/' && (e.depth >= e.limits.Depth || e.elements >= e.limits.Elements):
		// What begins with no character is neither data nor an element too many.
		if _, s := e.char(in, e.pos, stop); s != goOn {
			return s
		}
	}
	switch {
	case inside:
		e.endText()
	case e.t.phase == phaseClosed:
		return e.errorf(e.lt, NotWellFormed, "there is data after the root element")
	case c == 0 && e.t.phase == phaseStart && e.lt == 0:
		return e.errorf(0, UnsupportedEncoding, "the stream is not UTF-8 but looks like UTF-16 or UTF-32")
	}
	if c == '/' {
		if !inside && e.t.phase == phaseStart {
			return e.errorf(e.pos, NotWellFormed, "an end tag stands before the root element")
		}
		e.pos++
		e.mark = e.pos
		e.state = stateEndName
		return goOn
	}
	if e.depth++; e.depth > e.limits.Depth {
		return e.errorf(e.lt, PolicyViolation, "elements are nested deeper than %d", e.limits.Depth)
	}
	if e.elements++; e.elements > e.limits.Elements {
		return e.errorf(e.lt, PolicyViolation, "the stanza has more than %d elements", e.limits.Elements)
	}
	e.mark, e.colon = e.pos, 0
	e.state = stateName
	return goOn
}

// bang is after "<!": a CDATA section, or something forbidden.
func (e *engine) bang(in []byte, stop int) step {
	rest := in[e.lt+len("<!") : stop]
	if len(rest) == 0 {
		return starve
	}
	literal := "[CDATA["
	switch rest[0] {
	case '-':
		literal = "--"
	case 'D':
		literal = "DOCTYPE"
	}
	n := common(rest, literal)
	switch {
	case n < len(literal) && n == len(rest):
		return starve
	case n < len(literal):
		at := e.lt + len("<!") + n
		if _, s := e.char(in, at, stop); s != goOn {
			return s
		}
		return e.errorf(at, NotWellFormed, "\"<!\" begins nothing that may stand here")
	case rest[0] == '-':
		return e.errorf(e.lt, RestrictedXML, "a comment is not allowed in a stream (RFC 6120 §11.1)")
	case rest[0] == 'D':
		return e.errorf(e.lt, RestrictedXML, "a document type declaration is not allowed in a stream (RFC 6120 §11.1)")
	case e.cur == none && e.t.phase == phaseOpen:
		return e.textBetween(e.lt)
	case e.cur == none:
		return e.errorf(e.lt, NotWellFormed, "a CDATA section stands outside the root element")
	}
	e.dirty = true
	e.pos = e.lt + len("<![CDATA[")
	e.state = stateCDATA
	return goOn
}

// target is after "<?": an XML declaration, or something forbidden. Which, the
// first character tells that does not go on with "xml".
func (e *engine) target(in []byte, stop int) step {
	const xml = "xml"
	start := e.lt + len("<?")
	at := start
	for at < stop && at < start+len(xml) && in[at]|0x20 == xml[at-start] {
		at++
	}
	if at == stop {
		return starve
	}
	if _, s := e.char(in, at, stop); s != goOn {
		return s
	}
	c, _ := utf8.DecodeRune(in[at:stop])
	switch {
	case at == start && !isNameStart(c) && c != ':':
		return e.errorf(at, NotWellFormed, "\"<?\" begins nothing that may stand here")
	case at < start+len(xml) || isNameChar(c) || c == ':':
		return e.errorf(e.lt, RestrictedXML, "a processing instruction is not allowed in a stream (RFC 6120 §11.1)")
	case string(in[start:at]) != xml:
		return e.errorf(e.lt, NotWellFormed, "the XML declaration is written \"<?xml\", in lower case")
	case e.t.phase == phaseStart && e.lt == 0:
		e.pos = at
		e.beginDeclaration()
		return goOn
	case e.t.phase == phaseOpen && e.cur == none && e.t.opts.FollowRestarts:
		return e.followRestart()
	}
	return e.errorf(e.lt, NotWellFormed, "an XML declaration stands elsewhere than at the very start")
}

// followRestart begins a new stream at the markup at hand.
func (e *engine) followRestart() step {
	e.skip(e.lt)
	e.t.phase, e.t.quiet, e.t.scope = phaseStart, false, outside
	e.begin(stateStart)
	return goOn
}
