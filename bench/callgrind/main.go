// Callgrind counts the instructions of the tokenizer under valgrind, which no
// noise disturbs, and checks that its work is linear in its input:
//
//	go run ./bench/callgrind
//	go run ./bench/callgrind -only linear/text
//
// It needs valgrind (Debian's package of that name) and takes some minutes.
// It fails if a bound is broken.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
)

func main() {
	if len(os.Args) == 4 && os.Args[1] == workerFlag {
		if err := worker(os.Args[2], os.Args[3]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	only := flag.String("only", "", "the checks whose name has this `prefix`")
	attacks := flag.String("attacks", "../shared/attacks", "the `folder` with recipes of hostile input")
	flag.Parse()
	if err := runChecks(*only, *attacks); err != nil {
		fmt.Fprintln(os.Stderr, "callgrind:", err)
		os.Exit(1)
	}
}

// check compares the instructions per byte of two runs.
type check struct {
	name       string
	base, than sample
	bound      float64
}

// sample is an input and how many bytes of it are fed at once.
type sample struct {
	input func() []byte
	size  string
	feed  int
}

// linear is the bound on 4 × the input: 5 × the instructions.
const linear = 5.0 / 4

func runChecks(only, attacks string) error {
	checks := append(linearChecks(), perByteChecks()...)
	recipes, err := attackChecks(attacks)
	if errors.Is(err, os.ErrNotExist) {
		fmt.Fprintf(os.Stderr, "the recipes of hostile input are left out: %v\n", err)
	} else if err != nil {
		return err
	}
	counter, err := newCounter()
	if err != nil {
		return err
	}
	defer counter.close()

	fmt.Println("| check | feed | instructions per byte | then | × | bound |")
	fmt.Println("|---|---|---|---|---|---|")
	broken := 0
	for _, c := range append(checks, recipes...) {
		if !strings.HasPrefix(c.name, only) {
			continue
		}
		base, err := counter.perByte(c.base)
		if err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		than, err := counter.perByte(c.than)
		if err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		verdict := ""
		if than > base*c.bound {
			broken++
			verdict = " BROKEN"
		}
		fmt.Printf("| %s | %s | %s: %.2f | %s: %.2f | %.2f | %.2f%s |\n", c.name, feedName(c.than.feed), c.base, base, c.than, than, than/base, c.bound, verdict)
	}
	if broken > 0 {
		return fmt.Errorf("%d bounds are broken", broken)
	}
	return nil
}

func (s sample) String() string { return s.size }

func feedName(n int) string {
	if n == whole {
		return "whole"
	}
	return fmt.Sprint(n)
}
