package main

import (
	"fmt"
	"strings"
)

// An equivalent is a mutant that is the same program for every input, or whose
// difference is not one of results but of speed.
type equivalent struct {
	file, in string
	what     string // of which the mutant's condition and change, joined by ": ", begin with
	why      string
	used     bool
}

var equivalents = []*equivalent{}

func isEquivalent(m mutant) bool {
	for _, e := range equivalents {
		if strings.HasSuffix(m.file, e.file) && m.in == e.in && strings.HasPrefix(m.cond+": "+m.what, e.what) {
			e.used = true
			return true
		}
	}
	return false
}

// unusedEquivalents refuses entries for code that is gone.
func unusedEquivalents() error {
	for _, e := range equivalents {
		if !e.used {
			return fmt.Errorf("equivalent.go names %s, %s, %q, which is not there any more", e.file, e.in, e.what)
		}
	}
	return nil
}
