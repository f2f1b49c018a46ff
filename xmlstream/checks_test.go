package xmlstream_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/xmlstream"
	"github.com/xmppwire/xmppwire/xmlstream/internal/names"
)

// The tests in this file are quick and leave out no check: go run
// ./fuzz/mutants -short proves it.

// reading is what came of an input: the last child, and the fault.
type reading struct {
	how  string
	raw  string
	tree any
	err  error
}

// ways gives an input to a tokenizer in all ways: the fast path sees it whole,
// the machine alone does, and neither sees more than a byte or a part of it.
func ways(input string, o *xmlstream.Options) (list []reading) {
	run := func(how string, slow bool, sizes ...int) {
		tok := xmlstream.NewTokenizer(o)
		if slow {
			tok.DisableFastPath()
		}
		r := reading{how: how}
		rest := []byte(input)
		for i := 0; len(rest) > 0 && r.err == nil; i++ {
			n := min(len(rest), sizes[min(i, len(sizes)-1)])
			for event, err := range tok.Feed(rest[:n]) {
				if r.err = err; event == xmlstream.Child {
					r.raw, r.tree = string(tok.Element().Raw()), tree(tok.Element())
				}
			}
			rest = rest[n:]
		}
		list = append(list, r)
	}
	all := len(input) + 1
	run("whole", false, all)
	run("by the machine", true, all)
	if len(input) < 3000 {
		run("by byte", false, 1)
	}
	for i := 1; i < len(input) && len(input) < 300; i++ {
		run(fmt.Sprint("cut at ", i), false, i, all)
	}
	return list
}

const checksHeader = `<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>`

func documentMode(l xmlstream.Limits) *xmlstream.Options {
	return &xmlstream.Options{Mode: xmlstream.Document, Limits: &l}
}

func streamMode(l xmlstream.Limits) *xmlstream.Options { return &xmlstream.Options{Limits: &l} }

// TestChecksRefuse has, for each check, an input that nothing else refuses. The
// fault is at "^", which is no part of the input.
func TestChecksRefuse(t *testing.T) {
	document := documentMode(xmlstream.Limits{})
	stream := streamMode(xmlstream.Limits{})
	long := strings.Repeat("n", 70_000)
	unlimited := documentMode(*xmlstream.Unlimited())
	for _, c := range []struct {
		name      string
		opts      *xmlstream.Options
		input     string
		condition xmlstream.Condition
		says      string
	}{
		// The first bytes.
		{"NUL, then no UTF-16", document, "^\x00a\x00b", xmlstream.NotWellFormed, "U+0000"},
		{"UTF-16", document, "^\x00<\x00a", xmlstream.UnsupportedEncoding, ""},
		{"NUL after < after white space", document, " <^\x00", xmlstream.NotWellFormed, "U+0000"},
		{"NUL after < between children", stream, checksHeader + "<^\x00", xmlstream.NotWellFormed, "U+0000"},

		// The XML declaration.
		{"encoding begins with an underscore", document, "<?xml version='1.0' encoding='^_U'?><a/>", xmlstream.NotWellFormed, ""},
		{"half a standalone", document, "<?xml version='1.0' standalone='n^'?><a/>", xmlstream.NotWellFormed, "neither"},
		{"empty standalone", document, "<?xml version='1.0' standalone='^'?><a/>", xmlstream.NotWellFormed, "neither"},
		{"no encoding", document, "<?xml version='1.0' encoding='^'?><a/>", xmlstream.NotWellFormed, "no encoding"},
		{"half a version", document, "<?xml version='1.^'?><a/>", xmlstream.NotWellFormed, "version"},

		// Processing instructions.
		{"of three letters", document, "^<?foo ?><a/>", xmlstream.RestrictedXML, ""},
		{"with a colon first", document, "^<?:x ?><a/>", xmlstream.RestrictedXML, ""},
		{"xml with a colon", document, "^<?xml:a ?><a/>", xmlstream.RestrictedXML, ""},
		{"xml and a letter", document, "^<?xmlx ?><a/>", xmlstream.RestrictedXML, ""},
		{"xml and a wide letter", document, "^<?xml\u00E9 ?><a/>", xmlstream.RestrictedXML, ""},
		{"xml and a multiplication sign", document, "<a>^<?xml\u00D7", xmlstream.NotWellFormed, "elsewhere"},
		{"xml and a control", document, "<a><?xml^\a", xmlstream.NotWellFormed, "not a character"},
		{"x and a control", document, "<?x^\a", xmlstream.NotWellFormed, "not a character"},
		{"x and another sign", document, "^<?x>", xmlstream.RestrictedXML, ""},
		{"with a wide letter first", document, "^<?\u00E9", xmlstream.RestrictedXML, ""},
		{"with a multiplication sign first", document, "<?^\u00D7", xmlstream.NotWellFormed, "begins nothing"},
		{"with a dot of the middle first", document, "<?^\u00B7", xmlstream.NotWellFormed, "begins nothing"},
		{"with a broken letter first", document, "<?^\xC3\xC3", xmlstream.UnsupportedEncoding, ""},
		{"upper case", document, "^<?XML version='1.0'?><a/>", xmlstream.NotWellFormed, "lower case"},

		// Behind the root.
		{"an element", document, "<a/>^<b/>", xmlstream.NotWellFormed, "after the root"},
		{"a control", document, "<a/><^\a", xmlstream.NotWellFormed, "not a character"},
		{"a broken letter", document, "<a/><^\xFF", xmlstream.UnsupportedEncoding, ""},
		{"a broken letter where CDATA begins", document, "<a/><![^\xFF", xmlstream.UnsupportedEncoding, ""},

		// References.
		{"entity with a colon first", document, "<a>^&:b;</a>", xmlstream.RestrictedXML, ""},
		{"entity with a colon", document, "<a>^&b:c;</a>", xmlstream.RestrictedXML, ""},
		{"entity of other letters", document, "<a>^&é;</a>", xmlstream.RestrictedXML, ""},
		{"entity with a dot of the middle", document, "<a>^&e\u00B7;</a>", xmlstream.RestrictedXML, ""},
		{"entity with a dot of the middle first", document, "<a>&^\u00B7e;</a>", xmlstream.NotWellFormed, ""},
		{"entity with a multiplication sign", document, "<a>&e^\u00D7;</a>", xmlstream.NotWellFormed, ""},
		{"reference without digits", document, "<a>&#^;</a>", xmlstream.NotWellFormed, "no digits"},
		{"entity far behind what began the element", document, "<a>" + strings.Repeat("x", 200_000) + "'/><b c='^&d;' e='f'/></a>", xmlstream.RestrictedXML, ""},
		{"hexadecimal reference without digits", document, "<a>&#x^;</a>", xmlstream.NotWellFormed, "no digits"},

		// Names and tags.
		{"xmlns as a prefix", document, "<^xmlns:a/>", xmlstream.NotWellFormed, "no declaration"},
		{"two colons", document, "<a:b^:c/>", xmlstream.NotWellFormed, "in a name"},
		{"control first", document, "<^\x01/>", xmlstream.NotWellFormed, "not a character"},
		{"control in a name", document, "<a^\x01/>", xmlstream.NotWellFormed, "not a character"},
		{"no equals sign", document, "<a b^'c'/>", xmlstream.NotWellFormed, `"=" is missing`},
		{"another sign for it", document, "<a b^;'c'/>", xmlstream.NotWellFormed, `"=" is missing`},
		{"no quote", document, "<a b=^<x</>", xmlstream.NotWellFormed, "quotes"},
		{"no attribute name", document, "<a ^=''/>", xmlstream.NotWellFormed, ""},
		{"digit first in an attribute name", document, "<a ^1=''/>", xmlstream.NotWellFormed, ""},
		{"an end tag of the first 65,535 bytes", unlimited, "<" + long + "></^" + long[:0xFFFF] + ">", xmlstream.NotWellFormed, "match"},

		{"end tag, of another wide letter", document, "<aé></^aè>", xmlstream.NotWellFormed, "match"},
		{"end tag, of another letter after a wide one", document, "<aéb></^aéc>", xmlstream.NotWellFormed, "match"},
		{"end tag, longer by a wide letter", document, "<a></^aé>", xmlstream.NotWellFormed, "match"},
		{"end tag, longer by a broken letter", document, "<a></a^\xC3>", xmlstream.UnsupportedEncoding, ""},
		{"end tag, broken inside a letter", document, "<aé></a^\xC3\xC3>", xmlstream.UnsupportedEncoding, ""},
		{"end tag, longer by what is no letter", document, "<a></a^×>", xmlstream.NotWellFormed, "in an end tag"},
		{"declaration of nothing", document, "<!^x>", xmlstream.NotWellFormed, "begins nothing"},
		{"instruction of nothing", document, "<?^ x?>", xmlstream.NotWellFormed, "begins nothing"},
		{"instruction, broken", document, "<?^\x01?>", xmlstream.NotWellFormed, "not a character"},
		{"section that is none, broken", document, "<a><![CD^\xFF", xmlstream.UnsupportedEncoding, ""},
		{"attributes, and a broken one", documentMode(xmlstream.Limits{Attributes: 1}), "<a b='' ^\xFF", xmlstream.UnsupportedEncoding, ""},

		// Attributes that stand twice.
		{"known", document, "<a to='1' ^to='2'/>", xmlstream.NotWellFormed, "twice"},
		{"unknown", document, "<a zz='1' ^zz='2'/>", xmlstream.NotWellFormed, "twice"},
		{"declaration", document, "<a xmlns='u' ^xmlns='v'/>", xmlstream.NotWellFormed, "twice"},
		{"declaration of a prefix", document, "<a xmlns:p='u' ^xmlns:p='v'/>", xmlstream.NotWellFormed, "twice"},
		{"by two prefixes", document, "<a xmlns:p='u' xmlns:q='u' p:b='1' ^q:b='2'/>", xmlstream.NotWellFormed, "twice"},
		{"unknown of many", document, "<a a1='' a2='' a3='' a4='' a5='' a6='' a7='' a8='' a9='' b1='' b2='' b3='' b4='' ^a5=''/>", xmlstream.NotWellFormed, "twice"},
		{"by two prefixes of many", document, "<a xmlns:p='u' xmlns:q='u' a1='' a2='' a3='' a4='' a5='' a6='' a7='' a8='' a9='' b1='' p:b='' ^q:b=''/>", xmlstream.NotWellFormed, "twice"},
		{"declaration of many", document, "<a xmlns:p='u' a1='' a2='' a3='' a4='' a5='' a6='' a7='' a8='' a9='' b1='' b2='' b3='' ^xmlns:p='v'/>", xmlstream.NotWellFormed, "twice"},

		// The header.
		{"second header without a prefix", stream, checksHeader + "^<stream xmlns='http://etherx.jabber.org/streams'/>", xmlstream.UnsupportedStanzaType, ""},
		{"other content namespace", stream, "^<s:stream xmlns='urn:x' xmlns:s='http://etherx.jabber.org/streams'>", xmlstream.InvalidNamespace, ""},

		// Limits.
		{"depth", documentMode(xmlstream.Limits{Depth: 2}), "<a><b>^<c/></b></a>", xmlstream.PolicyViolation, "deeper than 2"},
		{"elements", documentMode(xmlstream.Limits{Elements: 2}), "<a><b/>^<c/></a>", xmlstream.PolicyViolation, "more than 2"},
		{"attributes", documentMode(xmlstream.Limits{Attributes: 2}), "<a to='' from='' ^id=''/>", xmlstream.PolicyViolation, "more than 2"},
		{"default namespaces", documentMode(xmlstream.Limits{Namespaces: 2}), "<a xmlns='u'><b xmlns='v'><c ^xmlns='w'/></b></a>", xmlstream.PolicyViolation, "more than 2"},
		{"prefixes", documentMode(xmlstream.Limits{Namespaces: 2}), "<a xmlns:a='u' xmlns:b='v' ^xmlns:c='w'/>", xmlstream.PolicyViolation, "more than 2"},
		{"prefixes of a stanza", streamMode(xmlstream.Limits{Namespaces: 2}), checksHeader + "<a xmlns:a='u' xmlns:b='v' ^xmlns:c='w'/>", xmlstream.PolicyViolation, "more than 2"},
		{"element name", documentMode(xmlstream.Limits{NameBytes: 20}), "<abcdefghijklmnopqrst^u/>", xmlstream.PolicyViolation, "longer than 20"},
		{"attribute name", documentMode(xmlstream.Limits{NameBytes: 20}), "<a abcdefghijklmnopqrst^u=''/>", xmlstream.PolicyViolation, "longer than 20"},
		{"known attribute name", documentMode(xmlstream.Limits{NameBytes: 10}), "<a subscripti^on=''/>", xmlstream.PolicyViolation, "longer than 10"},
		{"known attribute name of a child", documentMode(xmlstream.Limits{NameBytes: 10}), "<a><b subscripti^on=''/></a>", xmlstream.PolicyViolation, "longer than 10"},
		{"namespace", documentMode(xmlstream.Limits{NamespaceBytes: 5}), "<a xmlns='urn:x^y'/>", xmlstream.PolicyViolation, "longer than 5"},
		{"namespace, at the end", documentMode(xmlstream.Limits{NamespaceBytes: 5}), "<a xmlns='urn:x^y", xmlstream.PolicyViolation, "longer than 5"},
		{"namespace, inside a character", documentMode(xmlstream.Limits{NamespaceBytes: 5}), "<a xmlns='urn:\xC3^\xA9'/>", xmlstream.PolicyViolation, "longer than 5"},
		{"namespace, inside a character at the end", documentMode(xmlstream.Limits{NamespaceBytes: 5}), "<a xmlns='urn:\xC3^\xA9", xmlstream.PolicyViolation, "longer than 5"},
		{"namespace, and something worse", documentMode(xmlstream.Limits{NamespaceBytes: 5}), "<a xmlns='urn:x^<'/>", xmlstream.PolicyViolation, "longer than 5"},
		{"namespace, inside a reference", documentMode(xmlstream.Limits{NamespaceBytes: 5}), "<a xmlns='urn:&^lt;'/>", xmlstream.PolicyViolation, "longer than 5"},
		{"header", streamMode(xmlstream.Limits{HeaderBytes: 100}), checksHeader[:84] + " a='1' b='2' c='3'>", xmlstream.PolicyViolation, "header is larger than 100"},
		{"white space before a document", documentMode(xmlstream.Limits{HeaderBytes: 10}), strings.Repeat(" ", 10) + "^ <a/>", xmlstream.PolicyViolation, "larger than 10"},
		{"declaration before a document", documentMode(xmlstream.Limits{HeaderBytes: 10}), "<?xml vers^ion='1.0'?><a/>", xmlstream.PolicyViolation, "larger than 10"},
		{"document", documentMode(xmlstream.Limits{StanzaBytes: 10_000}), "<a>" + strings.Repeat("x", 9_997) + "^</a>", xmlstream.PolicyViolation, "larger than"},
		{"stanza, before an end tag", streamMode(xmlstream.Limits{StanzaBytes: 10_000}), checksHeader + "<a>" + strings.Repeat("x", 9_997) + "^</a>", xmlstream.PolicyViolation, "larger than"},
		{"stanza, in an element's name", streamMode(xmlstream.Limits{StanzaBytes: 10_000}), checksHeader + "<a>" + strings.Repeat("x", 9_993) + "<bbb^bbb/></a>", xmlstream.PolicyViolation, "larger than"},
		{"stanza, in a value behind a reference", streamMode(xmlstream.Limits{StanzaBytes: 10_000}), checksHeader + "<a zz='&amp;" + strings.Repeat("x", 9_988) + "^x'/>", xmlstream.PolicyViolation, "larger than"},
	} {
		t.Run(c.name, func(t *testing.T) {
			at := strings.Index(c.input, "^")
			input := strings.Replace(c.input, "^", "", 1)
			if at < 0 {
				at = 100 // of the header
			}
			for _, r := range ways(input, c.opts) {
				fault, ok := r.err.(*xmlstream.SyntaxError)
				switch {
				case !ok:
					t.Fatalf("%s: not refused", r.how)
				case fault.Condition != c.condition || fault.Offset != int64(at):
					t.Fatalf("%s: %v, want %s at %d", r.how, fault, c.condition, at)
				case !strings.Contains(fault.Err.Error(), c.says):
					t.Fatalf("%s: %v, want it to say %q", r.how, fault, c.says)
				}
			}
		})
	}
}

// TestChecksAccept has what a check must let pass: what is just within a limit,
// or looks like a fault and is none.
func TestChecksAccept(t *testing.T) {
	document := documentMode(xmlstream.Limits{})
	stream := streamMode(xmlstream.Limits{})
	for _, c := range []struct {
		name  string
		opts  *xmlstream.Options
		input string
		want  string // the last element, by its own bytes
	}{
		{"highest version", document, "<?xml version='1.9'?><a/>", "<a/>"},
		{"standalone no", document, "<?xml version='1.0' encoding='utf-8' standalone='no'?><a/>", "<a/>"},
		{"standalone yes", document, "<?xml version='1.0' standalone='yes'?><a/>", "<a/>"},
		{"bracket and greater than", document, "<a>]x></a>", "<a>]x></a>"},
		{"two brackets", document, "<a>]]</a>", "<a>]]</a>"},
		{"text before a tag", document, "<a>&amp;x<b/></a>", "<a>&amp;x<b/></a>"},
		{"other quotes", document, `<a b="'" c='"'/>`, `<a b="'" c='"'/>`},
		{"declared prefix and attribute of one name", document, "<a xmlns:to='urn:x' to:to='1'/>", "<a xmlns:to='urn:x' to:to='1'/>"},
		{"same local name in two namespaces", document, "<a xmlns:p='u' p:to='1' to='2'/>", "<a xmlns:p='u' p:to='1' to='2'/>"},
		{"a document whose root is a header", document, "<stream xmlns='http://etherx.jabber.org/streams'/>", "<stream xmlns='http://etherx.jabber.org/streams'/>"},
		{"stream in the content namespace", stream, checksHeader + "<stream/>", "<stream/>"},
		{"stream inside a stanza", stream, checksHeader + "<a><stream xmlns='http://etherx.jabber.org/streams'/></a>", "<a><stream xmlns='http://etherx.jabber.org/streams'/></a>"},
		{"no default namespace", stream, "<s:stream xmlns:s='http://etherx.jabber.org/streams'><a/>", "<a/>"},
		{"streams as the default namespace", stream, "<stream xmlns='http://etherx.jabber.org/streams'><a/>", "<a/>"},
		{"component that connects", stream, "<s:stream xmlns='jabber:component:connect' xmlns:s='http://etherx.jabber.org/streams'><a/>", "<a/>"},

		{"depth", documentMode(xmlstream.Limits{Depth: 3}), "<a><b><c/></b></a>", "<a><b><c/></b></a>"},
		{"elements", documentMode(xmlstream.Limits{Elements: 3}), "<a><b/><c/></a>", "<a><b/><c/></a>"},
		{"attributes", documentMode(xmlstream.Limits{Attributes: 2}), "<a to='' from=''/>", "<a to='' from=''/>"},
		{"namespaces", documentMode(xmlstream.Limits{Namespaces: 2}), "<a xmlns='u'><b xmlns:p='v'/><c xmlns:q='w'/></a>", "<a xmlns='u'><b xmlns:p='v'/><c xmlns:q='w'/></a>"},
		{"namespaces of the header", streamMode(xmlstream.Limits{Namespaces: 1}), checksHeader + "<a xmlns:p='u'/>", "<a xmlns:p='u'/>"},
		{"names", documentMode(xmlstream.Limits{NameBytes: 20}), "<abcdefghijklmnopqrst abcdefghijklmnopqrst=''/>", "<abcdefghijklmnopqrst abcdefghijklmnopqrst=''/>"},
		{"namespace", documentMode(xmlstream.Limits{NamespaceBytes: 5}), "<a xmlns='urn:x'/>", "<a xmlns='urn:x'/>"},
		{"namespace with a reference", documentMode(xmlstream.Limits{NamespaceBytes: 7}), "<a xmlns='a&amp;b' b='123456789'/>", "<a xmlns='a&amp;b' b='123456789'/>"},
		{"a document larger than a header", documentMode(xmlstream.Limits{HeaderBytes: 10}), "<a>12345678<b/></a>", "<a>12345678<b/></a>"},
		{"a tag larger than a header", documentMode(xmlstream.Limits{HeaderBytes: 10}), "<a b='12345678'/>", "<a b='12345678'/>"},
		{"white space as large as a header", documentMode(xmlstream.Limits{HeaderBytes: 10}), strings.Repeat(" ", 8) + "<a/>", "<a/>"},
		{"a document as large as allowed", documentMode(xmlstream.Limits{StanzaBytes: 10_000}), "<a>" + strings.Repeat("x", 9_993) + "</a>", "<a>" + strings.Repeat("x", 9_993) + "</a>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			want, err := xmlstream.Parse([]byte(c.want), nil)
			if err != nil {
				t.Fatal(err)
			}
			inDefault := strings.HasPrefix(c.input, "<s")
			for _, r := range ways(c.input, c.opts) {
				if r.err != nil || r.raw != c.want {
					t.Fatalf("%s: %q, %v", r.how, r.raw, r.err)
				}
				if diff := cmp.Diff(tree(want), r.tree); diff != "" && !inDefault { // of the header
					t.Fatalf("%s (-alone +read):\n%s", r.how, diff)
				}
			}
		})
	}
}

// TestChecksScope reads what headers of all shapes declare: those that
// everybody sends, and others that differ from them in one thing.
func TestChecksScope(t *testing.T) {
	const streams = "http://etherx.jabber.org/streams"
	for _, c := range []struct {
		header, child, space, lang string
	}{
		{"<stream:stream xmlns='jabber:client' xmlns:stream='" + streams + "'>", "<a/>", "jabber:client", ""},
		{"<stream:stream xmlns='jabber:server' xmlns:stream='" + streams + "'>", "<a/>", "jabber:server", ""},
		{"<stream:stream xmlns='jabber:client' xmlns:stream='" + streams + "' xml:lang='en'>", "<stream:a/>", streams, "en"},
		{"<stream:stream xmlns='jabber:client' xmlns:stream='" + streams + "' xml:lang='de'>", "<stream:a/>", streams, "de"},
		{"<stream:stream xmlns='jabber:client' xmlns:stream='" + streams + "' xml:lang='e&#110;'>", "<a/>", "jabber:client", "en"},
		{"<stream:stream xmlns='jabber:client' xmlns:stream='" + streams + "' xml:lang='eng'>", "<a/>", "jabber:client", "eng"},
		{"<s:stream xmlns='jabber:client' xmlns:s='" + streams + "'>", "<s:a/>", streams, ""},
		{"<stream:stream xmlns='jabber:client' xmlns:stream='" + streams + "' xmlns:x='urn:x'>", "<x:a/>", "urn:x", ""},
		{"<stream:stream xmlns='jabber:client' xmlns:stream='" + streams + "' xmlns:x='urn:xmpp:sm:3'>", "<x:a/>", "urn:xmpp:sm:3", ""},
		{"<s:stream xmlns='jabber:client' xmlns:s='" + streams + "' xmlns:stream='urn:x'>", "<stream:a/>", "urn:x", ""},
		{"<stream:stream xmlns='jabber:server' xmlns:stream='" + streams + "' xmlns:db='jabber:server:dialback'>", "<db:a/>", "jabber:server:dialback", ""},
		{"<stream:stream xmlns='jabber:server' xmlns:db='jabber:server:dialback' xmlns:stream='" + streams + "'>", "<db:a/>", "jabber:server:dialback", ""},
		{"<stream:stream xmlns='jabber:server' xmlns:stream='" + streams + "' xmlns:db='urn:x'>", "<db:a/>", "urn:x", ""},
		{"<stream:stream xmlns='jabber:server' xmlns:stream='" + streams + "' xmlns:db='urn:xmpp:sm:3'>", "<db:a/>", "urn:xmpp:sm:3", ""},
		{"<stream:stream xmlns='jabber:server' xmlns:stream='" + streams + "' xmlns:back='jabber:server:dialback'>", "<back:a/>", "jabber:server:dialback", ""},
		{"<stream xmlns='" + streams + "'>", "<a/>", streams, ""},
	} {
		t.Run(c.header, func(t *testing.T) {
			name, _, _ := strings.Cut(c.header[1:], " ")
			for _, input := range []string{c.header + c.child, c.header + c.child + "</" + name + ">"} {
				r := xmlstream.NewReader(iotest.OneByteReader(strings.NewReader(input)), nil)
				var last xmlstream.Event
				for event, err := range r.All() {
					if err != nil {
						if !errors.Is(err, io.ErrUnexpectedEOF) || strings.Contains(input, "</") {
							t.Fatal(err)
						}
						break
					}
					if last = event; event != xmlstream.Child {
						continue
					}
					if e := r.Element(); !e.Is(c.space, "a") || e.Is(c.space, "b") || e.Is("urn:other", "a") || string(e.Lang()) != c.lang {
						t.Errorf("%v, xml:lang %q, want {%s}a, %q", e.Name(), e.Lang(), c.space, c.lang)
					}
				}
				if strings.Contains(input, "</") && last != xmlstream.Close {
					t.Errorf("the last event of %q is %v", input, last)
				}
			}
		})
	}
}

// TestChecksNamespaces has as many namespaces in a stanza as ids can tell
// apart, and one more.
func TestChecksNamespaces(t *testing.T) {
	stanza := func(n int) []byte {
		b := []byte("<a>")
		for i := range n {
			b = fmt.Appendf(b, "<b xmlns='%d'/>", i)
		}
		return append(b, "</a>"...)
	}
	const most = 0xFFFF - names.NumSpaces
	if most < 65_000 {
		t.Fatalf("%d namespaces fit, and the documentation promises 65,000", most)
	}
	o := &xmlstream.Options{Limits: xmlstream.Unlimited()}
	e, err := xmlstream.Parse(stanza(most), o)
	if err != nil {
		t.Fatal(err)
	}
	last := ""
	for child := range e.Children() {
		last = child.Name().Space
	}
	if want := fmt.Sprint(most - 1); last != want {
		t.Errorf("the last namespace is %q, want %q", last, want)
	}
	var fault *xmlstream.SyntaxError
	if _, err := xmlstream.Parse(stanza(most+1), o); !errors.As(err, &fault) || fault.Condition != xmlstream.PolicyViolation {
		t.Errorf("one more: %v", err)
	}
}

// TestChecksNamespacesAgain has namespaces that stand several times in a
// stanza, few and many, also one that the header has.
func TestChecksNamespacesAgain(t *testing.T) {
	for _, n := range []int{3, 8, 9, 40} {
		input := strings.Replace(checksHeader, ">", " xmlns:h='urn:0'>", 1) + "<a>"
		for i := range 3 * n {
			input += fmt.Sprintf("<b xmlns='urn:%d'/>", i%n)
		}
		tok := xmlstream.NewTokenizer(nil)
		for event, err := range tok.Feed([]byte(input + "</a>")) {
			if err != nil {
				t.Fatal(err)
			}
			if event != xmlstream.Child {
				continue
			}
			i := 0
			for child := range tok.Element().Children() {
				if want := fmt.Sprintf("urn:%d", i%n); !child.Is(want, "b") || child.Is("urn:", "b") {
					t.Errorf("%d namespaces: child %d is in %q", n, i, child.Name().Space)
				}
				i++
			}
		}
	}
}

// TestChecksNames looks names up that the static table has got, or has only
// half of.
func TestChecksNames(t *testing.T) {
	last := names.SpaceName(names.NumSpaces)
	doc := "<message xmlns=''><message xmlns='jabber:client'/><message xmlns='urn:none'/><nonesuch xmlns='jabber:client'/>" +
		"<message xmlns='" + last + "'/></message>"
	e, err := xmlstream.Parse([]byte(doc), nil)
	if err != nil {
		t.Fatal(err)
	}
	elements := []xmlstream.Element{e}
	for child := range e.Children() {
		elements = append(elements, child)
	}
	for i, want := range []struct {
		space, local string
		known        bool
	}{
		{"", "message", true},
		{"jabber:client", "message", true},
		{"urn:none", "message", false},
		{"jabber:client", "nonesuch", false},
		{last, "message", true},
	} {
		id := xmlstream.LookupName(want.space, want.local)
		if got := elements[i].NameID(); got != id || (id != 0) != want.known {
			t.Errorf("{%s}%s: NameID %d, LookupName %d", want.space, want.local, got, id)
		}
		for k, other := range elements {
			if is := other.Is(want.space, want.local); is != (i == k) {
				t.Errorf("element %d is {%s}%s: %v", k, want.space, want.local, is)
			}
		}
	}
}

// TestChecksParse refuses what is not one element.
func TestChecksParse(t *testing.T) {
	for _, c := range []struct {
		input string
		at    int64
		eof   bool
	}{
		{"<a", 2, true},
		{"<a/>x", 4, false},
		{"x<a/>", 0, false},
		{"<a/><", 5, true},
		{"", 0, true},
	} {
		_, err := xmlstream.Parse([]byte(c.input), nil)
		var fault *xmlstream.SyntaxError
		if !errors.As(err, &fault) || fault.Offset != c.at || errors.Is(err, io.ErrUnexpectedEOF) != c.eof {
			t.Errorf("%q: %v, want a fault at %d", c.input, err, c.at)
		}
	}
	if _, err := xmlstream.Parse([]byte(" <a/>\n"), nil); err != nil {
		t.Error(err)
	}
	long := strings.Repeat("n", 70_000)
	o := &xmlstream.Options{Limits: xmlstream.Unlimited()}
	if _, err := xmlstream.Parse([]byte("<"+long+"></"+long+">"), o); err != nil {
		t.Errorf("a long name: %v", err)
	}
	if _, err := xmlstream.Parse([]byte("<"+long+"></"+long[:0xFFFF]+">"), o); err == nil {
		t.Error("an end tag of the first 65,535 bytes of a name")
	}
}

// TestChecksFinal makes every call after a fault.
func TestChecksFinal(t *testing.T) {
	tok := xmlstream.NewTokenizer(nil)
	if _, err := tok.Write([]byte("<a><b></a>")); err != nil {
		t.Fatal(err)
	}
	_, fault := tok.Next()
	if fault == nil {
		t.Fatal("no fault")
	}
	_, written := tok.Write([]byte("<a/>"))
	_, next := tok.Next()
	for call, err := range map[string]error{
		"Write": written, "Next": next, "End": tok.End(), "Restart": tok.Restart(xmlstream.KeepUnread),
	} {
		if err != fault {
			t.Errorf("%s: %v, want %v", call, err, fault)
		}
	}
	tok = xmlstream.NewTokenizer(nil)
	if n, err := tok.Write(make([]byte, 33<<10)); n != 32<<10 || err != xmlstream.ErrFull {
		t.Errorf("Write of more than a window: %d, %v", n, err)
	}
	if n, err := tok.Write(nil); n != 0 || err != nil {
		t.Errorf("Write of nothing: %d, %v", n, err)
	}
}

// TestChecksReader has what a Reader passes on from its source.
func TestChecksReader(t *testing.T) {
	broken, invalidNamespace := errors.New("broken"), errors.New("a fault of the stream")
	for _, c := range []struct {
		name string
		src  io.Reader
		want error
	}{
		{"end inside the stream", strings.NewReader(checksHeader + "<a"), io.ErrUnexpectedEOF},
		{"error of the source", io.MultiReader(strings.NewReader(checksHeader+"<a/>"), iotest.ErrReader(broken)), broken},
		{"a fault, and an error of the source", io.MultiReader(strings.NewReader("<a/>"), iotest.ErrReader(broken)), invalidNamespace},
		{"close", strings.NewReader(checksHeader + "<a/></stream:stream>"), io.EOF},
		{"close and more", strings.NewReader(checksHeader + "<a/></stream:stream> x"), nil},
		{"empty header", strings.NewReader(strings.Replace(checksHeader, ">", "/>", 1)), io.EOF},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := xmlstream.NewReader(c.src, nil)
			var err error
			for range 10 {
				if _, err = r.Next(); err != nil {
					break
				}
			}
			if fault, ok := err.(*xmlstream.SyntaxError); ok && fault.Condition == xmlstream.InvalidNamespace {
				err = invalidNamespace
			}
			if c.want != nil && !errors.Is(err, c.want) || err == nil {
				t.Errorf("%v, want %v", err, c.want)
			}
			if _, again := r.Next(); !errors.Is(again, err) && err != invalidNamespace {
				t.Errorf("then %v", again)
			}
		})
	}
}

// TestChecksTokenReader refuses the namespace that encoding/xml would misread.
func TestChecksTokenReader(t *testing.T) {
	for input, ok := range map[string]bool{
		"<a xmlns='xml'/>":             false,
		"<a xmlns:p='xml' p:b='1'/>":   false,
		"<a xmlns:p='xml' b='1'/>":     true,
		"<a xml:lang='en'/>":           true,
		"<a><b xmlns='xml'>x</b>y</a>": false,
	} {
		e, err := xmlstream.Parse([]byte(input), nil)
		if err != nil {
			t.Fatal(err)
		}
		r := e.TokenReader()
		for err == nil {
			_, err = r.Token()
		}
		if (err == io.EOF) != ok {
			t.Errorf("%s: %v", input, err)
		}
	}
}
