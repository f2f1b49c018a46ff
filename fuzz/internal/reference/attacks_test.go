package reference

import (
	"encoding/hex"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// attackCase is a line of manifest.jsonl.
type attackCase struct {
	ID, Title, File, Strength string
	Bytes                     int
	Config                    map[string]int
	Recipe                    *struct {
		Parts []struct {
			Text, Hex, Unit string
			Count           int
		}
	}
	Expect struct {
		Verdict   string
		Condition string
		AlsoOK    []string `json:"also_ok"`
		Elements  int
		Tree      []any
		Ends      []int64
		Stream    string
	}
}

func (c *attackCase) bytes(t *testing.T) []byte {
	if c.File != "" {
		return mustRead(t, sharedPath(t, "attacks", c.File))
	}
	var b []byte
	for _, part := range c.Recipe.Parts {
		raw, err := hex.DecodeString(part.Hex)
		if err != nil {
			t.Fatal(err)
		}
		b = append(append(b, part.Text...), raw...)
		for i := range part.Count {
			unit := strings.ReplaceAll(part.Unit, "{i}", strconv.Itoa(i))
			b = append(b, strings.ReplaceAll(unit, "{r}", strconv.Itoa(part.Count-1-i))...)
		}
	}
	return b
}

func (c *attackCase) limits() Limits {
	l := defaultLimits
	for name, field := range map[string]*int{
		"max_stanza_bytes": &l.StanzaBytes, "max_header_bytes": &l.HeaderBytes, "max_depth": &l.Depth,
		"max_elements": &l.Elements, "max_attrs": &l.Attrs, "max_ns_in_scope": &l.Namespaces,
		"max_name_bytes": &l.NameBytes, "max_ns_uri_bytes": &l.NamespaceBytes,
	} {
		if v, ok := c.Config[name]; ok {
			*field = v
		}
	}
	return l
}

// treeOf is an element in the form of the attack data.
func treeOf(e *Element) []any {
	named := func(space, local string) string {
		if space == "" {
			return local
		}
		return "{" + space + "}" + local
	}
	attrs := map[string]any{}
	for _, a := range e.Attrs {
		attrs[named(a.Space, a.Local)] = a.Value
	}
	children := []any{}
	for _, n := range e.Children {
		if n.Element == nil {
			children = append(children, n.Text)
		} else {
			children = append(children, treeOf(n.Element))
		}
	}
	return []any{named(e.Space, e.Local), attrs, children}
}

// noNamespace compares names: {}a is a.
var noNamespace = cmp.Transformer("noNamespace", func(name string) string {
	return strings.TrimPrefix(name, "{}")
})

// designDiffers are cases of strength policy on which DESIGN.md, section 3,
// takes the alternative.
var designDiffers = map[string]string{
	"ns-ok-016": "a namespace name is any normalised attribute value",
}

func TestAttacks(t *testing.T) {
	differs := maps.Clone(designDiffers)
	for _, c := range readJSONLines[attackCase](t, sharedPath(t, "attacks", "manifest.jsonl")) {
		if c.File == "" && (c.Recipe == nil || c.Bytes > 1<<20) {
			continue
		}
		t.Run(c.ID, func(t *testing.T) {
			input := c.bytes(t)
			r := Parse(input, Options{Limits: c.limits()})
			t.Logf("%s: %.400q", c.Title, input)
			if differs[c.ID] != "" && c.Strength == "policy" {
				delete(differs, c.ID)
				if accepted := r.Fault == nil; accepted == (c.Expect.Verdict == "accept") {
					t.Errorf("fault %v: as this data has it, and not as DESIGN.md", r.Fault)
				}
				return
			}
			switch {
			case c.Expect.Verdict == "accept":
				if r.Fault != nil {
					t.Errorf("refused: %v", r.Fault)
				} else if r.Pending != (c.Expect.Stream == "open") {
					t.Errorf("pending: %t, want the stream to be %s", r.Pending, c.Expect.Stream)
				}
			case r.Fault == nil:
				t.Error("accepted")
			case r.Fault.Condition != c.Expect.Condition && !slices.Contains(c.Expect.AlsoOK, r.Fault.Condition):
				t.Errorf("%v, want %s %s", r.Fault, c.Expect.Condition, c.Expect.AlsoOK)
			}
			if got := childrenOf(r); got != c.Expect.Elements {
				t.Errorf("%d elements, want %d", got, c.Expect.Elements)
			}
			var trees []any
			var ends []int64
			for _, e := range r.Events {
				if e.Kind == Child {
					trees = append(trees, treeOf(e.Element))
					ends = append(ends, e.End)
				}
			}
			if diff := cmp.Diff(c.Expect.Tree, trees, noNamespace); c.Expect.Tree != nil && len(c.Expect.Tree)+len(trees) > 0 && diff != "" {
				t.Errorf("tree (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.Expect.Ends, ends); c.Expect.Ends != nil && len(c.Expect.Ends)+len(ends) > 0 && diff != "" {
				t.Errorf("ends (-want +got):\n%s", diff)
			}
		})
	}
	for id, why := range differs {
		t.Logf("%s is not in this part of the data: %s", id, why)
	}
}
