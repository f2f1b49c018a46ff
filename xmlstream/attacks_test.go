package xmlstream_test

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// attack is a line of attacks/manifest.jsonl.
type attack struct {
	ID, File, Strength string
	Config             map[string]int
	Recipe             *struct{ Parts []recipePart }
	Ops                []map[string]any
	Feeds              json.RawMessage
	Expect             struct {
		Verdict, Condition, Stream string
		AlsoOK                     []string `json:"also_ok"`
		Elements                   int
		Tree                       []any
		Ends                       []int64
		Bounds                     struct {
			DetectBy int `json:"detect_by"`
		}
	}
}

type recipePart struct {
	Text, Hex, Unit string
	Count           int
}

// decided are the policy cases where DESIGN takes the other conformant way.
var decided = map[string]string{
	"ns-ok-016": "accept", // a namespace name is any normalised attribute value, compared exactly
}

func (a *attack) input(t testing.TB, dir string) []byte {
	if a.File != "" {
		return mustRead(t, dir+"/"+a.File)
	}
	var b []byte
	for _, p := range a.Recipe.Parts {
		raw, err := hex.DecodeString(p.Hex)
		if err != nil {
			t.Fatal(err)
		}
		b = append(append(b, p.Text...), raw...)
		for i := range p.Count {
			unit := strings.ReplaceAll(p.Unit, "{i}", strconv.Itoa(i))
			b = append(b, strings.ReplaceAll(unit, "{r}", strconv.Itoa(p.Count-1-i))...)
		}
	}
	return b
}

func (a *attack) options() *xmlstream.Options {
	l := xmlstream.DefaultLimits()
	for name, field := range map[string]*int{
		"max_stanza_bytes": &l.StanzaBytes, "max_header_bytes": &l.HeaderBytes,
		"max_depth": &l.Depth, "max_elements": &l.Elements, "max_attrs": &l.Attributes,
		"max_ns_in_scope": &l.Namespaces, "max_name_bytes": &l.NameBytes, "max_ns_uri_bytes": &l.NamespaceBytes,
	} {
		if v, ok := a.Config[name]; ok {
			*field = v
		}
	}
	return &xmlstream.Options{Limits: l, ContentNamespaces: []string{"jabber:client"}}
}

// observer feeds a Tokenizer and notes what it reports.
type observer struct {
	tok      *xmlstream.Tokenizer
	trees    []any
	elements int
	ends     []int64
	late     error // an element delivered later than with its last byte
	open     bool
	closed   bool
	err      error
	fed      int64
	errFed   int64 // bytes fed when the fault was reported
	noTrees  bool
	max      int // stop after that many elements, 0 = never
}

func (o *observer) feed(p []byte) {
	for {
		n, err := o.tok.Write(p)
		p = p[n:]
		before := o.fed
		o.fed += int64(n)
		if err != nil && !errors.Is(err, xmlstream.ErrFull) {
			o.fail(err)
			return
		}
		o.drain(before)
		if len(p) == 0 || o.err != nil {
			return
		}
	}
}

func (o *observer) drain(before int64) {
	for o.max == 0 || o.elements < o.max {
		event, err := o.tok.Next()
		if err != nil {
			o.fail(err)
			return
		}
		end := o.tok.InputOffset()
		switch event {
		case xmlstream.NeedMore:
			return
		case xmlstream.Open:
			o.open = true
		case xmlstream.Close:
			o.closed = true
		case xmlstream.Child:
			o.elements++
			if end <= before && before > 0 {
				o.late = fmt.Errorf("the element that ends at %d was delivered after %d bytes", end, before)
			}
			if !o.noTrees {
				o.ends = append(o.ends, end)
				o.trees = append(o.trees, tree(o.tok.Element()))
			}
		}
	}
}

func (o *observer) fail(err error) {
	if o.err == nil {
		o.err, o.errFed = err, o.fed
	}
}

func conditionOf(err error) string {
	var fault *xmlstream.SyntaxError
	switch {
	case err == nil:
		return ""
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "unexpected-end"
	case errors.As(err, &fault):
		return string(fault.Condition)
	}
	return err.Error()
}

func (a *attack) check(t *testing.T, input []byte, sizes []int) {
	t.Helper()
	o := &observer{tok: xmlstream.NewTokenizer(a.options()), noTrees: a.Expect.Elements > 1000}
	for _, n := range sizes {
		o.feed(input[:n])
		input = input[n:]
	}
	verdict := a.Expect.Verdict
	if d, ok := decided[a.ID]; ok {
		verdict = d
	}
	switch {
	case (o.err == nil) != (verdict == "accept"):
		t.Fatalf("verdict %v, want %s %s", o.err, verdict, a.Expect.Condition)
	case o.err != nil && !slices.Contains(append(a.Expect.AlsoOK, a.Expect.Condition), conditionOf(o.err)):
		t.Fatalf("fault %v, want %s", o.err, a.Expect.Condition)
	case verdict != a.Expect.Verdict:
		return
	case o.elements != a.Expect.Elements:
		t.Fatalf("%d elements delivered, want %d", o.elements, a.Expect.Elements)
	case o.late != nil:
		t.Fatal(o.late)
	case a.Expect.Bounds.DetectBy > 0 && o.errFed > int64(a.Expect.Bounds.DetectBy)+int64(slices.Max(sizes)):
		t.Fatalf("the fault was reported after %d bytes, want %d", o.errFed, a.Expect.Bounds.DetectBy)
	case a.Expect.Stream == "closed" && !o.closed, a.Expect.Stream == "open" && o.closed:
		t.Fatalf("closed is %v, want the stream %s", o.closed, a.Expect.Stream)
	}
	if len(a.Expect.Tree) > 0 {
		if diff := cmp.Diff(a.Expect.Tree, o.trees); diff != "" {
			t.Fatalf("tree (-want +got):\n%s", diff)
		}
	}
	if a.Expect.Ends != nil {
		if diff := cmp.Diff(a.Expect.Ends, o.ends); diff != "" {
			t.Fatalf("ends (-want +got):\n%s", diff)
		}
	}
}

func pieces(n, size int) (sizes []int) {
	for n > 0 {
		sizes = append(sizes, min(n, size))
		n -= min(n, size)
	}
	return sizes
}

func TestAttacks(t *testing.T) {
	dir := sharedPath(t, "attacks")
	for _, a := range readLines[attack](t, dir+"/manifest.jsonl") {
		t.Run(a.ID, func(t *testing.T) {
			if a.Ops != nil {
				a.runOps(t)
				return
			}
			input := a.input(t, dir)
			var feeds []string
			if json.Unmarshal(a.Feeds, &feeds) != nil {
				for _, sizes := range cuts(len(input), len(input) < 2000) {
					a.check(t, input, sizes)
				}
				return
			}
			for _, feed := range feeds {
				size, err := strconv.Atoi(feed)
				if err != nil {
					size = len(input)
				}
				if testing.Short() && size < 64 && len(input) > 1<<20 {
					continue
				}
				a.check(t, input, pieces(len(input), size))
			}
		})
	}
}

// runOps runs a sequence of operations.
func (a *attack) runOps(t *testing.T) {
	tok := xmlstream.NewTokenizer(a.options())
	o := &observer{tok: tok}
	var held xmlstream.Element
	var heldTree []any
	for i, op := range a.Ops {
		at := fmt.Sprintf("op %d %.80v", i, op)
		if v, ok := op["feed"].(string); ok {
			b := []byte(v)
			a.feedOp(o, b, op)
		}
		if v, ok := op["feed_hex"].(string); ok {
			b, err := hex.DecodeString(v)
			if err != nil {
				t.Fatal(err)
			}
			a.feedOp(o, b, op)
		}
		if op["end"] == true {
			if err := tok.End(); err != nil {
				o.fail(err)
			}
		}
		if want, ok := op["elements"].([]any); ok {
			if diff := cmp.Diff(want, append([]any{}, o.trees...)); diff != "" {
				t.Fatalf("%s: (-want +got):\n%s", at, diff)
			}
			o.trees = nil
		}
		if want, ok := op["element_count"].(float64); ok && o.elements != int(want) {
			t.Fatalf("%s: %d elements", at, o.elements)
		}
		if mode, ok := op["restart"].(string); ok {
			o.max, o.trees = 0, nil
			unread := len(tok.Unread())
			err := tok.Restart(map[string]xmlstream.RestartMode{
				"keep": xmlstream.KeepUnread, "discard": xmlstream.DropUnread, "tls": xmlstream.NewLayer,
			}[mode])
			var dropped *xmlstream.UnreadError
			if errors.As(err, &dropped) != (mode == "tls" && unread > 0) {
				t.Fatalf("%s: Restart says %v", at, err)
			}
			o.drain(o.fed)
		}
		if want, ok := op["error"]; ok {
			got := conditionOf(o.err)
			also, _ := op["also_ok"].([]any)
			if want == nil && got != "" || want != nil && got != want && !slices.Contains(also, any(got)) {
				t.Fatalf("%s: fault %v", at, o.err)
			}
		}
		if list, ok := op["same_error_after"].([]any); ok {
			for range list {
				_, err := tok.Next()
				_, werr := tok.Write([]byte("<presence/>"))
				if err != o.err || werr != o.err || tok.End() != o.err || tok.Restart(xmlstream.KeepUnread) != o.err {
					t.Fatalf("%s: another error than %v: %v, %v", at, o.err, err, werr)
				}
			}
		}
		if want, ok := op["closed"].(bool); ok && o.closed != want {
			t.Fatalf("%s: closed is %v", at, o.closed)
		}
		if v, ok := op["set"].(map[string]any); ok {
			config := map[string]int{}
			for name, n := range v {
				config[name] = int(n.(float64))
			}
			tok.SetLimits((&attack{Config: config}).options().Limits)
		}
		if _, ok := op["hold"]; ok && !tok.Element().IsZero() {
			held = tok.Element().Clone()
			heldTree = tree(held)
		}
		if _, ok := op["held"]; ok && !held.IsZero() {
			if diff := cmp.Diff(heldTree, tree(held)); diff != "" {
				t.Fatalf("%s: the clone changed: %s", at, diff)
			}
		}
	}
}

func (a *attack) feedOp(o *observer, b []byte, op map[string]any) {
	for i, next := range a.Ops {
		if _, ok := next["elements_until_restart"]; ok && i > 0 && fmt.Sprint(a.Ops[i-1]) == fmt.Sprint(op) {
			o.max = o.elements + int(next["elements_until_restart"].(float64))
		}
	}
	repeat, _ := op["repeat"].(float64)
	for range max(1, int(repeat)) {
		o.feed(b)
	}
	if v, ok := op["then_overwrite"].(string); ok {
		c, _ := strconv.ParseUint(v, 16, 8)
		for i := range b {
			b[i] = byte(c)
		}
	}
}
