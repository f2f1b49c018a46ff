package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/xmppwire/xmppwire/bench/corpus"
)

func TestRun(t *testing.T) {
	chart := filepath.Join(t.TempDir(), "chart.svg")
	if err := run(corpus.Names(), 20_000, 1, chart); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(chart); err != nil || info.Size() < 1000 {
		t.Errorf("no chart: %v", err)
	}
}

// TestFaults makes sure that the documents are refused for what is in them.
func TestFaults(t *testing.T) {
	for _, p := range parsers {
		if err := p.parse(fault("<a k='1'>x</a>")); err != nil {
			t.Errorf("%s refuses what is right: %v", p.name, err)
		}
	}
	for _, f := range faults {
		for _, content := range f.documents {
			if parsers[0].parse(fault(content)) == nil {
				t.Errorf("%s: %s accepts %q", f.kind, parsers[0].name, content)
			}
		}
	}
}
