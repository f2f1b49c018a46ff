package fuzz_test

import (
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/xmppwire/xmppwire/fuzz/internal/gen"
	"github.com/xmppwire/xmppwire/fuzz/internal/oracle"
)

var (
	first   = flag.Int("first", 0, "TestGeneratedStreams: the first seed")
	streamN = flag.Int("streams", 0, "TestGeneratedStreams: how many seeds; 0 is few")
)

// compare asks every oracle about streams.
func compare(t *testing.T, seed int, input []byte) {
	t.Helper()
	settings := oracle.Settings()
	s := settings[max(0, seed%10-3)] // the defaults four times in ten
	for _, err := range []error{
		oracle.Reference(input, s), oracle.Restarts(input, s), oracle.EncodingXML(input, s), oracle.Expat(input, s),
	} {
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
	}
	if seed%40 > 3 {
		return
	}
	for _, err := range []error{
		oracle.Final(input, s), oracle.Splits(input, s), oracle.Prompt(input, s),
		oracle.Document(input), oracle.StreamCopies(input), oracle.Lossless(input),
	} {
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
	}
}

// TestGeneratedStreams asks the oracles about random valid streams and mutants
// of them. To ask about many, say which:
//
//	go test ./fuzz -run TestGeneratedStreams -streams 1000000 -first 5000000 -timeout 0 -v
func TestGeneratedStreams(t *testing.T) {
	n := *streamN
	if n == 0 {
		n = 6_000
		if testing.Short() {
			n = 300
		}
	}
	last := time.Now()
	for seed := *first; seed < *first+n; seed++ {
		r := rand.New(rand.NewPCG(5, uint64(seed)))
		input := gen.Stream(r, r.IntN(700))
		if seed%8 > 0 {
			input = gen.Mutate(r, input)
		}
		compare(t, seed, input)
		if time.Since(last) > time.Minute {
			last = time.Now()
			t.Logf("%s: seeds %d to %d agree", last.Format(time.TimeOnly), *first, seed)
		}
	}
	t.Logf("%d streams from seed %d on agree", n, *first)
}

// TestMutatedStreams asks about mutants of the project's own streams.
func TestMutatedStreams(t *testing.T) {
	files, err := filepath.Glob("../testdata/streams/*.xml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	rounds := 200
	if testing.Short() {
		rounds = 20
	}
	r := rand.New(rand.NewPCG(7, 8))
	for _, file := range files {
		input, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for round := range rounds {
			mutant := input[:min(len(input), 3000)]
			if round > 0 {
				mutant = gen.Mutate(r, mutant)
			}
			compare(t, round, mutant)
		}
	}
}
