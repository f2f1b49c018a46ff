package stanza

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// What the short way takes, the enforcement takes unchanged; and of what the
// enforcement takes unchanged, it leaves out no more than it says.
func TestCanonicalIsEnforced(t *testing.T) {
	pieces := []string{
		"a", "b", "xn", "z", "_", "-", "--", ".", "0", "9", "12", "@", "/", "A", "Z", " ", "~", "!", "\x7f", "\x1f", "\x00",
		"\"", "&", "'", ":", "<", ">", "`", "[", "{", "\u00e9", "\xff", strings.Repeat("a", 62), strings.Repeat("c", 1021),
	}
	common := pieces[:11]
	random := rand.New(rand.NewPCG(7, 622))
	taken, left := 0, 0
	for range 200_000 {
		var b strings.Builder
		for range 1 + random.IntN(9) {
			if random.IntN(8) == 0 {
				b.WriteString(pieces[random.IntN(len(pieces))])
			} else {
				b.WriteString(common[random.IntN(len(common))])
			}
		}
		s := b.String()
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
