package xmlstream

import (
	"io"
	"iter"
)

// Reader drives a Tokenizer from an io.Reader. Like it, a Reader belongs to one
// goroutine. While it waits for the first byte of an event it holds no buffer.
type Reader struct {
	t     Tokenizer
	src   io.Reader
	err   error
	first [16]byte
}

// NewReader returns a Reader of a new connection; nil options are the
// defaults. It allocates the Reader and nothing else.
func NewReader(r io.Reader, opts *Options) *Reader {
	reader := &Reader{src: r}
	reader.t.Reset(opts)
	return reader
}

// SetSource replaces the source, for instance by the TLS connection after
// Restart(NewLayer). An error of the old source is forgotten.
func (r *Reader) SetSource(src io.Reader) { r.src, r.err = src, nil }

// Reset starts over for a new connection (see Tokenizer.Reset).
func (r *Reader) Reset(src io.Reader, opts *Options) {
	r.SetSource(src)
	r.t.Reset(opts)
}

const (
	// readSize is how much a Reader asks its source for at once.
	readSize = 16 << 10
	// mostTries is how often the source may return nothing, and no error, in turn.
	mostTries = 100
)

// Next returns the next event, reading as long as it takes; never NeedMore.
// After Close it returns io.EOF, reading no further. Other errors are those of
// the source, or a *SyntaxError, which wraps io.ErrUnexpectedEOF if the source
// ends before the stream does. After an error of the source it may be called
// again, and reads on: nothing is lost where a deadline passed, inside a stanza or
// between two. It ends the current Element.
func (r *Reader) Next() (Event, error) {
	for {
		event, err := r.t.Next()
		if err != nil || event != NeedMore {
			return event, err
		}
		if r.t.phase == phaseClosed && r.t.opts.Mode == Stream {
			return NeedMore, io.EOF
		}
		if r.err != nil {
			return NeedMore, r.end()
		}
		r.fill()
	}
}

// fill reads something.
func (r *Reader) fill() {
	if r.t.engine == nil {
		n := r.read(r.first[:])
		_, _ = r.t.Write(r.first[:n])
		return
	}
	r.t.Commit(r.read(r.t.Buffer(readSize)))
}

// read reads from the source, and keeps its error.
func (r *Reader) read(b []byte) (n int) {
	for range mostTries {
		if n, r.err = r.src.Read(b); n > 0 || r.err != nil {
			return n
		}
	}
	r.err = io.ErrNoProgress
	return 0
}

// end turns the error of the source into that of Next.
func (r *Reader) end() error {
	if r.err != io.EOF {
		err := r.err
		r.err = nil
		return err
	}
	if err := r.t.End(); err != nil {
		return err
	}
	return io.EOF
}

// All yields events until the end of the stream, which is no error.
func (r *Reader) All() iter.Seq2[Event, error] {
	return func(yield func(Event, error) bool) {
		for {
			event, err := r.Next()
			if err == io.EOF {
				return
			}
			if !yield(event, err) || err != nil {
				return
			}
		}
	}
}

// Element is Tokenizer.Element.
func (r *Reader) Element() Element { return r.t.Element() }

// Unread is Tokenizer.Unread: what was read from the source and not looked at.
func (r *Reader) Unread() []byte { return r.t.Unread() }

// Restart is Tokenizer.Restart.
func (r *Reader) Restart(mode RestartMode) error { return r.t.Restart(mode) }

// SetLimits is Tokenizer.SetLimits.
func (r *Reader) SetLimits(l *Limits) { r.t.SetLimits(l) }

// InputOffset is Tokenizer.InputOffset.
func (r *Reader) InputOffset() int64 { return r.t.InputOffset() }
