package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReplayRefuses checks that a recording that does not agree with itself is
// said to be wrong, at its line.
func TestReplayRefuses(t *testing.T) {
	for _, test := range []struct{ name, chunks, want string }{
		{"no chunk", "nonsense\n", "line 1: no chunk"},
		{"no time", "x\tc2s\t1\n", "line 1: "},
		{"another direction", "0.1\tc2c\t1\n", "line 1: no chunk"},
		{"no size", "0.1\tc2s\tmany\n", "line 1: "},
		{"negative size", "0.1\tc2s\t-1\n", "line 1: "},
		{"size beyond the file", "0.1\tc2s\t1\n0.2\tc2s\t2000000000\n", "line 2: unexpected EOF"},
		{"data after the end", "0.1\tc2s\tclose\n0.2\tc2s\t1\n", "line 2: the direction has ended"},
	} {
		t.Run(test.name, func(t *testing.T) {
			base := filepath.Join(t.TempDir(), "r")
			for suffix, content := range map[string]string{".chunks": test.chunks, ".c2s.xml": "<a/>", ".s2c.xml": ""} {
				if err := os.WriteFile(base+suffix, []byte(content), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			var stdout, stderr bytes.Buffer
			if status := run([]string{"-replay", base + ".chunks"}, strings.NewReader(""), &stdout, &stderr); status != statusFault {
				t.Errorf("the exit status is %d, want %d", status, statusFault)
			}
			if !strings.Contains(stderr.String(), test.want) {
				t.Errorf("stderr is %q, want %q in it", stderr.String(), test.want)
			}
		})
	}
}

// TestReplayCaptures checks that recordings of real sessions show, with both
// directions and in the chunks that they arrived in, the same elements as each
// direction read as a file.
func TestReplayCaptures(t *testing.T) {
	folder := filepath.Join("..", "..", "..", "..", "shared", "captures")
	recordings, err := filepath.Glob(filepath.Join(folder, "*.chunks"))
	if err != nil || len(recordings) == 0 {
		t.Skip("the acceptance data is not beside this checkout: ", folder)
	}
	shown := func(args ...string) string {
		var stdout, stderr bytes.Buffer
		run(args, strings.NewReader(""), &stdout, &stderr)
		if stderr.Len() > 0 {
			t.Error(stderr.String())
		}
		return stdout.String()
	}
	elements := func(output, direction string) (list []string) {
		for line := range strings.Lines(output) {
			_, element, ok := strings.Cut(line, `"offset":`)
			if ok && (direction == "" || member(line, "direction") == direction) && strings.Contains(element, `"name":`) {
				list = append(list, element)
			}
		}
		return list
	}
	for _, name := range recordings {
		both := shown("-replay", "-json", "-tree", name)
		for _, direction := range []string{"c2s", "s2c"} {
			want := elements(shown("-json", "-tree", strings.TrimSuffix(name, "chunks")+direction+".xml"), "")
			got := elements(both, direction)
			if strings.Join(got, "") != strings.Join(want, "") {
				t.Errorf("%s: %d elements %s, want %d, or others", name, len(got), direction, len(want))
			}
		}
	}
}
