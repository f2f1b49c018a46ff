package stanza_test

import (
	"encoding"
	"encoding/xml"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"unsafe"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/stanza"
)

var (
	_ fmt.Stringer             = stanza.JID{}
	_ encoding.TextAppender    = stanza.JID{}
	_ encoding.TextMarshaler   = stanza.JID{}
	_ encoding.TextUnmarshaler = (*stanza.JID)(nil)
)

type jidParts struct{ Local, Domain, Resource string }

func partsOf(j stanza.JID) jidParts { return jidParts{j.Local(), j.Domain(), j.Resource()} }

var (
	long1023 = strings.Repeat("a", 1023)
	label63  = strings.Repeat("a", 63)
	host253  = strings.Repeat(label63+".", 3) + strings.Repeat("a", 61)
)

func TestParseJID(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     jidParts
	}{
		// RFC 7622 section 3.5, table 1.
		{"localpart and domain", "juliet@example.com", jidParts{"juliet", "example.com", ""}},
		{"full", "juliet@example.com/foo", jidParts{"juliet", "example.com", "foo"}},
		{"space in the resource", "juliet@example.com/foo bar", jidParts{"juliet", "example.com", "foo bar"}},
		{"at sign in the resource", "juliet@example.com/foo@bar", jidParts{"juliet", "example.com", "foo@bar"}},
		{"XEP-0106 escape", `foo\20bar@example.com`, jidParts{`foo\20bar`, "example.com", ""}},
		{"fussball", "fussball@example.com", jidParts{"fussball", "example.com", ""}},
		{"sharp s", "fu\u00dfball@example.com", jidParts{"fu\u00dfball", "example.com", ""}},
		{"pi", "\u03c0@example.com", jidParts{"\u03c0", "example.com", ""}},
		{"capital sigma", "\u03a3@example.com/foo", jidParts{"\u03c3", "example.com", "foo"}},
		{"small sigma", "\u03c3@example.com/foo", jidParts{"\u03c3", "example.com", "foo"}},
		{"final sigma", "\u03c2@example.com/foo", jidParts{"\u03c2", "example.com", "foo"}},
		{"symbol in the resource", "king@example.com/\u265a", jidParts{"king", "example.com", "\u265a"}},
		{"domain", "example.com", jidParts{"", "example.com", ""}},
		{"domain and resource", "example.com/foobar", jidParts{"", "example.com", "foobar"}},
		{"at sign in the resource only", "a.example.com/b@example.net", jidParts{"", "a.example.com", "b@example.net"}},

		{"slashes in the resource", "example.com//a/", jidParts{"", "example.com", "/a/"}},
		{"at sign first in the resource", "example.com/@", jidParts{"", "example.com", "@"}},

		{"every ASCII sign that a localpart may have", "!#$%()*+,-.;=?[\\]^_`{|}~0az@x", jidParts{"!#$%()*+,-.;=?[\\]^_`{|}~0az", "x", ""}},
		{"upper case in the localpart", "JULIET@example.com", jidParts{"juliet", "example.com", ""}},
		{"wide letters in the localpart", "\uff2aul@example.com", jidParts{"jul", "example.com", ""}},
		{"decomposed localpart", "E\u0301@example.com", jidParts{"\u00e9", "example.com", ""}},
		{"halfwidth katakana", "\uff76\uff9e@example.com", jidParts{"\u30ac", "example.com", ""}},
		{"capital I with dot", "\u0130@example.com", jidParts{"i\u0307", "example.com", ""}},
		{"digit before a letter that is not ASCII", "1\u00e4@example.com", jidParts{"1\u00e4", "example.com", ""}},
		{"low line after a letter that is not ASCII", "m\u00fc_@example.com", jidParts{"m\u00fc_", "example.com", ""}},
		{"Hebrew localpart", "\u05d0\u05d1@example.com", jidParts{"\u05d0\u05d1", "example.com", ""}},
		{"Arabic localpart with its digits", "\u0628\u0660@example.com", jidParts{"\u0628\u0660", "example.com", ""}},
		{"middle dot in its place", "l\u00b7l@example.com", jidParts{"l\u00b7l", "example.com", ""}},
		{"joiner after a virama", "\u0915\u094d\u200d\u0937@example.com", jidParts{"\u0915\u094d\u200d\u0937", "example.com", ""}},

		{"case of the resource", "example.com/Balcony", jidParts{"", "example.com", "Balcony"}},
		{"wide letters in the resource", "example.com/\uff2a", jidParts{"", "example.com", "\uff2a"}},
		{"other spaces in the resource", "example.com/a\u00a0b\u3000c", jidParts{"", "example.com", "a b c"}},
		{"space first and last in the resource", "juliet@example.com/ foo ", jidParts{"juliet", "example.com", " foo "}},
		{"decomposed resource", "example.com/e\u0301", jidParts{"", "example.com", "\u00e9"}},
		{"compatibility characters in the resource", "example.com/\u2163\ufb01", jidParts{"", "example.com", "\u2163\ufb01"}},
		{"both directions in the resource", "example.com/a\u05d0", jidParts{"", "example.com", "a\u05d0"}},

		{"host without dots", "admin@localhost", jidParts{"admin", "localhost", ""}},
		{"upper case in the domain", "a@Conference.LOCALHOST", jidParts{"a", "conference.localhost", ""}},
		{"final dot", "juliet@example.com.", jidParts{"juliet", "example.com", ""}},
		{"final dot before a resource", "example.com./a", jidParts{"", "example.com", "a"}},
		{"digits", "a@3com.example/b", jidParts{"a", "3com.example", "b"}},
		{"label of digits", "a@0123456789", jidParts{"a", "0123456789", ""}},
		{"hyphens", "a@a-b--c.a-b", jidParts{"a", "a-b--c.a-b", ""}},
		{"low line first", "a@_muc.example", jidParts{"a", "_muc.example", ""}},
		{"low line inside", "a@conference.my_tenant.example", jidParts{"a", "conference.my_tenant.example", ""}},
		{"low line beside a U-label", "a@my_muc.b\u00fccher.example", jidParts{"a", "my_muc.b\u00fccher.example", ""}},
		{"U-label", "a@b\u00fccher.example", jidParts{"a", "b\u00fccher.example", ""}},
		{"A-label", "a@xn--bcher-kva.example", jidParts{"a", "b\u00fccher.example", ""}},
		{"A-label in upper case", "a@XN--BCHER-KVA.example", jidParts{"a", "b\u00fccher.example", ""}},
		{"upper case U-label", "a@B\u00dcCHER.example", jidParts{"a", "b\u00fccher.example", ""}},
		{"decomposed U-label", "a@bu\u0308cher.example", jidParts{"a", "b\u00fccher.example", ""}},
		{"wide host", "a@\uff45\uff58.example", jidParts{"a", "ex.example", ""}},
		{"sharp s in the domain", "a@fu\u00df.example", jidParts{"a", "fu\u00df.example", ""}},
		{"sharp s as an A-label", "a@xn--fu-hia.example", jidParts{"a", "fu\u00df.example", ""}},
		{"capital sharp s", "a@FU\u1e9e.example", jidParts{"a", "fu\u00df.example", ""}},
		{"capital I with dot in the domain", "a@\u0130.example", jidParts{"a", "i\u0307.example", ""}},
		{"Cherokee", "a@\u13a0\u13a1.example", jidParts{"a", "\u13a0\u13a1.example", ""}},
		{"ideographic full stop", "a@b\u00fccher\u3002example", jidParts{"a", "b\u00fccher.example", ""}},
		{"wide full stop", "a@example\uff0ecom", jidParts{"a", "example.com", ""}},
		{"halfwidth full stop at the end", "a@example\uff61", jidParts{"a", "example", ""}},
		{"middle dot in its place in the domain", "a@l\u00b7l.example", jidParts{"a", "l\u00b7l.example", ""}},
		{"Hebrew domain", "a@conference.\u05d0\u05d1.example", jidParts{"a", "conference.\u05d0\u05d1.example", ""}},
		{"hyphens after two bytes that are one character", "a@\u00fc--x.example", jidParts{"a", "\u00fc--x.example", ""}},

		{"IPv4", "a@127.0.0.1/b", jidParts{"a", "127.0.0.1", "b"}},
		{"IPv4 and a final dot", "a@127.0.0.1.", jidParts{"a", "127.0.0.1", ""}},
		{"IPv6", "a@[2001:db8::1]/b", jidParts{"a", "[2001:db8::1]", "b"}},
		{"IPv6 in another form", "a@[2001:DB8:0:0:0:0:0:1]", jidParts{"a", "[2001:db8::1]", ""}},
		{"IPv6 with IPv4", "[::ffff:192.0.2.1]", jidParts{"", "[::ffff:192.0.2.1]", ""}},

		{"longest localpart", long1023 + "@x", jidParts{long1023, "x", ""}},
		{"longest resource", "x/" + long1023, jidParts{"", "x", long1023}},
		{"longest resource in other characters", "x/a" + strings.Repeat("\u00e9", 511), jidParts{"", "x", "a" + strings.Repeat("\u00e9", 511)}},
		{"localpart that enforcement makes short enough", strings.Repeat("\uff21", 1023) + "@x", jidParts{long1023, "x", ""}},
		{"longest label", label63 + ".example", jidParts{"", label63 + ".example", ""}},
		{"longest host", host253, jidParts{"", host253, ""}},
		{"longest host and a final dot", host253 + ".", jidParts{"", host253, ""}},
		{"longest U-label", strings.Repeat("\u00fc", 57) + ".x", jidParts{"", strings.Repeat("\u00fc", 57) + ".x", ""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			j, err := stanza.ParseJID(c.in)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, partsOf(j)); diff != "" {
				t.Errorf("parts of %q (-want +got):\n%s", c.in, diff)
			}
			checkJID(t, j)

			fromBytes, err := stanza.ParseJIDBytes([]byte(c.in))
			if err != nil || fromBytes != j {
				t.Errorf("ParseJIDBytes = %v, %v; want %v", fromBytes, err, j)
			}
		})
	}
}

// checkJID checks what holds for every address.
func checkJID(t *testing.T, j stanza.JID) {
	t.Helper()
	for _, part := range []string{j.Local(), j.Domain(), j.Resource()} {
		if len(part) > 1023 {
			t.Errorf("%.80q has a part of %d bytes", j, len(part))
		}
	}
	if again, err := stanza.ParseJID(j.String()); err != nil || again != j {
		t.Errorf("ParseJID(%q) = %v, %v: not the same again", j, again, err)
	}
	if again, err := stanza.NewJID(j.Local(), j.Domain(), j.Resource()); err != nil || again != j {
		t.Errorf("NewJID of the parts of %q = %v, %v", j, again, err)
	}
	if again, err := j.Bare().WithResource(j.Resource()); err != nil || again != j {
		t.Errorf("Bare and WithResource of %q = %v, %v", j, again, err)
	}
	bare := j.Bare()
	if diff := cmp.Diff(jidParts{j.Local(), j.Domain(), ""}, partsOf(bare)); diff != "" {
		t.Errorf("parts of %q without resource (-want +got):\n%s", j, diff)
	}
	if bare.IsZero() || !bare.IsBare() || j.IsBare() != (j.Resource() == "") || (bare == j) != j.IsBare() {
		t.Errorf("%q: IsZero, IsBare or Bare is wrong", j)
	}
	if again, err := stanza.ParseJID(bare.String()); err != nil || again != bare {
		t.Errorf("ParseJID(%q) = %v, %v: not the same again", bare, again, err)
	}
}

func TestJIDEquality(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		equal      bool
	}{
		{"case of local and domain", "JULIET@Example.COM/Balcony", "juliet@example.com/Balcony", true},
		{"case of resource", "juliet@example.com/Balcony", "juliet@example.com/balcony", false},
		{"sigma", "\u03a3@example.com", "\u03c3@example.com", true},
		{"final sigma", "\u03c2@example.com", "\u03c3@example.com", false},
		{"sharp s", "fu\u00dfball@example.com", "fussball@example.com", false},
		{"sharp s in the domain", "a@fu\u00df.example", "a@fuss.example", false},
		{"A-label", "a@b\u00fccher.example", "a@xn--bcher-kva.example", true},
		{"normalisation", "e\u0301@example.com/e\u0301", "\u00e9@example.com/\u00e9", true},
		{"width", "\uff4auliet@example.com", "juliet@example.com", true},
		{"width in the resource", "example.com/\uff4a", "example.com/j", false},
		{"final dot", "example.com.", "example.com", true},
		{"form of IPv6", "[::1]", "[0:0:0:0:0:0:0:1]", true},
		{"spaces", "example.com/a\u2003b", "example.com/a b", true},
		{"slash in the resource", "a@b/c", "a@b/c/", false},
		{"localpart or not", "a@b", "b/a", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, b := stanza.MustParseJID(c.a), stanza.MustParseJID(c.b)
			if (a == b) != c.equal {
				t.Errorf("%q == %q is %v", a, b, a == b)
			}
			if _, found := map[stanza.JID]bool{a: true}[b]; found != c.equal {
				t.Errorf("as keys of a map %q and %q: same is %v", a, b, found)
			}
		})
	}
}

func TestNewJID(t *testing.T) {
	for _, c := range []struct{ name, local, domain, resource, want string }{
		{"all parts", "Juliet", "Example.com.", "Balcony/2", "juliet@example.com/Balcony/2"},
		{"no local part", "", "example.com", "r", "example.com/r"},
		{"domain", "", "example.com", "", "example.com"},
	} {
		t.Run(c.name, func(t *testing.T) {
			j, err := stanza.NewJID(c.local, c.domain, c.resource)
			if err != nil || j.String() != c.want {
				t.Fatalf("NewJID = %q, %v; want %q", j, err, c.want)
			}
			checkJID(t, j)
		})
	}
	for _, c := range []struct{ name, local, domain, resource, part, input string }{
		{"nothing", "", "", "", "domain", ""},
		{"no domain", "a", "", "b", "domain", "a@/b"},
		{"at sign in the local part", "a@b", "c", "", "local", "a@b@c"},
		{"slash in the local part", "a/b", "c", "", "local", "a/b@c"},
		{"slash in the domain", "a", "b/c", "", "domain", "a@b/c"},
		{"at sign in the domain", "", "a@b", "", "domain", "a@b"},
		{"control in the resource", "a", "b", "\x00", "resource", "a@b/\x00"},
	} {
		t.Run("refuses "+c.name, func(t *testing.T) {
			j, err := stanza.NewJID(c.local, c.domain, c.resource)
			var fault *stanza.JIDError
			if !errors.As(err, &fault) || fault.Part != c.part || fault.Input != c.input || !j.IsZero() {
				t.Errorf("NewJID = %q, %#v", j, err)
			}
		})
	}
}

func TestMustParseJIDPanics(t *testing.T) {
	defer func() {
		err, _ := recover().(error)
		const want = `stanza: JID "a&b@example.com" has a bad local part: U+0026 '&' is not allowed in it, EscapeLocal writes it as XEP-0106 has it`
		if err == nil || err.Error() != want {
			t.Errorf("panic with %v, want %s", err, want)
		}
	}()
	stanza.MustParseJID("a&b@example.com")
}

func TestWithResource(t *testing.T) {
	full := stanza.MustParseJID("juliet@example.com/balcony")
	for _, c := range []struct {
		name     string
		from     stanza.JID
		resource string
		want     string
		part     string // of the error
	}{
		{"another", full, "Chamber", "juliet@example.com/Chamber", ""},
		{"on a bare one", full.Bare(), "a/b@c", "juliet@example.com/a/b@c", ""},
		{"normalised", full, "e\u0301\u00a0", "juliet@example.com/\u00e9 ", ""},
		{"none", full, "", "juliet@example.com", ""},
		{"none of the zero JID", stanza.JID{}, "", "", ""},
		{"invalid", full, "\u0085", "", "resource"},
		{"of the zero JID", stanza.JID{}, "a", "", "domain"},
	} {
		t.Run(c.name, func(t *testing.T) {
			j, err := c.from.WithResource(c.resource)
			if j.String() != c.want {
				t.Errorf("got %q, want %q", j, c.want)
			}
			var fault *stanza.JIDError
			if errors.As(err, &fault) != (c.part != "") || fault != nil && fault.Part != c.part {
				t.Errorf("error is %v, want one on part %q", err, c.part)
			}
		})
	}
}

func TestZeroJID(t *testing.T) {
	var j stanza.JID
	if diff := cmp.Diff(jidParts{}, partsOf(j)); diff != "" {
		t.Errorf("parts (-want +got):\n%s", diff)
	}
	if !j.IsZero() || j.IsBare() || j.Bare() != j || j.String() != "" {
		t.Errorf("zero JID: IsZero %v, IsBare %v, Bare %q, String %q", j.IsZero(), j.IsBare(), j.Bare(), j)
	}
	if size := unsafe.Sizeof(j); size > 32 {
		t.Errorf("a JID takes %d bytes", size)
	}
}

func TestJIDText(t *testing.T) {
	type item struct {
		XMLName xml.Name   `xml:"item"`
		JID     stanza.JID `xml:"jid,attr"`
	}
	var got item
	if err := xml.Unmarshal([]byte(`<item jid="Juliet@Example.com/a&amp;b"/>`), &got); err != nil {
		t.Fatal(err)
	}
	if want := stanza.MustParseJID("juliet@example.com/a&b"); got.JID != want {
		t.Errorf("read %q, want %q", got.JID, want)
	}
	out, err := xml.Marshal(got)
	if want := `<item jid="juliet@example.com/a&amp;b"></item>`; err != nil || string(out) != want {
		t.Errorf("wrote %s, %v; want %s", out, err, want)
	}
	if text, err := got.JID.AppendText([]byte("to ")); err != nil || string(text) != "to juliet@example.com/a&b" {
		t.Errorf("AppendText = %q, %v", text, err)
	}

	before := got.JID
	for _, bad := range []string{"", "@", "a b@c"} {
		if err := got.JID.UnmarshalText([]byte(bad)); err == nil || got.JID != before {
			t.Errorf("UnmarshalText(%q) = %v and the JID is %q", bad, err, got.JID)
		}
	}
}

// A JID that outlives the buffer it was read from keeps its value.
func TestParseJIDBytesCopies(t *testing.T) {
	b := []byte("juliet@example.com/balcony")
	j, err := stanza.ParseJIDBytes(b)
	if err != nil {
		t.Fatal(err)
	}
	clear(b)
	if want := stanza.MustParseJID("juliet@example.com/balcony"); j != want {
		t.Errorf("after the buffer was overwritten: %q", j)
	}
}

func TestJIDAllocations(t *testing.T) {
	full := "juliet@conference.example.com/balcony 2"
	fullBytes := []byte(full)
	j := stanza.MustParseJID(full)
	text := make([]byte, 0, 100)
	for _, c := range []struct {
		name string
		want float64
		run  func() (stanza.JID, error)
	}{
		{"ParseJID", 0, func() (stanza.JID, error) { return stanza.ParseJID(full) }},
		{"ParseJID of a domain", 0, func() (stanza.JID, error) { return stanza.ParseJID("my_host.example.com") }},
		{"ParseJID of IPv4", 0, func() (stanza.JID, error) { return stanza.ParseJID("a@127.0.0.1") }},
		{"ParseJID of upper case", 3, func() (stanza.JID, error) { return stanza.ParseJID("Juliet@Example.com/balcony") }},
		{"ParseJIDBytes", 1, func() (stanza.JID, error) { return stanza.ParseJIDBytes(fullBytes) }},
		{"NewJID", 1, func() (stanza.JID, error) { return stanza.NewJID("juliet", "example.com", "balcony") }},
		{"WithResource", 1, func() (stanza.JID, error) { return j.WithResource("chamber") }},
		{"accessors", 0, func() (stanza.JID, error) {
			if j.Local() == "" || j.Domain() == "" || j.Resource() == "" || j.String() == "" || j.IsZero() {
				return stanza.JID{}, errors.New("a part is missing")
			}
			_, err := j.AppendText(text)
			return j.Bare(), err
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := testing.AllocsPerRun(100, func() {
				if j, err := c.run(); err != nil || j.IsZero() {
					t.Fatal(j, err)
				}
			}); got > c.want {
				t.Errorf("%v allocations, want %v", got, c.want)
			}
		})
	}
}

// Refusing an address costs little memory, whatever its length.
func TestHugeJID(t *testing.T) {
	huge := strings.Repeat("\u00fc", 1<<19)
	for _, c := range []struct{ name, in string }{
		{"localpart", huge + "@x"},
		{"domain", "a@" + huge},
		{"resource", "x/" + huge},
	} {
		t.Run(c.name, func(t *testing.T) {
			inBytes := []byte(c.in)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := stanza.ParseJID(c.in)
			_, errBytes := stanza.ParseJIDBytes(inBytes)
			runtime.ReadMemStats(&after)
			if err == nil || errBytes == nil {
				t.Errorf("it is taken: %v, %v", err, errBytes)
			}
			if used := after.TotalAlloc - before.TotalAlloc; used > 100_000 {
				t.Errorf("%d bytes allocated for a refusal", used)
			}
		})
	}
}

func FuzzParseJID(f *testing.F) {
	for _, s := range []string{
		"juliet@example.com/balcony", "a@xn--bcher-kva.example", "\uff2a\u0130@\u3002\u0130.x/\u00a0e\u0301",
		"\u05d0@\u05d0.x", "l\u00b7l@l\u00b7l", "[::1]/\u2163", "\u13a0@\u13a0", "1.2.3.4.", "\u212b@\u212a/\u212b", "a\\40b@c",
		"\u1112\u1161\u11ab@\u1112\u1161\u11ab.x/\u1112\u1161", "\uff76\uff9e@\uff76\uff9e.\uff43", "\u0915\u094d\u200c@x",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if back := stanza.UnescapeLocal(stanza.EscapeLocal(s)); back != s {
			t.Errorf("escaped and unescaped %q is %q", s, back)
		}
		j, err := stanza.ParseJID(s)
		if (err != nil) != j.IsZero() {
			t.Fatalf("ParseJID(%q) = %q, %v", s, j, err)
		}
		if err != nil {
			_ = err.Error()
			return
		}
		checkJID(t, j)
	})
}
