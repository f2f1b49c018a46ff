package stanza_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// hostileStrings are put into every field that takes a string.
var hostileStrings = []string{
	"", " ", "x", "\x00", "a\x01b", "\x0b", "\x1f", "\x7f", "\u0085", "\u2028", "\t", "\n", "\r", "\r\n", " \r\n\t ", "\xff", "a\xc3", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xc0\x80", "\ufffd", "\ufffe", "\uffff", "\ufeff", "\U0010ffff",
	"<", ">", "&", "'", `"`, "]]>", "]]", "a]]>b]]>c", "<![CDATA[x]]>", "<!-- x -->", "<?x y?>", "&lt;", "&amp;amp;", "&#0;", "&nbsp;", "</a><evil xmlns='urn:evil'/><a>", "<evil/>", "a><evil/", `a" evil="`, "a' evil='", "a b", "a/", "p:a", "xmlns", "xml", "xmlns:p",
	"ÿ漢😀", "e\u0301", "-1", "true", strings.Repeat("x", 1<<16), strings.Repeat("<&>\"'\r\n", 1<<10), strings.Repeat("漢", 1<<12),
}

// marker is a string that no type needs for itself: where it turns up in the
// output is where a field goes.
const marker = "markerxyz"

// checkAppendProperty puts every hostile string into every string and []byte
// that a value of v's type can hold, itself a pointer or not, alone. Append
// fails and leaves dst as it was; or an independent reader and Unmarshal both
// find exactly that string where the field belongs.
func checkAppendProperty(t *testing.T, v any) {
	t.Helper()
	typ := reflect.TypeOf(v)
	if typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	slots := stringSlots(typ, nil)
	if len(slots) == 0 {
		t.Fatalf("%s holds no string", typ)
	}
	for _, s := range slots {
		t.Run(s.name(typ), func(t *testing.T) {
			where := s.places(t, typ)
			if len(where) == 0 {
				t.Skip("the field is not written")
			}
			for _, hostile := range hostileStrings {
				s.check(t, typ, where, hostile)
			}
		})
	}
}

// slot is the way to a string inside a type: indexes of fields; pointers are
// made and slices get one element on the way.
type slot []int

// raw reports whether the slot is a fragment of XML.
func (s slot) raw(typ reflect.Type) bool {
	raw := false
	for _, i := range s {
		typ = elem(typ)
		f := typ.Field(i)
		raw = strings.HasSuffix(f.Tag.Get("xml"), ",innerxml")
		typ = f.Type
	}
	return raw
}

func (s slot) name(typ reflect.Type) string {
	var names []string
	for _, i := range s {
		typ = elem(typ)
		names = append(names, typ.Field(i).Name)
		typ = typ.Field(i).Type
	}
	return strings.Join(names, ".")
}

// elem goes through pointers and slices, but for bytes.
func elem(typ reflect.Type) reflect.Type {
	for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice && typ.Elem().Kind() != reflect.Uint8 {
		typ = typ.Elem()
	}
	return typ
}

// stringSlots finds them in the exported fields, each type once on a way.
func stringSlots(typ reflect.Type, above []reflect.Type) (found []slot) {
	if slices.Contains(above, typ) || typ == reflect.TypeFor[time.Time]() {
		return nil
	}
	above = append(slices.Clone(above), typ)
	for i := range typ.NumField() {
		f := typ.Field(i)
		if !f.IsExported() {
			continue
		}
		switch inner := elem(f.Type); inner.Kind() {
		case reflect.String, reflect.Slice:
			found = append(found, slot{i})
		case reflect.Struct:
			for _, s := range stringSlots(inner, above) {
				found = append(found, append(slot{i}, s...))
			}
		}
	}
	return found
}

// value returns a pointer to a new value that holds text in the slot.
func (s slot) value(typ reflect.Type, text string) any {
	root := reflect.New(typ)
	v := root.Elem()
	descend := func() {
		for {
			switch {
			case v.Kind() == reflect.Pointer:
				v.Set(reflect.New(v.Type().Elem()))
				v = v.Elem()
			case v.Kind() == reflect.Slice && v.Type().Elem().Kind() != reflect.Uint8:
				v.Set(reflect.MakeSlice(v.Type(), 1, 1))
				v = v.Index(0)
			default:
				return
			}
		}
	}
	for _, i := range s {
		descend()
		if v.Type() == reflect.TypeFor[xml.Attr]() || v.Type() == reflect.TypeFor[xml.Name]() {
			fillNames(v)
		}
		v = v.Field(i)
	}
	descend()
	if v.Kind() == reflect.String {
		v.SetString(text)
	} else {
		v.SetBytes([]byte(text))
	}
	return root.Interface()
}

// fillNames gives a name to what is nothing without one.
func fillNames(v reflect.Value) {
	if v.Type() == reflect.TypeFor[xml.Attr]() {
		v = v.Field(0)
	}
	v.FieldByName("Local").SetString("name")
}

// place is where in a tree a string stands: the way down as indexes and what
// of the node it is.
type place struct {
	way  string
	what string // text, name, space, or an attribute's name, space or value
}

// places finds the marker in what Append writes of a value that has it in the
// slot.
func (s slot) places(t *testing.T, typ reflect.Type) []place {
	t.Helper()
	out, err := stanza.Append(nil, s.value(typ, marker))
	if err != nil {
		t.Fatalf("Append does not take %q: %v", marker, err)
	}
	tree, err := treeOf(out)
	if err != nil {
		t.Fatal(err)
	}
	return find(tree, marker, "")
}

// find lists the places where exactly that string stands.
func find(n *node, text, way string) (found []place) {
	look := func(value, what string) {
		if value == text {
			found = append(found, place{way, what})
		}
	}
	if way != "" {
		look(n.text, "text")
		look(n.name.Local, "name")
		look(n.name.Space, "space")
	}
	for _, a := range n.attrs {
		look(a.Value, "value")
		look(a.Name.Local, "attribute")
		look(a.Name.Space, "attribute's space")
	}
	for i, c := range n.nodes {
		found = append(found, find(c, text, way+"/"+string(rune('0'+i)))...)
	}
	return found
}

func (s slot) check(t *testing.T, typ reflect.Type, where []place, hostile string) {
	t.Helper()
	const before = "before "
	v := s.value(typ, hostile)
	out, err := stanza.Append([]byte(before), v)
	written, kept := bytes.CutPrefix(out, []byte(before))
	if !kept || err != nil && len(written) > 0 {
		t.Errorf("%.40q: dst is not as it was: %.200q, %v", hostile, out, err)
	}
	if err != nil {
		return
	}
	e, err := parse(written)
	if err != nil {
		t.Errorf("%.40q is written as %.200q: %v", hostile, written, err)
		return
	}
	tree, err := treeOf(written)
	fourth := err != nil && strings.Contains(err.Error(), "invalid XML name") // encoding/xml knows the names of XML's fourth edition
	if err != nil && !fourth {
		t.Errorf("%.40q is written as %.200q: %v", hostile, written, err)
		return
	}
	// An attribute xmlns is a declaration: it is refused, or what it says is
	// true anyway, and it is left out.
	declares := hostile == "xmlns" && slices.ContainsFunc(where, func(p place) bool { return strings.HasPrefix(p.what, "attribute") })
	if fourth || declares {
		// Unmarshal alone is asked, below.
	} else if s.raw(typ) {
		// A fragment is what it was and stays inside its element.
		space, _ := xmlstream.AppendAttrValue(nil, tree.nodes[0].name.Space)
		want, err := treeOf(fmt.Appendf(nil, "<r xmlns='%s'>%s</r>", space, hostile))
		if err != nil {
			t.Errorf("%.40q is no fragment but is written as %.200q", hostile, written)
		} else if !contains(tree, want.nodes[0].nodes) {
			t.Errorf("%.40q does not stand in %.200q", hostile, written)
		}
	} else if hostile != "" {
		// Text may be left out where it is empty; names are not compared with "".
		found := find(tree, hostile, "")
		for _, p := range where {
			if !slices.Contains(found, p) {
				t.Errorf("%.40q is not where it belongs (%v) but in %.200q", hostile, p, written)
			}
		}
	}
	back := reflect.New(typ).Interface()
	if err := stanza.Unmarshal(e, back); err != nil {
		t.Errorf("%.40q is written as %.200q, which is refused: %v", hostile, written, err)
		return
	}
	// A second Append of what was read says the same, and so does the value.
	again, err := stanza.Append(nil, back)
	if err != nil {
		t.Errorf("%.40q: what was read back is not written: %v", hostile, err)
		return
	}
	if againTree, err := treeOf(again); !fourth && (err != nil || !reflect.DeepEqual(tree, againTree)) {
		t.Errorf("%.40q: written as %.200q, read and written as %.200q", hostile, written, again)
	}
	isName := slices.ContainsFunc(where, func(p place) bool { return p.what != "text" && p.what != "value" })
	if hostile == "" && isName || declares {
		return // there is no such name: another is taken, or nothing is written
	}
	if got := s.read(back); !s.raw(typ) && got != hostile {
		t.Errorf("%.40q comes back as %.40q through %.200q", hostile, got, written)
	}
}

// contains reports whether those nodes stand in a row somewhere in n.
func contains(n *node, row []*node) bool {
	if len(row) == 0 {
		return true
	}
	for i := 0; i+len(row) <= len(n.nodes); i++ {
		if reflect.DeepEqual(n.nodes[i:i+len(row)], row) {
			return true
		}
	}
	return slices.ContainsFunc(n.nodes, func(c *node) bool { return contains(c, row) })
}

// read returns what v holds in the slot, "" where the way to it ends.
func (s slot) read(root any) string {
	v := reflect.ValueOf(root)
	descend := func() bool {
		for {
			switch {
			case v.Kind() == reflect.Pointer:
				if v.IsNil() {
					return false
				}
				v = v.Elem()
			case v.Kind() == reflect.Slice && v.Type().Elem().Kind() != reflect.Uint8:
				if v.Len() == 0 {
					return false
				}
				v = v.Index(0)
			default:
				return true
			}
		}
	}
	for _, i := range s {
		if !descend() {
			return ""
		}
		v = v.Field(i)
	}
	if !descend() {
		return ""
	}
	if v.Kind() == reflect.String {
		return v.String()
	}
	return string(v.Bytes())
}

// checkRoundTrip writes a value and reads it back.
func checkRoundTrip(t *testing.T, v any) {
	t.Helper()
	out, err := stanza.Append(nil, v)
	if err != nil {
		t.Fatal(err)
	}
	e, err := parse(out)
	if err != nil {
		t.Fatalf("%s: %v", out, err)
	}
	back := reflect.New(reflect.TypeOf(v))
	if err := stanza.Unmarshal(e, back.Interface()); err != nil {
		t.Fatalf("%s: %v", out, err)
	}
	if diff := gocmp.Diff(v, back.Elem().Interface(), sameValue...); diff != "" {
		t.Errorf("through %s (-want +got)\n%s", out, diff)
	}
}

// Types whose fields are all written as they are and read back into the same
// field, for the property and for allocations.
type (
	propertyChat struct {
		XMLName xml.Name `xml:"urn:test chat"`
		From    string   `xml:"from,attr,omitempty"`
		Lang    string   `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"`
		Body    string   `xml:"urn:test body"`
		Thread  *string  `xml:"urn:test thread"`
		Note    []byte   `xml:"urn:other note"`
	}
	propertyList struct {
		XMLName xml.Name       `xml:"urn:test list"`
		Items   []propertyItem `xml:"urn:test item"`
		Text    string         `xml:",chardata"`
	}
	propertyItem struct {
		JID    string   `xml:"jid,attr"`
		Groups []string `xml:"urn:test group"`
		Text   []byte   `xml:",chardata"`
	}
	propertyOpen struct {
		XMLName xml.Name
		Attrs   []xml.Attr     `xml:",any,attr"`
		Nodes   []propertyNode `xml:",any"`
	}
	propertyNode struct {
		XMLName xml.Name
		Text    string `xml:",chardata"`
	}
	propertyPath struct {
		XMLName xml.Name `xml:"urn:test path"`
		C       string   `xml:"b>c"`
		D       []string `xml:"b>d"`
	}
	propertyCDATA struct {
		XMLName xml.Name `xml:"urn:test cdata"`
		Text    string   `xml:",cdata"`
	}
	propertyInner struct {
		XMLName xml.Name `xml:"urn:test inner"`
		ID      string   `xml:"id,attr"`
		Inner   string   `xml:",innerxml"`
	}
)

func TestAppendIsReadBackAsWritten(t *testing.T) {
	for _, v := range []any{propertyChat{}, propertyList{}, propertyOpen{XMLName: xml.Name{Local: "open"}}, propertyPath{}, propertyCDATA{}, propertyInner{}} {
		t.Run(reflect.TypeOf(v).Name(), func(t *testing.T) { checkAppendProperty(t, v) })
	}
}

func TestAppendAllocatesNothing(t *testing.T) {
	skipInstrumented(t)
	chat := &propertyChat{From: "juliet@example.com/balcony", Lang: "en", Body: "Art thou not Romeo, & a Montague?", Thread: p("e0ffe42b")}
	list := &propertyList{Items: []propertyItem{{JID: "romeo@example.net", Groups: []string{"Friends", "Lovers"}}, {JID: "nurse@example.com"}}}
	path := &propertyPath{C: "1", D: []string{"2", "3"}}
	for name, v := range map[string]any{"attributes and elements": chat, "slices": list, "paths": path} {
		t.Run(name, func(t *testing.T) {
			buf, err := stanza.Append(nil, v)
			if err != nil {
				t.Fatal(err)
			}
			if n := testing.AllocsPerRun(100, func() {
				if _, err := stanza.Append(buf[:0], v); err != nil {
					t.Fatal(err)
				}
			}); n != 0 {
				t.Errorf("%v allocations", n)
			}
		})
	}
}
