package main

import (
	"bytes"
	"cmp"
	"fmt"
	"math/bits"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/coverage"
	"slices"
	"strconv"
	"strings"

	"github.com/xmppwire/xmppwire/fuzz"
)

var targets = map[string]func([]byte) int{
	"tokenizer": fuzz.FuzzTokenizer,
	"chunks":    fuzz.FuzzChunks,
	"codec":     fuzz.FuzzCodec,
	"encode":    fuzz.FuzzEncode,
	"parse":     fuzz.FuzzParse,
	"jid":       fuzz.FuzzJID,
	"generated": fuzz.FuzzGenerated,
}

// largest is what an input of the corpus may have in bytes.
const largest = 4 << 10

// take keeps in folder what covers something that smaller inputs do not.
func take(name, folder string, from []string) error {
	target, ok := targets[name]
	if !ok {
		return fmt.Errorf("there is no target %s", name)
	}
	inputs := map[string][]byte{} // by name, so that equal ones are one
	for _, f := range append(from, folder) {
		files, err := filepath.Glob(filepath.Join(f, "*"))
		if err != nil {
			return err
		}
		for _, file := range files {
			b, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			if len(b) <= largest {
				inputs[nameOf(b)] = b
			}
		}
	}
	// What the targets begin with anyway is not kept once more.
	seeds := map[string]bool{}
	if readsStreams(name) {
		for _, pattern := range []string{"testdata/streams/*.xml", "testdata/malformed/*.xml"} {
			files, err := filepath.Glob(pattern)
			if err != nil {
				return err
			}
			for _, file := range files {
				b, err := os.ReadFile(file)
				if err != nil {
					return err
				}
				seeds[nameOf(b)] = true
				inputs[nameOf(b)] = b
			}
		}
	}
	ordered := make([][]byte, 0, len(inputs))
	for _, b := range inputs {
		ordered = append(ordered, b)
	}
	slices.SortFunc(ordered, func(a, b []byte) int {
		later := func(b []byte) int {
			if seeds[nameOf(b)] {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(later(a), later(b)), cmp.Compare(len(a), len(b)), bytes.Compare(a, b))
	})
	covered := map[string]bool{}
	var kept [][]byte
	size := 0
	for _, b := range ordered {
		blocks, err := cover(func() { target(b) })
		if err != nil {
			return err
		}
		before := len(covered)
		for _, block := range blocks {
			covered[block] = true
		}
		if len(covered) > before && !seeds[nameOf(b)] {
			kept = append(kept, b)
			size += len(b)
		}
	}
	fmt.Printf("%s: %d of %d inputs kept, %d bytes, %d blocks by how often\n", name, len(kept), len(inputs), size, len(covered))
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	for _, b := range kept {
		if err := os.WriteFile(filepath.Join(folder, nameOf(b)), b, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// readsStreams reports whether a target begins with the project's own streams.
func readsStreams(target string) bool {
	return slices.Contains([]string{"tokenizer", "chunks", "codec", "parse"}, target)
}

// cover returns the blocks that f runs through, each with the magnitude of how
// often.
func cover(f func()) (blocks []string, err error) {
	dir, err := os.MkdirTemp("", "cover")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	if err := coverage.ClearCounters(); err != nil {
		return nil, err
	}
	f()
	if err := coverage.WriteCountersDir(dir); err != nil {
		return nil, err
	}
	if err := coverage.WriteMetaDir(dir); err != nil {
		return nil, err
	}
	profile := filepath.Join(dir, "profile")
	if out, err := exec.Command("go", "tool", "covdata", "textfmt", "-i="+dir, "-o="+profile).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("covdata: %w: %s", err, out)
	}
	text, err := os.ReadFile(profile)
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(text)) {
		block, count, _ := strings.Cut(strings.TrimSpace(line), " ")
		_, count, _ = strings.Cut(count, " ")
		if n, _ := strconv.Atoi(count); n > 0 && !strings.Contains(block, "/fuzz/corpus/") {
			blocks = append(blocks, fmt.Sprint(block, " ", bits.Len(uint(n))))
		}
	}
	return blocks, nil
}
