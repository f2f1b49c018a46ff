package stanza_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
)

func TestEscapeLocal(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		// XEP-0106 section 5 and the rules of section 4.
		{"space", "space cadet", `space\20cadet`},
		{"quotation mark", `call me "ishmael"`, `call\20me\20\22ishmael\22`},
		{"ampersand", "at&t guy", `at\26t\20guy`},
		{"apostrophe", "d'artagnan", `d\27artagnan`},
		{"slash", "/.fanboy", `\2f.fanboy`},
		{"colons", "::foo::", `\3a\3afoo\3a\3a`},
		{"angle brackets", "<foo>", `\3cfoo\3e`},
		{"at sign", "user@host", `user\40host`},
		{"backslash", `c:\net`, `c\3a\net`},
		{"two backslashes", `c:\\net`, `c\3a\\net`},
		{"backslashes", `c:\cool stuff`, `c\3a\cool\20stuff`},
		{"backslash before digits", `c:\5commas`, `c\3a\5c5commas`},
		{"escape", `a\20b`, `a\5c20b`},
		{"escape in upper case", `a\2Fb`, `a\5c2Fb`},
		{"half an escape at the end", `a\2`, `a\2`},
		{"spaces at the ends", " a b ", ` a\20b `},
		{"nothing to escape", "juliet", "juliet"},
		{"other alphabet", "\u00fc@\u03c0", "\u00fc\\40\u03c0"},
		{"empty", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := stanza.EscapeLocal(c.in)
			if got != c.want {
				t.Errorf("EscapeLocal(%q) = %q, want %q", c.in, got, c.want)
			}
			if back := stanza.UnescapeLocal(got); back != c.in {
				t.Errorf("UnescapeLocal(%q) = %q, want %q", got, back, c.in)
			}
		})
	}
	for _, c := range []struct{ name, in, want string }{
		{"what is no escape", `a\21b\4`, `a\21b\4`},
		{"space at an end", `\20a\20`, `\20a\20`},
		{"space between", `a\20\20b`, "a  b"},
		{"upper case", `\3A\5C`, `:\`},
		{"not twice", `\5c40`, `\40`},
	} {
		t.Run("unescape "+c.name, func(t *testing.T) {
			if got := stanza.UnescapeLocal(c.in); got != c.want {
				t.Errorf("UnescapeLocal(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}
