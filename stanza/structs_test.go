package stanza_test

//lint:file-ignore SA5008 the types are odd on purpose

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// header is an element whose tag is written and its content not, as that of a
// stream header.
type header struct {
	ID   string     `xml:"id,attr,omitempty"`
	To   stanza.JID `xml:"to,attr,omitempty"`
	Lang string     `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"`
	Body string     `xml:"body"`
	stanza.Extra
}

func TestMarshalAttrs(t *testing.T) {
	received := new(header)
	if err := stanza.Unmarshal(mustParse(t, "<h b='2' to='A@b' id='1'><body>t</body></h>"), received); err != nil {
		t.Fatal(err)
	}
	received.Lang = "de"
	received.SetAttr("", "c", "3")
	fresh := &header{ID: "1", To: stanza.MustParseJID("a@b"), Body: "t"}
	fresh.SetAttr("", "b", "2")
	for _, c := range []struct {
		name  string
		value any
		want  string // "" for an error
	}{
		{"received", received, "<h b='2' to='A@b' id='1' xml:lang='de' c='3'>"},
		{"new", fresh, "<h id='1' to='a@b' b='2'>"},
		{"nothing", &header{}, "<h>"},
		{"without Extra", &item{N: 1}, "<h n='1'>"},
		{"with the Extra of nothing", &struct {
			ID string `xml:"id,attr"`
			*stanza.Extra
		}{ID: "1"}, "<h id='1'>"},
		{"a text that XML cannot carry", &header{ID: "\x00"}, ""},
		{"a default that does not fit", &struct {
			ID string `xml:"id,attr"`
			N  int    `xml:"n" xmpp:"default=x"`
		}{}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := xmlstream.NewBuilder([]byte("before"), xmlstream.Context{})
			b.Start("", "h", "")
			stanza.MarshalAttrs(b, c.value)
			if out, err := b.FinishOpen(); string(out) != "before"+c.want || (err == nil) != (c.want != "") {
				t.Errorf("%s, %v, want %s", out, err, c.want)
			}
		})
	}
}

// TestErrorChanges changes the condition of an error that was received, and its
// text.
func TestErrorChanges(t *testing.T) {
	const (
		ns     = " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'"
		before = "<message type='error'><error type='cancel'>"
		after  = "</error></message>"
		source = before + "<gone" + ns + ">xmpp:a</gone><text" + ns + ">t</text><own xmlns='urn:own'/>" + after
	)
	for _, c := range []struct {
		name   string
		change func(e *stanza.Error)
		want   string
	}{
		{"nothing", func(*stanza.Error) {}, source},
		{"the condition", func(e *stanza.Error) { e.Condition = stanza.Redirect }, before + "<redirect" + ns + ">xmpp:a</redirect><text" + ns + ">t</text><own xmlns='urn:own'/>" + after},
		{"the address", func(e *stanza.Error) { e.Address = "xmpp:b" }, before + "<gone" + ns + ">xmpp:b</gone><text" + ns + ">t</text><own xmlns='urn:own'/>" + after},
		{"no condition", func(e *stanza.Error) { e.Condition = "" }, before + "<text" + ns + ">t</text><own xmlns='urn:own'/>" + after},
		{"no text", func(e *stanza.Error) { e.Text = nil }, before + "<gone" + ns + ">xmpp:a</gone><own xmlns='urn:own'/>" + after},
		{"a condition that is the name of a field", func(e *stanza.Error) { e.Condition = "text" }, ""},
		{"a condition that is no name", func(e *stanza.Error) { e.Condition = "a b" }, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := decodeMessage(t, source)
			c.change(m.Error)
			out, err := stanza.NewCodec("jabber:client").Append([]byte("before"), m)
			if string(out) != "before"+c.want || (err == nil) != (c.want != "") {
				t.Errorf("%s, %v, want %s", out, err, c.want)
			}
		})
	}
}

// TestThreadChanges changes the text of an element that holds more than text.
func TestThreadChanges(t *testing.T) {
	const source = "<message><thread parent='p' k='v'>a<x xmlns='urn:x'/>b</thread></message>"
	m := decodeMessage(t, source)
	if m.Thread == nil || m.Thread.ID != "ab" || m.Thread.Parent != "p" {
		t.Fatalf("%+v", m.Thread)
	}
	codec := stanza.NewCodec("jabber:client")
	if out, err := codec.Append(nil, m); err != nil || string(out) != source {
		t.Errorf("untouched: %s, %v", out, err)
	}
	m.Thread.ID, m.Thread.Parent = "new", ""
	const want = "<message><thread k='v'>new<x xmlns='urn:x'/></thread></message>"
	if out, err := codec.Append(nil, m); err != nil || string(out) != want {
		t.Errorf("changed: %s, %v", out, err)
	}
}

// TestOtherStream writes to a stream of another content namespace what came in
// on one: what belongs to the content namespace goes along, nothing else does.
func TestOtherStream(t *testing.T) {
	m := decodeMessage(t, "<message id='1'><body>t</body><own k='v'><a/></own><x xmlns='urn:x'/></message>")
	const want = "<message id='1'><body>t</body><own k='v'><a/></own><x xmlns='urn:x'/></message>"
	out, err := stanza.NewCodec("jabber:server").Append(nil, m)
	if err != nil || string(out) != want {
		t.Errorf("%s, %v, want %s", out, err, want)
	}
}

// TestStanzaInStanza writes a new message that holds another one: the outer one
// is in the content namespace of the stream, the inner one in its own.
func TestStanzaInStanza(t *testing.T) {
	type holder struct {
		XMLName struct{} `xml:"urn:h holder"`
		Inner   *stanza.Message
	}
	m := new(stanza.Message)
	m.Payloads.Add(&holder{Inner: &stanza.Message{Type: stanza.MessageChat}})
	const want = "<message><holder xmlns='urn:h'><message xmlns='jabber:client' type='chat'/></holder></message>"
	out, err := stanza.NewCodec("jabber:server").Append(nil, m)
	if err != nil || string(out) != want {
		t.Errorf("%s, %v, want %s", out, err, want)
	}
}

// TestDeepLeaf writes values that hold each other as deeply as may be read, and
// one deeper, where the innermost is a leaf, as a field or a payload.
func TestDeepLeaf(t *testing.T) {
	type leaf struct {
		XMLName struct{} `xml:"urn:x leaf"`
	}
	type node struct {
		XMLName struct{} `xml:"urn:x node"`
		Next    *node
		Leaf    *leaf
		stanza.Extra
	}
	for at, fails := range map[struct {
		depth   int
		payload bool
	}]bool{
		{9_999, false}: false, {10_000, false}: true, {9_999, true}: false, {10_000, true}: true,
	} {
		depth := at.depth
		var v *node
		for range depth {
			v = &node{Next: v}
		}
		inner := v
		for inner.Next != nil {
			inner = inner.Next
		}
		if at.payload {
			inner.Payloads.Add(new(leaf))
		} else {
			inner.Leaf = new(leaf)
		}
		out, err := stanza.Append(nil, v)
		if (err != nil) != fails {
			t.Errorf("%d deep: %d bytes, %v", depth, len(out), err)
		}
		if fails {
			continue
		}
		e, err := xmlstream.Parse(out, &xmlstream.Options{Limits: xmlstream.Unlimited()})
		if err := errors.Join(err, stanza.Unmarshal(e, new(node))); err != nil {
			t.Errorf("%d deep, read back: %v", depth, err)
		}
	}
}

// answerable refuses every element with an answer of its own.
type answerable struct {
	XMLName struct{} `xml:"urn:answerable answerable"`
}

func (*answerable) UnmarshalXMPP(xmlstream.Element) error {
	return &stanza.StanzaFault{Type: stanza.ErrorWait, Condition: stanza.ResourceConstraint, Err: io.ErrNoProgress}
}

func (*answerable) MarshalXMPP(b *xmlstream.Builder) {
	b.Start("urn:answerable", "answerable", "")
	b.End()
}

// A type that says itself how to be answered is heard.
func TestPayloadWithItsOwnAnswer(t *testing.T) {
	m := decodeMessage(t, "<message><answerable xmlns='urn:answerable'/></message>")
	_, err := stanza.Get[answerable](&m.Payloads)
	var fault *stanza.StanzaFault
	if !errors.As(err, &fault) || fault.Condition != stanza.ResourceConstraint || !errors.Is(err, io.ErrNoProgress) {
		t.Errorf("error %v", err)
	}
}

// A borrowed element that becomes a payload outlives what it was borrowed from.
func TestPayloadKeeps(t *testing.T) {
	tok := xmlstream.NewTokenizer(&xmlstream.Options{Mode: xmlstream.Document})
	if _, err := tok.Write([]byte("<a xmlns='urn:a'><b/></a>")); err != nil {
		t.Fatal(err)
	}
	if event, err := tok.Next(); event != xmlstream.Child || err != nil {
		t.Fatal(event, err)
	}
	p := stanza.NewPayloads(tok.Element())
	tok.Reset(nil)
	if e, ok := p.Element("urn:a", "a"); !ok || !e.IsOwned() || e.String() != "<a xmlns='urn:a'><b/></a>" {
		t.Errorf("%v, %v", e, ok)
	}
}

func TestIQAnswers(t *testing.T) {
	room, account, own := stanza.MustParseJID("room@muc.example/nick"), stanza.MustParseJID("a@b.example"), stanza.MustParseJID("a@b.example/r")
	server, other := stanza.MustParseJID("b.example"), stanza.MustParseJID("c.example")
	var none stanza.JID
	for _, c := range []struct {
		name string
		iq   stanza.IQ
		to   stanza.JID
		want bool
	}{
		{"who was asked", stanza.IQ{Type: stanza.IQResult, Header: stanza.Header{ID: "1", From: room}}, room, true},
		{"with an error", stanza.IQ{Type: stanza.IQError, Header: stanza.Header{ID: "1", From: room}}, room, true},
		{"another", stanza.IQ{Type: stanza.IQResult, Header: stanza.Header{ID: "1", From: other}}, room, false},
		{"nobody", stanza.IQ{Type: stanza.IQResult, Header: stanza.Header{ID: "1"}}, room, false},
		{"another id", stanza.IQ{Type: stanza.IQResult, Header: stanza.Header{ID: "2", From: room}}, room, false},
		{"a request", stanza.IQ{Type: stanza.IQSet, Header: stanza.Header{ID: "1", From: room}}, room, false},
		{"the account, asked without to", stanza.IQ{Type: stanza.IQResult, Header: stanza.Header{ID: "1", From: account}}, none, true},
		{"one's own resource, asked without to", stanza.IQ{Type: stanza.IQResult, Header: stanza.Header{ID: "1", From: own}}, none, true},
		{"one's own server, asked without to", stanza.IQ{Type: stanza.IQResult, Header: stanza.Header{ID: "1", From: server}}, none, true},
		{"another server, asked without to", stanza.IQ{Type: stanza.IQResult, Header: stanza.Header{ID: "1", From: other}}, none, false},
		{"nobody, asked without to", stanza.IQ{Type: stanza.IQResult, Header: stanza.Header{ID: "1"}}, none, true},
		{"one's own server, the account was asked", stanza.IQ{Type: stanza.IQResult, Header: stanza.Header{ID: "1", From: server}}, account, false},
		{"nobody, the account was asked", stanza.IQ{Type: stanza.IQResult, Header: stanza.Header{ID: "1"}}, account, true},
		{"nobody, one's own resource was asked", stanza.IQ{Type: stanza.IQResult, Header: stanza.Header{ID: "1"}}, own, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.iq.Answers("1", c.to, own); got != c.want {
				t.Errorf("Answers is %v", got)
			}
		})
	}
}

// TestStructsAsWritten writes structs of unusual shapes as encoding/xml does.
func TestStructsAsWritten(t *testing.T) {
	type attrElement struct {
		XMLName xml.Name `xml:"a"`
		B       xml.Attr `xml:"b"`
	}
	type xmlnsName struct {
		XMLName xml.Name
		Xmlns   string `xml:"xmlns,attr"`
	}
	type pointerText struct {
		XMLName xml.Name `xml:"a"`
		Text    *string  `xml:",chardata"`
	}
	type emptyPointers struct {
		XMLName xml.Name `xml:"a"`
		Int     *int     `xml:"int,attr,omitempty"`
		Inner   *string  `xml:",innerxml"`
	}
	one := 1
	for name, v := range map[string]any{
		"an attribute as an element": attrElement{B: xml.Attr{Name: xml.Name{Local: "n"}, Value: "v"}},
		"a name and a namespace":     xmlnsName{XMLName: xml.Name{Local: "b"}, Xmlns: "urn:b"},
		"no text":                    pointerText{},
		"no values behind pointers":  emptyPointers{},
		"a value behind a pointer":   emptyPointers{Int: &one},
	} {
		t.Run(name, func(t *testing.T) {
			want, err := xml.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			out, err := stanza.Append(nil, v)
			if err != nil {
				t.Fatal(err)
			}
			if diff := gocmp.Diff(pieces(mustParse(t, string(want))), pieces(mustParse(t, string(out)))); diff != "" {
				t.Errorf("%s, encoding/xml has %s", out, want)
			}
		})
	}
}

// TestStructsThatCannotBeWritten has values and types without a form in XML.
func TestStructsThatCannotBeWritten(t *testing.T) {
	type choice struct {
		XMLName xml.Name `xml:"a"`
		B       string   `xmpp:"choice"`
	}
	type twoChoices struct {
		XMLName xml.Name `xml:"a"`
		B       string   `xmpp:"ns=urn:b,choice"`
		C       string   `xmpp:"ns=urn:c,choice"`
	}
	for name, c := range map[string]struct {
		value any
		says  string
	}{
		"a choice without a namespace":         {choice{}, "choice B"},
		"two choices":                          {twoChoices{}, "choice C"},
		"no name":                              {struct{ A int }{}, "gives no name"},
		"more fields than an Extra can follow": {wide(reflect.StructField{Name: "Extra", Type: reflect.TypeFor[stanza.Extra](), Anonymous: true}), "more than"},
		"more fields than a choice can follow": {wide(reflect.StructField{Name: "B", Type: reflect.TypeFor[string](), Tag: `xmpp:"ns=urn:b,choice"`}), "more than"},
		"a text that XML cannot carry, in an attribute": {struct {
			XMLName xml.Name `xml:"a"`
			B       string   `xml:"b,attr"`
		}{B: "\x00"}, "U+0000"},
	} {
		t.Run(name, func(t *testing.T) {
			out, err := stanza.Append([]byte("before"), c.value)
			if err == nil || !strings.Contains(err.Error(), c.says) || string(out) != "before" {
				t.Errorf("%.100s, %.200v, want an error that says %q", out, err, c.says)
			}
		})
	}
}

// TestEncodeErrorHolds has what a field says of why it cannot be written.
func TestEncodeErrorHolds(t *testing.T) {
	type field struct {
		XMLName xml.Name `xml:"a"`
		B       failing  `xml:"b,attr"`
	}
	_, err := stanza.Append(nil, field{})
	var encode *stanza.EncodeError
	if !errors.As(err, &encode) || encode.Field != "B" || encode.Type != reflect.TypeFor[field]() || !errors.Is(err, io.ErrNoProgress) {
		t.Errorf("error %v", err)
	}
}

// asked says how often it has been asked for its text.
type asked struct{ times *int }

func (c asked) MarshalText() ([]byte, error) {
	*c.times++
	return []byte("text"), nil
}

// TestNothingAfterAnError asks no value behind a fault for its text.
func TestNothingAfterAnError(t *testing.T) {
	const bad = "\x00"
	for _, c := range []struct {
		name  string
		value func(asked) any
	}{
		{"the character data", func(c asked) any {
			return &struct {
				XMLName struct{} `xml:"a"`
				S       string   `xml:"s"`
				C       asked    `xml:",chardata"`
			}{S: bad, C: c}
		}},
		{"a child", func(c asked) any {
			return &struct {
				XMLName struct{} `xml:"a"`
				S       string   `xml:"s"`
				C       asked    `xml:"c"`
			}{S: bad, C: c}
		}},
		{"on a path", func(c asked) any {
			return &struct {
				XMLName struct{} `xml:"a"`
				S       string   `xml:"p>s"`
				C       asked    `xml:"p>c"`
			}{S: bad, C: c}
		}},
		{"a payload", func(c asked) any {
			m := &stanza.Message{Body: stanza.Plain(bad)}
			m.Payloads.Add(&struct {
				XMLName struct{} `xml:"urn:a a"`
				C       asked    `xml:"c"`
			}{C: c})
			return m
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			times := 0
			if out, err := stanza.Append([]byte("before"), c.value(asked{&times})); err == nil || string(out) != "before" || times != 0 {
				t.Errorf("%s, %v, asked %d times", out, err, times)
			}
		})
	}
}

// failing is a text that cannot be made.
type failing struct{}

func (failing) MarshalText() ([]byte, error) { return nil, io.ErrNoProgress }

// wide returns a new struct with a field and very many others.
func wide(beside reflect.StructField) any {
	fields := []reflect.StructField{
		{Name: "XMLName", Type: reflect.TypeFor[struct{}](), Tag: `xml:"urn:wide wide"`},
		beside,
	}
	for i := range 200 {
		name := fmt.Sprintf("F%d", i)
		fields = append(fields, reflect.StructField{Name: name, Type: reflect.TypeFor[int](), Tag: reflect.StructTag(`xml:"urn:f ` + name + `"`)})
	}
	return reflect.New(reflect.StructOf(fields)).Interface()
}

// TestDecodeDepth reads elements that are nested deeper than values may be,
// into a type that holds itself, directly and along a path.
func TestDecodeDepth(t *testing.T) {
	type self struct {
		Next *self `xml:"n"`
	}
	type along struct {
		Next *along `xml:"p>n"`
	}
	for name, c := range map[string]struct {
		into  any
		step  string
		close string
		fine  int
	}{
		"directly":     {new(self), "<n>", "</n>", 9000},
		"along a path": {new(along), "<p><n>", "</n></p>", 4500},
	} {
		t.Run(name, func(t *testing.T) {
			for _, n := range []int{c.fine, 3 * c.fine} {
				e, err := parse([]byte("<n>" + strings.Repeat(c.step, n) + strings.Repeat(c.close, n) + "</n>"))
				if err != nil {
					t.Fatal(err)
				}
				if err := stanza.Unmarshal(e, c.into); (err == nil) != (n == c.fine) {
					t.Errorf("%d levels: %v", n, err)
				}
			}
		})
	}
}

// TestFaultsOnPaths has the place of a value that does not fit, also of one
// behind a path.
func TestFaultsOnPaths(t *testing.T) {
	type onPath struct {
		XMLName xml.Name `xml:"a"`
		N       int      `xml:"b>c>n"`
		M       []int    `xml:"m"`
	}
	for input, want := range map[string]string{
		"<a><b><c><n>x</n></c></b></a>":                               "a/b/c/n",
		"<a><m>1</m><m>x</m></a>":                                     "a/m",
		"<a><b><c><n>x</n></c></b><m>x</m><b><c><n>y</n></c></b></a>": "a/b/c/n",
	} {
		var fault *stanza.DecodeError
		if err := stanza.Unmarshal(mustParse(t, input), new(onPath)); !errors.As(err, &fault) || fault.Path != want {
			t.Errorf("%s: %v, want %s", input, err, want)
		}
	}
}

// TestAbsentStaysAbsent reads and writes what has nothing in it, and a value
// that is set for the first time.
func TestAbsentStaysAbsent(t *testing.T) {
	var v spelled
	const source = "<s xmlns='urn:s'><flag/></s>"
	if err := stanza.Unmarshal(mustParse(t, source), &v); err != nil {
		t.Fatal(err)
	}
	if out, err := stanza.Append(nil, &v); err != nil || string(out) != source {
		t.Errorf("untouched: %s, %v", out, err)
	}
	v.Time = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	const want = "<s xmlns='urn:s'><flag/><time>2026-01-02T03:04:05Z</time></s>"
	if out, err := stanza.Append(nil, &v); err != nil || string(out) != want {
		t.Errorf("changed: %s, %v", out, err)
	}
}

// loop is a type that encoding/xml never comes to an end with.
type loop *loop

func TestTypeOfPointersToItself(t *testing.T) {
	type looped struct {
		XMLName xml.Name `xml:"a"`
		Loop    loop
		B       string `xml:"b"`
	}
	var v looped
	if err := stanza.Unmarshal(mustParse(t, "<a><b>1</b></a>"), &v); err != nil || v.B != "1" {
		t.Errorf("%+v, %v", v, err)
	}
	if out, err := stanza.Append(nil, &v); string(out) != "<a><b>1</b></a>" {
		t.Errorf("%s, %v", out, err)
	}
}

// TestEncodeErrorNames has the field that a value cannot be written for.
func TestEncodeErrorNames(t *testing.T) {
	type part struct {
		Name string `xml:"name,attr"`
		Text string `xml:",chardata"`
		Kind string `xml:"kind"`
	}
	type whole struct {
		XMLName xml.Name     `xml:"urn:w whole"`
		ID      string       `xml:"id,attr"`
		Note    string       `xml:"note"`
		Parts   []part       `xml:"part"`
		Any     any          `xml:"any"`
		Fails   *textFailing `xml:"fails"`
		Path    string       `xml:"a>b"`
	}
	const bad = "a\x00b"
	message := func(change func(*stanza.Message)) *stanza.Message {
		m := decodeMessage(t, "<message to='a@b.example'><subject>s</subject><body>b</body><thread>t</thread><item xmlns='urn:item'/></message>")
		change(m)
		return m
	}
	for _, c := range []struct {
		name, field string
		of          any
		value       any
	}{
		{"attribute", "ID", whole{}, &whole{ID: bad}},
		{"child", "Note", whole{}, &whole{Note: bad}},
		{"attribute of a part", "Name", part{}, &whole{Parts: []part{{}, {Name: bad}}}},
		{"text of a part", "Text", part{}, &whole{Parts: []part{{Text: bad}}}},
		{"child of a part", "Kind", part{}, whole{Parts: []part{{Kind: bad}}}},
		{"any value", "Any", whole{}, &whole{Any: bad}},
		{"path", "Path", whole{}, &whole{Path: bad}},
		{"method", "Fails", whole{}, &whole{Fails: &textFailing{"x"}}},
		{"leaf", "Text", item{}, &item{Text: bad}},
		{"a leaf behind it", "Note", whole{}, &whole{Note: bad, Any: &item{Text: "\x01"}}},
		{"a payload behind it", "Body", stanza.Message{}, &stanza.Message{Body: stanza.Plain(bad), Header: stanza.Header{Extra: stanza.Extra{Payloads: stanza.NewPayloads(&item{})}}}},
		{"id", "ID", stanza.Message{}, &stanza.Message{Header: stanza.Header{ID: bad}}},
		{"body", "Body", stanza.Message{}, &stanza.Message{Body: stanza.Plain(bad)}},
		{"type", "Type", stanza.Message{}, &stanza.Message{Type: bad}},
		{"thread", "ID", stanza.Thread{}, &stanza.Message{Thread: &stanza.Thread{ID: bad}}},
		{"payload", "Text", item{}, &stanza.Message{Header: stanza.Header{Extra: stanza.Extra{Payloads: stanza.NewPayloads(&item{Text: bad})}}}},
		{"body of a received one", "Body", stanza.Message{}, message(func(m *stanza.Message) { m.Body.Set("", bad) })},
		{"new text of a received one", "Subject", stanza.Message{}, message(func(m *stanza.Message) { m.Subject.Set("de", bad) })},
		{"payload of a received one", "Text", item{}, message(func(m *stanza.Message) { m.Payloads.Set(&item{Text: bad}) })},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, err := stanza.Append([]byte("before"), c.value)
			var encode *stanza.EncodeError
			if !errors.As(err, &encode) || encode.Field != c.field || encode.Type != reflect.TypeOf(c.of) || string(out) != "before" {
				t.Errorf("%q, %v, want field %s of %T", out, err, c.field, c.of)
			}
			if _, err := stanza.Append(nil, &item{N: 1}); err != nil {
				t.Errorf("then: %v", err)
			}
		})
	}
}

// TestPointersToPointers: methods of what they lead to get no nil, at which those of
// encoding/xml panic.
func TestPointersToPointers(t *testing.T) {
	e := mustParse(t, "<a x='1'>2024-01-02T03:04:05Z<c>1</c></a>")
	for _, v := range []any{
		&struct {
			T **time.Time `xml:",chardata"`
		}{},
		&struct {
			T **textByPointer `xml:",cdata"`
		}{},
		&struct {
			T **textByPointer `xml:"c"`
		}{},
		&struct {
			T **xmlByPointer `xml:"c"`
		}{},
	} {
		if err := stanza.Unmarshal(e, v); err == nil {
			t.Errorf("%T takes it", v)
		}
	}
	var attrs struct {
		X   **attrByPointer `xml:"x,attr"`
		Any **attrByPointer `xml:",any,attr"`
	}
	var text struct {
		X **textByPointer `xml:"x,attr"`
	}
	if err := stanza.Unmarshal(e, &attrs); err != nil || (*attrs.X).S == "" {
		t.Error(err)
	}
	if err := stanza.Unmarshal(e, &text); err != nil || (*text.X).S == "" {
		t.Error(err)
	}
}

type onlyWrites struct{ S string }

func (onlyWrites) MarshalXMPP(*xmlstream.Builder) {}

type onlyReads struct{ S string }

func (*onlyReads) UnmarshalXMPP(xmlstream.Element) error { return nil }

// TestRefusedTypes has types whose natural use would lose something.
func TestRefusedTypes(t *testing.T) {
	for _, v := range []any{
		&onlyWrites{},
		&onlyReads{},
		&struct {
			XMLName xml.Name     `xml:"a"`
			B       []onlyWrites `xml:"b"`
		}{B: make([]onlyWrites, 1)},
		&struct {
			XMLName xml.Name        `xml:"a"`
			P       stanza.Payloads `xml:",any"`
		}{P: stanza.NewPayloads(&item{})},
		&struct {
			XMLName xml.Name `xml:"a"`
			stanza.Payloads
		}{Payloads: stanza.NewPayloads(&item{})},
	} {
		if out, err := stanza.Append(nil, v); err == nil {
			t.Errorf("%T is written as %s", v, out)
		}
		if err := stanza.Unmarshal(mustParse(t, "<a><b/><item xmlns='urn:item'/></a>"), v); err == nil {
			t.Errorf("%T is read", v)
		}
	}
}

// nested writes itself by Marshal of a struct that holds one of its kind.
type nested struct {
	S  string
	In *nested
}

func (v *nested) UnmarshalXMPP(xmlstream.Element) error { return nil }

func (v *nested) MarshalXMPP(b *xmlstream.Builder) {
	stanza.Marshal(b, &struct {
		XMLName struct{} `xml:"urn:n nested"`
		S       string   `xml:"s"`
		In      *nested  `xml:"in"`
	}{S: v.S, In: v.In})
}

// TestEncodeErrorDeep finds no field in a time that doubles with each level.
func TestEncodeErrorDeep(t *testing.T) {
	v := &nested{S: "\x00"}
	for range 200 {
		v = &nested{In: v}
	}
	if out, err := stanza.Append(nil, v); err == nil {
		t.Errorf("%s", out)
	}
}
