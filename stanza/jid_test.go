package stanza_test

import (
	"strings"
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
)

func TestParseJID(t *testing.T) {
	long := strings.Repeat("a", 1023)
	for _, c := range []struct{ name, in, local, domain, resource string }{
		{"full", "juliet@example.com/balcony", "juliet", "example.com", "balcony"},
		{"bare", "juliet@example.com", "juliet", "example.com", ""},
		{"domain", "example.com", "", "example.com", ""},
		{"resource with signs", "juliet@example.com/foo@bar/baz", "juliet", "example.com", "foo@bar/baz"},
		{"escaped space", `foo\20bar@example.com`, `foo\20bar`, "example.com", ""},
		{"final dot", "juliet@example.com.", "juliet", "example.com", ""},
		{"case of localpart and domainpart", "JULIET@Example.COM/Balcony", "juliet", "example.com", "Balcony"},
		{"sharp s stays", "fußball@example.com", "fußball", "example.com", ""},
		{"Greek", "π@example.com", "π", "example.com", ""},
		{"A-label", "a@xn--bcher-kva.example", "a", "bücher.example", ""},
		{"IPv4", "a@127.0.0.1", "a", "127.0.0.1", ""},
		{"IPv6", "a@[2001:db8::1]", "a", "[2001:db8::1]", ""},
		{"underscore", "a@_muc.example", "a", "_muc.example", ""},
		{"spaces inside a resource", "king@example.com/a b", "king", "example.com", "a b"},
		{"longest localpart", long + "@example.com", long, "example.com", ""},
		{"longest resourcepart", "example.com/" + long, "", "example.com", long},
	} {
		t.Run(c.name, func(t *testing.T) {
			j, err := stanza.ParseJID(c.in)
			if err != nil {
				t.Fatal(err)
			}
			if j.Local() != c.local || j.Domain() != c.domain || j.Resource() != c.resource {
				t.Errorf("parts %q %q %q", j.Local(), j.Domain(), j.Resource())
			}
			again, err := stanza.ParseJID(j.String())
			if err != nil || again != j {
				t.Errorf("read again: %v, %v", again, err)
			}
			if j.Bare().Resource() != "" || j.Bare().Domain() != c.domain {
				t.Errorf("Bare is %v", j.Bare())
			}
		})
	}
}

func TestParseJIDRefuses(t *testing.T) {
	for _, c := range []struct{ name, in string }{
		{"empty", ""},
		{"empty localpart", "@example.com"},
		{"empty domainpart", "juliet@"},
		{"empty resourcepart", "juliet@example.com/"},
		{"two at signs", "a@b@example.com"},
		{"quotes", `"juliet"@example.com`},
		{"ampersand", "a&b@example.com"},
		{"space in localpart", "foo bar@example.com"},
		{"space in domainpart", "juliet@exa mple.com"},
		{"zero width space", "ad\u200Bmin@example.com"},
		{"control in resourcepart", "a@example.com/\u0085"},
		{"not UTF-8", "a@example.com/\xFF"},
		{"empty label", "a@example..com"},
		{"label too long", "a@" + strings.Repeat("a", 64) + ".example"},
		{"localpart too long", strings.Repeat("a", 1024) + "@example.com"},
		{"resourcepart too long", "a@example.com/" + strings.Repeat("a", 1024)},
		{"symbol", "henryⅣ@example.com"},
		{"chess king", "♚@example.com"},
		{"open bracket", "a@[::1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if j, err := stanza.ParseJID(c.in); err == nil {
				t.Errorf("accepted as %q", j)
			}
		})
	}
}

func TestParseJIDDoesNotAllocate(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() {
		j, err := stanza.ParseJID("juliet@example.com/balcony")
		if err != nil || j.Bare().IsZero() {
			t.Fatal(err)
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
