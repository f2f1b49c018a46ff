package oracle

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/xmppwire/xmppwire/fuzz/internal/reference"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// Final promises: events end in ascending order and within what was given; a
// fault lies within it too and has a condition; after it every call returns
// that very error and delivers nothing; and Reset forgets it.
func Final(input []byte, s Setting) error {
	tok := xmlstream.NewTokenizer(&s.Options)
	var broken error
	last := int64(0)
	fault := feed(tok, input, whole(), func(e xmlstream.Event, fed int) {
		end := tok.InputOffset()
		has := !tok.Element().IsZero()
		if end < last || end > int64(fed) || has != (e == xmlstream.Open || e == xmlstream.Child) {
			broken = fmt.Errorf("%s: event %v ends at %d after %d of %d, element %v: %q", s.Name, e, end, last, fed, has, input)
		}
		last = end
	})
	if broken != nil {
		return broken
	}
	if fault == nil {
		return ended(tok, input, s)
	}
	if fault.Offset < last || fault.Offset >= int64(len(input)) || fault.Condition == "" || fault.Err == nil {
		return fmt.Errorf("%s: fault %+v after an event at %d: %q", s.Name, fault, last, input)
	}
	event, err := tok.Next()
	_, writeErr := tok.Write([]byte("<a/>"))
	_ = tok.Buffer(4)
	tok.Commit(4)
	_, again := tok.Next()
	for _, e := range []error{err, writeErr, again, tok.Restart(xmlstream.KeepUnread), tok.End()} {
		if e != error(fault) || event != xmlstream.NeedMore || !tok.Element().IsZero() || len(tok.Unread()) > 0 {
			return fmt.Errorf("%s: after %v: %v, %v, unread %q: %q", s.Name, fault, event, e, tok.Unread(), input)
		}
	}
	tok.Reset(&s.Options)
	if event, err := tok.Next(); event != xmlstream.NeedMore || err != nil || tok.InputOffset() != 0 {
		return fmt.Errorf("%s: after Reset: %v, %v: %q", s.Name, event, err, input)
	}
	return nil
}

// ended promises that the end of the input is a fault unless the root has
// ended, and final too.
func ended(tok *xmlstream.Tokenizer, input []byte, s Setting) error {
	err := tok.End()
	var fault *xmlstream.SyntaxError
	if err != nil && (!errors.As(err, &fault) || fault.Condition != "" || !errors.Is(err, io.ErrUnexpectedEOF) || fault.Offset != int64(len(input))) {
		return fmt.Errorf("%s: End says %#v at the end of %q", s.Name, err, input)
	}
	if _, again := tok.Next(); err != nil && again != err {
		return fmt.Errorf("%s: after End, Next says %v, not %v: %q", s.Name, again, err, input)
	}
	return nil
}

// Reference promises the events, ends and trees that a slow reader finds which
// was written from the specifications, and its fault at its offset. Of a
// construct with several faults the Tokenizer may report another than the
// reference does, and it may wait for the rest of one that is unfinished. End
// says whether the root is still open.
func Reference(input []byte, s Setting) error { return asReference(input, s, -1, 0) }

// Restarts promises the same where a new stream begins after one of the events,
// on the same layer: white space there belongs to the old one.
func Restarts(input []byte, s Setting) error {
	var ends []int
	tok := xmlstream.NewTokenizer(&s.Options)
	feed(tok, input, whole(), func(e xmlstream.Event, _ int) {
		if e != xmlstream.Keepalive {
			ends = append(ends, int(tok.InputOffset()))
		}
	})
	if len(ends) == 0 {
		return nil
	}
	at := random(input).IntN(len(ends))
	for at+1 < len(ends) && ends[at+1] == ends[at] {
		at++ // an empty header is open and closed at once
	}
	if ends[at] == len(input) {
		return nil
	}
	s.Name += fmt.Sprint(", restarted at ", ends[at])
	return asReference(input, s, at, ends[at])
}

// asReference compares with the reference, both restarted after that event,
// which ends there; -1 is none.
func asReference(input []byte, s Setting, event, end int) error {
	o := s.reference
	if event >= 0 {
		o.Restarts = []int{end}
	}
	result := reference.Parse(input, o)
	var want transcript
	for _, e := range result.Events {
		end := e.End
		if e.Kind == reference.Keepalive {
			end = e.Offset + 1
		}
		want.event(string(e.Kind), end)
		if e.Element != nil {
			want.reference(e.Element)
		}
	}
	tok := xmlstream.NewTokenizer(&s.Options)
	var got transcript
	got.fault = feed(tok, input, whole(), func(e xmlstream.Event, _ int) {
		got.add(tok, e)
		if e == xmlstream.Keepalive {
			return
		}
		if event--; event == -1 {
			if err := tok.Restart(xmlstream.KeepUnread); err != nil {
				panic(err)
			}
		}
	})
	switch expected := result.Fault; {
	case result.Fault == nil && got.fault == nil && result.Pending != (tok.End() != nil):
		return fmt.Errorf("%s: the reference says that the root is pending: %v: %q", s.Name, result.Pending, input)
	case got.fault == nil && expected != nil && !expected.Unfinished:
		return fmt.Errorf("%s: no fault, the reference says %v: %q", s.Name, expected, input)
	case got.fault != nil && (expected == nil || !expected.AllowsAt(string(got.fault.Condition), got.fault.Offset)):
		return fmt.Errorf("%s: %v, the reference says %v: %q", s.Name, got.fault, expected, input)
	}
	return differ(input, s.Name+": reference and tokenizer", want.log, got.log)
}

// Splits promises the same events, trees, ends and fault however the input is
// cut: in bytes, at every place in two where it is short, at some where it is
// long, in random pieces, written or received in place, and through a Reader.
// The fast path reads whole tags only, so that byte by byte is a comparison
// with the generic machine.
func Splits(input []byte, s Setting) error {
	want := tokenize(input, &s.Options, whole())
	compare := func(how string, c cut) error {
		return sameResult(input, s.Name+", "+how, want, tokenize(input, &s.Options, c))
	}
	if err := compare("by byte", pieces(1)); err != nil {
		return err
	}
	r := random(input)
	if err := compare("in random pieces", atMost(r, 40)); err != nil {
		return err
	}
	const all, some = 48, 6
	for i := range min(len(input), all) {
		at := i
		if len(input) > all {
			if i == some {
				break
			}
			at = 1 + r.IntN(len(input))
		}
		if err := compare(fmt.Sprint("cut at ", at), inTwo(at)); err != nil {
			return err
		}
	}
	read := readAll(input, &s.Options, 1+r.IntN(60))
	if read.fault == nil && bytes.Contains(read.log, []byte("\nclose ")) {
		want.fault = nil // a Reader reads no further than Close
	}
	return sameResult(input, s.Name+", Reader", want, read)
}

func sameResult(input []byte, how string, want, got transcript) error {
	if err := differ(input, how, want.log, got.log); err != nil {
		return err
	}
	if (want.fault == nil) != (got.fault == nil) || want.fault != nil && want.fault.Error() != got.fault.Error() {
		return fmt.Errorf("%s: %v, whole: %v: %q", how, got.fault, want.fault, input)
	}
	return nil
}

// readAll reads through a Reader whose source gives at most n bytes a time.
func readAll(input []byte, o *xmlstream.Options, n int) (t transcript) {
	r := xmlstream.NewReader(&slowSource{input, n}, o)
	for {
		event, err := r.Next()
		var fault *xmlstream.SyntaxError
		switch {
		case errors.As(err, &fault) && fault.Condition != "":
			t.fault = fault
			return t
		case err != nil:
			return t
		}
		t.event(event.String(), r.InputOffset())
		if event == xmlstream.Open || event == xmlstream.Child {
			t.element(r.Element())
		}
	}
}

type slowSource struct {
	rest []byte
	n    int
}

func (s *slowSource) Read(p []byte) (int, error) {
	if len(s.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(p[:min(len(p), s.n)], s.rest)
	s.rest = s.rest[n:]
	return n, nil
}

// Prompt promises that a stream fed byte by byte delivers each event as soon
// as its last byte is in, and finds a fault no earlier than at its byte.
func Prompt(input []byte, s Setting) error {
	tok := xmlstream.NewTokenizer(&s.Options)
	var late error
	given := 0
	fault := feed(tok, input, pieces(1), func(e xmlstream.Event, fed int) {
		given = fed
		if tok.InputOffset() != int64(fed) && late == nil {
			late = fmt.Errorf("%s: event %v at %d came with byte %d: %q", s.Name, e, tok.InputOffset(), fed, input)
		}
	})
	if late == nil && fault != nil && fault.Offset < int64(given) {
		return fmt.Errorf("%s: %v, before an event at %d: %q", s.Name, fault, given, input)
	}
	return late
}
