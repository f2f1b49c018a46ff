package stanza_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// TestContentNamespaces moves stanzas from one content namespace to another, with
// attributes and children that their fields do not name.
func TestContentNamespaces(t *testing.T) {
	spaces := []string{"jabber:client", "jabber:server", "jabber:component:accept", "jabber:component:connect"}
	for _, c := range []string{
		"<message><body>hi</body></message>",
		"<message a='1'><body a='1'>hi</body><subject xml:lang='de' h:a='2' xmlns:h='urn:h'>s</subject></message>",
		"<message><body>hi<x xmlns='urn:x'/></body><body>ho<y/></body></message>",
		"<message><thread a='1' parent='p'>t</thread><body/></message>",
		"<message type='error'><error type='cancel' a='1'><gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas' b='2'>x</gone></error></message>",
		"<presence><show a='1'>away</show><status a='1'>s</status><priority a='1'>3</priority></presence>",
		"<presence><show a='1'/><priority a='1'>0</priority><priority>7</priority><x xmlns='urn:x'/></presence>",
		"<presence><priority><x xmlns='urn:x'/>0</priority></presence>",
		"<iq type='result' id='1'><unknown a='1'><known/></unknown></iq>",
	} {
		for _, from := range spaces {
			for _, to := range spaces {
				t.Run(fmt.Sprintf("%s from %s to %s", c, from, to), func(t *testing.T) {
					e := mustParse(t, "<r xmlns='"+from+"'>"+c+"</r>")
					for e = range e.Children() {
						v, err := stanza.NewCodec(from).Decode(e)
						if err != nil {
							t.Fatal(err)
						}
						got, err := stanza.NewCodec(to).Append(nil, v)
						if err != nil {
							t.Fatal(err)
						}
						want, err := e.AppendIn(nil, xmlstream.NewContext(to))
						if err != nil {
							t.Fatal(err)
						}
						if diff := gocmp.Diff(treeIn(t, to, want), treeIn(t, to, got)); diff != "" || bytes.Contains(got, []byte(from)) != bytes.Contains(want, []byte(from)) {
							t.Errorf("AppendIn %s\nAppend   %s\n%s", want, got, diff)
						}
					}
				})
			}
		}
	}
}

func treeIn(t *testing.T, space string, stanza []byte) string {
	t.Helper()
	n, err := treeOf([]byte("<r xmlns='" + space + "'>" + string(stanza) + "</r>"))
	if err != nil {
		t.Fatal(err)
	}
	return n.String()
}

type (
	noted struct {
		XMLName struct{} `xml:"item" xmpp:"ns=parent"`
		Reason  string   `xml:"reason"`
		stanza.Extra
	}
	listA struct {
		XMLName struct{} `xml:"urn:a list"`
		Items   []noted  `xml:"item"`
		stanza.Extra
	}
	listB struct {
		XMLName struct{} `xml:"urn:b list"`
		Items   []noted  `xml:"item"`
		stanza.Extra
	}
)

// TestItemsOfAnotherList gives items that were received in one namespace to a list
// in another.
func TestItemsOfAnotherList(t *testing.T) {
	for _, c := range []struct{ name, item, want string }{
		{"text", "<item><reason>x</reason></item>", "<item><reason>x</reason></item>"},
		{"an attribute", "<item a='1'><reason>x</reason></item>", "<item a='1'><reason>x</reason></item>"},
		{"an attribute of a field", "<item><reason a='1'>x</reason></item>", "<item><reason>x</reason></item>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var a listA
			if err := stanza.Unmarshal(mustParse(t, "<list xmlns='urn:a'>"+c.item+"</list>"), &a); err != nil {
				t.Fatal(err)
			}
			out, err := stanza.Append(nil, &listB{Items: a.Items})
			if want := "<list xmlns='urn:b'>" + c.want + "</list>"; err != nil || string(out) != want {
				t.Errorf("%s, %v, want %s", out, err, want)
			}
		})
	}
}

// TestForwardedInAnotherSpace writes a stanza inside of another one, in the content
// namespace of its own name.
func TestForwardedInAnotherSpace(t *testing.T) {
	for _, to := range []string{"jabber:client", "jabber:server", "jabber:component:accept"} {
		t.Run(to, func(t *testing.T) {
			v, err := stanza.NewCodec("jabber:server").Decode(mustParse(t, "<message xmlns='jabber:server'><body a='1'>b</body><foo/></message>"))
			if err != nil {
				t.Fatal(err)
			}
			m := v.(*stanza.Message)
			m.XMLName = xml.Name{}
			out, err := stanza.NewCodec(to).Append(nil, &wrap{Inner: m})
			const want = "<wrap xmlns='urn:w'><message xmlns='jabber:client'><body a='1'>b</body><foo/></message></wrap>"
			if err != nil || string(out) != want {
				t.Errorf("%s, %v, want %s", out, err, want)
			}
		})
	}
}

type wrap struct {
	XMLName struct{} `xml:"urn:w wrap"`
	Inner   any
}
