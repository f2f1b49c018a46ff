package oracle

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// EncodingXML promises that what is accepted, package encoding/xml reads as
// the same trees with the same ends. It says nothing about what is refused:
// that package accepts undeclared prefixes, duplicate attributes and more.
//
// Its known faults, which are excused here and nothing else:
//
//   - White space in attribute values is not normalised (XML 1.0 §3.3.3): blanks are compared.
//   - An element <xmlns> without a prefix is in no namespace, whatever the default is.
//   - Attributes in a namespace whose name is "xmlns" look like declarations.
//   - Names are those of the fourth edition.
//   - Versions other than 1.0 are refused (XML 1.0 §2.8 accepts 1.x).
func EncodingXML(input []byte, s Setting) error {
	want := transcript{blanks: true}
	tok := xmlstream.NewTokenizer(&s.Options)
	events, end, excused := 0, int64(0), ""
	want.fault = feed(tok, input, whole(), func(e xmlstream.Event, _ int) {
		if e == xmlstream.Keepalive {
			return
		}
		want.add(tok, e)
		events++
		end = tok.InputOffset()
		if e := tok.Element(); !e.IsZero() && excused == "" {
			excused = misread(e)
		}
	})
	if events == 0 || excused != "" || s.Options.FollowRestarts {
		return nil // that package reads one document
	}
	got, err := decode(input[:end], events, s.Options.Mode == xmlstream.Document)
	switch {
	case err == nil:
		return differ(input, s.Name+": tokenizer and encoding/xml", want.log, got)
	case strings.Contains(err.Error(), "invalid XML name") && strings.ContainsFunc(string(input), beyondASCII),
		strings.Contains(err.Error(), "unsupported version"):
		return nil
	}
	return fmt.Errorf("%s: encoding/xml says %w: %q", s.Name, err, input)
}

func beyondASCII(r rune) bool { return r >= utf8.RuneSelf }

// misread names the known fault by which encoding/xml reads another tree.
func misread(e xmlstream.Element) string {
	if e.Name().Local == "xmlns" {
		return "an element named xmlns"
	}
	for a := range e.Attrs() {
		if a.Name.Space == "xmlns" {
			return "an attribute in the namespace xmlns"
		}
	}
	for child := range e.Children() {
		if why := misread(child); why != "" {
			return why
		}
	}
	return ""
}

// decode reads so many events with encoding/xml.
func decode(input []byte, events int, document bool) ([]byte, error) {
	d := xml.NewDecoder(bytes.NewReader(input))
	t := transcript{blanks: true}
	first := 1 // depth of first-level children
	if document {
		first = 0
	}
	depth := 0
	child := transcript{blanks: true}
	for events > 0 {
		token, err := d.Token()
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if depth == first {
				child = transcript{blanks: true}
			}
			child.name(markElement, token.Name.Space, token.Name.Local)
			for _, a := range token.Attr {
				if a.Name.Space != "xmlns" && a.Name != (xml.Name{Local: "xmlns"}) {
					child.attr(a.Name.Space, a.Name.Local, a.Value)
				}
			}
			if depth++; depth == first {
				child.end()
				t.event("open", d.InputOffset())
				t.log = append(t.log, child.log...)
				events--
			}
		case xml.CharData:
			if depth > first {
				child.text(string(token))
			}
		case xml.EndElement:
			switch depth--; {
			case depth < first:
				t.event("close", d.InputOffset())
				events--
			case depth == first:
				child.end()
				t.event("child", d.InputOffset())
				t.log = append(t.log, child.log...)
				events--
			default:
				child.end()
			}
		}
	}
	return t.log, nil
}
