package stanza_test

import (
	"encoding/xml"
	"errors"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

var errUnfit = errors.New("the element does not fit")

// unfit is a type that refuses every element.
type unfit struct{}

func (unfit) UnmarshalXMPP(xmlstream.Element) error { return errUnfit }

func (unfit) MarshalXMPP(b *xmlstream.Builder) { b.Fail(errUnfit) }

// twice is a type with two namespaces.
type twice struct {
	XMLName xml.Name `xml:"twice" xmpp:"ns=urn:2 urn:1"`
	N       int      `xml:"n,attr"`
}

func TestTypes(t *testing.T) {
	odd := xml.Name{Space: "urn:odd", Local: "odd"}
	types := stanza.Join(stanza.TypeOf[item](), stanza.TypeOf[twice](), stanza.TypeOf[item](odd), stanza.TypeOf[unfit](odd))
	var list []string
	for _, name := range types.Names() {
		list = append(list, name.Space+" "+name.Local)
	}
	slices.Sort(list)
	if diff := gocmp.Diff([]string{"urn:1 twice", "urn:2 twice", "urn:item item", "urn:odd odd"}, list); diff != "" {
		t.Error(diff)
	}
	for name, want := range map[xml.Name]any{
		{Space: "urn:1", Local: "twice"}: new(twice), {Space: "urn:item", Local: "item"}: new(item), odd: new(unfit), {Local: "item"}: nil,
	} {
		if diff := gocmp.Diff(want, types.New(name)); diff != "" {
			t.Errorf("%v: %s", name, diff)
		}
	}
	defer func() {
		if said, _ := recover().(string); !strings.Contains(said, "stanza_test.nameless") {
			t.Errorf("TypeOf of a type without a name: %q", said)
		}
	}()
	stanza.TypeOf[nameless]()
}

// TestCodecTypes decodes first-level children that are no stanzas.
func TestCodecTypes(t *testing.T) {
	codec := stanza.NewCodec("jabber:client", stanza.TypeOf[item](), stanza.TypeOf[twice](), stanza.TypeOf[unfit](xml.Name{Space: "urn:odd", Local: "odd"}))
	for _, c := range []struct {
		name, input string
		written     string // "" for an error
		stream      string // the stream error, "" for none
		own         error
	}{
		{"a type", "<item xmlns='urn:item' n='1'>t</item>", "<item xmlns='urn:item' n='1'>t</item>", "", nil},
		{"another namespace of a type", "<twice xmlns='urn:1' n='1'/>", "<twice xmlns='urn:1' n='1'/>", "", nil},
		{"a type that does not fit", "<item xmlns='urn:item' n='x'>t</item>", "<item xmlns='urn:item' n='0'>t</item>", "bad-format", nil},
		{"a type that says so itself", "<odd xmlns='urn:odd'/>", "", "", errUnfit},
		{"no type", "<item xmlns='urn:other'><a/>t</item>", "<item xmlns='urn:other'><a/>t</item>", "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			v, err := codec.Decode(mustParse(t, c.input))
			var fault *stanza.StreamFault
			switch {
			case c.stream != "":
				var reason *stanza.DecodeError
				if !errors.As(err, &fault) || fault.Condition != c.stream || !errors.As(err, &reason) {
					t.Errorf("error %v, want %s", err, c.stream)
				}
			case !errors.Is(err, c.own) || errors.As(err, &fault):
				t.Errorf("error %v, want %v", err, c.own)
			}
			out, err := codec.Append([]byte("before"), v)
			if string(out) != "before"+c.written || (err == nil) != (c.written != "") {
				t.Errorf("%s, %v, want %s", out, err, c.written)
			}
		})
	}
}

// TestUnknownKeeps has an Unknown that outlives the element it was made of.
func TestUnknownKeeps(t *testing.T) {
	tok := xmlstream.NewTokenizer(&xmlstream.Options{Mode: xmlstream.Document})
	if _, err := tok.Write([]byte("<a xmlns='urn:a'><b/></a>")); err != nil {
		t.Fatal(err)
	}
	if event, err := tok.Next(); event != xmlstream.Child || err != nil {
		t.Fatal(event, err)
	}
	var u stanza.Unknown
	if err := u.UnmarshalXMPP(tok.Element()); err != nil {
		t.Fatal(err)
	}
	tok.Reset(nil)
	if got := u.Element.String(); got != "<a xmlns='urn:a'><b/></a>" {
		t.Errorf("%s", got)
	}
}

// TestUnmarshalNeedsPointer has targets that nothing can be read into.
func TestUnmarshalNeedsPointer(t *testing.T) {
	for name, v := range map[string]any{"nil": nil, "no pointer": item{}, "a nil pointer": (*item)(nil)} {
		if err := stanza.Unmarshal(mustParse(t, "<item xmlns='urn:item'/>"), v); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestBase64(t *testing.T) {
	for _, c := range []struct {
		name, text, data string
		fails            bool
	}{
		{"nothing", "", "", false},
		{"padded", "YQ==", "a", false},
		{"white space", " Y\tW\r\nI= \n", "ab", false},
		{"no padding", "YQ", "", true},
		{"another alphabet", "_-__", "", true},
		{"what is none", "Y!==", "", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := stanza.Base64("old")
			err := b.UnmarshalText([]byte(c.text))
			switch {
			case c.fails:
				if err == nil || string(b) != "old" {
					t.Errorf("%q, %v", b, err)
				}
				return
			case err != nil || string(b) != c.data:
				t.Errorf("%q, %v, want %q", b, err, c.data)
			}
			text, err := b.MarshalText()
			var again stanza.Base64
			if err != nil || again.UnmarshalText(text) != nil || string(again) != c.data {
				t.Errorf("%s, %v", text, err)
			}
		})
	}
}

func TestUnknownOfNothing(t *testing.T) {
	if out, err := stanza.Append([]byte("before"), new(stanza.Unknown)); err == nil || string(out) != "before" {
		t.Errorf("%s, %v", out, err)
	}
}
