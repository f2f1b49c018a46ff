package xmlstream

import "strings"

// declaration is how far the XML declaration (XML 1.0 §2.8) has been read.
type declaration struct {
	step     declStep
	item     declItem // being read
	done     declItem // the last one read
	quote    byte
	sawSpace bool
}

type declStep uint8

const (
	declBetween declStep = iota // white space, a name or the end
	declName
	declEquals
	declQuote
	declValue
	declEnd // ">" after "?"
)

type declItem uint8

const (
	declNothing declItem = iota
	declVersion
	declEncoding
	declStandalone
)

func (e *engine) beginDeclaration() {
	e.decl = declaration{}
	e.state = stateDeclaration
}

// declaration is after "<?xml".
func (e *engine) declaration(in []byte, stop int) step {
	d := &e.decl
	for e.pos < stop {
		c := in[e.pos]
		switch d.step {
		case declBetween, declEquals, declQuote:
			if isSpace(c) {
				d.sawSpace = true
				e.pos++
				continue
			}
		}
		switch d.step {
		case declBetween:
			switch {
			case c == '?' && d.done != declNothing:
				d.step = declEnd
			case d.sawSpace:
				d.step = declName
				e.mark = e.pos
				continue
			default:
				return e.badDeclaration(in, stop)
			}
		case declName:
			word := in[e.mark:e.pos]
			if item, whole := nextItem(word, d.done); whole && (c == '=' || isSpace(c)) {
				d.item, d.step = item, declEquals
				continue
			}
			if item, _ := nextItem(in[e.mark:e.pos+1], d.done); item == declNothing {
				return e.badDeclaration(in, stop)
			}
		case declEquals:
			if c != '=' {
				return e.badDeclaration(in, stop)
			}
			d.step = declQuote
		case declQuote:
			if c != '\'' && c != '"' {
				return e.badDeclaration(in, stop)
			}
			d.quote = c
			d.step = declValue
			e.mark = e.pos + 1
		case declValue:
			if c == d.quote {
				if s := e.endDeclarationValue(string(in[e.mark:e.pos])); s != goOn {
					return s
				}
				d.done, d.step, d.sawSpace = d.item, declBetween, false
				break
			}
			if !d.item.mayBegin(in[e.mark : e.pos+1]) {
				return e.badDeclaration(in, stop)
			}
		case declEnd:
			if c != '>' {
				return e.badDeclaration(in, stop)
			}
			e.pos++
			e.state = stateProlog
			return goOn
		}
		e.pos++
	}
	return starve
}

func (e *engine) badDeclaration(in []byte, stop int) step {
	if _, s := e.char(in, e.pos, stop); s != goOn {
		return s
	}
	return e.errorf(e.pos, NotWellFormed, "%q cannot stand here in an XML declaration", in[e.pos])
}

// itemNames are the items of a declaration, in their order.
var itemNames = [...]string{declVersion: "version", declEncoding: "encoding", declStandalone: "standalone"}

// nextItem returns the item that may follow the last one and whose name begins
// with word, and whether word is all of it.
func nextItem(word []byte, last declItem) (item declItem, whole bool) {
	for item := last + 1; int(item) < len(itemNames); item++ {
		name := itemNames[item]
		if len(word) > 0 && len(word) <= len(name) && name[:len(word)] == string(word) {
			return item, len(word) == len(name)
		}
		if item == declVersion {
			break // it must be there
		}
	}
	return declNothing, false
}

// mayBegin reports whether a value of the item may begin with those bytes.
func (d declItem) mayBegin(v []byte) bool {
	c := v[len(v)-1]
	switch d {
	case declVersion:
		const major = "1."
		if len(v) <= len(major) {
			return string(v) == major[:len(v)]
		}
		return '0' <= c && c <= '9'
	case declEncoding:
		if len(v) == 1 {
			return classes[c]&classNameStart != 0 && c != '_'
		}
		return classes[c]&className != 0
	default:
		return strings.HasPrefix("yes", string(v)) || strings.HasPrefix("no", string(v))
	}
}

// endDeclarationValue judges a value whose closing quote is at hand.
func (e *engine) endDeclarationValue(v string) step {
	switch {
	case e.decl.item == declVersion && len(v) <= len("1."):
		return e.errorf(e.pos, NotWellFormed, "the XML version %q is not 1.0", v)
	case e.decl.item == declEncoding && v == "":
		return e.errorf(e.pos, NotWellFormed, "the XML declaration names no encoding")
	case e.decl.item == declEncoding && !strings.EqualFold(v, "UTF-8"):
		return e.errorf(e.mark, UnsupportedEncoding, "the XML declaration says %q: a stream is UTF-8 (RFC 6120 §11.6)", shorten(v))
	case e.decl.item == declStandalone && v != "yes" && v != "no":
		return e.errorf(e.pos, NotWellFormed, "standalone is neither yes nor no")
	}
	return goOn
}
