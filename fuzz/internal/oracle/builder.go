package oracle

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/xmppwire/xmppwire/fuzz/internal/reference"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// Built promises: whatever calls a Builder gets, and with whatever strings, it
// returns an error and dst as it was, or one element that reads back as what
// it was told, in the slow reader as in the Tokenizer. The input is a program:
// each byte is a call or a string of the words in it.
func Built(input []byte) error {
	p := program{rest: input}
	context := xmlstream.Context{}
	header := ""
	if p.next()%2 == 1 {
		context = xmlstream.NewContext("jabber:client", xmlstream.Prefix{Name: "a", Space: "urn:x"},
			xmlstream.Prefix{Name: "stream", Space: streamsSpace})
		header = "<stream:stream xmlns='jabber:client' xmlns:stream='" + streamsSpace + "' xmlns:a='urn:x'>"
	} else {
		header = "<s:stream xmlns:s='" + streamsSpace + "'>"
	}
	b := xmlstream.NewBuilder([]byte(header), context)
	want := p.run(b)
	out, err := b.Finish()
	if err != nil {
		if string(out) != header {
			return fmt.Errorf("the Builder says %w, with %q written: %q", err, out, input)
		}
		return nil
	}
	if streamHeader(want) {
		return nil // well-formed, but no child of a stream
	}
	read, err := firstChild(out)
	if err != nil {
		return fmt.Errorf("the Builder wrote %q: %w: %q", out, err, input)
	}
	if err := differ(input, fmt.Sprintf("program and Tokenizer of %q", out), want, treeOf(read)); err != nil {
		return err
	}
	slow := reference.Parse(out, reference.Options{})
	if slow.Fault != nil || len(slow.Events) != 2 {
		return fmt.Errorf("the Builder wrote %q, the reference says %v: %q", out, slow.Fault, input)
	}
	var t transcript
	t.reference(slow.Events[1].Element)
	return differ(input, fmt.Sprintf("program and reference of %q", out), want, t.log)
}

const streamsSpace = "http://etherx.jabber.org/streams"

func streamHeader(tree []byte) bool {
	return bytes.HasPrefix(tree, []byte("\x01"+streamsSpace+"\x02stream\x03")) ||
		bytes.HasPrefix(tree, []byte("\x01"+streamsSpace+"\x02stream\x05")) ||
		bytes.HasPrefix(tree, []byte("\x01"+streamsSpace+"\x02stream\x06")) ||
		bytes.HasPrefix(tree, []byte("\x01"+streamsSpace+"\x02stream\x01"))
}

// program reads calls and strings from bytes.
type program struct{ rest []byte }

func (p *program) next() byte {
	if len(p.rest) == 0 {
		return 0
	}
	c := p.rest[0]
	p.rest = p.rest[1:]
	return c
}

// words are strings that programs use; what is not among them is spelled out.
var words = []string{
	"", "a", "b", "message", "body", "stream", "xmlns", "xml", "lang", "to", "ns1", "ns2",
	"jabber:client", "urn:x", "urn:y", streamsSpace,
	"http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/", "urn:xmpp:sm:3",
	"a:b", "é", "1", "<", "&", "'\"", "]]>", "\t\n\r", "\x00", "\xff", "\uFFFE", "\uFEFF", "]]",
}

// word is one of words, or the bytes that follow.
func (p *program) word() string {
	c := int(p.next())
	if c < 200 {
		return words[c%len(words)]
	}
	n := min(c-200, len(p.rest))
	s := string(p.rest[:n])
	p.rest = p.rest[n:]
	return s
}

// run gives b the calls of the program, ends what is open, and returns the
// tree that they say, with attributes in the order of the calls.
func (p *program) run(b *xmlstream.Builder) []byte {
	var t transcript
	open := 0
	for len(p.rest) > 0 {
		switch call := p.next(); call % 8 {
		case 0, 1:
			space, local, hint := p.word(), p.word(), p.word()
			if tag, err := xmlstream.NewTag(space, local, hint); err != nil || call < 128 {
				b.Start(space, local, hint)
			} else {
				b.StartTag(&tag)
			}
			t.name(markElement, space, local)
			open++
		case 2, 3:
			space, local, value := p.word(), p.word(), p.word()
			b.Attr(space, local, value)
			t.attr(space, local, value)
		case 4:
			if call >= 128 {
				p.leaf(b, &t)
				continue
			}
			s := p.word()
			b.Text(s)
			t.text(s)
		case 5:
			b.End()
			t.end()
			open--
		case 6:
			prefix, space := p.word(), p.word()
			b.Declare(prefix, space)
		case 7:
			raw := []byte("<e xmlns='urn:e' k='" + p.word() + "'>" + p.word() + "</e>")
			if p.next()%2 == 0 {
				b.Raw(raw)
			} else {
				e, err := xmlstream.Parse(raw, nil)
				if err != nil {
					continue
				}
				b.Element(e)
			}
			if e, err := xmlstream.Parse(raw, nil); err == nil {
				t.element(e)
			}
		}
	}
	for ; open > 0; open-- {
		b.End()
		t.end()
	}
	return t.log
}

// leaf writes a leaf with attributes of different kinds.
func (p *program) leaf(b *xmlstream.Builder, t *transcript) {
	space, local, hint, in := p.word(), p.word(), p.word(), p.word()
	tag, err := xmlstream.NewTag(space, local, hint)
	if err != nil {
		b.Fail(err)
		return
	}
	t.name(markElement, in, local)
	var attrs []xmlstream.TagValue
	for _, name := range [][2]string{{"", "to"}, {"urn:y", "k"}, {"http://www.w3.org/XML/1998/namespace", "lang"}} {
		value := p.word()
		if value == "" {
			continue
		}
		tag, err := xmlstream.NewTag(name[0], name[1], "")
		if err != nil {
			b.Fail(err)
			return
		}
		attrs = append(attrs, xmlstream.TagValue{Tag: &tag, Value: value})
		t.attr(name[0], name[1], value)
	}
	text := p.word()
	b.LeafTagIn(in, &tag, attrs, text)
	t.text(text)
	t.end()
}

// Escaped promises that a string is refused exactly if XML has no form for
// it, with dst as it was, or is written so that it reads back, as text and as
// an attribute value in either kind of quote.
func Escaped(s string) error {
	carried := !slices.ContainsFunc([]rune(s), func(r rune) bool { return !carries(r) }) && validUTF8(s)
	text, textErr := xmlstream.AppendText([]byte("before"), s)
	value, valueErr := xmlstream.AppendAttrValue([]byte("before"), []byte(s))
	if (textErr == nil) != carried || (valueErr == nil) != carried {
		return fmt.Errorf("AppendText %v, AppendAttrValue %v of %q", textErr, valueErr, s)
	}
	if !carried {
		if string(text) != "before" || string(value) != "before" {
			return fmt.Errorf("refused, and %q and %q written of %q", text, value, s)
		}
		return nil
	}
	text, value = text[len("before"):], value[len("before"):]
	doc := fmt.Appendf(nil, "<a b='%s' c=\"%s\">%s</a>", value, value, text)
	e, err := xmlstream.Parse(doc, &xmlstream.Options{Limits: xmlstream.Unlimited()})
	if err != nil {
		return fmt.Errorf("%q is not well-formed: %w", doc, err)
	}
	b, _ := e.Attr("b")
	c, _ := e.Attr("c")
	if string(b) != s || string(c) != s || string(e.Text()) != s {
		return fmt.Errorf("%q reads back as %q, %q and %q from %q", s, b, c, e.Text(), doc)
	}
	return nil
}

// carries is Char of XML 1.0 (production 2).
func carries(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || 0x20 <= r && r <= 0xD7FF || 0xE000 <= r && r <= 0xFFFD || 0x10000 <= r && r <= 0x10FFFF
}
