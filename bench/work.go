package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"testing/iotest"

	"github.com/xmppwire/xmppwire/bench/corpus"
	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// work is something to do with a whole corpus, by this library and by
// encoding/xml.
type work struct {
	name  string
	ours  string // what is timed
	peer  string // what encoding/xml does in its stead
	enter func(*corpus.Corpus) (*heat, error)
}

// heat are the passes over a corpus that run in turns.
type heat struct {
	ours, peer pass
	whole      pass // ours in writes of 16 KiB, nil where ours is that
	bytes      int  // that a pass of ours reads or writes
}

// pass does the work for all stanzas once.
type pass func() error

const writeSize = 16 << 10

var works = []work{
	{
		"tokenise", "Tokenizer to tape, in writes of 16 KiB", "Decoder.Token",
		func(c *corpus.Corpus) (*heat, error) {
			return &heat{ours: tokenise(c, chunks(c.Stream, writeSize), nil), peer: tokens(c, reader), bytes: len(c.Stream)}, nil
		},
	},
	{
		"decode", "tokenise, Decode to owned values with addresses parsed", "Decoder.DecodeElement into structs, addresses as strings, payloads as bytes",
		func(c *corpus.Corpus) (*heat, error) {
			return &heat{ours: tokenise(c, chunks(c.Stream, writeSize), decodeOurs), peer: structs(c, newRaw, nil), bytes: len(c.Stream)}, nil
		},
	},
	{
		"get", "tokenise, Decode to owned values with addresses parsed, Get of every payload", "Decoder.DecodeElement into structs, addresses as strings",
		func(c *corpus.Corpus) (*heat, error) {
			return &heat{ours: tokenise(c, chunks(c.Stream, writeSize), getOurs), peer: structs(c, newTheirs, nil), bytes: len(c.Stream)}, nil
		},
	},
	{
		"unmarshal", "tokenise, Unmarshal into the same structs", "Decoder.DecodeElement into structs",
		func(c *corpus.Corpus) (*heat, error) {
			return &heat{ours: tokenise(c, chunks(c.Stream, writeSize), unmarshalOurs), peer: structs(c, newTheirs, nil), bytes: len(c.Stream)}, nil
		},
	},
	{
		"append", "Append of values that were just at hand, as those are that a program has made", "Marshal of structs in the same order",
		enterAppend,
	},
	{
		"route", "tokenise and Route", "Decoder.Token of first-level start tags, their attributes, Decoder.Skip",
		func(c *corpus.Corpus) (*heat, error) {
			look := func(e xmlstream.Element) error {
				if r := route(e); r.Kind != stanza.KindOther && len(r.To) == 0 {
					return errors.New("a stanza has lost its address")
				}
				return nil
			}
			return &heat{ours: tokenise(c, chunks(c.Stream, writeSize), look), peer: startTags(c), bytes: len(c.Stream)}, nil
		},
	},
	{
		"stanzas", "tokenise, one stanza a Write", "Decoder.Token, one stanza a Read",
		func(c *corpus.Corpus) (*heat, error) {
			pieces := append([][]byte{c.Header}, c.Stanzas...)
			pieces = append(pieces, closingTag(c))
			return &heat{
				ours: tokenise(c, pieces, nil), whole: tokenise(c, chunks(c.Stream, writeSize), nil),
				peer: tokens(c, func([]byte) io.Reader { return &pieceReader{pieces: pieces} }), bytes: len(c.Stream),
			}, nil
		},
	},
	{
		"bytes", "tokenise, one byte a Write", "Decoder.Token, one byte a Read",
		func(c *corpus.Corpus) (*heat, error) {
			return &heat{
				ours: tokenise(c, chunks(c.Stream, 1), nil), whole: tokenise(c, chunks(c.Stream, writeSize), nil),
				peer: tokens(c, func(b []byte) io.Reader { return iotest.OneByteReader(bytes.NewReader(b)) }), bytes: len(c.Stream),
			}, nil
		},
	},
}

// chunks cuts b into pieces of that size.
func chunks(b []byte, size int) (pieces [][]byte) {
	for len(b) > size {
		pieces = append(pieces, b[:size])
		b = b[size:]
	}
	return append(pieces, b)
}

func closingTag(c *corpus.Corpus) []byte {
	return c.Stream[bytes.LastIndex(c.Stream, []byte("</")):]
}

// tokenise feeds the pieces of the stream and does each with the first-level
// children.
func tokenise(c *corpus.Corpus, pieces [][]byte, each func(xmlstream.Element) error) pass {
	tok := xmlstream.NewTokenizer(nil)
	return func() error {
		tok.Reset(nil)
		children := 0
		for _, p := range pieces {
			if _, err := tok.Write(p); err != nil {
				return err
			}
			for {
				event, err := tok.Next()
				if err != nil {
					return err
				}
				if event == xmlstream.NeedMore {
					break
				}
				if event != xmlstream.Child {
					continue
				}
				children++
				if each == nil {
					continue
				}
				if err := each(tok.Element()); err != nil {
					return err
				}
			}
		}
		if children != len(c.Stanzas) {
			return fmt.Errorf("%d stanzas of %d", children, len(c.Stanzas))
		}
		return tok.End()
	}
}

// enterAppend has both sides write the same values.
func enterAppend(c *corpus.Corpus) (*heat, error) {
	values, theirs, err := valuesOf(c)
	if err != nil {
		return nil, err
	}
	values, theirs = atHand(values), atHand(theirs)
	h := new(heat)
	var out []byte
	h.ours = func() error {
		h.bytes = 0
		for _, v := range values {
			var err error
			if out, err = appendOurs(out[:0], v); err != nil {
				return err
			}
			h.bytes += len(out)
		}
		return nil
	}
	h.peer = func() error {
		for _, v := range theirs {
			if _, err := xml.Marshal(v); err != nil {
				return err
			}
		}
		return nil
	}
	return h, nil
}

// atHand returns as many values, of each stretch of them the first eighth eight
// times, so that what is timed is writing and not waiting for memory that nobody has
// touched for long.
func atHand(values []any) (list []any) {
	const times, stretch = 8, 256
	for some := range slices.Chunk(values, stretch) {
		first := some[:(len(some)+times-1)/times]
		for i := range some {
			list = append(list, first[i%len(first)])
		}
	}
	return list
}

// valuesOf returns the stanzas as values of both sides.
func valuesOf(c *corpus.Corpus) (ours, theirs []any, err error) {
	if err := structs(c, newTheirs, func(v any) { theirs = append(theirs, v) })(); err != nil {
		return nil, nil, err
	}
	for _, v := range theirs {
		value, err := newValue(v)
		if err != nil {
			return nil, nil, err
		}
		ours = append(ours, value)
	}
	return ours, theirs, nil
}

func reader(b []byte) io.Reader { return bytes.NewReader(b) }

// pieceReader returns one piece a Read, or as much of it as fits.
type pieceReader struct {
	pieces [][]byte
	at     int
}

func (r *pieceReader) Read(p []byte) (int, error) {
	if len(r.pieces) == 0 {
		return 0, io.EOF
	}
	n := copy(p, r.pieces[0][r.at:])
	if r.at += n; r.at == len(r.pieces[0]) {
		r.pieces, r.at = r.pieces[1:], 0
	}
	return n, nil
}

// tokens reads the stream with encoding/xml's Decoder.Token.
func tokens(c *corpus.Corpus, from func([]byte) io.Reader) pass {
	return func() error {
		d := xml.NewDecoder(from(c.Stream))
		for {
			if _, err := d.Token(); err == io.EOF {
				return nil
			} else if err != nil {
				return err
			}
		}
	}
}

// children calls each for the start tags of first-level children; it must
// read on to the end of the element.
func children(c *corpus.Corpus, each func(*xml.Decoder, xml.StartElement) error) pass {
	return func() error {
		d := xml.NewDecoder(bytes.NewReader(c.Stream))
		for root := true; ; {
			token, err := d.Token()
			if err == io.EOF {
				return nil
			}
			if err != nil {
				return err
			}
			start, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			if root {
				root = false
				continue
			}
			if err := each(d, start); err != nil {
				return err
			}
		}
	}
}

// structs decodes the first-level children into structs, of which fresh makes one,
// and calls each, unless that is nil.
func structs(c *corpus.Corpus, fresh func(xml.Name) (any, error), each func(any)) pass {
	return children(c, func(d *xml.Decoder, start xml.StartElement) error {
		v, err := fresh(start.Name)
		if err != nil {
			return err
		}
		if err := d.DecodeElement(v, &start); err != nil {
			return err
		}
		if each != nil {
			each(v)
		}
		return nil
	})
}

func startTags(c *corpus.Corpus) pass {
	var to, from, typ, id string
	return children(c, func(d *xml.Decoder, start xml.StartElement) error {
		for _, a := range start.Attr {
			switch a.Name.Local {
			case "to":
				to = a.Value
			case "from":
				from = a.Value
			case "type":
				typ = a.Value
			case "id":
				id = a.Value
			}
		}
		_, _, _, _ = to, from, typ, id
		return d.Skip()
	})
}
