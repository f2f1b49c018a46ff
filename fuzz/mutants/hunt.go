package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"time"
)

// copyTree copies the module that the working directory is in.
func copyTree() (string, error) {
	mod, err := exec.Command("go", "env", "GOMOD").Output()
	if err != nil {
		return "", err
	}
	root := filepath.Dir(strings.TrimSpace(string(mod)))
	parent, err := os.MkdirTemp("", "mutants")
	if err != nil {
		return "", err
	}
	tree := filepath.Join(parent, "tree")
	err = filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		if d.IsDir() {
			if rel == ".git" || rel == filepath.Join("fuzz", "work") {
				return filepath.SkipDir
			}
			return os.MkdirAll(filepath.Join(tree, rel), 0o777)
		}
		if !d.Type().IsRegular() {
			return nil
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(tree, rel), b, 0o666)
	})
	return tree, err
}

// build compiles the tests of a folder once, with all mutants in them.
func build(tree, folder string) (string, error) {
	binary := filepath.Join(tree, strings.ReplaceAll(folder, "/", "_")+".test")
	cmd := exec.Command("go", "test", "-c", "-vet=off", "-o", binary, "./"+folder)
	cmd.Dir = tree
	cmd.Env = append(os.Environ(), "GOFLAGS=-buildvcs=false")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building the tests of %s with mutants: %w\n%s", folder, err, out)
	}
	return binary, nil
}

// hunt runs the tests for each mutant and returns the survivors.
func (s *suite) hunt(tree string, mutants []mutant, short, verbose bool) ([]mutant, error) {
	tests := s.quick
	if !short {
		tests = append(tests, s.slow...)
	}
	binaries := map[string]string{}
	for _, t := range tests {
		binary, err := binaries[t.folder], error(nil)
		if binary == "" {
			if binary, err = build(tree, t.folder); err != nil {
				return nil, err
			}
			binaries[t.folder] = binary
		}
		began := time.Now()
		if out, dead := kill(tree, binary, t, nil, mostPatience); dead {
			return nil, fmt.Errorf("the tests of %s fail without any mutant:\n%s", t.folder, out)
		}
		patience := min(mostPatience, 10*(time.Second+time.Since(began)))
		mutants = t.survivors(tree, binary, mutants, patience, verbose)
	}
	return mutants, nil
}

func (t test) survivors(tree, binary string, mutants []mutant, patience time.Duration, verbose bool) (alive []mutant) {
	died := make([]bool, len(mutants))
	var wg sync.WaitGroup
	turn := make(chan struct{}, runtime.NumCPU())
	for i, m := range mutants {
		wg.Add(1)
		turn <- struct{}{}
		go func() {
			defer func() { <-turn; wg.Done() }()
			out, dead := kill(tree, binary, t, &m, patience)
			if died[i] = dead; verbose && dead {
				fmt.Printf("dead  %s: %s\n", m, cause(out))
			}
		}()
	}
	wg.Wait()
	for i, m := range mutants {
		if !died[i] {
			alive = append(alive, m)
		}
	}
	return alive
}

// kill runs the test with a mutant and reports whether it fails.
func kill(tree, binary string, t test, m *mutant, patience time.Duration) (out []byte, dead bool) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, binary, "-test.short", "-test.failfast", "-test.run="+t.run)
	cmd.Dir = filepath.Join(tree, t.folder)
	cmd.Env = append(os.Environ(), "GOMEMLIMIT=1GiB")
	if m != nil {
		cmd.Env = append(cmd.Env, m.env())
	}
	cmd.WaitDelay = time.Second
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	return out, err != nil && (errors.As(err, &exit) || ctx.Err() != nil)
}

var failure = regexp.MustCompile(`(?m)^\s*--- FAIL: (\S+)|^panic: .*`)

// cause is the first thing that went wrong.
func cause(out []byte) string {
	if all := failure.FindAll(out, -1); len(all) > 0 {
		return string(bytes.TrimSpace(all[len(all)-1]))
	}
	return "the test took too long"
}
