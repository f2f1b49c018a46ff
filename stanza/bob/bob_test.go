package bob_test

import (
	"testing"

	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/xmppwire/xmppwire/stanza/bob"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

const cid = "sha1+a9993e364706816aba3e25717850c26c9cd0d89d@bob.xmpp.org"

func TestWire(t *testing.T) {
	none := uint32(0)
	wiretest.Run(t, bob.Types(), wiretest.Cases{
		"asks": {XML: "<data xmlns='urn:xmpp:bob' cid='" + cid + "'/>", Want: &bob.Data{CID: cid}},
		"data": {
			XML:  "<data xmlns='urn:xmpp:bob' cid='" + cid + "' max-age='0' type='text/plain'>YWJj</data>",
			Want: &bob.Data{CID: cid, MaxAge: &none, Type: "text/plain", Bytes: []byte("abc")},
		},
	}, cmpopts.EquateEmpty())
}

func TestBadValue(t *testing.T) {
	wiretest.Bad(t, bob.Types(), map[string]string{
		"max-age": "<data xmlns='urn:xmpp:bob' cid='c' max-age='long'>YWJj</data>",
	})
}

func TestFits(t *testing.T) {
	if got := bob.CID([]byte("abc")); got != cid {
		t.Errorf("CID = %s", got)
	}
	tests := map[string]struct {
		cid  string
		want bool
	}{
		"sha1":         {cid, true},
		"capitals":     {"sha1+A9993E364706816ABA3E25717850C26C9CD0D89D@bob.xmpp.org", true},
		"sha-256":      {"sha-256+ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad@bob.xmpp.org", true},
		"other data":   {"sha1+a9993e364706816aba3e25717850c26c9cd0d89e@bob.xmpp.org", false},
		"other host":   {"sha1+a9993e364706816aba3e25717850c26c9cd0d89d@example.org", false},
		"unknown hash": {"md5+900150983cd24fb0d6963f7d28e17f72@bob.xmpp.org", false},
		"none":         {"", false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := (&bob.Data{CID: test.cid, Bytes: []byte("abc")}).Fits(); got != test.want {
				t.Error(got)
			}
		})
	}
}
