package xmlstream_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/xmppwire/xmppwire/xmlstream"
)

type runes [][2]rune

func (t runes) has(c rune) bool {
	for _, r := range t {
		if r[0] <= c && c <= r[1] {
			return true
		}
	}
	return false
}

// The productions of XML 1.0, fifth edition, without the colon.
var (
	charTable      = runes{{0x9, 0xA}, {0xD, 0xD}, {0x20, 0xD7FF}, {0xE000, 0xFFFD}, {0x10000, 0x10FFFF}}
	nameStartTable = runes{
		{'A', 'Z'},
		{'_', '_'},
		{'a', 'z'},
		{0xC0, 0xD6},
		{0xD8, 0xF6},
		{0xF8, 0x2FF},
		{0x370, 0x37D},
		{0x37F, 0x1FFF},
		{0x200C, 0x200D},
		{0x2070, 0x218F},
		{0x2C00, 0x2FEF},
		{0x3001, 0xD7FF},
		{0xF900, 0xFDCF},
		{0xFDF0, 0xFFFD},
		{0x10000, 0xEFFFF},
	}
	namePartTable = runes{{'-', '-'}, {'.', '.'}, {'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}}
)

// edges are the characters at both sides of the ends of all ranges, and ASCII.
func edges() (list []rune) {
	for c := range rune(0x80) {
		list = append(list, c)
	}
	for _, table := range []runes{charTable, nameStartTable, namePartTable} {
		for _, r := range table {
			for _, c := range []rune{r[0] - 1, r[0], r[1], r[1] + 1} {
				if c >= 0x80 && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF) {
					list = append(list, c)
				}
			}
		}
	}
	return list
}

// TestCharacters asks for each of these whether it may stand in a name, in
// text, in an attribute value, in a reference, and whether it is written.
func TestCharacters(t *testing.T) {
	accepts := func(doc string) bool {
		_, err := xmlstream.Parse([]byte(doc), nil)
		return err == nil
	}
	for _, c := range edges() {
		isChar, isStart := charTable.has(c), nameStartTable.has(c)
		isName := isStart || namePartTable.has(c)
		s := string(c)
		markup := c == '<' || c == '&'
		for what, p := range map[string]struct{ got, want bool }{
			"first in a name":         {accepts("<" + s + "/>"), isStart},
			"first in an attribute":   {accepts("<a " + s + "=''/>"), isStart},
			"in a name":               {accepts("<a" + s + "b/>"), isName || c == ':'},
			"last in an attribute":    {accepts("<a b" + s + "=''/>"), isName || charTable.has(c) && (c == ' ' || c == '\t' || c == '\n' || c == '\r')},
			"in text":                 {accepts("<a>x" + s + "</a>"), isChar && !markup},
			"in a value":              {accepts("<a b='x" + s + "'/>"), isChar && !markup && c != '\''},
			"in CDATA":                {accepts("<a><![CDATA[" + s + "]]></a>"), isChar},
			"by decimal reference":    {accepts(fmt.Sprintf("<a>&#%d;</a>", c)), isChar},
			"by hexadecimal":          {accepts(fmt.Sprintf("<a b='&#x%x;'/>", c)), isChar},
			"written as text":         {writes(func(b *xmlstream.Builder) { b.Text(s) }), isChar},
			"written as a value":      {writes(func(b *xmlstream.Builder) { b.Attr("", "b", s) }), isChar},
			"written first in a name": {writes(func(b *xmlstream.Builder) { b.Attr("", s, "") }), isStart},
			"written in a name":       {writes(func(b *xmlstream.Builder) { b.Attr("", "b"+s, "") }), isName},
			"written as a prefix":     {writes(func(b *xmlstream.Builder) { b.Declare("b"+s, "urn:b") }), isName},
		} {
			// A name may be a prefix that is not declared, or end where an
			// attribute or the tag does.
			if what == "in a name" && (c == ':' || c == '/' || c == '>' || c == ' ' || c == '\t' || c == '\n' || c == '\r') {
				continue
			}
			if what == "last in an attribute" && (c == '=' || c == ':') {
				continue
			}
			if p.got != p.want {
				t.Errorf("U+%04X %s: %v, want %v", c, what, p.got, p.want)
			}
		}
	}
}

// writes reports whether a Builder takes what f writes into an element. What
// it takes must be well-formed.
func writes(f func(b *xmlstream.Builder)) bool {
	b := xmlstream.NewBuilder(nil, xmlstream.Context{})
	b.Start("", "a", "")
	f(b)
	b.End()
	out, err := b.Finish()
	if err != nil {
		if !errors.Is(err, xmlstream.ErrUnencodable) {
			panic(err)
		}
		return false
	}
	if _, err := xmlstream.Parse(out, nil); err != nil {
		panic(err)
	}
	return true
}

// TestCharactersBroken has bytes that are not UTF-8.
func TestCharactersBroken(t *testing.T) {
	for _, s := range []string{"\x80", "\xC0\x80", "\xC3", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF", "é\x80"} {
		for _, f := range []func(b *xmlstream.Builder){
			func(b *xmlstream.Builder) { b.Text(s) },
			func(b *xmlstream.Builder) { b.Attr("", "b", s) },
			func(b *xmlstream.Builder) { b.Attr("", "b"+s, "") },
			func(b *xmlstream.Builder) { b.Attr("", s, "") },
		} {
			if writes(f) {
				t.Errorf("%q is written", s)
			}
		}
		for _, doc := range []string{"<a>%sx</a>", "<a b='%sx'/>", "<b%sx/>", "<%sx/>", "<a>&%sx;</a>", "<a><![CDATA[%sx]]></a>"} {
			_, err := xmlstream.Parse(fmt.Appendf(nil, doc, s), nil)
			var fault *xmlstream.SyntaxError
			if !errors.As(err, &fault) || fault.Condition != xmlstream.UnsupportedEncoding {
				t.Errorf("%q in %s: %v", s, doc, err)
			}
		}
	}
	if got, err := xmlstream.AppendText(nil, "\uFFFD"); err != nil || string(got) != "\uFFFD" {
		t.Errorf("U+FFFD is written as %q, %v", got, err)
	}
}
