package stanza_test

import (
	"encoding/xml"
	"errors"
	"strings"
	"sync"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// item is a payload with a name, nameless one without.
type (
	item struct {
		XMLName xml.Name `xml:"urn:item item"`
		N       int      `xml:"n,attr"`
		Text    string   `xml:",chardata"`
	}
	nameless struct{ N int }
)

const withPayloads = "<message><item xmlns='urn:item' n='1'/><other xmlns='urn:other'>o</other><body>b</body><item xmlns='urn:item' n='2'/></message>"

func decodeMessage(t *testing.T, xml string) *stanza.Message {
	t.Helper()
	v, err := decodeChild(t, xml)
	if err != nil {
		t.Fatal(err)
	}
	return v.(*stanza.Message)
}

func mustParse(t *testing.T, xml string) xmlstream.Element {
	t.Helper()
	e, err := xmlstream.Parse([]byte(xml), nil)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func names(p *stanza.Payloads) (list []string) {
	for name := range p.Names() {
		list = append(list, name.Space+" "+name.Local)
	}
	return list
}

func TestPayloadsReceived(t *testing.T) {
	m := decodeMessage(t, withPayloads)
	p := &m.Payloads
	if diff := gocmp.Diff([]string{"urn:item item", "urn:other other", "urn:item item"}, names(p)); diff != "" || p.Len() != 3 {
		t.Errorf("%d names: %s", p.Len(), diff)
	}
	if first, err := stanza.Get[item](p); err != nil || first == nil || first.N != 1 {
		t.Errorf("Get: %+v, %v", first, err)
	}
	if none, err := stanza.Get[Tide](p); none != nil || err != nil {
		t.Errorf("Get of what is not there: %+v, %v", none, err)
	}
	if none, err := stanza.Get[nameless](p); none != nil || err != nil {
		t.Errorf("Get of a type without a name: %+v, %v", none, err)
	}
	if none, err := stanza.Get[item](&stanza.Payloads{}); none != nil || err != nil {
		t.Errorf("Get of no payloads: %+v, %v", none, err)
	}
	var all []int
	for v, err := range stanza.Each[item](p) {
		if err != nil {
			t.Error(err)
		}
		all = append(all, v.N)
	}
	if diff := gocmp.Diff([]int{1, 2}, all); diff != "" {
		t.Error(diff)
	}
	if e, ok := p.Element("urn:other", "other"); !ok || !e.IsOwned() || e.TextString() != "o" {
		t.Errorf("Element: %v, %v", e, ok)
	}
	if e, ok := p.Element("urn:other", "item"); ok {
		t.Errorf("Element of another name: %v", e)
	}
	for range p.Names() {
		break
	}
	for range p.Elements() {
		break
	}
}

// TestPayloadsChanged changes the payloads of a received message, and of a new
// one, and writes them.
func TestPayloadsChanged(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(p *stanza.Payloads)
		want   string // what is written of withPayloads
		fresh  string // what is written of a new message
	}{
		{"nothing", func(*stanza.Payloads) {}, withPayloads, "<message/>"},
		{
			"Add a value",
			func(p *stanza.Payloads) { p.Add(&item{N: 3}) },
			"<message><item xmlns='urn:item' n='1'/><other xmlns='urn:other'>o</other><body>b</body><item xmlns='urn:item' n='2'/><item xmlns='urn:item' n='3'/></message>",
			"<message><item xmlns='urn:item' n='3'/></message>",
		},
		{
			"Add a struct that is no pointer",
			func(p *stanza.Payloads) { p.Add(item{N: 3}) },
			"<message><item xmlns='urn:item' n='1'/><other xmlns='urn:other'>o</other><body>b</body><item xmlns='urn:item' n='2'/><item xmlns='urn:item' n='3'/></message>",
			"<message><item xmlns='urn:item' n='3'/></message>",
		},
		{
			"Set a value",
			func(p *stanza.Payloads) { p.Set(&item{N: 3}) },
			"<message><item xmlns='urn:item' n='3'/><other xmlns='urn:other'>o</other><body>b</body></message>",
			"<message><item xmlns='urn:item' n='3'/></message>",
		},
		{
			"Set an element",
			func(p *stanza.Payloads) { p.Set(mustParse(t, "<other xmlns='urn:other'/>")) },
			"<message><item xmlns='urn:item' n='1'/><other xmlns='urn:other'/><body>b</body><item xmlns='urn:item' n='2'/></message>",
			"<message><other xmlns='urn:other'/></message>",
		},
		{
			"Set twice",
			func(p *stanza.Payloads) { p.Set(&item{N: 3}); p.Set(&item{N: 4}) },
			"<message><item xmlns='urn:item' n='4'/><other xmlns='urn:other'>o</other><body>b</body></message>",
			"<message><item xmlns='urn:item' n='4'/></message>",
		},
		{
			"Remove",
			func(p *stanza.Payloads) { p.Add(&item{N: 3}); p.Remove("urn:item", "item") },
			"<message><other xmlns='urn:other'>o</other><body>b</body></message>",
			"<message/>",
		},
		{
			"Remove what is not there",
			func(p *stanza.Payloads) { p.Remove("urn:item", "other") },
			withPayloads,
			"<message/>",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			codec := stanza.NewCodec("jabber:client")
			received, fresh := decodeMessage(t, withPayloads), new(stanza.Message)
			c.change(&received.Payloads)
			c.change(&fresh.Payloads)
			if out, err := codec.Append(nil, received); err != nil || string(out) != c.want {
				t.Errorf("received: %s, %v, want %s", out, err, c.want)
			}
			if out, err := codec.Append(nil, fresh); err != nil || string(out) != c.fresh {
				t.Errorf("new: %s, %v, want %s", out, err, c.fresh)
			}
		})
	}
}

// TestPayloadsAdded asks for what the program added.
func TestPayloadsAdded(t *testing.T) {
	bad := &item{N: 1, Text: "\x00"}
	added := &item{N: 2}
	p := stanza.NewPayloads(&nameless{}, nil, bad, added, item{N: 3})
	if diff := gocmp.Diff([]string{" ", " ", "urn:item item", "urn:item item", "urn:item item"}, names(&p)); diff != "" {
		t.Error(diff)
	}
	if v, err := stanza.Get[item](&p); v != bad || err != nil {
		t.Errorf("Get: %+v, %v", v, err)
	}
	n := 0
	for v := range stanza.Each[item](&p) {
		if n++; n == 2 && v != added {
			t.Errorf("%+v", v)
		}
	}
	if n != 3 {
		t.Errorf("%d values", n)
	}
	// What has no XML form is no element.
	if e, ok := p.Element("urn:item", "item"); !ok || e.String() != "<item xmlns='urn:item' n='2'></item>" && e.String() != "<item xmlns='urn:item' n='2'/>" {
		t.Errorf("Element: %v, %v", e, ok)
	}
	n = 0
	for range p.Elements() {
		n++
	}
	if n != 3 {
		t.Errorf("%d elements", n)
	}
	p.Set(&nameless{})
	if p.Len() != 6 {
		t.Errorf("Set of a value without a name: %d payloads", p.Len())
	}
}

// TestPayloadsUnwritable writes payloads that have no form in XML.
func TestPayloadsUnwritable(t *testing.T) {
	for name, v := range map[string]any{
		"nil": nil, "a nil pointer": (*item)(nil), "a channel": make(chan int), "a text that XML cannot carry": &item{Text: "\x00"},
	} {
		t.Run(name, func(t *testing.T) {
			m := new(stanza.Message)
			m.Payloads.Add(v)
			if out, err := stanza.NewCodec("jabber:client").Append([]byte("before"), m); err == nil || string(out) != "before" {
				t.Errorf("%s, %v", out, err)
			}
		})
	}
}

// TestListItemThatDoesNotFit leaves nothing of an item that does not fit, in what
// is decoded at once and on demand.
func TestListItemThatDoesNotFit(t *testing.T) {
	type item struct {
		A int    `xml:"a,attr"`
		B string `xml:"b,attr"`
	}
	type list struct {
		XMLName struct{} `xml:"urn:list list"`
		Items   []item   `xml:"item"`
		Held    []*item  `xml:"held"`
	}
	const input = "<list xmlns='urn:list'><item a='x' b='stale'/><item a='1'/><held a='x' b='stale'/><held a='2'/></list>"
	want := &list{Items: []item{{A: 1}}, Held: []*item{{A: 2}}}
	check := func(how string, got any, err error) {
		t.Helper()
		var reason *stanza.DecodeError
		if diff := gocmp.Diff(any(want), got); diff != "" || !errors.As(err, &reason) {
			t.Errorf("%s: %v, %s", how, err, diff)
		}
	}
	got, err := stanza.NewCodec("jabber:client", stanza.TypeOf[list]()).Decode(mustParse(t, input))
	check("Decode", got, err)
	m := decodeMessage(t, "<message>"+input+"</message>")
	onDemand, err := stanza.Get[list](&m.Payloads)
	check("Get", onDemand, err)
	again := &list{Items: []item{{A: 7, B: "old"}}[:0], Held: []*item{{A: 7}}[:0]}
	err = stanza.Unmarshal(mustParse(t, input), again)
	check("Unmarshal", again, err)
}

// A payload that does not fit is answered with bad-request, and the stanza is
// none the worse for it.
func TestPayloadThatDoesNotFit(t *testing.T) {
	m := decodeMessage(t, "<message><body>b</body><item xmlns='urn:item' n='x'>text</item></message>")
	v, err := stanza.Get[item](&m.Payloads)
	var fault *stanza.StanzaFault
	var reason *stanza.DecodeError
	if !errors.As(err, &fault) || fault.Condition != stanza.BadRequest || fault.Type != stanza.ErrorModify || !errors.As(fault, &reason) {
		t.Errorf("error %v", err)
	}
	if v == nil || v.Text != "text" {
		t.Errorf("value %+v", v)
	}
}

// TestCopies: what is done to a copy of a stanza does not show in another copy, nor
// in the stanza.
func TestCopies(t *testing.T) {
	const source = "<message><subject>s</subject><body>b</body><item xmlns='urn:item' n='1'/><other xmlns='urn:other'/></message>"
	changes := []struct {
		name   string
		change func(*stanza.Message)
		want   string
	}{
		{
			"add", func(m *stanza.Message) { m.Payloads.Add(&item{N: 2}) },
			"<message><subject>s</subject><body>b</body><item xmlns='urn:item' n='1'/><other xmlns='urn:other'/><item xmlns='urn:item' n='2'/></message>",
		},
		{
			"add another", func(m *stanza.Message) { m.Payloads.Add(&item{N: 3}) },
			"<message><subject>s</subject><body>b</body><item xmlns='urn:item' n='1'/><other xmlns='urn:other'/><item xmlns='urn:item' n='3'/></message>",
		},
		{
			"set", func(m *stanza.Message) { m.Payloads.Set(&item{N: 4}) },
			"<message><subject>s</subject><body>b</body><item xmlns='urn:item' n='4'/><other xmlns='urn:other'/></message>",
		},
		{
			"remove", func(m *stanza.Message) { m.Payloads.Remove("urn:item", "item") },
			"<message><subject>s</subject><body>b</body><other xmlns='urn:other'/></message>",
		},
		{
			"set a text", func(m *stanza.Message) { m.Body.Set("", "c") },
			"<message><subject>s</subject><body>c</body><item xmlns='urn:item' n='1'/><other xmlns='urn:other'/></message>",
		},
		{
			"add a text", func(m *stanza.Message) { m.Body.Set("de", "d") },
			"<message><subject>s</subject><body>b</body><item xmlns='urn:item' n='1'/><other xmlns='urn:other'/><body xml:lang='de'>d</body></message>",
		},
		{
			"add another text", func(m *stanza.Message) { m.Subject.Set("nl", "e") },
			"<message><subject>s</subject><body>b</body><item xmlns='urn:item' n='1'/><other xmlns='urn:other'/><subject xml:lang='nl'>e</subject></message>",
		},
		{
			"an attribute", func(m *stanza.Message) { m.SetAttr("", "a", "1") },
			"<message a='1'><subject>s</subject><body>b</body><item xmlns='urn:item' n='1'/><other xmlns='urn:other'/></message>",
		},
		{
			"another attribute", func(m *stanza.Message) { m.SetAttr("", "b", "2") },
			"<message b='2'><subject>s</subject><body>b</body><item xmlns='urn:item' n='1'/><other xmlns='urn:other'/></message>",
		},
	}
	for _, from := range []struct {
		name   string
		change func(*stanza.Message)
	}{
		{"as received", func(*stanza.Message) {}},
		{"changed before", func(m *stanza.Message) {
			m.Payloads.Add(&item{N: 9})
			m.Payloads.Set(&item{N: 1})
			m.Body.Set("de", "x")
			m.Body = m.Body[:1]
		}},
	} {
		t.Run(from.name, func(t *testing.T) {
			m := decodeMessage(t, source)
			from.change(m)
			copies := make([]stanza.Message, len(changes))
			for i, c := range changes {
				copies[i] = *m
				c.change(&copies[i])
			}
			check := func(name, want string, m *stanza.Message) {
				if out, err := stanza.NewCodec("jabber:client").Append(nil, m); err != nil || string(out) != want {
					t.Errorf("%s: %v\ngot  %s\nwant %s", name, err, out, want)
				}
			}
			for i, c := range changes {
				check(c.name, c.want, &copies[i])
			}
			check("the stanza itself", source, m)
		})
	}
}

// TestPayloadsReadAgain reads elements into a stanza that another one, and a copy,
// was made of before.
func TestPayloadsReadAgain(t *testing.T) {
	read := func(m *stanza.Message, xml string) {
		t.Helper()
		if err := stanza.Unmarshal(mustParse(t, xml), m); err != nil {
			t.Fatal(err)
		}
	}
	const first = "<message xmlns='jabber:client'><a xmlns='urn:a'/><item xmlns='urn:item' n='1'/></message>"
	m := new(stanza.Message)
	read(m, first)
	m.Payloads.Remove("urn:a", "a")
	m.Payloads.Remove("urn:item", "item")
	other := *m
	other.Payloads.Add(&item{N: 7})
	read(m, "<message xmlns='jabber:client'><b xmlns='urn:b'/></message>")
	if diff := gocmp.Diff([]string{"urn:b b"}, names(&m.Payloads)); diff != "" {
		t.Error(diff)
	}
	if diff := gocmp.Diff([]string{"urn:item item"}, names(&other.Payloads)); diff != "" {
		t.Error(diff)
	}
	read(m, first)
	if diff := gocmp.Diff([]string{"urn:a a", "urn:item item"}, names(&m.Payloads)); diff != "" {
		t.Error(diff)
	}
	read(m, "<message xmlns='jabber:client'/>")
	if m.Payloads.Len() != 0 {
		t.Error(names(&m.Payloads))
	}
}

// TestRoom: a presence has no lists that it does not need, and more payloads and
// texts than it has room for.
func TestRoom(t *testing.T) {
	for n := range 20 {
		texts := strings.Repeat("<status>s</status>", n)
		payloads := strings.Repeat("<x xmlns='urn:x'/>", n)
		for _, content := range []string{texts, payloads, texts + payloads, payloads + texts, strings.Repeat("<status>s</status><x xmlns='urn:x'/>", n)} {
			source := "<presence>" + content + "</presence>"
			v, err := decodeChild(t, source)
			p := v.(*stanza.Presence)
			if err != nil || len(p.Status) != strings.Count(content, "<status>") || p.Payloads.Len() != strings.Count(content, "<x ") {
				t.Fatalf("%s: %d texts, %d payloads, %v", source, len(p.Status), p.Payloads.Len(), err)
			}
			if len(p.Status) == 0 && p.Status != nil {
				t.Errorf("%s: a list of no texts", source)
			}
			out, err := stanza.NewCodec("jabber:client").Append(nil, p)
			if want := strings.Replace(source, "></presence>", "/>", 1); err != nil || string(out) != source && string(out) != want {
				t.Errorf("%s, %v, want %s", out, err, source)
			}
		}
	}
}

// TestCopiesAtOnce gives copies payloads in several goroutines.
func TestCopiesAtOnce(t *testing.T) {
	m := decodeMessage(t, withPayloads)
	m.Payloads.Add(&item{N: 0}) // has room behind it now
	var all sync.WaitGroup
	copies := make([]stanza.Message, 8)
	for i := range copies {
		all.Go(func() {
			c := *m
			for n := range 50 {
				c.Payloads.Add(&item{N: i*100 + n})
			}
			copies[i] = c
		})
	}
	all.Wait()
	for i := range copies {
		n := -3 // those of m
		for v, err := range stanza.Each[item](&copies[i].Payloads) {
			if n >= 0 && (err != nil || v.N != i*100+n) {
				t.Errorf("copy %d, payload %d: %+v, %v", i, n, v, err)
			}
			n++
		}
		if got := copies[i].Payloads.Len(); got != m.Payloads.Len()+50 {
			t.Errorf("copy %d has %d payloads", i, got)
		}
	}
}

// TestAddMany: the list doubles.
func TestAddMany(t *testing.T) {
	skipInstrumented(t)
	one := &item{}
	allocs := testing.AllocsPerRun(1, func() {
		var p stanza.Payloads
		for range 20_000 {
			p.Add(one)
		}
	})
	if allocs > 20 {
		t.Errorf("%v allocations", allocs)
	}
}

// TestPayloadsOfOtherTypes asks for values that the program added in another form
// than a *T.
func TestPayloadsOfOtherTypes(t *testing.T) {
	type items struct {
		XMLName xml.Name `xml:"item" xmpp:"ns=urn:item urn:item:1"`
		N       int      `xml:"n,attr"`
	}
	e := mustParse(t, "<item xmlns='urn:item' n='5'/>")
	for _, c := range []struct {
		name  string
		value any
	}{
		{"pointer", &item{N: 5}},
		{"struct", item{N: 5}},
		{"element", e},
		{"unknown", &stanza.Unknown{Element: e}},
		{"unknown struct", stanza.Unknown{Element: e}},
		{"another type", &items{N: 5}},
		{"another type with its name set", &items{N: 5, XMLName: xml.Name{Space: "urn:item", Local: "item"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := stanza.NewPayloads(&nameless{}, c.value)
			if v, err := stanza.Get[item](&p); err != nil || v == nil || v.N != 5 {
				t.Errorf("Get: %+v, %v", v, err)
			}
			if e, ok := p.Element("urn:item", "item"); !ok || !e.Is("urn:item", "item") {
				t.Errorf("Element: %v, %v", e, ok)
			}
			p.Set(&item{N: 6})
			if v, err := stanza.Get[item](&p); err != nil || v == nil || v.N != 6 || p.Len() != 2 {
				t.Errorf("Get after Set: %+v, %v, of %d", v, err, p.Len())
			}
			p.Set(c.value)
			p.Remove("urn:item", "item")
			if diff := gocmp.Diff([]string{" "}, names(&p)); diff != "" {
				t.Errorf("after Remove: %s", diff)
			}
		})
	}
	t.Run("another version", func(t *testing.T) {
		old := xml.Name{Space: "urn:item:1", Local: "item"}
		p := stanza.NewPayloads(&items{N: 1}, &items{N: 2, XMLName: old})
		if diff := gocmp.Diff([]string{"urn:item item", "urn:item:1 item"}, names(&p)); diff != "" {
			t.Error(diff)
		}
		if e, ok := p.Element("urn:item:1", "item"); !ok || !e.Is("urn:item:1", "item") {
			t.Errorf("Element: %v, %v", e, ok)
		}
		p.Remove("urn:item", "item")
		if v, _ := stanza.Get[items](&p); p.Len() != 1 || v == nil || v.N != 2 {
			t.Errorf("%+v of %d", v, p.Len())
		}
	})
}

// TestElementValues writes elements, and structs that hold them.
func TestElementValues(t *testing.T) {
	type holder struct {
		XMLName xml.Name            `xml:"urn:h holder"`
		One     xmlstream.Element   `xml:"urn:a a"`
		Rest    []xmlstream.Element `xml:",any"`
	}
	const source = "<holder xmlns='urn:h'><a xmlns='urn:a' k='1'>t<b/></a><c xmlns='urn:c'/><d/></holder>"
	e := mustParse(t, source)
	var h holder
	if err := stanza.Unmarshal(e, &h); err != nil {
		t.Fatal(err)
	}
	if h.One.String() != "<a xmlns='urn:a' k='1'>t<b/></a>" || len(h.Rest) != 2 || !h.Rest[1].Is("urn:h", "d") || !h.One.IsOwned() {
		t.Errorf("%v, %v", h.One, h.Rest)
	}
	unknown := stanza.Unknown{Element: e}
	for _, v := range []any{e, &e, unknown, &unknown, h, &h} {
		if out, err := stanza.Append(nil, v); err != nil || string(out) != source {
			t.Errorf("%T: %s, %v", v, out, err)
		}
	}
	for _, v := range []any{xmlstream.Element{}, new(xmlstream.Element), stanza.Unknown{}, (*xmlstream.Element)(nil)} {
		if out, err := stanza.Append(nil, v); err == nil {
			t.Errorf("%T: %s", v, out)
		}
	}
	if out, err := stanza.Append(nil, holder{}); err != nil || string(out) != "<holder xmlns='urn:h'/>" {
		t.Errorf("%s, %v", out, err)
	}
}
