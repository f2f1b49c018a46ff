// Command corpus takes what fuzzers have found over into the repository.
//
//	corpus raw FOLDER FROM...
//
// writes the inputs that the engine of go test has saved in the folders FROM
// into FOLDER as raw files.
//
//	corpus take TARGET FOLDER FROM...
//
// makes FOLDER the least set of inputs, of those in it and in the folders FROM,
// that covers all that they cover, small ones first. It needs a build with
// -cover -covermode=atomic; fuzz/run -m makes one.
package main

import (
	"fmt"
	"os"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "corpus:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	switch {
	case len(args) >= 3 && args[0] == "raw":
		return raw(args[1], args[2:])
	case len(args) >= 3 && args[0] == "take":
		return take(args[1], args[2], args[3:])
	}
	return fmt.Errorf("usage: corpus raw FOLDER FROM... or corpus take TARGET FOLDER FROM")
}
