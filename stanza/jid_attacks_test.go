package stanza_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/stanza"
)

func TestJIDAttacks(t *testing.T) {
	const path = "../../shared/attacks/stanza-cases.jsonl"
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("the shared test data is not beside the checkout: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()

	ran := 0
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var c struct {
			ID, Title, Call string
			Input           json.RawMessage
			Expect          json.RawMessage
		}
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		switch c.Call {
		case "jid":
			var input struct{ JID string }
			var expect struct{ Verdict, Local, Domain, Resource string }
			decodeJSON(t, c.Input, &input)
			decodeJSON(t, c.Expect, &expect)
			t.Run(c.ID, func(t *testing.T) {
				j, err := stanza.ParseJID(input.JID)
				if accepted := err == nil; accepted != (expect.Verdict == "accept") {
					t.Fatalf("%s: ParseJID = %v, %v; want %s", c.Title, j, err, expect.Verdict)
				}
				if diff := cmp.Diff(jidParts{expect.Local, expect.Domain, expect.Resource}, partsOf(j)); diff != "" {
					t.Errorf("%s: parts (-want +got):\n%s", c.Title, diff)
				}
			})
		case "jid-equal":
			var input struct{ A, B string }
			var expect struct{ Equal bool }
			decodeJSON(t, c.Input, &input)
			decodeJSON(t, c.Expect, &expect)
			t.Run(c.ID, func(t *testing.T) {
				a, errA := stanza.ParseJID(input.A)
				b, errB := stanza.ParseJID(input.B)
				if errA != nil || errB != nil || (a == b) != expect.Equal {
					t.Errorf("%s: %q (%v) == %q (%v) is %v", c.Title, a, errA, b, errB, a == b)
				}
			})
		default:
			continue
		}
		ran++
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	if ran == 0 {
		t.Errorf("no row of %s is about addresses", path)
	}
}

func decodeJSON(t *testing.T, raw json.RawMessage, v any) {
	t.Helper()
	if err := json.Unmarshal(raw, v); err != nil {
		t.Fatal(err)
	}
}
