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
			case d.sawSpace && 'a' <= c && c <= 'z':
				d.step = declName
				e.mark = e.pos
			default:
				return e.badDeclaration(in, stop)
			}
		case declName:
			if 'a' <= c && c <= 'z' {
				break
			}
			if c != '=' && !isSpace(c) {
				return e.badDeclaration(in, stop)
			}
			if d.item = nextItem(string(in[e.mark:e.pos]), d.done); d.item == declNothing {
				return e.errorf(e.mark, NotWellFormed, "the XML declaration has something else than version, encoding, standalone, in this order")
			}
			d.step = declEquals
			continue
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
			if classes[c]&className == 0 {
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

// nextItem returns the item with that name if it may follow the last one.
func nextItem(name string, last declItem) declItem {
	switch {
	case name == "version" && last == declNothing:
		return declVersion
	case name == "encoding" && last == declVersion:
		return declEncoding
	case name == "standalone" && (last == declVersion || last == declEncoding):
		return declStandalone
	}
	return declNothing
}

func (e *engine) endDeclarationValue(v string) step {
	switch e.decl.item {
	case declVersion:
		good := common([]byte(v), "1.")
		for good >= len("1.") && good < len(v) && '0' <= v[good] && v[good] <= '9' {
			good++
		}
		if good < len(v) || good <= len("1.") {
			return e.errorf(e.mark+good, NotWellFormed, "the XML version %q is not 1.0", shorten(v))
		}
	case declEncoding:
		if v == "" || classes[v[0]]&classNameStart == 0 || v[0] == '_' {
			return e.errorf(e.mark, NotWellFormed, "the XML declaration names no encoding")
		}
		if !strings.EqualFold(v, "UTF-8") {
			return e.errorf(e.mark, UnsupportedEncoding, "the XML declaration says %q: a stream is UTF-8 (RFC 6120 §11.6)", shorten(v))
		}
	case declStandalone:
		if v != "yes" && v != "no" {
			return e.errorf(e.mark, NotWellFormed, "standalone is neither yes nor no")
		}
	}
	return goOn
}
