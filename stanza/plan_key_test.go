package stanza_test

import (
	"encoding/xml"
	"fmt"
	"reflect"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// keyCase is a case of the key xmpp:"…", which says what the tags of
// encoding/xml cannot. doc is decoded, or value encoded.
type keyCase struct {
	name    string
	doc     string
	into    any // a pointer
	decoded any
	value   any
	written string
	fails   bool
}

func keyCases() []keyCase {
	const client = "jabber:client"
	type versions struct {
		XMLName xml.Name `xml:"query" xmpp:"ns=urn:b urn:a"`
		ID      string   `xml:"id,attr,omitempty"`
	}
	type parent struct {
		XMLName xml.Name
		Body    string   `xml:"body,omitempty" xmpp:"ns=parent"`
		Subject []string `xml:"subject" xmpp:"ns=parent"`
	}
	type parentPath struct {
		XMLName xml.Name
		Group   []string `xml:"item>group" xmpp:"ns=parent"`
	}
	type inner struct {
		XMLName xml.Name `xml:"inner" xmpp:"ns=parent"`
		Leaf    string   `xml:"leaf,omitempty" xmpp:"ns=parent"`
	}
	type nestedParent struct {
		XMLName xml.Name
		Inner   *inner `xml:"inner" xmpp:"ns=parent"`
	}
	type elements struct {
		XMLName xml.Name `xml:"a"`
		B       string   `xml:"b,omitempty" xmpp:"ns=urn:new urn:old"`
		C       *string  `xml:"c" xmpp:"ns=urn:only"`
	}
	type attributes struct {
		XMLName xml.Name `xml:"a"`
		B       string   `xml:"b,attr,omitempty" xmpp:"ns=urn:new urn:old"`
		Lang    string   `xml:"lang,attr,omitempty" xmpp:"ns=http://www.w3.org/XML/1998/namespace"`
	}
	type versionedChild struct {
		XMLName xml.Name  `xml:"a"`
		Query   *versions `xml:"query" xmpp:"ns=urn:b urn:a"`
	}
	type required struct {
		XMLName xml.Name `xml:"a"`
		ID      string   `xml:"id,attr" xmpp:"required"`
		B       string   `xml:"b" xmpp:"required"`
		Slice   []string `xml:"s" xmpp:"required"`
	}
	type requiredPath struct {
		XMLName xml.Name `xml:"a"`
		C       string   `xml:"b>c" xmpp:"required"`
	}
	type requiredParent struct {
		XMLName xml.Name
		B       string `xml:"b" xmpp:"ns=parent,required"`
	}
	type defaults struct {
		XMLName xml.Name `xml:"a"`
		Type    string   `xml:"type,attr" xmpp:"default=normal"`
		Max     int      `xml:"max,attr" xmpp:"default=10"`
		Show    string   `xml:"show" xmpp:"default=on line, or not"`
		OK      bool     `xml:"ok" xmpp:"default=true"`
		Kind    word     `xml:"kind" xmpp:"ns=urn:k,default=x"`
		Empty   string   `xml:"empty,attr" xmpp:"default="`
	}
	type badDefault struct {
		XMLName xml.Name `xml:"a"`
		N       int      `xml:"n" xmpp:"default=many"`
	}
	type unknownOption struct {
		XMLName xml.Name `xml:"a"`
		B       string   `xml:"b" xmpp:"requird"`
	}
	q := func(space string) versions { return versions{XMLName: xml.Name{Space: space, Local: "query"}} }
	in := func(space string) xml.Name { return xml.Name{Space: space, Local: "m"} }
	a := xml.Name{Local: "a"}
	all := defaults{XMLName: a, Type: "normal", Max: 10, Show: "on line, or not", OK: true, Kind: "x"}
	return []keyCase{
		{name: "versions: the first is read", doc: `<query xmlns="urn:b" id="1"/>`, into: &versions{}, decoded: versions{XMLName: q("urn:b").XMLName, ID: "1"}},
		{name: "versions: the second is read and kept", doc: `<query xmlns="urn:a"/>`, into: &versions{}, decoded: q("urn:a")},
		{name: "versions: another is refused", doc: `<query xmlns="urn:c"/>`, into: &versions{}, fails: true},
		{name: "versions: none is refused", doc: `<query/>`, into: &versions{}, fails: true},
		{name: "versions: the name counts", doc: `<other xmlns="urn:b"/>`, into: &versions{}, fails: true},
		{name: "versions: a new value has the first", value: versions{}, written: `<query xmlns="urn:b"/>`},
		{name: "versions: a set one is written", value: q("urn:a"), written: `<query xmlns="urn:a"/>`},
		{name: "versions: one that is none gives the first", value: q("urn:evil"), written: `<query xmlns="urn:b"/>`},
		{name: "versions of a child are read", doc: `<a><query xmlns="urn:a"/></a>`, into: &versionedChild{}, decoded: versionedChild{a, p(q("urn:a"))}},
		{name: "versions of a child are kept", value: versionedChild{Query: p(q("urn:a"))}, written: `<a><query xmlns="urn:a"/></a>`},
		{name: "versions of a child: new", value: versionedChild{Query: &versions{}}, written: `<a><query xmlns="urn:b"/></a>`},
		{name: "versions of a child: another is skipped", doc: `<a><query xmlns="urn:c"/></a>`, into: &versionedChild{}, decoded: versionedChild{XMLName: a}},

		{name: "parent: client", doc: `<m xmlns="jabber:client"><body>1</body><subject>2</subject><subject>3</subject></m>`, into: &parent{}, decoded: parent{in(client), "1", []string{"2", "3"}}},
		{name: "parent: server", doc: `<s:m xmlns:s="jabber:server"><s:body>1</s:body><body>2</body></s:m>`, into: &parent{}, decoded: parent{XMLName: in("jabber:server"), Body: "1"}},
		{name: "parent: no namespace", doc: `<m><body>1</body><body xmlns="urn:evil">2</body></m>`, into: &parent{}, decoded: parent{XMLName: in(""), Body: "1"}},
		{name: "parent: another namespace is skipped", doc: `<m xmlns="jabber:client"><body xmlns="urn:evil">1</body><body xmlns="">2</body></m>`, into: &parent{}, decoded: parent{XMLName: in(client)}},
		{name: "parent: written", value: parent{in(client), "1", []string{"2"}}, written: `<m xmlns="jabber:client"><body>1</body><subject>2</subject></m>`},
		{name: "parent: written without a namespace", value: parent{XMLName: in(""), Body: "1"}, written: `<m><body>1</body></m>`},
		{name: "parent: path", doc: `<m xmlns="urn:r"><item><group>1</group><group xmlns="urn:evil">2</group></item><item xmlns="urn:evil"><group xmlns="urn:r">3</group></item></m>`, into: &parentPath{}, decoded: parentPath{in("urn:r"), []string{"1"}}},
		{name: "parent: path written", value: parentPath{in("urn:r"), []string{"1"}}, written: `<m xmlns="urn:r"><item><group>1</group></item></m>`},
		{name: "parent of a parent", doc: `<m xmlns="urn:r"><inner><leaf>1</leaf><leaf xmlns="urn:evil">2</leaf></inner></m>`, into: &nestedParent{}, decoded: nestedParent{in("urn:r"), &inner{xml.Name{Space: "urn:r", Local: "inner"}, "1"}}},
		{name: "parent of a parent written", value: nestedParent{in("urn:r"), &inner{Leaf: "1"}}, written: `<m xmlns="urn:r"><inner><leaf>1</leaf></inner></m>`},

		{name: "element: the first", doc: `<a><b xmlns="urn:new">1</b></a>`, into: &elements{}, decoded: elements{XMLName: a, B: "1"}},
		{name: "element: the second", doc: `<a xmlns:o="urn:old"><o:b>1</o:b></a>`, into: &elements{}, decoded: elements{XMLName: a, B: "1"}},
		{name: "element: others are skipped", doc: `<a><b>1</b><b xmlns="urn:evil">2</b><c>3</c></a>`, into: &elements{}, decoded: elements{XMLName: a}},
		{name: "element: written", value: elements{B: "1", C: p("2")}, written: `<a><b xmlns="urn:new">1</b><c xmlns="urn:only">2</c></a>`},

		{name: "attribute: the first", doc: `<a xmlns:n="urn:new" n:b="1"/>`, into: &attributes{}, decoded: attributes{XMLName: a, B: "1"}},
		{name: "attribute: the second", doc: `<a xmlns:o="urn:old" o:b="1" xml:lang="en"/>`, into: &attributes{}, decoded: attributes{a, "1", "en"}},
		{name: "attribute: others are skipped", doc: `<a b="1" lang="en" xmlns:e="urn:evil" e:b="2"/>`, into: &attributes{}, decoded: attributes{XMLName: a}},
		{name: "attribute: written", value: attributes{B: "1", Lang: "en"}, written: `<a xmlns:n="urn:new" n:b="1" xml:lang="en"/>`},

		{name: "required: all there", doc: `<a id="1"><b>2</b><s>3</s></a>`, into: &required{}, decoded: required{a, "1", "2", []string{"3"}}},
		{name: "required: empty is there", doc: `<a id=""><b/><s/></a>`, into: &required{}, decoded: required{XMLName: a, Slice: []string{""}}},
		{name: "required: no attribute", doc: `<a><b/><s/></a>`, into: &required{}, fails: true},
		{name: "required: no element", doc: `<a id=""><s/></a>`, into: &required{}, fails: true},
		{name: "required: none of a slice", doc: `<a id=""><b/></a>`, into: &required{}, fails: true},
		{name: "required: what the target held does not count", doc: `<a id=""><s/></a>`, into: &required{B: "old"}, fails: true},
		{name: "required: path", doc: `<a><b><c/></b></a>`, into: &requiredPath{}, decoded: requiredPath{XMLName: a}},
		{name: "required: half a path", doc: `<a><b/></a>`, into: &requiredPath{}, fails: true},
		{name: "required in the parent's namespace", doc: `<m xmlns="urn:x"><b>1</b></m>`, into: &requiredParent{}, decoded: requiredParent{in("urn:x"), "1"}},
		{name: "required, but in another namespace", doc: `<m xmlns="urn:x"><b xmlns="urn:evil">1</b></m>`, into: &requiredParent{}, fails: true},

		{name: "default: absent", doc: `<a/>`, into: &defaults{}, decoded: all},
		{name: "default: absent, whatever the target held", doc: `<a/>`, into: &defaults{Type: "old", Max: 1, Show: "old"}, decoded: all},
		{name: "default: present", doc: `<a type="chat" max="0" empty="e"><show/><ok>false</ok><kind xmlns="urn:k">y</kind></a>`, into: &defaults{}, decoded: defaults{a, "chat", 0, "", false, "y", "e"}},
		{name: "default: another namespace is absent", doc: `<a><kind>y</kind></a>`, into: &defaults{}, decoded: all},
		{name: "default: not written", value: all, written: `<a/>`},
		{name: "default: another value is written, also the zero one", value: defaults{}, written: `<a type="" max="0"><show/><ok>false</ok><kind xmlns="urn:k"/></a>`},
		{name: "default that does not fit, read", doc: `<a><n>1</n></a>`, into: &badDefault{}, fails: true},
		{name: "default that does not fit, written", value: badDefault{}, fails: true},
		{name: "unknown option, read", doc: `<a/>`, into: &unknownOption{}, fails: true},
		{name: "unknown option, written", value: unknownOption{}, fails: true},
	}
}

func TestXMPPKey(t *testing.T) {
	for _, c := range keyCases() {
		t.Run(c.name, func(t *testing.T) {
			if c.into != nil {
				e, err := parse([]byte(c.doc))
				if err != nil {
					t.Fatal(err)
				}
				got := decodeOurs(e, copyOf(c.into))
				if c.fails != (got.err != nil) || got.panicked != nil {
					t.Fatalf("an error: %v; got %v", c.fails, got)
				}
				if !c.fails {
					if diff := gocmp.Diff(c.decoded, reflect.ValueOf(got.value).Elem().Interface(), sameValue...); diff != "" {
						t.Errorf("(-want +got)\n%s", diff)
					}
				}
				return
			}
			got := encodeOurs(t, c.value)
			if c.fails != (got.err != nil) || got.panicked != nil {
				t.Fatalf("an error: %v; got %v", c.fails, got)
			}
			if !c.fails {
				want, err := treeOf([]byte(c.written))
				if err != nil {
					t.Fatal(err)
				}
				if diff := gocmp.Diff(want, got.tree, sameValue...); diff != "" {
					t.Errorf("(-want +got)\n%s", diff)
				}
			}
		})
	}
}

// TestXMPPKeyRoundTrip reads what is written of every value of the table that
// is written at all.
func TestXMPPKeyRoundTrip(t *testing.T) {
	for i, c := range keyCases() {
		if c.into == nil || c.fails {
			continue
		}
		t.Run(fmt.Sprintf("%d %s", i, c.name), func(t *testing.T) {
			checkRoundTrip(t, c.decoded)
		})
	}
}
