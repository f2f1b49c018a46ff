// Command mutants tests the tests: it disables each check of the library in
// turn and proves that a test fails.
//
//	go run ./fuzz/mutants          every mutant, with the tests that take long
//	go run ./fuzz/mutants -short   with the quick tests only, in a few minutes
//	go run ./fuzz/mutants -v       say by which test each dies
//
// It exits with 0 only if every mutant dies, and names those that survive. It
// works on a copy of the tree, with all mutants compiled in at once: each is
// a condition that the variable of the environment XMLSTREAM_MUTANT switches
// off or shifts by one.
//
// A check is a condition whose branch refuses something: returns a fault, or
// gives the input back to the generic parser. Mutants of it are the condition
// never true; an operand of && or || left out; and a comparison by order off
// by one. What is the same program for every input stands in equivalent.go,
// each with its reason.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

func main() {
	short := flag.Bool("short", false, "quick tests only")
	verbose := flag.Bool("v", false, "print every mutant and how it dies")
	flag.Parse()
	alive, err := run(*short, *verbose)
	switch {
	case err != nil:
		fmt.Fprintln(os.Stderr, "mutants:", err)
		os.Exit(2)
	case alive > 0:
		os.Exit(1)
	}
}

// A suite is a package and the tests that must notice when a check is gone.
type suite struct {
	files []string // patterns of what is mutated
	quick []test   // asked first, in turn
	slow  []test   // asked about what survives, but for -short
}

type test struct {
	folder string
	run    string // for -test.run
}

var suites = []suite{
	{
		files: []string{"xmlstream/*.go"},
		quick: []test{
			{"xmlstream", "^Test(Checks|Characters)"},
			{"xmlstream", "^Test(Malformed|Limits|Append|Clone|Restart|Follow|End|WriteWindow|Stale|Clipped|FastPath|OwnedCursor|Loan|BuilderContexts)|Limit"},
		},
		slow: []test{{"xmlstream", "."}, {"fuzz", "."}},
	},
	{
		files: []string{"stanza/jid*.go"},
		quick: []test{{"stanza", "JID|Escape|Canonical"}},
		slow:  []test{{"stanza", "."}, {"fuzz", "JID"}},
	},
}

// mostPatience is how long a test may take. A mutant that takes longer is dead:
// it loops.
const mostPatience = 90 * time.Second

func run(short, verbose bool) (alive int, err error) {
	start := time.Now()
	tree, err := copyTree()
	if err != nil {
		return 0, err
	}
	defer func() { _ = os.RemoveAll(filepath.Dir(tree)) }()
	total := 0
	for _, s := range suites {
		mutants, err := mutate(tree, s.files)
		if err != nil {
			return 0, err
		}
		survivors, err := s.hunt(tree, mutants, short, verbose)
		if err != nil {
			return 0, err
		}
		for _, m := range survivors {
			fmt.Println("ALIVE", m)
		}
		total += len(mutants)
		alive += len(survivors)
	}
	if err := unusedEquivalents(); err != nil {
		return 0, err
	}
	fmt.Printf("%d mutants, %d alive, %s\n", total, alive, time.Since(start).Round(time.Second))
	return alive, nil
}
