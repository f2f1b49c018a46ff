package stanza_test

//lint:file-ignore SA5008 encoding/xml refuses some of these tags, which is what is compared

import (
	"encoding/xml"
	"fmt"
	"math"
	"net"
	"reflect"
	"strings"
	"time"
)

type (
	word   string
	count  int
	blob   []byte
	flag   uint8
	letter byte
)

func p[T any](v T) *T { return &v }

// member is a field of a type that the program builds: go vet refuses, rightly,
// to see its tag in the source.
type member struct {
	name, tag string
	value     any // nil for an unexported string
}

var root = member{"XMLName", "a", xml.Name{}}

// shapeBuilt is shapeOf for a type with those fields. A field with the name of
// its type is embedded.
func shapeBuilt(name string, d docs, members ...member) shape {
	var fields []reflect.StructField
	for _, m := range members {
		f := reflect.StructField{Name: m.name, Tag: reflect.StructTag(fmt.Sprintf("xml:%q", m.tag)), Type: reflect.TypeFor[string]()}
		if m.value == nil {
			f.PkgPath = "example.test/package"
		} else {
			f.Type = reflect.TypeOf(m.value)
			f.Anonymous = f.Type.Name() == m.name
		}
		fields = append(fields, f)
	}
	v := reflect.New(reflect.StructOf(fields))
	for i, m := range members {
		if m.value != nil {
			v.Elem().Field(i).Set(reflect.ValueOf(m.value))
		}
	}
	return shape{name: name, target: func() any { return reflect.New(v.Elem().Type()).Interface() }, docs: d, values: []any{v.Elem().Interface()}}
}

func scalarShapes() []shape {
	type bools struct {
		XMLName xml.Name `xml:"a"`
		B       bool     `xml:"b"`
	}
	type ints struct {
		XMLName xml.Name `xml:"a"`
		B       int      `xml:"b"`
		I8      int8     `xml:"i8"`
		I16     int16    `xml:"i16"`
		I32     int32    `xml:"i32"`
		I64     int64    `xml:"i64"`
	}
	type uints struct {
		XMLName xml.Name `xml:"a"`
		B       uint     `xml:"b"`
		U8      uint8    `xml:"u8"`
		U16     uint16   `xml:"u16"`
		U32     uint32   `xml:"u32"`
		U64     uint64   `xml:"u64"`
		Ptr     uintptr  `xml:"ptr"`
	}
	type floats struct {
		XMLName xml.Name `xml:"a"`
		B       float64  `xml:"b"`
		F32     float32  `xml:"f32"`
	}
	type strs struct {
		XMLName xml.Name `xml:"a"`
		B       string   `xml:"b"`
	}
	type named struct {
		XMLName xml.Name `xml:"a"`
		B       word     `xml:"b"`
		N       count    `xml:"n"`
		Blob    blob     `xml:"blob"`
		Letters []letter `xml:"letters"`
		Attr    word     `xml:"attr,attr"`
		Num     count    `xml:"num,attr"`
		BlobA   blob     `xml:"bloba,attr"`
	}
	type byteses struct {
		XMLName xml.Name `xml:"a"`
		B       []byte   `xml:"b"`
		Attr    []byte   `xml:"attr,attr"`
		Text    []byte   `xml:",chardata"`
	}
	type chardataInt struct {
		XMLName xml.Name `xml:"a"`
		N       int      `xml:",chardata"`
	}
	type chardataBool struct {
		XMLName xml.Name `xml:"a"`
		B       bool     `xml:",chardata"`
	}
	type chardataFloat struct {
		XMLName xml.Name `xml:"a"`
		F       float32  `xml:",chardata"`
	}
	type chardataUint struct {
		XMLName xml.Name `xml:"a"`
		U       uint16   `xml:",chardata"`
	}
	type attrNumbers struct {
		XMLName xml.Name `xml:"a"`
		B       int8     `xml:"b,attr"`
		U       uint16   `xml:"u,attr"`
		F       float32  `xml:"f,attr"`
		OK      bool     `xml:"ok,attr"`
	}
	each := func(names []string, values ...string) (d docs) {
		for _, n := range names {
			for _, v := range values {
				d = append(d, in(n+" "+v, "<a><"+n+">"+v+"</"+n+"></a>"))
			}
		}
		return d
	}
	number := []string{
		"0", "1", "-1", "+7", "007", " 5 ", "\n\t6\r\n", "\u00a08\u0085", "", " ", "x", "1 2", "1_000", "0x10", "1e3", "1.5", "127", "128", "-128", "-129", "255", "256",
		"32767", "32768", "65535", "65536", "2147483648", "4294967296", "9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616", "-9223372036854775809",
		"1<c/>2", "&#49;", "<![CDATA[3]]>4",
	}
	return []shape{
		shapeOf("bool", each([]string{"b"}, "true", "false", "1", "0", "t", "F", "TRUE", "tRUE", " true ", "\u2003true", "", " ", "yes", "tr<c/>ue"), bools{}, bools{B: true}),
		shapeOf("ints", each([]string{"b", "i8", "i16", "i32", "i64"}, number...), ints{}, ints{B: -1, I8: -128, I16: math.MaxInt16, I32: math.MinInt32, I64: math.MaxInt64}),
		shapeOf("uints", each([]string{"b", "u8", "u16", "u32", "u64", "ptr"}, number...), uints{}, uints{B: 1, U8: 255, U16: 65535, U32: 1 << 31, U64: math.MaxUint64, Ptr: 9}),
		shapeOf("floats", each([]string{"b", "f32"}, "1.5", "1e400", "1e39", "-0", "NaN", "inf", "-Infinity", "0x1p-2", "1_0", "1_0.0", "", " ", " 2.5 ", "1,5", ".5", "5."),
			floats{}, floats{B: 1e21, F32: 0.1}, floats{B: math.Inf(-1), F32: 16777216}, floats{B: math.NaN(), F32: math.MaxFloat32}, floats{B: math.SmallestNonzeroFloat64}),
		shapeOf("string", docs{
			in("fits", `<a><b>x</b></a>`),
			in("white space stays", "<a><b> x\n\ty </b></a>"),
			in("empty", `<a><b/></a>`),
			in("references", `<a><b>&lt;&amp;&gt;&quot;&apos;&#65;&#x1F600;</b></a>`),
			in("cdata", `<a><b>x<![CDATA[<y>&amp;]]]]><![CDATA[>]]>z</b></a>`),
			in("line ends", "<a><b>1\r\n2\r3\n4&#13;5&#xD;&#xA;6</b></a>"),
			in("line ends in cdata", "<a><b><![CDATA[1\r\n2\r3]]></b></a>"),
			in("text around a child", `<a><b>x<c>y</c>z</b></a>`),
			in("twice, the last wins", `<a><b>1</b><b>2</b></a>`),
			in("twice, the last is empty", `<a><b>1</b><b></b></a>`),
			in("other namespace is taken", `<a><b xmlns="urn:evil">x</b></a>`),
			in("not ASCII", `<a><b>ÿ漢😀`+"\ufffd"+`</b></a>`),
			reused("reused, absent", `<a/>`, func() any { return &strs{B: "kept"} }),
			reused("reused, empty", `<a><b/></a>`, func() any { return &strs{B: "gone"} }),
		}, strs{}, strs{B: "x"}, strs{B: "<&>'\"\t\r\n ]]>"}, strs{B: "ÿ漢😀\ufffd"}, strs{B: " \n "}),
		shapeOf("named types", docs{
			in("fits", `<a attr="x" num=" 3 " bloba="zz"><b>x</b><n> 4 </n><blob>yy</blob><letters>ll</letters></a>`),
			in("empty", `<a attr="" num="" bloba=""><b/><n/><blob/><letters/></a>`),
			in("misfit", `<a num="x"/>`),
		}, named{}, named{B: "x", N: 1, Blob: blob("yy"), Letters: []letter("ll"), Attr: "<", Num: -2, BlobA: blob("\"")}),
		shapeOf("bytes", docs{
			in("fits", `<a attr="x&amp;"> 1 <b>y</b> 2 </a>`),
			in("empty", `<a attr=""><b/></a>`),
			in("twice", `<a><b>1</b><b>22</b></a>`),
			reused("reused", `<a><b>1</b></a>`, func() any { return &byteses{B: []byte("long before"), Text: []byte("t")} }),
		}, byteses{}, byteses{B: []byte{}, Attr: []byte{}, Text: []byte{}}, byteses{B: []byte("<y>"), Attr: []byte("\"x'"), Text: []byte("t\r\n")}),
		shapeOf("int as chardata", docs{
			in("fits", `<a>5</a>`), in("split", `<a>1<b/>2</a>`), in("spaces", `<a> <b/> 7 </a>`), in("misfit", `<a>x</a>`), in("only spaces", `<a> </a>`),
			reused("reused, empty", `<a/>`, func() any { return &chardataInt{N: 5} }),
		}, chardataInt{}, chardataInt{N: -5}),
		shapeOf("bool as chardata", docs{in("fits", `<a>true</a>`), in("spaces", `<a> 1 </a>`), in("misfit", `<a>maybe</a>`)}, chardataBool{}, chardataBool{B: true}),
		shapeOf("float as chardata", docs{in("fits", `<a>2.50</a>`), in("overflow", `<a>1e50</a>`)}, chardataFloat{}, chardataFloat{F: 3.14}),
		shapeOf("uint as chardata", docs{in("fits", `<a>65535</a>`), in("overflow", `<a>65536</a>`), in("negative", `<a>-1</a>`)}, chardataUint{}, chardataUint{U: 7}),
		shapeOf("numbers as attributes", docs{
			in("fits", `<a b="-5" u="7" f="1.5" ok="true"/>`), in("spaces", `<a b=" -5 " u=" 7 " f=" 1.5 " ok=" true "/>`), in("empty", `<a b="" u="" f="" ok=""/>`),
			in("one space", `<a b=" "/>`), in("int8 overflow", `<a b="128"/>`), in("uint16 overflow", `<a u="65536"/>`), in("float32 overflow", `<a f="1e39"/>`), in("bad bool", `<a ok="yes"/>`),
			in("plus", `<a b="+5"/>`), in("plus on unsigned", `<a u="+5"/>`),
			reused("reused, empty", `<a b="" ok=""/>`, func() any { return &attrNumbers{B: 1, U: 2, F: 3, OK: true} }),
		}, attrNumbers{}, attrNumbers{B: -5, U: 7, F: 1e10, OK: true}),
	}
}

// leafShapes are elements that hold attributes and text, and some that nearly do.
func leafShapes() []shape {
	type leaf struct {
		XMLName xml.Name `xml:"urn:x a"`
		K       string   `xml:"k,attr"`
		O       string   `xml:"o,attr,omitempty"`
		Text    string   `xml:",chardata"`
	}
	type bare struct {
		XMLName xml.Name `xml:"urn:x a"`
	}
	type twoTexts struct {
		XMLName xml.Name `xml:"urn:x a"`
		A       string   `xml:",chardata"`
		B       string   `xml:",chardata"`
	}
	type textAndChild struct {
		XMLName xml.Name `xml:"urn:x a"`
		A       string   `xml:",chardata"`
		B       string   `xml:"urn:x b,omitempty"`
	}
	type withNumber struct {
		XMLName xml.Name `xml:"urn:x a"`
		K       string   `xml:"k,attr"`
		N       int      `xml:"n,attr"`
		O       string   `xml:"o,attr,omitempty"`
	}
	type nine struct {
		XMLName xml.Name `xml:"urn:x a"`
		A       string   `xml:"a1,attr"`
		B       string   `xml:"a2,attr"`
		C       string   `xml:"a3,attr,omitempty"`
		D       string   `xml:"a4,attr"`
		E       string   `xml:"a5,attr"`
		F       string   `xml:"a6,attr"`
		G       string   `xml:"a7,attr"`
		H       string   `xml:"a8,attr"`
		I       string   `xml:"a9,attr"`
	}
	type holder struct {
		XMLName xml.Name `xml:"urn:y holder"`
		One     leaf
		Many    []leaf
		Pointer *bare
	}
	return []shape{
		shapeOf("leaf", docs{in("fits", `<a xmlns="urn:x" k="1" o="2">t</a>`)}, leaf{}, leaf{K: "<'\"", O: "o", Text: "a<b>c"}, leaf{K: "é", Text: "ü \t"}),
		shapeOf("bare leaf", docs{in("fits", `<a xmlns="urn:x"/>`)}, bare{}),
		shapeOf("two texts", docs{in("fits", `<a xmlns="urn:x">t</a>`)}, twoTexts{}, twoTexts{A: "a"}, twoTexts{B: "b"}, twoTexts{A: "a", B: "b"}),
		shapeOf("text and a child", docs{in("fits", `<a xmlns="urn:x">t<b>u</b></a>`)}, textAndChild{A: "a"}, textAndChild{A: "a", B: "b"}),
		shapeOf("leaf with a number", docs{in("fits", `<a xmlns="urn:x" k="1" n="2" o="3"/>`)}, withNumber{}, withNumber{K: "k", N: -1, O: "'"}),
		shapeOf("nine attributes", docs{in("fits", `<a xmlns="urn:x" a1="1" a9="9"/>`)}, nine{}, nine{A: "1", C: "3", I: "9"}),
		shapeOf("leaves inside", docs{in("fits", `<holder xmlns="urn:y"><a xmlns="urn:x" k="1">t</a></holder>`)}, holder{},
			holder{One: leaf{K: "1"}, Many: []leaf{{Text: "t"}, {K: "&"}}, Pointer: &bare{}}),
	}
}

func elementShapes() []shape {
	type untagged struct {
		XMLName xml.Name `xml:"a"`
		Body    string
		B       int
	}
	type Rootless struct {
		B string `xml:"b"`
	}
	type ignored struct {
		XMLName xml.Name `xml:"a"`
		B       string   `xml:"-"`
		C       string   `xml:"-,"`
	}
	type spaced struct {
		XMLName xml.Name `xml:"a"`
		B       string   `xml:"urn:x b"`
		C       string   `xml:"c"`
	}
	type twoSpaces struct {
		XMLName xml.Name `xml:"a"`
		X       string   `xml:"urn:x b"`
		Y       string   `xml:"urn:y b"`
	}
	type loose struct {
		XMLName xml.Name `xml:"a"`
		Any     string   `xml:"b"`
		X       string   `xml:"urn:x b"`
	}
	type strict struct {
		XMLName xml.Name `xml:"a"`
		X       string   `xml:"urn:x b"`
		Any     string   `xml:"b"`
	}
	type inner struct {
		D string `xml:"d"`
	}
	type omitting struct {
		XMLName xml.Name       `xml:"a"`
		B       string         `xml:"b,omitempty"`
		I       int            `xml:"i,omitempty"`
		U       uint8          `xml:"u,omitempty"`
		F       float64        `xml:"f,omitempty"`
		OK      bool           `xml:"ok,omitempty"`
		Bytes   []byte         `xml:"bytes,omitempty"`
		Ptr     *string        `xml:"ptr,omitempty"`
		PtrInt  *int           `xml:"ptrint,omitempty"`
		Iface   any            `xml:"iface,omitempty"`
		Map     map[string]int `xml:"map,omitempty"`
		Empty   [0]int         `xml:"empty,omitempty"`
		Array   [2]int         `xml:"array,omitempty"`
		Struct  inner          `xml:"struct,omitempty"`
		Slice   []string       `xml:"slice,omitempty"`
		Ints    []int          `xml:"ints,omitempty"`
		Structs []inner        `xml:"structs,omitempty"`
		Time    time.Time      `xml:"time,omitempty"`
		Untag   string         `xml:",omitempty"`
	}
	type omittingAttrs struct {
		XMLName xml.Name  `xml:"a"`
		B       string    `xml:"b,attr,omitempty"`
		I       int       `xml:"i,omitempty,attr"`
		OK      bool      `xml:"ok,attr,omitempty"`
		Ptr     *string   `xml:"ptr,attr,omitempty"`
		Iface   any       `xml:"iface,attr,omitempty"`
		Bytes   []byte    `xml:"bytes,attr,omitempty"`
		Slice   []string  `xml:"slice,attr,omitempty"`
		Time    time.Time `xml:"time,attr,omitempty"`
		Untag   string    `xml:",attr,omitempty"`
	}
	type nested struct {
		XMLName xml.Name `xml:"a"`
		B       inner    `xml:"b"`
		E       struct {
			F struct {
				G string `xml:"g"`
			} `xml:"f"`
		} `xml:"e"`
	}
	type inheriting struct {
		XMLName xml.Name `xml:"urn:x a"`
		B       string   `xml:"b"`
		C       inner    `xml:"urn:y c"`
		E       inner    `xml:"e"`
	}
	type hidden struct {
		XMLName xml.Name `xml:"a"`
		Name    xml.Name `xml:"b"`
	}
	return []shape{
		shapeOf("fields without tags", docs{in("fits", `<a><Body>x</Body><B>3</B></a>`), in("case counts", `<a><body>x</body></a>`)}, untagged{}, untagged{Body: "x", B: 2}),
		shapeOf("no XMLName", docs{in("any root", `<zz><b>x</b></zz>`), in("own name", `<Rootless xmlns="urn:q"><b>x</b></Rootless>`)}, Rootless{}, Rootless{B: "x"}),
		shapeOf[ignored]("ignored", docs{in("by name", `<a><B>x</B><b>y</b></a>`), in("a name that is none", `<a><C>x</C></a>`)}),
		shapeOf("element in a namespace", docs{
			in("fits", `<a><b xmlns="urn:x">1</b></a>`), in("prefix", `<a xmlns:p="urn:x"><p:b>1</p:b><p:c>2</p:c></a>`), in("no namespace", `<a><b>1</b></a>`), in("other", `<a><b xmlns="urn:evil">1</b></a>`),
			in("inherited", `<a xmlns="urn:x"><b>1</b></a>`), in("undeclared again", `<a xmlns="urn:x"><b xmlns="">1</b></a>`), in("both", `<a><b xmlns="urn:x">1</b><b>2</b></a>`),
		}, spaced{}, spaced{B: "1", C: "2"}),
		shapeOf("one name in two namespaces", docs{in("fits", `<a><b xmlns="urn:y">2</b><b xmlns="urn:x">1</b></a>`), in("neither", `<a><b>1</b></a>`)}, twoSpaces{}, twoSpaces{X: "1", Y: "2"}),
		shapeOf("unqualified before qualified", docs{in("both", `<a><b xmlns="urn:x">1</b><b>2</b></a>`), in("qualified", `<a><b>2</b><b xmlns="urn:x">1</b></a>`)}, loose{}, loose{Any: "1", X: "2"}),
		shapeOf("qualified before unqualified", docs{in("both", `<a><b xmlns="urn:x">1</b><b>2</b></a>`), in("third", `<a><b xmlns="urn:z">1</b></a>`)}, strict{}, strict{Any: "1", X: "2"}),
		shapeOf("omitempty", docs{
			in("fits", `<a><b>x</b><i>1</i><slice/><slice>y</slice><time>2024-01-02T03:04:05Z</time></a>`), in("array is refused", `<a><array>1</array></a>`), in("map is refused", `<a><map/></a>`),
		}, omitting{}, omitting{
			B: "x", I: 1, U: 2, F: 3, OK: true, Bytes: []byte("y"), Ptr: p(""), PtrInt: p(0), Iface: 0, Array: [2]int{0, 1}, Struct: inner{"d"},
			Slice: []string{"", "s", ""}, Ints: []int{0, 1, 0}, Structs: []inner{{}, {"e"}}, Time: time.Unix(0, 0).UTC(), Untag: "u",
		}, omitting{Bytes: []byte{}, Slice: []string{}, Map: map[string]int{}, Iface: ""}, omitting{Map: map[string]int{"x": 1}}, omitting{Iface: (*int)(nil)}),
		shapeOf("omitempty on attributes", docs{in("fits", `<a b="x" i="1" ok="1" ptr="" bytes="y" slice="z" time="2024-01-02T03:04:05Z" Untag="u"/>`), in("empty", `<a b="" i="" ok="" ptr="" bytes="" slice=""/>`)},
			omittingAttrs{}, omittingAttrs{B: "x", I: 1, OK: true, Ptr: p(""), Iface: "", Bytes: []byte("y"), Slice: []string{""}, Time: time.Unix(9, 0).UTC(), Untag: "u"}, omittingAttrs{Bytes: []byte{}, Slice: []string{}}),
		shapeOf("nested structs", docs{in("fits", `<a><b><d>1</d></b><e><f><g>2</g></f></e></a>`), in("twice, merged", `<a><e><f><g>1</g></f></e><e><f/></e><e><f><g>2</g></f></e></a>`), in("text for a struct", `<a><b>text</b></a>`)},
			nested{}, nested{B: inner{"x"}}),
		shapeBuilt("unexported fields", docs{in("fits", `<a><b>x</b><c>y</c></a>`)}, root, member{name: "b", tag: "b"}, member{"C", "c", "y"}),
		shapeBuilt("odd tags", docs{in("fits", `<a><b>1</b><c>2</c><d>3</d></a>`), in("namespaced", `<a xmlns="urn:x"><c>2</c></a>`)}, root, member{"B", "b,unknown", "1"}, member{"C", " c", "2"}, member{"D", "d,", "3"}),
		shapeOf("children without a namespace take the parent's", docs{
			in("fits", `<a xmlns="urn:x"><b>1</b><c xmlns="urn:y"><d>2</d></c><e><d>3</d></e></a>`), in("no namespace", `<a><b>1</b></a>`), in("prefixes", `<x:a xmlns:x="urn:x" xmlns:y="urn:y"><b>1</b><y:c><x:d>2</x:d></y:c></x:a>`),
		}, inheriting{}, inheriting{B: "1", C: inner{"2"}, E: inner{"3"}}),
		shapeOf("xml.Name as a field", docs{in("fits", `<a><b xmlns="urn:x">text<c/></b></a>`), in("twice", `<a><b xmlns="urn:x"/><b/></a>`)}, hidden{}, hidden{Name: xml.Name{Space: "urn:x", Local: "zz"}}),
	}
}

func attributeShapes() []shape {
	type attrs struct {
		XMLName xml.Name `xml:"a"`
		B       string   `xml:"b,attr"`
		Untag   string   `xml:",attr"`
	}
	type spaced struct {
		XMLName xml.Name `xml:"a"`
		B       string   `xml:"urn:x b,attr"`
		C       string   `xml:"c,attr"`
	}
	type lang struct {
		XMLName xml.Name `xml:"a"`
		Lang    string   `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	}
	type looseLang struct {
		XMLName xml.Name `xml:"a"`
		Lang    string   `xml:"lang,attr"`
	}
	type bothLangs struct {
		XMLName xml.Name `xml:"a"`
		Lang    string   `xml:"lang,attr,omitempty"`
		XMLLang string   `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"`
	}
	type colliding struct {
		XMLName xml.Name `xml:"a"`
		One     string   `xml:"http://one/ns b,attr"`
		Two     string   `xml:"http://two/ns b,attr"`
		Three   string   `xml:"http://three/xml b,attr"`
		Four    string   `xml:"http://four/1 b,attr"`
		Five    string   `xml:"urn:x b,attr"`
		C       struct {
			One string `xml:"http://one/ns b,attr"`
		} `xml:"c"`
	}
	type declared struct {
		XMLName xml.Name `xml:"a"`
		Xmlns   string   `xml:"xmlns,attr"`
		B       string   `xml:"b"`
	}
	type declaredOptional struct {
		XMLName xml.Name `xml:"a"`
		Xmlns   string   `xml:"xmlns,attr,omitempty"`
		C       struct {
			Xmlns string `xml:"xmlns,attr,omitempty"`
		} `xml:"c"`
	}
	type anyAttrs struct {
		XMLName xml.Name   `xml:"a"`
		B       string     `xml:"b,attr,omitempty"`
		Attrs   []xml.Attr `xml:",any,attr"`
	}
	type anyAttr struct {
		XMLName xml.Name `xml:"a"`
		Attr    xml.Attr `xml:",any,attr"`
	}
	type anyAttrPointer struct {
		XMLName xml.Name  `xml:"a"`
		Attr    *xml.Attr `xml:",any,attr"`
	}
	type anyAttrString struct {
		XMLName xml.Name `xml:"a"`
		Attr    string   `xml:",any,attr"`
	}
	type anyAttrInts struct {
		XMLName xml.Name `xml:"a"`
		Attr    []int    `xml:",any,attr"`
	}
	type anyAttrMap struct {
		XMLName xml.Name          `xml:"a"`
		Attr    map[string]string `xml:",any,attr,omitempty"`
	}
	type twoAnyAttrs struct {
		XMLName xml.Name   `xml:"a"`
		One     []xml.Attr `xml:",attr,any"`
		Two     []xml.Attr `xml:",any,attr"`
	}
	type wholeAttr struct {
		XMLName xml.Name `xml:"a"`
		B       xml.Attr `xml:"b,attr"`
	}
	type attrSlice struct {
		XMLName xml.Name `xml:"a"`
		B       []string `xml:"b,attr"`
	}
	type attrIntSlice struct {
		XMLName xml.Name `xml:"a"`
		B       []int    `xml:"b,attr"`
	}
	type attrStruct struct {
		XMLName xml.Name        `xml:"a"`
		B       struct{ C int } `xml:"b,attr"`
	}
	return []shape{
		shapeOf("attributes", docs{
			in("fits", `<a b="x" Untag="y"/>`), in("quotes", `<a b='"' Untag="'"/>`), in("references", `<a b="&lt;&amp;&quot;&#65;&#10;&#13;&#9;"/>`), in("empty", `<a b=""/>`), in("spaces stay", `<a b="  x  "/>`),
			in("any namespace is taken", `<a xmlns:e="urn:evil" e:b="evil"/>`), in("the last wins", `<a xmlns:e="urn:evil" b="1" e:b="2"/>`), in("the last wins, the other way", `<a xmlns:e="urn:evil" e:b="2" b="1"/>`),
			reused("reused", `<a Untag=""/>`, func() any { return &attrs{B: "kept", Untag: "gone"} }),
		}, attrs{}, attrs{B: "x", Untag: "y"}, attrs{B: "<&>'\"\t\r\n ]]>"}, attrs{B: "  ÿ漢😀 "}),
		shapeOf("attributes in a namespace", docs{
			in("fits", `<a xmlns:x="urn:x" x:b="1" c="2"/>`), in("no namespace", `<a b="1"/>`), in("default does not count", `<a xmlns="urn:x" b="1"/>`), in("other", `<a xmlns:x="urn:y" x:b="1"/>`), in("both", `<a xmlns:x="urn:x" b="1" x:b="2"/>`),
		}, spaced{}, spaced{B: "1", C: "2"}),
		shapeOf("xml:lang", docs{in("fits", `<a xml:lang="en"/>`), in("no namespace", `<a lang="en"/>`), in("the word xml as a namespace", `<a xmlns:p="xml" p:lang="en"/>`), in("inherited is not taken", `<a><b xml:lang="en"/></a>`)},
			lang{}, lang{Lang: "de"}),
		shapeOf("lang", docs{in("xml:lang", `<a xml:lang="en"/>`), in("lang", `<a lang="en"/>`), in("both", `<a lang="en" xml:lang="de"/>`), in("both, the other way", `<a xml:lang="de" lang="en"/>`)}, looseLang{}, looseLang{Lang: "de"}),
		shapeOf("lang and xml:lang", docs{in("xml:lang goes to both", `<a xml:lang="en"/>`), in("lang", `<a lang="en"/>`), in("both", `<a lang="en" xml:lang="de"/>`)}, bothLangs{}, bothLangs{Lang: "a", XMLLang: "b"}),
		shapeOf("prefixes that collide", docs{in("fits", `<a xmlns:p="http://one/ns" xmlns:q="http://two/ns" q:b="2" p:b="1"><c p:b="3"/></a>`)}, colliding{}, colliding{One: "1", Two: "2", Three: "3", Four: "4", Five: "5"}),
		shapeOf("xmlns,attr", docs{in("fits", `<a xmlns="urn:x"><b>1</b></a>`), in("none", `<a/>`)}, declared{}, declared{Xmlns: "urn:x", B: "1"}).withOwnDocs(),
		shapeOf("xmlns,attr,omitempty", docs{in("fits", `<a xmlns="urn:x"><c xmlns="urn:y"/></a>`), in("none", `<a><c/></a>`)}, declaredOptional{}, declaredOptional{Xmlns: "urn:x"}).withOwnDocs(),
		shapeOf("any,attr", docs{
			in("fits", `<a b="1" c="2" d=""/>`), in("none", `<a b="1"/>`), in("xml:lang", `<a xml:lang="en" c="1"/>`),
			reused("reused, extended", `<a c="2"/>`, func() any { return &anyAttrs{Attrs: []xml.Attr{{Name: xml.Name{Local: "z"}, Value: "1"}}} }),
		}, anyAttrs{}, anyAttrs{B: "1", Attrs: []xml.Attr{{Name: xml.Name{Local: "c"}, Value: "<2>"}, {Name: xml.Name{Space: "urn:x", Local: "d"}}, {}, {Value: "no name"}}}).withOwnDocs(),
		shapeOf("any,attr of one", docs{in("the last wins", `<a c="1" d="2"/>`), in("none", `<a/>`)}, anyAttr{}, anyAttr{xml.Name{}, xml.Attr{Name: xml.Name{Local: "c"}, Value: "1"}}).withOwnDocs(),
		shapeOf("any,attr of a pointer", docs{in("the last wins", `<a c="1" d="2"/>`), in("none", `<a/>`)}, anyAttrPointer{}, anyAttrPointer{xml.Name{}, &xml.Attr{Name: xml.Name{Local: "c"}, Value: "1"}}).withOwnDocs(),
		shapeOf("any,attr of a string", docs{in("the last wins", `<a c="1" d="2"/>`), in("own name", `<a Attr="1"/>`)}, anyAttrString{}, anyAttrString{Attr: "x"}).withOwnDocs(),
		shapeOf("any,attr of ints", docs{in("all", `<a c="1" d="2"/>`), in("misfit", `<a c="1" d="x"/>`)}, anyAttrInts{}, anyAttrInts{Attr: []int{7}}).withOwnDocs(),
		shapeOf("any,attr of a map", docs{in("refused", `<a c="1"/>`), in("none", `<a/>`)}, anyAttrMap{}, anyAttrMap{Attr: map[string]string{"c": "1"}}).withOwnDocs(),
		shapeOf("two any,attr", docs{in("the first takes all", `<a c="1" d="2"/>`)}, twoAnyAttrs{}, twoAnyAttrs{xml.Name{}, []xml.Attr{{Name: xml.Name{Local: "c"}}}, []xml.Attr{{Name: xml.Name{Local: "d"}}}}).withOwnDocs(),
		shapeOf("xml.Attr by name", docs{in("fits", `<a b="1"/>`), in("namespace kept", `<a xmlns:x="urn:x" x:b="1"/>`)}, wholeAttr{}, wholeAttr{B: xml.Attr{Name: xml.Name{Local: "other"}, Value: "1"}}),
		shapeOf("slice as an attribute", docs{in("one", `<a b="1"/>`), in("one in each namespace", `<a xmlns:x="urn:x" b="1" x:b="2"/>`), reused("reused, extended", `<a b="2"/>`, func() any { return &attrSlice{B: []string{"1"}} })},
			attrSlice{}, attrSlice{B: []string{"1"}}),
		shapeOf("slice of ints as an attribute", docs{in("one", `<a b=" 1 "/>`), in("misfit", `<a b="x"/>`)}, attrIntSlice{}, attrIntSlice{B: []int{1}}),
		shapeOf("struct as an attribute", docs{in("refused", `<a b="1"/>`), in("empty is refused too", `<a b=""/>`), in("absent", `<a/>`)}, attrStruct{}),
	}
}

func textShapes() []shape {
	type chardata struct {
		XMLName xml.Name `xml:"a"`
		Text    string   `xml:",chardata"`
		B       string   `xml:"b"`
		C       string   `xml:",attr"`
	}
	type between struct {
		XMLName xml.Name `xml:"a"`
		B       string   `xml:"b"`
		Text    string   `xml:",chardata"`
		C       string   `xml:"c"`
	}
	type cdata struct {
		XMLName xml.Name `xml:"a"`
		Text    string   `xml:",cdata"`
	}
	type cdataBytes struct {
		XMLName xml.Name `xml:"a"`
		Text    []byte   `xml:",cdata"`
	}
	type cdataInt struct {
		XMLName xml.Name `xml:"a"`
		N       int      `xml:",cdata"`
	}
	type mixed struct {
		XMLName xml.Name `xml:"a"`
		CDATA   string   `xml:",cdata"`
		Text    string   `xml:",chardata"`
	}
	type two struct {
		XMLName xml.Name `xml:"a"`
		One     string   `xml:",chardata"`
		Two     string   `xml:",chardata"`
	}
	type named struct {
		XMLName xml.Name `xml:"a"`
		Text    word     `xml:",chardata"`
	}
	type namedBytes struct {
		XMLName xml.Name `xml:"a"`
		Text    blob     `xml:",chardata"`
	}
	type pointer struct {
		XMLName xml.Name `xml:"a"`
		Text    *string  `xml:",chardata"`
	}
	type pointers struct {
		XMLName xml.Name `xml:"a"`
		Text    **string `xml:",chardata"`
	}
	type iface struct {
		XMLName xml.Name `xml:"a"`
		Text    any      `xml:",chardata"`
	}
	type array struct {
		XMLName xml.Name `xml:"a"`
		Text    [3]byte  `xml:",chardata"`
	}
	type structure struct {
		XMLName xml.Name        `xml:"a"`
		Text    struct{ B int } `xml:",chardata"`
	}
	return []shape{
		shapeOf("chardata", docs{
			in("fits", `<a>x</a>`), in("split by children", `<a>1<b>y</b>2<zz>no</zz>3</a>`), in("white space", "<a>\n <b/>\n </a>"), in("cdata and references", `<a>&lt;<![CDATA[<x>]]>&#32;</a>`), in("line ends", "<a>1\r\n2\r3<b/>\r\n</a>"),
			reused("reused, empty", `<a/>`, func() any { return &chardata{Text: "gone", B: "kept"} }),
		}, chardata{}, chardata{Text: "<&>]]>\r\n", B: "x", C: "y"}),
		shapeOf("chardata between elements", docs{in("fits", `<a><b>1</b>t<c>2</c></a>`)}, between{}, between{B: "1", Text: " t ", C: "2"}),
		shapeOf("cdata", docs{in("text", `<a>x</a>`), in("section", `<a><![CDATA[<x>]]></a>`)}, cdata{}, cdata{Text: "x"}, cdata{Text: "<x>]]>y]]>"}, cdata{Text: "]]>"}, cdata{Text: "]]]>"}),
		shapeOf("cdata of bytes", docs{in("text", `<a>x</a>`)}, cdataBytes{}, cdataBytes{Text: []byte("a]]>b")}),
		shapeOf("cdata of an int", docs{in("text", `<a>5</a>`)}, cdataInt{}, cdataInt{N: 5}),
		shapeOf("cdata and chardata", docs{in("the first gets it", `<a>x<![CDATA[y]]></a>`)}, mixed{}, mixed{CDATA: "1", Text: "2"}),
		shapeOf("chardata twice", docs{in("the first gets it", `<a>x</a>`)}, two{}, two{One: "1", Two: "2"}),
		shapeOf("chardata of a named string", docs{in("fits", `<a>x</a>`)}, named{}, named{Text: "x"}),
		shapeOf("chardata of named bytes", docs{in("fits", `<a>x</a>`)}, namedBytes{}, namedBytes{Text: blob("not written")}),
		shapeOf("chardata of a pointer", docs{in("fits", `<a>x</a>`), in("empty", `<a/>`)}, pointer{}, pointer{Text: p("x")}),
		shapeOf("chardata of a pointer to a pointer", docs{in("refused", `<a>x</a>`)}, pointers{}, pointers{Text: p(p("x"))}),
		shapeOf("chardata of an interface", docs{in("refused", `<a>x</a>`)}, iface{}, iface{Text: "x"}, iface{Text: 5}, iface{Text: p("x")}, iface{Text: []string{"not written"}}),
		shapeOf("chardata of an array", docs{in("refused", `<a>abc</a>`), in("refused without text", `<a/>`)}, array{}, array{Text: [3]byte{'n', 'o', 't'}}),
		shapeOf("chardata of a struct", docs{in("refused", `<a/>`)}, structure{}),
	}
}

func innerShapes() []shape {
	type inner struct {
		XMLName xml.Name `xml:"a"`
		Inner   string   `xml:",innerxml"`
	}
	type innerBytes struct {
		XMLName xml.Name `xml:"a"`
		Inner   []byte   `xml:",innerxml"`
	}
	type innerNamed struct {
		XMLName xml.Name `xml:"a"`
		Inner   word     `xml:",innerxml"`
	}
	type innerPointer struct {
		XMLName xml.Name `xml:"a"`
		Inner   *string  `xml:",innerxml"`
	}
	type innerInt struct {
		XMLName xml.Name `xml:"a"`
		Inner   int      `xml:",innerxml"`
	}
	type with struct {
		XMLName xml.Name `xml:"a"`
		ID      string   `xml:"id,attr"`
		B       string   `xml:"b"`
		Inner   string   `xml:",innerxml"`
		Text    string   `xml:",chardata"`
	}
	type nestedInner struct {
		XMLName xml.Name `xml:"a"`
		Inner   string   `xml:",innerxml"`
		B       []struct {
			Inner string `xml:",innerxml"`
			C     struct {
				Inner string `xml:",innerxml"`
			} `xml:"c"`
		} `xml:"b"`
	}
	type behindPath struct {
		XMLName xml.Name `xml:"a"`
		C       string   `xml:"b>c"`
		Inner   string   `xml:",innerxml"`
	}
	type two struct {
		XMLName xml.Name `xml:"a"`
		One     string   `xml:",innerxml"`
		Two     string   `xml:",innerxml"`
	}
	content := docs{
		in("text", `<a>x</a>`), in("empty", `<a></a>`), in("self-closing", `<a/>`), in("children", `<a>1<b  id='x' >2</b >&lt;<![CDATA[<]]><c/></a>`), in("line ends", "<a>1\r\n<b/>\r</a>"),
		in("declares its own", `<a><b xmlns="urn:x"><c/></b><p:b xmlns:p="urn:p" p:q=""/></a>`),
	}
	return []shape{
		shapeOf("innerxml", append(content, reused("reused", `<a/>`, func() any { return &inner{Inner: "gone"} })),
			inner{}, inner{Inner: "x"}, inner{Inner: `1<b xmlns="urn:x">&lt;</b><![CDATA[<]]><c/>`}).withOwnDocs(),
		shapeOf("innerxml of bytes", content, innerBytes{}, innerBytes{Inner: []byte(`<b/>`)}).withOwnDocs(),
		shapeOf("innerxml of a named string", content, innerNamed{}, innerNamed{Inner: `<b/> is text`}).withOwnDocs(),
		shapeOf("innerxml of a pointer", content, innerPointer{}, innerPointer{Inner: p(`<b/>`)}).withOwnDocs(),
		shapeOf("innerxml of an int", content, innerInt{}, innerInt{Inner: 5}).withOwnDocs(),
		shapeOf("innerxml with others", docs{in("fits", `<a id="1">x<b>2</b>y<c/></a>`)}, with{}, with{ID: "1", B: "2", Inner: "<c/>", Text: "t"}).withOwnDocs(),
		shapeOf("innerxml nested", docs{in("fits", `<a>0<b>1<c>2</c></b><b><c><d/></c></b></a>`), in("empty", `<a><b/></a>`)}, nestedInner{}, nestedInner{Inner: "<b>1</b>"}).withOwnDocs(),
		shapeOf("innerxml after a path", docs{in("fits", `<a><b><c>1</c></b></a>`)}, behindPath{}, behindPath{C: "1", Inner: "<d/>"}).withOwnDocs(),
		shapeOf("innerxml twice", docs{in("the first gets it", `<a><b/></a>`)}, two{}, two{One: "1", Two: "<c/>"}).withOwnDocs(),
	}
}

func anyShapes() []shape {
	type item struct {
		XMLName xml.Name
		ID      string `xml:"id,attr,omitempty"`
		Text    string `xml:",chardata"`
	}
	type typed struct {
		XMLName xml.Name `xml:"b"`
		Text    string   `xml:",chardata"`
	}
	type one struct {
		XMLName xml.Name `xml:"a"`
		Any     item     `xml:",any"`
	}
	type many struct {
		XMLName xml.Name `xml:"a"`
		B       string   `xml:"b"`
		Any     []item   `xml:",any"`
	}
	type first struct {
		XMLName xml.Name `xml:"a"`
		C       []item   `xml:",any"`
		B       string   `xml:"b"`
		Named   string   `xml:"C"`
	}
	type pointer struct {
		XMLName xml.Name `xml:"a"`
		Any     *item    `xml:",any"`
	}
	type pointers struct {
		XMLName xml.Name `xml:"a"`
		Any     []*item  `xml:",any"`
	}
	type text struct {
		XMLName xml.Name `xml:"a"`
		Any     string   `xml:",any"`
	}
	type texts struct {
		XMLName xml.Name `xml:"a"`
		Any     []string `xml:",any"`
	}
	type names struct {
		XMLName xml.Name   `xml:"a"`
		Any     []xml.Name `xml:",any"`
	}
	type ifaces struct {
		XMLName xml.Name `xml:"a"`
		Any     []any    `xml:",any"`
	}
	type named struct {
		XMLName xml.Name `xml:"a"`
		Any     typed    `xml:",any"`
	}
	type two struct {
		XMLName xml.Name `xml:"a"`
		One     []item   `xml:",any"`
		Two     []item   `xml:",any"`
	}
	type omitting struct {
		XMLName xml.Name `xml:"a"`
		Any     []string `xml:",any,omitempty"`
	}
	type everything struct {
		XMLName xml.Name
		Attrs   []xml.Attr `xml:",any,attr"`
		Text    string     `xml:",chardata"`
		Nodes   []item     `xml:",any"`
	}
	mixed := docs{in("fits", `<a>t<b id="1">2</b><c xmlns="urn:x">3</c><Any>4</Any></a>`), in("none", `<a/>`), in("one", `<a><zz id="9"><deep/></zz></a>`)}
	items := []item{{XMLName: xml.Name{Space: "urn:x", Local: "c"}, ID: "1", Text: "t"}, {XMLName: xml.Name{Local: "d"}}, {}}
	return []shape{
		shapeOf("any struct", mixed, one{}, one{Any: items[0]}),
		shapeOf("any slice", append(mixed, reused("reused, extended", `<a><c/></a>`, func() any { return &many{B: "kept", Any: items[:1:1]} })), many{}, many{B: "x", Any: items}),
		shapeOf("any before named fields", append(mixed, in("its own name", `<a><C id="1">2</C></a>`)), first{}, first{C: items, B: "x", Named: "y"}),
		shapeOf("any pointer", mixed, pointer{}, pointer{Any: &items[1]}),
		shapeOf("any slice of pointers", mixed, pointers{}, pointers{Any: []*item{&items[0], nil, &items[1]}}),
		shapeOf("any string", mixed, text{}, text{Any: "x"}),
		shapeOf("any strings", mixed, texts{}, texts{Any: []string{"x", ""}}),
		shapeOf("any names", mixed, names{}, names{Any: []xml.Name{{Space: "urn:x", Local: "y"}}}),
		shapeOf("any interfaces", mixed, ifaces{}, ifaces{Any: []any{"x", 5, nil, items[0], &items[1], []string{"y"}}}),
		shapeOf("any of a type with a name", append(mixed, in("only it", `<a><b>1</b></a>`)), named{}, named{Any: typed{Text: "x"}}),
		shapeOf("any twice", mixed, two{}, two{One: items[:1], Two: items[1:]}),
		shapeOf("any,omitempty", mixed, omitting{}, omitting{Any: []string{"", "x"}}),
		shapeOf("everything", docs{in("fits", `<m id="1">x<b id="2">y</b><c/>z</m>`)}, everything{XMLName: xml.Name{Space: "urn:x", Local: "m"}, Attrs: []xml.Attr{{Name: xml.Name{Local: "id"}, Value: "1"}}, Text: "x", Nodes: items[:2]}).withOwnDocs(),
	}
}

func pathShapes() []shape {
	type leaf struct {
		D string `xml:"d"`
	}
	type simple struct {
		XMLName xml.Name `xml:"a"`
		C       string   `xml:"b>c"`
	}
	type shared struct {
		XMLName xml.Name `xml:"a"`
		C       string   `xml:"b>c"`
		D       string   `xml:"b>d"`
		F       string   `xml:"b>e>f"`
		G       string   `xml:"b>e>g"`
		H       string   `xml:"b>h"`
		I       string   `xml:"i>c"`
	}
	type apart struct {
		XMLName xml.Name `xml:"a"`
		C       string   `xml:"b>c"`
		X       *string  `xml:"x"`
		D       string   `xml:"b>d"`
	}
	type apartByText struct {
		XMLName xml.Name `xml:"a"`
		C       string   `xml:"b>c"`
		Text    string   `xml:",chardata"`
		D       string   `xml:"b>d"`
	}
	type apartByAttr struct {
		XMLName xml.Name `xml:"a"`
		C       string   `xml:"b>c"`
		ID      string   `xml:"id,attr"`
		D       string   `xml:"b>d"`
	}
	type spaced struct {
		XMLName xml.Name `xml:"a"`
		C       string   `xml:"urn:x b>c"`
		D       string   `xml:"b>d"`
	}
	type spacedApart struct {
		XMLName xml.Name `xml:"urn:q a"`
		X       string   `xml:"urn:x b>c"`
		Y       string   `xml:"urn:y b>c"`
	}
	type prefixes struct {
		XMLName xml.Name `xml:"a"`
		B       string   `xml:"urn:x b"`
		C       string   `xml:"urn:y b>c"`
	}
	type fieldName struct {
		XMLName xml.Name `xml:"a"`
		Items   []string `xml:">item"`
	}
	type slices struct {
		XMLName xml.Name `xml:"a"`
		C       []string `xml:"b>c"`
		D       []leaf   `xml:"b>d"`
	}
	type omitting struct {
		XMLName xml.Name `xml:"a"`
		C       string   `xml:"b>c,omitempty"`
		D       []string `xml:"x>d,omitempty"`
		E       *string  `xml:"y>e,omitempty"`
		F       any      `xml:"z>f"`
		G       *leaf    `xml:"z>g"`
	}
	type deep struct {
		XMLName xml.Name `xml:"a"`
		F       leaf     `xml:"b>c>d>e>f"`
		B       *string  `xml:"g>b"`
	}
	type ending struct {
		XMLName xml.Name `xml:"c"`
		D       string   `xml:"d"`
	}
	type toNamed struct {
		XMLName xml.Name `xml:"a"`
		C       ending   `xml:"b>c"`
	}
	type withAny struct {
		XMLName xml.Name   `xml:"a"`
		C       string     `xml:"b>c"`
		Any     []xml.Name `xml:",any"`
		Text    string     `xml:",chardata"`
	}
	type middle struct {
		XMLName xml.Name `xml:"a"`
		C       string   `xml:"b>>c"`
	}
	type nestedPaths struct {
		XMLName xml.Name  `xml:"a"`
		C       []simple2 `xml:"b>c"`
	}
	fits := in("fits", `<a>1<b>2<c>x</c>3<d>y</d><e><f>1</f><g>2</g></e><h>4</h><zz/></b><i><c>z</c></i></a>`)
	repeated := in("repeated", `<a><b><c>1</c></b><b/><b><c>2</c><c>3</c></b><d>no</d><c>no</c></a>`)
	foreign := in("parents in namespaces", `<a><b xmlns="urn:x"><c>1</c><d>2</d></b><b xmlns="urn:y"><c>3</c><c xmlns="urn:x">4</c></b><b><c xmlns="urn:x">5</c></b></a>`)
	attrs := in("attributes on parents", `<a id="1"><b id="2"><c id="3">x</c></b></a>`)
	all := docs{fits, repeated, foreign, attrs}
	return []shape{
		shapeOf("path", all, simple{}, simple{C: "x"}),
		shapeOf("paths with shared parents", all, shared{}, shared{C: "c", D: "d", F: "f", G: "g", H: "h", I: "i"}),
		shapeOf("paths apart", all, apart{}, apart{C: "1", D: "2"}, apart{C: "1", X: p("x"), D: "2"}),
		shapeOf("paths apart by text", all, apartByText{}, apartByText{C: "1", Text: "t", D: "2"}),
		shapeOf("paths around an attribute", all, apartByAttr{}, apartByAttr{C: "1", ID: "i", D: "2"}),
		shapeOf("path in a namespace", all, spaced{}, spaced{C: "1", D: "2"}),
		shapeOf("one path in two namespaces", all, spacedApart{}, spacedApart{X: "1", Y: "2"}),
		shapeOf("path into a field of another namespace", all, prefixes{}, prefixes{B: "1", C: "2"}),
		shapeOf("path from the field's name", append(all, in("own", `<a><Items><item>1</item><item>2</item></Items></a>`)), fieldName{}, fieldName{Items: []string{"1", "2"}}),
		shapeOf("path to slices", all, slices{}, slices{C: []string{"1", "2"}, D: []leaf{{"3"}, {}}}, slices{C: []string{}}),
		shapeOf("path,omitempty", append(all, in("others", `<a><x><d/><d>1</d></x><y><e/></y><z><f>1</f><g/></z></a>`)), omitting{}, omitting{C: "1", D: []string{"", "2"}, E: p(""), F: "f", G: &leaf{"g"}}),
		shapeOf("deep path", append(all, in("own", `<a><b><c><d><e><f><d>1</d></f></e></d></c></b><g><b>2</b></g></a>`)), deep{}, deep{F: leaf{"1"}, B: p("2")}),
		shapeOf("path to a type with that name", all, toNamed{}, toNamed{C: ending{D: "1"}}),
		shapeOf("path beside any", all, withAny{}, withAny{C: "1", Any: []xml.Name{{Local: "x"}}, Text: "t"}),
		shapeOf("path with an empty step", all, middle{}, middle{C: "1"}),
		shapeOf("path in a path", docs{in("fits", `<a><b><c><d><e>1</e></d></c><c/></b></a>`)}, nestedPaths{}, nestedPaths{C: []simple2{{"1"}, {}}}),
	}
}

type simple2 struct {
	E string `xml:"d>e"`
}

// Types whose XMLName other types meet through fields and embedding.
type (
	namedB struct {
		XMLName xml.Name `xml:"b"`
		ID      string   `xml:"id,attr"`
	}
	namedXB struct {
		XMLName xml.Name `xml:"urn:x b"`
		ID      string   `xml:"id,attr"`
	}
	dynamic struct {
		XMLName xml.Name
		ID      string `xml:"id,attr"`
	}
)

func nameShapes() []shape {
	type dynamicRoot struct {
		XMLName xml.Name
		B       string `xml:"b"`
	}
	type spacedRoot struct {
		XMLName xml.Name `xml:"urn:x a"`
		B       string   `xml:"b"`
	}
	type structName struct {
		XMLName struct{} `xml:"a"`
		B       string   `xml:"b"`
	}
	type stringName struct {
		XMLName string `xml:"urn:x a"`
		B       string `xml:"b"`
	}
	type pointerName struct {
		XMLName *xml.Name `xml:"a"`
		B       string    `xml:"b"`
	}
	type pointerDynamic struct {
		XMLName *xml.Name
		B       string `xml:"b"`
	}
	type optionName struct {
		XMLName xml.Name `xml:"a,omitempty"`
		B       string   `xml:"b"`
	}
	type emptyOptionName struct {
		XMLName xml.Name `xml:",omitempty"`
		B       string   `xml:"b"`
	}
	type dashName struct {
		XMLName xml.Name `xml:"-"`
		B       string   `xml:"b"`
	}
	type lateName struct {
		B       string   `xml:"b"`
		XMLName xml.Name `xml:"a"`
	}
	type fieldsOfNamed struct {
		XMLName xml.Name `xml:"a"`
		First   namedB
		Second  *namedXB
	}
	type fieldsOfNamedTagged struct {
		XMLName xml.Name `xml:"a"`
		B       namedXB  `xml:"b"`
	}
	type fieldsOfNamedSpaced struct {
		XMLName xml.Name `xml:"a"`
		B       namedB   `xml:"urn:y b"`
	}
	type slicesOfNamed struct {
		XMLName xml.Name `xml:"a"`
		Items   []namedXB
	}
	type slicesOfNamedTagged struct {
		XMLName xml.Name  `xml:"a"`
		Items   []namedXB `xml:"b"`
	}
	type slicesOfNamedOtherwise struct {
		XMLName xml.Name `xml:"a"`
		Items   []namedB `xml:"c"`
	}
	type fieldsOfDynamic struct {
		XMLName xml.Name  `xml:"urn:x a"`
		B       dynamic   `xml:"b"`
		C       *dynamic  `xml:"c"`
		D       []dynamic `xml:"e>d"`
		Field   dynamic
	}
	type conflicting struct {
		XMLName xml.Name `xml:"a"`
		C       namedB   `xml:"c"`
	}
	type conflictingPath struct {
		XMLName xml.Name `xml:"a"`
		C       *namedB  `xml:"b>c"`
	}
	type word struct {
		XMLName xml.Name `xml:"xml a"`
		B       string   `xml:"xml b"`
		C       string   `xml:"xml c,attr"`
	}
	return []shape{
		shapeOf("dynamic name", docs{in("fits", `<zz xmlns="urn:q"><b>1</b></zz>`), reused("reused", `<b/>`, func() any { return &dynamicRoot{XMLName: xml.Name{Space: "old", Local: "gone"}} })},
			dynamicRoot{}, dynamicRoot{XMLName: xml.Name{Space: "urn:x", Local: "y"}, B: "1"}, dynamicRoot{XMLName: xml.Name{Local: "y"}}, dynamicRoot{XMLName: xml.Name{Space: "urn:dropped without a local name"}}),
		shapeOf("name in a namespace", docs{in("fits", `<a xmlns="urn:x"><b>1</b></a>`), in("prefix", `<p:a xmlns:p="urn:x"/>`), in("no namespace", `<a/>`), in("longer namespace", `<a xmlns="urn:x/"/>`), in("other name", `<b xmlns="urn:x"/>`)},
			spacedRoot{}, spacedRoot{XMLName: xml.Name{Space: "urn:y", Local: "b"}, B: "1"}),
		shapeOf("name of a struct type", docs{in("fits", `<a xmlns="urn:x"><b>1</b></a>`)}, structName{}, structName{B: "1"}),
		shapeOf("name of a string type", docs{in("fits", `<a xmlns="urn:x"><b>1</b></a>`)}, stringName{}, stringName{XMLName: "ignored", B: "1"}),
		shapeOf("name behind a pointer", docs{in("fits", `<a xmlns="urn:x"><b>1</b></a>`)}, pointerName{}, pointerName{XMLName: &xml.Name{Local: "ignored"}, B: "1"}),
		shapeOf("dynamic name behind a pointer", docs{in("fits", `<a xmlns="urn:x"><b>1</b></a>`)}, pointerDynamic{}, pointerDynamic{XMLName: &xml.Name{Local: "ignored"}, B: "1"}),
		shapeOf("name with an option", docs{in("fits", `<a><b>1</b></a>`)}, optionName{}, optionName{B: "1"}),
		shapeOf("name with an option only", docs{in("fits", `<zz><b>1</b></zz>`)}, emptyOptionName{}, emptyOptionName{XMLName: xml.Name{Local: "y"}, B: "1"}),
		shapeOf("name that is ignored", docs{in("fits", `<zz><b>1</b></zz>`)}, dashName{}, dashName{XMLName: xml.Name{Local: "ignored"}, B: "1"}),
		shapeOf("name at the end", docs{in("fits", `<a><b>1</b></a>`)}, lateName{}, lateName{B: "1"}),
		shapeOf("fields named by their types", docs{
			in("fits", `<a><b id="1"/><b id="2" xmlns="urn:x"/></a>`), in("the first takes all of its name", `<a><b id="2" xmlns="urn:x"/><b id="1" xmlns="urn:z"/></a>`), in("field names are none", `<a><First id="1"/><Second id="2"/></a>`),
		}, fieldsOfNamed{}, fieldsOfNamed{First: namedB{ID: "1"}, Second: &namedXB{ID: "2"}}),
		shapeOf("the tag has no namespace, the type has", docs{in("fits", `<a><b xmlns="urn:x" id="1"/></a>`), in("other namespace is an error", `<a><b id="1"/></a>`)}, fieldsOfNamedTagged{}, fieldsOfNamedTagged{B: namedXB{ID: "1"}}),
		shapeOf("the tag has a namespace, the type has none", docs{in("fits", `<a><b xmlns="urn:y" id="1"/></a>`), in("other namespace is skipped", `<a><b id="1"/></a>`)}, fieldsOfNamedSpaced{}, fieldsOfNamedSpaced{B: namedB{ID: "1"}}),
		shapeOf("slice of a named type, without tag", docs{in("the field's name is matched, the type's is not", `<a><b xmlns="urn:x"/></a>`), in("and then refused", `<a><Items/></a>`)}, slicesOfNamed{}, slicesOfNamed{Items: []namedXB{{ID: "1"}, {}}}),
		shapeOf("slice of a named type", docs{in("fits", `<a><b xmlns="urn:x" id="1"/><b xmlns="urn:x"/></a>`), in("one in another namespace", `<a><b xmlns="urn:x"/><b/></a>`)}, slicesOfNamedTagged{}, slicesOfNamedTagged{Items: []namedXB{{ID: "1"}}}),
		shapeOf("slice of a type with another name", docs{in("refused", `<a><c/></a>`), in("not matched", `<a><b/></a>`)}, slicesOfNamedOtherwise{}, slicesOfNamedOtherwise{Items: []namedB{{ID: "1"}}}),
		shapeOf("fields with dynamic names", docs{
			in("fits", `<a xmlns="urn:x"><b id="1"/><c xmlns="" id="2"/><e><d id="3"/></e><Field/></a>`), in("prefixed", `<x:a xmlns:x="urn:x"><b/><x:c/></x:a>`),
		}, fieldsOfDynamic{}, fieldsOfDynamic{B: dynamic{XMLName: xml.Name{Local: "q"}}, C: &dynamic{XMLName: xml.Name{Space: "urn:z", Local: "r"}}, D: []dynamic{{}, {XMLName: xml.Name{Local: "s"}}}, Field: dynamic{XMLName: xml.Name{Space: "urn:x"}}}),
		shapeOf("the tag conflicts with the type's name", docs{in("refused", `<a><c/></a>`), in("refused without it", `<a/>`)}, conflicting{}),
		shapeOf("the path conflicts with the type's name", docs{in("refused", `<a><b><c/></b></a>`)}, conflictingPath{}),
		shapeOf("the word xml as a namespace", docs{in("fits", `<a xmlns="xml" xmlns:p="xml" p:c="1"><b>2</b></a>`), in("xml:c", `<a xmlns="xml" xml:c="1"/>`), in("the XML namespace", `<xml:a><xml:b>1</xml:b></xml:a>`)}, word{}, word{B: "1", C: "2"}),
	}
}

// Types to embed.
type (
	Base struct {
		ID string `xml:"id,attr"`
		B  string `xml:"b"`
	}
	Elements struct {
		B string `xml:"b"`
		C string `xml:"c"`
	}
	Texts struct {
		Text string `xml:",chardata"`
	}
	Anys struct {
		Any []xml.Name `xml:",any"`
	}
	Paths struct {
		C string `xml:"b>c"`
	}
	Outer struct {
		Base
		C string `xml:"c"`
	}
	Word   string
	Letter *string
	lower  struct {
		B string `xml:"b"`
		C string `xml:"c,attr"`
	}
	NamedBase struct {
		XMLName xml.Name `xml:"a"`
		B       string   `xml:"b"`
	}
	NamedOther struct {
		XMLName xml.Name `xml:"urn:x other"`
		C       string   `xml:"c"`
	}
	DynamicBase struct {
		XMLName xml.Name
		B       string `xml:"b"`
	}
	Box[T any] struct {
		B T `xml:"b"`
	}
)

func embeddingShapes() []shape {
	type plain struct {
		XMLName xml.Name `xml:"a"`
		Base
		D string `xml:"d"`
	}
	type tagged struct {
		XMLName xml.Name `xml:"a"`
		Base    `xml:"base"`
	}
	type dashed struct {
		XMLName xml.Name `xml:"a"`
		Base    `xml:"-"`
		D       string `xml:"d"`
	}
	type pointer struct {
		XMLName xml.Name `xml:"a"`
		*Elements
		D string `xml:"d"`
	}
	type pointerAttr struct {
		XMLName xml.Name `xml:"a"`
		*Base
	}
	type pointerText struct {
		XMLName xml.Name `xml:"a"`
		*Texts
	}
	type pointerAny struct {
		XMLName xml.Name `xml:"a"`
		*Anys
	}
	type pointerPath struct {
		XMLName xml.Name `xml:"a"`
		*Paths
		D string `xml:"b>d"`
	}
	type deep struct {
		XMLName xml.Name `xml:"a"`
		*Outer
	}
	type shallowPathWins struct {
		XMLName xml.Name `xml:"a"`
		Paths
		B string `xml:"b"`
	}
	type modesApart struct {
		XMLName xml.Name `xml:"a"`
		Base
		B string `xml:"b,attr"`
	}
	type prefixOfPath struct {
		XMLName xml.Name `xml:"a"`
		B       string   `xml:"b"`
		C       string   `xml:"b>c"`
	}
	type pathOverPrefix struct {
		XMLName xml.Name `xml:"a"`
		C       string   `xml:"b>c>d"`
		B       string   `xml:"b>c"`
	}
	type prefixInOneNamespace struct {
		XMLName xml.Name `xml:"a"`
		C       string   `xml:"urn:x b>c"`
		B       string   `xml:"b"`
	}
	type nonStruct struct {
		XMLName xml.Name `xml:"a"`
		Word
	}
	type nonStructTagged struct {
		XMLName xml.Name `xml:"a"`
		Word    `xml:"b,attr"`
	}
	type nonStructPointer struct {
		XMLName xml.Name `xml:"a"`
		*Word   `xml:"b"`
	}
	type iface struct {
		XMLName xml.Name `xml:"a"`
		fmt.Stringer
	}
	type unexported struct {
		XMLName xml.Name `xml:"a"`
		lower
	}
	type unexportedPointer struct {
		XMLName xml.Name `xml:"a"`
		*lower
	}
	type name struct {
		XMLName xml.Name `xml:"a"`
		xml.Name
		B string `xml:"b"`
	}
	type namedBase struct {
		NamedBase
		C string `xml:"c"`
	}
	type ownName struct {
		XMLName xml.Name `xml:"urn:q a"`
		NamedBase
	}
	type ownNameLate struct {
		NamedBase
		XMLName xml.Name `xml:"urn:q a"`
	}
	type twoNames struct {
		NamedBase
		NamedOther
	}
	type dynamicBase struct {
		DynamicBase
		C string `xml:"c"`
	}
	type holder struct {
		XMLName xml.Name `xml:"a"`
		F       namedBase
		G       namedBase `xml:"g"`
	}
	type timed struct {
		time.Time
	}
	type timedNamed struct {
		XMLName xml.Name `xml:"b"`
		time.Time
		B string `xml:"b"`
	}
	type timedField struct {
		XMLName xml.Name `xml:"a"`
		B       timedNamed
		C       timed `xml:"c,attr"`
	}
	type generic struct {
		XMLName xml.Name `xml:"a"`
		Box[int]
	}
	fits := in("fits", `<a id="1" b="at"><b>2</b><c>3</c><d>4</d></a>`)
	nothing := in("nothing of it", `<a><zz/></a>`)
	path := in("path", `<a><b>0<c>1<d>2</d></c><d>3</d></b></a>`)
	all := docs{fits, nothing, path}
	now := time.Date(2024, 1, 2, 3, 4, 5, 678, time.UTC)
	return []shape{
		shapeOf("embedded", all, plain{}, plain{Base: Base{"1", "2"}, D: "3"}),
		shapeOf("embedded with a tag that says nothing", append(all, in("tag", `<a><base id="1"><b>2</b></base></a>`)), tagged{}, tagged{Base: Base{"1", "2"}}),
		shapeOf("embedded and ignored", all, dashed{}, dashed{Base: Base{"1", "2"}, D: "3"}),
		shapeOf("embedded pointer", append(all, reused("reused", `<a><b>2</b></a>`, func() any { return &pointer{Elements: &Elements{C: "kept"}} })), pointer{}, pointer{Elements: &Elements{"1", "2"}, D: "3"}),
		shapeOf("embedded pointer with an attribute", append(all, in("any attribute makes it", `<a zz=""/>`)), pointerAttr{XMLName: xml.Name{}, Base: &Base{"1", "2"}}).withOwnDocs(),
		shapeOf("embedded pointer with text", all, pointerText{}, pointerText{Texts: &Texts{"t"}}),
		shapeOf("embedded pointer with any", all, pointerAny{}, pointerAny{Anys: &Anys{[]xml.Name{{Local: "x"}}}}),
		shapeOf("embedded pointer with a path", all, pointerPath{}, pointerPath{D: "2"}, pointerPath{Paths: &Paths{"1"}, D: "2"}),
		shapeOf("embedded in embedded", all, deep{Outer: &Outer{Base: Base{"1", "2"}, C: "3"}}).withOwnDocs(),
		shapeBuilt("shallower wins", all, root, member{"Base", "", Base{"1", "2"}}, member{"B", "b", "3"}, member{"ID", "id,attr", "4"}),
		shapeBuilt("shallower wins, declared first", all, root, member{"B", "b", "3"}, member{"Base", "", Base{"1", "2"}}),
		shapeOf("shallower wins over a path", all, shallowPathWins{}, shallowPathWins{Paths: Paths{"1"}, B: "2"}),
		shapeBuilt("ambiguous", all, root, member{"Base", "", Base{"1", "2"}}, member{"Elements", "", Elements{"4", "5"}}),
		shapeBuilt("ambiguous but shadowed", all, root, member{"B", "b", "3"}, member{"Base", "", Base{"1", "2"}}, member{"Elements", "", Elements{"4", "5"}}),
		shapeBuilt("ambiguous, shadowed too late", all, root, member{"Base", "", Base{"1", "2"}}, member{"Elements", "", Elements{"4", "5"}}, member{"B", "b", "3"}),
		shapeBuilt("levels", all, root, member{"Outer", "", Outer{Base{"1", "2"}, "3"}}, member{"Elements", "", Elements{"4", "5"}}),
		shapeOf("same name, other mode", all, modesApart{}, modesApart{Base: Base{"1", "2"}, B: "3"}),
		shapeBuilt("same name twice", all, root, member{"B", "b", "1"}, member{"C", "b", "2"}),
		shapeBuilt("same attribute twice", all, root, member{"B", "b,attr", "1"}, member{"C", "b,attr", "2"}),
		shapeOf("a field and a path through it", all, prefixOfPath{}),
		shapeOf("a path and a field on it", all, pathOverPrefix{}),
		shapeBuilt("same path twice", all, root, member{"B", "b>c", "1"}, member{"C", "b>c", "2"}),
		shapeOf("a field and a path through it in a namespace", all, prefixInOneNamespace{}),
		shapeOf("embedded string", append(all, in("own", `<a><Word>x</Word></a>`)), nonStruct{}, nonStruct{Word: "x"}),
		shapeOf("embedded string with a tag", all, nonStructTagged{}, nonStructTagged{Word: "x"}),
		shapeOf("embedded pointer to a string", all, nonStructPointer{}, nonStructPointer{Word: p(Word("x"))}),
		shapeOf("embedded interface", append(all, in("own", `<a><Stringer>x</Stringer></a>`)), iface{}, iface{Stringer: time.Second}),
		shapeOf("embedded unexported struct", all, unexported{}, unexported{lower: lower{"1", "2"}}),
		shapeOf("embedded pointer to an unexported struct, set", docs{
			reused("fits", `<a c="1"><b>2</b></a>`, func() any { return &unexportedPointer{lower: &lower{}} }), reused("merged", `<a><b>2</b></a>`, func() any { return &unexportedPointer{lower: &lower{"1", "2"}} }),
		}, unexportedPointer{lower: &lower{"1", "2"}}).withOwnDocs(),
		shapeOf("embedded xml.Name", all, name{}, name{Name: xml.Name{Local: "x"}, B: "1"}),
		shapeOf("XMLName of an embedded type", append(all, in("other root", `<b/>`)), namedBase{}, namedBase{NamedBase: NamedBase{XMLName: xml.Name{Local: "x"}, B: "1"}, C: "2"}),
		shapeOf("own XMLName before an embedded one", append(all, in("own", `<a xmlns="urn:q"><b>1</b></a>`)), ownName{}, ownName{NamedBase: NamedBase{B: "1"}}),
		shapeOf("own XMLName after an embedded one", append(all, in("own", `<a xmlns="urn:q"><b>1</b></a>`)), ownNameLate{}, ownNameLate{NamedBase: NamedBase{B: "1"}}),
		shapeOf("two embedded XMLNames", append(all, in("second", `<other xmlns="urn:x"><c>1</c></other>`)), twoNames{}, twoNames{NamedBase: NamedBase{B: "1"}, NamedOther: NamedOther{C: "2"}}),
		shapeOf("dynamic XMLName of an embedded type", all, dynamicBase{}, dynamicBase{DynamicBase: DynamicBase{XMLName: xml.Name{Local: "x"}, B: "1"}, C: "2"}),
		shapeOf("fields of types with an embedded XMLName", docs{in("field's names", `<a><F><b>1</b></F></a>`), in("type's name is not looked up", `<a><a><b>1</b></a></a>`), in("tag", `<a><g><b>1</b></g></a>`)}, holder{}, holder{F: namedBase{C: "1"}, G: namedBase{C: "2"}}),
		shapeOf("embedded time.Time makes a time", docs{in("fits", `<a>2024-01-02T03:04:05Z</a>`), in("misfit", `<a>x</a>`)}, timed{now}),
		shapeOf("embedded time.Time beside others", docs{in("fits", `<b>2024-01-02T03:04:05Z</b>`), in("the field is not read", `<b><b>x</b></b>`)}, timedNamed{Time: now, B: "not written"}),
		shapeOf("fields with an embedded time.Time", docs{in("fits", `<a c="2024-01-02T03:04:05Z"><b>2024-01-02T03:04:05Z</b></a>`)}, timedField{B: timedNamed{Time: now}, C: timed{now}}),
		shapeOf("embedded generic type", docs{in("fits", `<a><b>5</b></a>`)}, generic{}, generic{Box: Box[int]{5}}),
	}
}

func pointerShapes() []shape {
	type leaf struct {
		C string  `xml:"c"`
		D *string `xml:"d"`
	}
	type pointers struct {
		XMLName xml.Name `xml:"a"`
		B       *string  `xml:"b"`
		N       *int     `xml:"n"`
		OK      *bool    `xml:"ok"`
		Leaf    *leaf    `xml:"leaf"`
		Attr    *string  `xml:"attr,attr"`
		Num     *int     `xml:"num,attr"`
	}
	type double struct {
		XMLName xml.Name `xml:"a"`
		B       **string `xml:"b"`
	}
	type doubleStruct struct {
		XMLName xml.Name `xml:"a"`
		B       **leaf   `xml:"b"`
	}
	type doubleAttr struct {
		XMLName xml.Name `xml:"a"`
		B       **string `xml:"b,attr"`
	}
	type tripleAttr struct {
		XMLName xml.Name  `xml:"a"`
		B       ***string `xml:"b,attr"`
	}
	type toSlice struct {
		XMLName xml.Name  `xml:"a"`
		B       *[]string `xml:"b"`
		Bytes   *[]byte   `xml:"bytes"`
		Attr    *[]string `xml:"attr,attr"`
	}
	type named *leaf
	type namedPointer struct {
		XMLName xml.Name `xml:"a"`
		B       named    `xml:"b"`
	}
	s := "x"
	return []shape{
		shapeOf("pointers", docs{
			in("fits", `<a attr="1" num="2"><b>x</b><n> 3 </n><ok>1</ok><leaf><c>4</c><d/></leaf></a>`), in("empty", `<a attr="" num=""><b/><n/><ok/><leaf/></a>`), in("misfit", `<a><n>x</n></a>`),
			in("twice, into the same", `<a><leaf><c>1</c></leaf><leaf><d>2</d></leaf></a>`),
			reused("reused, merged", `<a><leaf><c>1</c></leaf><b/></a>`, func() any { return &pointers{B: p("gone"), N: p(5), Leaf: &leaf{D: p("kept")}} }),
		}, pointers{}, pointers{B: p(""), N: p(0), OK: p(false), Leaf: &leaf{}, Attr: p(""), Num: p(0)}, pointers{B: &s, Leaf: &leaf{C: "1", D: &s}, Attr: &s}),
		shapeOf("pointer to a pointer", docs{in("refused", `<a><b>x</b></a>`), reused("reused, refused", `<a><b>x</b></a>`, func() any { return &double{B: p(p("y"))} })}, double{}, double{B: p((*string)(nil))}, double{B: p(p("x"))}),
		shapeOf("pointer to a pointer to a struct", docs{in("refused", `<a><b/></a>`)}, doubleStruct{}, doubleStruct{B: p(&leaf{C: "1"})}),
		shapeOf("pointer to a pointer as an attribute", docs{in("fits", `<a b="x"/>`)}, doubleAttr{}, doubleAttr{B: p(p("refused"))}),
		shapeOf("third pointer as an attribute", docs{in("refused", `<a b="x"/>`)}, tripleAttr{}),
		shapeOf("pointer to a slice", docs{in("fits", `<a attr="1"><b>1</b><b/><bytes>x</bytes></a>`)}, toSlice{}, toSlice{B: &[]string{"1", ""}, Bytes: &[]byte{}, Attr: &[]string{"1"}}),
		shapeOf("named pointer", docs{in("fits", `<a><b><c>1</c></b></a>`)}, namedPointer{}, namedPointer{B: &leaf{C: "1"}}),
	}
}

func sliceShapes() []shape {
	type leaf struct {
		C string   `xml:"c,attr"`
		D []string `xml:"d"`
	}
	type slices struct {
		XMLName xml.Name  `xml:"a"`
		B       []string  `xml:"b"`
		N       []int     `xml:"n"`
		OK      []bool    `xml:"ok"`
		F       []float32 `xml:"f"`
		Leaf    []leaf    `xml:"leaf"`
		Ptr     []*leaf   `xml:"ptr"`
		Strs    []*string `xml:"strs"`
		Bytes   [][]byte  `xml:"bytes"`
	}
	type nested struct {
		XMLName xml.Name   `xml:"a"`
		B       [][]string `xml:"b"`
	}
	type doublePointers struct {
		XMLName xml.Name   `xml:"a"`
		B       []**string `xml:"b"`
	}
	type flags struct {
		XMLName xml.Name `xml:"a"`
		B       []flag   `xml:"b"`
		C       []flag   `xml:"c,attr"`
	}
	type list []leaf
	type namedList struct {
		XMLName xml.Name `xml:"a"`
		B       list     `xml:"b"`
	}
	type arrays struct {
		XMLName xml.Name  `xml:"a"`
		B       [2]string `xml:"b"`
		Leaf    [1]leaf   `xml:"leaf"`
	}
	type byteArrays struct {
		XMLName xml.Name `xml:"a"`
		B       [3]byte  `xml:"b"`
	}
	type byteArrayAttr struct {
		XMLName xml.Name `xml:"a"`
		B       [3]byte  `xml:"b,attr"`
	}
	type arrayAttr struct {
		XMLName xml.Name  `xml:"a"`
		B       [2]string `xml:"b,attr"`
	}
	type emptyArray struct {
		XMLName xml.Name `xml:"a"`
		B       [0]byte  `xml:"b"`
	}
	return []shape{
		shapeOf("slices", docs{
			in("fits", `<a><b>1</b><n>2</n><b/><ok>1</ok><f>1.5</f><leaf c="1"><d>x</d><d/></leaf><ptr/><strs/><bytes/><bytes>x</bytes><leaf/></a>`), in("misfit in the second", `<a><n>1</n><n>x</n></a>`), in("empty number", `<a><n/></a>`),
			reused("reused, extended", `<a><b>2</b><leaf c="2"/><ptr c="3"/></a>`, func() any {
				return &slices{B: []string{"1"}, Leaf: []leaf{{C: "1"}}, Ptr: []*leaf{{C: "1"}}}
			}),
			reused("reused, absent", `<a/>`, func() any { return &slices{B: []string{}, Leaf: []leaf{{}}} }),
		}, slices{}, slices{B: []string{}}, slices{B: []string{"1", ""}, N: []int{0, 1}, OK: []bool{false}, F: []float32{1.5}, Leaf: []leaf{{}, {C: "1", D: []string{"x"}}}, Ptr: []*leaf{nil, {}}, Strs: []*string{p("x"), nil}, Bytes: [][]byte{nil, {}, []byte("x")}}),
		shapeOf("slices of slices", docs{in("each is one", `<a><b>1</b><b>2</b></a>`)}, nested{}, nested{B: [][]string{{"1", "2"}, {}, {"3"}}}),
		shapeOf("slices of pointers to pointers", docs{in("refused", `<a><b>1</b></a>`)}, doublePointers{}, doublePointers{B: []**string{p(p("x")), nil}}),
		shapeOf("slices of a named byte are bytes", docs{in("fits", `<a c="x"><b>yz</b></a>`)}, flags{}, flags{B: []flag{'1', '2'}, C: []flag{'3'}}),
		shapeOf("named slice", docs{in("fits", `<a><b c="1"/><b/></a>`)}, namedList{}, namedList{B: list{{C: "1"}}}),
		shapeOf("arrays", docs{in("refused", `<a><b>1</b></a>`), in("refused, of structs", `<a><leaf/></a>`)}, arrays{}, arrays{B: [2]string{"1"}}),
		shapeOf("arrays of bytes", docs{in("refused", `<a><b>123</b></a>`)}, byteArrays{B: [3]byte{'1', '<', '3'}}),
		shapeOf("array of bytes as an attribute", docs{in("refused", `<a b="123"/>`)}, byteArrayAttr{B: [3]byte{'1', '"', '3'}}),
		shapeOf("array as an attribute", docs{in("refused", `<a b="123"/>`)}, arrayAttr{}),
		shapeOf("empty array of bytes", docs{in("refused", `<a><b/></a>`)}, emptyArray{}),
	}
}

func interfaceShapes() []shape {
	type leaf struct {
		C string `xml:"c"`
	}
	type ifaces struct {
		XMLName xml.Name     `xml:"a"`
		B       any          `xml:"b"`
		S       fmt.Stringer `xml:"s"`
		Attr    any          `xml:"attr,attr"`
	}
	type sliceOf struct {
		XMLName xml.Name `xml:"a"`
		B       []any    `xml:"b"`
	}
	type elementOnly struct {
		XMLName xml.Name `xml:"a"`
		B       any      `xml:"b"`
	}
	type pointerTo struct {
		XMLName xml.Name `xml:"a"`
		B       *any     `xml:"b"`
	}
	type path struct {
		XMLName xml.Name `xml:"a"`
		B       any      `xml:"c>b"`
	}
	ignored := in("ignored", `<a><b>x<c/></b><s>y</s></a>`)
	into := func(v func() any) func() any { return func() any { return &elementOnly{B: v()} } }
	return []shape{
		shapeOf("interfaces", docs{ignored, in("attribute is refused", `<a attr="1"/>`)}, ifaces{}, ifaces{B: "x", S: time.Minute, Attr: "y"}, ifaces{B: 5, S: &net.IPNet{}, Attr: 1.5}, ifaces{B: leaf{"1"}, Attr: true}, ifaces{B: &leaf{"1"}, Attr: []byte("z")},
			ifaces{B: []string{"1", "2"}, Attr: []string{"one"}}, ifaces{B: namedB{ID: "1"}, Attr: time.Unix(0, 0).UTC()}, ifaces{B: []byte("x"), Attr: xml.Attr{Name: xml.Name{Local: "other"}, Value: "1"}}, ifaces{B: (*leaf)(nil)}, ifaces{B: p(any("x"))},
			ifaces{B: map[string]int{}}, ifaces{Attr: p("a pointer in it is refused")}, ifaces{Attr: leaf{}}, ifaces{B: func() {}}, ifaces{B: dynamic{XMLName: xml.Name{Space: "urn:x", Local: "y"}}},
			ifaces{B: struct {
				X int `xml:"x"`
			}{1}}),
		shapeOf("slice of interfaces", docs{in("nil for each", `<a><b>1</b><b/></a>`), reused("reused, extended", `<a><b>1</b></a>`, func() any { return &sliceOf{B: []any{"x"}} })}, sliceOf{}, sliceOf{B: []any{"1", 2, nil, leaf{"3"}, []int{4, 5}}}),
		shapeOf("interface that holds something", docs{
			reused("pointer", `<a><b><c>1</c></b></a>`, into(func() any { return &leaf{"0"} })), reused("pointer to a scalar", `<a><b>1</b></a>`, into(func() any { return p(0) })), reused("pointer to a slice", `<a><b>1</b><b>2</b></a>`, into(func() any { return &[]string{"0"} })),
			reused("value", `<a><b><c>1</c></b></a>`, into(func() any { return leaf{"0"} })), reused("nil pointer", `<a><b><c>1</c></b></a>`, into(func() any { return (*leaf)(nil) })), reused("pointer, misfit", `<a><b>x</b></a>`, into(func() any { return p(0) })),
			reused("pointer to an interface", `<a><b>x</b></a>`, into(func() any { return p(any(p(""))) })),
		}, elementOnly{B: any(p(any(leaf{"1"})))}),
		shapeOf("pointer to an interface", docs{in("nil", `<a><b>1</b></a>`)}, pointerTo{}, pointerTo{B: p(any("x"))}, pointerTo{B: p(any(nil))}),
		shapeOf("interface behind a path", docs{in("ignored", `<a><c><b>1</b></c></a>`)}, path{}, path{B: "x"}),
	}
}

func recursiveShapes() []shape {
	type tree struct {
		XMLName xml.Name `xml:"a"`
		B       string   `xml:"b"`
		A       []tree   `xml:"a"`
	}
	type branch struct {
		B string   `xml:"b"`
		A []branch `xml:"a"`
	}
	type forest struct {
		XMLName xml.Name `xml:"a"`
		A       []branch `xml:"a"`
	}
	type chain struct {
		B    string `xml:"b"`
		Next *chain `xml:"next"`
	}
	type generic struct {
		XMLName xml.Name    `xml:"a"`
		B       Box[string] `xml:"b"`
		Box     Box[[]int]
	}
	nest := func(open, inner, end string, n int) string {
		return strings.Repeat(open, n) + inner + strings.Repeat(end, n)
	}
	return []shape{
		shapeOf("tree", docs{in("fits", `<a><b>1</b><a><b>2</b><a/></a><a/></a>`), in("deep", nest("<a>", "<b>1</b>", "</a>", 12)), in("a child misfits", `<a><a xmlns="urn:x"><a/></a></a>`)}, tree{}, tree{B: "1", A: []tree{{}, {B: "2", A: []tree{{}}}}}),
		shapeOf("slices of a type with slices of itself", docs{in("fits", `<a><a><b>1</b><a><b>2</b></a></a><a/></a>`)}, forest{}, forest{A: []branch{{B: "1", A: []branch{{B: "2"}}}, {}}}),
		shapeOf("chain", docs{in("fits", `<zz><b>1</b><next><next><b>3</b></next></next></zz>`), in("deep", "<zz>"+nest("<next>", "<b>1</b>", "</next>", 99)+"</zz>")}, chain{B: "1", Next: &chain{Next: &chain{B: "3"}}}),
		shapeOf("generic fields", docs{in("fits", `<a><b><b>1</b></b><Box><b>1</b><b>2</b></Box></a>`)}, generic{}, generic{B: Box[string]{"1"}, Box: Box[[]int]{[]int{1, 2}}}),
		shapeOf("generic root", docs{in("fits", `<Box><b>5</b></Box>`)}, Box[int]{5}),
		shapeOf("generic root of a generic", docs{in("fits", `<Box><b><b>5</b></b></Box>`)}, Box[Box[int]]{Box[int]{5}}),
		shapeOf("generic root of a struct in another package", docs{in("fits", `<Box><b>2024-01-02T03:04:05Z</b></Box>`)}, Box[time.Time]{time.Unix(0, 0).UTC()}),
	}
}

func unsupportedShapes() []shape {
	type maps struct {
		XMLName xml.Name       `xml:"a"`
		B       map[string]int `xml:"b"`
	}
	type chans struct {
		XMLName xml.Name `xml:"a"`
		B       chan int `xml:"b,omitempty"`
	}
	type funcs struct {
		XMLName xml.Name `xml:"a"`
		B       func()   `xml:"b"`
		C       string   `xml:"c"`
	}
	type funcPointer struct {
		XMLName xml.Name `xml:"a"`
		B       *func()  `xml:"b"`
	}
	type complexes struct {
		XMLName xml.Name   `xml:"a"`
		B       complex128 `xml:"b"`
	}
	type mapAttr struct {
		XMLName xml.Name       `xml:"a"`
		B       map[string]int `xml:"b,attr"`
	}
	type chanAttr struct {
		XMLName xml.Name `xml:"a"`
		B       chan int `xml:"b,attr,omitempty"`
	}
	type mapText struct {
		XMLName xml.Name       `xml:"a"`
		B       map[string]int `xml:",chardata"`
	}
	type mapSlice struct {
		XMLName xml.Name         `xml:"a"`
		B       []map[string]int `xml:"b"`
	}
	type mapIgnored struct {
		XMLName xml.Name       `xml:"a"`
		B       map[string]int `xml:"-"`
		c       map[string]int
	}
	use := mapIgnored{}
	_ = use.c
	all := docs{in("present", `<a b="1">x<b/></a>`), in("absent", `<a/>`)}
	return []shape{
		shapeOf("map", all, maps{}, maps{B: map[string]int{"x": 1}}),
		shapeOf("chan", all, chans{}),
		shapeOf("func", all, funcs{}),
		shapeOf("pointer to a func", all, funcPointer{}, funcPointer{B: new(func())}),
		shapeOf("complex", all, complexes{}),
		shapeOf("map as an attribute", all, mapAttr{}),
		shapeOf("chan as an attribute", all, chanAttr{}),
		shapeOf("map as chardata", all, mapText{}, mapText{B: map[string]int{}}),
		shapeOf("slice of maps", all, mapSlice{}, mapSlice{B: []map[string]int{}}, mapSlice{B: []map[string]int{nil}}),
		shapeOf("map that is ignored", all, mapIgnored{}, mapIgnored{c: map[string]int{"x": 1}}),
	}
}

// badTagShapes are refused by both packages, whatever the input.
func badTagShapes() []shape {
	d := docs{in("fits", `<a><b>1</b></a>`)}
	type holder struct {
		XMLName xml.Name `xml:"a"`
		B       *Broken  `xml:"b"`
	}
	shapes := []shape{
		shapeBuilt("bad tag: XMLName as an attribute", d, member{"XMLName", "a,attr", xml.Name{}}),
		shapeBuilt("bad tag: XMLName as chardata", d, member{"XMLName", ",chardata", xml.Name{}}),
		shapeBuilt("bad tag: XMLName with a namespace only", d, member{"XMLName", "urn:x ", xml.Name{}}),
		shapeOf("bad tag in an embedded struct", d, struct{ Broken }{}),
		shapeOf("bad tag in a field's type", docs{in("present", `<a><b/></a>`), in("absent", `<a/>`)}, holder{}, holder{B: &Broken{}}),
		shapeBuilt("bad tag of an unexported field is not seen", d, root, member{name: "b", tag: "b,any"}),
	}
	for name, tag := range map[string]string{
		"chardata,omitempty":                       ",chardata,omitempty",
		"innerxml,omitempty":                       ",innerxml,omitempty",
		"chardata with a name":                     "b,chardata",
		"cdata with a name":                        "b,cdata",
		"innerxml with a name":                     "b,innerxml",
		"any with a name":                          "b,any",
		"any,attr with a name":                     "b,any,attr",
		"attr,chardata":                            "b,attr,chardata",
		"chardata,cdata":                           ",chardata,cdata",
		"any,innerxml":                             ",any,innerxml",
		"namespace without a name":                 "urn:x ",
		"namespace without a name of an attribute": "urn:x ,attr",
		"path without an end":                      "b>",
		"only >":                                   ">",
		"path of an attribute":                     "b>c,attr",
	} {
		shapes = append(shapes, shapeBuilt("bad tag: "+name, d, root, member{"B", tag, "x"}))
	}
	return shapes
}

// Broken has a tag that is none.
type Broken struct {
	B string `xml:"b,chardata"`
}

func targetShapes() []shape {
	type leaf struct {
		B string `xml:"b"`
	}
	d := docs{in("fits", `<a>5<b>1</b></a>`)}
	into := func(name string, target func() any) shape { return shape{name: name, target: target, docs: d} }
	return []shape{
		into("target: string", func() any { return p("") }),
		into("target: int", func() any { return p(0) }),
		into("target: bytes", func() any { return &[]byte{} }),
		into("target: slice", func() any { return &[]leaf{{"0"}} }),
		into("target: strings", func() any { return &[]string{} }),
		into("target: pointer to a nil pointer", func() any { return p((*leaf)(nil)) }),
		into("target: pointer to a pointer", func() any { return p(&leaf{"0"}) }),
		into("target: pointer to two pointers", func() any { return p(p(&leaf{"0"})) }),
		into("target: xml.Name", func() any { return &xml.Name{} }),
		into("target: interface", func() any { return p(any(nil)) }),
		into("target: interface with a pointer", func() any { return p(any(&leaf{"0"})) }),
		into("target: map", func() any { return &map[string]string{} }),
		into("target: time", func() any { return &time.Time{} }),
		into("target: no pointer", func() any { return leaf{} }),
		into("target: nil pointer", func() any { return (*leaf)(nil) }),
		into("target: nil", func() any { return nil }),
	}
}
