package stanza_test

import (
	"strings"
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
)

// TestJIDChecks has what only one check refuses, and what is just allowed.
func TestJIDChecks(t *testing.T) {
	label := strings.Repeat("a", 63)
	// The A-label of é has 7 bytes.
	host := "é." + label + "." + label + "." + label + "." + strings.Repeat("a", 53)
	for address, ok := range map[string]bool{
		"b-":               false,
		"b.c-":             false,
		"b." + label:       true,
		"b." + label + "a": false,
		label + "a.b":      false,
		host:               true,
		host + "a":         false,
	} {
		if _, err := stanza.ParseJID(address); (err == nil) != ok {
			t.Errorf("%q: %v", address, err)
		}
	}
	if j, err := (stanza.JID{}).WithResource("r"); err == nil || !j.IsZero() {
		t.Errorf("the zero JID with a resource: %v, %v", j, err)
	}
	if j, err := stanza.MustParseJID("a@b").WithResource("\x00"); err == nil || !j.IsZero() {
		t.Errorf("a resource that is none: %v, %v", j, err)
	}
	for given, want := range map[string]string{"A@b": "a@b", "Z@b": "z@b"} {
		if j, _ := stanza.ParseJID(given); j.String() != want {
			t.Errorf("%q became %q, want %q", given, j, want)
		}
	}
	if s := stanza.UnescapeLocal(`a27\`); s != `a27\` {
		t.Errorf("no escape became %q", s)
	}
}
