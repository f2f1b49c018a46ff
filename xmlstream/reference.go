package xmlstream

import "unicode/utf8"

// reference is how far a reference has been read, so that the machine may stop
// inside it.
type reference struct {
	form   referenceForm
	char   rune // so far, of a character reference; beyond MaxRune it stays there
	digits bool
	back   state // where it stands
}

type referenceForm uint8

const (
	formUnknown referenceForm = iota
	formHash                  // "&#"
	formDecimal
	formHexadecimal
	formEntity
)

// beginReference is at "&".
func (e *engine) beginReference(at int) step {
	e.reference = reference{back: e.state}
	e.dirty = true
	e.amp = at
	e.pos = at + 1
	e.state = stateReference
	return goOn
}

// referenceAt is in a reference that began at e.amp.
func (e *engine) referenceAt(in []byte, stop int) step {
	r := &e.reference
	for ; e.pos < stop; e.pos++ {
		c := in[e.pos]
		switch r.form {
		case formUnknown:
			if c == '#' {
				r.form = formHash
				continue
			}
			r.form = formEntity
			if classes[c]&(classNameStart|classWide) == 0 && c != ':' {
				return e.malformedReference(in, stop)
			}
		case formHash:
			if c == 'x' {
				r.form = formHexadecimal
				continue
			}
			r.form = formDecimal
		}
		if c == ';' {
			return e.endReference(in)
		}
		if r.form == formEntity {
			n, s := 1, goOn
			if classes[c]&classWide != 0 {
				if n, s = e.char(in, e.pos, stop); s != goOn {
					return s
				}
				if char, _ := utf8.DecodeRune(in[e.pos:]); !isNameChar(char) || e.pos == e.amp+1 && !isNameStart(char) {
					return e.malformedReference(in, stop)
				}
			} else if classes[c]&className == 0 && c != ':' {
				return e.malformedReference(in, stop)
			}
			e.pos += n - 1
			continue
		}
		base := rune(10)
		if r.form == formHexadecimal {
			base = 16
		}
		digit := rune(hexValue(c))
		if digit >= base {
			return e.malformedReference(in, stop)
		}
		r.digits = true
		r.char = min(r.char*base+digit, utf8.MaxRune+1)
	}
	return starve
}

// endReference is at the ";".
func (e *engine) endReference(in []byte) step {
	r := &e.reference
	if r.form == formEntity {
		name := in[e.amp+1 : e.pos]
		if predefined(name) == 0 {
			return e.errorf(e.amp, RestrictedXML, "the entity &%s; is not one of the five that a stream may use (RFC 6120 §11.1)", shorten(string(name)))
		}
	} else {
		if !r.digits {
			return e.errorf(e.pos, NotWellFormed, "a character reference has no digits")
		}
		if !isChar(r.char) {
			return e.errorf(e.amp, NotWellFormed, "a reference stands for a number that is not a character of XML")
		}
	}
	if r.back == stateBetween {
		return e.textBetween(e.amp)
	}
	e.pos++
	e.state = r.back
	return goOn
}

func (e *engine) malformedReference(in []byte, stop int) step {
	if _, s := e.char(in, e.pos, stop); s != goOn {
		return s
	}
	return e.errorf(e.pos, NotWellFormed, "\"&\" begins no reference: write \"&amp;\"")
}
