package xmlstream_test

import (
	"bytes"
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

// TestOwnedCursor walks over elements in clones.
func TestOwnedCursor(t *testing.T) {
	const (
		attr, text, child, decl = xmlstream.KindAttr, xmlstream.KindText, xmlstream.KindElement, xmlstream.KindDeclaration
		xml                     = "http://www.w3.org/XML/1998/namespace"
	)
	for _, c := range []struct {
		name, input string
		want        []ownedNode
	}{
		{"nothing", "<a/>", nil},
		{"attributes", "<a id='1' to='&lt;2&gt;' tide='high'/>", []ownedNode{
			{Kind: attr, At: 3, Name: "id", Known: true, Near: true, Value: "1"},
			{Kind: attr, At: 10, Name: "to", Known: true, Near: true, Value: "<2>"},
			{Kind: attr, At: 25, Name: "tide", Near: true, Value: "high"},
		}},
		{"declarations", "<a xmlns='urn:a' id='1' xmlns:p='urn:p' p:id='2' xml:lang='en'/>", []ownedNode{
			{Kind: decl},
			{Kind: attr, At: 17, Name: "id", Known: true, Value: "1"},
			{Kind: decl},
			{Kind: attr, At: 40, Space: "urn:p", Name: "id", Value: "2"},
			{Kind: attr, At: 49, Space: xml, Name: "lang", Known: true, Value: "en"},
		}},
		{"content", "<a>1<zz>2<a/></zz>3&amp;4</a>", []ownedNode{
			{Kind: text, Value: "1"},
			{Kind: child, At: 4, Name: "zz", Near: true},
			{Kind: text, Value: "3&4"},
		}},
		{"children of one name", "<a><zz/><zz><zz/></zz><yy/><zz xmlns='urn:b'/><zz/></a>", []ownedNode{
			{Kind: child, At: 3, Name: "zz", Near: true, More: 2},
			{Kind: child, At: 8, Name: "zz", Near: true, More: 1},
			{Kind: child, At: 22, Name: "yy", Near: true},
			{Kind: child, At: 27, Space: "urn:b", Name: "zz"},
			{Kind: child, At: 46, Name: "zz", Near: true},
		}},
		{"names of the table", "<iq xmlns='jabber:client'><query xmlns='jabber:iq:roster'/><error/></iq>", []ownedNode{
			{Kind: decl},
			{Kind: child, At: 26, Space: "jabber:iq:roster", Name: "query", Known: true},
			{Kind: child, At: 59, Space: "jabber:client", Name: "error", Known: true, Near: true},
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, walkOwned(t, mustParse(t, c.input).Clone(), 0)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
			const outer = "<o>"
			for inner := range mustParse(t, outer+c.input+"</o>").Clone().Children() {
				if diff := cmp.Diff(c.want, walkOwned(t, inner, len(outer))); diff != "" {
					t.Errorf("inside of another, -want +got\n%s", diff)
				}
			}
		})
	}
	t.Run("the Element of before", func(t *testing.T) {
		var own xmlstream.Owned
		own.Set(mustParse(t, "<a><b/></a>"))
		var c xmlstream.OwnedCursor
		c.Reset(own.Root())
		c.Next()
		own.Set(mustParse(t, "<c><d/></c>"))
		wantStale(t, func() { c.Element().Name() })
	})
	t.Run("not owned", func(t *testing.T) {
		e := at(t).Element()
		defer func() {
			if recover() == nil {
				t.Error("no panic")
			}
		}()
		var c xmlstream.OwnedCursor
		c.Reset(e)
	})
}

// TestLoan takes strings of elements on loan, which outlive them, and uses an
// element after End.
func TestLoan(t *testing.T) {
	const (
		plain   = "<a xmlns:p='urn:p' k='value' p:tide='high'>text<zz xmlns='urn:z'>inner</zz></a>"
		dirty   = "<a k='1 &lt; 2'>a&amp;b<![CDATA[c]]></a>"
		unusual = "<a xmlns='urn:&lt;' k='v'>t</a>"
	)
	strings := func(e xmlstream.Element) (all []string) {
		var c xmlstream.OwnedCursor
		c.Reset(e)
		all = append(all, e.Name().Space, e.Name().Local, e.LangString())
		for k := c.Next(); k != xmlstream.None; k = c.Next() {
			switch k {
			case xmlstream.KindAttr:
				all = append(all, c.Space(), c.LocalString(), c.String())
			case xmlstream.KindText:
				all = append(all, c.String())
			case xmlstream.KindElement:
				all = append(all, c.Element().TextString(), c.LocalString(), c.Space())
			}
		}
		return all
	}
	for _, input := range []string{plain, dirty, unusual, "<o xml:lang='de'>" + plain + "</o>", "<o>" + dirty + "</o>"} {
		t.Run(input, func(t *testing.T) {
			const header = "<s:stream xmlns='jabber:client' xmlns:s='http://etherx.jabber.org/streams' xml:lang='en'>"
			want := strings(mustParse(t, input).Clone())
			if first, ok := firstChild(mustParse(t, input)); ok && input[1] == 'o' {
				want = strings(first.Clone())
			}
			tok := xmlstream.NewTokenizer(nil)
			var loan xmlstream.Loan
			var got []string
			var ended xmlstream.Element
			for event, err := range tok.Feed([]byte(header + input)) {
				if err != nil {
					t.Fatal(err)
				}
				if event != xmlstream.Child {
					continue
				}
				e := tok.Element()
				if input[1] == 'o' {
					e, _ = firstChild(e)
				}
				ended = loan.Take(e)
				if !ended.IsOwned() {
					t.Error("it is not owned")
				}
				got = strings(ended)
				loan.End()
			}
			if _, err := tok.Write(bytes.Repeat([]byte(" "), len(header)+len(input))); err != nil {
				t.Fatal(err)
			}
			tok.Reset(nil)
			// In a stream the content namespace and the language are around it.
			for i, s := range []string{"jabber:client", "", "en"} {
				if got[i] == s && want[i] == "" {
					want[i] = s
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
			wantStale(t, func() { ended.Name() })
		})
	}
}

func firstChild(e xmlstream.Element) (xmlstream.Element, bool) {
	for c := range e.Children() {
		return c, true
	}
	return xmlstream.Element{}, false
}

// ownedNode is what an OwnedCursor says of a node.
type ownedNode struct {
	Kind               xmlstream.Kind
	Space, Name, Value string
	Known              bool // the static table has the name
	Near               bool // the name is in the namespace of the element
	More, At           int
}

// walkOwned returns what an OwnedCursor says of an element that begins at a place.
func walkOwned(t *testing.T, e xmlstream.Element, begin int) (nodes []ownedNode) {
	t.Helper()
	var c xmlstream.OwnedCursor
	c.Reset(e)
	if c.ParentID() != e.NameID() {
		t.Errorf("over %v, want %v", c.ParentID(), e.NameID())
	}
	for k := c.Next(); k != xmlstream.None; k = c.Next() {
		n := ownedNode{Kind: k}
		if k == xmlstream.KindAttr || k == xmlstream.KindText {
			n.Value = c.String()
		}
		if k == xmlstream.KindAttr || k == xmlstream.KindElement {
			n.At, n.Space, n.Name, n.Near = c.Offset()-begin, c.Space(), c.LocalString(), c.InSpaceOfParent()
			n.Known = c.NameID() != 0
			if n.Known && c.NameID() != xmlstream.LookupName(n.Space, n.Name) || c.LocalID() != xmlstream.LookupName("", n.Name) {
				t.Errorf("%v has the ids %v and %v", n, c.NameID(), c.LocalID())
			}
			if string(c.Local()) != n.Name || !c.HasSpace(n.Space) || c.HasSpace("urn:none") {
				t.Errorf("%v has two names", n)
			}
		}
		if k == xmlstream.KindElement {
			n.More = c.Remaining()
			if c.Element().Offset() != c.Offset() {
				t.Errorf("%v is another element", n)
			}
		}
		nodes = append(nodes, n)
	}
	return nodes
}

// TestCountChildren counts all children, and those of some names in the
// namespace of their parent.
func TestCountChildren(t *testing.T) {
	e := mustParse(t, "<x xmlns='jabber:client' body='1'>t<body/><a><body/></a><body><body/></body><body xmlns='urn:a'/><subject/></x>")
	of := []int{10, 0, 0}
	all := e.CountChildren(of, xmlstream.LookupName("", "body"), xmlstream.LookupName("", "subject"), xmlstream.LookupName("", "thread"))
	if diff := cmp.Diff([]int{12, 1, 0}, of); diff != "" || all != 5 {
		t.Errorf("%d children, %s", all, diff)
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
