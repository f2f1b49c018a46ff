// Command corpus takes what fuzzers have found over into the repository.
//
//	go run ./fuzz/corpus raw FOLDER FROM...
//
// writes the inputs that the engine of go test has saved in the folders FROM
// into FOLDER as raw files.
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
	if len(args) < 3 || args[0] != "raw" {
		return fmt.Errorf("usage: corpus raw FOLDER FROM...")
	}
	return raw(args[1], args[2:])
}
