package main

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"

	"github.com/antchfx/xmlquery"
	"github.com/beevik/etree"
	"github.com/tdewolff/parse/v2"
	parsexml "github.com/tdewolff/parse/v2/xml"

	"github.com/xmppwire/xmppwire/bench/compare/native"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// parser is one of those that are compared.
type parser struct {
	name string
	how  string // as it is used here

	streams  bool // takes a document in pieces, and reports what is complete
	zeroCopy bool // hands out parts of its input

	parse func(document []byte) error
	count func(document []byte) (elements int, err error)
}

var parsers = []parser{
	{
		name: "xmppwire", how: "Tokenizer to tape, writes of 16 KiB", streams: true, zeroCopy: true,
		parse: func(b []byte) error { return tokenise(b, nil) },
		count: func(b []byte) (n int, err error) {
			// The root counts too.
			return n + 1, tokenise(b, func(e xmlstream.Element) { n += elements(e) })
		},
	},
	counting("libxml2", "push, SAX2, pieces of 16 KiB", true, native.Libxml2),
	counting("expat", "namespaces, pieces of 16 KiB", true, native.Expat),
	inPlace("pugixml", native.Pugixml),
	inPlace("rapidxml", native.Rapidxml),
	counting("encoding/xml", "Decoder.Token", true, encodingXML),
	{
		name: "tdewolff/parse", how: "xml.Lexer", zeroCopy: true,
		parse: func(b []byte) error { _, err := lexer(b); return err },
		count: lexer,
	},
	{
		name: "etree", how: "Document of bytes",
		parse: func(b []byte) error { return etree.NewDocument().ReadFromBytes(b) },
		count: func(b []byte) (int, error) {
			d := etree.NewDocument()
			err := d.ReadFromBytes(b)
			return len(d.FindElements("//*")), err
		},
	},
	{
		name: "xmlquery", how: "Parse to a tree",
		parse: func(b []byte) error { _, err := xmlquery.Parse(bytes.NewReader(b)); return err },
		count: func(b []byte) (int, error) {
			d, err := xmlquery.Parse(bytes.NewReader(b))
			if err != nil {
				return 0, err
			}
			return len(xmlquery.Find(d, "//*")), nil
		},
	},
}

// counting is a parser that counts while it parses.
func counting(name, how string, streams bool, count func([]byte) (int, error)) parser {
	return parser{
		name: name, how: how, streams: streams,
		parse: func(b []byte) error { _, err := count(b); return err },
		count: count,
	}
}

// inPlace is a parser that makes a tree out of a copy of the document.
func inPlace(name string, parse func([]byte, bool) (int, error)) parser {
	return parser{
		name: name, how: "tree, in a copy of the document, memory kept", zeroCopy: true,
		parse: func(b []byte) error { _, err := parse(b, false); return err },
		count: func(b []byte) (int, error) { return parse(b, true) },
	}
}

var tokenizer = xmlstream.NewTokenizer(nil)

// tokenise reads the document and calls each for its first-level children.
func tokenise(document []byte, each func(xmlstream.Element)) error {
	tokenizer.Reset(nil)
	for len(document) > 0 {
		n := min(native.Chunk, len(document))
		if _, err := tokenizer.Write(document[:n]); err != nil {
			return err
		}
		document = document[n:]
		for {
			event, err := tokenizer.Next()
			if err != nil {
				return err
			}
			if event == xmlstream.NeedMore {
				break
			}
			if event == xmlstream.Child && each != nil {
				each(tokenizer.Element())
			}
		}
	}
	return tokenizer.End()
}

// elements counts e and what is in it.
func elements(e xmlstream.Element) int {
	n := 0
	for todo := []xmlstream.Element{e}; len(todo) > 0; n++ {
		last := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for child := range last.Children() {
			todo = append(todo, child)
		}
	}
	return n
}

func encodingXML(document []byte) (n int, err error) {
	d := xml.NewDecoder(bytes.NewReader(document))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
		if _, ok := token.(xml.StartElement); ok {
			n++
		}
	}
}

func lexer(document []byte) (n int, err error) {
	l := parsexml.NewLexer(parse.NewInputBytes(document))
	for {
		switch kind, _ := l.Next(); kind {
		case parsexml.ErrorToken:
			if err := l.Err(); err != io.EOF {
				return n, err
			}
			return n, nil
		case parsexml.StartTagToken:
			n++
		}
	}
}

// agree checks that every parser sees as many elements as ours does.
func agree(document []byte) error {
	want := 0
	for _, p := range parsers {
		n, err := p.count(document)
		if err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		if want == 0 {
			want = n
		}
		if n != want {
			return fmt.Errorf("%s sees %d elements, %s %d", p.name, n, parsers[0].name, want)
		}
	}
	return nil
}
