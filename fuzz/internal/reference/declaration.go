package reference

import "strings"

// checkEncoding recognises UTF-16 and UTF-32 [XML 1.0, appendix F], which RFC
// 6120 section 11.6 forbids.
func (r *reader) checkEncoding() {
	start := string(r.in[r.pos:])
	for _, mark := range []string{
		"\xFE\xFF", "\xFF\xFE", "\x00\x00\xFE\xFF",
		"\x00<\x00", "<\x00", "\x00\x00\x00<",
	} {
		if strings.HasPrefix(start, mark) {
			r.also(r.pos+strings.IndexByte(mark+"\x00", 0), NotWellFormed, "U+0000 is not a character of XML")
			r.fail(r.pos, UnsupportedEncoding, "UTF-16 or UTF-32")
		}
	}
	if strings.HasPrefix(start, "\x00") {
		r.also(r.pos, UnsupportedEncoding, "UTF-16 or UTF-32")
	}
}

// xmlDecl reads [23] XMLDecl from after its target.
//
//	XMLDecl ::= '<?xml' VersionInfo EncodingDecl? SDDecl? S? '?>'
func (r *reader) xmlDecl() {
	if !r.skipS() {
		r.refuse("white space")
	}
	r.versionInfo()
	spaced := r.skipS()
	if spaced && r.at('e') {
		r.encodingDecl()
		spaced = r.skipS()
	}
	if spaced && r.at('s') {
		r.sdDecl()
		r.skipS()
	}
	r.literal("?>")
	r.stopIfFaulty()
}

// versionInfo reads [24] VersionInfo from after its white space.
//
//	VersionInfo ::= S 'version' Eq ("'" VersionNum "'" | '"' VersionNum '"')
//	VersionNum  ::= '1.' [0-9]+
func (r *reader) versionInfo() {
	r.word("version")
	r.eq()
	quote := r.quote()
	r.word("1.")
	if !isDigit(r.peek()) {
		r.refuse("a digit")
	}
	for isDigit(r.peek()) {
		r.next()
	}
	r.literal(quote)
}

// encodingDecl reads [80] EncodingDecl from after its white space.
//
//	EncodingDecl ::= S 'encoding' Eq ('"' EncName '"' | "'" EncName "'" )
//	EncName      ::= [A-Za-z] ([A-Za-z0-9._] | '-')*
func (r *reader) encodingDecl() {
	r.word("encoding")
	r.eq()
	quote := r.quote()
	start := r.pos
	r.others = append(r.others, Fault{
		Offset: int64(start), Condition: UnsupportedEncoding, Message: "an encoding other than UTF-8 is declared",
	})
	if !isLatinLetter(r.peek()) {
		r.refuse("the name of an encoding")
	}
	for isEncNameChar(r.peek()) {
		r.next()
	}
	name := string(r.in[start:r.pos])
	r.literal(quote)
	r.others = r.others[:len(r.others)-1]
	if !strings.EqualFold(name, "UTF-8") { // RFC 6120 section 11.6
		r.note(start, UnsupportedEncoding, "the encoding %s is declared", name)
	}
}

// sdDecl reads [32] SDDecl from after its white space.
//
//	SDDecl ::= S 'standalone' Eq (("'" ('yes' | 'no') "'") | ('"' ('yes' | 'no') '"'))
func (r *reader) sdDecl() {
	r.word("standalone")
	r.eq()
	quote := r.quote()
	if r.at('y') {
		r.word("yes")
	} else {
		r.word("no")
	}
	r.literal(quote)
}

func (r *reader) quote() string {
	c := r.peek()
	if c != '"' && c != '\'' {
		r.refuse("a quote")
	}
	return string(r.next())
}

// question reads what begins with <? from after the question mark: an XML
// declaration, if one may stand here, and nothing else.
func (r *reader) question(declarationAllowed bool) {
	start := r.pos - 2
	targetAt := r.pos
	r.also(start, RestrictedXML, "what begins like a processing instruction")
	if !isNameStartChar(r.peek()) {
		r.refuse("the target of a processing instruction")
	}
	for isNameChar(r.peek()) {
		r.next()
		if target := string(r.in[targetAt:r.pos]); len(target) > len("xml") || !strings.EqualFold(target, "xml"[:len(target)]) {
			break // whatever follows: RFC 6120 section 11.1
		}
	}
	switch target := string(r.in[targetAt:r.pos]); {
	case target == "xml" && declarationAllowed:
		r.xmlDecl()
		r.others = nil
	case strings.EqualFold(target, "xml"): // [17] PITarget
		r.fail(start, NotWellFormed, "an XML declaration that is not at the start, or is spelled wrong")
	default: // RFC 6120 section 11.1
		r.also(start, NotWellFormed, "a processing instruction with other faults")
		r.fail(start, RestrictedXML, "a processing instruction")
	}
}

// exclamation reads what begins with <! from after the exclamation mark. It
// returns after the opening of [18] CDSect; all else is a fault.
func (r *reader) exclamation() {
	start := r.pos - 2
	switch r.peek() {
	case '[':
		r.literal("[CDATA[") // [19] CDStart
	case '-':
		r.also(start, RestrictedXML, "a comment with other faults")
		r.literal("--") // [15] Comment
		r.also(start, NotWellFormed, "a comment with other faults")
		r.fail(start, RestrictedXML, "a comment") // RFC 6120 section 11.1
	case 'D':
		r.also(start, RestrictedXML, "a document type declaration with other faults")
		r.literal("DOCTYPE") // [28] doctypedecl
		r.also(start, NotWellFormed, "a document type declaration that is misplaced or has other faults")
		r.fail(start, RestrictedXML, "a document type declaration") // RFC 6120 section 11.1
	default:
		r.also(start, RestrictedXML, "a markup declaration")
		r.refuse("a CDATA section")
	}
}
