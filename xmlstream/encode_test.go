package xmlstream_test

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// encodeCase is a line of attacks/encode-cases.jsonl.
type encodeCase struct {
	ID, Op, XML string
	XMLHex      string `json:"xml_hex"`
	Node        *encodeNode
	Parent      *encodeNode
	Attrs       map[string]string
	Limit       int `json:"peer_max_bytes"`
	Expect      struct {
		Verdict string
		Reparse []any
		Attrs   map[string]string
	}
}

type encodeNode struct {
	NS, Name   any
	Attrs      [][3]any
	Children   []json.RawMessage
	PrefixHint any `json:"prefix_hint"`
	Recipe     *struct {
		Wrap  string
		Times int
	}
}

// text is a string, or {"hex": bytes}.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		b, _ := hex.DecodeString(v["hex"].(string))
		return string(b)
	}
	return ""
}

func (n *encodeNode) write(b *xmlstream.Builder) {
	if n.Recipe != nil {
		for range n.Recipe.Times {
			b.Start("jabber:client", n.Recipe.Wrap, "")
		}
		for range n.Recipe.Times {
			b.End()
		}
		return
	}
	b.Start(text(n.NS), text(n.Name), text(n.PrefixHint))
	for _, a := range n.Attrs {
		b.Attr(text(a[0]), text(a[1]), text(a[2]))
	}
	for _, raw := range n.Children {
		var child encodeNode
		var v any
		_ = json.Unmarshal(raw, &v)
		if m, ok := v.(map[string]any); ok && (m["ns"] != nil || m["recipe"] != nil) {
			_ = json.Unmarshal(raw, &child)
			child.write(b)
			continue
		}
		b.Text(text(v))
	}
	b.End()
}

var client = xmlstream.NewContext("jabber:client", xmlstream.Prefix{Name: "stream", Space: "http://etherx.jabber.org/streams"})

// readBack parses what was written as a first-level child of a stream.
func readBack(t *testing.T, b []byte) []any {
	t.Helper()
	o := &observer{tok: xmlstream.NewTokenizer(nil)}
	o.feed([]byte(plainHeader))
	o.feed(b)
	if o.err != nil || o.elements != 1 {
		t.Fatalf("written: %q: %d elements, %v", b, o.elements, o.err)
	}
	return o.trees[0].([]any)
}

const plainHeader = `<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>`

type shortWriter struct{ n int }

func (w *shortWriter) Write(p []byte) (int, error) { return w.n, errors.New("connection reset") }

func TestEncodeCases(t *testing.T) {
	for _, c := range readLines[encodeCase](t, sharedPath(t, "attacks/encode-cases.jsonl")) {
		t.Run(c.ID, func(t *testing.T) {
			dst := []byte("before")
			var out []byte
			var err error
			switch c.Op {
			case "element", "limit", "short-write":
				b := xmlstream.NewBuilder(dst, client)
				if c.Node == nil {
					t.Skip("no node")
				}
				c.Node.write(b)
				out, err = b.Finish()
				switch c.Op {
				case "limit":
					if err == nil {
						err = xmlstream.NewWriter(io.Discard, &xmlstream.Limits{StanzaBytes: c.Limit}).WriteElement(out[len(dst):])
						if c.Expect.Verdict == "refuse" && err != nil {
							return
						}
					}
				case "short-write":
					w := xmlstream.NewWriter(&shortWriter{7}, nil)
					first := w.WriteElement(out[len(dst):])
					if first == nil || !errors.Is(w.WriteElement([]byte("<a/>")), errors.Unwrap(first)) {
						t.Fatalf("a short write is not final: %v", first)
					}
					return
				}
			case "raw":
				raw := []byte(c.XML)
				if c.XMLHex != "" {
					raw, _ = hex.DecodeString(c.XMLHex)
				}
				b := xmlstream.NewBuilder(dst, client)
				b.Start(text(c.Parent.NS), text(c.Parent.Name), "")
				b.Raw(raw)
				b.End()
				out, err = b.Finish()
			case "header":
				b := xmlstream.NewBuilder(dst, client)
				b.Start("http://etherx.jabber.org/streams", "stream", "stream")
				for name, v := range c.Attrs {
					if name == "xml:lang" {
						b.Attr("http://www.w3.org/XML/1998/namespace", "lang", v)
					} else {
						b.Attr("", name, v)
					}
				}
				out, err = b.FinishOpen()
				if err == nil {
					e, perr := xmlstream.Parse([]byte(strings.Replace(string(out[len(dst):]), "<stream:stream", "<stream:stream xmlns:stream='http://etherx.jabber.org/streams'", 1)+"</stream:stream>"), nil)
					if perr != nil {
						t.Fatal(perr)
					}
					for name, v := range c.Expect.Attrs {
						got, _ := e.Attr(name)
						if name == "xml:lang" {
							got = e.Lang()
						}
						if string(got) != v {
							t.Errorf("%s = %q, want %q", name, got, v)
						}
					}
					return
				}
			case "decode-encode-decode":
				tok := xmlstream.NewTokenizer(nil)
				o := &observer{tok: tok}
				o.feed([]byte(plainHeader))
				_, _ = tok.Write([]byte(c.XML))
				if _, err = tok.Next(); err != nil {
					t.Fatal(err)
				}
				out, err = tok.Element().AppendXML(dst)
				again, aerr := xmlstream.Parse(out[len(dst):], nil)
				if aerr != nil {
					t.Fatal(aerr)
				}
				if twice, _ := again.AppendXML(nil); !bytes.Equal(twice, out[len(dst):]) {
					t.Errorf("no fixed point: %q, then %q", out[len(dst):], twice)
				}
			default:
				t.Skipf("op %q has no test here", c.Op)
			}
			if !bytes.HasPrefix(out, dst) || err != nil && len(out) != len(dst) {
				t.Fatalf("an error left %q", out)
			}
			if (err == nil) != (c.Expect.Verdict == "write") && c.Expect.Verdict != "refuse-or-write" {
				t.Fatalf("verdict %v, want %s; written %q", err, c.Expect.Verdict, out)
			}
			if err == nil && c.Expect.Reparse != nil {
				if diff := cmp.Diff(c.Expect.Reparse, readBack(t, out[len(dst):])); diff != "" {
					t.Errorf("read back (-want +got):\n%s\nwritten %q", diff, out)
				}
			}
		})
	}
}
