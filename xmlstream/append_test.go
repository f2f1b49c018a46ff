package xmlstream_test

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/xmlstream"
)

const (
	nsClient = "jabber:client"
	nsServer = "jabber:server"
)

// otherTree reads XML with encoding/xml, as a reader that shares nothing with
// this library, into the form that tree has.
func otherTree(t *testing.T, b string) []any {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(b))
	root := []any{"", map[string]any{}, []any{}}
	open := [][]any{root}
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("encoding/xml refuses %s: %v", b, err)
		}
		top := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			attrs := map[string]any{}
			for _, a := range token.Attr {
				switch {
				case a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns":
					continue
				case a.Name.Space == "":
					attrs[a.Name.Local] = a.Value
				default:
					attrs["{"+a.Name.Space+"}"+a.Name.Local] = a.Value
				}
			}
			open = append(open, []any{"{" + token.Name.Space + "}" + token.Name.Local, attrs, []any{}})
		case xml.CharData:
			// A CDATA section is a token of its own there.
			content := top[2].([]any)
			if n := len(content); n > 0 {
				if text, ok := content[n-1].(string); ok {
					content[n-1] = text + string(token)
					continue
				}
			}
			top[2] = append(content, string(token))
		case xml.EndElement:
			open = open[:len(open)-1]
			parent := open[len(open)-1]
			parent[2] = append(parent[2].([]any), top)
		}
	}
	children := root[2].([]any)
	if len(children) != 1 {
		t.Fatalf("%s: %d roots", b, len(children))
	}
	return children[0].([]any)
}

// node makes a tree.
func node(space, local string, attrs map[string]any, children ...any) []any {
	if attrs == nil {
		attrs = map[string]any{}
	}
	return []any{"{" + space + "}" + local, attrs, append([]any{}, children...)}
}

func set(space, local, value string) xmlstream.Attr {
	return xmlstream.Attr{Name: xml.Name{Space: space, Local: local}, Value: []byte(value)}
}

func remove(space, local string) xmlstream.Attr {
	return xmlstream.Attr{Name: xml.Name{Space: space, Local: local}}
}

// received returns the stanza as a Child of a stream with that header.
func received(t *testing.T, header, stanza string) xmlstream.Element {
	t.Helper()
	tok := xmlstream.NewTokenizer(nil)
	feedUntilChild(t, tok, header+stanza)
	return tok.Element()
}

// TestAppendXML: what is appended stands alone, and another parser reads it as
// the tree that was received.
func TestAppendXML(t *testing.T) {
	for _, c := range []struct{ name, stanza string }{
		{"default namespace from the header", "<message><body>x</body></message>"},
		{"prefix from the header", "<o:x o:k='v'>t</o:x>"},
		{"prefix from the header on an attribute only", "<message o:k='v'/>"},
		{"prefix from the header deep inside", "<message><a xmlns='urn:a'><b><o:c/></b></a></message>"},
		{"prefix of the header declared again", "<message><o:x xmlns:o='urn:inner'/><o:y/></message>"},
		{"prefix shadowed, then free", "<message><a xmlns:o='urn:inner'><o:x/></a><o:y o:k=''/></message>"},
		{"stream prefix", "<stream:error><text xmlns='urn:ietf:params:xml:ns:xmpp-streams'>x</text></stream:error>"},
		{"own default namespace", "<x xmlns='urn:own'><y/></x>"},
		{"no namespace", "<x xmlns=''><y/></x>"},
		{"no namespace inside", "<message><x xmlns=''><y/></x></message>"},
		{"default needed by a child only", "<o:x><body>y</body></o:x>"},
		{"default not needed", "<o:x><y xmlns='urn:y'/></o:x>"},
		{"empty-element tag with attributes", "<message to='a' from='b'/>"},
		{"references", "<message id='&lt;&apos;&quot;&amp;&#10;'>&lt;&amp;&gt;</message>"},
		{"CDATA", "<message>a<![CDATA[<b>&amp;]]>c</message>"},
		{"language", "<message xml:lang='de'><body xml:lang='en'>x</body></message>"},
		{"white space in tags", "<message\n\tto = 'a' ><body\n>x</body ></message\t>"},
		{"namespace name with an apostrophe", `<x xmlns:q="urn:it's"><q:y/></x>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := received(t, richHeader, c.stanza)
			want := tree(e)
			if independent := otherTree(t, richHeader+c.stanza+closingTag)[2].([]any)[0]; cmp.Diff(independent, any(want)) != "" {
				t.Fatalf("received (-encoding/xml +xmlstream):\n%s", cmp.Diff(independent, any(want)))
			}
			check := func(what string, e xmlstream.Element) {
				dst, err := e.AppendXML([]byte("before"))
				if err != nil || string(dst[:6]) != "before" {
					t.Fatalf("%s: %q, %v", what, dst, err)
				}
				if diff := cmp.Diff(want, otherTree(t, string(dst[6:]))); diff != "" {
					t.Errorf("%s: %s (-want +encoding/xml):\n%s", what, dst[6:], diff)
				}
			}
			check("view", e)
			check("clone", e.Clone())
		})
	}
}

// TestAppendIn: what is appended means, inside the other stream, the tree that
// it should.
func TestAppendIn(t *testing.T) {
	const serverHeader = "<stream:stream xmlns='jabber:server' xmlns:stream='http://etherx.jabber.org/streams'>"
	server := xmlstream.NewContext(nsServer, xmlstream.Prefix{Name: "stream", Space: "http://etherx.jabber.org/streams"})
	forwarded := "<message to='a'><forwarded xmlns='urn:xmpp:forward:0'><message xmlns='jabber:client'><body>hi</body></message></forwarded></message>"
	for _, c := range []struct {
		name, stanza string
		set          []xmlstream.Attr
		want         []any
	}{
		{
			"content namespace moves", "<message to='a'><body>x</body></message>", nil,
			node(nsServer, "message", map[string]any{"to": "a"}, node(nsServer, "body", nil, "x")),
		},
		{
			"a payload stays", "<iq><query xmlns='urn:q'><item/></query></iq>", nil,
			node(nsServer, "iq", nil, node("urn:q", "query", nil, node("urn:q", "item", nil))),
		},
		{
			"a forwarded stanza stays", forwarded, nil,
			node(nsServer, "message", map[string]any{"to": "a"}, node("urn:xmpp:forward:0", "forwarded", nil,
				node(nsClient, "message", nil, node(nsClient, "body", nil, "hi")))),
		},
		{
			"a child of the content namespace after a payload", "<message><x xmlns='urn:x'/><body>y</body></message>", nil,
			node(nsServer, "message", nil, node("urn:x", "x", nil), node(nsServer, "body", nil, "y")),
		},
		{
			"error and its condition", "<iq type='error'><error type='cancel'><gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>", nil,
			node(nsServer, "iq", map[string]any{"type": "error"}, node(nsServer, "error", map[string]any{"type": "cancel"},
				node("urn:ietf:params:xml:ns:xmpp-stanzas", "gone", nil))),
		},
		{
			"from is stamped", "<message to='a'/>",
			[]xmlstream.Attr{set("", "from", "b")},
			node(nsServer, "message", map[string]any{"to": "a", "from": "b"}),
		},
		{
			"from is replaced", "<message from='liar' to='a'/>",
			[]xmlstream.Attr{set("", "from", "b")},
			node(nsServer, "message", map[string]any{"to": "a", "from": "b"}),
		},
		{
			"only of the stanza itself", "<message from='liar'><x xmlns='urn:x' from='c'/></message>",
			[]xmlstream.Attr{set("", "from", "b")},
			node(nsServer, "message", map[string]any{"from": "b"}, node("urn:x", "x", map[string]any{"from": "c"})),
		},
		{
			"a value that needs escaping", "<message/>",
			[]xmlstream.Attr{set("", "from", "'/>\"<&\n\t")},
			node(nsServer, "message", map[string]any{"from": "'/>\"<&\n\t"}),
		},
		{
			"an empty value is a value", "<message from='x'/>",
			[]xmlstream.Attr{set("", "from", "")},
			node(nsServer, "message", map[string]any{"from": ""}),
		},
		{
			"nil removes", "<message from='liar' to='a'/>",
			[]xmlstream.Attr{remove("", "from")},
			node(nsServer, "message", map[string]any{"to": "a"}),
		},
		{
			"nil removes what is not there", "<message to='a'/>",
			[]xmlstream.Attr{remove("", "from")},
			node(nsServer, "message", map[string]any{"to": "a"}),
		},
		{
			"language is kept", "<message xml:lang='de'><body xml:lang='en'>x</body></message>", nil,
			node(nsServer, "message", map[string]any{"{" + xmlNS + "}lang": "de"}, node(nsServer, "body", map[string]any{"{" + xmlNS + "}lang": "en"}, "x")),
		},
		{
			"language is stamped", "<message/>",
			[]xmlstream.Attr{set(xmlNS, "lang", "fr")},
			node(nsServer, "message", map[string]any{"{" + xmlNS + "}lang": "fr"}),
		},
		{
			"prefix that the other stream has not", "<message o:k='v'><o:x/></message>", nil,
			node(nsServer, "message", map[string]any{"{urn:outer}k": "v"}, node("urn:outer", "x", nil)),
		},
		{
			"not a stanza", "<x xmlns='urn:x'><o:y/></x>",
			[]xmlstream.Attr{set("", "k", "v")},
			node("urn:x", "x", map[string]any{"k": "v"}, node("urn:outer", "y", nil)),
		},
		{
			"text and references", "<message><body>a &amp; <![CDATA[<b>]]>&#x1F600;</body></message>", nil,
			node(nsServer, "message", nil, node(nsServer, "body", nil, "a & <b>😀")),
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := received(t, richHeader, c.stanza)
			for what, e := range map[string]xmlstream.Element{"view": e, "clone": e.Clone()} {
				dst, err := e.AppendIn([]byte("before"), server, c.set...)
				if err != nil || string(dst[:6]) != "before" {
					t.Fatalf("%s: %q, %v", what, dst, err)
				}
				out := string(dst[6:])
				if diff := cmp.Diff(any(c.want), otherTree(t, serverHeader+out+closingTag)[2].([]any)[0]); diff != "" {
					t.Errorf("%s: %s (-want +encoding/xml):\n%s", what, out, diff)
				}
				if diff := cmp.Diff(c.want, tree(received(t, serverHeader, out))); diff != "" {
					t.Errorf("%s: %s (-want +xmlstream):\n%s", what, out, diff)
				}
			}
		})
	}
}

// TestAppendInFails: an error leaves dst as it was.
func TestAppendInFails(t *testing.T) {
	e := received(t, richHeader, "<message/>")
	for name, bad := range map[string]xmlstream.Attr{
		"character that XML has not": set("", "from", "a\x00b"),
		"invalid UTF-8":              set("", "from", "a\xffb"),
		"not a name":                 set("", "a b", "x"),
		"a declaration":              set("", "xmlns", "urn:evil"),
		"markup in the name":         set("", "x='y'><evil", "x"),
	} {
		if dst, err := e.AppendIn([]byte("before"), client, bad); err == nil || string(dst) != "before" {
			t.Errorf("%s: %q, %v", name, dst, err)
		}
	}
}

const xmlNS = "http://www.w3.org/XML/1998/namespace"

// TestAppendInDeclares: what the other stream has declared is not declared
// again, and what it has declared otherwise is.
func TestAppendInDeclares(t *testing.T) {
	outer := func(space string) xmlstream.Context {
		return xmlstream.NewContext(nsClient, xmlstream.Prefix{Name: "o", Space: space})
	}
	for _, c := range []struct {
		name, stanza string
		context      xmlstream.Context
		want         string
	}{
		{"the same declarations", "<message><o:x/></message>", outer("urn:outer"), "<message><o:x/></message>"},
		{"prefix bound otherwise", "<message><o:x/></message>", outer("urn:other"), "<message xmlns:o='urn:outer'><o:x/></message>"},
		{"prefix not bound", "<message><o:x/></message>", client, "<message xmlns:o='urn:outer'><o:x/></message>"},
		{"nothing declared", "<message/>", xmlstream.Context{}, "<message xmlns='jabber:client'/>"},
	} {
		got, err := received(t, richHeader, c.stanza).AppendIn(nil, c.context)
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %s, %v, want %s", c.name, got, err, c.want)
		}
	}
}
