package xmlstream_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/xmlstream"
)

const richHeader = `<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' xmlns:o='urn:outer' xml:lang='nb'>`

const richStanza = `<message id='a&amp;b' xmlns:m='urn:middle' xml:lang='de'><body>x &lt; y<![CDATA[ & z]]></body>` +
	`<o:x o:k='v'><m:y m:k='w'/><z xmlns='urn:z'>tail</z></o:x>after</message>`

// at returns a Tokenizer that stands on the rich stanza, with input unread.
func at(t *testing.T) *xmlstream.Tokenizer {
	t.Helper()
	tok := xmlstream.NewTokenizer(nil)
	if _, err := tok.Write([]byte(richHeader + richStanza + "<presence/>")); err != nil {
		t.Fatal(err)
	}
	for _, want := range []xmlstream.Event{xmlstream.Open, xmlstream.Child} {
		if event, err := tok.Next(); event != want || err != nil {
			t.Fatalf("%v, %v, want %v", event, err, want)
		}
	}
	return tok
}

// enders are the calls that end an Element.
var enders = map[string]func(*xmlstream.Tokenizer){
	"Next":         func(tok *xmlstream.Tokenizer) { _, _ = tok.Next() },
	"Write":        func(tok *xmlstream.Tokenizer) { _, _ = tok.Write([]byte("<a/>")) },
	"empty Write":  func(tok *xmlstream.Tokenizer) { _, _ = tok.Write(nil) },
	"Buffer":       func(tok *xmlstream.Tokenizer) { tok.Buffer(10) },
	"Commit":       func(tok *xmlstream.Tokenizer) { tok.Commit(0) },
	"Restart":      func(tok *xmlstream.Tokenizer) { _ = tok.Restart(xmlstream.KeepUnread) },
	"Reset":        func(tok *xmlstream.Tokenizer) { tok.Reset(nil) },
	"End":          func(tok *xmlstream.Tokenizer) { _ = tok.End() },
	"Feed":         func(tok *xmlstream.Tokenizer) { feedAll(tok, "<a/>") },
	"a whole life": func(tok *xmlstream.Tokenizer) { tok.Reset(nil); feedAll(tok, richHeader+richStanza) },
}

func feedAll(tok *xmlstream.Tokenizer, s string) {
	for range tok.Feed([]byte(s)) {
	}
}

// uses are all that can be done with an Element.
var uses = map[string]func(xmlstream.Element){
	"Name":        func(e xmlstream.Element) { e.Name() },
	"NameID":      func(e xmlstream.Element) { e.NameID() },
	"Is":          func(e xmlstream.Element) { e.Is("jabber:client", "message") },
	"Attr":        func(e xmlstream.Element) { e.Attr("id") },
	"AttrNS":      func(e xmlstream.Element) { e.AttrNS("urn:outer", "k") },
	"Attrs":       func(e xmlstream.Element) { each(e.Attrs()) },
	"Child":       func(e xmlstream.Element) { e.Child("jabber:client", "body") },
	"Children":    func(e xmlstream.Element) { each(e.Children()) },
	"Nodes":       func(e xmlstream.Element) { each(e.Nodes()) },
	"Text":        func(e xmlstream.Element) { e.Text() },
	"Lang":        func(e xmlstream.Element) { e.Lang() },
	"Raw":         func(e xmlstream.Element) { e.Raw() },
	"Clone":       func(e xmlstream.Element) { e.Clone() },
	"TokenReader": func(e xmlstream.Element) { e.TokenReader() },
	"Cursor":      func(e xmlstream.Element) { e.Cursor() },
	"AppendXML":   func(e xmlstream.Element) { _, _ = e.AppendXML(nil) },
	"AppendIn":    func(e xmlstream.Element) { _, _ = e.AppendIn(nil, xmlstream.Context{}) },
}

func each[T any](seq func(func(T) bool)) {
	for range seq {
	}
}

// wantStale runs f and wants the panic that explains itself.
func wantStale(t *testing.T, f func()) {
	t.Helper()
	defer func() {
		t.Helper()
		message := fmt.Sprint(recover())
		if !strings.Contains(message, "use of an Element after the call that ended it") || !strings.Contains(message, "Clone") {
			t.Errorf("want the panic of a stale Element, got %s", message)
		}
	}()
	f()
}

func TestStaleElement(t *testing.T) {
	for ender, end := range enders {
		for use, f := range uses {
			t.Run(ender+"/"+use, func(t *testing.T) {
				tok := at(t)
				e := tok.Element()
				f(e)
				child, _ := e.Child("urn:outer", "x")
				f(child)
				end(tok)
				wantStale(t, func() { f(e) })
				wantStale(t, func() { f(child) })
			})
		}
	}
}

func TestStaleCursorAndIterators(t *testing.T) {
	for ender, end := range enders {
		t.Run(ender, func(t *testing.T) {
			tok := at(t)
			e := tok.Element()
			c := e.Cursor()
			c.Next()
			tokens := e.TokenReader()
			if _, err := tokens.Token(); err != nil {
				t.Fatal(err)
			}
			children := e.Children()
			end(tok)
			wantStale(t, func() { c.Next() })
			wantStale(t, func() { c.NameID() })
			wantStale(t, func() { c.Is("", "id") })
			wantStale(t, func() { c.Local() })
			wantStale(t, func() { c.LocalString() })
			wantStale(t, func() { c.Space() })
			wantStale(t, func() { c.Value() })
			wantStale(t, func() { _ = c.String() })
			wantStale(t, func() { c.Offset() })
			wantStale(t, func() { _ = c.Element().Raw() })
			wantStale(t, func() { _, _ = tokens.Token() })
			wantStale(t, func() { each(children) })
			if got := e.String(); got != "(stale element)" {
				t.Errorf("String: %q", got)
			}
		})
	}
}

// TestZeroElement: the Element after an event that has none says so.
func TestZeroElement(t *testing.T) {
	tok := at(t)
	if _, err := tok.Next(); err != nil { // <presence/>
		t.Fatal(err)
	}
	if event, err := tok.Next(); event != xmlstream.NeedMore || err != nil || !tok.Element().IsZero() {
		t.Fatalf("%v, %v: want no Element after NeedMore", event, err)
	}
	for use, f := range uses {
		func() {
			defer func() {
				if message := fmt.Sprint(recover()); !strings.Contains(message, "zero Element") {
					t.Errorf("%s: want the panic of the zero Element, got %s", use, message)
				}
			}()
			f(xmlstream.Element{})
		}()
	}
}

// TestClone: copies of the stanza, of its children and of theirs keep their
// tree, language and meaning after every call that ends the original.
func TestClone(t *testing.T) {
	type copied struct {
		Tree []any
		Lang string
		XML  string
		Raw  string
	}
	look := func(e xmlstream.Element) copied {
		b, err := e.AppendXML(nil)
		if err != nil {
			t.Fatal(err)
		}
		return copied{tree(e), string(e.Lang()), string(b), string(e.Raw())}
	}
	var all func(e xmlstream.Element) []xmlstream.Element
	all = func(e xmlstream.Element) (list []xmlstream.Element) {
		list = append(list, e)
		for c := range e.Children() {
			list = append(list, all(c)...)
		}
		return list
	}
	for ender, end := range enders {
		t.Run(ender, func(t *testing.T) {
			tok := at(t)
			var clones []xmlstream.Element
			var want []copied
			for _, e := range all(tok.Element()) {
				clones = append(clones, e.Clone(), e.Clone().Clone())
				want = append(want, look(e), look(e))
			}
			end(tok)
			feedAll(tok, strings.Repeat("<scribble>over it</scribble>", 2000))
			for i, c := range clones {
				if diff := cmp.Diff(want[i], look(c)); diff != "" {
					t.Errorf("clone %d (-want +got):\n%s", i, diff)
				}
				back, err := xmlstream.Parse([]byte(want[i].XML), nil)
				if err != nil {
					t.Fatalf("%s does not stand alone: %v", want[i].XML, err)
				}
				if diff := cmp.Diff(want[i].Tree, tree(back)); diff != "" {
					t.Errorf("%s read back (-want +got):\n%s", want[i].XML, diff)
				}
			}
		})
	}
}

// TestCloneOfChild pins what a child takes along from outside.
func TestCloneOfChild(t *testing.T) {
	tok := at(t)
	x, _ := tok.Element().Child("urn:outer", "x")
	y, _ := x.Child("urn:middle", "y")
	header := richHeader + "<message><body>plain</body></message>"
	other := xmlstream.NewTokenizer(nil)
	feedUntilChild(t, other, header)
	body, _ := other.Element().Child("jabber:client", "body")
	for _, c := range []struct{ name, lang, xml, got, gotXML string }{
		{"child", "de", `<o:x xmlns:o='urn:outer' xmlns:m='urn:middle' o:k='v'><m:y m:k='w'/><z xmlns='urn:z'>tail</z></o:x>`, langOf(x.Clone()), xmlOf(x.Clone())},
		{"grandchild", "de", `<m:y xmlns:m='urn:middle' m:k='w'/>`, langOf(y.Clone()), xmlOf(y.Clone())},
		{"clone of a clone's child", "de", `<m:y xmlns:m='urn:middle' m:k='w'/>`, langOf(childOf(x.Clone()).Clone()), xmlOf(childOf(x.Clone()).Clone())},
		{"language of the header", "nb", `<body xmlns='jabber:client'>plain</body>`, langOf(body.Clone()), xmlOf(body.Clone())},
	} {
		if c.got != c.lang {
			t.Errorf("%s: language %q, want %q", c.name, c.got, c.lang)
		}
		if c.gotXML != c.xml {
			t.Errorf("%s: %s, want %s", c.name, c.gotXML, c.xml)
		}
	}
}

func feedUntilChild(t *testing.T, tok *xmlstream.Tokenizer, s string) {
	t.Helper()
	for event, err := range tok.Feed([]byte(s)) {
		if err != nil {
			t.Fatal(err)
		}
		if event == xmlstream.Child {
			return
		}
	}
	t.Fatal("no child")
}

func langOf(e xmlstream.Element) string { return string(e.Lang()) }

func xmlOf(e xmlstream.Element) string { b, _ := e.AppendXML(nil); return string(b) }

func childOf(e xmlstream.Element) xmlstream.Element {
	for c := range e.Children() {
		return c
	}
	return xmlstream.Element{}
}

// TestClipped: appending to any slice handed out must not reach input.
func TestClipped(t *testing.T) {
	tok := at(t)
	for name, e := range map[string]xmlstream.Element{"view": tok.Element(), "clone": tok.Element().Clone()} {
		check := func(what string, b []byte) {
			if len(b) != cap(b) {
				t.Errorf("%s: %s: len %d, cap %d", name, what, len(b), cap(b))
			}
		}
		var walk func(e xmlstream.Element)
		walk = func(e xmlstream.Element) {
			check("Text", e.Text())
			check("Lang", e.Lang())
			check("Raw", e.Raw())
			for a := range e.Attrs() {
				check("Attrs", a.Value)
				v, _ := e.AttrNS(a.Name.Space, a.Name.Local)
				check("AttrNS", v)
			}
			for n := range e.Nodes() {
				check("Nodes", n.Text)
			}
			for c := e.Cursor(); ; {
				kind := c.Next()
				if kind == xmlstream.None {
					break
				}
				check("Cursor.Local", c.Local())
				if kind == xmlstream.KindElement {
					walk(c.Element())
				} else {
					check("Cursor.Value", c.Value())
				}
			}
		}
		walk(e)
	}
	if u := tok.Unread(); len(u) == 0 || len(u) != cap(u) {
		t.Errorf("Unread: len %d, cap %d", len(u), cap(u))
	}
	if b := tok.Buffer(100); len(b) != 100 || cap(b) != 100 {
		t.Errorf("Buffer: len %d, cap %d", len(b), cap(b))
	}
}

// TestTokenDecoder: xml.NewTokenDecoder over an element fills a struct as
// xml.Unmarshal does from the bytes.
func TestTokenDecoder(t *testing.T) {
	type message struct {
		XMLName xml.Name `xml:"jabber:client message"`
		ID      string   `xml:"id,attr"`
		Body    string   `xml:"jabber:client body"`
		Text    string   `xml:",chardata"`
		X       struct {
			K string `xml:"urn:outer k,attr"`
			Y struct {
				K     string     `xml:"urn:middle k,attr"`
				Attrs []xml.Attr `xml:",any,attr"`
			} `xml:"urn:middle y"`
			Z string `xml:"urn:z z"`
		} `xml:"urn:outer x"`
	}
	e := at(t).Element()
	var want, got message
	if err := xml.Unmarshal([]byte(xmlOf(e)), &want); err != nil {
		t.Fatal(err)
	}
	if err := xml.NewTokenDecoder(e.TokenReader()).Decode(&got); err != nil {
		t.Fatal(err)
	}
	if want.X.Y.K != "w" || want.Body != "x < y & z" {
		t.Fatalf("the test's own struct is wrong: %+v", want)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-xml.Unmarshal +TokenReader):\n%s", diff)
	}
	tokens := e.TokenReader()
	for {
		if _, err := tokens.Token(); err != nil {
			break
		}
	}
	if token, err := tokens.Token(); token != nil || !errors.Is(err, io.EOF) {
		t.Errorf("after the last token: %v, %v, want io.EOF", token, err)
	}
}

// TestReaderOneByte reads each good stream from a source that gives one byte
// at a time, and from one that gives its error with its last data.
func TestReaderOneByte(t *testing.T) {
	for _, row := range readTable(t, "../testdata/streams/index.tsv") {
		input := string(mustRead(t, "../testdata/streams/"+row["file"]))
		for name, src := range map[string]io.Reader{
			"one byte": iotest.OneByteReader(strings.NewReader(input)),
			"data+EOF": iotest.DataErrReader(strings.NewReader(input)),
			"half":     iotest.HalfReader(strings.NewReader(input)),
		} {
			r := xmlstream.NewReader(src, &xmlstream.Options{FollowRestarts: true})
			counts := map[xmlstream.Event]int{}
			for event, err := range r.All() {
				if err != nil {
					t.Fatalf("%s, %s: %v", row["file"], name, err)
				}
				if event == xmlstream.NeedMore {
					t.Fatalf("%s, %s: a Reader says need-more", row["file"], name)
				}
				counts[event]++
			}
			if got := fmt.Sprint(counts[xmlstream.Open], counts[xmlstream.Child], counts[xmlstream.Keepalive]); got != row["headers"]+" "+row["elements"]+" "+row["keepalives"] {
				t.Errorf("%s, %s: headers, elements, keepalives %s", row["file"], name, got)
			}
			if event, err := r.Next(); event != xmlstream.NeedMore || err != io.EOF {
				t.Errorf("%s, %s: after Close: %v, %v, want io.EOF", row["file"], name, event, err)
			}
		}
	}
}
