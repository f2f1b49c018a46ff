package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/bench/corpus"
	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

const tiny = 20_000

func newCorpus(tb testing.TB, name string, size int) *corpus.Corpus {
	tb.Helper()
	c, err := corpus.New(name, size)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func TestEveryWork(t *testing.T) {
	for _, args := range [][]string{{"-size", "5000", "-time", "1ns", "-idle", "10"}, {"-size", "100", "-time", "1ns", "-idle", "10", "-json"}} {
		c, err := parseFlags(args)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := run(c, &out, io.Discard); err != nil {
			t.Fatal(err)
		}
		if !c.json {
			for _, name := range corpus.Names() {
				if !strings.Contains(out.String(), "| "+name+" ") {
					t.Errorf("the table has no %s:\n%s", name, out.String())
				}
			}
			continue
		}
		var r report
		if err := json.Unmarshal(out.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		for _, row := range r.Rows {
			if row.Rounds < 3 || row.MBPerSecond <= 0 || row.Ratio <= 0 || row.NsPerStanza <= 0 || row.PeerNsPerStanza <= 0 {
				t.Errorf("an empty row: %+v", row)
			}
		}
		if want := len(corpus.Names()); len(r.Idle) != want {
			t.Errorf("%d idle rows, want %d", len(r.Idle), want)
		}
	}
}

func TestFlags(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
	}{
		{"unknown work", []string{"-work", "sing"}},
		{"argument", []string{"mixed"}},
		{"unknown flag", []string{"-fast"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := parseFlags(c.args); err == nil {
				t.Error("no error")
			}
		})
	}
}

// TestStructs holds encoding/xml's structs to their claim to be equivalent:
// what is written of them, by either side, reads back as the same.
func TestStructs(t *testing.T) {
	for _, name := range corpus.Names() {
		t.Run(name, func(t *testing.T) {
			c := newCorpus(t, name, tiny)
			ours, want, err := valuesOf(c)
			if err != nil {
				t.Fatal(err)
			}
			var marshalled [][]byte
			for _, v := range want {
				b, err := xml.Marshal(v)
				if err != nil {
					t.Fatal(err)
				}
				marshalled = append(marshalled, b)
			}
			if diff := cmp.Diff(want, readBack(t, c, marshalled), cmp.AllowUnexported(message{}, presence{}, iq{})); diff != "" {
				t.Errorf("Marshal (-want +got):\n%s", diff)
			}
			var appended [][]byte
			for _, v := range ours {
				b, err := appendOurs(nil, v)
				if err != nil {
					t.Fatal(err)
				}
				appended = append(appended, b)
			}
			if diff := cmp.Diff(want, readBack(t, c, appended), cmp.AllowUnexported(message{}, presence{}, iq{})); diff != "" {
				t.Errorf("Append (-want +got):\n%s", diff)
			}
		})
	}
}

// TestRaw holds the structs for Decode alone to the same claim: both sides have
// what the stanza says.
func TestRaw(t *testing.T) {
	for _, name := range corpus.Names() {
		t.Run(name, func(t *testing.T) {
			c := newCorpus(t, name, tiny)
			var want []any
			if err := structs(c, newRaw, func(v any) { want = append(want, v) })(); err != nil {
				t.Fatal(err)
			}
			var got []any
			err := tokenise(c, chunks(c.Stream, writeSize), func(e xmlstream.Element) error {
				v, err := codec.Decode(e)
				got = append(got, rawOf(v))
				return err
			})()
			if err != nil {
				t.Fatal(err)
			}
			embedded := cmp.AllowUnexported(rawMessage{}, rawPresence{}, rawIQ{})
			declarations := cmp.Comparer(func(a, b []xml.Attr) bool {
				return slices.Equal(withoutDeclarations(a), withoutDeclarations(b))
			})
			if diff := cmp.Diff(want, got, embedded, declarations, cmp.Comparer(bytes.Equal)); diff != "" {
				t.Errorf("(-encoding/xml +xmppwire):\n%s", diff)
			}
		})
	}
}

// rawOf returns what Decode has made of a stanza as the struct of newRaw, and other
// values as they are.
func rawOf(v any) any {
	attrs := func(h *stanza.Header, kind string) stanzaAttrs {
		return stanzaAttrs{From: h.From.String(), To: h.To.String(), ID: h.ID, Type: kind, Lang: h.Lang}
	}
	switch v := v.(type) {
	case *stanza.Message:
		m := &rawMessage{XMLName: v.XMLName, stanzaAttrs: attrs(&v.Header, string(v.Type)), Subject: rawTexts(v.Subject), Body: rawTexts(v.Body), Payloads: rawPayloads(&v.Payloads)}
		if v.Thread != nil {
			m.Thread = &rawThread{v.Thread.Parent, v.Thread.ID}
		}
		return m
	case *stanza.Presence:
		return &rawPresence{XMLName: v.XMLName, stanzaAttrs: attrs(&v.Header, string(v.Type)), Show: string(v.Show), Status: rawTexts(v.Status), Priority: v.Priority, Payloads: rawPayloads(&v.Payloads)}
	case *stanza.IQ:
		return &rawIQ{XMLName: v.XMLName, stanzaAttrs: attrs(&v.Header, string(v.Type)), Payloads: rawPayloads(&v.Payloads)}
	}
	return v
}

func withoutDeclarations(attrs []xml.Attr) []xml.Attr {
	return slices.DeleteFunc(slices.Clone(attrs), func(a xml.Attr) bool { return a.Name.Local == "xmlns" || a.Name.Space == "xmlns" })
}

func rawTexts(t stanza.Text) (raw []rawText) {
	for _, v := range t {
		raw = append(raw, rawText{v.Lang, v.Value})
	}
	return raw
}

func rawPayloads(p *stanza.Payloads) (raw []rawPayload) {
	for e := range p.Elements() {
		r := rawPayload{XMLName: e.Name()}
		if _, inner, _ := bytes.Cut(e.Raw(), []byte(">")); len(inner) > 0 {
			r.Inner = inner[:bytes.LastIndex(inner, []byte("</"))]
		}
		for a := range e.Attrs() {
			r.Attrs = append(r.Attrs, xml.Attr{Name: a.Name, Value: string(a.Value)})
		}
		raw = append(raw, r)
	}
	return raw
}

// readBack decodes stanzas as part of the stream that they came from.
func readBack(t *testing.T, c *corpus.Corpus, stanzas [][]byte) (got []any) {
	t.Helper()
	again := *c
	again.Stream = append(append(append([]byte(nil), c.Header...), bytes.Join(stanzas, nil)...), closingTag(c)...)
	if err := structs(&again, newTheirs, func(v any) { got = append(got, v) })(); err != nil {
		t.Fatal(err)
	}
	return got
}

// BenchmarkWork is for benchstat: go test -bench . ./bench
func BenchmarkWork(b *testing.B) {
	for _, w := range works {
		for _, name := range corpus.Names() {
			b.Run("work="+w.name+"/corpus="+name, func(b *testing.B) {
				h, err := w.enter(newCorpus(b, name, 1<<20))
				if err != nil {
					b.Fatal(err)
				}
				for _, side := range []struct {
					by string
					pass
				}{{"xmppwire", h.ours}, {"encoding-xml", h.peer}} {
					b.Run("by="+side.by, func(b *testing.B) {
						b.ReportAllocs()
						for b.Loop() {
							if err := side.pass(); err != nil {
								b.Fatal(err)
							}
						}
						b.SetBytes(int64(h.bytes))
					})
				}
			})
		}
	}
}
