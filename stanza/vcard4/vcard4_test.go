package vcard4_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/vcard4"
)

func TestWire(t *testing.T) {
	text := func(s string) *vcard4.Property { p := vcard4.Text(s); return &p }
	texts := func(s ...string) *vcard4.Parameter { return &vcard4.Parameter{Texts: s} }
	one := 1
	in := func(xml string) string {
		return "<vcard xmlns='urn:ietf:params:xml:ns:vcard-4.0'>" + xml + "</vcard>"
	}
	wiretest.Run(t, vcard4.Types(), wiretest.Cases{
		"empty": {XML: "<vcard xmlns='urn:ietf:params:xml:ns:vcard-4.0'/>", Want: &vcard4.VCard{}},
		"person": {
			XML: in("<kind><text>individual</text></kind><fn><text>Ada Example</text></fn>" +
				"<n><surname>Example</surname><given>Ada</given><additional/><prefix>Dr</prefix><suffix>II</suffix></n>" +
				"<nickname><text>a</text></nickname><photo><uri>https://p.example/a.png</uri></photo><bday><date>--1210</date></bday>" +
				"<anniversary><date-and-or-time>20260131T00</date-and-or-time></anniversary><gender><sex>F</sex><identity>countess</identity></gender>"),
			Want: &vcard4.VCard{
				Kind: text("individual"), FN: []vcard4.Property{vcard4.Text("Ada Example")},
				N: &vcard4.Name{
					Surname: []string{"Example"}, Given: []string{"Ada"}, Additional: []string{""}, Prefix: []string{"Dr"}, Suffix: []string{"II"},
				},
				Nickname: []vcard4.Property{vcard4.Text("a")}, Photo: []vcard4.Property{vcard4.URI("https://p.example/a.png")},
				Birthday: &vcard4.Property{Date: "--1210"}, Anniversary: &vcard4.Property{DateAndOrTime: "20260131T00"},
				Gender: &vcard4.Gender{Sex: "F", Identity: "countess"},
			},
		},
		"contact": {
			XML: in("<adr><parameters><type><text>work</text><text>home</text></type><label><text>1 Road, Town</text></label></parameters>" +
				"<pobox/><ext>Flat 2</ext><street>1 Road</street><locality>Town</locality><region>Shire</region><code>AB1</code><country>UK</country></adr>" +
				"<tel><parameters><pref><integer>1</integer></pref><type><text>cell</text></type></parameters><uri>tel:+44-20-5550100</uri></tel>" +
				"<email><text>ada@mail.example</text></email><impp><uri>xmpp:ada@example.org</uri></impp><lang><language-tag>en</language-tag></lang>" +
				"<tz><utc-offset>-0500</utc-offset></tz><geo><uri>geo:51.5,-0.12</uri></geo>"),
			Want: &vcard4.VCard{
				Address: []vcard4.Address{{
					Parameters: &vcard4.Parameters{Type: texts("work", "home"), Label: texts("1 Road, Town")},
					POBox:      []string{""}, Extended: []string{"Flat 2"}, Street: []string{"1 Road"}, Locality: []string{"Town"},
					Region: []string{"Shire"}, Code: []string{"AB1"}, Country: []string{"UK"},
				}},
				Telephone: []vcard4.Property{{
					Parameters: &vcard4.Parameters{Pref: &vcard4.Parameter{Integer: &one}, Type: texts("cell")},
					URI:        "tel:+44-20-5550100",
				}},
				Email: []vcard4.Property{vcard4.Text("ada@mail.example")}, IMPP: []vcard4.Property{vcard4.URI("xmpp:ada@example.org")},
				Lang: []vcard4.Property{{LanguageTag: "en"}}, TZ: []vcard4.Property{{UTCOffset: "-0500"}}, Geo: []vcard4.Property{vcard4.URI("geo:51.5,-0.12")},
			},
		},
		"the rest": {
			XML: in("<title><text>t</text></title><role><text>r</text></role><org><text>Example</text><text>Kitchen</text></org>" +
				"<categories><text>tea</text><text>numbers</text></categories><note><text>n</text></note><prodid><text>p</text></prodid>" +
				"<rev><timestamp>20260131T000000Z</timestamp></rev><uid><uri>urn:uuid:4</uri></uid><url><uri>https://u.example/</uri></url>" +
				"<key><uri>https://k.example/</uri></key>"),
			Want: &vcard4.VCard{
				Title: []vcard4.Property{vcard4.Text("t")}, Role: []vcard4.Property{vcard4.Text("r")},
				Org: []vcard4.Property{{Texts: []string{"Example", "Kitchen"}}}, Categories: []vcard4.Property{{Texts: []string{"tea", "numbers"}}},
				Note: []vcard4.Property{vcard4.Text("n")}, ProdID: text("p"), Rev: &vcard4.Property{Timestamp: "20260131T000000Z"},
				UID: &vcard4.Property{URI: "urn:uuid:4"}, URL: []vcard4.Property{vcard4.URI("https://u.example/")}, Key: []vcard4.Property{vcard4.URI("https://k.example/")},
			},
		},
	})
}

func TestBadValue(t *testing.T) {
	wiretest.Bad(t, vcard4.Types(), map[string]string{
		"integer": "<vcard xmlns='urn:ietf:params:xml:ns:vcard-4.0'><tel><parameters><pref><integer>first</integer></pref></parameters><text>1</text></tel></vcard>",
	})
}

func TestValue(t *testing.T) {
	tests := map[string]struct {
		property vcard4.Property
		want     string
	}{
		"none":    {vcard4.Property{}, ""},
		"text":    {vcard4.Property{Texts: []string{"a", "b"}}, "a"},
		"uri":     {vcard4.URI("u"), "u"},
		"another": {vcard4.Property{UTCOffset: "-0500"}, "-0500"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := test.property.Value(); got != test.want {
				t.Errorf("%q", got)
			}
		})
	}
	work := &vcard4.Parameters{Type: &vcard4.Parameter{Texts: []string{"work"}}}
	if !work.Is("work") || work.Is("home") || (*vcard4.Parameters)(nil).Is("work") || (&vcard4.Parameters{}).Is("work") {
		t.Error("Is")
	}
}
