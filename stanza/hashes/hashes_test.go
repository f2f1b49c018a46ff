package hashes_test

import (
	"encoding/hex"
	"encoding/xml"
	"testing"

	"github.com/xmppwire/xmppwire/stanza/hashes"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

func TestWire(t *testing.T) {
	wiretest.Run(t, hashes.Types(), wiretest.Cases{
		"hash":      {XML: "<hash xmlns='urn:xmpp:hashes:2' algo='sha-256'>YWJj</hash>", Want: &hashes.Hash{Algo: hashes.SHA256, Value: []byte("abc")}},
		"old":       {XML: "<hash xmlns='urn:xmpp:hashes:1' algo='sha-256'>YWJj</hash>", Want: &hashes.Hash{XMLName: xml.Name{Space: "urn:xmpp:hashes:1", Local: "hash"}, Algo: hashes.SHA256, Value: []byte("abc")}},
		"hash-used": {XML: "<hash-used xmlns='urn:xmpp:hashes:2' algo='sha3-512'/>", Want: &hashes.Used{Algo: hashes.SHA3512}},
	})
}

func TestOf(t *testing.T) {
	tests := map[hashes.Algorithm]struct {
		begins string // of the hash of "abc"
		safe   bool
	}{
		hashes.SHA1:       {"a9993e36", false},
		hashes.SHA256:     {"ba7816bf", true},
		hashes.SHA512:     {"ddaf35a1", true},
		hashes.SHA3256:    {"3a985da7", true},
		hashes.SHA3512:    {"b751850b", true},
		hashes.BLAKE2b256: {"", false},
		"md5":             {"", false},
	}
	for algorithm, test := range tests {
		t.Run(string(algorithm), func(t *testing.T) {
			h := hashes.Of(algorithm, []byte("abc"))
			if test.begins == "" {
				if h != nil || (&hashes.Hash{Algo: algorithm}).Fits(nil) {
					t.Error("computed")
				}
				return
			}
			if got := hex.EncodeToString(h.Value[:4]); got != test.begins {
				t.Errorf("%s, want %s", got, test.begins)
			}
			if h.Fits([]byte("abc")) != test.safe || h.Fits([]byte("abd")) {
				t.Error("Fits")
			}
		})
	}
}
