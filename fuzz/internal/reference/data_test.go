package reference

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sharedPath names a file of the acceptance data, which lies beside the
// checkout. A clone alone has not got it.
func sharedPath(t testing.TB, elem ...string) string {
	t.Helper()
	path := filepath.Join(append([]string{"..", "..", "..", "..", "shared"}, elem...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the acceptance data is not beside this checkout: %v", err)
	}
	return path
}

func mustRead(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// readJSONLines decodes a file of one JSON value a line.
func readJSONLines[T any](t testing.TB, path string) []T {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	var values []T
	for d := json.NewDecoder(bufio.NewReader(f)); d.More(); {
		var v T
		if err := d.Decode(&v); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		values = append(values, v)
	}
	if len(values) == 0 {
		t.Fatalf("%s is empty", path)
	}
	return values
}

// readTable reads tab-separated lines under a line of column names.
func readTable(t testing.TB, path string) []map[string]string {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(string(mustRead(t, path))), "\n")
	columns := strings.Split(lines[0], "\t")
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := make(map[string]string)
		for i, value := range strings.Split(line, "\t") {
			row[columns[i]] = value
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		t.Fatalf("%s has no rows", path)
	}
	return rows
}

// childrenOf counts the first-level children of a result.
func childrenOf(r Result) (n int) {
	for _, e := range r.Events {
		if e.Kind == Child {
			n++
		}
	}
	return n
}

var defaultLimits = Limits{
	StanzaBytes: 262144, HeaderBytes: 8192, Depth: 128, Elements: 16384,
	Attrs: 64, Namespaces: 256, NameBytes: 1024, NamespaceBytes: 2048,
}
