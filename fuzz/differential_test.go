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

	"github.com/xmppwire/xmppwire/fuzz/internal/reference"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// result is what the tokenizer and the reference must agree on. Keepalives are
// left out: the tokenizer reports them at their first byte.
type result struct {
	Events []string
	Trees  []reference.Element
	Fault  string
	At     int64
}

func tokenize(input []byte, size int) (r result) {
	tok := xmlstream.NewTokenizer(&xmlstream.Options{Limits: xmlstream.Unlimited()})
	for len(input) > 0 {
		n := min(size, len(input))
		for event, err := range tok.Feed(input[:n]) {
			var fault *xmlstream.SyntaxError
			if errors.As(err, &fault) {
				r.Fault, r.At = string(fault.Condition), fault.Offset
				return r
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
	return r
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

func expect(input []byte) (r result, fault *reference.Fault) {
	ref := reference.Parse(input, reference.Options{})
	for _, e := range ref.Events {
		if e.Kind == reference.Keepalive {
			continue
		}
		r.Events = append(r.Events, fmt.Sprint(e.Kind, " ", e.End))
		if e.Element != nil {
			r.Trees = append(r.Trees, *e.Element)
		}
	}
	if ref.Fault != nil {
		r.Fault, r.At = ref.Fault.Condition, ref.Fault.Offset
	}
	return r, ref.Fault
}

// forbidden reports whether the tokenizer refused a comment, processing
// instruction or document type declaration at its first byte where the
// reference goes on to a fault inside it.
func forbidden(input []byte, want, got result) bool {
	return got.Fault == string(xmlstream.RestrictedXML) && want.At >= got.At &&
		want.Fault != "" && input[got.At] == '<'
}

// TestTokenizerIsTheReference changes one thing after another in the project's
// streams and compares the tokenizer with the reference, which shares no code
// with it: events, ends, trees, and whether there is a fault and which.
func TestTokenizerIsTheReference(t *testing.T) {
	files, err := filepath.Glob("../testdata/streams/*.xml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	rounds := 3000
	if testing.Short() {
		rounds = 200
	}
	r := rand.New(rand.NewPCG(5, 6))
	const tokens = "<>&'\"=/ \t\r\n:]!?;#x[-a\x00\x80\xC3\xBF\xEF\xFF"
	for _, file := range files {
		input, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		input = input[:min(len(input), 3000)]
		for round := range rounds / len(files) {
			mutant := append([]byte(nil), input...)
			if round > 0 {
				at := r.IntN(len(mutant))
				switch c := tokens[r.IntN(len(tokens))]; r.IntN(3) {
				case 0:
					mutant[at] = c
				case 1:
					mutant = append(mutant[:at], mutant[at+1:]...)
				default:
					mutant = append(mutant[:at], append([]byte{c}, mutant[at:]...)...)
				}
			}
			want, fault := expect(mutant)
			for _, size := range []int{len(mutant), 1 + r.IntN(50)} {
				got := tokenize(mutant, size)
				if fault != nil && (fault.Allows(got.Fault) || forbidden(mutant, want, got) || fault.Unfinished && got.Fault == "") {
					got.Fault, got.At = want.Fault, want.At
				}
				if !reflect.DeepEqual(want, got) {
					t.Fatalf("%s, round %d (-reference +tokenizer):\n%s\n%q", file, round, cmp.Diff(want, got), mutant)
				}
			}
		}
	}
}
