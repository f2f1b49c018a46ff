package xmlstream_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// readTable reads a file of tab-separated values with a header line.
func readTable(t *testing.T, path string) (rows []map[string]string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimRight(string(b), "\n"), "\n")
	names := strings.Split(lines[0], "\t")
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, v := range strings.Split(line, "\t") {
			row[names[i]] = v
		}
		rows = append(rows, row)
	}
	return rows
}

// TestMalformed covers every row of the table of faults: each file has one,
// with its stream error condition, its offset, and the children before it.
func TestMalformed(t *testing.T) {
	for _, row := range readTable(t, "../testdata/malformed/index.tsv") {
		t.Run(row["file"], func(t *testing.T) {
			input := mustRead(t, filepath.Join("../testdata/malformed", row["file"]))
			opts := &xmlstream.Options{}
			if row["mode"] == "document" {
				opts.Mode = xmlstream.Document
			}
			for name, sizes := range cuts(len(input), len(input) < 600) {
				o := &observer{tok: xmlstream.NewTokenizer(opts)}
				at := 0
				for _, n := range sizes {
					if o.feed(input[at : at+n]); o.err != nil {
						break
					}
					at += n
				}
				if o.err == nil {
					o.err = o.tok.End()
				}
				if got := conditionOf(o.err); got != row["condition"] {
					t.Fatalf("%s: condition %q, want %q: %v", name, got, row["condition"], o.err)
				}
				if got := strconv.FormatInt(o.err.(*xmlstream.SyntaxError).Offset, 10); got != row["offset"] {
					t.Fatalf("%s: offset %s, want %s (%s): %v", name, got, row["offset"], row["note"], o.err)
				}
				if got := strconv.Itoa(o.elements); got != row["elements"] {
					t.Fatalf("%s: %s children before the fault, want %s", name, got, row["elements"])
				}
			}
		})
	}
}
