package xmlstream_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/xmlstream"
)

func mustParse(t *testing.T, input string) xmlstream.Element {
	t.Helper()
	e, err := xmlstream.Parse([]byte(input), nil)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// TestAppendInner takes an element's tags away: what is left means the same
// without them.
func TestAppendInner(t *testing.T) {
	for _, c := range []struct{ name, input, want string }{
		{"nothing", "<a/>", ""},
		{"nothing between two tags", "<a></a>", ""},
		{"text as received", "<a k='v'>x &lt; y<![CDATA[z]]></a >", "x &lt; y<![CDATA[z]]>"},
		{"children", "<a>1<b/>2<c>3</c></a>", "1<b/>2<c>3</c>"},
		{"the default namespace", "<a xmlns='urn:a'>1<b/>2</a>", "1<b xmlns='urn:a'/>2"},
		{"a prefix", "<a xmlns:p='urn:p'><p:b p:k='v'/></a>", "<p:b xmlns:p='urn:p' p:k='v'/>"},
		{"xml:lang", "<a xml:lang='de'><b/></a>", "<b/>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := string(mustParse(t, c.input).AppendInner([]byte("before"))); got != "before"+c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

// TestContextOf writes what a header declares for what comes after it.
func TestContextOf(t *testing.T) {
	tok := xmlstream.NewTokenizer(nil)
	if _, err := tok.Write([]byte(richHeader)); err != nil {
		t.Fatal(err)
	}
	if event, err := tok.Next(); event != xmlstream.Open || err != nil {
		t.Fatal(event, err)
	}
	c := xmlstream.ContextOf(tok.Element())
	if c.Content() != nsClient {
		t.Errorf("content namespace %q", c.Content())
	}
	b := xmlstream.NewBuilder(nil, c)
	b.Start(nsClient, "a", "")
	b.Start("urn:outer", "b", "")
	b.End()
	b.Start("http://etherx.jabber.org/streams", "c", "")
	b.End()
	b.End()
	const want = "<a><o:b/><stream:c/></a>"
	if out, err := b.Finish(); err != nil || string(out) != want {
		t.Errorf("%s, %v, want %s", out, err, want)
	}
}

// TestCursorRemaining counts the children after each that have its name.
func TestCursorRemaining(t *testing.T) {
	e := mustParse(t, "<x k='v'><a/>t<b><a/></b><a>1</a><a xmlns='urn:a'/><b/><zzz/><zzz/></x>")
	var got []int
	c := e.Cursor()
	for k := c.Next(); k != xmlstream.None; k = c.Next() {
		if k == xmlstream.KindElement {
			got = append(got, c.Remaining())
		}
	}
	if diff := cmp.Diff([]int{1, 1, 0, 0, 0, 1, 0}, got); diff != "" {
		t.Error(diff)
	}
}

// TestOffsets has where elements and attributes stand, in a clone too.
func TestOffsets(t *testing.T) {
	const input = "<a><b k='v'><c/></b></a>"
	a := mustParse(t, " "+input)
	b, _ := a.Child("", "b")
	c, _ := b.Child("", "c")
	k := b.Cursor()
	k.Next()
	cloned, _ := b.Clone().Child("", "c")
	got := []int{a.Offset(), b.Offset(), c.Offset(), k.Offset(), cloned.Offset()}
	if diff := cmp.Diff([]int{0, 3, 12, 6, 9}, got); diff != "" {
		t.Error(diff)
	}
}

// TestElementStrings takes strings from borrowed elements and from clones.
func TestElementStrings(t *testing.T) {
	type strings struct {
		Text, Lang string
		Owned      bool
	}
	for _, c := range []struct{ name, input, text, lang string }{
		{"nothing", "<a/>", "", ""},
		{"text", "<a xml:lang='d&#101;'>x &lt; y</a>", "x < y", "de"},
		{"text around a child", "<a>1<b>2</b>3</a>", "13", ""},
		{"a child alone", "<a><b>2</b></a>", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			tok := xmlstream.NewTokenizer(&xmlstream.Options{Mode: xmlstream.Document})
			if _, err := tok.Write([]byte(c.input)); err != nil {
				t.Fatal(err)
			}
			if event, err := tok.Next(); event != xmlstream.Child || err != nil {
				t.Fatal(event, err)
			}
			of := func(e xmlstream.Element) strings { return strings{e.TextString(), e.LangString(), e.IsOwned()} }
			e := tok.Element()
			clone := e.Clone()
			borrowed := of(e)
			tok.Reset(nil)
			want := strings{c.text, c.lang, false}
			if diff := cmp.Diff(want, borrowed); diff != "" {
				t.Errorf("borrowed: %s", diff)
			}
			want.Owned = true
			if diff := cmp.Diff(want, of(clone)); diff != "" {
				t.Errorf("owned: %s", diff)
			}
		})
	}
}

// TestLangString asks an element inside of another for its language, which is
// its own or that around it.
func TestLangString(t *testing.T) {
	for _, c := range []struct{ name, input, lang, inner string }{
		{"its own", "<a xml:lang='de'><b xml:lang='e&#110;'><c/></b></a>", "en", "en"},
		{"the parent's", "<a xml:lang='de'><b><c/></b></a>", "de", "de"},
		{"the child's", "<a xml:lang='de'><b><c xml:lang='en'/></b></a>", "de", "en"},
		{"none", "<a><b><c/></b></a>", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, _ := mustParse(t, c.input).Child("", "b")
			for how, e := range map[string]xmlstream.Element{"in place": b, "cloned": b.Clone()} {
				inner, _ := e.Child("", "c")
				if e.LangString() != c.lang || inner.LangString() != c.inner {
					t.Errorf("%s: %q and inside %q, want %q and %q", how, e.LangString(), inner.LangString(), c.lang, c.inner)
				}
			}
		})
	}
}

// TestManyPrefixes declares more prefixes than the tokenizer keeps room for
// between stanzas, and then reads on.
func TestManyPrefixes(t *testing.T) {
	input := []byte("<a")
	const n = 4000
	for i := range n {
		input = fmt.Appendf(input, " xmlns:p%d='urn:%d'", i, i)
	}
	input = fmt.Appendf(input, "><p0:b/><p%d:b/></a>", n-1)
	o := &xmlstream.Options{Limits: xmlstream.Unlimited()}
	for range 2 {
		e, err := xmlstream.Parse(input, o)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for child := range e.Children() {
			got = append(got, child.Name().Space)
		}
		if diff := cmp.Diff([]string{"urn:0", fmt.Sprintf("urn:%d", n-1)}, got); diff != "" {
			t.Error(diff)
		}
	}
}

// TestNextAttr reads the attributes alone and then the content, in what is
// borrowed and in what is owned.
func TestNextAttr(t *testing.T) {
	type attr struct {
		ID        xmlstream.NameID
		Value, By string
	}
	id := func(space, local string) xmlstream.NameID { return xmlstream.LookupName(space, local) }
	const xml = "http://www.w3.org/XML/1998/namespace"
	for _, c := range []struct {
		name, input string
		want        []attr
		content     xmlstream.Kind
	}{
		{"none", "<a/>", nil, xmlstream.None},
		{"none, but content", "<a>text</a>", nil, xmlstream.KindText},
		{"some", "<a id='1' to='&lt;2&gt;'><b id='3'/></a>", []attr{{id("", "id"), "1", "id"}, {id("", "to"), "<2>", "to"}}, xmlstream.KindElement},
		{"among declarations", "<a xmlns='urn:a' id='1' xmlns:p='urn:p' p:id='2' xml:lang='en' xmlns:q='urn:q'/>", []attr{{id("", "id"), "1", "id"}, {0, "2", "id"}, {id(xml, "lang"), "en", "lang"}}, xmlstream.None},
		{"of no known name", "<a tide='high'/>", []attr{{0, "high", "tide"}}, xmlstream.None},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := mustParse(t, c.input)
			for _, e := range []xmlstream.Element{e, e.Clone()} {
				var got []attr
				at := e.Cursor()
				for id, value, ok := at.NextAttr(); ok; id, value, ok = at.NextAttr() {
					got = append(got, attr{id, value, at.LocalString()})
				}
				if diff := cmp.Diff(c.want, got); diff != "" {
					t.Errorf("owned %v (-want +got)\n%s", e.IsOwned(), diff)
				}
				if k := at.Next(); k != c.content {
					t.Errorf("then comes %v, want %v", k, c.content)
				}
			}
		})
	}
}
