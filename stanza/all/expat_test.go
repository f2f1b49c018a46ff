package all_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"os/exec"
	"testing"
)

// expatReader reads documents, one JSON string a line, with Python's binding of
// expat and writes their trees: lists of a name, attributes and children.
const expatReader = `
import json, sys, pyexpat

def name(n):
    space, _, local = n.rpartition('\f')
    return [space, local]

for line in sys.stdin:
    p = pyexpat.ParserCreate('utf-8', '\f') # which no XML holds
    p.buffer_text = True
    p.ordered_attributes = True
    root = [None, None, []]
    open = [root]
    def start(n, attrs):
        e = [name(n), sorted(name(a) + [v] for a, v in zip(attrs[::2], attrs[1::2])), []]
        open[-1][2].append(e)
        open.append(e)
    def text(s):
        nodes = open[-1][2]
        if nodes and isinstance(nodes[-1], str):
            nodes[-1] += s
        else:
            nodes.append(s)
    p.StartElementHandler = start
    p.EndElementHandler = lambda n: open.pop()
    p.CharacterDataHandler = text
    try:
        p.Parse(json.loads(line).encode('utf-8'), True)
        print(json.dumps(root[2][0]))
    except Exception as e:
        print(json.dumps(str(e)))
`

// expat collects documents and what encoding/xml sees in them.
type expat struct {
	docs  []string
	trees []*node
}

func (x *expat) add(doc []byte, tree *node) {
	if bytes.Contains(doc, []byte("<xmlns")) {
		return // an element of that name has no namespace for encoding/xml
	}
	x.docs = append(x.docs, string(doc))
	x.trees = append(x.trees, tree)
}

// check compares the trees with those that expat sees, where the machine has
// it.
func (x *expat) check(t *testing.T) {
	t.Helper()
	if err := exec.Command("python3", "-c", "import pyexpat").Run(); err != nil {
		t.Logf("the machine has no expat for Python: %v", err)
		return
	}
	var in, want bytes.Buffer
	for i, doc := range x.docs {
		line, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		in.Write(append(line, '\n'))
		if line, err = json.Marshal(x.trees[i].json()); err != nil {
			t.Fatal(err)
		}
		want.Write(append(line, '\n'))
	}
	cmd := exec.Command("python3", "-c", expatReader)
	cmd.Stdin = &in
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	got, wanted := json.NewDecoder(bytes.NewReader(out)), json.NewDecoder(&want)
	for _, doc := range x.docs {
		var g, w any
		if err := got.Decode(&g); err != nil {
			t.Fatal(err)
		}
		if err := wanted.Decode(&w); err != nil {
			t.Fatal(err)
		}
		if g, w := marshal(t, g), marshal(t, w); !bytes.Equal(g, w) {
			t.Errorf("in %.200q expat sees %.200s, encoding/xml %.200s", doc, g, w)
		}
	}
	t.Logf("expat sees %d documents as encoding/xml does", len(x.docs))
}

func marshal(t *testing.T, v any) []byte {
	t.Helper()
	out, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// json is the element in the form of expatReader.
func (n *node) json() any {
	if n.isText() {
		return n.text
	}
	name := func(n xml.Name) []string { return []string{n.Space, n.Local} }
	attrs, nodes := [][]string{}, []any{}
	for _, a := range n.attrs {
		attrs = append(attrs, append(name(a.Name), a.Value))
	}
	for _, c := range n.nodes {
		nodes = append(nodes, c.json())
	}
	return []any{name(n.name), attrs, nodes}
}
