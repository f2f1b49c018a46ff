package xmlstream_test

import (
	"fmt"
	"testing"

	"github.com/xmppwire/xmppwire/xmlstream"
)

const streamsSpace = "http://etherx.jabber.org/streams"

func TestDeclare(t *testing.T) {
	for _, c := range []struct {
		name  string
		write func(b *xmlstream.Builder)
		want  string // "" is an error
	}{
		{"default under a prefixed element", func(b *xmlstream.Builder) {
			b.Start("urn:x", "a", "x")
			b.Declare("", "urn:y")
			b.Start("urn:y", "b", "")
			b.End()
			b.End()
		}, "<x:a xmlns:x='urn:x' xmlns='urn:y'><b/></x:a>"},
		{"prefix for children", func(b *xmlstream.Builder) {
			b.Start("", "a", "")
			b.Declare("p", "urn:p")
			b.Start("urn:p", "b", "")
			b.Attr("urn:p", "k", "v")
			b.End()
			b.End()
		}, "<a xmlns:p='urn:p'><p:b p:k='v'/></a>"},
		{"scope ends with the element", func(b *xmlstream.Builder) {
			b.Start("", "a", "")
			b.Start("", "b", "")
			b.Declare("p", "urn:p")
			b.End()
			b.Start("urn:p", "c", "")
			b.End()
			b.End()
		}, "<a><b xmlns:p='urn:p'/><c xmlns='urn:p'/></a>"},
		{"default that changes the element", func(b *xmlstream.Builder) {
			b.Start("", "a", "")
			b.Declare("", "urn:x")
			b.End()
		}, ""},
		{"default that Start has declared", func(b *xmlstream.Builder) {
			b.Start("urn:x", "a", "")
			b.Declare("", "urn:x")
			b.End()
		}, ""},
		{"prefix that Start has declared", func(b *xmlstream.Builder) {
			b.Start("urn:x", "a", "x")
			b.Declare("x", "urn:x")
			b.End()
		}, ""},
		{"prefix of another meaning", func(b *xmlstream.Builder) {
			b.Start("", "a", "")
			b.Declare("p", "urn:p")
			b.Start("urn:p", "b", "")
			b.Declare("p", "urn:q")
			b.End()
			b.End()
		}, ""},
		{"twice", func(b *xmlstream.Builder) {
			b.Start("", "a", "")
			b.Declare("p", "urn:p")
			b.Declare("p", "urn:p")
			b.End()
		}, ""},
		{"prefix without namespace", func(b *xmlstream.Builder) { b.Start("", "a", ""); b.Declare("p", ""); b.End() }, ""},
		{"no name", func(b *xmlstream.Builder) { b.Start("", "a", ""); b.Declare("p='' q", "urn:p"); b.End() }, ""},
		{"prefix xml", func(b *xmlstream.Builder) { b.Start("", "a", ""); b.Declare("xml", "urn:p"); b.End() }, ""},
		{"namespace of xml", func(b *xmlstream.Builder) {
			b.Start("", "a", "")
			b.Declare("p", "http://www.w3.org/XML/1998/namespace")
			b.End()
		}, ""},
		{"after the tag", func(b *xmlstream.Builder) { b.Start("", "a", ""); b.Text("t"); b.Declare("p", "urn:p"); b.End() }, ""},
		{"before Start", func(b *xmlstream.Builder) { b.Declare("p", "urn:p") }, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := xmlstream.NewBuilder(nil, xmlstream.Context{})
			c.write(b)
			out, err := b.Finish()
			if string(out) != c.want || (err == nil) != (c.want != "") {
				t.Fatalf("%q, %v; want %q", out, err, c.want)
			}
			if err == nil {
				if _, err := xmlstream.Parse(out, nil); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// A stream header declares the content namespace and the prefixes of its
// stream, which the Context of what follows then has.
func ExampleBuilder_Declare() {
	client := xmlstream.NewContext("jabber:client", xmlstream.Prefix{Name: "stream", Space: streamsSpace})
	b := xmlstream.NewBuilder([]byte("<?xml version='1.0'?>"), client)
	b.Start(streamsSpace, "stream", "stream")
	b.Declare("", "jabber:client")
	b.Declare("stream", streamsSpace)
	b.Attr("", "to", "example.org")
	b.Attr("", "version", "1.0")
	header, err := b.FinishOpen()
	fmt.Println(string(header), err)
	// Output:
	// <?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' to='example.org' version='1.0'> <nil>
}
