package oracle

import (
	"bytes"
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"strconv"

	"github.com/xmppwire/xmppwire/fuzz/internal/reference"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// A transcript is what an input was read as: events with their ends, and the
// trees. Two readers agree if the bytes are equal. The marks are characters
// that XML does not have.
type transcript struct {
	log   []byte
	fault *xmlstream.SyntaxError

	// blanks writes white space in attribute values as blanks, for readers
	// that do not normalise it.
	blanks bool
	inText bool
}

const (
	markElement   = '\x01'
	markLocal     = '\x02'
	markAttribute = '\x03'
	markValue     = '\x04'
	markText      = '\x05'
	markEnd       = '\x06'
)

func (t *transcript) event(kind string, end int64) {
	t.log = append(t.log, '\n')
	t.log = append(t.log, kind...)
	t.log = append(t.log, ' ')
	t.log = strconv.AppendInt(t.log, end, 10)
	t.inText = false
}

func (t *transcript) name(mark byte, space, local string) {
	t.log = append(t.log, mark)
	t.value(space)
	t.log = append(t.log, markLocal)
	t.log = append(t.log, local...)
	t.inText = false
}

func (t *transcript) attr(space, local, value string) {
	t.name(markAttribute, space, local)
	t.log = append(t.log, markValue)
	t.value(value)
}

// value writes what was an attribute value.
func (t *transcript) value(s string) {
	at := len(t.log)
	t.log = append(t.log, s...)
	for i := at; t.blanks && i < len(t.log); i++ {
		if c := t.log[i]; c == '\t' || c == '\n' || c == '\r' {
			t.log[i] = ' '
		}
	}
}

// text merges with text before it.
func (t *transcript) text(s string) {
	if s == "" {
		return
	}
	if !t.inText {
		t.log = append(t.log, markText)
	}
	t.log = append(t.log, s...)
	t.inText = true
}

func (t *transcript) end() {
	t.log = append(t.log, markEnd)
	t.inText = false
}

// element writes an element of the tokenizer.
func (t *transcript) element(e xmlstream.Element) {
	name := e.Name()
	t.name(markElement, name.Space, name.Local)
	for a := range e.Attrs() {
		t.attr(a.Name.Space, a.Name.Local, string(a.Value))
	}
	for n := range e.Nodes() {
		if n.Element.IsZero() {
			t.text(string(n.Text))
		} else {
			t.element(n.Element)
		}
	}
	t.end()
}

// reference writes an element of the slow reader.
func (t *transcript) reference(e *reference.Element) {
	t.name(markElement, e.Space, e.Local)
	for _, a := range e.Attrs {
		t.attr(a.Space, a.Local, a.Value)
	}
	for _, n := range e.Children {
		if n.Element == nil {
			t.text(n.Text)
		} else {
			t.reference(n.Element)
		}
	}
	t.end()
}

// treeOf is the transcript of one element.
func treeOf(e xmlstream.Element) []byte {
	var t transcript
	t.element(e)
	return t.log
}

// A cut is a way to give an input to a Tokenizer: how many bytes come next.
// With receive they come through Buffer and Commit.
type cut struct {
	size    func() int
	receive bool
}

func whole() cut { return cut{size: func() int { return 1 << 30 }} }

func pieces(n int) cut { return cut{size: func() int { return n }} }

// atMost cuts into random pieces.
func atMost(r *rand.Rand, n int) cut {
	return cut{size: func() int { return 1 + r.IntN(n) }, receive: r.IntN(2) == 0}
}

// inTwo cuts once.
func inTwo(at int) cut {
	return cut{size: func() int {
		n := at
		at = 1 << 30
		return n
	}}
}

// feed gives the input to tok piece by piece and calls visit for every event
// with the number of bytes given so far. It returns the fault, if any.
func feed(tok *xmlstream.Tokenizer, input []byte, c cut, visit func(e xmlstream.Event, fed int)) *xmlstream.SyntaxError {
	for fed := 0; fed < len(input); {
		rest := input[fed:min(len(input), fed+c.size())]
		if c.receive {
			n := copy(tok.Buffer(len(rest)), rest)
			tok.Commit(n)
			fed += n
		} else {
			n, err := tok.Write(rest)
			if err != nil && !errors.Is(err, xmlstream.ErrFull) {
				panic(fmt.Sprintf("Write before any fault: %v", err))
			}
			fed += n
		}
		for {
			event, err := tok.Next()
			if err != nil {
				return err.(*xmlstream.SyntaxError)
			}
			if event == xmlstream.NeedMore {
				break
			}
			visit(event, fed)
		}
	}
	return nil
}

// tokenize reads the input with a new Tokenizer.
func tokenize(input []byte, o *xmlstream.Options, c cut) (t transcript) {
	tok := xmlstream.NewTokenizer(o)
	t.fault = feed(tok, input, c, func(e xmlstream.Event, _ int) { t.add(tok, e) })
	return t
}

// add writes an event. That of white space ends at its first byte.
func (t *transcript) add(tok *xmlstream.Tokenizer, e xmlstream.Event) {
	if t.blanks && e == xmlstream.Keepalive {
		return
	}
	t.event(e.String(), tok.InputOffset())
	if e == xmlstream.Open || e == xmlstream.Child {
		t.element(tok.Element())
	}
}

// differ compares transcripts of two readers, whose names are what.
func differ(input []byte, what string, want, got []byte) error {
	if bytes.Equal(want, got) {
		return nil
	}
	at := 0
	for at < len(want) && at < len(got) && want[at] == got[at] {
		at++
	}
	return fmt.Errorf("%s: they part at %d of\n%q\nand\n%q\ninput %q", what, at, excerpt(want, at), excerpt(got, at), input)
}

func excerpt(b []byte, at int) []byte { return b[max(0, at-200):min(len(b), at+200)] }

// random is a source that depends on nothing but the input.
func random(input []byte) *rand.Rand {
	h := fnv.New64a()
	_, _ = h.Write(input)
	return rand.New(rand.NewPCG(h.Sum64(), uint64(len(input))))
}
