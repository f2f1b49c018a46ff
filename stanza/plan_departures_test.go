package stanza_test

import (
	"encoding/xml"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
)

// departure is a case where this package shall not do what encoding/xml does.
// Exactly one of doc and value is set. One of fails, decoded and written says
// what is expected; same is for the rest: a function that looks at the result.
type departure struct {
	reason string
	name   string

	doc    string
	into   any  // a pointer to the zero or prefilled target of doc; decoded twice, so nothing in it is shared
	stream bool // doc is a child of a stream

	value any

	fails   bool
	decoded any    // what into points at afterwards
	written string // XML with the tree that is expected
	inner   string // XML with the tree of the field Inner afterwards, which is read as a document of its own

	crashes bool // encoding/xml ends the program or never returns: it is not called
}

// departures lists every difference from encoding/xml that is meant.
func departures() []departure {
	const (
		comments    = "RFC 6120 §11.1 forbids comments: the tag is refused when the type is compiled"
		unencodable = "text that XML cannot carry is an error, and not U+FFFD"
		names       = "a name that is none, or a namespace that none can have, is an error"
		fragments   = "innerxml must be a well-formed fragment"
		alone       = "innerxml stands alone: prefixes and the default namespace that are bound outside are declared"
		declaration = "a namespace declaration is no attribute"
		once        = "no attribute is written twice, xmlns least of all"
		normalised  = "line ends and tabs in attribute values are spaces (XML 1.0 §3.3.3)"
		oneElement  = "Append writes one element or fails"
		restricted  = "RFC 6120 §11.1: what an xml.Marshaler writes is checked as well"
		noPanic     = "nothing panics"
		fresh       = "a new element of a slice is zero, whatever stood in its memory before"
	)
	type text struct {
		XMLName xml.Name `xml:"a"`
		B       string   `xml:"b"`
		Attr    string   `xml:"attr,attr"`
		Text    string   `xml:",chardata"`
	}
	type cdata struct {
		XMLName xml.Name `xml:"a"`
		Text    string   `xml:",cdata"`
	}
	type bytes struct {
		XMLName xml.Name `xml:"a"`
		B       [2]byte  `xml:"b"`
		Attr    []byte   `xml:"attr,attr"`
	}
	type comment struct {
		XMLName xml.Name `xml:"a"`
		B       string   `xml:"b"`
		Comment string   `xml:",comment"`
	}
	type inner struct {
		XMLName xml.Name `xml:"a"`
		Inner   string   `xml:",innerxml"`
	}
	type innerX struct {
		XMLName xml.Name `xml:"urn:x a"`
		Inner   []byte   `xml:",innerxml"`
	}
	type innerLetters struct {
		XMLName xml.Name `xml:"a"`
		Inner   []letter `xml:",innerxml"`
	}
	type open struct {
		XMLName xml.Name
		ID      string     `xml:"id,attr,omitempty"`
		Attrs   []xml.Attr `xml:",any,attr"`
	}
	type prefixed struct {
		XMLName xml.Name `xml:"a"`
		B       string   `xml:"stream:b"`
	}
	type prefixedAttr struct {
		XMLName xml.Name `xml:"a"`
		Lang    string   `xml:"xml:lang,attr"`
	}
	type xmlnsNamed struct {
		XMLName xml.Name `xml:"urn:x a"`
		Xmlns   string   `xml:"xmlns,attr"`
	}
	type xmlnsOnly struct {
		XMLName xml.Name `xml:"a"`
		Xmlns   string   `xml:"xmlns,attr"`
		B       struct {
			Xmlns string `xml:"xmlns,attr"`
		} `xml:"b"`
	}
	type prefixAttr struct {
		XMLName xml.Name `xml:"a"`
		P       string   `xml:"p,attr"`
	}
	type attrs struct {
		XMLName xml.Name `xml:"a"`
		B       []string `xml:"b,attr"`
	}
	type attrTwice struct {
		XMLName xml.Name   `xml:"a"`
		B       string     `xml:"b,attr"`
		Attrs   []xml.Attr `xml:",any,attr"`
	}
	type pointerBase struct {
		XMLName xml.Name `xml:"a"`
		*Base
	}
	type unexported struct {
		XMLName xml.Name `xml:"a"`
		*lower
		D string `xml:"d"`
	}
	type unexportedWord struct {
		XMLName xml.Name `xml:"a"`
		lowerWord
	}
	type lateName struct {
		LateName
	}
	type otherName struct {
		Other, Name xml.Name
		LateName2
	}
	type timeAttr struct {
		XMLName xml.Name   `xml:"a"`
		B       *time.Time `xml:"b,attr"`
	}
	type timeText struct {
		XMLName xml.Name   `xml:"a"`
		B       *time.Time `xml:",chardata"`
	}
	type timePointers struct {
		XMLName xml.Name    `xml:"a"`
		B       **time.Time `xml:"b"`
	}
	type xmlPointers struct {
		XMLName xml.Name     `xml:"a"`
		B       **xmlByValue `xml:"b"`
	}
	type stringsText struct {
		XMLName xml.Name `xml:"a"`
		B       []string `xml:",chardata"`
	}
	type letters struct {
		XMLName xml.Name  `xml:"a"`
		B       [2]letter `xml:"b"`
	}
	type node struct {
		XMLName xml.Name `xml:"a"`
		Next    *node    `xml:"a"`
	}
	type loop *loop
	type looped struct {
		XMLName xml.Name `xml:"a"`
		B       any      `xml:"b"`
	}
	type item struct {
		C string `xml:"c"`
		D string `xml:"d"`
	}
	type items struct {
		XMLName xml.Name `xml:"a"`
		B       []item   `xml:"b"`
		S       []string `xml:"s"`
		Attr    []word   `xml:"attr,attr"`
	}
	type holder struct {
		XMLName xml.Name `xml:"a"`
		B       any      `xml:"b"`
	}
	name := func(space, local string) xml.Name { return xml.Name{Space: space, Local: local} }
	a := name("", "a")
	ring := &node{}
	ring.Next = ring
	var ringAny any
	ringAny = &ringAny
	stamp := time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC)

	d := []departure{
		{reason: comments, name: "read", doc: `<a><b>x</b></a>`, into: &comment{}, fails: true},
		{reason: comments, name: "written", value: comment{Comment: "x"}, fails: true},
		{reason: comments, name: "written when empty", value: comment{}, fails: true},

		{reason: unencodable, name: "control", value: text{B: "x\x00"}, fails: true},
		{reason: unencodable, name: "control in an attribute", value: text{Attr: "\x1b"}, fails: true},
		{reason: unencodable, name: "control in chardata", value: text{Text: "\x0b"}, fails: true},
		{reason: unencodable, name: "control in cdata", value: cdata{Text: "\x0b"}, fails: true},
		{reason: unencodable, name: "no UTF-8", value: text{B: "\xff"}, fails: true},
		{reason: unencodable, name: "no UTF-8 in an attribute", value: text{Attr: "a\xc3"}, fails: true},
		{reason: unencodable, name: "no UTF-8 in cdata", value: cdata{Text: "\xed\xa0\x80"}, fails: true},
		{reason: "text reads back as it was: XML turns a carriage return in a CDATA section into a line feed", name: "CDATA", value: cdata{Text: "1\r2\r\n]]>"}, written: "<a>1&#13;2&#13;\n]]&gt;</a>"},
		{reason: unencodable, name: "U+FFFE", value: text{B: "\ufffe"}, fails: true},
		{reason: unencodable, name: "U+FFFF", value: text{Attr: "\uffff"}, fails: true},
		{reason: unencodable, name: "array of bytes", value: bytes{B: [2]byte{'x'}}, fails: true},
		{reason: unencodable, name: "bytes", value: bytes{B: [2]byte{'x', 'y'}, Attr: []byte{1}}, fails: true},
		{reason: unencodable, name: "namespace", value: open{XMLName: name("urn:\x01", "a")}, fails: true},
		{reason: unencodable, name: "text method", value: holder{B: textByValue{"\x01"}}, fails: true},
		{reason: unencodable, name: "attribute method", value: struct {
			XMLName xml.Name    `xml:"a"`
			B       attrByValue `xml:"b,attr"`
		}{B: attrByValue{"\x01"}}, fails: true},

		{reason: names, name: "element with >", value: open{XMLName: name("", "a><evil")}, fails: true},
		{reason: names, name: "element with a space", value: open{XMLName: name("", "a b='c'")}, fails: true},
		{reason: names, name: "element with a digit first", value: open{XMLName: name("", "1a")}, fails: true},
		{reason: names, name: "element with a colon", value: open{XMLName: name("", "p:a")}, fails: true},
		{reason: names, name: "attribute with a quote", value: open{XMLName: a, Attrs: []xml.Attr{{Name: name("", `b="" c`)}}}, fails: true},
		{reason: names, name: "attribute with a colon", value: open{XMLName: a, Attrs: []xml.Attr{{Name: name("", "p:b")}}}, fails: true},
		{reason: names, name: "element tag with a colon", value: prefixed{}, fails: true},
		{reason: names, name: "attribute tag with a colon", value: prefixedAttr{Lang: "en"}, fails: true},
		{reason: names, name: "XMLName with a path", value: struct {
			XMLName xml.Name `xml:"a>b"`
		}{}, fails: true},
		{reason: names, name: "tag with two spaces", value: shapeBuilt("", nil, root, member{"B", "urn:x b c", "x"}).values[0], fails: true},
		{reason: names, name: "a minus for a name", value: struct {
			XMLName xml.Name `xml:"a"`
			B       string   `xml:"-,"`
		}{}, fails: true},
		{reason: names, name: "element in the namespace of declarations", value: open{XMLName: name("http://www.w3.org/2000/xmlns/", "a")}, fails: true},
		{reason: names, name: "attribute in the namespace of declarations", value: open{XMLName: a, Attrs: []xml.Attr{{Name: name("http://www.w3.org/2000/xmlns/", "b")}}}, fails: true},
		{reason: names, name: "generic type with XML methods", value: xmlGeneric[int]{5}, written: `<xmlGeneric>5</xmlGeneric>`},

		{reason: alone, name: "prefix", doc: `<a xmlns:p="urn:p"><p:b p:c="1"/>t</a>`, into: &inner{}, inner: `<p:b xmlns:p="urn:p" p:c="1"/>t`},
		{reason: alone, name: "default namespace", doc: `<a xmlns="urn:x">t<b><c/></b><d xmlns=""/></a>`, into: &innerX{}, inner: `t<b xmlns="urn:x"><c/></b><d/>`},
		{reason: alone, name: "prefix of a stream", doc: `<a xmlns="urn:x"><stream:b/></a>`, into: &innerX{}, stream: true, inner: `<stream:b xmlns:stream="http://etherx.jabber.org/streams"/>`},
	}
	for what, xml := range map[string]string{
		"end tag missing": "<b>", "end tag of the parent": "</a><evil/><a>", "comment": "<!-- x -->", "processing instruction": "<?x y?>", "entity": "&nbsp;", "undeclared prefix": "<p:b/>", "]]>": "]]>", "control": "\x01",
		"control by reference": "&#1;", "no UTF-8": "\xff", "duplicate attribute": `<b c="" c=""/>`, "open cdata": "<![CDATA[x", "doctype": "<!DOCTYPE a>", "ampersand": "&", "half a tag": "<b", "XML declaration": `<?xml version="1.0"?><b/>`,
	} {
		d = append(d, departure{reason: fragments, name: what, value: inner{Inner: xml}, fails: true})
	}
	return append(d, []departure{
		{reason: declaration, name: "any,attr", doc: `<a xmlns="urn:x" xmlns:p="urn:p" p:b="1"/>`, into: &open{}, decoded: open{XMLName: name("urn:x", "a"), Attrs: []xml.Attr{{Name: name("urn:p", "b"), Value: "1"}}}},
		{reason: declaration, name: "a prefix with an attribute's name", doc: `<a xmlns:p="urn:p"/>`, into: &prefixAttr{}, decoded: prefixAttr{XMLName: a}},
		{reason: declaration, name: "an embedded pointer is not made for it", doc: `<a xmlns="urn:x"/>`, into: &pointerBase{}, decoded: pointerBase{XMLName: name("urn:x", "a")}},
		{reason: "xmlns,attr is the namespace of the element", name: "prefix", doc: `<p:a xmlns:p="urn:p"/>`, into: &xmlnsOnly{}, decoded: xmlnsOnly{XMLName: name("urn:p", "a"), Xmlns: "urn:p"}},
		{reason: "xmlns,attr is the namespace of the element", name: "inherited", doc: `<a xmlns="urn:x"><b/></a>`, into: &xmlnsOnly{}, decoded: xmlnsOnly{XMLName: name("urn:x", "a"), Xmlns: "urn:x", B: struct {
			Xmlns string `xml:"xmlns,attr"`
		}{"urn:x"}}},

		{reason: once, name: "slice", value: attrs{B: []string{"1", "2"}}, fails: true},
		{reason: once, name: "any,attr repeats a field", value: attrTwice{B: "1", Attrs: []xml.Attr{{Name: name("", "b")}}}, fails: true},
		{reason: once, name: "any,attr repeats itself", value: open{XMLName: a, Attrs: []xml.Attr{{Name: name("urn:x", "b")}, {Name: name("urn:x", "b")}}}, fails: true},
		{reason: once, name: "xmlns,attr that says the same", value: xmlnsNamed{Xmlns: "urn:x"}, written: `<a xmlns="urn:x"/>`},
		{reason: once, name: "xmlns,attr that says something else", value: xmlnsNamed{Xmlns: "urn:y"}, fails: true},
		{reason: once, name: "any,attr with xmlns that says the same", value: open{XMLName: name("urn:x", "a"), Attrs: []xml.Attr{{Name: name("", "xmlns"), Value: "urn:x"}}}, written: `<a xmlns="urn:x"/>`},
		{reason: once, name: "any,attr with a prefix", value: open{XMLName: name("urn:x", "a"), Attrs: []xml.Attr{{Name: name("xmlns", "p"), Value: "urn:p"}, {Name: name("urn:p", "b"), Value: "1"}}}, written: `<a xmlns="urn:x" xmlns:p="urn:p" p:b="1"/>`},
		{reason: once, name: "XML method with xmlns", value: holder{B: xmlDoubled{}}, fails: true},

		{reason: normalised, name: "attribute", doc: "<a attr='1\n2\t3\r\n4&#10;5'/>", into: &text{}, decoded: text{XMLName: a, Attr: "1 2 3 4\n5"}},
		{reason: normalised, name: "any,attr", doc: "<a b='1\n2'/>", into: &open{}, decoded: open{XMLName: a, Attrs: []xml.Attr{{Name: name("", "b"), Value: "1 2"}}}},

		{reason: oneElement, name: "nil", value: nil, fails: true},
		{reason: oneElement, name: "nil pointer", value: (*text)(nil), fails: true},
		{reason: oneElement, name: "no elements", value: []text{}, fails: true},
		{reason: oneElement, name: "two elements", value: []text{{}, {}}, fails: true},
		{reason: oneElement, name: "XML method that writes nothing", value: xmlNothing{}, fails: true},
		{reason: oneElement, name: "XML method that writes two", value: xmlTwo{}, fails: true},
		{reason: oneElement, name: "XML method that writes text", value: xmlText{}, fails: true},

		{reason: restricted, name: "comment", value: holder{B: xmlToken{xml.Comment("x")}}, fails: true},
		{reason: restricted, name: "processing instruction", value: holder{B: xmlToken{xml.ProcInst{Target: "x"}}}, fails: true},
		{reason: restricted, name: "directive", value: holder{B: xmlToken{xml.Directive("DOCTYPE a")}}, fails: true},
		{reason: restricted, name: "name", value: holder{B: xmlToken{xml.StartElement{Name: name("", "b><evil")}}}, fails: true},

		{reason: noPanic, name: "embedded pointer to an unexported struct", doc: `<a><b>1</b></a>`, into: &unexported{}, fails: true},
		{reason: noPanic, name: "embedded unexported string", doc: `<a><lowerWord>1</lowerWord></a>`, into: &unexportedWord{}, fails: true},
		{reason: noPanic, name: "embedded pointer that is nil, with an attribute", value: pointerBase{}, written: `<a/>`},
		{reason: noPanic, name: "XMLName deep in an embedded struct, read", doc: `<a><b>1</b></a>`, into: &lateName{}, decoded: lateName{LateName{B: "1"}}},
		{reason: noPanic, name: "XMLName of an embedded struct leaves others alone", doc: `<a><b>1</b></a>`, into: &otherName{}, decoded: otherName{LateName2: LateName2{B: "1"}}},
		{reason: noPanic, name: "nil time as an attribute", value: timeAttr{}, written: `<a/>`},
		{reason: noPanic, name: "nil time as chardata", value: timeText{}, written: `<a/>`},
		{reason: noPanic, name: "time as chardata behind a pointer", doc: `<a>2024-01-02T03:04:05Z</a>`, into: &timeText{}, decoded: timeText{XMLName: a, B: &stamp}},
		{reason: noPanic, name: "time behind two pointers", doc: `<a><b>2024-01-02T03:04:05Z</b></a>`, into: &timePointers{}, fails: true},
		{reason: noPanic, name: "XML method behind two pointers", doc: `<a><b/></a>`, into: &xmlPointers{}, fails: true},
		{reason: noPanic, name: "strings as chardata", doc: `<a>x</a>`, into: &stringsText{}, fails: true},
		{reason: noPanic, name: "innerxml of named bytes", doc: `<a>x</a>`, into: &innerLetters{}, decoded: innerLetters{XMLName: a, Inner: []letter("x")}},
		{reason: noPanic, name: "array of named bytes", value: letters{B: [2]letter{'x', 'y'}}, written: `<a><b>xy</b></a>`},
		{reason: noPanic, name: "type that embeds itself, read", doc: `<a/>`, into: &selfEmbedded{}, fails: true, crashes: true},
		{reason: noPanic, name: "type that embeds itself, written", value: selfEmbedded{}, fails: true, crashes: true},
		{reason: noPanic, name: "value that holds itself", value: ring, fails: true, crashes: true},
		{reason: noPanic, name: "interface that holds itself", value: looped{B: ringAny}, fails: true, crashes: true},
		{reason: noPanic, name: "pointer to itself", value: func() looped { var l loop; l = &l; return looped{B: l} }(), fails: true, crashes: true},

		{reason: fresh, name: "slice with room", doc: `<a><b><d>2</d></b><s/></a>`, into: &items{B: []item{{"old", "old"}}[:0], S: []string{"old"}[:0]}, decoded: items{XMLName: a, B: []item{{D: "2"}}, S: []string{""}}},
	}...)
}

// Types of the table that need a name or methods.
type (
	lowerWord string
	LateName  struct {
		B       string   `xml:"b"`
		XMLName xml.Name `xml:"a"`
	}
	LateName2 struct {
		B       string   `xml:"b"`
		XMLName xml.Name `xml:"a"`
	}
	selfEmbedded struct {
		XMLName xml.Name `xml:"a"`
		*selfEmbedded
		B string `xml:"b"`
	}
	xmlGeneric[T any] struct{ V T }
	xmlDoubled        struct{}
	xmlToken          struct{ token xml.Token }
)

func (v xmlGeneric[T]) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	return e.EncodeElement(v.V, start)
}

func (xmlDoubled) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	start.Name.Space = "urn:x"
	start.Attr = append(start.Attr, xml.Attr{Name: xml.Name{Local: "xmlns"}, Value: "urn:x"})
	return e.EncodeElement("", start)
}

func (v xmlToken) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	tokens := []xml.Token{start, v.token}
	if t, ok := v.token.(xml.StartElement); ok {
		tokens = append(tokens, t.End())
	}
	for _, t := range append(tokens, start.End()) {
		if err := e.EncodeToken(t); err != nil {
			return err
		}
	}
	return nil
}

// TestDepartures checks that each does what the table says, and that
// encoding/xml still does something else: what has become equal is no
// departure and belongs into the shapes.
func TestDepartures(t *testing.T) {
	for _, d := range departures() {
		t.Run(d.reason+"/"+d.name, func(t *testing.T) {
			var ours, theirs outcome
			if d.into != nil {
				e, err := parse([]byte(d.doc))
				if d.stream {
					e, err = inStream(t, d.doc), nil
				}
				if err != nil {
					t.Fatal(err)
				}
				ours = decodeOurs(e, copyOf(d.into))
				if !d.crashes {
					theirs = decodeTheirs(e, copyOf(d.into))
				}
			} else {
				ours = encodeOurs(t, d.value)
				if !d.crashes {
					theirs = encodeTheirs(d.value)
				}
			}
			switch {
			case ours.panicked != nil:
				t.Errorf("panic: %v", ours.panicked)
			case d.fails:
				if ours.err == nil {
					t.Errorf("no error but %v", ours)
				}
			case ours.err != nil:
				t.Error(ours.err)
			case d.inner != "":
				checkInner(t, ours.value, d.inner)
			case d.decoded != nil:
				if diff := gocmp.Diff(d.decoded, reflect.ValueOf(ours.value).Elem().Interface(), sameValue...); diff != "" {
					t.Errorf("(-want +got)\n%s", diff)
				}
			default:
				want, err := treeOf([]byte(d.written))
				if err != nil {
					t.Fatal(err)
				}
				if diff := gocmp.Diff(want, ours.tree, sameValue...); diff != "" {
					t.Errorf("(-want +got)\n%s", diff)
				}
			}
			if !d.crashes && sameOutcome(theirs, ours) == "" {
				t.Errorf("encoding/xml does the same: %v", theirs)
			}
		})
	}
}

// copyOf returns a pointer to a copy of what v points at, that shares no slice
// memory with it.
func copyOf(v any) any {
	c := reflect.New(reflect.TypeOf(v).Elem())
	c.Elem().Set(reflect.ValueOf(v).Elem())
	for i := range c.Elem().NumField() {
		if f := c.Elem().Field(i); f.Kind() == reflect.Slice && f.CanSet() && f.Cap() > 0 {
			s := reflect.MakeSlice(f.Type(), f.Cap(), f.Cap())
			reflect.Copy(s, f.Slice(0, f.Cap()))
			f.Set(s.Slice(0, f.Len()))
		}
	}
	return c.Interface()
}

// checkInner reads the field Inner as the content of an element that declares
// nothing.
func checkInner(t *testing.T, v any, want string) {
	t.Helper()
	inner := fmt.Sprintf("%s", reflect.ValueOf(v).Elem().FieldByName("Inner").Interface())
	if _, err := parse([]byte("<r>" + inner + "</r>")); err != nil {
		t.Errorf("%q does not stand alone: %v", inner, err)
	}
	wantTree, err := treeOf([]byte("<r>" + want + "</r>"))
	if err != nil {
		t.Fatal(err)
	}
	tree, err := treeOf([]byte("<r>" + strings.TrimSpace(inner) + "</r>"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(wantTree, tree, sameValue...); diff != "" {
		t.Errorf("%q (-want +got)\n%s", inner, diff)
	}
}
