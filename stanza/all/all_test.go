package all_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestEveryPackageIsJoined looks at the source of the packages beside this one.
func TestEveryPackageIsJoined(t *testing.T) {
	joined, err := os.ReadFile("all.go")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var packages []string
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if name := filepath.Base(filepath.Dir(file)); name != "all" && bytes.Contains(source, []byte("\nfunc Types() stanza.Types")) {
			packages = append(packages, name)
		}
	}
	if len(packages) < 20 {
		t.Errorf("found no more packages than %v", packages)
	}
	for _, name := range slices.Compact(packages) {
		if !bytes.Contains(joined, []byte("\t"+name+".Types(),\n")) {
			t.Errorf("Types leaves out those of the package %s", name)
		}
	}
}
