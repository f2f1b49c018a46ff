package main

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/all"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// pieceSize is how much is read at a time.
const pieceSize = 32 << 10

// event is what there is to print: the fields that its kind has.
type event struct {
	file        string
	kind        string // open, child, keepalive, close, eof or error
	offset, end int64

	element xmlstream.Element // of open and child
	stanza  stanza.Kind
	value   any   // what the codec made of it
	fault   error // that the codec found with it
	codec   *stanza.Codec

	syntax *xmlstream.SyntaxError // of error
	line   int
	column int64

	pending int // of eof: bytes of an unfinished element

	note    string   // of what has no element: more about it
	wire    *wire    // of a tap and a replay
	excerpt *excerpt // of an error on a wire
}

// printer writes events to a bufio.Writer, which keeps the error.
type printer interface {
	print(e *event)
}

// cat reads files and hands their events to a printer.
type cat struct {
	opts    *xmlstream.Options
	printer printer
	out     *bufio.Writer
}

// file reads one file to its end or first fault and reports whether it was
// fine. The error is one of the file as a whole; those of the output stick to
// its writer.
func (c *cat) file(name string, stdin io.Reader) (fine bool, err error) {
	in := stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return false, err
		}
		defer func() { _ = f.Close() }()
		in = f
	}
	r := newReader(c, name)
	piece := make([]byte, pieceSize)
	for {
		n, readErr := in.Read(piece)
		fine := r.feed(piece[:n])
		if fine && readErr == io.EOF {
			fine = r.end()
		}
		if c.out.Flush() != nil {
			return false, nil
		}
		switch {
		case fine && readErr == io.EOF && r.elements == 0 && c.opts.Mode == xmlstream.Document:
			return false, fmt.Errorf("%s: the document has no element", name)
		case !fine || readErr == io.EOF:
			return fine, nil
		case readErr != nil:
			return false, readErr
		}
	}
}

// reader reads one file.
type reader struct {
	*cat
	file      string
	tokenizer *xmlstream.Tokenizer
	positions positions
	codec     *stanza.Codec
	content   string // content namespace that codec is for
	last      int64  // where the event before ended
	keepalive int64  // where the white space at hand begins, -1 if there is none
	paused    bool   // the white space before has been printed, and may go on
	elements  int    // headers and children
}

// newReader returns a reader whose content namespace is not known yet.
func newReader(c *cat, file string) reader {
	r := reader{cat: c, file: file, tokenizer: xmlstream.NewTokenizer(c.opts), keepalive: -1}
	r.useCodec("")
	return r
}

// feed reads on and reports whether there was no fault.
func (r *reader) feed(piece []byte) bool {
	base := r.positions.size
	r.positions.add(piece)
	if r.paused && bytes.IndexAny(piece, " \t\r\n") == 0 {
		r.keepalive = base
	}
	r.paused = r.paused && len(piece) == 0
	if r.keepalive >= 0 {
		r.endKeepalive(base, piece)
	}
	for kind, err := range r.tokenizer.Feed(piece) {
		if err != nil {
			r.fail(err)
			return false
		}
		if end := r.tokenizer.InputOffset(); kind == xmlstream.Keepalive {
			r.keepalive = r.last
			r.endKeepalive(end, piece[end-base:])
		} else {
			r.found(kind, end)
		}
	}
	r.positions.forget(r.tokenizer.InputOffset())
	return true
}

// endKeepalive prints the keepalive at hand if its white space ends in rest,
// the input from the offset at on. The tokenizer reports it at its first byte.
func (r *reader) endKeepalive(at int64, rest []byte) {
	if after := bytes.TrimLeft(rest, " \t\r\n"); len(after) > 0 {
		r.printKeepalive(at + int64(len(rest)-len(after)))
	}
}

// pause prints the white space at hand: what follows may be long in coming.
func (r *reader) pause() {
	if r.keepalive >= 0 {
		r.printKeepalive(r.positions.size)
		r.paused = true
	}
}

func (r *reader) printKeepalive(end int64) {
	r.printer.print(&event{file: r.file, kind: "keepalive", offset: r.keepalive, end: end})
	r.keepalive, r.last = -1, end
}

// found prints an event that is no keepalive. One that has an element begins
// with it, but a header has its declaration and what is before it, too.
func (r *reader) found(kind xmlstream.Event, end int64) {
	e := event{file: r.file, kind: kind.String(), offset: r.last, end: end, element: r.tokenizer.Element()}
	switch kind {
	case xmlstream.Open:
		r.useCodec(xmlstream.ContextOf(e.element).Content())
	case xmlstream.Child:
		e.offset = end - int64(len(e.element.Raw()))
		if r.opts.Mode == xmlstream.Document {
			r.useCodec(e.element.Name().Space)
		}
	}
	if !e.element.IsZero() {
		r.elements++
		e.stanza = stanza.Route(e.element).Kind
		e.codec = r.codec
		e.value, e.fault = r.codec.Decode(e.element)
	}
	r.printer.print(&e)
	r.last = end
}

func (r *reader) fail(err error) {
	var syntax *xmlstream.SyntaxError
	if !errors.As(err, &syntax) {
		syntax = &xmlstream.SyntaxError{Offset: r.tokenizer.InputOffset(), Err: err}
	}
	e := event{file: r.file, kind: "error", offset: syntax.Offset, syntax: syntax}
	e.line, e.column = r.positions.at(syntax.Offset)
	r.printer.print(&e)
}

// end prints the end of the file and reports whether nothing is missing there.
func (r *reader) end() bool {
	size := r.positions.size
	if r.keepalive >= 0 {
		r.printKeepalive(size)
	}
	e := event{file: r.file, kind: "eof", offset: size, end: size}
	if rest := r.tokenizer.Unread(); len(bytes.TrimLeft(rest, " \t\r\n")) > 0 {
		e.pending = len(rest)
	}
	r.printer.print(&e)
	return e.pending == 0
}

// useCodec makes the codec one for that content namespace, or for that of
// clients if it is none of stanzas.
func (r *reader) useCodec(content string) {
	switch content {
	case "jabber:server", "jabber:component:accept", "jabber:component:connect":
	default:
		content = "jabber:client"
	}
	if content != r.content {
		r.codec = stanza.NewCodec(content, all.Types())
		r.content = content
	}
}

// expanded is a name as everything here prints it.
func expanded(n xml.Name) string { return "{" + n.Space + "}" + n.Local }

// expander remembers expanded names.
type expander map[xml.Name]string

func (m *expander) expanded(n xml.Name) string {
	s, ok := (*m)[n]
	if !ok {
		s = expanded(n)
		if *m == nil {
			*m = expander{}
		}
		if len(*m) < mostNames {
			(*m)[n] = s
		}
	}
	return s
}
