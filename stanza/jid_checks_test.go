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
	if s := stanza.UnescapeLocal(`a27\`); s != `a27\` {
		t.Errorf("no escape became %q", s)
	}
}
