package reference

import (
	"bytes"
	"encoding/hex"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// conformanceCase is a line of manifest.jsonl or cases.jsonl.
type conformanceCase struct {
	ID        string
	File      string
	Input     string
	InputHex  string `json:"input_hex"`
	RestartAt []int  `json:"restart_at"`
	Verdict   string
	Also      []string
	Events    []any
	OKThrough int  `json:"ok_through"`
	FaultAt   *int `json:"fault_at"`
}

func (c *conformanceCase) bytes(t *testing.T) []byte {
	switch {
	case c.File != "":
		return mustRead(t, sharedPath(t, "conformance", c.File))
	case c.InputHex != "":
		b, err := hex.DecodeString(c.InputHex)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	return []byte(c.Input)
}

// stepsOf are the steps of a reader in the form of the conformance data.
func stepsOf(r *reader) []any {
	events := []any{}
	for _, s := range r.steps {
		switch s.kind {
		case "start":
			attrs := []any{}
			for _, a := range s.element.Attrs {
				attrs = append(attrs, []any{a.Space, a.Local, a.Value})
			}
			slices.SortFunc(attrs, func(a, b any) int {
				x, y := a.([]any), b.([]any)
				return strings.Compare(
					x[0].(string)+"\x00"+x[1].(string), y[0].(string)+"\x00"+y[1].(string))
			})
			events = append(events, []any{"start", s.element.Space, s.element.Local, attrs})
		case "end":
			events = append(events, []any{"end", s.element.Space, s.element.Local})
		case "text":
			events = append(events, []any{"text", s.text})
		case "restart":
			events = append(events, []any{"restart"})
		}
	}
	return events
}

func (c *conformanceCase) check(t *testing.T) {
	input := c.bytes(t)
	r := read(input, Options{Document: true, Restarts: c.RestartAt})
	fault := r.result.Fault
	got := "accept"
	switch {
	case fault != nil:
		got = map[string]string{
			NotWellFormed:       "reject:not-well-formed",
			RestrictedXML:       "reject:restricted",
			UnsupportedEncoding: "reject:encoding",
		}[fault.Condition]
	case r.result.Pending:
		got = "incomplete"
	}
	t.Logf("input %.300q", input)

	// RFC 6120 section 11.6: U+FEFF is a character, and none may stand before
	// the root.
	if bytes.HasPrefix(input, []byte("\uFEFF")) {
		if fault == nil || fault.Offset != 0 || fault.Condition != NotWellFormed {
			t.Errorf("with U+FEFF before the root: %v", fault)
		}
		return
	}

	verdicts := append([]string{c.Verdict}, c.Also...)
	for i, v := range verdicts {
		if v == "reject:namespace" {
			verdicts[i] = "reject:not-well-formed"
		}
	}
	// What ends early is a fault only when no more comes. All that can follow
	// <!- is a fault, but not yet known is which.
	endsEarly := got == "incomplete" && slices.Contains(verdicts, "reject:not-well-formed") &&
		c.FaultAt != nil && (*c.FaultAt == len(input) || bytes.HasSuffix(input, []byte("<!-")))
	if !slices.Contains(verdicts, got) && !endsEarly {
		t.Errorf("%s, want %s %s; fault: %v", got, c.Verdict, c.Also, fault)
	}
	if got == "accept" != (c.Verdict == "accept") {
		t.Errorf("%s, want %s", got, c.Verdict)
	}
	if before := Parse(input[:c.OKThrough], Options{Document: true, Restarts: c.RestartAt}); before.Fault != nil {
		t.Errorf("%v, and the first %d bytes hold no fault", before.Fault, c.OKThrough)
	}
	if c.Events != nil {
		if diff := cmp.Diff(c.Events, stepsOf(r)); diff != "" {
			t.Errorf("events (-want +got):\n%s", diff)
		}
	}
}

func TestConformanceDocuments(t *testing.T) {
	manifest := readJSONLines[conformanceCase](t, sharedPath(t, "conformance", "manifest.jsonl"))
	events := make(map[string][]any)
	for _, name := range []string{"events.jsonl", "prefix-events.jsonl"} {
		for _, c := range readJSONLines[conformanceCase](t, sharedPath(t, "conformance", name)) {
			events[c.ID] = c.Events
		}
	}
	for _, c := range manifest {
		c.Events = events[c.ID]
		t.Run(c.ID, c.check)
	}
}

func TestConformanceCases(t *testing.T) {
	for _, c := range readJSONLines[conformanceCase](t, sharedPath(t, "conformance", "cases.jsonl")) {
		t.Run(c.ID, c.check)
	}
}
