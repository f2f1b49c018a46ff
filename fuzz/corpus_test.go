package fuzz_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xmppwire/xmppwire/fuzz"
)

const root = "../testdata"

// wrap runs a target on its corpus, on every input that ever broke it, and on
// the project's own streams; under go test -fuzz they are the seeds.
func wrap(f *testing.F, name string, target func([]byte) int, seeds ...string) {
	for _, pattern := range append(seeds,
		filepath.Join(root, "corpus", name, "corpus", "*"),
		filepath.Join(root, "corpus", name, "crashers", "*")) {
		files, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			if filepath.Ext(file) == ".output" || filepath.Ext(file) == ".quoted" {
				continue // go-fuzz says there what it saw
			}
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
	f.Fuzz(func(_ *testing.T, data []byte) { target(data) })
}

// streams are what the targets that read streams begin with.
var streams = []string{root + "/streams/*.xml", root + "/malformed/*.xml"}

func FuzzTokenizer(f *testing.F) { wrap(f, "tokenizer", fuzz.FuzzTokenizer, streams...) }

func FuzzChunks(f *testing.F) { wrap(f, "chunks", fuzz.FuzzChunks, streams...) }

func FuzzCodec(f *testing.F) { wrap(f, "codec", fuzz.FuzzCodec, streams...) }

func FuzzParse(f *testing.F) { wrap(f, "parse", fuzz.FuzzParse, streams...) }

func FuzzEncode(f *testing.F) { wrap(f, "encode", fuzz.FuzzEncode) }

func FuzzJID(f *testing.F) { wrap(f, "jid", fuzz.FuzzJID) }

func FuzzGenerated(f *testing.F) { wrap(f, "generated", fuzz.FuzzGenerated) }

// TestNoCrasherIsOpen is a reminder: what is in crashers is replayed above, so
// that each of them has been fixed.
func TestCorpusFilesAreSmall(t *testing.T) {
	total := int64(0)
	err := filepath.Walk(filepath.Join(root, "corpus"), func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		total += info.Size()
		if info.Size() > 8<<10 && !strings.HasSuffix(path, ".output") {
			t.Errorf("%s has %d bytes", path, info.Size())
		}
		return nil
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	if total > 3<<20 {
		t.Errorf("the corpora have %d bytes: minimise them (go run ./fuzz/corpus)", total)
	}
}
