package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestMutate compiles the mutants of every suite.
func TestMutate(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the library anew")
	}
	tree, err := copyTree()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.RemoveAll(filepath.Dir(tree)) }()
	for _, s := range suites {
		mutants, err := mutate(tree, s.files)
		if err != nil || len(mutants) < 20 {
			t.Fatalf("%v: %d mutants, %v", s.files, len(mutants), err)
		}
		cmd := exec.Command("go", "build", "./"+s.quick[0].folder)
		cmd.Dir = tree
		cmd.Env = append(os.Environ(), "GOFLAGS=-buildvcs=false")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v: %v\n%s", s.files, err, out)
		}
	}
	if err := unusedEquivalents(); err != nil {
		t.Error(err)
	}
}
