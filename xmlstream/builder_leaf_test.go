package xmlstream_test

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// TestAppendedLeaf writes leaves in one call, at every kind of place and with all
// that may be in them, and compares with the calls that it stands for: with
// room for all, for some and for nothing.
func TestAppendedLeaf(t *testing.T) {
	const space = "urn:x"
	var (
		tag     = mustTag(t, space, "leaf", "")
		hinted  = mustTag(t, space, "leaf", "p")
		unnamed = mustTag(t, "", "k", "")
		second  = mustTag(t, "", "an-attribute-with-a-long-name", "")
		lang    = mustTag(t, "http://www.w3.org/XML/1998/namespace", "lang", "")
		foreign = mustTag(t, "urn:y", "k", "")
	)
	places := map[string]func(*xmlstream.Builder){
		"root":         func(*xmlstream.Builder) {},
		"in a tag":     func(b *xmlstream.Builder) { b.Start("", "a", "") },
		"behind text":  func(b *xmlstream.Builder) { b.Start(space, "a", ""); b.Text("t") },
		"with prefix":  func(b *xmlstream.Builder) { b.Start(space, "a", "x"); b.Attr("", "k", "v") },
		"prefix gone":  func(b *xmlstream.Builder) { b.Start("", "a", ""); b.Start(space, "a", "x"); b.End() },
		"too deep":     func(b *xmlstream.Builder) { b.SetLimits(&xmlstream.Limits{Depth: 1}); b.Start("", "a", "") },
		"as deep":      func(b *xmlstream.Builder) { b.SetLimits(&xmlstream.Limits{Depth: 2}); b.Start("", "a", "") },
		"after a fail": func(b *xmlstream.Builder) { b.Start("", "a", ""); b.Fail(io.EOF) },
		"after all":    func(b *xmlstream.Builder) { b.Start("", "a", ""); b.End() },
	}
	attrs := map[string][]xmlstream.TagValue{
		"none":        nil,
		"plain":       {{unnamed, "v"}, {second, strings.Repeat("value ", 20)}, {lang, ""}},
		"escaped":     {{unnamed, "<'&"}, {second, "plain"}, {lang, "ü\t"}},
		"foreign":     {{unnamed, "v"}, {foreign, "v"}, {second, "v"}},
		"not a value": {{unnamed, "v"}, {second, "\x00"}},
	}
	texts := map[string]string{"none": "", "plain": "text", "escaped": "a < b & ü", "no text": "\xFF"}
	for place, begin := range places {
		for which, attrs := range attrs {
			for what, text := range texts {
				for name, tag := range map[string]*xmlstream.Tag{"tag": tag, "hinted": hinted} {
					for _, in := range []string{space, "", "urn:z"} {
						for _, room := range []int{0, 40, 1000} {
							write := func(leaf func(*xmlstream.Builder)) (string, string) {
								b := xmlstream.NewBuilder(make([]byte, 0, room), xmlstream.Context{})
								begin(b)
								leaf(b)
								leaf(b)
								if place != "root" && place != "after all" {
									b.End()
								}
								out, err := b.Finish()
								return string(out), fmt.Sprint(err)
							}
							out, err := write(func(b *xmlstream.Builder) { b.LeafTagIn(in, tag, attrs, text) })
							wantOut, wantErr := write(func(b *xmlstream.Builder) {
								b.StartTagIn(in, tag)
								for _, a := range attrs {
									b.AttrTag(a.Tag, a.Value)
								}
								b.Text(text)
								b.End()
							})
							if out != wantOut || err != wantErr {
								t.Errorf("%s, attributes %s, text %s, %s in %q, %d bytes of room:\n%s\n%s\nwant\n%s\n%s", place, which, what, name, in, room, out, err, wantOut, wantErr)
							}
						}
					}
				}
			}
		}
	}
}

// TestAppendedLeafForms says what some of them look like.
func TestAppendedLeafForms(t *testing.T) {
	tag, k, foreign := mustTag(t, "urn:x", "leaf", ""), mustTag(t, "", "k", ""), mustTag(t, "urn:y", "k", "")
	b := xmlstream.NewBuilder(nil, xmlstream.Context{})
	b.StartTag(tag)
	b.AttrTags([]xmlstream.TagValue{{k, "1"}, {foreign, "2"}})
	b.AttrTags(nil)
	b.LeafTag(tag, nil, "")
	b.LeafTag(tag, []xmlstream.TagValue{{k, "1"}}, "text")
	b.LeafTagIn("", tag, []xmlstream.TagValue{{foreign, "'"}}, "<")
	b.LeafTagIn("urn:z", tag, nil, "")
	b.End()
	out, err := b.Finish()
	want := "<leaf xmlns='urn:x' k='1' xmlns:ns1='urn:y' ns1:k='2'><leaf/><leaf k='1'>text</leaf>" +
		"<leaf xmlns='' ns1:k='&apos;'>&lt;</leaf><leaf xmlns='urn:z'/></leaf>"
	if diff := cmp.Diff(want, string(out)); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}

	b.Reset(nil, xmlstream.Context{})
	b.StartTag(tag)
	b.Text("t")
	b.AttrTags([]xmlstream.TagValue{{k, "1"}})
	b.End()
	if out, err := b.Finish(); err == nil {
		t.Errorf("attributes behind content: %s", out)
	}
}

// TestChecksZeroBuilder says what to do.
func TestChecksZeroBuilder(t *testing.T) {
	var b xmlstream.Builder
	b.Start("", "m", "")
	b.End()
	if out, err := b.Finish(); err == nil || !strings.Contains(err.Error(), "NewBuilder") {
		t.Errorf("%s, %v", out, err)
	}
}

// TestFailNil: what a check returns may be passed on.
func TestFailNil(t *testing.T) {
	var b xmlstream.Builder
	b.Reset(nil, xmlstream.Context{})
	b.Start("", "m", "")
	b.Fail(nil)
	b.Attr("", "k", "v")
	b.Fail(nil)
	b.Text("x")
	b.End()
	b.Fail(nil)
	if out, err := b.Finish(); err != nil || string(out) != "<m k='v'>x</m>" {
		t.Errorf("%s, %v", out, err)
	}
}
