package fuzz_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/fuzz/internal/gen"
	"github.com/xmppwire/xmppwire/fuzz/internal/reference"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// result is what the tokenizer and the reference must agree on. Keepalives are
// left out: the tokenizer reports them at their first byte.
type result struct {
	Events []string
	Trees  []reference.Element
}

// tokenize feeds the input in pieces.
func tokenize(input []byte, size int, o *xmlstream.Options) (r result, fault *xmlstream.SyntaxError) {
	tok := xmlstream.NewTokenizer(o)
	for len(input) > 0 {
		n := min(size, len(input))
		for event, err := range tok.Feed(input[:n]) {
			if errors.As(err, &fault) {
				return r, fault
			}
			if event == xmlstream.Keepalive {
				continue
			}
			r.Events = append(r.Events, fmt.Sprint(event, " ", tok.InputOffset()))
			if e := tok.Element(); !e.IsZero() {
				r.Trees = append(r.Trees, convert(e))
			}
		}
		input = input[n:]
	}
	return r, nil
}

func convert(e xmlstream.Element) reference.Element {
	out := reference.Element{Space: e.Name().Space, Local: e.Name().Local}
	for a := range e.Attrs() {
		out.Attrs = append(out.Attrs, reference.Attr{Space: a.Name.Space, Local: a.Name.Local, Value: string(a.Value)})
	}
	for n := range e.Nodes() {
		if n.Element.IsZero() {
			out.Children = append(out.Children, reference.Node{Text: string(n.Text)})
			continue
		}
		child := convert(n.Element)
		out.Children = append(out.Children, reference.Node{Element: &child})
	}
	return out
}

func expect(input []byte, o reference.Options) (r result, fault *reference.Fault) {
	ref := reference.Parse(input, o)
	for _, e := range ref.Events {
		if e.Kind == reference.Keepalive {
			continue
		}
		r.Events = append(r.Events, fmt.Sprint(e.Kind, " ", e.End))
		if e.Element != nil {
			r.Trees = append(r.Trees, *e.Element)
		}
	}
	return r, ref.Fault
}

// mode is one way to read, told to both sides.
type mode struct {
	name      string
	tokenizer xmlstream.Options
	reference reference.Options
}

var modes = []mode{
	{"stream", xmlstream.Options{}, reference.Options{}},
	{"document", xmlstream.Options{Mode: xmlstream.Document}, reference.Options{Document: true}},
	{"follow restarts", xmlstream.Options{FollowRestarts: true}, reference.Options{FollowRestarts: true}},
}

// defaults are the limits of xmlstream.DefaultLimits.
var defaults = reference.Limits{
	StanzaBytes: 262_144, HeaderBytes: 8_192, Depth: 128, Elements: 16_384,
	Attrs: 64, Namespaces: 256, NameBytes: 1_024, NamespaceBytes: 2_048,
}

// compare promises: the same events at the same ends, the same trees, and the
// same fault at the same offset, however the input is cut. Of a construct with
// several faults the tokenizer may report another than the reference does; and
// it may wait for the rest of one that is unfinished.
func (m *mode) compare(t *testing.T, input []byte, sizes ...int) {
	t.Helper()
	m.reference.Limits = defaults
	want, wantFault := expect(input, m.reference)
	for _, size := range sizes {
		got, fault := tokenize(input, size, &m.tokenizer)
		switch {
		case fault == nil && wantFault != nil && !wantFault.Unfinished:
			t.Fatalf("%s, pieces of %d: no fault, want %v\n%q", m.name, size, wantFault, input)
		case fault != nil && (wantFault == nil || !wantFault.AllowsAt(string(fault.Condition), fault.Offset)):
			t.Fatalf("%s, pieces of %d: %v, want %v\n%q", m.name, size, fault, wantFault, input)
		case !reflect.DeepEqual(want, got): // cmp.Diff is slow on large trees
			t.Fatalf("%s, pieces of %d (-reference +tokenizer):\n%s\n%q", m.name, size, cmp.Diff(want, got), input)
		}
	}
}

func rounds() int {
	if testing.Short() {
		return 300
	}
	return 6_000
}

// TestGeneratedStreams compares the tokenizer with the reference, which shares
// no code with it, on random valid streams and on mutants of them.
func TestGeneratedStreams(t *testing.T) {
	for seed := range rounds() {
		r := rand.New(rand.NewPCG(5, uint64(seed)))
		input := gen.Stream(r, r.IntN(1500))
		if seed%8 > 0 {
			input = gen.Mutate(r, input)
		}
		modes[seed%len(modes)].compare(t, input, 1, len(input)+1, 1+r.IntN(50))
	}
}

// TestMutatedStreams does so on mutants of the project's own streams.
func TestMutatedStreams(t *testing.T) {
	files, err := filepath.Glob("../testdata/streams/*.xml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	r := rand.New(rand.NewPCG(7, 8))
	for _, file := range files {
		input, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for round := range rounds() / len(files) {
			mutant := input[:min(len(input), 3000)]
			if round > 0 {
				mutant = gen.Mutate(r, mutant)
			}
			modes[round%len(modes)].compare(t, mutant, len(mutant)+1, 1+r.IntN(50))
		}
	}
}
