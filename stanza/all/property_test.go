package all_test

import (
	"bytes"
	"cmp"
	"encoding"
	"encoding/xml"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/sasl"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// hostileStrings are put into every field that takes a string.
var hostileStrings = []string{
	"", " ", "x", "\x00", "a\x01b", "\x0b", "\x1f", "\x7f", "\u0085", "\u2028", "\t", "\n", "\r", "\r\n", " \r\n\t ", "\xff", "a\xc3", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xc0\x80", "\ufffd", "\ufffe", "\uffff", "\ufeff", "\U0010ffff",
	"<", ">", "&", "'", `"`, "]]>", "]]", "a]]>b]]>c", "<![CDATA[x]]>", "<!-- x -->", "<?x y?>", "&lt;", "&amp;amp;", "&#0;", "&nbsp;", "</a><evil xmlns='urn:evil'/><a>", "<evil/>", "a><evil/", `a" evil="`, "a' evil='", "a b", "a/", "p:a", "xmlns", "xml", "xmlns:p",
	"ÿ漢😀", "e\u0301", "-1", "true", strings.Repeat("x", 5000), strings.Repeat("<&>\"'\r\n", 100), strings.Repeat("漢", 700),
}

// sampleOfThem is for fields that have been tested in another type.
var sampleOfThem = []string{"", "x", "\x00", "\xff", " <&>'\"\r\n]]>"}

// marker is a string that no type needs for itself: where it turns up in the
// output is where a field goes.
const marker = "markerxyz"

// registered returns a new value of each registered type, by its name in Go,
// and of the stanzas.
func registered() map[string]func() any {
	types := everyType()
	names := types.Names()
	slices.SortFunc(names, compareNames)
	found := map[string]func() any{}
	for _, name := range names {
		typ := reflect.TypeOf(types.New(name)).Elem()
		if found[typ.String()] != nil {
			continue
		}
		found[typ.String()] = func() any {
			v := types.New(name)
			// One that is for several names is nothing without one.
			if f, ok := typ.FieldByName("XMLName"); ok && f.Type == reflect.TypeFor[xml.Name]() && f.Tag == "" {
				reflect.ValueOf(v).Elem().FieldByIndex(f.Index).Set(reflect.ValueOf(name))
			}
			return v
		}
	}
	return found
}

// slot is the way to a string in a type: indexes of fields. Pointers are made
// and slices get one element on the way.
type slot []int

func (s slot) name(typ reflect.Type) string {
	var names []string
	for _, i := range s {
		f := elem(typ).Field(i)
		names = append(names, f.Name)
		typ = f.Type
	}
	return strings.Join(names, ".")
}

// field returns the struct and the name of the last field.
func (s slot) field(typ reflect.Type) string {
	for _, i := range s[:len(s)-1] {
		typ = elem(typ).Field(i).Type
	}
	typ = elem(typ)
	return typ.String() + "." + typ.Field(s[len(s)-1]).Name
}

// company are the fields that say something only together with others.
var company = map[string]string{
	"sasl.Auth.Data.Bytes": "an auth names a mechanism",
	"stanza.Error.Address": "it is the text of Condition",
	"stream.Error.Host":    "it is the text of Condition",
}

// elem goes through pointers and slices, but for bytes.
func elem(typ reflect.Type) reflect.Type {
	for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice && typ.Elem().Kind() != reflect.Uint8 {
		typ = typ.Elem()
	}
	return typ
}

var (
	extraType = reflect.TypeFor[stanza.Extra]()
	jidType   = reflect.TypeFor[stanza.JID]()
	timeType  = reflect.TypeFor[time.Time]()
)

// slots finds them in the exported fields, each type once on a way.
func slots(typ reflect.Type, above []reflect.Type) (found []slot) {
	if slices.Contains(above, typ) || typ == timeType || typ == extraType {
		return nil
	}
	above = append(slices.Clone(above), typ)
	for i := range typ.NumField() {
		f := typ.Field(i)
		switch inner := elem(f.Type); {
		case !f.IsExported(), f.Name == "XMLName" && f.Tag != "", f.Tag.Get("xml") == "-":
		case inner.Kind() == reflect.String, inner.Kind() == reflect.Slice, inner == jidType:
			found = append(found, slot{i})
		case inner.Kind() == reflect.Struct:
			for _, s := range slots(inner, above) {
				found = append(found, append(slot{i}, s...))
			}
		}
	}
	return found
}

// into makes the pointers and slices that lead to a value.
func into(v reflect.Value) reflect.Value {
	for {
		switch {
		case v.Kind() == reflect.Pointer:
			if v.IsNil() {
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		case v.Kind() == reflect.Slice && v.Type().Elem().Kind() != reflect.Uint8:
			if v.Len() == 0 {
				v.Set(reflect.MakeSlice(v.Type(), 1, 1))
			}
			v = v.Index(0)
		default:
			return v
		}
	}
}

// set puts a text into the slot of the value that root points to, and reports
// whether it can hold it, and as what it is written. With beside, strings and
// booleans beside it are set too, for those that say something only together.
func (s slot) set(root any, text string, beside bool) (as string, ok bool) {
	v := reflect.ValueOf(root)
	var holder encoding.TextMarshaler // what writes the string
	holds := func() {
		if m, ok := v.Addr().Interface().(encoding.TextMarshaler); ok && holder == nil {
			holder = m
		}
	}
	for _, i := range s {
		v = into(v)
		holds()
		if name, ok := v.Addr().Interface().(*xml.Name); ok && name.Local == "" {
			name.Local = "name"
		}
		if beside {
			for j := range v.NumField() {
				switch f := v.Field(j); {
				case !v.Type().Field(j).IsExported() || v.Type().Field(j).Name == "XMLName":
				case f.Kind() == reflect.String:
					f.SetString("beside")
				case f.Kind() == reflect.Bool:
					f.SetBool(true)
				}
			}
		}
		v = v.Field(i)
	}
	v = into(v)
	holds()
	switch {
	case v.Type() == jidType:
		jid, err := stanza.ParseJID(text)
		if err != nil {
			return "", false
		}
		v.Set(reflect.ValueOf(jid))
		return jid.String(), true
	case v.Kind() == reflect.String:
		v.SetString(text)
	default:
		v.SetBytes([]byte(text))
	}
	if holder != nil {
		written, err := holder.MarshalText()
		return string(written), err == nil
	}
	return text, true
}

// place is where in a tree a string stands: the way down as indexes and what
// of the node it is.
type place struct {
	way  string
	what string // text, name, space, or an attribute's name or value
}

// find lists the places where exactly that string stands.
func find(n *node, text, way string) (found []place) {
	look := func(value, what string) {
		if value == text {
			found = append(found, place{way, what})
		}
	}
	look(n.name.Local, "name")
	look(n.name.Space, "space")
	for _, a := range n.attrs {
		look(a.Value, "value of "+expanded(a.Name))
		look(a.Name.Local, "attribute")
	}
	own, child := "", 0
	for _, c := range n.nodes {
		if c.isText() {
			own += c.text
		} else {
			found = append(found, find(c, text, fmt.Sprint(way, "/", child))...)
			child++
		}
	}
	look(own, "text")
	return found
}

func isExported(name string) bool { return 'A' <= name[0] && name[0] <= 'Z' }

func rooted(written []byte) ([]*node, error) {
	return treesOf(slices.Concat([]byte("<r>"), written, []byte("</r>")))
}

func parse(doc []byte) (xmlstream.Element, error) {
	return xmlstream.Parse(doc, &xmlstream.Options{Limits: xmlstream.Unlimited()})
}

// comparing compares values without what they were received as.
var comparing = []gocmp.Option{
	cmpopts.IgnoreTypes(stanza.Extra{}),
	cmpopts.EquateEmpty(),
	gocmp.Comparer(func(a, b stanza.JID) bool { return a == b }),
	gocmp.Comparer(func(a, b sasl.Data) bool {
		there := func(d sasl.Data) bool { return d.Present || len(d.Bytes) > 0 }
		return bytes.Equal(a.Bytes, b.Bytes) && there(a) == there(b)
	}),
	gocmp.Comparer(func(a, b stanza.LangText) bool {
		return a.Value == b.Value && a.Lang == b.Lang && (a.HasLang || a.Lang != "") == (b.HasLang || b.Lang != "")
	}),
	gocmp.FilterPath(func(p gocmp.Path) bool { return p.Last().String() == ".XMLName" }, gocmp.Ignore()),
	gocmp.FilterPath(func(p gocmp.Path) bool {
		field, ok := p.Last().(gocmp.StructField)
		return ok && !isExported(field.Name())
	}, gocmp.Ignore()),
	// An error without a condition is one that the receiver does not know.
	gocmp.Comparer(func(a, b stanza.Condition) bool {
		return cmp.Or(a, stanza.UndefinedCondition) == cmp.Or(b, stanza.UndefinedCondition)
	}),
}

// TestEveryStringIsReadBack puts every hostile string into every string and
// []byte that a registered type can hold, alone. Append fails and leaves dst as
// it was; or an independent reader finds exactly that string where the field
// belongs, and Unmarshal an equal value.
func TestEveryStringIsReadBack(t *testing.T) {
	types := registered()
	names := slices.Sorted(maps.Keys(types))
	values, errs := 0, 0
	var second expat
	met := map[string]bool{}
	for _, name := range names {
		create := types[name]
		typ := reflect.TypeOf(create()).Elem()
		for _, s := range slots(typ, nil) {
			t.Run(name+"."+s.name(typ), func(t *testing.T) {
				p := property{create: create, slot: s, second: &second}
				if !p.locate(t) {
					t.Fatal("the field is not written")
				}
				_, ofField := company[s.field(typ)]
				_, ofType := company[name+"."+s.name(typ)]
				if listed := ofField || ofType; listed != p.beside {
					t.Errorf("%s is written alone: %v, listed: %v", s.field(typ), !p.beside, listed)
				}
				hostile := hostileStrings
				if met[s.field(typ)] {
					hostile = sampleOfThem
				}
				met[s.field(typ)] = true
				for _, hostile := range hostile {
					values++
					if !p.check(t, hostile) {
						errs++
					}
				}
			})
		}
	}
	second.check(t)
	t.Logf("%d types, %d values, of which %d have no form in XML", len(types), values, errs)
}

// property is what a field of a type is to have.
type property struct {
	create func() any
	slot   slot
	beside bool
	where  []place // of the marker
	second *expat  // reads what encoding/xml does
}

// locate finds where the field is written.
func (p *property) locate(t *testing.T) bool {
	t.Helper()
	for _, p.beside = range []bool{false, true} {
		v := p.create()
		as, ok := p.slot.set(v, marker, p.beside)
		if !ok {
			t.Fatalf("cannot hold %q", marker)
		}
		out, err := stanza.Append(nil, v)
		if err != nil {
			t.Fatal(err)
		}
		trees, err := rooted(out)
		if err != nil {
			t.Fatal(err)
		}
		if p.where = find(trees[0], as, ""); as == "" || p.where == nil {
			continue
		}
		if e, err := parse(out); err == nil && stanza.Unmarshal(e, p.create()) == nil {
			return true
		}
	}
	return false
}

// check reports whether the string can be written.
func (p *property) check(t *testing.T, hostile string) bool {
	t.Helper()
	const before = "before "
	v := p.create()
	as, ok := p.slot.set(v, hostile, p.beside)
	if !ok {
		return false
	}
	out, err := stanza.Append([]byte(before), v)
	written, kept := bytes.CutPrefix(out, []byte(before))
	if !kept || err != nil && len(written) > 0 {
		t.Errorf("%.40q: dst is not as it was: %.200q, %v", hostile, out, err)
	}
	if err != nil {
		return false
	}
	isName := slices.ContainsFunc(p.where, func(at place) bool { return at.what == "name" || at.what == "space" || at.what == "attribute" })
	trees, err := rooted(written)
	switch {
	case isName && err != nil && strings.Contains(err.Error(), "invalid XML name"):
		// encoding/xml knows the names of XML's fourth edition.
	case err != nil || len(trees) != 1:
		t.Errorf("%.40q is written as %.200q: %v", hostile, written, err)
		return true
	case as != "": // what is empty may be left out
		found := find(trees[0], as, "")
		for _, at := range p.where {
			if !slices.Contains(found, at) {
				t.Errorf("%.40q is not where it belongs (%v) but in %.200q", hostile, at, written)
			}
		}
	}
	if err == nil {
		p.second.add(written, trees[0])
	}
	e, err := parse(written)
	if err != nil {
		t.Errorf("%.40q is written as %.200q: %v", hostile, written, err)
		return true
	}
	back := reflect.New(reflect.TypeOf(v).Elem()).Interface()
	err = stanza.Unmarshal(e, back)
	if hostile == "" {
		return true // what is empty may be absent when it is read, and may be needed
	}
	if err != nil {
		t.Errorf("%.40q is written as %.200q, which is refused: %v", hostile, written, err)
	} else if diff := gocmp.Diff(v, back, comparing...); diff != "" {
		t.Errorf("%.40q comes back through %.200q as another value (-want +got):\n%.500s", hostile, written, diff)
	}
	return true
}

// TestEveryFieldIsReadBack fills all fields of every registered type, two of
// each slice, and reads them back.
func TestEveryFieldIsReadBack(t *testing.T) {
	for name, create := range registered() {
		t.Run(name, func(t *testing.T) {
			v := create()
			f := filler{}
			f.fill(reflect.ValueOf(v).Elem(), nil)
			out, err := stanza.Append(nil, v)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := rooted(out); err != nil {
				t.Fatalf("%v in %s", err, out)
			}
			e, err := parse(out)
			if err != nil {
				t.Fatalf("%v in %s", err, out)
			}
			back := reflect.New(reflect.TypeOf(v).Elem()).Interface()
			if err := stanza.Unmarshal(e, back); err != nil {
				t.Fatalf("%v in %s", err, out)
			}
			if diff := gocmp.Diff(v, back, comparing...); diff != "" {
				t.Errorf("through %s (-want +got):\n%s", out, diff)
			}
		})
	}
}

// filler gives values to fields, no two the same if it can.
type filler struct{ n int }

func (f *filler) fill(v reflect.Value, above []reflect.Type) {
	f.n++
	typ := v.Type()
	switch {
	case typ == jidType:
		v.Set(reflect.ValueOf(stanza.MustParseJID(fmt.Sprintf("ann%d@example.org/desk", f.n))))
		return
	case typ == timeType:
		v.Set(reflect.ValueOf(time.Date(2025, 6, 1, 12, f.n/60%60, f.n%60, 0, time.UTC)))
		return
	case typ == extraType:
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("s%d", f.n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(int64(f.n%100 + 1))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(uint64(f.n%100 + 1))
	case reflect.Float32, reflect.Float64:
		v.SetFloat(float64(f.n) + 0.5)
	case reflect.Pointer:
		if !slices.Contains(above, typ.Elem()) {
			v.Set(reflect.New(typ.Elem()))
			f.fill(v.Elem(), above)
		}
	case reflect.Slice:
		switch {
		case typ.Elem().Kind() == reflect.Uint8:
			v.SetBytes(fmt.Appendf(nil, "b%d", f.n))
		case !slices.Contains(above, elem(typ)):
			v.Set(reflect.MakeSlice(typ, 2, 2))
			f.fill(v.Index(0), above)
			f.fill(v.Index(1), above)
		}
	case reflect.Struct:
		above = append(slices.Clone(above), typ)
		for i := range typ.NumField() {
			if sf := typ.Field(i); sf.IsExported() && sf.Name != "XMLName" && sf.Tag.Get("xml") != "-" {
				f.fill(v.Field(i), above)
			}
		}
	}
}
