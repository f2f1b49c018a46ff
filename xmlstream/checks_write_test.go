package xmlstream_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// TestChecksBuilder has, for each check of the Builder, calls that nothing
// else refuses, and calls that are just allowed.
func TestChecksBuilder(t *testing.T) {
	const xmlns, xmlSpace = "http://www.w3.org/2000/xmlns/", "http://www.w3.org/XML/1998/namespace"
	element, err := xmlstream.Parse([]byte("<e/>"), nil)
	if err != nil {
		t.Fatal(err)
	}
	context := xmlstream.NewContext("jabber:client", xmlstream.Prefix{Name: "a", Space: "urn:a"})
	type builder = *xmlstream.Builder
	for _, c := range []struct {
		name string
		call func(b builder)
		want string // or "refused: " and a part of the error
	}{
		{"nothing", func(builder) {}, "refused: no element was written"},
		{"two elements", func(b builder) { b.Start("", "a", ""); b.End(); b.Start("", "b", ""); b.End() }, "refused: Start after"},
		{"an element after the element", func(b builder) { b.Start("", "a", ""); b.End(); b.Element(element) }, "refused: Element after"},
		{"no name", func(b builder) { b.Start("", "", ""); b.End() }, "refused: name of an element"},
		{"open", func(b builder) { b.Start("", "a", "") }, "refused: 1 elements open"},
		{"End without Start", func(b builder) { b.End() }, "refused: End without Start"},
		{"one End too many", func(b builder) { b.Start("", "a", ""); b.End(); b.End() }, "refused: End without Start"},
		{"text outside", func(b builder) { b.Text("x") }, "refused: Text outside"},
		{"text after", func(b builder) { b.Start("", "a", ""); b.End(); b.Text("x") }, "refused: Text outside"},
		{"no text outside", func(b builder) { b.Text(""); b.Start("jabber:client", "a", ""); b.End() }, "<a/>"},
		{"text that XML cannot carry", func(b builder) { b.Start("", "a", ""); b.Text("\x00"); b.End() }, "refused: U+0000"},
		{"the first error stays", func(b builder) { b.Start("", "a", ""); b.Text("\x00"); b.Text("x"); b.Start("", "", ""); b.End() }, "refused: U+0000"},
		{"the first error outside stays", func(b builder) { b.End(); b.Text("x") }, "refused: End without Start"},
		{"attribute outside", func(b builder) { b.Attr("", "k", "v") }, "refused: after the content"},
		{"attribute after text", func(b builder) { b.Start("", "a", ""); b.Text("x"); b.Attr("", "k", "v"); b.End() }, "refused: after the content"},
		{"attribute xmlns", func(b builder) { b.Start("", "a", ""); b.Attr("", "xmlns", "v"); b.End() }, "refused: not as attributes"},
		{"attribute in the namespace of xmlns", func(b builder) { b.Start("", "a", ""); b.Attr(xmlns, "k", "v"); b.End() }, "refused: not as attributes"},
		{"attribute xmlns in a namespace", func(b builder) { b.Start("jabber:client", "a", ""); b.Attr("urn:a", "xmlns", "v"); b.End() }, "<a a:xmlns='v'/>"},
		{"attribute twice", func(b builder) { b.Start("", "a", ""); b.Attr("", "k", "v"); b.Attr("", "k", "w"); b.End() }, "refused: twice"},
		{"attribute twice in a namespace", func(b builder) { b.Start("", "a", ""); b.Attr("urn:a", "k", "v"); b.Attr("urn:a", "k", "w"); b.End() }, "refused: twice"},
		{"attributes of one name", func(b builder) {
			b.Start("jabber:client", "a", "")
			b.Attr("", "k", "v")
			b.Attr("urn:a", "k", "w")
			b.End()
		}, "<a k='v' a:k='w'/>"},
		{"a prefix is taken once", func(b builder) {
			b.Start("jabber:client", "a", "")
			b.Attr("urn:b", "k", "v")
			b.Start("urn:c", "b", "ns1")
			b.Attr("urn:d", "k", "v")
			b.End()
			b.End()
		}, "<a xmlns:ns1='urn:b' ns1:k='v'><b xmlns='urn:c' xmlns:ns2='urn:d' ns2:k='v'/></a>"},
		{"a prefix of the context is taken", func(b builder) { b.Start("urn:c", "b", "a"); b.End() }, "<b xmlns='urn:c'/>"},
		{"a free prefix", func(b builder) { b.Start("urn:c", "b", "c"); b.End() }, "<c:b xmlns:c='urn:c'/>"},
		{"no prefix xml", func(b builder) { b.Start("urn:c", "b", "xml"); b.End() }, "<b xmlns='urn:c'/>"},
		{"no prefix xmlns", func(b builder) { b.Start("urn:c", "b", "xmlns"); b.End() }, "<b xmlns='urn:c'/>"},
		{"element in the namespace of xml", func(b builder) { b.Start(xmlSpace, "b", ""); b.End() }, "<xml:b/>"},
		{"element in the namespace of xmlns", func(b builder) { b.Start(xmlns, "b", ""); b.End() }, "refused: allows none"},

		{"declare outside", func(b builder) { b.Declare("p", "urn:p") }, "refused: after the content"},
		{"declare the default away", func(b builder) { b.Start("urn:c", "b", "c"); b.Declare("", ""); b.End() }, "refused: cannot be declared"},
		{"declare another default", func(b builder) { b.Start("jabber:client", "b", ""); b.Declare("", "urn:d"); b.End() }, "refused: cannot be declared"},
		{"declare the same default", func(b builder) { b.Start("jabber:client", "b", ""); b.Declare("", "jabber:client"); b.End() }, "<b xmlns='jabber:client'/>"},
		{"declare a default beside a prefix", func(b builder) { b.Start("urn:c", "b", "c"); b.Declare("", "urn:d"); b.End() }, "<c:b xmlns:c='urn:c' xmlns='urn:d'/>"},
		{"declare a prefix for nothing", func(b builder) { b.Start("", "b", ""); b.Declare("p", ""); b.End() }, "refused: cannot be declared"},
		{"declare what is no prefix", func(b builder) { b.Start("", "b", ""); b.Declare("1", "urn:p"); b.End() }, "refused: cannot be declared"},
		{"declare xml", func(b builder) { b.Start("", "b", ""); b.Declare("xml", "urn:p"); b.End() }, "refused: cannot be declared"},
		{"declare xmlns", func(b builder) { b.Start("", "b", ""); b.Declare("xmlns", "urn:p"); b.End() }, "refused: cannot be declared"},
		{"bind to the namespace of xmlns", func(b builder) { b.Start("", "b", ""); b.Declare("p", xmlns); b.End() }, "refused: allows none"},
		{"bind to the namespace of xml", func(b builder) { b.Start("", "b", ""); b.Declare("p", xmlSpace); b.End() }, "refused: allows none"},
		{"declare twice", func(b builder) { b.Start("", "b", ""); b.Declare("p", "urn:p"); b.Declare("p", "urn:p"); b.End() }, "refused: cannot be declared"},
		{"declare the default twice", func(b builder) {
			b.Start("urn:c", "b", "c")
			b.Declare("", "urn:d")
			b.Declare("", "urn:d")
			b.End()
		}, "refused: cannot be declared"},
		{"declare in two ways", func(b builder) { b.Start("", "b", ""); b.Declare("p", "urn:p"); b.Declare("p", "urn:q"); b.End() }, "refused: cannot be declared"},
		{"declare again what an attribute declared", func(b builder) {
			b.Start("", "b", "")
			b.Attr("urn:p", "k", "v")
			b.Declare("ns1", "urn:p")
			b.End()
		}, "refused: cannot be declared"},
		{"declare a prefix of the context in another way", func(b builder) { b.Start("", "b", ""); b.Declare("a", "urn:b"); b.End() }, "refused: cannot be declared"},
		{"declare a prefix of the context again", func(b builder) { b.Start("jabber:client", "b", ""); b.Declare("a", "urn:a"); b.End() }, "<b xmlns:a='urn:a'/>"},

		{"raw", func(b builder) { b.Start("jabber:client", "b", ""); b.Raw([]byte("<c/>")); b.End() }, "<b><c/></b>"},
		{"raw outside", func(b builder) { b.Raw([]byte("<c/>")) }, "refused: Raw outside"},
		{"raw and no element", func(b builder) { b.Start("", "b", ""); b.Raw([]byte("x")); b.End() }, "refused: one well-formed element"},
		{"raw with a declaration", func(b builder) { b.Start("", "b", ""); b.Raw([]byte("<?xml version='1.0'?><c/>")); b.End() }, "refused: XML declaration"},
		{"raw with a question mark", func(b builder) { b.Start("jabber:client", "b", ""); b.Raw([]byte(" <c>?</c>")); b.End() }, "<b><c>?</c></b>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := xmlstream.NewBuilder([]byte("before"), context)
			c.call(b)
			out, err := b.Finish()
			if says, refused := strings.CutPrefix(c.want, "refused: "); refused {
				if err == nil || !strings.Contains(err.Error(), says) || string(out) != "before" {
					t.Errorf("%q, %v, want an error that says %q", out, err, says)
				}
				return
			}
			if err != nil || string(out) != "before"+c.want {
				t.Errorf("%q, %v, want %q", out, err, c.want)
			}
		})
	}
}

// TestChecksBuilderLimits has elements that are just as deep and as large as
// allowed, and more.
func TestChecksBuilderLimits(t *testing.T) {
	const most = 10_005 // a little over what every limit allows
	build := func(depth, text int) error {
		b := xmlstream.NewBuilder([]byte("before"), xmlstream.Context{})
		b.SetLimits(&xmlstream.Limits{Depth: 3, StanzaBytes: most})
		for range depth {
			b.Start("", "a", "")
		}
		b.Text(strings.Repeat("x", text))
		for range depth {
			b.End()
		}
		_, err := b.Finish()
		return err
	}
	if err := build(3, 1); err != nil {
		t.Error(err)
	}
	if err := build(4, 1); err == nil || !strings.Contains(err.Error(), "deeper") {
		t.Errorf("deeper than allowed: %v", err)
	}
	const tags = len("<a></a>")
	if err := build(1, most-tags); err != nil {
		t.Error(err)
	}
	if err := build(1, most+1-tags); !errors.Is(err, xmlstream.ErrStanzaTooBig) {
		t.Errorf("larger than allowed: %v", err)
	}
	if err := build(4, most+1); errors.Is(err, xmlstream.ErrStanzaTooBig) {
		t.Errorf("the first error is %v", err)
	}
}

// TestChecksFinishOpen has what may be left open.
func TestChecksFinishOpen(t *testing.T) {
	for name, c := range map[string]struct {
		call func(b *xmlstream.Builder)
		want string
	}{
		"header":      {func(b *xmlstream.Builder) { b.Start("", "a", ""); b.Attr("", "k", "v") }, "<a k='v'>"},
		"nothing":     {func(*xmlstream.Builder) {}, ""},
		"closed":      {func(b *xmlstream.Builder) { b.Start("", "a", ""); b.End() }, ""},
		"two":         {func(b *xmlstream.Builder) { b.Start("", "a", ""); b.Start("", "b", "") }, ""},
		"text":        {func(b *xmlstream.Builder) { b.Start("", "a", ""); b.Text("x") }, ""},
		"child":       {func(b *xmlstream.Builder) { b.Start("", "a", ""); b.Start("", "b", ""); b.End() }, ""},
		"first error": {func(b *xmlstream.Builder) { b.Start("", "a", ""); b.Attr("", "", "v") }, ""},
	} {
		b := xmlstream.NewBuilder([]byte("before"), xmlstream.Context{})
		c.call(b)
		out, err := b.FinishOpen()
		if string(out) != "before"+c.want || (err == nil) != (c.want != "") {
			t.Errorf("%s: %q, %v", name, out, err)
		}
		if name == "first error" && (err == nil || strings.Contains(err.Error(), "FinishOpen")) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestChecksAppendIn refuses attributes that cannot be set.
func TestChecksAppendIn(t *testing.T) {
	e, err := xmlstream.Parse([]byte("<a k='v'/>"), nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, set := range map[string][]xmlstream.Attr{
		"no name":   {{Value: []byte("v")}},
		"bad value": {{Name: xml.Name{Local: "b"}, Value: []byte("\x00")}},
		"twice":     {{Name: xml.Name{Local: "b"}, Value: []byte("1")}, {Name: xml.Name{Local: "b"}, Value: []byte("2")}},
	} {
		out, err := e.AppendIn([]byte("before"), xmlstream.Context{}, set...)
		if err == nil || string(out) != "before" {
			t.Errorf("%s: %q, %v", name, out, err)
		}
	}
}

// limitedSink takes so many bytes and then fails.
type limitedSink struct {
	bytes.Buffer
	room int
	err  error
}

func (s *limitedSink) Write(p []byte) (int, error) {
	n := min(len(p), s.room)
	s.room -= n
	s.Buffer.Write(p[:n])
	if n < len(p) {
		return n, s.err
	}
	return n, nil
}

// TestChecksWriter has elements that are as large as the peer takes, and
// writes that fall short.
func TestChecksWriter(t *testing.T) {
	sink := &limitedSink{room: 25_000}
	w := xmlstream.NewWriter(sink, &xmlstream.Limits{StanzaBytes: 10_000})
	if err := w.WriteElement(make([]byte, 10_000)); err != nil {
		t.Error(err)
	}
	if err := w.WriteElement(make([]byte, 10_001)); !errors.Is(err, xmlstream.ErrStanzaTooBig) || sink.Len() != 10_000 {
		t.Errorf("too large: %v, %d bytes sent", err, sink.Len())
	}
	if err := w.WriteHeader(make([]byte, 10_001)); err != nil {
		t.Error(err)
	}
	short := w.WriteElement(make([]byte, 5_000))
	if !errors.Is(short, io.ErrShortWrite) {
		t.Errorf("a short write: %v", short)
	}
	sent := sink.Len()
	sink.room = 1 << 20
	for _, size := range []int{1, 10_001} {
		if err := w.WriteElement(make([]byte, size)); err != short || sink.Len() != sent {
			t.Errorf("after it: %v, %d bytes sent", err, sink.Len()-sent)
		}
	}
	broken := errors.New("broken")
	w = xmlstream.NewWriter(&limitedSink{err: broken}, nil)
	if err := w.WriteElement([]byte("<a/>")); !errors.Is(err, broken) {
		t.Error(err)
	}
}

// TestChecksAppendXML uses a prefix inside and behind an element that declares
// it anew.
func TestChecksAppendXML(t *testing.T) {
	const inner = "<p:b xmlns:p='urn:b'><p:c/></p:b><p:d/><e p:f=''/>"
	outer, err := xmlstream.Parse([]byte("<o xmlns:p='urn:o'><a>"+inner+"</a></o>"), nil)
	if err != nil {
		t.Fatal(err)
	}
	a, _ := outer.Child("", "a")
	out, err := a.AppendXML(nil)
	if want := "<a xmlns:p='urn:o'>" + inner + "</a>"; err != nil || string(out) != want {
		t.Errorf("%s, %v, want %s", out, err, want)
	}
	b, _ := a.Child("urn:b", "b")
	out, err = b.AppendXML(nil)
	if want := "<p:b xmlns:p='urn:b'><p:c/></p:b>"; err != nil || string(out) != want {
		t.Errorf("%s, %v, want %s", out, err, want)
	}
}

// TestChecksCommit commits what Buffer has not returned, or not just now.
func TestChecksCommit(t *testing.T) {
	for name, call := range map[string]func(tok *xmlstream.Tokenizer){
		"more":       func(tok *xmlstream.Tokenizer) { tok.Buffer(10); tok.Commit(11) },
		"negative":   func(tok *xmlstream.Tokenizer) { tok.Buffer(10); tok.Commit(-1) },
		"twice":      func(tok *xmlstream.Tokenizer) { copy(tok.Buffer(10), "<a>"); tok.Commit(3); tok.Commit(1) },
		"of nothing": func(tok *xmlstream.Tokenizer) { tok.Commit(0) },
		"after Write": func(tok *xmlstream.Tokenizer) {
			tok.Buffer(10)
			_, _ = tok.Write([]byte("<a>"))
			tok.Commit(1)
		},
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			call(xmlstream.NewTokenizer(nil))
		})
	}
	tok := xmlstream.NewTokenizer(&xmlstream.Options{Mode: xmlstream.Document})
	tok.Commit(copy(tok.Buffer(4), "<a/>"))
	if event, err := tok.Next(); event != xmlstream.Child || err != nil {
		t.Error(event, err)
	}
}

// BenchmarkAppendXML has elements that declare a prefix each: four times as
// many take four times as long.
func BenchmarkAppendXML(b *testing.B) {
	for _, n := range []int{1000, 4000} {
		e, err := xmlstream.Parse([]byte("<m>"+strings.Repeat("<p:a xmlns:p='u'/>", n)+"</m>"), nil)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var out []byte
			for b.Loop() {
				out, _ = e.AppendXML(out[:0])
			}
		})
	}
}
