package reference

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

var testdata = filepath.Join("..", "..", "..", "testdata")

// TestMalformed reads the module's own malformed inputs, which have one fault
// each.
func TestMalformed(t *testing.T) {
	folder := filepath.Join(testdata, "malformed")
	for _, row := range readTable(t, filepath.Join(folder, "index.tsv")) {
		t.Run(row["file"], func(t *testing.T) {
			input := mustRead(t, filepath.Join(folder, row["file"]))
			r := Parse(input, Options{Document: row["mode"] == "document", Limits: defaultLimits})
			if row["condition"] == "unexpected-end" {
				if !r.Pending {
					t.Errorf("fault %v, want a pending stream", r.Fault)
				}
			} else if r.Fault == nil {
				t.Error("accepted")
			} else if got := strconv.FormatInt(r.Fault.Offset, 10); got != row["offset"] || r.Fault.Condition != row["condition"] {
				t.Errorf("%v\nwant %s at %s: %s", r.Fault, row["condition"], row["offset"], row["note"])
			}
			if got := strconv.Itoa(childrenOf(r)); got != row["elements"] {
				t.Errorf("%s children, want %s", got, row["elements"])
			}
		})
	}
}

// TestStreams reads the module's own sample streams.
func TestStreams(t *testing.T) {
	folder := filepath.Join(testdata, "streams")
	for _, row := range readTable(t, filepath.Join(folder, "index.tsv")) {
		t.Run(row["file"], func(t *testing.T) {
			r := Parse(mustRead(t, filepath.Join(folder, row["file"])), Options{Limits: defaultLimits, FollowRestarts: true})
			if r.Fault != nil {
				t.Error(r.Fault)
			}
			count := make(map[Kind]int)
			for _, e := range r.Events {
				count[e.Kind]++
			}
			for column, kind := range map[string]Kind{"headers": Open, "elements": Child, "keepalives": Keepalive} {
				if got := strconv.Itoa(count[kind]); got != row[column] {
					t.Errorf("%s %s, want %s", got, column, row[column])
				}
			}
			if closed := row["end"] == "close"; closed == r.Pending {
				t.Errorf("pending: %t, want the end %s", r.Pending, row["end"])
			}
		})
	}
}

// TestCaptures reads what real clients and servers sent.
func TestCaptures(t *testing.T) {
	for _, row := range readTable(t, sharedPath(t, "captures", "MANIFEST.tsv")) {
		// Of probes, only the answers were judged.
		if filepath.Ext(row["file"]) != ".xml" || row["top_level_elements"] == "-" {
			continue
		}
		t.Run(row["file"], func(t *testing.T) {
			r := Parse(mustRead(t, sharedPath(t, "captures", row["file"])), Options{FollowRestarts: true})
			malformed := strings.HasPrefix(row["ends"], "malformed")
			if (r.Fault != nil) != malformed {
				t.Errorf("fault %v, and the capture ends %s", r.Fault, row["ends"])
			}
			if got := strconv.Itoa(childrenOf(r)); got != row["top_level_elements"] {
				t.Errorf("%s children, want %s", got, row["top_level_elements"])
			}
		})
	}
}
