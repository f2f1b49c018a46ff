package stanza

import (
	"iter"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/xmppwire/xmppwire/stanza/internal/ascii"
)

// addresses yields that many strings that are addresses or nearly so.
func addresses(n int) iter.Seq[string] {
	pieces := []string{
		"a", "b", "xn", "z", "_", "-", "--", ".", "0", "9", "12", "@", "/", "A", "Z", " ", "~", "!", "\x7f", "\x1f", "\x00",
		"\"", "&", "'", ":", "<", ">", "`", "[", "{", "\u00e9", "\xff", strings.Repeat("a", 62), strings.Repeat("c", 1021),
	}
	common := pieces[:11]
	random := rand.New(rand.NewPCG(7, 622))
	return func(yield func(string) bool) {
		for range n {
			var b strings.Builder
			for range 1 + random.IntN(9) {
				if random.IntN(8) == 0 {
					b.WriteString(pieces[random.IntN(len(pieces))])
				} else {
					b.WriteString(common[random.IntN(len(common))])
				}
			}
			if !yield(b.String()) {
				return
			}
		}
	}
}

// What the short way takes, the enforcement takes unchanged; and of what the
// enforcement takes unchanged, it leaves out no more than it says.
func TestCanonicalIsEnforced(t *testing.T) {
	taken, left := 0, 0
	for s := range addresses(200_000) {
		short, ok := canonical(s)
		full, err := parseAndEnforce(s)
		switch {
		case ok && (err != nil || short != full):
			t.Fatalf("canonical(%q) = %#v, but enforced it is %#v, %v", s, short, full, err)
		case ok:
			taken++
		case err == nil && full.full == s && isASCII(s) && strings.Trim(full.Domain(), "0123456789.") != "":
			t.Fatalf("canonical leaves out %q", s)
		case err == nil:
			left++
		}
	}
	if taken < 1000 || left < 1000 {
		t.Errorf("%d addresses taken and %d left: the test tries too few of a kind", taken, left)
	}
}

// All bytes at once or one by one: the outcome is the same, but for labels with
// "--", which the former leaves out.
func TestCanonicalShort(t *testing.T) {
	taken := 0
	for s := range addresses(200_000) {
		short, ok := canonicalShort(s)
		long, want := canonicalLong(s)
		switch {
		case ok && (!want || short != long):
			t.Fatalf("canonicalShort(%q) = %#v, but byte by byte it is %#v, %t", s, short, long, want)
		case ok:
			taken++
		case want && len(s) < ascii.Most && !strings.Contains(long.Domain(), "--"):
			t.Fatalf("canonicalShort leaves out %q", s)
		}
	}
	if taken < 1000 {
		t.Errorf("%d addresses taken: the test tries too few", taken)
	}
}
