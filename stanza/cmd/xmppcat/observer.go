package main

import (
	"bytes"
	"time"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

const (
	nsTLS      = "urn:ietf:params:xml:ns:xmpp-tls"
	nsCompress = "http://jabber.org/protocol/compress"
	nsBind     = "urn:ietf:params:xml:ns:xmpp-bind"
)

// observer makes events of the chunks of any number of connections. It works
// the same on a wire and on recordings.
type observer struct {
	opts        *xmlstream.Options
	printer     printer
	summary     *summary
	connections map[int]*connection
	broken      bool // a stream was
}

func newObserver(opts *xmlstream.Options, p printer) *observer {
	return &observer{opts: opts, printer: p, summary: newSummary(), connections: map[int]*connection{}}
}

// see takes the next chunk of any connection.
func (o *observer) see(c chunk) {
	if c.kind == begins {
		o.connections[c.connection] = o.connect(c)
		return
	}
	conn := o.connections[c.connection]
	d := &conn.from
	if c.direction == s2c {
		d = &conn.to
	}
	conn.at = c.at
	o.summary.chunk(&c)
	switch c.kind {
	case carries:
		d.take(c.data)
	case ends:
		d.end()
		if conn.from.ended && conn.to.ended {
			o.summary.connection(conn)
			delete(o.connections, c.connection)
		}
	}
}

// connection is what both directions of a connection share.
type connection struct {
	*observer
	number   int
	at       time.Duration // of the chunk at hand
	from, to half          // of the client and to it
	own      stanza.JID    // that the client is bound to
	asked    requests
}

func (o *observer) connect(c chunk) *connection {
	conn := &connection{observer: o, number: c.connection, at: c.at}
	for _, d := range []struct {
		half *half
		name direction
	}{{&conn.from, c2s}, {&conn.to, s2c}} {
		*d.half = half{connection: conn, name: d.name, layer: "encrypted"}
		d.half.reader = newReader(&cat{opts: o.opts, printer: d.half}, "")
	}
	conn.from.print(&event{kind: "connected", note: c.note})
	return conn
}

// half is one direction of a connection.
type half struct {
	*connection
	name      direction
	reader    reader
	size      int64  // bytes so far
	tail      []byte // of the input, from the end of the last event on
	layer     string // what may begin here: "encrypted", "compressed"; mostly ""
	concealed bool   // the rest is counted, not read
	ended     bool
}

// take reads on, as long as the direction can be read.
func (d *half) take(b []byte) {
	if d.layer == "compressed" || d.layer == "encrypted" && isTLS(b) {
		d.conceal(d.layer, "the rest of this direction is counted, not read")
	}
	d.layer = ""
	d.size += int64(len(b))
	if d.concealed {
		return
	}
	d.tail = append(d.tail, b...)
	if !d.reader.feed(b) {
		d.concealed, d.tail = true, nil
		return
	}
	d.reader.pause()
	if read := len(d.tail) - int(d.size-d.reader.tokenizer.InputOffset()); read > 0 {
		d.tail = append(d.tail[:0], d.tail[read:]...)
	}
}

// isTLS reports whether bytes are the beginning of a TLS record (RFC 8446 §5.1:
// its types are 20 to 23), which no XML begins with.
func isTLS(b []byte) bool { return len(b) > 0 && 20 <= b[0] && b[0] <= 23 }

// conceal gives up reading this direction.
func (d *half) conceal(kind, note string) {
	if !d.concealed {
		d.concealed, d.tail = true, nil
		d.print(&event{kind: kind, offset: d.size, end: d.size, note: note})
	}
}

func (d *half) end() {
	d.ended = true
	if d.concealed {
		d.print(&event{kind: "eof", offset: d.size, end: d.size})
	} else {
		d.reader.end()
	}
}

// print gives an event of this direction its place on the wire and passes it
// on.
func (d *half) print(e *event) {
	e.wire = &wire{connection: d.number, direction: d.name, at: d.at}
	if e.syntax != nil {
		start := d.size - int64(len(d.tail))
		e.excerpt = &excerpt{input: bytes.Clone(d.tail), fault: int(min(max(e.offset-start, 0), int64(len(d.tail))))}
	}
	if e.kind == "child" {
		d.child(e)
	}
	if !d.own.IsZero() {
		e.wire.own = d.own.String()
	}
	d.broken = d.broken || e.broken()
	d.summary.print(e)
	d.printer.print(e)
}

// child looks for what changes the meaning of later bytes, and for answers.
func (d *half) child(e *event) {
	switch {
	case d.name == s2c && e.element.Is(nsTLS, "proceed"):
		d.from.layer, d.to.layer = "encrypted", "encrypted"
	case d.name == s2c && e.element.Is(nsCompress, "compressed"):
		d.from.layer, d.to.layer = "compressed", "compressed"
	}
	d.asked.match(d, e)
	if bind, ok := e.element.Child(nsBind, "bind"); ok && d.name == s2c {
		if jid, ok := bind.Child(nsBind, "jid"); ok {
			if own, err := stanza.ParseJIDBytes(jid.Text()); err == nil {
				d.own = own
			}
		}
	}
}

// broken reports whether an event says that something is wrong with a stream.
func (e *event) broken() bool { return e.syntax != nil || e.pending > 0 }
