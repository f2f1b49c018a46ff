package stanza_test

import (
	"encoding"
	"encoding/xml"
	"errors"
	"fmt"
	"math/big"
	"net"
	"net/netip"
	"strings"
	"time"
)

// Types with methods of their own. "ByValue" and "ByPointer" say what receiver
// writes; what reads has a pointer, but for readMap.
type (
	textByValue   struct{ S string }
	textByPointer struct{ S string }
	textWord      string
	textFailing   struct{ S string }
	readMap       map[string]string
	flags         uint8

	attrByValue   struct{ S string }
	attrByPointer struct{ S string }
	attrNone      struct{ S string }
	attrFailing   struct{ S string }
	attrMap       map[string]string
	attrAndText   struct{ S string }

	xmlByValue   struct{ S string }
	xmlByPointer struct{ S string }
	xmlAndText   struct{ S string }
	xmlTokens    []string
	xmlLazy      struct{ S string }
	xmlEager     struct{ S string }
	xmlFailing   struct{ S string }
	xmlUnclosed  struct{ S string }
	xmlOverclose struct{ S string }
	xmlNothing   struct{ S string }
	xmlText      struct{ S string }
	xmlTwo       struct{ S string }
	xmlOther     struct{ S string }
	xmlInner     struct{ S string }
)

var (
	_ encoding.TextMarshaler = textByValue{}
	_ encoding.TextMarshaler = (*textByPointer)(nil)
	_ xml.MarshalerAttr      = attrByValue{}
	_ xml.MarshalerAttr      = (*attrByPointer)(nil)
	_ xml.Marshaler          = xmlByValue{}
	_ xml.Marshaler          = (*xmlByPointer)(nil)
)

func (v textByValue) MarshalText() ([]byte, error)    { return []byte("t:" + v.S), nil }
func (v *textByValue) UnmarshalText(b []byte) error   { v.S = fmt.Sprintf("%q", b); return nil }
func (v *textByPointer) MarshalText() ([]byte, error) { return []byte("t:" + v.S), nil }
func (v *textByPointer) UnmarshalText(b []byte) error { v.S += fmt.Sprintf("%q", b); return nil }
func (v textWord) MarshalText() ([]byte, error)       { return []byte("w:" + string(v)), nil }
func (v *textWord) UnmarshalText(b []byte) error      { *v = textWord("w:" + string(b)); return nil }
func (textFailing) MarshalText() ([]byte, error)      { return []byte("x"), errors.New("refused") }
func (*textFailing) UnmarshalText([]byte) error       { return errors.New("refused") }
func (m readMap) UnmarshalText(b []byte) error        { m["text"] = string(b); return nil }
func (f flags) MarshalText() ([]byte, error)          { return fmt.Appendf(nil, "flag%d", uint8(f)), nil }
func (f *flags) UnmarshalText(b []byte) error         { *f = flags(len(b)); return nil }
func (v attrByValue) MarshalXMLAttr(n xml.Name) (xml.Attr, error) {
	return xml.Attr{Name: n, Value: "a:" + v.S}, nil
}

func (v *attrByValue) UnmarshalXMLAttr(a xml.Attr) error {
	v.S = fmt.Sprintf("%s %s %q", a.Name.Space, a.Name.Local, a.Value)
	return nil
}

func (v *attrByPointer) MarshalXMLAttr(n xml.Name) (xml.Attr, error) {
	return xml.Attr{Name: xml.Name{Space: "urn:renamed", Local: n.Local + "2"}, Value: "a:" + v.S}, nil
}

func (v *attrByPointer) UnmarshalXMLAttr(a xml.Attr) error {
	v.S = fmt.Sprintf("%s %s %q", a.Name.Space, a.Name.Local, a.Value)
	return nil
}
func (attrNone) MarshalXMLAttr(xml.Name) (xml.Attr, error) { return xml.Attr{Value: "no name"}, nil }
func (attrFailing) MarshalXMLAttr(xml.Name) (xml.Attr, error) {
	return xml.Attr{}, errors.New("refused")
}
func (*attrFailing) UnmarshalXMLAttr(xml.Attr) error { return errors.New("refused") }
func (m *attrMap) UnmarshalXMLAttr(a xml.Attr) error {
	if *m == nil {
		*m = attrMap{}
	}
	(*m)[a.Name.Space+" "+a.Name.Local] = a.Value
	return nil
}

func (v attrAndText) MarshalXMLAttr(n xml.Name) (xml.Attr, error) {
	return xml.Attr{Name: n, Value: "a:" + v.S}, nil
}
func (v *attrAndText) UnmarshalXMLAttr(a xml.Attr) error { v.S = "a:" + a.Value; return nil }
func (v attrAndText) MarshalText() ([]byte, error)       { return []byte("t:" + v.S), nil }
func (v *attrAndText) UnmarshalText(b []byte) error      { v.S = "t:" + string(b); return nil }

// readTokens writes down what an Unmarshaler is given, but for declarations:
// how many there are is the decoder's business.
func readTokens(d *xml.Decoder, start xml.StartElement) (string, error) {
	var b strings.Builder
	tag := func(t xml.StartElement) {
		fmt.Fprintf(&b, "<{%s}%s", t.Name.Space, t.Name.Local)
		for _, a := range t.Attr {
			if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" {
				fmt.Fprintf(&b, " {%s}%s=%q", a.Name.Space, a.Name.Local, a.Value)
			}
		}
		b.WriteString(">")
	}
	tag(start)
	for depth := 1; depth > 0; {
		t, err := d.Token()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			tag(t)
			depth++
		case xml.EndElement:
			b.WriteString("</" + t.Name.Local + ">")
			depth--
		case xml.CharData:
			fmt.Fprintf(&b, "%q", t)
		}
	}
	return b.String(), nil
}

func (v xmlByValue) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	start.Attr = append(start.Attr, xml.Attr{Name: xml.Name{Space: "urn:attr", Local: "q"}, Value: v.S})
	return e.EncodeElement(struct {
		B string `xml:"inner"`
	}{v.S}, start)
}

func (v *xmlByValue) UnmarshalXML(d *xml.Decoder, start xml.StartElement) (err error) {
	v.S, err = readTokens(d, start)
	return err
}

func (v *xmlByPointer) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	for _, t := range []xml.Token{start, xml.CharData(v.S + "<"), xml.StartElement{Name: xml.Name{Space: "urn:x", Local: "y"}}, xml.EndElement{Name: xml.Name{Space: "urn:x", Local: "y"}}, start.End()} {
		if err := e.EncodeToken(t); err != nil {
			return err
		}
	}
	return nil
}

func (v *xmlByPointer) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	var inner struct {
		B    string     `xml:"b"`
		Any  []xml.Name `xml:",any"`
		Text string     `xml:",chardata"`
	}
	err := d.DecodeElement(&inner, &start)
	v.S += fmt.Sprint(start.Name, inner)
	return err
}

func (v xmlAndText) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	return e.EncodeElement("x:"+v.S, start)
}

func (v *xmlAndText) UnmarshalXML(d *xml.Decoder, start xml.StartElement) (err error) {
	v.S, err = readTokens(d, start)
	return err
}
func (v xmlAndText) MarshalText() ([]byte, error)  { return []byte("t:" + v.S), nil }
func (v *xmlAndText) UnmarshalText(b []byte) error { v.S = "t:" + string(b); return nil }
func (v *xmlTokens) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	s, err := readTokens(d, start)
	*v = append(*v, s)
	return err
}

func (v xmlTokens) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	return e.EncodeElement(strings.Join(v, "|"), start)
}
func (v *xmlLazy) UnmarshalXML(*xml.Decoder, xml.StartElement) error {
	v.S = "read nothing"
	return nil
}
func (v *xmlEager) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	if err := d.Skip(); err != nil {
		return err
	}
	_, err := d.Token()
	v.S = fmt.Sprint("after the end: ", err)
	return nil
}

func (v *xmlFailing) UnmarshalXML(d *xml.Decoder, _ xml.StartElement) error {
	return errors.Join(d.Skip(), errors.New("refused"))
}
func (xmlFailing) MarshalXML(*xml.Encoder, xml.StartElement) error { return errors.New("refused") }
func (xmlUnclosed) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	return e.EncodeToken(start)
}

func (xmlOverclose) MarshalXML(e *xml.Encoder, _ xml.StartElement) error {
	return e.EncodeToken(xml.EndElement{Name: xml.Name{Local: "a"}})
}
func (xmlNothing) MarshalXML(*xml.Encoder, xml.StartElement) error { return nil }
func (v xmlText) MarshalXML(e *xml.Encoder, _ xml.StartElement) error {
	return e.EncodeToken(xml.CharData("text <" + v.S))
}

func (v xmlTwo) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	return errors.Join(e.EncodeElement(v.S, start), e.EncodeElement(v.S, xml.StartElement{Name: xml.Name{Space: "urn:two", Local: "two"}}))
}

func (v xmlOther) MarshalXML(e *xml.Encoder, _ xml.StartElement) error {
	return e.Encode(Box[string]{v.S})
}

func (v *xmlInner) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	var inner struct {
		Inner string `xml:",innerxml"`
	}
	err := d.DecodeElement(&inner, &start)
	v.S = inner.Inner
	return err
}

func textMethodShapes() []shape {
	type times struct {
		XMLName xml.Name    `xml:"a"`
		B       time.Time   `xml:"b"`
		C       *time.Time  `xml:"c"`
		D       []time.Time `xml:"d"`
		Stamp   time.Time   `xml:"stamp,attr"`
	}
	type timeText struct {
		XMLName xml.Name  `xml:"a"`
		Time    time.Time `xml:",chardata"`
	}
	type values struct {
		XMLName xml.Name       `xml:"a"`
		B       textByValue    `xml:"b"`
		C       *textByValue   `xml:"c"`
		D       []textByValue  `xml:"d"`
		E       textWord       `xml:"e,omitempty"`
		Attr    textByValue    `xml:"attr,attr"`
		Word    textWord       `xml:"word,attr,omitempty"`
		Ptr     *textByValue   `xml:"ptr,attr,omitempty"`
		Ptrs    []*textByValue `xml:"ptrs"`
	}
	type pointers struct {
		XMLName xml.Name         `xml:"a"`
		B       textByPointer    `xml:"b"`
		C       *textByPointer   `xml:"c"`
		D       []textByPointer  `xml:"d"`
		E       [1]textByPointer `xml:"e"`
		I       any              `xml:"i"`
	}
	type pointerAttr struct {
		XMLName xml.Name       `xml:"a"`
		Ptr     *textByPointer `xml:"ptr,attr,omitempty"`
	}
	type pointerAttrValue struct {
		XMLName xml.Name      `xml:"a"`
		Attr    textByPointer `xml:"attr,attr"`
	}
	type text struct {
		XMLName xml.Name    `xml:"a"`
		Text    textByValue `xml:",chardata"`
	}
	type textPointer struct {
		XMLName xml.Name      `xml:"a"`
		Text    textByPointer `xml:",chardata"`
	}
	type cdataText struct {
		XMLName xml.Name `xml:"a"`
		Text    textWord `xml:",cdata"`
	}
	type textSet struct {
		XMLName xml.Name     `xml:"a"`
		Text    *textByValue `xml:",chardata"`
	}
	type failing struct {
		XMLName xml.Name      `xml:"a"`
		B       []textFailing `xml:"b"`
	}
	type failingAttr struct {
		XMLName xml.Name    `xml:"a"`
		B       textFailing `xml:"b,attr"`
	}
	type failingText struct {
		XMLName xml.Name    `xml:"a"`
		B       textFailing `xml:",chardata"`
	}
	type maps struct {
		XMLName xml.Name `xml:"a"`
		B       readMap  `xml:"b"`
		C       readMap  `xml:"c,attr"`
	}
	type library struct {
		XMLName xml.Name     `xml:"a"`
		B       net.IP       `xml:"b"`
		C       []net.IP     `xml:"c"`
		D       netip.Addr   `xml:"d"`
		E       *big.Int     `xml:"e"`
		F       big.Float    `xml:"f"`
		Attr    netip.Prefix `xml:"attr,attr"`
		IP      net.IP       `xml:"ip,attr,omitempty"`
	}
	type bytesOfFlags struct {
		XMLName xml.Name `xml:"a"`
		B       flags    `xml:"b"`
		C       []flags  `xml:"c"`
		Attr    flags    `xml:"attr,attr"`
		Attrs   []flags  `xml:"attrs,attr"`
	}
	type ifaces struct {
		XMLName xml.Name               `xml:"a"`
		B       encoding.TextMarshaler `xml:"b"`
		C       encoding.TextMarshaler `xml:"c,attr,omitempty"`
	}
	type anys struct {
		XMLName xml.Name      `xml:"a"`
		Any     []textByValue `xml:",any"`
	}
	type anyAttrs struct {
		XMLName xml.Name   `xml:"a"`
		Any     []textWord `xml:",any,attr"`
	}
	type path struct {
		XMLName xml.Name    `xml:"a"`
		C       textByValue `xml:"b>c"`
	}
	now := time.Date(2024, 1, 2, 3, 4, 5, 678, time.FixedZone("", 3600))
	v, w := textByValue{"<x>"}, textByPointer{"<y>"}
	return []shape{
		shapeOf("times", docs{
			in("fits", `<a stamp="2024-01-02T03:04:05Z"><b>2024-01-02T03:04:05.5+01:00</b><c>2024-01-02T03:04:05Z</c><d>2024-01-02T03:04:05Z</d><d>2024-01-02T03:04:06Z</d></a>`),
			in("misfit", `<a><b>yesterday</b></a>`), in("spaces are not trimmed", `<a><b> 2024-01-02T03:04:05Z</b></a>`), in("empty is a misfit", `<a><b/></a>`), in("empty attribute is a misfit", `<a stamp=""/>`), in("misfit in a slice", `<a><d>x</d></a>`),
			in("text of children is left out", `<a><b>2024-01-02<c>x</c>T03:04:05Z</b></a>`),
		}, times{}, times{B: now, C: &now, D: []time.Time{now, {}}, Stamp: now}, times{B: time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)}),
		shapeOf("time as chardata", docs{in("fits", `<a>2024-01-02T03:04:05Z</a>`), in("empty is a misfit", `<a/>`), in("split", `<a>2024-01-02<b/>T03:04:05Z</a>`)}, timeText{}, timeText{Time: now}),
		shapeOf("text methods on values", docs{in("fits", `<a attr="1" word="2" ptr="3"><b>4<zz>5</zz>6</b><c>&lt;</c><d/><d>7</d><e>8</e><ptrs>9</ptrs></a>`), in("empty", `<a attr="" word=""><b/><c/><e/></a>`)},
			values{}, values{B: v, C: &v, D: []textByValue{v, {}}, E: "<z>", Attr: v, Word: "w", Ptr: &v, Ptrs: []*textByValue{nil, &v}}),
		shapeOf("text methods on pointers", docs{in("fits", `<a><b>1</b><c>2</c><d>3</d><d>4</d></a>`), in("twice, into the same", `<a><b>1</b><b>2</b><c>3</c><c>4</c></a>`)},
			pointers{}, pointers{B: w, C: &w, D: []textByPointer{w}, E: [1]textByPointer{w}, I: w}, pointers{I: &w}),
		shapeOf("text methods on pointers, as an attribute", docs{in("fits", `<a ptr="1"/>`)}, pointerAttr{}, pointerAttr{Ptr: &w}),
		shapeOf("text methods on pointers, as an attribute of a value", docs{in("fits", `<a attr="1"/>`)}, pointerAttrValue{Attr: w}),
		shapeOf("text methods as chardata", docs{in("fits", `<a>1<b>2</b>3</a>`)}, text{}, text{Text: v}),
		shapeOf("text methods on pointers as chardata", docs{in("fits", `<a>1</a>`)}, textPointer{}, textPointer{Text: w}),
		shapeOf("text methods as cdata", docs{in("fits", `<a>1</a>`)}, cdataText{}, cdataText{Text: "<]]>"}),
		shapeOf("text methods behind a pointer as chardata", docs{reused("fits", `<a>1</a>`, func() any { return &textSet{Text: &textByValue{}} })}, textSet{Text: &v}).withOwnDocs(),
		shapeOf("text methods that fail", docs{in("present", `<a><b/></a>`), in("absent", `<a/>`)}, failing{}, failing{B: []textFailing{{}}}),
		shapeOf("text methods that fail, on an attribute", docs{in("present", `<a b=""/>`), in("absent", `<a/>`)}, failingAttr{}),
		shapeOf("text methods that fail, on chardata", docs{in("always", `<a/>`)}, failingText{}),
		shapeOf[maps]("text method on a map", docs{
			reused("fits", `<a c="2"><b>1</b></a>`, func() any { return &maps{B: readMap{}, C: readMap{}} }),
		}).withOwnDocs(),
		shapeOf("library types", docs{
			in("fits", `<a attr="10.0.0.0/8" ip="::1"><b>127.0.0.1</b><c>::1</c><c>1.2.3.4</c><d>fe80::1</d><e>123456789012345678901234567890</e><f>1.5</f></a>`), in("empty", `<a attr=""><b/><d/></a>`), in("bad address", `<a><b>x</b></a>`), in("bad number", `<a><e>x</e></a>`), in("empty number", `<a><e/></a>`),
		}, library{}, library{B: net.IPv4(1, 2, 3, 4), C: []net.IP{net.IPv6loopback}, D: netip.MustParseAddr("::1"), E: big.NewInt(5), Attr: netip.MustParsePrefix("10.0.0.0/8"), IP: net.IPv6loopback}, library{B: net.IP{1}}),
		shapeOf("text methods on a byte", docs{in("fits", `<a attr="123" attrs="xyz"><b>12</b><c>are bytes</c></a>`)}, bytesOfFlags{}, bytesOfFlags{B: 1, C: []flags{'2', '3'}, Attr: 4, Attrs: []flags{'5'}}),
		shapeOf("interface with text methods", docs{in("ignored", `<a><b>1</b></a>`), reused("pointer in it", `<a><b>1</b></a>`, func() any { return &ifaces{B: &w} })}, ifaces{}, ifaces{B: v, C: v}, ifaces{B: &textByPointer{"x"}, C: &textByPointer{"y"}}),
		shapeOf("any with text methods", docs{in("fits", `<a><b>1</b><c>2</c></a>`)}, anys{}, anys{Any: []textByValue{v}}),
		shapeOf("any,attr with text methods", docs{in("fits", `<a b="1" c="2"/>`)}, anyAttrs{}, anyAttrs{Any: []textWord{"x"}}).withOwnDocs(),
		shapeOf("path to text methods", docs{in("fits", `<a><b><c>1</c></b></a>`)}, path{}, path{C: v}),
		shapeOf("root with text methods", docs{in("fits", `<zz>1<b>2</b>3</zz>`)}, textByValue{"x"}),
		shapeOf("root with text methods on pointers", docs{in("fits", `<zz>1</zz>`)}, textByPointer{"x"}),
	}
}

func attrMethodShapes() []shape {
	type values struct {
		XMLName xml.Name      `xml:"a"`
		B       attrByValue   `xml:"b,attr"`
		C       *attrByValue  `xml:"urn:x c,attr,omitempty"`
		D       []attrByValue `xml:"d,attr"`
	}
	type pointers struct {
		XMLName xml.Name       `xml:"a"`
		B       attrByPointer  `xml:"b,attr"`
		C       *attrByPointer `xml:"c,attr,omitempty"`
	}
	type none struct {
		XMLName xml.Name `xml:"a"`
		B       attrNone `xml:"b,attr"`
	}
	type failing struct {
		XMLName xml.Name     `xml:"a"`
		B       *attrFailing `xml:"b,attr,omitempty"`
	}
	type anyMap struct {
		XMLName xml.Name `xml:"a"`
		B       string   `xml:"b,attr"`
		Attrs   attrMap  `xml:",any,attr,omitempty"`
	}
	type anySlice struct {
		XMLName xml.Name      `xml:"a"`
		Attrs   []attrByValue `xml:",any,attr"`
	}
	type both struct {
		XMLName xml.Name    `xml:"a"`
		B       attrAndText `xml:"b,attr"`
		C       attrAndText `xml:"c"`
	}
	type iface struct {
		XMLName xml.Name `xml:"a"`
		B       any      `xml:"b,attr"`
	}
	v, w := attrByValue{"<x>"}, attrByPointer{"<y>"}
	return []shape{
		shapeOf("attribute methods on values", docs{in("fits", `<a b="1" d="3" xmlns:x="urn:x" x:c="&lt;"/>`), in("namespace is seen", `<a xmlns:x="urn:y" x:b="1"/>`), in("two", `<a xmlns:x="urn:y" d="1" x:d="2"/>`)}, values{}, values{B: v, C: &v, D: []attrByValue{v}}),
		shapeOf("attribute methods on pointers", docs{in("fits", `<a b="1" c="2"/>`)}, pointers{}, pointers{B: w, C: &w}),
		shapeOf("attribute method that writes none", docs{in("refused", `<a b="1"/>`), in("absent", `<a/>`)}, none{}, none{B: attrNone{"x"}}),
		shapeOf("attribute methods that fail", docs{in("present", `<a b="1"/>`), in("absent", `<a/>`)}, failing{}, failing{B: &attrFailing{}}),
		shapeOf("any,attr with a map's method", docs{in("fits", `<a b="1" c="2" xml:lang="en"/>`), in("none", `<a b="1"/>`)}, anyMap{B: "1"}).withOwnDocs(),
		shapeOf("any,attr with methods", docs{in("fits", `<a b="1" xml:lang="en"/>`)}, anySlice{Attrs: []attrByValue{v}}).withOwnDocs(),
		shapeOf("attribute and text methods", docs{in("fits", `<a b="1"><c>2</c></a>`)}, both{}, both{B: attrAndText{"1"}, C: attrAndText{"2"}}),
		shapeOf("interface with an attribute method", docs{in("absent", `<a/>`)}, iface{B: v}, iface{B: w}, iface{B: &w}),
	}
}

func xmlMethodShapes() []shape {
	type values struct {
		XMLName xml.Name      `xml:"a"`
		B       xmlByValue    `xml:"b"`
		C       *xmlByValue   `xml:"c"`
		D       []xmlByValue  `xml:"urn:x d"`
		E       []*xmlByValue `xml:"e"`
		F       xmlByValue    `xml:"f>g"`
	}
	type spaced struct {
		XMLName xml.Name   `xml:"urn:q a"`
		B       xmlByValue `xml:"b"`
		Untag   xmlByValue
	}
	type pointers struct {
		XMLName xml.Name        `xml:"a"`
		B       xmlByPointer    `xml:"b"`
		C       *xmlByPointer   `xml:"c"`
		D       []xmlByPointer  `xml:"d"`
		E       [1]xmlByPointer `xml:"e"`
		I       any             `xml:"i"`
	}
	type both struct {
		XMLName xml.Name   `xml:"a"`
		B       xmlAndText `xml:"b"`
		C       xmlAndText `xml:"c,attr"`
		T       xmlAndText `xml:",chardata"`
	}
	type slice struct {
		XMLName xml.Name  `xml:"a"`
		B       xmlTokens `xml:"b"`
	}
	type anyValues struct {
		XMLName xml.Name     `xml:"a"`
		B       string       `xml:"b"`
		Any     []xmlByValue `xml:",any"`
	}
	type anyOne struct {
		XMLName xml.Name   `xml:"a"`
		Any     xmlByValue `xml:",any"`
	}
	type anySlice struct {
		XMLName xml.Name  `xml:"a"`
		Any     xmlTokens `xml:",any"`
	}
	type lazy struct {
		XMLName xml.Name  `xml:"a"`
		B       []xmlLazy `xml:"b"`
	}
	type eager struct {
		XMLName xml.Name   `xml:"a"`
		B       []xmlEager `xml:"b"`
	}
	type failing struct {
		XMLName xml.Name     `xml:"a"`
		B       []xmlFailing `xml:"b"`
	}
	type unclosed struct {
		XMLName xml.Name    `xml:"a"`
		B       xmlUnclosed `xml:"b"`
	}
	type overclosed struct {
		XMLName xml.Name     `xml:"a"`
		B       xmlOverclose `xml:"b"`
	}
	type others struct {
		XMLName xml.Name   `xml:"urn:q a"`
		Nothing xmlNothing `xml:"b"`
		Text    xmlText    `xml:"c"`
		Two     xmlTwo     `xml:"d"`
		Other   xmlOther   `xml:"e"`
	}
	type promoted struct {
		XMLName xml.Name `xml:"a"`
		xmlByValue
		B string `xml:"b"`
	}
	type promotedPointer struct {
		XMLName xml.Name `xml:"a"`
		*xmlByPointer
	}
	type innerHolder struct {
		XMLName xml.Name `xml:"a"`
		B       xmlInner `xml:"b"`
	}
	type attr struct {
		XMLName xml.Name   `xml:"a"`
		B       xmlByValue `xml:"b,attr"`
	}
	type iface struct {
		XMLName xml.Name      `xml:"a"`
		B       xml.Marshaler `xml:"b"`
		C       []any         `xml:"c"`
	}
	type omitting struct {
		XMLName xml.Name    `xml:"a"`
		B       *xmlByValue `xml:"b,omitempty"`
		C       xmlTokens   `xml:"c,omitempty"`
		D       xmlByValue  `xml:"d,omitempty"`
	}
	fits := in("fits", `<a><b id="1">2<c/>3</b><c xml:lang="en"/><d xmlns="urn:x"/><d xmlns="urn:x" xmlns:p="urn:p" p:q="4"><p:r/></d><e>5</e><f><g>6</g></f></a>`)
	spaces := in("namespaces", `<a xmlns="urn:q" xmlns:p="urn:p"><b p:id="1"><p:c/><c xmlns=""/></b><p:b/><Untag/></a>`)
	word := in("the word xml as a namespace", `<a><b xmlns="xml" xmlns:p="xml" p:lang="1" xml:lang="2"><c/><p:c/><xml:c/></b></a>`)
	all := docs{fits, spaces, word}
	v, w := xmlByValue{"<x>"}, xmlByPointer{"<y>"}
	return []shape{
		shapeOf("XML methods on values", all, values{}, values{B: v, C: &v, D: []xmlByValue{v, {}}, E: []*xmlByValue{nil, &v}, F: v}),
		shapeOf("XML methods in a namespace", all, spaced{}, spaced{B: v, Untag: v}),
		shapeOf("XML methods on pointers", append(all, in("twice, into the same", `<a><b>1</b><b>2</b><c/><c/></a>`)), pointers{}, pointers{B: w, C: &w, D: []xmlByPointer{w}, E: [1]xmlByPointer{w}, I: w}, pointers{I: &w}),
		shapeOf("XML and text methods", append(all, in("attribute", `<a c="1">2<b>3</b></a>`)), both{}, both{B: xmlAndText{"1"}, C: xmlAndText{"2"}, T: xmlAndText{"3"}}),
		shapeOf("XML methods on a slice", append(all, in("twice", `<a><b>1</b><b>2</b></a>`)), slice{}, slice{B: xmlTokens{"1", "2"}}),
		shapeOf("any with XML methods", all, anyValues{}, anyValues{B: "1", Any: []xmlByValue{v}}),
		shapeOf("any of one with XML methods", all, anyOne{}, anyOne{Any: v}),
		shapeOf("any with XML methods on a slice", all, anySlice{}, anySlice{Any: xmlTokens{"1"}}),
		shapeOf("XML method that reads nothing", docs{in("refused", `<a><b>1</b></a>`), in("refused even if empty", `<a><b/></a>`), in("absent", `<a/>`)}, lazy{}),
		shapeOf("XML method that reads past the end", docs{in("io.EOF", `<a><b>1</b><b/>2</a>`)}, eager{}),
		shapeOf("XML methods that fail", docs{in("present", `<a><b/></a>`), in("absent", `<a/>`)}, failing{}, failing{B: []xmlFailing{{}}}),
		shapeOf("XML method that leaves a tag open", docs{in("absent", `<a/>`)}, unclosed{}),
		shapeOf("XML method that closes what it has not opened", docs{in("absent", `<a/>`)}, overclosed{}),
		shapeOf("XML methods that write something else", docs{in("absent", `<a/>`)}, others{}, others{Text: xmlText{"x"}, Two: xmlTwo{"y"}, Other: xmlOther{"z"}}),
		shapeOf("embedded XML methods make the outer type one", all, promoted{xmlByValue: v, B: "not written"}),
		shapeOf("embedded XML methods of a pointer", docs{reused("set", `<a>1</a>`, func() any { return &promotedPointer{xmlByPointer: &xmlByPointer{}} })}, promotedPointer{xmlByPointer: &w}).withOwnDocs(),
		shapeOf("XML method that wants innerxml", docs{in("fits", `<a><b>1<c>2</c></b></a>`)}, innerHolder{}).withOwnDocs(),
		shapeOf("XML methods are none on attributes", docs{in("refused", `<a b="1"/>`)}, attr{}),
		shapeOf("interface with XML methods", docs{in("ignored", `<a><b/></a>`), reused("pointer in it", `<a><b>1</b></a>`, func() any { return &iface{B: &xmlByValue{}} })}, iface{}, iface{B: v, C: []any{&v, w, &w}}),
		shapeOf("XML methods, omitempty", all, omitting{}, omitting{B: &v, C: xmlTokens{"x"}, D: v}, omitting{C: xmlTokens{}}),
		shapeOf("root with XML methods", all, v),
		shapeOf("root with XML methods on pointers", all, w),
	}
}

// protocolShapes are types as programs have them.
func protocolShapes() []shape {
	type delay struct {
		XMLName xml.Name  `xml:"urn:xmpp:delay delay"`
		Stamp   time.Time `xml:"stamp,attr"`
		From    string    `xml:"from,attr,omitempty"`
		Reason  string    `xml:",chardata"`
	}
	type body struct {
		Lang string `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"`
		Text string `xml:",chardata"`
	}
	type raw struct {
		XMLName xml.Name
		Attrs   []xml.Attr `xml:",any,attr"`
		Inner   string     `xml:",innerxml"`
	}
	type header struct {
		To   string `xml:"to,attr,omitempty"`
		From string `xml:"from,attr,omitempty"`
		ID   string `xml:"id,attr,omitempty"`
		Type string `xml:"type,attr,omitempty"`
		Lang string `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"`
	}
	type message struct {
		XMLName xml.Name `xml:"jabber:client message"`
		Header
		Subject []body   `xml:"subject"`
		Body    []body   `xml:"body"`
		Thread  string   `xml:"thread,omitempty"`
		Delay   *delay   `xml:"urn:xmpp:delay delay"`
		Receipt *request `xml:"urn:xmpp:receipts request"`
	}
	type iq struct {
		XMLName xml.Name `xml:"jabber:client iq"`
		header
		Payload []xml.Name `xml:",any"`
	}
	type item struct {
		JID   string   `xml:"jid,attr"`
		Name  string   `xml:"name,attr,omitempty"`
		Sub   string   `xml:"subscription,attr,omitempty"`
		Group []string `xml:"group"`
	}
	type roster struct {
		XMLName xml.Name `xml:"jabber:client iq"`
		ID      string   `xml:"id,attr"`
		Ver     *string  `xml:"ver,attr"`
		Items   []item   `xml:"jabber:iq:roster query>item"`
	}
	type identity struct {
		Category string `xml:"category,attr"`
		Type     string `xml:"type,attr"`
	}
	type info struct {
		XMLName    xml.Name   `xml:"http://jabber.org/protocol/disco#info query"`
		Node       string     `xml:"node,attr,omitempty"`
		Identities []identity `xml:"identity"`
		Features   []struct {
			Var string `xml:"var,attr"`
		} `xml:"feature"`
	}
	type field struct {
		Var      string    `xml:"var,attr"`
		Type     string    `xml:"type,attr,omitempty"`
		Values   []string  `xml:"value"`
		Required *struct{} `xml:"required"`
		Options  []struct {
			Label string `xml:"label,attr"`
			Value string `xml:"value"`
		} `xml:"option"`
	}
	type form struct {
		XMLName xml.Name  `xml:"jabber:x:data x"`
		Type    string    `xml:"type,attr"`
		Fields  []field   `xml:"field"`
		Item    [][]field `xml:"item>field"`
	}
	type failure struct {
		XMLName   xml.Name   `xml:"error"`
		Type      string     `xml:"type,attr"`
		Code      int        `xml:"code,attr,omitempty"`
		Condition []xml.Name `xml:",any"`
		Text      string     `xml:"urn:ietf:params:xml:ns:xmpp-stanzas text"`
	}
	stamp := time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC)
	chat := in("chat", `<message xmlns="jabber:client" from="a@b/c" to="d@e" id="1" type="chat" xml:lang="en"><subject>s</subject><body>hi</body><body xml:lang="de">hallo</body><thread>t</thread><delay xmlns="urn:xmpp:delay" stamp="2024-05-06T07:08:09Z">offline</delay><request xmlns="urn:xmpp:receipts"/><x xmlns="urn:other"><body>no</body></x></message>`)
	return []shape{
		shapeOf("message", docs{chat, in("evil body", `<message xmlns="jabber:client"><body xmlns="urn:evil">x</body></message>`)}, message{}, message{
			Header: Header{To: "d@e", From: "a@b/c", ID: "1", Type: "chat"}, Body: []body{{Text: "hi"}, {Lang: "de", Text: "hallo"}}, Delay: &delay{Stamp: stamp, Reason: "offline"}, Receipt: &request{},
		}),
		shapeOf("iq", docs{in("get", `<iq xmlns="jabber:client" id="1" type="get"><ping xmlns="urn:xmpp:ping"/></iq>`)}, iq{header: header{ID: "1", Type: "get", Lang: "en"}, Payload: []xml.Name{{}}}),
		shapeOf("roster", docs{in("result", `<iq xmlns="jabber:client" id="1" ver=""><query xmlns="jabber:iq:roster"><item jid="a@b" name="A" xmlns="jabber:iq:roster"><group>g</group><group/></item><item jid="c@d" subscription="both"/></query></iq>`)},
			roster{}, roster{ID: "1", Ver: p(""), Items: []item{{JID: "a@b", Name: "A", Group: []string{"g"}}, {JID: "c@d", Sub: "both"}}}),
		shapeOf("disco#info", docs{in("result", `<query xmlns="http://jabber.org/protocol/disco#info" node="n"><identity category="client" type="pc"/><feature var="a"/><feature var="b"/></query>`)}, info{}, info{Node: "n", Identities: []identity{{"client", "pc"}}}),
		shapeOf("data form", docs{in("form", `<x xmlns="jabber:x:data" type="form"><field var="a" type="list-single"><required/><value>1</value><option label="One"><value>1</value></option></field><item><field var="b"/><field var="c"/></item><item/></x>`)},
			form{}, form{Type: "result", Fields: []field{{Var: "a", Values: []string{"1", "2"}, Required: &struct{}{}}}, Item: [][]field{{{Var: "b"}, {Var: "c"}}, {{Var: "d"}}}}),
		shapeOf("stanza error", docs{in("fits", `<error type="cancel" code=" 404 "><item-not-found xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/><text xmlns="urn:ietf:params:xml:ns:xmpp-stanzas">gone</text></error>`), in("bad code", `<error code="x"/>`)}, failure{}, failure{Type: "cancel", Code: 404, Text: "gone"}),
		shapeOf("raw payload", docs{in("fits", `<x id="1">t<y>2</y></x>`)}, raw{XMLName: xml.Name{Space: "urn:x", Local: "x"}, Attrs: []xml.Attr{{Name: xml.Name{Local: "id"}, Value: "1"}}, Inner: `t<y xmlns="urn:y">2</y>`}).withOwnDocs(),
	}
}

// Header is embedded by value, request stands for an empty payload.
type (
	Header struct {
		To   string `xml:"to,attr,omitempty"`
		From string `xml:"from,attr,omitempty"`
		ID   string `xml:"id,attr,omitempty"`
		Type string `xml:"type,attr,omitempty"`
	}
	request struct {
		XMLName xml.Name `xml:"urn:xmpp:receipts request"`
	}
)
