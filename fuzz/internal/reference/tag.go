package reference

import "strings"

// tag is [40] STag or [44] EmptyElemTag before its names are resolved.
type tag struct {
	offset int
	name   string
	nameAt int
	attrs  []rawAttr
	empty  bool
}

// rawAttr is [41] Attribute.
type rawAttr struct {
	name   string
	nameAt int
	value  string
}

// declares reports whether the attribute is [NS 1] NSAttName, and of which
// prefix; "" is the default namespace.
func (a *rawAttr) declares() (prefix string, ok bool) {
	if a.name == "xmlns" {
		return "", true
	}
	return strings.CutPrefix(a.name, "xmlns:")
}

// startTag reads [40] STag and [44] EmptyElemTag from after their <.
//
//	STag         ::= '<' Name (S Attribute)* S? '>'
//	EmptyElemTag ::= '<' Name (S Attribute)* S? '/>'
func (r *reader) startTag() *tag {
	t := &tag{offset: r.pos - 1, nameAt: r.pos}
	r.tag = t.offset
	t.name = r.name("the name of an element")
	if prefix, _ := splitName(t.name); prefix == "xmlns" {
		r.note(t.nameAt, NotWellFormed, "an element with the prefix xmlns")
	}
	for {
		spaced := r.skipS()
		switch c := r.peek(); {
		case c == '>':
			r.next()
			return t
		case c == '/':
			r.next()
			r.literal(">")
			t.empty = true
			return t
		case !spaced:
			r.refuse("white space, / or >")
		default:
			r.attribute(t)
		}
	}
}

// attribute reads [41] Attribute and [NS 12] Attribute.
//
//	Attribute ::= Name Eq AttValue
func (r *reader) attribute(t *tag) {
	a := rawAttr{nameAt: r.pos}
	if r.opts.Limits.Attrs > 0 && len(t.attrs) == r.opts.Limits.Attrs {
		r.note(a.nameAt, PolicyViolation, "more than %d attributes", r.opts.Limits.Attrs)
	}
	a.name = r.name("the name of an attribute")
	for _, earlier := range t.attrs {
		if earlier.name == a.name { // WFC: Unique Att Spec
			r.note(a.nameAt, NotWellFormed, "the attribute %s stands twice", a.name)
			break
		}
	}
	prefix, declares := a.declares()
	if declares {
		r.countDeclaration(t, a)
	}
	r.eq()
	a.value = r.attValue(declares)
	if declares {
		r.checkDeclaration(a, prefix)
	}
	t.attrs = append(t.attrs, a)
}

// eq reads [25] Eq ::= S? '=' S?
func (r *reader) eq() {
	r.skipS()
	r.literal("=")
	r.skipS()
}

// attValue reads [10] AttValue and normalises it as XML 1.0 3.3.3 says of
// attributes of type CDATA.
func (r *reader) attValue(namespace bool) string {
	quote := r.peek()
	if quote != '"' && quote != '\'' {
		r.refuse("a quote")
	}
	r.next()
	limit := r.opts.Limits.NamespaceBytes
	noted := limit == 0 || !namespace
	start := r.pos
	var value strings.Builder
	for {
		if over := r.pos - start; !noted && (over > limit || over == limit && !r.atEnd() && rune(r.in[r.pos]) != quote) {
			noted = true
			r.note(start+limit, PolicyViolation, "a namespace name of more than %d bytes", limit)
		}
		switch c := r.peek(); {
		case c == quote:
			r.next()
			return value.String()
		case c == '<': // WFC: No < in Attribute Values
			r.refuse("no < in an attribute value")
		case c == '&':
			value.WriteString(r.reference())
		case isS(c):
			r.lineEnd(r.next())
			value.WriteByte(' ')
		default:
			value.WriteRune(r.next())
		}
	}
}

// endTag reads [42] ETag ::= '</' Name S? '>' from after its solidus.
func (r *reader) endTag() {
	r.tag = r.pos - 2
	e := r.open[len(r.open)-1]
	if r.otherName(e.name) { // WFC: Element Type Match
		r.note(r.pos, NotWellFormed, "the end tag of another element than %s, which is open", e.name)
	}
	r.also(r.pos, NotWellFormed, "what might become the name of another element")
	r.name("the name of an element")
	r.others = nil
	r.skipS()
	r.literal(">")
	r.stopIfFaulty()
	r.tag = -1
}

// otherName reports whether the name that follows can be seen to be another
// than name.
func (r *reader) otherName(name string) bool {
	pos := r.pos
	for _, want := range name + "\x00" {
		if !r.within(pos) {
			return false
		}
		c, length, form := decode(r.in[pos:])
		if form != valid || !isChar(c) || !r.within(pos+length-1) {
			return false
		}
		if want == 0 {
			return isNameChar(c)
		}
		if c != want {
			return true
		}
		pos += length
	}
	return false
}

// predefined are the entities of XML 1.0 4.6, the only ones of RFC 6120 11.1.
var predefined = []struct{ name, text string }{
	{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"apos", "'"}, {"quot", `"`},
}

// reference reads [67] Reference, and returns what it stands for.
func (r *reader) reference() string {
	r.waiting = true
	start := r.pos
	r.next()
	if r.at('#') {
		r.next()
		return r.charRef(start)
	}
	return r.entityRef(start)
}

// semicolon ends a reference.
func (r *reader) semicolon() {
	r.literal(";")
	r.waiting = false
}

// charRef reads [66] CharRef from after its #.
//
//	CharRef ::= '&#' [0-9]+ ';' | '&#x' [0-9a-fA-F]+ ';'
func (r *reader) charRef(start int) string {
	base := rune(10)
	if r.at('x') {
		r.next()
		base = 16
	}
	const tooBig = 0x10FFFF + 1
	c, digits := rune(0), 0
	for {
		d := r.peek()
		switch {
		case isDigit(d):
			d -= '0'
		case base == 16 && 'a' <= d && d <= 'f':
			d -= 'a' - 10
		case base == 16 && 'A' <= d && d <= 'F':
			d -= 'A' - 10
		case digits == 0:
			r.refuse("a digit")
		default:
			r.semicolon()
			if !isChar(c) { // WFC: Legal Character
				r.fail(start, NotWellFormed, "a reference to what is not a character of XML")
			}
			return string(c)
		}
		r.next()
		digits++
		if c < tooBig && c*base+d >= tooBig {
			r.note(start, NotWellFormed, "a reference beyond U+10FFFF")
		}
		c = min(c*base+d, tooBig)
	}
}

// entityRef reads [68] EntityRef ::= '&' Name ';' from after its &.
func (r *reader) entityRef(start int) string {
	nameAt := r.pos
	r.also(start, RestrictedXML, "what might be a reference to another entity than the five")
	if !isNameStartChar(r.peek()) {
		r.refuse("the name of an entity")
	}
	for isNameChar(r.peek()) {
		r.next()
		if r.atEnd() && !beginsPredefined(string(r.in[nameAt:])) {
			r.note(start, RestrictedXML, "an entity that is not predefined")
		}
	}
	name := string(r.in[nameAt:r.pos])
	r.semicolon()
	r.others = r.others[:len(r.others)-1]
	for _, e := range predefined {
		if e.name == name {
			return e.text
		}
	}
	r.also(start, NotWellFormed, "an entity that is not declared") // WFC: Entity Declared
	r.fail(start, RestrictedXML, "an entity that is not predefined")
	return ""
}

// beginsPredefined reports whether more letters can make s the name of a
// predefined entity.
func beginsPredefined(s string) bool {
	for _, e := range predefined {
		if strings.HasPrefix(e.name, s) {
			return true
		}
	}
	return false
}
