package stanza_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/idna"

	"github.com/xmppwire/xmppwire/stanza"
)

func TestParseJIDRefuses(t *testing.T) {
	const (
		address  = "address"
		local    = "local"
		domain   = "domain"
		resource = "resource"
	)
	for _, c := range []struct{ name, in, part string }{
		// RFC 7622 section 3.5, table 2; but for the space at the start of a
		// resource, which OpaqueString allows.
		{"quotes", `"juliet"@example.com`, local},
		{"space in the localpart", "foo bar@example.com", local},
		{"empty localpart and resource", "@example.com/", local},
		{"roman numeral", "henry\u2163@example.com", local},
		{"chess king", "\u265a@example.com", local},
		{"domain missing", "juliet@", domain},
		{"resource only", "/foobar", domain},

		{"empty", "", address},
		{"at sign", "@", local},
		{"slash", "/", resource},
		{"at sign and slash", "@/", local},
		{"domain missing before a resource", "juliet@/foo", domain},
		{"empty localpart", "@example.com", local},
		{"empty resource", "juliet@example.com/", resource},
		{"two at signs", "a@b@example.com", domain},

		{"ampersand", "a&b@example.com", local},
		{"apostrophe", "a'b@example.com", local},
		{"colon", "a:b@example.com", local},
		{"less than", "a<b@example.com", local},
		{"greater than", "a>b@example.com", local},
		{"control", "a\tb@example.com", local},
		{"delete", "a\x7f@example.com", local},
		{"at sign from a wide one", "a\uff20b@example.com", local},
		{"slash from a wide one", "a\uff0fb@example.com", local},
		{"colon from a wide one", "a\uff1ab@example.com", local},
		{"no-break space", "a\u00a0b@example.com", local},
		{"zero width space", "ad\u200bmin@example.com", local},
		{"soft hyphen", "ad\u00admin@example.com", local},
		{"byte order mark", "\ufeffjuliet@example.com", local},
		{"right-to-left override", "a\u202eb@example.com", local},
		{"joiner without a virama", "a\u200db@example.com", local},
		{"middle dot out of its place", "a\u00b7b@example.com", local},
		{"digits of two Arabic sets", "\u0628\u0660\u06f0@example.com", local},
		{"Hebrew after Latin", "a\u05d0@example.com", local},
		{"Latin after Hebrew", "\u05d0a@example.com", local},
		{"title case digraph", "\u01c5@example.com", local},
		{"emoji", "\U0001f600@example.com", local},
		{"unassigned", "\U000e0fff@example.com", local},
		{"private use", "\ue000@example.com", local},
		{"noncharacter", "\ufdd0@example.com", local},
		{"localpart not UTF-8", "a\xffb@example.com", local},
		{"surrogate", "\xed\xa0\x80@example.com", local},
		{"localpart too long", long1023 + "a@x", local},
		{"localpart too long after enforcement", strings.Repeat("\u0130", 342) + "@x", local},

		{"C0 control in the resource", "a@example.com/\n", resource},
		{"C1 control in the resource", "a@example.com/\u0085", resource},
		{"delete in the resource", "a@example.com/\x7f", resource},
		{"zero width space in the resource", "a@example.com/a\u200bb", resource},
		{"right-to-left override in the resource", "a@example.com/\u202eb", resource},
		{"joiner without a virama in the resource", "a@example.com/a\u200db", resource},
		{"conjoining jamo in the resource", "a@example.com/\u115f", resource},
		{"resource not UTF-8", "a@example.com/\xff", resource},
		{"resource cut inside a character", "a@example.com/\u00e9\xc3", resource},
		{"resource too long", "a@x/" + long1023 + "a", resource},
		{"resource too long in other characters", "a@x/" + strings.Repeat("\u00e9", 512), resource},

		{"space in the domain", "juliet@exa mple.com", domain},
		{"port", "juliet@example.com:5222", domain},
		{"dot", "juliet@.", domain},
		{"dot first", "juliet@.example.com", domain},
		{"two dots", "juliet@example..com", domain},
		{"two dots last", "juliet@example.com..", domain},
		{"dot and ideographic full stop last", "juliet@example.com.\u3002", domain},
		{"hyphen first", "juliet@-example.com", domain},
		{"hyphen last", "juliet@example-.com", domain},
		{"hyphen alone", "juliet@-", domain},
		{"hyphens in third and fourth place", "juliet@ab--c.example", domain},
		{"hyphens in third and fourth place of a U-label", "juliet@\u00fca--b.example", domain},
		{"exclamation mark", "juliet@example!.com", domain},
		{"control in the domain", "juliet@example.com\x00", domain},
		{"slash from a wide one in the domain", "juliet@example.com\uff0fa", domain},
		{"at sign from a wide one in the domain", "juliet@a\uff20b", domain},
		{"low line in a U-label", "juliet@_b\u00fccher.example", domain},
		{"low line in an A-label", "juliet@" + rawALabel("_b\u00fccher") + ".example", domain},
		{"zero width space in the domain", "juliet@exam\u200bple.com", domain},
		{"soft hyphen in the domain", "juliet@exam\u00adple.com", domain},
		{"ligature in the domain", "juliet@\ufb01sh.example", domain},
		{"letterlike symbol in the domain", "juliet@\u210cost.example", domain},
		{"symbol in the domain", "juliet@\u2603.example", domain},
		{"symbol as an A-label", "juliet@xn--n3h.example", domain},
		{"emoji in the domain", "juliet@\U0001f4a9.example", domain},
		{"combining mark first", "juliet@\u0301a.example", domain},
		{"combining mark for symbols", "juliet@\u00fc\u20d0.example", domain},
		{"musical combining mark", "juliet@\u00fc\U0001d167.example", domain},
		{"middle dot out of its place in the domain", "juliet@a\u00b7b.example", domain},
		{"joiner out of its place in the domain", "juliet@a\u200db.example", domain},
		{"katakana middle dot alone", "juliet@a\u30fbb.example", domain},
		{"Hebrew after Latin in the domain", "juliet@a\u05d0.example", domain},
		{"digit first beside Hebrew", "juliet@3com.\u05d0.example", domain},
		{"unassigned in the domain", "juliet@a\U000e0fff.example", domain},
		{"domain not UTF-8", "juliet@ex\xffample.com", domain},
		{"A-label without a body", "juliet@xn--.example", domain},
		{"A-label that does not decode", "juliet@xn--0.example", domain},
		{"A-label for ASCII", "juliet@xn--abc-.example", domain},
		{"A-label of an upper case letter", "juliet@" + rawALabel("b\u00dccher") + ".example", domain},
		{"A-label of a decomposed letter", "juliet@" + rawALabel("bu\u0308cher") + ".example", domain},
		{"A-label of an A-label", "juliet@xn--xn---3ra.example", domain},
		{"A-label with hyphens in third and fourth place", "juliet@" + rawALabel("\u00fca--b") + ".example", domain},
		{"A-label with a letter that is not ASCII", "juliet@xn--b\u00fccher-kva.example", domain},
		{"A-label of a dot", "juliet@" + rawALabel("\u3002\u00fc") + ".example", domain},
		{"label too long", "juliet@" + label63 + "a.example", domain},
		{"U-label too long as an A-label", "juliet@" + strings.Repeat("\u00fc", 58) + ".x", domain},
		{"A-label too long", "juliet@" + rawALabel(strings.Repeat("\u00fc", 58)) + ".x", domain},
		{"host too long", "juliet@" + host253 + "a", domain},
		{"host too long as A-labels", "juliet@" + strings.Repeat(strings.Repeat("\u00fc", 57)+".", 4) + "x", domain},

		{"number too big for IPv4", "juliet@256.0.0.1", domain},
		{"leading zero in IPv4", "juliet@127.0.0.01", domain},
		{"IPv6 without brackets", "juliet@::1", domain},
		{"IPv6 without an end", "juliet@[::1", domain},
		{"IPv6 and more", "juliet@[::1].example", domain},
		{"IPv6 with a zone", "juliet@[fe80::1%eth0]", domain},
		{"IPv6 with groups missing", "juliet@[1:2:3]", domain},
		{"IPv4 in brackets", "juliet@[127.0.0.1]", domain},
		{"brackets", "juliet@[]", domain},
	} {
		t.Run(c.name, func(t *testing.T) {
			j, err := stanza.ParseJID(c.in)
			if !j.IsZero() {
				t.Errorf("ParseJID(%.80q) = %v with error %v", c.in, j, err)
			}
			var fault *stanza.JIDError
			if !errors.As(err, &fault) {
				t.Fatalf("error is %v, want a *JIDError", err)
			}
			want := stanza.JIDError{Input: c.in, Part: c.part, Err: fault.Err}
			if diff := cmp.Diff(want, *fault, cmp.Comparer(sameError)); diff != "" {
				t.Errorf("error (-want +got):\n%s", diff)
			}
			if fault.Err == nil || !errors.Is(err, fault.Err) {
				t.Errorf("%v does not unwrap to its reason %v", err, fault.Err)
			}
			if msg := err.Error(); len(msg) > 500 || strings.ContainsAny(msg, "\n\x00\u202e") {
				t.Errorf("message is not one readable sentence: %q", msg)
			}
			if _, err := stanza.ParseJIDBytes([]byte(c.in)); err == nil {
				t.Error("ParseJIDBytes takes it")
			}
		})
	}
}

func sameError(a, b error) bool { return a == b }

// rawALabel writes an A-label for what is no U-label.
func rawALabel(s string) string {
	label, err := idna.Punycode.ToASCII(s)
	if err != nil {
		panic(err)
	}
	return label
}
