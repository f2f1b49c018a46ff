package stanza_test

import (
	"encoding/xml"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// everything has a field of each kind that holds text.
type everything struct {
	XMLName xml.Name
	ID      string     `xml:"id,attr"`
	To      stanza.JID `xml:"to,attr"`
	Tide    *string    `xml:"tide,attr"`
	Other   []xml.Attr `xml:",any,attr"`
	Chars   string     `xml:",chardata"`
	Inner   []byte     `xml:",innerxml"`
	Note    string     `xml:"note"`
	Bytes   []byte     `xml:"bytes"`
	Body    stanza.Text
	Deep    []string `xml:"a>b>c"`
	Any     []struct {
		XMLName xml.Name
		Value   string `xml:",chardata"`
	} `xml:",any"`
}

type keepsExtra struct {
	XMLName xml.Name
	ID      string `xml:"id,attr"`
	stanza.Extra
}

type keepsElement struct{ Element xmlstream.Element }

func (k *keepsElement) UnmarshalXMPP(e xmlstream.Element) error { k.Element = e; return nil }

func (k *keepsElement) MarshalXMPP(b *xmlstream.Builder) { b.Element(k.Element) }

type keepsWithin struct {
	XMLName xml.Name
	Keeps   []struct {
		Note *keepsElement `xml:"note"`
	} `xml:"holder"`
}

// TestValuesOutliveElements reads values from elements of a stream whose memory
// is written over afterwards.
func TestValuesOutliveElements(t *testing.T) {
	const header = "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>"
	const body = "<note>plain</note><bytes>YQ==</bytes><Body xml:lang='de'>Watt</Body><a><b><c>deep</c></b></a><gull xmlns='urn:gull'>cry</gull>" +
		"<holder><note>held</note></holder>"
	inputs := []string{
		"<x id='1' to='mara@harbor.example' tide='high' wind='west' xmlns:q='urn:q' q:k='v'>text" + body + "</x>",
		"<x id='1 &lt; 2' to='Mara@harbor.example'>te&amp;xt" + body + "</x>",
		"<p:x xmlns:p='urn:p' p:id='1' id='2'>" + body + "</p:x>",
	}
	for name, fresh := range map[string]func() any{
		"everything": func() any { return new(everything) },
		"an Extra":   func() any { return new(keepsExtra) },
		"an Element": func() any { return new(keepsElement) },
		"one within": func() any { return new(keepsWithin) },
		"an interface": func() any {
			return &struct {
				Holder any `xml:"holder"`
			}{Holder: new(keepsElement)}
		},
		"raw by method": func() any { return new(stanza.Unknown) },
	} {
		for i, input := range inputs {
			t.Run(fmt.Sprintf("%s %d", name, i), func(t *testing.T) {
				want, got := fresh(), fresh()
				tok := xmlstream.NewTokenizer(nil)
				for event, err := range tok.Feed([]byte(header + input)) {
					if err != nil {
						t.Fatal(err)
					}
					if event == xmlstream.Child {
						whole := tok.Element().Clone()
						if err, clone := stanza.Unmarshal(tok.Element(), got), stanza.Unmarshal(whole, want); fmt.Sprint(err) != fmt.Sprint(clone) {
							t.Fatalf("%v, of a clone %v", err, clone)
						}
					}
				}
				for range tok.Feed([]byte(fmt.Sprintf("<y>%0*d</y>", len(input)-len("<y></y>"), 0))) {
				}
				wrote, err := stanza.Append(nil, got)
				wantWritten, wantErr := stanza.Append(nil, want)
				if string(wrote) != string(wantWritten) || fmt.Sprint(err) != fmt.Sprint(wantErr) {
					t.Errorf("%s, %v, want %s, %v", wrote, err, wantWritten, wantErr)
				}
				if e, ok := got.(*everything); ok {
					if diff := cmp.Diff(want, any(e), cmp.AllowUnexported(stanza.JID{}, stanza.LangText{})); diff != "" {
						t.Errorf("-want +got\n%s", diff)
					}
				}
			})
		}
	}
}
