package xmlstream

import (
	"fmt"
	"io"
)

// Writer sends whole elements, one Write of the underlying writer each. It
// belongs to one goroutine. After a short write nobody knows where the stream
// stands, so its error is final: a new stream has a new Writer.
type Writer struct {
	w        io.Writer
	maxBytes int
	err      error
}

// NewWriter returns a Writer that refuses elements over the peer's
// limits.StanzaBytes (its max-bytes, XEP-0478); nil limits are DefaultLimits.
func NewWriter(w io.Writer, limits *Limits) *Writer {
	if limits == nil {
		limits = &defaultLimits
	}
	return &Writer{w: w, maxBytes: limits.normalised().StanzaBytes}
}

// SetSink replaces the underlying writer, for instance by the TLS connection.
func (w *Writer) SetSink(sink io.Writer) { w.w = sink }

// WriteElement sends the bytes of one element, as a Builder or a codec made
// them. One that is too large is refused with an error that wraps
// ErrStanzaTooBig, and nothing is sent. It does not allocate.
func (w *Writer) WriteElement(b []byte) error {
	if w.err == nil && len(b) > w.maxBytes {
		return fmt.Errorf("xmlstream: %w: %d bytes, the peer takes %d", ErrStanzaTooBig, len(b), w.maxBytes)
	}
	return w.write(b)
}

// WriteHeader sends a stream header or a closing tag, for which the limit does
// not hold. An error of the underlying writer is final.
func (w *Writer) WriteHeader(b []byte) error { return w.write(b) }

func (w *Writer) write(b []byte) error {
	if w.err != nil {
		return w.err
	}
	n, err := w.w.Write(b)
	if err == nil && n < len(b) {
		err = io.ErrShortWrite
	}
	if err != nil {
		w.err = fmt.Errorf("xmlstream: the stream is broken after %d of %d bytes: %w", n, len(b), err)
	}
	return w.err
}
