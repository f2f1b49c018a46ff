package xmlstream

import (
	"fmt"
	"io"
	"iter"
)

// Tokenizer turns the bytes of one direction of an XMPP connection into
// events. It never reads, blocks or starts a goroutine, and has no locks: one
// connection, one Tokenizer. Between events it holds no buffer; when bytes
// arrive it takes one from a pool, and gives it back when nothing is pending.
//
// The order of calls is Write (or Buffer and Commit), then Next until
// NeedMore, and again. An error from Next is a *SyntaxError and final.
type Tokenizer struct {
	record
	engine   *engine // nil while nothing is pending
	opts     *Options
	limits   *Limits
	scope    *scope
	consumed int64 // offset of the first unread byte
	phase    phase
	quiet    bool // white space at hand has been reported
	tier     tier // for tests
}

// tier says what reads the input: the fast path with the best kernel of this
// CPU, the fast path with the portable one, or the machine alone.
type tier uint8

const (
	tierBest tier = iota
	tierPortable
	tierMachine
)

// phase is where in the document a Tokenizer stands between events.
type phase uint8

const (
	phaseStart  phase = iota // before the first byte, where a declaration may stand
	phaseOpen                // between first-level children
	phaseEmpty               // the header was an empty-element tag; Close is due
	phaseClosed              // after the root
)

// boundary is the state of the machine between events.
func (t *Tokenizer) boundary() state {
	switch t.phase {
	case phaseStart:
		return stateStart
	case phaseClosed:
		return stateEpilog
	default:
		return stateBetween
	}
}

var defaultOptions Options

// NewTokenizer returns a Tokenizer for a new connection; nil options are the
// defaults. It allocates the Tokenizer and nothing else.
func NewTokenizer(opts *Options) *Tokenizer {
	t := new(Tokenizer)
	t.Reset(opts)
	return t
}

// Reset starts over for a new connection: it drops all state, unread bytes
// and an error, and ends the current Element. Offsets count from 0 again.
func (t *Tokenizer) Reset(opts *Options) {
	if opts == nil {
		opts = &defaultOptions
	}
	if t.engine != nil {
		t.engine.fault = nil
		t.park()
	}
	*t = Tokenizer{record: record{generation: t.generation + 1}, opts: opts, scope: outside, tier: t.tier}
	t.SetLimits(opts.Limits)
}

// SetLimits replaces the limits, for instance after authentication; nil means
// DefaultLimits. They hold from the next call of Next on.
func (t *Tokenizer) SetLimits(l *Limits) {
	if l == nil {
		l = &defaultLimits
	}
	t.limits = l
}

// invalidate ends the current Element.
func (t *Tokenizer) invalidate() {
	t.generation++
	t.doc = nil
}

// Write copies p into the Tokenizer and returns how many bytes it took. It
// takes at most a window of 32 KiB that Next has not looked at; if that is
// less than p it returns ErrFull: call Next until NeedMore, then write the
// rest. It ends the current Element. It allocates only when the pool is empty
// or the pending event outgrows its buffer.
func (t *Tokenizer) Write(p []byte) (int, error) {
	t.invalidate()
	if len(p) == 0 {
		return 0, t.fault()
	}
	e := t.engine
	if e == nil {
		e = t.borrow()
	} else if e.fault != nil {
		return 0, e.fault
	}
	n := min(len(p), max(0, window-e.unseen()))
	e.reserve(n)
	end := len(e.buf)
	e.buf = e.buf[:end+n]
	copy(e.buf[end:], p)
	e.offered = 0
	if n < len(p) {
		return n, ErrFull
	}
	return n, nil
}

// Buffer returns n bytes of the Tokenizer's own memory to receive into; say
// with Commit how many were filled. The slice is valid until the next call on
// the Tokenizer. It ends the current Element. Like Write it allocates only
// when it must grow; sizes over a window of 32 KiB are cut to that.
func (t *Tokenizer) Buffer(n int) []byte {
	t.invalidate()
	e := t.engine
	if e == nil {
		e = t.borrow()
	}
	n = min(max(n, 0), window)
	e.reserve(n)
	e.offered = n
	return e.buf[len(e.buf) : len(e.buf)+n : len(e.buf)+n]
}

// Commit takes over the first n bytes of what Buffer returned. It panics if
// Buffer has not returned that many.
func (t *Tokenizer) Commit(n int) {
	t.invalidate()
	e := t.engine
	if e == nil || n < 0 || n > e.offered {
		panic("xmlstream: Commit of more bytes than Buffer returned")
	}
	e.offered = 0
	if e.fault == nil {
		e.buf = e.buf[:len(e.buf)+n]
	}
}

// Next returns the next event, NeedMore if the input ends before it does. It
// ends the current Element. The error is a *SyntaxError, final, and the same
// from then on. It does not allocate once the pool is warm, but for a fault
// and for a header of an unusual shape.
func (t *Tokenizer) Next() (Event, error) {
	t.invalidate()
	e := t.engine
	if e == nil {
		return NeedMore, nil
	}
	if e.fault != nil {
		return NeedMore, e.fault
	}
	if t.phase == phaseEmpty {
		t.phase = phaseClosed
		e.begin(stateEpilog)
		return Close, nil
	}
	if e.start == len(e.buf) {
		t.park()
		return NeedMore, nil
	}
	if e.source != t.limits {
		e.limit(t.limits)
	}
	event, fault := e.next()
	switch {
	case fault != nil:
		t.fail(fault)
		return NeedMore, fault
	case event == NeedMore && e.start == len(e.buf):
		t.park()
	case event == Open || event == Child:
		e.verify()
		t.doc = &e.document
	}
	return event, nil
}

// fail makes a fault final and lets go of everything else.
func (t *Tokenizer) fail(fault *SyntaxError) {
	if t.engine != nil {
		t.park()
	}
	t.engine = newEngine()
	t.engine.t, t.engine.fault = t, fault
}

func (t *Tokenizer) fault() error {
	if t.engine != nil && t.engine.fault != nil {
		return t.engine.fault
	}
	return nil
}

// Feed writes p and yields the events in it, in one loop. Leaving the loop early
// keeps the rest of the window unread, and drops what of p was not yet taken.
func (t *Tokenizer) Feed(p []byte) iter.Seq2[Event, error] {
	return func(yield func(Event, error) bool) {
		for rest := p; ; {
			n, _ := t.Write(rest) // Next tells of a fault, too
			for {
				event, err := t.Next()
				if err == nil && event == NeedMore {
					break
				}
				if !yield(event, err) || err != nil {
					return
				}
			}
			if n == len(rest) {
				return
			}
			rest = rest[n:]
		}
	}
}

// End says that no more input comes. It returns nil after Close; otherwise the
// fault, or a *SyntaxError that wraps io.ErrUnexpectedEOF and has no
// condition. It ends the current Element.
func (t *Tokenizer) End() error {
	t.invalidate()
	if err := t.fault(); err != nil {
		return err
	}
	e := t.engine
	pending := 0
	if e != nil {
		pending = len(e.unread())
	}
	if pending == 0 && (t.phase == phaseClosed || t.phase == phaseEmpty) {
		return nil
	}
	fault := &SyntaxError{Offset: t.consumed + int64(pending), Err: fmt.Errorf("the input ends before the root element does: %w", io.ErrUnexpectedEOF)}
	if e != nil {
		e.show()
		fault.Path = e.path()
	} else if t.phase == phaseOpen {
		fault.Path = localPart(t.scope.root)
	}
	t.fail(fault)
	return fault
}

// Element returns the element of the last Open or Child, the zero Element if
// the last event was another. It does not allocate.
func (t *Tokenizer) Element() Element {
	if t.doc == nil {
		return Element{}
	}
	return Element{rec: &t.record, generation: t.generation}
}

// Unread returns the input after the last event. The bytes are valid until the
// next call on the Tokenizer. It does not allocate.
func (t *Tokenizer) Unread() []byte {
	if t.engine == nil {
		return nil
	}
	return clip(t.engine.unread())
}

// InputOffset returns the number of bytes up to the end of the last event,
// counted from NewTokenizer or Reset, across restarts.
func (t *Tokenizer) InputOffset() int64 { return t.consumed }

// Restart says that a new stream header follows on the same connection: what
// the old one declared is forgotten, and an unfinished element is given up. It
// ends the current Element. After a fault it returns the fault; with NewLayer
// it returns an *UnreadError if it dropped bytes, and has restarted all the
// same.
func (t *Tokenizer) Restart(mode RestartMode) error {
	t.invalidate()
	if err := t.fault(); err != nil {
		return err
	}
	t.phase, t.quiet, t.scope = phaseStart, false, outside
	e := t.engine
	if e == nil {
		return nil
	}
	unread := e.unread()
	drop := len(unread)
	if mode == KeepUnread {
		for drop = 0; drop < len(unread) && isSpace(unread[drop]); drop++ {
		}
	}
	e.start += drop
	t.consumed += int64(drop)
	e.begin(stateStart)
	if e.start == len(e.buf) {
		t.park()
	}
	if mode == NewLayer && drop > 0 {
		return &UnreadError{Bytes: drop}
	}
	return nil
}
