package main

import (
	"bytes"
	"crypto/sha1"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
)

// raw writes the inputs in the folders from, in the format of go test, as
// files of their bytes.
func raw(to string, from []string) error {
	if err := os.MkdirAll(to, 0o777); err != nil {
		return err
	}
	for _, folder := range from {
		files, err := os.ReadDir(folder)
		if err != nil {
			return err
		}
		for _, f := range files {
			b, err := os.ReadFile(filepath.Join(folder, f.Name()))
			if err != nil {
				return err
			}
			input, err := decode(b)
			if err != nil {
				return fmt.Errorf("%s: %w", f.Name(), err)
			}
			if err := os.WriteFile(filepath.Join(to, nameOf(input)), input, 0o666); err != nil {
				return err
			}
		}
	}
	return nil
}

// nameOf is the name that go-fuzz would give an input.
func nameOf(input []byte) string { return fmt.Sprintf("%x", sha1.Sum(input)) }

// decode reads a file of one []byte in the format of go test.
func decode(b []byte) ([]byte, error) {
	_, line, ok := bytes.Cut(b, []byte("go test fuzz v1\n[]byte("))
	line, ok2 := bytes.CutSuffix(bytes.TrimSpace(line), []byte(")"))
	if !ok || !ok2 {
		return nil, fmt.Errorf("not a saved input of one []byte")
	}
	s, err := strconv.Unquote(string(line))
	return []byte(s), err
}
