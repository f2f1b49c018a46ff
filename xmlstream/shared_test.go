package xmlstream_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// sharedPath names a file of the acceptance data, which lies beside the
// checkout. A clone alone has not got it.
func sharedPath(t testing.TB, name string) string {
	t.Helper()
	path := filepath.Join("..", "..", "shared", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the acceptance data is not beside this checkout: %v", err)
	}
	return path
}

// readLines decodes a file of one JSON value a line.
func readLines[T any](t testing.TB, path string) (lines []T) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 64<<20)
	for s.Scan() {
		var line T
		if err := json.Unmarshal(s.Bytes(), &line); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		lines = append(lines, line)
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
	return lines
}

func mustRead(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// tree is an element in the form of the acceptance data: ["{ns}local",
// {attributes}, [children]].
func tree(e xmlstream.Element) []any {
	name := e.Name()
	attrs := map[string]any{}
	for a := range e.Attrs() {
		key := a.Name.Local
		if a.Name.Space != "" {
			key = "{" + a.Name.Space + "}" + key
		}
		attrs[key] = string(a.Value)
	}
	children := []any{}
	for n := range e.Nodes() {
		if n.Element.IsZero() {
			children = append(children, string(n.Text))
		} else {
			children = append(children, tree(n.Element))
		}
	}
	return []any{"{" + name.Space + "}" + name.Local, attrs, children}
}

// events is an element in the form of the conformance data.
func events(e xmlstream.Element) (list []any) {
	name := e.Name()
	attrs := []any{}
	for a := range e.Attrs() {
		attrs = append(attrs, []any{a.Name.Space, a.Name.Local, string(a.Value)})
	}
	slices.SortFunc(attrs, func(a, b any) int {
		return slices.Compare(stringsOf(a), stringsOf(b))
	})
	list = append(list, []any{"start", name.Space, name.Local, attrs})
	for n := range e.Nodes() {
		if n.Element.IsZero() {
			list = append(list, []any{"text", string(n.Text)})
		} else {
			list = append(list, events(n.Element)...)
		}
	}
	return append(list, []any{"end", name.Space, name.Local})
}

func stringsOf(v any) (s []string) {
	for _, x := range v.([]any) {
		s = append(s, fmt.Sprint(x))
	}
	return s
}

// cuts yields ways to feed n bytes: whole, byte by byte, and, if two is set,
// in two at every byte, which -short leaves out.
func cuts(n int, two bool) func(yield func(name string, sizes []int) bool) {
	return func(yield func(string, []int) bool) {
		if !yield("whole", []int{n}) || !yield("by byte", slices.Repeat([]int{1}, n)) || !two || testing.Short() {
			return
		}
		for i := 1; i < n; i++ {
			if !yield(fmt.Sprintf("cut at %d", i), []int{i, n - i}) {
				return
			}
		}
	}
}
