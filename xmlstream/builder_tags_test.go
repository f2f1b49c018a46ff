package xmlstream_test

import (
	"errors"
	"io"
	"testing"

	"github.com/xmppwire/xmppwire/xmlstream"
)

func mustTag(t *testing.T, space, local, hint string) *xmlstream.Tag {
	t.Helper()
	tag, err := xmlstream.NewTag(space, local, hint)
	if err != nil {
		t.Fatal(err)
	}
	if tag.Space() != space || tag.Local() != local {
		t.Errorf("the tag is {%s}%s", tag.Space(), tag.Local())
	}
	return &tag
}

// TestBuilderTags writes checked names as Start and Attr would.
func TestBuilderTags(t *testing.T) {
	var (
		client  = mustTag(t, nsClient, "a", "")
		other   = mustTag(t, "urn:x", "a", "")
		hinted  = mustTag(t, "urn:x", "c", "p")
		quoted  = mustTag(t, "urn:'<&", "a", "")
		lang    = mustTag(t, "http://www.w3.org/XML/1998/namespace", "lang", "")
		unnamed = mustTag(t, "", "b", "")
	)
	server := xmlstream.NewContext(nsServer, xmlstream.Prefix{Name: "x", Space: "urn:x"})
	for _, c := range []struct {
		name    string
		context xmlstream.Context
		call    func(b *xmlstream.Builder)
		want    string // "" for an error
	}{
		{"the default namespace", xmlstream.NewContext(nsClient), func(b *xmlstream.Builder) { b.StartTag(client); b.End() }, "<a/>"},
		{"another", xmlstream.Context{}, func(b *xmlstream.Builder) { b.StartTag(other); b.End() }, "<a xmlns='urn:x'/>"},
		{"one to be escaped", xmlstream.Context{}, func(b *xmlstream.Builder) { b.StartTag(quoted); b.End() }, "<a xmlns='urn:&apos;&lt;&amp;'/>"},
		{"one that has a prefix", server, func(b *xmlstream.Builder) { b.StartTag(other); b.Text("t"); b.End() }, "<x:a>t</x:a>"},
		{"one that wants a prefix", xmlstream.Context{}, func(b *xmlstream.Builder) { b.StartTag(hinted); b.Text("t"); b.End() }, "<p:c xmlns:p='urn:x'>t</p:c>"},
		{"in another namespace", xmlstream.Context{}, func(b *xmlstream.Builder) { b.StartTagIn("urn:y", other); b.Text("t"); b.End() }, "<a xmlns='urn:y'>t</a>"},
		{"in its own namespace", xmlstream.Context{}, func(b *xmlstream.Builder) { b.StartTagIn("urn:x", other); b.Text("t"); b.End() }, "<a xmlns='urn:x'>t</a>"},
		{"in the default namespace", server, func(b *xmlstream.Builder) { b.StartTagIn(nsServer, client); b.Text("t"); b.End() }, "<a>t</a>"},
		{"inside each other", xmlstream.Context{}, func(b *xmlstream.Builder) {
			b.StartTag(other)
			b.StartTag(other)
			b.StartTag(unnamed)
			b.End()
			b.End()
			b.End()
		}, "<a xmlns='urn:x'><a><b xmlns=''/></a></a>"},
		{"after the end", xmlstream.Context{}, func(b *xmlstream.Builder) { b.StartTag(other); b.End(); b.StartTag(other) }, ""},

		{"after an error", xmlstream.Context{}, func(b *xmlstream.Builder) { b.Fail(io.EOF); b.StartTag(unnamed); b.StartTag(hinted) }, ""},

		{"attributes", xmlstream.Context{}, func(b *xmlstream.Builder) {
			b.StartTag(unnamed)
			b.AttrTag(unnamed, "1'")
			b.AttrTagBytes(lang, []byte("de"))
			b.AttrTag(other, "2")
			b.AttrTagBytes(hinted, []byte("3"))
			b.End()
		}, "<b b='1&apos;' xml:lang='de' xmlns:ns1='urn:x' ns1:a='2' ns1:c='3'/>"},
		{"attributes as they are", xmlstream.Context{}, func(b *xmlstream.Builder) {
			b.StartTag(unnamed)
			b.AttrTag(unnamed, "plain")
			b.AttrTag(lang, "ü ö")
			b.End()
		}, "<b b='plain' xml:lang='ü ö'/>"},
		{"more generated prefixes than usual", xmlstream.Context{}, func(b *xmlstream.Builder) {
			b.StartTag(unnamed)
			for i := range 10 {
				b.Attr(string(rune('a'+i)), "k", "")
			}
			b.End()
		}, "<b xmlns:ns1='a' ns1:k='' xmlns:ns2='b' ns2:k='' xmlns:ns3='c' ns3:k='' xmlns:ns4='d' ns4:k='' xmlns:ns5='e' ns5:k=''" +
			" xmlns:ns6='f' ns6:k='' xmlns:ns7='g' ns7:k='' xmlns:ns8='h' ns8:k='' xmlns:ns9='i' ns9:k='' xmlns:ns10='j' ns10:k=''/>"},
		{"an attribute that XML cannot carry", xmlstream.Context{}, func(b *xmlstream.Builder) { b.StartTag(unnamed); b.AttrTag(unnamed, "\x00"); b.End() }, ""},
		{"an attribute outside", xmlstream.Context{}, func(b *xmlstream.Builder) { b.AttrTag(unnamed, "") }, ""},
		{"an attribute of bytes outside", xmlstream.Context{}, func(b *xmlstream.Builder) { b.AttrTagBytes(unnamed, nil) }, ""},

		{"bytes", xmlstream.Context{}, func(b *xmlstream.Builder) {
			b.StartTag(unnamed)
			b.TextBytes([]byte("<"))
			b.TextBytes(nil)
			b.End()
		}, "<b>&lt;</b>"},
		{"bytes that XML cannot carry", xmlstream.Context{}, func(b *xmlstream.Builder) { b.StartTag(unnamed); b.TextBytes([]byte{0xFF}); b.End() }, ""},
		{"bytes outside", xmlstream.Context{}, func(b *xmlstream.Builder) { b.TextBytes([]byte("x")) }, ""},
		{"content", xmlstream.Context{}, func(b *xmlstream.Builder) {
			b.StartTag(unnamed)
			b.Inner([]byte("t<c/>"))
			b.Inner(nil)
			b.End()
		}, "<b>t<c/></b>"},
		{"content outside", xmlstream.Context{}, func(b *xmlstream.Builder) { b.Inner([]byte("x")) }, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := xmlstream.NewBuilder([]byte("before"), c.context)
			c.call(b)
			out, err := b.Finish()
			if string(out) != "before"+c.want || (err == nil) != (c.want != "") || !errors.Is(b.Err(), err) {
				t.Errorf("%q, %v, want %q", out, err, c.want)
			}
		})
	}
}

// TestBuilderSpace asks at each place of an element for the namespace.
func TestBuilderSpace(t *testing.T) {
	b := xmlstream.NewBuilder(nil, xmlstream.NewContext(nsClient))
	var got []string
	ask := func() { got = append(got, b.Space()) }
	ask()
	b.Start("urn:x", "a", "p")
	ask()
	b.Start("", "b", "")
	ask()
	b.End()
	ask()
	b.End()
	ask()
	want := []string{nsClient, "urn:x", "", "urn:x", nsClient}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("at %d: %q, want %q", i, got[i], want[i])
		}
	}
	if b.Content() != nsClient {
		t.Errorf("content namespace %q", b.Content())
	}
}

// TestBuilderMove writes a received element to a stream of another content
// namespace: what is in that of its own stream moves, and nothing else.
func TestBuilderMove(t *testing.T) {
	for _, c := range []struct{ name, content, input, want string }{
		{"to another content namespace", nsServer, "<a xmlns='jabber:client' k='v'>t<b/><c xmlns='urn:c'/></a>", "<a k='v'>t<b/><c xmlns='urn:c'/></a>"},
		{"to the same", nsClient, "<a xmlns='jabber:client'><b/></a>", "<a xmlns='jabber:client'><b/></a>"},
		{"to none", "urn:x", "<a xmlns='jabber:client'><b/></a>", "<a xmlns='jabber:client'><b/></a>"},
		{"from none", nsServer, "<a xmlns='urn:c'><b/></a>", "<a xmlns='urn:c'><b/></a>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e, err := xmlstream.Parse([]byte(c.input), nil)
			if err != nil {
				t.Fatal(err)
			}
			b := xmlstream.NewBuilder(nil, xmlstream.NewContext(c.content))
			b.Move(e)
			if out, err := b.Finish(); err != nil || string(out) != c.want {
				t.Errorf("%s, %v, want %s", out, err, c.want)
			}
		})
	}
	e, err := xmlstream.Parse([]byte("<a/>"), nil)
	if err != nil {
		t.Fatal(err)
	}
	b := xmlstream.NewBuilder(nil, xmlstream.Context{})
	b.Element(e)
	b.Element(e)
	if out, err := b.Finish(); err == nil {
		t.Errorf("two elements: %s", out)
	}
}

// What a Builder knows of the Context of before, or has declared since, does not
// count after Reset.
func TestBuilderContexts(t *testing.T) {
	p := xmlstream.NewContext("c", xmlstream.Prefix{Name: "p", Space: "urn:one"})
	q := xmlstream.NewContext("c", xmlstream.Prefix{Name: "q", Space: "urn:two"})
	b := xmlstream.NewBuilder(nil, xmlstream.Context{})
	for i, c := range []struct {
		context xmlstream.Context
		want    string
	}{
		{p, "<p:x xmlns:p3='urn:three'><y xmlns='urn:two'/></p:x>"},
		{p, "<p:x xmlns:p3='urn:three'><y xmlns='urn:two'/></p:x>"},
		{q, "<x xmlns='urn:one' xmlns:p3='urn:three'><q:y/></x>"},
		{xmlstream.Context{}, "<x xmlns='urn:one' xmlns:p3='urn:three'><y xmlns='urn:two'/></x>"},
		{q, "<x xmlns='urn:one' xmlns:p3='urn:three'><q:y/></x>"},
		{xmlstream.NewContext("c", xmlstream.Prefix{Name: "p", Space: "urn:one"}), "<p:x xmlns:p3='urn:three'><y xmlns='urn:two'/></p:x>"},
	} {
		b.Reset(nil, c.context)
		b.Start("urn:one", "x", "")
		b.Declare("p3", "urn:three")
		b.Start("urn:two", "y", "")
		b.End()
		b.End()
		if out, err := b.Finish(); err != nil || string(out) != c.want {
			t.Errorf("%d: %s, %v, want %s", i, out, err, c.want)
		}
	}
}
