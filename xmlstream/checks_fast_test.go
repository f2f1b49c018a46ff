package xmlstream_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// TestChecksFastPath cuts inputs everywhere: of the first part the fast path
// says what the machine says, of an unfinished token too, and the same at the
// end. The fault is at "^", which is no part of the input; without it there is
// none. Text comes first, since of little input the fast path reads nothing.
func TestChecksFastPath(t *testing.T) {
	const text = "text comes first"
	plain := documentMode(xmlstream.Limits{})
	for _, c := range []struct {
		name  string
		opts  *xmlstream.Options
		input string
	}{
		{"section behind text", plain, "<a>" + text + "<![CDATA[b]]>c</a>"},
		{"section alone", plain, "<a b='" + text + "'><![CDATA[b]]></a>"},
		{"white space of all kinds", plain, "<a b='" + text + "'  c=''\td='' \n e='' ><b\t/><c >d</c\n></a >"},

		{"end tag of another long name", plain, "<a>" + text + "<abcdefghi></^abcdefghj></a>"},
		{"end tag of another short name", plain, "<a>" + text + "<b></^c></a>"},
		{"name that begins with a digit", plain, "<a>" + text + "<^1b></1b></a>"},
		{"name that begins with a digit, behind white space", plain, " <^1b>" + text + "</1b>"},
		{"name that begins with a digit, in a document that begins with white space", plain, " <a>" + text + "<^1b></1b></a>"},
		{"attribute's name that begins with a digit", plain, "<a>" + text + "<b ^1b=''/></a>"},

		{"wide names", plain, "<a xmlns:длань='urn:d' é-1='2'>" + text + "<длань:b длань:ü='1' à1·\u0300='2' 😀='3'>c</длань:b><naïve-1/><ø:b xmlns:ø='urn:o'/></a>"},
		{"name that begins with a combining character", plain, "<a>" + text + "<^\u0300b c='1'/></a>"},
		{"attribute's local name that begins with a combining character", plain, "<a xmlns:p='urn:p'>" + text + "<b p:^\u0300c='1'/></a>"},
		{"wide name with what no name has", plain, "<a>" + text + "<bü^×c d='1'/></a>"},
		{"attribute's wide name with what no name has", plain, "<a>" + text + "<b ü^×c='1'/></a>"},
		{"half a character in a name", plain, "<a>" + text + "<bü^\x80c d='1'/></a>"},
		{"half a character where a name begins", plain, "<a>" + text + "<b ^\xC3='1'/></a>"},
		{"two prefixes of a wide name", plain, "<a>" + text + "<b ü:c^:d='1'/></a>"},
		{"wide name with a digit behind its colon", plain, "<a>" + text + "<b ü:^1='1'/></a>"},
		{"wide name that is too long", documentMode(xmlstream.Limits{NameBytes: 20}), "<a>" + text + "<b üüüüüüüüüü^ü='1'/></a>"},

		{"no equals sign", plain, "<a>" + text + "<b cc^;'1'/></a>"},
		{"no quote", plain, "<a>" + text + "<b cc=^xyz/></a>"},
		{"value between ampersands", plain, "<a>" + text + "<b cc=^&1&/></a>"},
		{"no white space before an attribute", plain, "<a>" + text + "<b c='1'^dd='2'/></a>"},
		{"half a character in a value", plain, "<a>" + text + "<b cc='ü^\x80'/></a>"},
		{"half a character in text", plain, "<a>" + text + "ü^\x80</a>"},
		{"reference without digits", plain, "<a>" + text + "&#^;</a>"},
		{"reference that looks like a number", plain, "<a>" + text + "<b cc='^&a65;'/></a>"},

		{"header's limit, which is over, in a character", documentMode(xmlstream.Limits{HeaderBytes: 20}), "<a>" + text + "üüü</a>"},
		{"header's limit, which is over, in a reference", documentMode(xmlstream.Limits{HeaderBytes: 22}), "<a>" + text + "&lt;&#x4e2d;</a>"},

		{"depth", documentMode(xmlstream.Limits{Depth: 2}), "<a>" + text + "<b>^<cc/></b></a>"},
		{"no character where an element would be too deep", documentMode(xmlstream.Limits{Depth: 2}), "<a>" + text + "<b><^\x01/></b></a>"},
		{"half a character where an element would be too deep", documentMode(xmlstream.Limits{Depth: 2}), "<a>" + text + "<b><^\xE2(/></b></a>"},
		{"no character where an element would be too many", documentMode(xmlstream.Limits{Elements: 2}), "<a>" + text + "<b/><^\x01/></a>"},
		{"wide character where an element is too deep", documentMode(xmlstream.Limits{Depth: 2}), "<a>" + text + "<b>^<ü/></b></a>"},
		{"elements", documentMode(xmlstream.Limits{Elements: 2}), "<a>" + text + "<b/>^<cc/></a>"},
		{"attributes", documentMode(xmlstream.Limits{Attributes: 2}), "<a>" + text + "<b cc='' dd='' ^ee=''/></a>"},
		{"declarations", documentMode(xmlstream.Limits{Namespaces: 1}), "<a>" + text + "<b xmlns:c='u' ^xmlns:dd='v'/></a>"},
		{"default namespaces", documentMode(xmlstream.Limits{Namespaces: 1}), "<a>" + text + "<b xmlns:c='u' ^xmlns='v'/></a>"},
		{"element's name", documentMode(xmlstream.Limits{NameBytes: 20}), "<a>" + text + "<abcdefghijklmnopqrst^uv/></a>"},
		{"attribute's name", documentMode(xmlstream.Limits{NameBytes: 20}), "<a>" + text + "<b abcdefghijklmnopqrst^uv=''/></a>"},
		{"namespace", documentMode(xmlstream.Limits{NamespaceBytes: 5}), "<a>" + text + "<b xmlns='urn:c^d'/></a>"},
		{"namespace of a prefix", documentMode(xmlstream.Limits{NamespaceBytes: 5}), "<a>" + text + "<b xmlns:c='urn:c^d'/></a>"},
	} {
		t.Run(c.name, func(t *testing.T) { checkCuts(t, c.input, c.opts) })
	}
	// Where a name is longer than a look into a bitmap reaches, at every offset
	// of the look.
	long := strings.Repeat("n", 57)
	for i := range 8 {
		t.Run("long name that is none", func(t *testing.T) {
			checkCuts(t, "<a>"+text[:8]+text[:i]+"<"+long+"^!!!!!!! b=''/></a>", plain)
		})
	}
}

// TestChecksFastPathAtTheLimit has the limit of a stanza fall on every byte of
// each token, with all of the input there.
func TestChecksFastPathAtTheLimit(t *testing.T) {
	const limit = 10_000
	opts := documentMode(xmlstream.Limits{StanzaBytes: limit})
	for _, token := range []string{
		"<bbb/>", "<bbb></bbb>", "<bbb ccc='1' ddd=\"22\"/>", "<bbb xmlns:p='urn:p' p:ccc='&lt;'></bbb >",
		"<bbb id='1' to='22' type='333'>text</bbb>", "&lt;&#x4e2d;", "ü中😀", "<![CDATA[x]]>",
	} {
		for inside := range len(token) {
			before := "<a>" + strings.Repeat("b", limit-len("<a>")-inside)
			input := before + token + "</a>"
			t.Run(token, func(t *testing.T) {
				want := readCut(t, input, len(input), opts, tiers[0].choose, limit)
				for _, tier := range tiers[1:] {
					if diff := cmp.Diff(want, readCut(t, input, len(input), opts, tier.choose, limit)); diff != "" {
						t.Errorf("%d bytes before the limit (-%s +%s):\n%s", inside, tiers[0].name, tier.name, diff)
					}
				}
			})
		}
	}
}

func checkCuts(t *testing.T, input string, opts *xmlstream.Options) {
	t.Helper()
	fault := int64(strings.Index(input, "^"))
	input = strings.Replace(input, "^", "", 1)
	for at := range len(input) {
		want := readCut(t, input, at, opts, tiers[0].choose, fault)
		for _, tier := range tiers[1:] {
			if diff := cmp.Diff(want, readCut(t, input, at, opts, tier.choose, fault)); diff != "" {
				t.Fatalf("cut at %d (-%s +%s):\n%s", at, tiers[0].name, tier.name, diff)
			}
		}
	}
}

// readCut returns what a tier says of the first part, and of all.
func readCut(t *testing.T, input string, at int, opts *xmlstream.Options, choose func(*xmlstream.Tokenizer), fault int64) [2]outcome {
	t.Helper()
	o := &observer{tok: xmlstream.NewTokenizer(opts)}
	choose(o.tok)
	o.feed([]byte(input[:at]))
	first := o.outcome()
	if o.err == nil {
		o.feed([]byte(input[at:]))
	}
	offset := int64(-1)
	if f, ok := o.err.(*xmlstream.SyntaxError); ok {
		offset = f.Offset
	}
	if offset != fault {
		t.Errorf("cut at %d: the fault is at %d, want %d: %v", at, offset, fault, o.err)
	}
	return [2]outcome{first, o.outcome()}
}
