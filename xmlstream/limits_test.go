package xmlstream_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// limitCase makes input that has exactly n of what a limit counts.
type limitCase struct {
	name  string
	field func(*xmlstream.Limits) *int
	make  func(n int) string
	// fault is the offset that the input of n+1 is refused at, in that input.
	fault func(input string, n int) int
}

// afterHeader is a stream that has one stanza.
func afterHeader(stanza string) string { return plainHeader + stanza }

// nested is n elements one in another, each with those attributes.
func nested(n int, attrs func(i int) string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<d%s>", attrs(i))
	}
	b.WriteString(strings.Repeat("</d>", n))
	return b.String()
}

// declarations spreads n namespace declarations over nested elements, so that
// no element has many.
func declarations(n int) string {
	const each = 8
	return nested((n+each-1)/each, func(i int) string {
		var b strings.Builder
		for k := i * each; k < min(n, (i+1)*each); k++ {
			fmt.Fprintf(&b, " xmlns:n%d='u'", k)
		}
		return b.String()
	})
}

func repeated(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// last finds the last occurrence.
func last(of string) func(string, int) int {
	return func(input string, _ int) int { return strings.LastIndex(input, of) }
}

// beyond finds the byte that follows n bytes from the first occurrence on.
func beyond(of string) func(string, int) int {
	return func(input string, n int) int { return strings.Index(input, of) + n }
}

func none(int) string { return "" }

var limitCases = []limitCase{
	{
		"stanza bytes",
		func(l *xmlstream.Limits) *int { return &l.StanzaBytes },
		func(n int) string {
			return afterHeader("<message><body>" + strings.Repeat("x", n-len("<message><body></body></message>")) + "</body></message>")
		},
		beyond("<message"),
	},
	{
		"stanza bytes, in an attribute",
		func(l *xmlstream.Limits) *int { return &l.StanzaBytes },
		func(n int) string {
			return afterHeader("<message id='" + strings.Repeat("x", n-len("<message id=''/>")) + "'/>")
		},
		beyond("<message"),
	},
	{
		"stanza bytes, in CDATA",
		func(l *xmlstream.Limits) *int { return &l.StanzaBytes },
		func(n int) string {
			return afterHeader("<message><![CDATA[" + strings.Repeat("x", n-len("<message><![CDATA[]]></message>")) + "]]></message>")
		},
		beyond("<message"),
	},
	{
		"header bytes, in the tag",
		func(l *xmlstream.Limits) *int { return &l.HeaderBytes },
		func(n int) string {
			return strings.TrimSuffix(plainHeader, ">") + strings.Repeat(" ", n-len(plainHeader)) + ">"
		},
		func(_ string, n int) int { return n },
	},
	{
		"header bytes, in the declaration",
		func(l *xmlstream.Limits) *int { return &l.HeaderBytes },
		func(n int) string {
			return "<?xml version='1.0'" + strings.Repeat(" ", n-len("<?xml version='1.0'?>")-len(plainHeader)) + "?>" + plainHeader
		},
		func(_ string, n int) int { return n },
	},
	{
		"header bytes, before the tag",
		func(l *xmlstream.Limits) *int { return &l.HeaderBytes },
		func(n int) string { return strings.Repeat("\n", n-len(plainHeader)) + plainHeader },
		func(_ string, n int) int { return n },
	},
	{
		"depth",
		func(l *xmlstream.Limits) *int { return &l.Depth },
		func(n int) string { return afterHeader(nested(n, none)) },
		last("<d>"),
	},
	{
		"elements",
		func(l *xmlstream.Limits) *int { return &l.Elements },
		func(n int) string { return afterHeader("<iq>" + strings.Repeat("<x/>", n-1) + "</iq>") },
		last("<x/>"),
	},
	{
		"attributes",
		func(l *xmlstream.Limits) *int { return &l.Attributes },
		func(n int) string { return afterHeader("<iq" + repeated(n, " a%d=''") + "/>") },
		func(input string, _ int) int { return strings.LastIndex(input, " a") + 1 },
	},
	{
		"attributes, half of them declarations",
		func(l *xmlstream.Limits) *int { return &l.Attributes },
		func(n int) string {
			return afterHeader("<iq" + repeated(n/2, " xmlns:a%d='u'") + repeated(n-n/2, " a%d=''") + "/>")
		},
		func(input string, _ int) int { return strings.LastIndex(input, " a") + 1 },
	},
	{
		"attributes of a child element",
		func(l *xmlstream.Limits) *int { return &l.Attributes },
		func(n int) string { return afterHeader("<iq><query" + repeated(n, " a%d=''") + "/></iq>") },
		func(input string, _ int) int { return strings.LastIndex(input, " a") + 1 },
	},
	{
		"namespace declarations",
		func(l *xmlstream.Limits) *int { return &l.Namespaces },
		func(n int) string { return afterHeader(declarations(n)) },
		func(input string, _ int) int { return strings.LastIndex(input, "xmlns:n") },
	},
	{
		"name of an element",
		func(l *xmlstream.Limits) *int { return &l.NameBytes },
		func(n int) string { return afterHeader("<" + strings.Repeat("e", n) + "/>") },
		beyond("eee"),
	},
	{
		"name with a prefix",
		func(l *xmlstream.Limits) *int { return &l.NameBytes },
		func(n int) string { return afterHeader("<stream:" + strings.Repeat("e", n-len("stream:")) + "/>") },
		beyond("stream:eee"),
	},
	{
		"name of an attribute",
		func(l *xmlstream.Limits) *int { return &l.NameBytes },
		func(n int) string { return afterHeader("<iq " + strings.Repeat("e", n) + "=''/>") },
		beyond("eee"),
	},
	{
		"name of two-byte letters",
		func(l *xmlstream.Limits) *int { return &l.NameBytes },
		func(n int) string {
			return afterHeader("<" + strings.Repeat("e", 3+n%2) + strings.Repeat("é", (n-3-n%2)/2) + strings.Repeat("e", (n-3-n%2)%2) + "/>")
		},
		beyond("eee"),
	},
	{
		"default namespace name",
		func(l *xmlstream.Limits) *int { return &l.NamespaceBytes },
		func(n int) string { return afterHeader("<iq xmlns='" + strings.Repeat("u", n) + "'/>") },
		beyond("uuu"),
	},
	{
		"namespace name of a prefix",
		func(l *xmlstream.Limits) *int { return &l.NamespaceBytes },
		func(n int) string { return afterHeader("<iq xmlns:p='" + strings.Repeat("u", n) + "'/>") },
		beyond("uuu"),
	},
}

// feeders feed in the ways that must not matter.
var feeders = []struct {
	name string
	size int
}{{"whole", 1 << 30}, {"by 4096", 4096}, {"by byte", 1}}

// observeLimited reads the input under limits and returns what was seen.
func observeLimited(input string, l *xmlstream.Limits, size int, slow bool) *observer {
	tok := xmlstream.NewTokenizer(&xmlstream.Options{Limits: l})
	if slow {
		tok.DisableFastPath()
	}
	o := &observer{tok: tok, noTrees: true}
	for _, n := range pieces(len(input), size) {
		o.feed([]byte(input[:n]))
		input = input[n:]
	}
	return o
}

// checkLimit wants input of the limit accepted and one more refused, at its
// byte, as policy-violation.
func (c *limitCase) checkLimit(t *testing.T, l *xmlstream.Limits, value int) {
	t.Helper()
	fine, tooMany := c.make(value), c.make(value+1)
	children := 1
	if strings.HasPrefix(c.name, "header") {
		children = 0
	}
	for _, f := range feeders {
		for _, slow := range []bool{false, true} {
			o := observeLimited(fine, l, f.size, slow)
			if o.err != nil || !o.open || o.elements != children {
				t.Fatalf("%s (machine alone: %v): limit %d refuses %d: %v", f.name, slow, value, value, o.err)
			}
			o = observeLimited(tooMany, l, f.size, slow)
			var fault *xmlstream.SyntaxError
			if !errors.As(o.err, &fault) || fault.Condition != xmlstream.PolicyViolation || o.elements != 0 {
				t.Fatalf("%s (machine alone: %v): limit %d and input of %d: %d elements, %v", f.name, slow, value, value+1, o.elements, o.err)
			}
			if want := int64(c.fault(tooMany, value)); fault.Offset != want {
				t.Fatalf("%s (machine alone: %v): offset %d, want %d: %v", f.name, slow, fault.Offset, want, o.err)
			}
			if got, want := errors.Is(o.err, xmlstream.ErrStanzaTooBig), strings.HasPrefix(c.name, "stanza"); got != want {
				t.Fatalf("%s: is it ErrStanzaTooBig: %v, want %v: %v", f.name, got, want, o.err)
			}
		}
	}
}

// TestLimits covers both columns of the table of limits, and limits of a
// program's own.
func TestLimits(t *testing.T) {
	own := &xmlstream.Limits{
		StanzaBytes: 12_345, HeaderBytes: 300, Depth: 5, Elements: 7,
		Attributes: 9, Namespaces: 11, NameBytes: 100, NamespaceBytes: 99,
	}
	for _, column := range []struct {
		name   string
		limits *xmlstream.Limits
	}{
		{"before authentication", xmlstream.PreAuthLimits()},
		{"default", xmlstream.DefaultLimits()},
		{"own", own},
	} {
		for _, c := range limitCases {
			t.Run(column.name+"/"+c.name, func(t *testing.T) {
				c.checkLimit(t, column.limits, *c.field(column.limits))
			})
		}
	}
}

// TestLimitTable pins the numbers that the two columns promise.
func TestLimitTable(t *testing.T) {
	if got, want := *xmlstream.PreAuthLimits(), (xmlstream.Limits{
		StanzaBytes: 16_384, HeaderBytes: 8_192, Depth: 16, Elements: 64,
		Attributes: 16, Namespaces: 32, NameBytes: 256, NamespaceBytes: 512,
	}); got != want {
		t.Errorf("before authentication: %+v, want %+v", got, want)
	}
	if got, want := *xmlstream.DefaultLimits(), (xmlstream.Limits{
		StanzaBytes: 262_144, HeaderBytes: 8_192, Depth: 128, Elements: 16_384,
		Attributes: 64, Namespaces: 256, NameBytes: 1_024, NamespaceBytes: 2_048,
	}); got != want {
		t.Errorf("default: %+v, want %+v", got, want)
	}
}

// TestZeroLimitIsDefault sets every field but one, and wants that one to be
// the default.
func TestZeroLimitIsDefault(t *testing.T) {
	for _, c := range limitCases {
		t.Run(c.name, func(t *testing.T) {
			l := xmlstream.Unlimited()
			*c.field(l) = 0
			c.checkLimit(t, l, *c.field(xmlstream.DefaultLimits()))
		})
	}
}

// TestStanzaLimitFloor: RFC 6120 §13.12 forbids a limit under 10,000 bytes.
func TestStanzaLimitFloor(t *testing.T) {
	for _, value := range []int{1, 500, 9_999, 10_000} {
		limitCases[0].checkLimit(t, &xmlstream.Limits{StanzaBytes: value}, 10_000)
	}
	limitCases[0].checkLimit(t, &xmlstream.Limits{StanzaBytes: 10_001}, 10_001)
}

// TestSetLimits raises every limit after the header, which is when a server
// knows its peer, and lowers it again.
func TestSetLimits(t *testing.T) {
	small, large := xmlstream.PreAuthLimits(), xmlstream.DefaultLimits()
	for _, c := range limitCases {
		if strings.HasPrefix(c.name, "header") {
			continue
		}
		t.Run(c.name, func(t *testing.T) {
			stanza := strings.TrimPrefix(c.make(*c.field(small)+1), plainHeader)
			o := &observer{tok: xmlstream.NewTokenizer(&xmlstream.Options{Limits: small})}
			o.feed([]byte(plainHeader))
			o.tok.SetLimits(large)
			o.feed([]byte(stanza))
			if o.err != nil || o.elements != 1 {
				t.Fatalf("raised: %d elements, %v", o.elements, o.err)
			}
			o.tok.SetLimits(small)
			o.feed([]byte(stanza))
			if conditionOf(o.err) != "policy-violation" || o.elements != 1 {
				t.Fatalf("lowered: %d elements, %v", o.elements, o.err)
			}
		})
	}
}

// TestUnlimited reads input that is over every default limit.
func TestUnlimited(t *testing.T) {
	for _, c := range limitCases {
		n := *c.field(xmlstream.DefaultLimits())
		if o := observeLimited(c.make(3*n), xmlstream.Unlimited(), 4096, false); o.err != nil {
			t.Errorf("%s: %d: %v", c.name, 3*n, o.err)
		}
	}
}

// Limits that are no longer in use may change: nothing remembers what they
// were.
func TestLimitsMayChangeBetweenStreams(t *testing.T) {
	deep := []byte("<a><b><c/></b></a>")
	limits := &xmlstream.Limits{Depth: 2}
	for _, c := range []struct {
		depth int
		ok    bool
	}{{2, false}, {3, true}, {2, false}} {
		limits.Depth = c.depth
		if _, err := xmlstream.Parse(deep, &xmlstream.Options{Limits: limits}); (err == nil) != c.ok {
			t.Errorf("depth %d: %v", c.depth, err)
		}
	}
	var b xmlstream.Builder
	for _, depth := range []int{2, 3} {
		b.Reset(nil, xmlstream.Context{})
		b.SetLimits(&xmlstream.Limits{Depth: depth})
		b.Start("", "root", "")
		b.Raw(deep)
		b.End()
		if _, err := b.Finish(); (err == nil) != (depth == 3) {
			t.Errorf("Raw at depth %d: %v", depth, err)
		}
	}
}
