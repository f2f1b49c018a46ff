package all_test

import (
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
	dir := filepath.Join("..", "..", "..", "shared", "captures")
	var files []string
	for _, pattern := range []string{"*.xml", filepath.Join("*", "*.xml")} {
		found, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) == 0 {
		t.Skip("the captures are not beside this checkout")
	}
	types := all.Types()
	codec := stanza.NewCodec("jabber:client", types)
	seen := map[string]bool{}
	for _, path := range files {
		input, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(path)
		tok := xmlstream.NewTokenizer(&xmlstream.Options{FollowRestarts: true, Limits: xmlstream.Unlimited()})
		for event, err := range tok.Feed(input) {
			if err != nil {
				break // which is what some of the captures are about
			}
			if event != xmlstream.Child {
				continue
			}
			everyElement(tok.Element(), func(e xmlstream.Element) {
				if types.New(e.Name()) == nil {
					return
				}
				seen[expanded(e.Name())] = true
				v, err := codec.Decode(e)
				if err != nil {
					if faulty[name] == "" {
						t.Errorf("%s: %v: %v", name, e, err)
					}
					return
				}
				out, err := codec.Append(nil, v)
				if err != nil {
					t.Errorf("%s: %v", name, err)
					return
				}
				if diff := cmp.Diff(wiretest.Tree(e), wiretest.Tree(wiretest.Parse(t, string(out)))); diff != "" {
					t.Errorf("%s: (-received +written):\n%s", name, diff)
				}
			})
		}
	}
	t.Logf("%d types in %d captures: %s", len(seen), len(files), strings.Join(slices.Sorted(maps.Keys(seen)), " "))
}

// everyElement visits an element and all that is in it.
func everyElement(e xmlstream.Element, visit func(xmlstream.Element)) {
	visit(e)
	for child := range e.Children() {
		everyElement(child, visit)
	}
}
