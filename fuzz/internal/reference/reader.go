package reference

import "strings"

// reader reads from left to right. Its methods panic with stop at a fault and
// at the end of the input.
type reader struct {
	opts   Options
	in     []byte
	pos    int
	result Result

	// A byte limit: the offset of the first byte too many, or -1.
	firstTooMany int
	whatTooMany  string

	// The construct being read.
	tag     int  // offset of the < of a start or end tag, or -1
	waiting bool // a reader may wait for its end before it judges it
	faults  []Fault
	others  []Fault

	// The stream, or document, being read.
	begin  int           // its first byte
	open   []openElement // from the root to the innermost
	closed bool          // the root was read to its end
	cut    bool          // the input ends inside a character, or in markup after the root

	// The stanza being read.
	elements int

	steps []step // everything that was read, for tests
}

// openElement is an element whose end tag is not read yet.
type openElement struct {
	name     string // as written
	element  *Element
	text     []byte // since the last tag
	scope    *binding
	declared int // namespace declarations on this element
	offset   int
}

// step is a tag or the text between two tags.
type step struct {
	kind    string // start, end, text, restart
	element *Element
	text    string
}

// limitBytes lets bytes from start on be read up to limit, which is inclusive.
func (r *reader) limitBytes(start, limit int, what string) {
	r.firstTooMany, r.whatTooMany = -1, what
	if limit > 0 {
		r.firstTooMany = start + limit
	}
}

func (r *reader) unlimited() { r.firstTooMany = -1 }

// within reports whether the byte at offset is there and may be read.
func (r *reader) within(offset int) bool {
	return offset < len(r.in) && (r.firstTooMany < 0 || offset < r.firstTooMany)
}

// atEnd reports whether all the input is read.
func (r *reader) atEnd() bool { return r.pos == len(r.in) }

// peekChar is the next character and its length.
func (r *reader) peekChar() (rune, int) {
	if r.atEnd() {
		panic(stop{})
	}
	c, length, form := decode(r.in[r.pos:])
	if !r.within(r.pos + length - 1) {
		r.fail(r.firstTooMany, PolicyViolation, "%s", r.whatTooMany)
	}
	switch {
	case form == truncated:
		r.pos, r.cut = len(r.in), true
		panic(stop{})
	case form == invalid:
		r.fail(r.pos, UnsupportedEncoding, "byte %#02x is not UTF-8", r.in[r.pos])
	case !isChar(c):
		r.fail(r.pos, NotWellFormed, "U+%04X is not a character of XML", c)
	}
	return c, length
}

func (r *reader) peek() rune {
	c, _ := r.peekChar()
	return c
}

func (r *reader) next() rune {
	c, length := r.peekChar()
	r.pos += length
	return c
}

// at reports whether the next character is c.
func (r *reader) at(c rune) bool { return r.peek() == c }

// literal reads s.
func (r *reader) literal(s string) {
	for _, c := range s {
		if !r.at(c) {
			r.refuse(s)
		}
		r.next()
	}
}

// word reads s, which a reader may also judge as a whole.
func (r *reader) word(s string) {
	r.also(r.pos, NotWellFormed, "another word than %s", s)
	r.literal(s)
	r.others = r.others[:len(r.others)-1]
}

// skipS reads [3] S? and reports whether there was any.
func (r *reader) skipS() bool {
	start := r.pos
	for isS(r.peek()) {
		r.next()
	}
	return r.pos > start
}

// lineEnd is XML 1.0 2.11: c was read; the pair CR LF and a CR alone are LF.
func (r *reader) lineEnd(c rune) rune {
	if c != '\r' {
		return c
	}
	if r.pos < len(r.in) && r.in[r.pos] == '\n' && r.within(r.pos) {
		r.pos++
	}
	return '\n'
}

// name reads [NS 7] QName, or [NS 4] NCName where there is no colon.
func (r *reader) name(what string) string {
	start := r.pos
	limit := r.opts.Limits.NameBytes
	noted := limit == 0
	count := func() {
		if !noted && r.pos-start > limit {
			noted = true
			r.note(start+limit, PolicyViolation, "a name of more than %d bytes", limit)
		}
	}
	colon := false
	if !isNCNameStartChar(r.peek()) {
		r.refuse(what)
	}
	for {
		c := r.peek()
		switch {
		case c == ':' && !colon:
			colon = true
			r.next()
			count()
			if !isNCNameStartChar(r.peek()) {
				r.refuse("a local name")
			}
			r.next()
		case c == ':':
			r.refuse("the end of a qualified name")
		case isNCNameChar(c):
			r.next()
		default:
			return string(r.in[start:r.pos])
		}
		count()
	}
}

// splitName is the prefix and the local part of a qualified name.
func splitName(name string) (prefix, local string) {
	if prefix, local, ok := strings.Cut(name, ":"); ok {
		return prefix, local
	}
	return "", name
}
