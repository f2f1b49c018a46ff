package xmlstream_test

import (
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// outcome is all that can be observed of a stream.
type outcome struct {
	Trees []any
	Ends  []int64
	Error string
}

// tiers are all that may read a stream. They must agree on every one, and so
// must builds with the tag purego.
var tiers = []struct {
	name   string
	choose func(*xmlstream.Tokenizer)
}{
	{"machine", (*xmlstream.Tokenizer).DisableFastPath},
	{"portable", (*xmlstream.Tokenizer).DisableCPUFeatures},
	{"best", func(*xmlstream.Tokenizer) {}},
}

func observe(input []byte, opts *xmlstream.Options, choose func(*xmlstream.Tokenizer), size int) outcome {
	o := &observer{tok: xmlstream.NewTokenizer(opts)}
	choose(o.tok)
	for len(input) > 0 && o.err == nil {
		n := min(size, len(input))
		o.feed(input[:n])
		input = input[n:]
	}
	return o.outcome()
}

func (o *observer) outcome() outcome {
	out := outcome{Trees: o.trees, Ends: o.ends}
	if o.err != nil {
		out.Error = o.err.Error()
	}
	return out
}

// compareTiers reads the input in pieces with every tier.
func compareTiers(t *testing.T, name string, input []byte, opts *xmlstream.Options, sizes ...int) {
	t.Helper()
	for _, size := range sizes {
		want := observe(input, opts, tiers[0].choose, size)
		for _, tier := range tiers[1:] {
			got := observe(input, opts, tier.choose, size)
			if !reflect.DeepEqual(want, got) { // cmp.Diff is slow on large trees
				t.Fatalf("%s in pieces of %d (-%s +%s):\n%s\n%q", name, size, tiers[0].name, tier.name, cmp.Diff(want, got), input[:min(len(input), 4096)])
			}
		}
	}
}

// A document's root may be larger than a stream header.
func TestParseLargeDocument(t *testing.T) {
	input := []byte("<message xmlns='jabber:client'><body>" + strings.Repeat("a", 100_000) + "</body><x/></message>")
	e, err := xmlstream.Parse(input, nil)
	if err != nil {
		t.Fatal(err)
	}
	if body, _ := e.Child("jabber:client", "body"); len(body.Text()) != 100_000 {
		t.Errorf("the body has %d bytes", len(body.Text()))
	}
}

// follow accepts all that captures hold.
var follow = &xmlstream.Options{FollowRestarts: true}

// filesOf returns the files that match a pattern, and skips where there are
// none.
func filesOf(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skipf("nothing matches %s: the acceptance data is not beside this checkout", pattern)
	}
	return files
}

func TestTiersOnFiles(t *testing.T) {
	for _, c := range []struct {
		name, pattern string
		opts          *xmlstream.Options
		sizes         []int
	}{
		{"streams", "../testdata/streams/*.xml", follow, []int{1 << 20, 100, 33, 7}},
		{"malformed", "../testdata/malformed/*.xml", follow, []int{1 << 20, 100, 33, 7}},
		{"captures", "../../shared/captures/*.xml", follow, []int{1 << 20, 100}},
		{"attacks", "../../shared/attacks/cases/*", follow, []int{1 << 20, 100}},
		{"conformance", "../../shared/conformance/files/*.xml", document, []int{1 << 20, 40}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, file := range filesOf(t, c.pattern) {
				compareTiers(t, file, mustRead(t, file), c.opts, c.sizes...)
			}
		})
	}
}

// Attacks with their limits, those made by recipes too.
func TestTiersOnAttacks(t *testing.T) {
	dir := sharedPath(t, "attacks")
	for _, a := range readLines[attack](t, dir+"/manifest.jsonl") {
		if a.File == "" && a.Recipe == nil {
			continue
		}
		if input := a.input(t, dir); len(input) < 300_000 {
			compareTiers(t, a.ID, input, a.options(), 1<<20, 1000)
		}
	}
}

func TestTiersOnCorpora(t *testing.T) {
	tight := xmlstream.DefaultLimits()
	tight.Attributes, tight.Depth, tight.Elements = 4, 4, 10
	tight.NamespaceBytes, tight.Namespaces, tight.StanzaBytes = 30, 2, 1
	for _, c := range corpora {
		t.Run(c.name, func(t *testing.T) {
			stream, _ := makeCorpus(c.stanza, 60<<10)
			compareTiers(t, c.name, stream, nil, 1<<20, 16<<10, 1000, 64, 33)
			compareTiers(t, c.name, stream, &xmlstream.Options{Limits: xmlstream.PreAuthLimits()}, 1<<20, 1000)
			compareTiers(t, c.name, stream, &xmlstream.Options{Limits: tight}, 1<<20, 1000)
		})
	}
}

// oddities are what mutants are made with: all that has a meaning, and much
// that has none.
var oddities = []string{
	"<", ">", "&", "'", `"`, "=", "/", " ", "  ", "\t", "\n", "\r", "\r\n", ":", "]", "]]", "]]>", "!", "?", "x", "-", ".", "0",
	"\x00", "\x1f", "\x7f", "\x80", "\xff", "\xc3", "ü", "€", "😀", "\uFFFE", "\uFFFD", "\xed\xa0\x80", "\xc0\x80",
	"&amp;", "&lt;", "&apos;", "&quot;", "&gt;", "&#65;", "&#x41;", "&#0;", "&#;", "&#x;", "&#x110000;", "&nbsp;", "&am", "&#38",
	"<![CDATA[a]]>", "<!--x-->", "<?p x?>", "<a>", "</a>", "<a/>", "<p:a>", "</p:a>", "<xml:a/>", " a='1'", " a='2'", " p:a='1'",
	" xmlns=''", " xmlns='urn:x'", " xmlns='jabber:client'", " xmlns:p='urn:p'", " xmlns:q='urn:p'", " q:a='3'", " xmlns:p=''",
	" xml:lang='de'", " xmlns:xml='urn:x'", " xmlns='http://www.w3.org/2000/xmlns/'", " to='a'", " id='1'", " xmlns='a&amp;b'",
	"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
}

// TestTiersOnMutants changes a stanza at every byte, and stanzas of the corpora
// at random ones.
func TestTiersOnMutants(t *testing.T) {
	stanza := plainHeader + `<message to='a' xml:lang="de" id='x'><body>Gr` + "\u00fc\u00dfe" + `</body><x xmlns='urn:xmpp:ping' a='1' b='2'/><y xmlns='urn:new' c='' d=''>t</y>` +
		`<p:z xmlns:p='urn:z' p:a='&lt;' a="'"><p:w/>a]b&#65;</p:z></message><presence/>`
	for i := len(plainHeader); i < len(stanza); i++ {
		for _, odd := range oddities {
			changed := stanza[:i] + odd + stanza[i+1:]
			compareTiers(t, "changed", []byte(changed), follow, 1<<20)
			added := stanza[:i] + odd + stanza[i:]
			compareTiers(t, "added", []byte(added), follow, 1<<20)
		}
	}
	count := 20_000
	if testing.Short() {
		count = 1000
	}
	r := rand.New(rand.NewPCG(3, 4))
	for i := range count {
		c := corpora[i%len(corpora)]
		b := &corpus{Rand: r}
		b.WriteString(plainHeader)
		if c.name != "roster" { // too large
			c.stanza(b, i)
		}
		c = corpora[r.IntN(3)]
		c.stanza(b, i)
		mutant := b.Bytes()
		for range 1 + r.IntN(3) {
			at := len(plainHeader) + r.IntN(len(mutant)-len(plainHeader))
			end := min(len(mutant), at+r.IntN(3))
			mutant = slices.Concat(mutant[:at], []byte(oddities[r.IntN(len(oddities))]), mutant[end:])
		}
		compareTiers(t, "mutant", mutant, follow, 1<<20, 40+r.IntN(100))
	}
}

func FuzzTiers(f *testing.F) {
	for _, c := range corpora {
		stream, _ := makeCorpus(c.stanza, 1000)
		f.Add(stream, 100)
	}
	f.Fuzz(func(t *testing.T, input []byte, size int) {
		compareTiers(t, "input", input, follow, 1<<20, max(size, 1))
		compareTiers(t, "document", input, document, max(size, 1))
	})
}
