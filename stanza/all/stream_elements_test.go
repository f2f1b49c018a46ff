package all_test

import (
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/all"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// documents returns the wire forms of an element.
func documents(name string) []string {
	docs := wireForms[name]
	if local, ok := strings.CutPrefix(name, "{urn:xmpp:sm:2}"); ok {
		for _, doc := range wireForms["{urn:xmpp:sm:3}"+local] {
			docs = append(docs, strings.ReplaceAll(doc, "urn:xmpp:sm:3", "urn:xmpp:sm:2"))
		}
	}
	return docs
}

// TestWireForms decodes each document to a type of its own, and writes it again:
// as it came, and from a value that is nothing but its fields.
func TestWireForms(t *testing.T) {
	names := []string{}
	for name := range wireForms {
		names = append(names, name)
		if local, ok := strings.CutPrefix(name, "{urn:xmpp:sm:3}"); ok {
			names = append(names, "{urn:xmpp:sm:2}"+local)
		}
	}
	slices.Sort(names)
	codec := stanza.NewCodec("jabber:client", all.Types())
	for _, name := range names {
		for i, doc := range documents(name) {
			t.Run(fmt.Sprint(name, " ", i), func(t *testing.T) {
				e := wiretest.Parse(t, doc)
				if got := expanded(e.Name()); got != name {
					t.Fatalf("the document is one of %s", got)
				}
				v, err := codec.Decode(e)
				if _, unknown := v.(*stanza.Unknown); unknown || err != nil {
					t.Fatalf("decoded to %T: %v", v, err)
				}
				out, err := codec.Append(nil, v)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(wiretest.Tree(e), wiretest.Tree(wiretest.Parse(t, string(out)))); diff != "" {
					t.Errorf("as it came (-want +got):\n%s", diff)
				}
				forget(reflect.ValueOf(v))
				if out, err = codec.Append(nil, v); err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(named(wiretest.Sorted(e)), wiretest.Sorted(wiretest.Parse(t, string(out)))); diff != "" {
					t.Errorf("from its fields (-want +got):\n%s", diff)
				}
			})
		}
	}
}

// forget takes from a value all that is not in its fields: what was received,
// and payloads.
func forget(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			forget(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			forget(v.Index(i))
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[stanza.Extra]() {
			v.SetZero()
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				forget(v.Field(i))
			}
		}
	}
}

// named returns a tree without the elements of applications.
func named(tree string) string {
	var out strings.Builder
	skip := -1 // the indent of an element that is left out
	for line := range strings.Lines(tree) {
		text := strings.TrimLeft(line, " ")
		indent := len(line) - len(text)
		if skip >= 0 && indent > skip {
			continue
		}
		skip = -1
		if strings.HasPrefix(text, "{urn:example:") {
			skip = indent
			continue
		}
		out.WriteString(line)
	}
	return out.String()
}

func expanded(n xml.Name) string { return "{" + n.Space + "}" + n.Local }

// noElements are the rows of the table that are no elements, and why.
var noElements = map[string]string{
	"(SCRAM attributes only)": "fields inside of the base64 text of SASL elements",
	"(attributes on auth)":    "attributes of another namespace on sasl.Auth, which Extra keeps",
}

// TestStreamElements checks that the types and the documents above have all
// that the table of stream-level elements has: its elements, with their
// attributes and children.
func TestStreamElements(t *testing.T) {
	path := filepath.Join("..", "..", "..", "shared", "codec", "stream-elements.tsv")
	table, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("the table is not beside this checkout: %v", err)
	}
	types := all.Types()
	rows := 0
	for line := range strings.Lines(string(table)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) < 6 || f[0] == "group" || strings.HasPrefix(line, "#") {
			continue
		}
		rows++
		space, element, attributes, children := f[1], f[2], f[4], f[5]
		if reason, ok := noElements[element]; ok {
			t.Logf("%s %s: %s", space, element, reason)
			continue
		}
		t.Run(space+" "+element, func(t *testing.T) {
			var docs []xmlstream.Element
			for local := range strings.SplitSeq(element, " / ") {
				local, _, _ = strings.Cut(local, "@")
				name := xml.Name{Space: space, Local: local}
				if types.New(name) == nil {
					t.Errorf("no type for %s", expanded(name))
				}
				forms := documents(expanded(name))
				if len(forms) == 0 {
					t.Errorf("no document for %s", expanded(name))
				}
				for _, doc := range forms {
					docs = append(docs, wiretest.Parse(t, doc))
				}
			}
			for _, attr := range attributesOf(attributes) {
				if !slices.ContainsFunc(docs, func(e xmlstream.Element) bool {
					_, ok := e.AttrNS(attr.Space, attr.Local)
					return ok
				}) {
					t.Errorf("no document has the attribute %s", expanded(attr))
				}
			}
			for _, m := range childName.FindAllStringSubmatch(childAttrs.ReplaceAllString(children, "@"), -1) {
				_, isRoot := wireForms["{"+space+"}"+m[1]]
				if !isRoot && !anywhere(docs, func(e xmlstream.Element) bool { return e.Name().Local == m[1] }) {
					t.Errorf("no document has the child %s", m[1])
				}
			}
			for _, m := range childAttrs.FindAllStringSubmatch(children, -1) {
				for attr := range strings.SplitSeq(m[1], ",") {
					if !anywhere(docs, func(e xmlstream.Element) bool { _, ok := e.Attr(attr); return ok }) {
						t.Errorf("no document has a child with the attribute %s", attr)
					}
				}
			}
		})
	}
	if rows != 93 {
		t.Errorf("the table has %d rows, want 93", rows)
	}
}

var inParentheses = regexp.MustCompile(`\([^)]*\)`)

// attributesOf reads the column of attributes: names, with remarks in
// parentheses, after a plus sign, or after "foreign".
func attributesOf(column string) (names []xml.Name) {
	column, _, _ = strings.Cut(column, " + ")
	column, _, _ = strings.Cut(column, "foreign")
	for word := range strings.FieldsFuncSeq(inParentheses.ReplaceAllString(column, ""), func(r rune) bool { return r == ' ' || r == ';' }) {
		name := xml.Name{Local: word}
		if local, ok := strings.CutPrefix(word, "xml:"); ok {
			name = xml.Name{Space: "http://www.w3.org/XML/1998/namespace", Local: local}
		} else if local, ok := strings.CutPrefix(word, "xmpp:"); ok {
			name = xml.Name{Space: "urn:xmpp:xbosh", Local: local}
		}
		if word != "-" {
			names = append(names, name)
		}
	}
	return names
}

// A child in the column of children has a sign behind its name: how many of
// them there are, its attributes, or what is in it.
var (
	childName  = regexp.MustCompile(`\b([a-z][a-z0-9-]*)[*+?@(]`)
	childAttrs = regexp.MustCompile(`@([a-z][a-z0-9-]*(?:,[a-z0-9-]+)*)`)
)

// anywhere reports whether is holds for one of the elements or what is inside.
func anywhere(elements []xmlstream.Element, is func(xmlstream.Element) bool) bool {
	for _, e := range elements {
		if is(e) || anywhere(slices.Collect(e.Children()), is) {
			return true
		}
	}
	return false
}
