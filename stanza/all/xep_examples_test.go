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

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/all"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// The stream that the examples stand in, as the NOTICE beside them has it, and
// one that declares no more than a Codec takes for granted.
const (
	exampleHeader = `<stream:stream xmlns='%s'
    xmlns:stream='http://etherx.jabber.org/streams'
    xmlns:db='jabber:server:dialback'
    xmlns:xdb='http://jabber.org/protocol/xdb#'
    xmlns:xmpp='urn:xmpp:xbosh'
    xmlns:xhtml='http://www.w3.org/1999/xhtml'
    xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'
    xmlns:xs='http://www.w3.org/2001/XMLSchema'
    xmlns:xsd='http://www.w3.org/2001/XMLSchema'
    xmlns:atom='http://www.w3.org/2005/Atom'
    xmlns:thr='http://purl.org/syndication/thread/1.0' version='1.0'>`
	plainHeader = `<stream:stream xmlns='%s' xmlns:stream='http://etherx.jabber.org/streams'>`
	streamEnd   = `</stream:stream>`
)

// example is one top-level element of a listing.
type example struct {
	name  string // the listing, and which of its elements
	xml   string // as it stands in the stream
	tree  *node
	space string // the content namespace of the stream that it belongs to
	kind  string // of the listing
}

var comment = regexp.MustCompile(`(?s)<!--.*?-->`)

// examples cuts out every top-level element of the listings that consist of
// elements. Of other kinds it counts the listings: they are no XML, or a stream
// that begins or ends there. It skips the test where the listings are absent.
func examples(t *testing.T) (found []example, left map[string]int) {
	t.Helper()
	dir := filepath.Join("..", "..", "..", "shared", "xep-examples")
	index, err := os.ReadFile(filepath.Join(dir, "index.tsv"))
	if err != nil {
		t.Skipf("the listings are not beside this checkout: %v", err)
	}
	left = map[string]int{}
	lines := strings.Split(strings.TrimSpace(string(index)), "\n")
	for _, line := range lines[1:] {
		f := strings.Split(line, "\t")
		file, kind := f[0], f[7]
		switch kind {
		case "element", "elements", "mixed", "http":
		default:
			left[kind]++
			continue
		}
		listing, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			t.Fatal(err)
		}
		roots, err := rootsOf(comment.ReplaceAllString(string(listing), ""))
		if err != nil {
			t.Errorf("%s: %v", file, err)
		}
		if fmt.Sprint(len(roots)) != f[8] {
			t.Errorf("%s has %d top-level elements, the index says %s", file, len(roots), f[8])
		}
		for i, root := range roots {
			root.kind = kind
			root.name = fmt.Sprintf("%s#%d", strings.TrimSuffix(file, ".xml"), i+1)
			found = append(found, root)
		}
	}
	return found, left
}

// rootsOf cuts the top-level elements out of a listing.
func rootsOf(listing string) (roots []example, err error) {
	doc := fmt.Sprintf(exampleHeader, "jabber:client") + listing + streamEnd
	trees, err := treesOf([]byte(doc))
	if err != nil {
		return nil, err
	}
	d := xml.NewDecoder(strings.NewReader(doc))
	depth, start := 0, int64(0)
	for {
		at := d.InputOffset()
		token, err := d.RawToken()
		if err != nil {
			break
		}
		switch token.(type) {
		case xml.StartElement:
			if depth++; depth == 2 {
				start = at
			}
		case xml.EndElement:
			if depth--; depth == 1 {
				tree := trees[len(roots)]
				root := example{xml: doc[start:d.InputOffset()], tree: tree, space: "jabber:client"}
				if isStanza(tree.name) {
					root.space = tree.name.Space
				}
				roots = append(roots, root)
			}
		}
	}
	return roots, nil
}

func isStanza(n xml.Name) bool {
	switch n.Space {
	case "jabber:client", "jabber:server", "jabber:component:accept", "jabber:component:connect":
		return n.Local == "message" || n.Local == "presence" || n.Local == "iq"
	}
	return false
}

// read returns the example as a first-level child of its stream.
func (x *example) read() (e xmlstream.Element, err error) {
	tokens := xmlstream.NewTokenizer(nil)
	for event, err := range tokens.Feed([]byte(fmt.Sprintf(exampleHeader, x.space) + x.xml)) {
		if err != nil {
			return e, err
		}
		if event == xmlstream.Child {
			e = tokens.Element().Clone()
		}
	}
	if e.IsZero() {
		return e, fmt.Errorf("the element does not end")
	}
	return e, nil
}

// typer makes typed values of all payloads that have a type, so that nothing
// but those values can be written.
type typer struct {
	types  stanza.Types
	values []any    // that were made, without what was given
	raw    []string // payloads without a type
	inside int      // elements with a type inside of those
	faults []error
}

// everyType returns the registered types and the stanzas in all of their
// namespaces.
func everyType() stanza.Types {
	return stanza.Join(all.Types(), stanza.TypeOf[stanza.Message](), stanza.TypeOf[stanza.Presence](), stanza.TypeOf[stanza.IQ]())
}

// value replaces the payloads in v, at any depth.
func (ty *typer) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			ty.value(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			ty.value(v.Index(i))
		}
	case reflect.Struct:
		if payloads, ok := v.Addr().Interface().(*stanza.Payloads); ok {
			ty.payloads(payloads)
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				ty.value(v.Field(i))
			}
		}
	}
}

func (ty *typer) payloads(p *stanza.Payloads) {
	var values []any
	for e := range p.Elements() {
		v := ty.types.New(e.Name())
		if v == nil {
			ty.untyped(e)
			values = append(values, e)
			continue
		}
		ty.fault(stanza.Unmarshal(e, v))
		ty.values = append(ty.values, v)
		ty.value(reflect.ValueOf(v))
		values = append(values, v)
	}
	if values != nil {
		*p = stanza.NewPayloads(values...)
	}
}

func (ty *typer) fault(err error) {
	if err != nil {
		ty.faults = append(ty.faults, err)
	}
}

func (ty *typer) untyped(e xmlstream.Element) {
	ty.raw = append(ty.raw, expanded(e.Name()))
	ty.countInside(e)
}

func (ty *typer) countInside(e xmlstream.Element) {
	for child := range e.Children() {
		if ty.types.New(child.Name()) != nil {
			ty.inside++
		} else {
			ty.countInside(child)
		}
	}
}

// forgetSource takes from a value what was received: what remains are its
// fields, its payloads as they are, and, set anew, the attributes that are no
// fields.
func forgetSource(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			forgetSource(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			forgetSource(v.Index(i))
		}
	case reflect.Struct:
		if f := v.FieldByName("Extra"); f.IsValid() && f.Type() == reflect.TypeFor[stanza.Extra]() {
			x := f.Addr().Interface().(*stanza.Extra)
			forgotten := stanza.Extra{Payloads: x.Payloads}
			if !x.Source().IsZero() {
				for a := range x.Source().Attrs() {
					if !hasAttr(v.Type(), a.Name) {
						forgotten.SetAttr(a.Name.Space, a.Name.Local, string(a.Value))
					}
				}
			}
			*x = forgotten
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && v.Type().Field(i).Type != reflect.TypeFor[stanza.Extra]() {
				forgetSource(v.Field(i))
			}
		}
	}
}

// hasAttr reports whether a field of the struct, or of one that it embeds, is
// that attribute.
func hasAttr(t reflect.Type, name xml.Name) bool {
	for _, f := range reflect.VisibleFields(t) {
		tag, options, _ := strings.Cut(f.Tag.Get("xml"), ",")
		if !slices.Contains(strings.Split(options, ","), "attr") {
			continue
		}
		space, local, ok := strings.Cut(tag, " ")
		if !ok {
			space, local = "", tag
		}
		if name == (xml.Name{Space: space, Local: local}) {
			return true
		}
	}
	return false
}

// result is what becomes of an example that was decoded and written again.
type result struct {
	got        *node
	err        error
	equal      bool // in all that it says
	inAnyOrder bool // but for the order and the spelling that equalInAnyOrder forgives
	meant      bool // and but for remarks
}

// compare reads what was written, as a child of a stream that declares no
// more than a Codec takes for granted.
func (x *example) compare(out []byte, err error) result {
	if err != nil {
		return result{err: err}
	}
	trees, err := treesOf(fmt.Appendf(nil, plainHeader+"%s"+streamEnd, x.space, out))
	if err != nil || len(trees) != 1 {
		return result{err: fmt.Errorf("%d elements are written: %w", len(trees), err)}
	}
	return result{
		got:        trees[0],
		equal:      equal(x.tree, trees[0]),
		inAnyOrder: equalInAnyOrder(x.tree, trees[0]),
		meant:      equalInAnyOrder(withoutRemarks(x.tree), withoutRemarks(trees[0])),
	}
}

// write decodes an example and writes it from its typed values, and then from
// nothing but their fields.
func (x *example) write(t *testing.T, types stanza.Types, codec *stanza.Codec) (ty *typer, typed, fields result) {
	t.Helper()
	e, err := x.read()
	if err != nil {
		t.Fatal(err)
	}
	ty = &typer{types: types}
	v, err := codec.Decode(e)
	ty.fault(err)
	if _, unknown := v.(*stanza.Unknown); unknown {
		ty.untyped(e)
	} else {
		ty.value(reflect.ValueOf(v))
		ty.values = append(ty.values, v)
	}
	typed = x.compare(codec.Append(nil, v))
	for _, v := range ty.values {
		forgetSource(reflect.ValueOf(v))
	}
	return ty, typed, x.compare(codec.Append(nil, v))
}

// unordered are the examples that are written with their parts in another
// order or a typed scalar in another spelling, and why.
var unordered = map[string]string{}

// notInFields are the examples that say more than the fields of their types
// hold, so that it takes what was received to write it again, and why.
var notInFields = map[string]string{
	"XEP-0033-EX11#1":  remark,
	"XEP-0054-EX05#1":  emptyChild,
	"XEP-0060-EX002#1": remark,
	"XEP-0060-EX002#2": remark,
	"XEP-0060-EX002#3": remark,
	"XEP-0060-EX002#4": remark,
	"XEP-0060-EX102#1": remark,
	"XEP-0070-EX10#1":  "the condition of the error is in a wrong namespace: there is none, and RFC 6120 wants one",
	"XEP-0084-EX07#1":  badValue,
	"XEP-0153-EX01#1":  badValue,
	"XEP-0153-EX05#1":  badValue,
	"XEP-0198-EX12#1":  badValue,
	"XEP-0198-EX14#1":  badValue,
	"XEP-0198-EX28#1":  badValue,
	"XEP-0198-EX31#1":  badValue,
	"XEP-0292-EX02#1":  emptyChild,
	"XEP-0384-EX07#1":  badValue,
	"XEP-0384-EX11#1":  badValue,
	"XEP-0403-EX11#1":  emptyChild,
}

const (
	remark     = "text for the reader stands where the protocol has children or nothing"
	emptyChild = "a text that may be absent is there and empty"
	badValue   = "a placeholder stands where a number or base64 belongs"
)

// TestXEPExamples decodes every example of the XEPs that is an element, down to
// the last payload that has a type, and writes it from the typed values.
func TestXEPExamples(t *testing.T) {
	var examplesSeen, elementsTyped, elementsUntyped, insideUntyped, sameOrder, sameTree, fieldsTree, fieldsMeant int
	kinds := map[string]int{}
	types := everyType()
	codecs := map[string]*stanza.Codec{}
	var faults []string
	found, left := examples(t)
	for _, x := range found {
		if codecs[x.space] == nil {
			codecs[x.space] = stanza.NewCodec(x.space, all.Types())
		}
		ty, typed, fields := x.write(t, types, codecs[x.space])
		count := func(is bool, n *int) {
			if is {
				*n++
			}
		}
		examplesSeen++
		kinds[x.kind]++
		elementsTyped += len(ty.values)
		elementsUntyped += len(ty.raw)
		insideUntyped += ty.inside
		count(typed.equal, &sameOrder)
		count(typed.inAnyOrder, &sameTree)
		count(fields.inAnyOrder, &fieldsTree)
		count(fields.meant, &fieldsMeant)
		for _, err := range ty.faults {
			faults = append(faults, x.name+": "+err.Error())
		}
		if !typed.inAnyOrder {
			t.Errorf("%s is written from its typed values as another tree: %v\nwant %s\ngot  %s", x.name, typed.err, x.tree, typed.got)
		} else if _, listed := unordered[x.name]; listed == typed.equal {
			t.Errorf("%s is listed: %v, in its order: %v\nwant %s\ngot  %s", x.name, listed, typed.equal, x.tree, typed.got)
		}
		if _, listed := notInFields[x.name]; listed == fields.meant {
			t.Errorf("%s is listed: %v, is written from its fields: %v, %v\nwant %s\ngot  %s", x.name, listed, fields.meant, fields.err, x.tree, fields.got)
		}
	}
	if examplesSeen == 0 {
		return
	}
	percent := func(n int) string {
		return fmt.Sprintf("%d of %d (%.1f %%)", n, examplesSeen, 100*float64(n)/float64(examplesSeen))
	}
	t.Logf("%d top-level elements of listings of the kinds %v, without the listings %v", examplesSeen, kinds, left)
	t.Logf("%d elements are typed, %d payloads have no type, and %d elements that have one stand inside of those", elementsTyped, elementsUntyped, insideUntyped)
	t.Logf("written from typed values: %s equal but for order and spelling, %s with those", percent(sameTree), percent(sameOrder))
	t.Logf("written from fields alone: %s equal but for order and spelling, %s but for remarks too", percent(fieldsTree), percent(fieldsMeant))
	t.Logf("%d values do not fit, which their stanzas survive:\n%s", len(faults), strings.Join(faults, "\n"))
	if kinds["element"] != 1279 {
		t.Errorf("%d listings are one element, want 1279", kinds["element"])
	}
	if sameOrder*100 < examplesSeen*99 {
		t.Errorf("fewer than 99 %% of the examples keep their order")
	}
}
