package main

import (
	"os/exec"
	"testing"
)

// TestRun checks that every view passes and counts everything, at a rate and as
// fast as it goes.
func TestRun(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("there is no go to build xmppcat with")
	}
	for _, test := range []struct {
		name          string
		stanzas, rate int
	}{
		{"at a rate", 4000, 20_000},
		{"as fast as it goes", 20_000, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			var names []string
			for _, view := range views {
				names = append(names, view.name)
			}
			if fine, err := run(test.stanzas, test.rate, names); err != nil || !fine {
				t.Errorf("fine is %v, the error %v", fine, err)
			}
		})
	}
}
