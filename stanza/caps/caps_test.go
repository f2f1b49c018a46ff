package caps_test

import (
	"crypto"
	_ "crypto/sha1"
	_ "crypto/sha256"
	_ "crypto/sha3"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/stanza/caps"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

func TestWireForms(t *testing.T) {
	wiretest.Run(t, caps.Types(), wiretest.Cases{
		"version 1": {
			`<c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='https://a.test/' ver='dmVy'/>`,
			&caps.Caps{Hash: "sha-1", Node: "https://a.test/", Ver: "dmVy"},
		},
		"legacy format": {
			`<c xmlns='http://jabber.org/protocol/caps' node='https://a.test/' ver='0.9' ext='one two'/>`,
			&caps.Caps{Node: "https://a.test/", Ver: "0.9", Ext: "one two"},
		},
		"version 2": {
			`<c xmlns='urn:xmpp:caps'><hash xmlns='urn:xmpp:hashes:2' algo='sha-256'>AGE=</hash><hash xmlns='urn:xmpp:hashes:2' algo='sha3-256'>AGI=</hash></c>`,
			&caps.Caps2{Hashes: []caps.Hash{{Algo: "sha-256", Value: []byte("\x00a")}, {Algo: "sha3-256", Value: []byte("\x00b")}}},
		},
	})
}

// query is the result of a disco#info query.
func query(content string) string {
	return `<query xmlns='http://jabber.org/protocol/disco#info'>` + content + `</query>`
}

// form is an extended result (XEP-0128).
func form(fields string) string { return `<x xmlns='jabber:x:data' type='result'>` + fields + `</x>` }

const (
	pc       = `<identity category='client' type='pc' name='Lantern'/>`
	formType = `<field var='FORM_TYPE' type='hidden'><value>urn:example:f</value></field>`
)

func TestInput(t *testing.T) {
	for name, test := range map[string]struct{ content, want, want2 string }{
		"nothing": {"", "", "␜␜␜"},
		"in order": {
			`<feature var='urn:b'/>` + pc + `<feature var='urn:a'/><identity category='auth' type='cert'/>`,
			"auth/cert//<client/pc//Lantern<urn:a<urn:b<",
			"urn:a␟urn:b␟␜" + "auth␟cert␟␟␟␞client␟pc␟␟Lantern␟␞␜" + "␜",
		},
		"xml:lang of its own and inherited": {
			`<identity category='client' type='pc' name='L' xml:lang='de'/><identity category='client' type='pc' name='L' xml:lang=''/>`,
			"client/pc//L<client/pc/de/L<",
			"␜" + "client␟pc␟␟L␟␞client␟pc␟de␟L␟␞␜" + "␜",
		},
		"forms": {
			form(`<field var='os'><value>b</value><value>a</value></field>`+formType+`<field var='ip'/>`) + pc,
			"client/pc//Lantern<urn:example:f<ip<os<a<b<",
			"␜" + "client␟pc␟␟Lantern␟␞␜" + "FORM_TYPE␟urn:example:f␟␞ip␟␞os␟a␟b␟␞␝␜",
		},
		"a form without type counts for nothing in version 1": {
			form(`<field var='os'><value>a</value></field>`),
			"",
			"␜␜" + "os␟a␟␞␝␜",
		},
		"a form type that is not hidden counts for nothing in version 1": {
			form(`<field var='FORM_TYPE'><value>urn:example:f</value></field>`),
			"",
			"␜␜" + "FORM_TYPE␟urn:example:f␟␞␝␜",
		},
	} {
		t.Run(name, func(t *testing.T) {
			e := wiretest.Parse(t, query(test.content))
			got, err := caps.Input(e)
			if string(got) != test.want || err != nil {
				t.Errorf("got %q, %v, want %q", got, err, test.want)
			}
			want2 := strings.NewReplacer("␟", "\x1f", "␞", "\x1e", "␝", "\x1d", "␜", "\x1c").Replace(test.want2)
			got2, err := caps.Input2(e)
			if diff := cmp.Diff(want2, string(got2)); diff != "" || err != nil {
				t.Errorf("version 2: %v (-want +got):\n%s", err, diff)
			}
		})
	}
}

func TestInputRefuses(t *testing.T) {
	for name, xml := range map[string]string{
		"another element":       `<query xmlns='jabber:iq:roster'/>`,
		"an identity twice":     query(pc + pc),
		"a feature twice":       query(`<feature var='a'/><feature var='a'/>`),
		"a form twice":          query(form(formType) + form(formType)),
		"two types of a form":   query(form(`<field var='FORM_TYPE' type='hidden'><value>a</value><value>b</value></field>`)),
		"a separator in a name": query(`<identity category='client' type='pc' name='a&lt;b'/>`),
		"a separator in a var":  query(`<feature var='a&lt;b'/>`),
		"a separator in a form": query(form(formType + `<field var='os'><value>a&lt;b</value></field>`)),
	} {
		t.Run(name, func(t *testing.T) {
			if in, err := caps.Input(wiretest.Parse(t, xml)); err == nil {
				t.Errorf("got %q", in)
			}
		})
	}
}

// TestVectors computes the values that the XEPs compute.
func TestVectors(t *testing.T) {
	in, err := caps.Input(wiretest.Parse(t, query(`<identity category='client' type='pc' name='Exodus 0.9.1'/>`+
		`<feature var='http://jabber.org/protocol/caps'/><feature var='http://jabber.org/protocol/muc'/>`+
		`<feature var='http://jabber.org/protocol/disco#info'/><feature var='http://jabber.org/protocol/disco#items'/>`)))
	if got, want := caps.Ver(in, crypto.SHA1), "QgayPKawpkPSDYmwT/WM94uAlu0="; got != want || err != nil {
		t.Errorf("XEP-0115 §5.2: %s, %v, want %s", got, err, want)
	}
	var features strings.Builder
	for f := range strings.FieldsSeq(`http://jabber.org/protocol/si http://jabber.org/protocol/bytestreams
		http://jabber.org/protocol/chatstates http://jabber.org/protocol/disco#info http://jabber.org/protocol/disco#items
		urn:xmpp:ping jabber:iq:time jabber:iq:privacy jabber:iq:version http://jabber.org/protocol/rosterx urn:xmpp:time
		jabber:x:oob http://jabber.org/protocol/ibb http://jabber.org/protocol/si/profile/file-transfer
		urn:xmpp:receipts jabber:iq:roster jabber:iq:last`) {
		fmt.Fprintf(&features, "<feature var='%s'/>", f)
	}
	in, err = caps.Input2(wiretest.Parse(t, query(`<identity category='client' name='BombusMod' type='mobile'/>`+features.String())))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		function   crypto.Hash
		algo, want string
	}{
		{crypto.SHA256, "sha-256", "kzBZbkqJ3ADrj7v08reD1qcWUwNGHaidNUgD7nHpiw8="},
		{crypto.SHA3_256, "sha3-256", "79mdYAfU9rEdTOcWDO7UEAt6E56SUzk/g6TnqUeuD9Q="},
	} {
		h := caps.HashOf(in, test.function)
		if got := base64.StdEncoding.EncodeToString(h.Value); got != test.want || h.Algo != test.algo {
			t.Errorf("XEP-0390: %s of %s, want %s", got, h.Algo, test.want)
		}
		if got, want := h.Query(), "urn:xmpp:caps#"+test.algo+"."+test.want; got != want {
			t.Errorf("the node is %s, want %s", got, want)
		}
	}
}
