package stanza_test

import (
	"bytes"
	"encoding/xml"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// What an xml.Encoder writes of a value is the same tree as what Append writes.
func TestXML(t *testing.T) {
	for name, input := range map[string]string{
		"content namespace": `<message xmlns='jabber:client' to='a@b.example'><body>hi</body></message>`,
		"no namespace":      `<message xmlns='jabber:client'><x xmlns=''><y/></x><z xmlns='urn:z'><x xmlns=''/></z></message>`,
		"prefixes":          `<message xmlns='jabber:client' xmlns:p='urn:p' p:a='1' xml:lang='de'><p:x p:b='2' b='3'/></message>`,
		"references":        `<message xmlns='jabber:client'><body>&lt;&amp;&#xD;&#xA; ]]&gt;</body><x xmlns='urn:x' a='&#x9;&apos;'/></message>`,
	} {
		t.Run(name, func(t *testing.T) {
			e, err := xmlstream.Parse([]byte(input), nil)
			if err != nil {
				t.Fatal(err)
			}
			v, err := stanza.NewCodec("jabber:client").Decode(e)
			if err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			enc := xml.NewEncoder(&out)
			if err := enc.Encode(stanza.XML(v)); err != nil {
				t.Fatal(err)
			}
			again, err := xmlstream.Parse(out.Bytes(), nil)
			if err != nil {
				t.Fatalf("%v: %s", err, out.Bytes())
			}
			if want, got := pieces(e), pieces(again); !reflect.DeepEqual(want, got) {
				t.Errorf("%s (-read +written):\n%s", out.Bytes(), cmp.Diff(want, got))
			}
		})
	}
	if _, err := xml.Marshal(stanza.XML(&stanza.Message{Body: stanza.Plain("\x00")})); err == nil {
		t.Error("a control character was written")
	}
}
