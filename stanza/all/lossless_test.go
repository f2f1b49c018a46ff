package all_test

import (
	"encoding/xml"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// TestNothingIsLost takes an element with all that a type names, changes it in
// one place to what the type does not expect, decodes it, be it with an error,
// and writes it from the value: nothing is lost or moved.
func TestNothingIsLost(t *testing.T) {
	types := registered()
	done := map[string]bool{} // changes to elements by their names, in other types
	changes := 0
	for _, name := range slices.Sorted(maps.Keys(types)) {
		t.Run(name, func(t *testing.T) {
			v := types[name]()
			new(filler).fill(reflect.ValueOf(v).Elem(), nil)
			doc, err := stanza.Append(nil, v)
			if err != nil {
				t.Fatal(err)
			}
			if len(doc) > 32<<10 {
				t.Skipf("the element has %d bytes: every place of it takes too long", len(doc))
			}
			trees, err := rooted(doc)
			if err != nil {
				t.Fatal(err)
			}
			for what, changed := range mutations(trees[0], "") {
				if done[what] {
					continue
				}
				done[what] = true
				changes++
				doc := changed.xml(nil)
				e, err := parse(doc)
				if err != nil {
					t.Fatalf("%v in %s", err, doc)
				}
				v := types[name]()
				fault := stanza.Unmarshal(e, v)
				out, err := stanza.Append(nil, v)
				if err != nil {
					t.Errorf("%s in %s: %v", what, doc, err)
					continue
				}
				back, err := rooted(out)
				if err != nil {
					t.Errorf("%s: %v in %s", what, err, out)
				} else if !equal(changed, back[0]) {
					t.Errorf("%s (%v)\nwant %.2000s\ngot  %.2000s", what, fault, doc, out)
				}
			}
		})
	}
	t.Logf("%d changes", changes)
}

// mutations yields trees that differ from n in one place, each with its name.
func mutations(n *node, in string) func(yield func(string, *node) bool) {
	return func(yield func(string, *node) bool) {
		in = in[strings.LastIndex(in, " ")+1:] + " " + expanded(n.name) // and what it is in
		change := func(what string, do func(c *node)) bool {
			c := n.clone()
			do(c)
			return yield(what+" of "+in, c)
		}
		for i, a := range n.attrs {
			for what, value := range map[string]string{"bad": "!bad\"'<", "empty": "", "spaced": " " + a.Value + " "} {
				if !change(what+" attribute "+expanded(a.Name), func(c *node) { c.attrs[i].Value = value }) {
					return
				}
			}
			if !change("no attribute "+expanded(a.Name), func(c *node) { c.attrs = slices.Delete(c.attrs, i, i+1) }) {
				return
			}
		}
		if !change("unknown attribute", func(c *node) {
			c.attrs = append(c.attrs, xml.Attr{Name: xml.Name{Local: "unknown"}, Value: "<"})
			slices.SortFunc(c.attrs, func(a, b xml.Attr) int { return compareNames(a.Name, b.Name) })
		}) {
			return
		}
		text, _ := n.parts()
		inserted := map[string]*node{
			"text":            {text: "text"},
			"unknown child":   {name: xml.Name{Space: "urn:example:unknown", Local: "unknown"}, attrs: []xml.Attr{{Name: xml.Name{Local: "a"}, Value: "1"}}},
			"unknown sibling": {name: xml.Name{Space: n.name.Space, Local: "unknown"}},
		}
		for i := range len(n.nodes) + 1 {
			for what, insert := range inserted {
				if !change(fmt.Sprint(what, " at ", i), func(c *node) { c.nodes = joinTexts(slices.Insert(c.nodes, i, insert)) }) {
					return
				}
			}
		}
		if text != "" {
			for what, value := range map[string]string{"bad": "!bad<&", "empty": "", "spaced": "\n " + text + "\t"} {
				if !change(what+" text", func(c *node) {
					c.nodes = slices.DeleteFunc(c.nodes, (*node).isText)
					if value != "" {
						c.nodes = slices.Insert(c.nodes, 0, &node{text: value})
					}
				}) {
					return
				}
			}
		}
		for i, child := range n.nodes {
			if child.isText() {
				continue
			}
			name := fmt.Sprint(expanded(child.name), " at ", i)
			if !change("no child "+name, func(c *node) { c.nodes = joinTexts(slices.Delete(c.nodes, i, i+1)) }) ||
				!change("two children "+name, func(c *node) { c.nodes = slices.Insert(c.nodes, i, c.nodes[i]) }) ||
				!change("child at the end "+name, func(c *node) { c.nodes = joinTexts(append(slices.Delete(c.nodes, i, i+1), child)) }) {
				return
			}
			for what, changed := range mutations(child, in) {
				c := n.clone()
				c.nodes[i] = changed
				if !yield(what, c) {
					return
				}
			}
		}
	}
}

func (n *node) clone() *node {
	c := *n
	c.attrs, c.nodes = slices.Clone(n.attrs), slices.Clone(n.nodes)
	return &c
}

// joinTexts makes texts beside each other one.
func joinTexts(nodes []*node) (joined []*node) {
	for _, n := range nodes {
		if last := len(joined) - 1; n.isText() && last >= 0 && joined[last].isText() {
			joined[last] = &node{text: joined[last].text + n.text}
		} else {
			joined = append(joined, n)
		}
	}
	return joined
}

// xml appends the element with a declaration of every namespace where it is
// used.
func (n *node) xml(dst []byte) []byte {
	if n.isText() {
		dst, _ = xmlstream.AppendText(dst, n.text)
		return dst
	}
	dst = fmt.Appendf(dst, "<%s xmlns='", n.name.Local)
	dst, _ = xmlstream.AppendAttrValue(dst, n.name.Space)
	dst = append(dst, '\'')
	for i, a := range n.attrs {
		prefix := ""
		switch a.Name.Space {
		case "":
		case "http://www.w3.org/XML/1998/namespace":
			prefix = "xml:"
		default:
			prefix = fmt.Sprint("a", i, ":")
			dst = fmt.Appendf(dst, " xmlns:a%d='%s'", i, a.Name.Space)
		}
		dst = fmt.Appendf(dst, " %s%s='", prefix, a.Name.Local)
		dst, _ = xmlstream.AppendAttrValue(dst, a.Value)
		dst = append(dst, '\'')
	}
	dst = append(dst, '>')
	for _, c := range n.nodes {
		dst = c.xml(dst)
	}
	return append(dst, strings.Join([]string{"</", n.name.Local, ">"}, "")...)
}
