package xmlstream_test

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/xmlstream"
)

func TestEventString(t *testing.T) {
	var got []string
	for e := xmlstream.NeedMore; e <= xmlstream.Close+1; e++ {
		got = append(got, e.String())
	}
	want := []string{"need-more", "open", "child", "keepalive", "close", "unknown-event"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestElementString(t *testing.T) {
	tok := at(t)
	e := tok.Element()
	if got := e.String(); got != richStanza {
		t.Errorf("%s", got)
	}
	if _, err := tok.Next(); err != nil {
		t.Fatal(err)
	}
	if got := e.String(); got != "(stale element)" {
		t.Errorf("stale: %s", got)
	}
	if got := (xmlstream.Element{}).String(); got != "(no element)" {
		t.Errorf("zero: %s", got)
	}
	var o xmlstream.Owned
	if !o.Root().IsZero() {
		t.Error("an empty Owned has a root")
	}
}

// TestCursorStrings takes strings from a borrowed element, which are copied,
// and from a clone, which are parts of it.
func TestCursorStrings(t *testing.T) {
	tok := at(t)
	collect := func(e xmlstream.Element) (list []string) {
		c := e.Cursor()
		for kind := c.Next(); kind != xmlstream.None; kind = c.Next() {
			switch kind {
			case xmlstream.KindText:
				list = append(list, c.String())
			case xmlstream.KindAttr:
				list = append(list, c.LocalString(), c.String())
			default:
				list = append(list, c.LocalString())
			}
		}
		return list
	}
	e := tok.Element()
	clone := e.Clone()
	want := []string{"id", "a&b", "lang", "de", "body", "x", "after"}
	borrowed, owned := collect(e), collect(clone)
	tok.Reset(nil)
	if _, err := tok.Write([]byte(strings.Repeat("x", 1000))); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, borrowed); diff != "" {
		t.Errorf("borrowed: %s", diff)
	}
	if diff := cmp.Diff(want, owned); diff != "" {
		t.Errorf("owned: %s", diff)
	}
}

// TestCloneDeep clones what takes its default namespace from far outside.
func TestCloneDeep(t *testing.T) {
	e, err := xmlstream.Parse([]byte("<a xmlns='urn:a'><b><zzz zzy=''/></b></a>"), nil)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := e.Child("urn:a", "b")
	z, _ := b.Child("urn:a", "zzz")
	clone := z.Clone()
	out, err := clone.AppendXML(nil)
	if want := "<zzz xmlns='urn:a' zzy=''/>"; err != nil || string(out) != want {
		t.Errorf("%s, %v, want %s", out, err, want)
	}
	c := clone.Cursor()
	c.Next()
	if got := c.LocalString(); got != "zzy" {
		t.Errorf("local name %q", got)
	}
}

func TestContextContent(t *testing.T) {
	if got := xmlstream.NewContext("jabber:server").Content(); got != "jabber:server" {
		t.Error(got)
	}
}

// TestReaderReset reads two connections with one Reader.
func TestReaderReset(t *testing.T) {
	r := xmlstream.NewReader(strings.NewReader("<a/>"), nil)
	if _, err := r.Next(); err == nil {
		t.Fatal("no fault")
	}
	r.Reset(strings.NewReader(checksHeader+"<a><b/></a><c/>"), nil)
	r.SetLimits(&xmlstream.Limits{Depth: 2})
	for _, want := range []xmlstream.Event{xmlstream.Open, xmlstream.Child} {
		if event, err := r.Next(); event != want || err != nil {
			t.Fatal(event, err)
		}
	}
	if got := r.InputOffset(); got != int64(len(checksHeader+"<a><b/></a>")) {
		t.Errorf("offset %d", got)
	}
	if got := string(r.Unread()); got != "<c/>" {
		t.Errorf("unread %q", got)
	}
	// In Document mode the input ends where the source does.
	r.Reset(iotest.DataErrReader(strings.NewReader("<a/> ")), &xmlstream.Options{Mode: xmlstream.Document})
	if event, err := r.Next(); event != xmlstream.Child || err != nil {
		t.Fatal(event, err)
	}
	if _, err := r.Next(); err != io.EOF {
		t.Errorf("at the end of a document: %v", err)
	}
}

// TestBuilderElement writes received elements where the place has another
// default namespace, and as the whole.
func TestBuilderElement(t *testing.T) {
	e, err := xmlstream.Parse([]byte("<a xmlns='urn:a'><b/></a>"), nil)
	if err != nil {
		t.Fatal(err)
	}
	b, ok := e.Child("urn:a", "b")
	if !ok {
		t.Fatal("no child")
	}
	for name, c := range map[string]struct {
		call func(w *xmlstream.Builder)
		want string
	}{
		"whole":           {func(w *xmlstream.Builder) { w.Element(b) }, "<b xmlns='urn:a'/>"},
		"same default":    {func(w *xmlstream.Builder) { w.Start("urn:a", "x", ""); w.Element(b); w.End() }, "<x xmlns='urn:a'><b/></x>"},
		"other default":   {func(w *xmlstream.Builder) { w.Start("urn:x", "x", ""); w.Element(b); w.End() }, "<x xmlns='urn:x'><b xmlns='urn:a'/></x>"},
		"after an error":  {func(w *xmlstream.Builder) { w.End(); w.Element(b); w.Declare("p", "urn:p") }, ""},
		"limits, default": {func(w *xmlstream.Builder) { w.SetLimits(nil); w.Element(b) }, "<b xmlns='urn:a'/>"},
	} {
		w := xmlstream.NewBuilder(nil, xmlstream.Context{})
		c.call(w)
		if out, err := w.Finish(); string(out) != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%s: %q, %v, want %q", name, out, err, c.want)
		}
	}
}

// TestIteratorsStop leaves the loops over an element early.
func TestIteratorsStop(t *testing.T) {
	e := at(t).Element()
	n := 0
	for range e.Attrs() {
		n++
		break
	}
	for range e.Nodes() {
		n++
		break
	}
	for range e.Children() {
		n++
		break
	}
	if n != 3 {
		t.Error(n)
	}
	mixed, err := xmlstream.Parse([]byte("<a>one<b/>two<c/>three</a>"), nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(mixed.Text()); got != "onetwothree" {
		t.Errorf("text %q", got)
	}
}

// TestWriterDefaults has the limits that nil stands for, and another sink.
func TestWriterDefaults(t *testing.T) {
	w := xmlstream.NewWriter(io.Discard, nil)
	limit := xmlstream.DefaultLimits().StanzaBytes
	if err := w.WriteElement(make([]byte, limit)); err != nil {
		t.Error(err)
	}
	if err := w.WriteElement(make([]byte, limit+1)); err == nil {
		t.Error("an element over the default limit was sent")
	}
	sink := &limitedSink{room: 10}
	w.SetSink(sink)
	if err := w.WriteElement([]byte("<a/>")); err != nil || sink.String() != "<a/>" {
		t.Errorf("%v, sent %q", err, sink.String())
	}
}

// TestUnreadErrorSays how much was dropped.
func TestUnreadErrorSays(t *testing.T) {
	const want = "xmlstream: 3 unread bytes from before the new layer were dropped"
	if got := (&xmlstream.UnreadError{Bytes: 3}).Error(); got != want {
		t.Error(got)
	}
}
