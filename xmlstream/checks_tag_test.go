package xmlstream_test

import (
	"errors"
	"testing"

	"github.com/xmppwire/xmppwire/xmlstream"
)

func TestChecksOfTags(t *testing.T) {
	for name, c := range map[string]struct{ space, local string }{
		"a name that is none":              {"", "a b"},
		"a namespace that XML has not got": {"\x00", "a"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := xmlstream.NewTag(c.space, c.local, ""); !errors.Is(err, xmlstream.ErrUnencodable) {
				t.Errorf("error %v", err)
			}
		})
	}
	tag, err := xmlstream.NewTag("", "a", "")
	if err != nil {
		t.Fatal(err)
	}
	for name, write := range map[string]func(b *xmlstream.Builder){
		"AttrTag behind content": func(b *xmlstream.Builder) { b.Start("", "x", ""); b.Text("t"); b.AttrTag(&tag, "1"); b.End() },
		"AttrTag before Start":   func(b *xmlstream.Builder) { b.AttrTag(&tag, "1") },
		"AttrTag after Fail": func(b *xmlstream.Builder) {
			b.Start("", "x", "")
			b.Fail(errors.New("no"))
			b.AttrTagBytes(&tag, []byte("1"))
			b.End()
		},
		"Inner that is not well-formed":    func(b *xmlstream.Builder) { b.Start("", "x", ""); b.Inner([]byte("<a>")); b.End() },
		"Inner that closes what is around": func(b *xmlstream.Builder) { b.Start("", "x", ""); b.Inner([]byte("</x><x>")); b.End() },
		"Inner with a free prefix":         func(b *xmlstream.Builder) { b.Start("", "x", ""); b.Inner([]byte("<p:a/>")); b.End() },
	} {
		t.Run(name, func(t *testing.T) {
			b := xmlstream.NewBuilder([]byte("before"), xmlstream.Context{})
			write(b)
			if out, err := b.Finish(); err == nil || string(out) != "before" {
				t.Errorf("%q, error %v", out, err)
			}
		})
	}
}

// Attributes of one local name in two namespaces are two attributes.
func TestChecksAttributesInTwoNamespaces(t *testing.T) {
	b := xmlstream.NewBuilder(nil, xmlstream.NewContext("", xmlstream.Prefix{Name: "p", Space: "urn:p"}, xmlstream.Prefix{Name: "q", Space: "urn:q"}))
	b.Start("", "x", "")
	b.Attr("urn:p", "a", "1")
	b.Attr("urn:q", "a", "2")
	b.End()
	if out, err := b.Finish(); err != nil || string(out) != "<x p:a='1' q:a='2'/>" {
		t.Errorf("%s, %v", out, err)
	}
}
