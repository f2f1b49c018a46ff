package all_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/all"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// faulty lists the captures in which an element does not fit its type, and why
// it is the peer's doing.
var faulty = map[string]string{
	"auth-base64-newlines.in.xml": "line ends in base64",
	"auth-no-mechanism.in.xml":    "no mechanism",
	"sm-a-no-h.in.xml":            "an acknowledgement without a count",
}

// TestCaptures decodes every element that has a type, wherever it stands in
// what real clients and servers sent, and writes it as it came.
func TestCaptures(t *testing.T) {
	types := all.Types()
	codec := stanza.NewCodec("jabber:client", types)
	seen := map[string]bool{}
	everyCapture(t, func(file string, e xmlstream.Element) {
		if types.New(e.Name()) == nil {
			return
		}
		seen[expanded(e.Name())] = true
		v, err := codec.Decode(e)
		if err != nil {
			if faulty[file] == "" {
				t.Errorf("%s: %v: %v", file, e, err)
			}
			return
		}
		out, err := codec.Append(nil, v)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			return
		}
		if diff := cmp.Diff(wiretest.Tree(e), wiretest.Tree(wiretest.Parse(t, string(out)))); diff != "" {
			t.Errorf("%s: (-received +written):\n%s", file, diff)
		}
	})
	t.Logf("%d types: %s", len(seen), strings.Join(slices.Sorted(maps.Keys(seen)), " "))
}

// everyCapture visits all elements below the root of streams, and all of
// WebSocket frames and BOSH bodies.
func everyCapture(t *testing.T, visit func(file string, e xmlstream.Element)) {
	dir := filepath.Join("..", "..", "..", "shared", "captures")
	files := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name := d.Name()
		in := func(e xmlstream.Element) { visit(name, e) }
		switch {
		case strings.HasSuffix(name, ".xml"):
			files++
			tok := xmlstream.NewTokenizer(&xmlstream.Options{FollowRestarts: true, Limits: xmlstream.Unlimited()})
			for event, err := range tok.Feed(mustRead(t, path)) {
				if err != nil {
					break // which is what some of the captures are about
				}
				if event == xmlstream.Child {
					everyElement(tok.Element(), in)
				}
			}
		case strings.HasSuffix(name, ".frames.jsonl"):
			files++
			for line := range bytes.Lines(mustRead(t, path)) {
				var frame []any // direction, text, maybe more
				if err := json.Unmarshal(line, &frame); err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				text, _ := frame[1].(string) // a number closes the WebSocket
				if e, err := xmlstream.Parse([]byte(text), nil); err == nil {
					everyElement(e, in)
				}
			}
		}
		return nil
	})
	if err != nil || files == 0 {
		t.Skipf("the captures are not beside this checkout: %v", err)
	}
}

func mustRead(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// everyElement visits an element and all that is in it.
func everyElement(e xmlstream.Element, visit func(xmlstream.Element)) {
	visit(e)
	for child := range e.Children() {
		everyElement(child, visit)
	}
}
