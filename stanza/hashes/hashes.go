// Package hashes has cryptographic hash values (XEP-0300, urn:xmpp:hashes:2),
// of which other protocols are made.
package hashes

import (
	"bytes"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"encoding/xml"
	"hash"

	"github.com/xmppwire/xmppwire/stanza"
)

// Namespace is that of this package.
const Namespace = "urn:xmpp:hashes:2"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Hash](),
		stanza.TypeOf[Used](),
	)
}

// Algorithm is the name of a hash function: the word that was on the wire.
type Algorithm string

// The algorithms of XEP-0300 §4.
const (
	SHA1       Algorithm = "sha-1"
	SHA256     Algorithm = "sha-256"
	SHA512     Algorithm = "sha-512"
	SHA3256    Algorithm = "sha3-256"
	SHA3512    Algorithm = "sha3-512"
	BLAKE2b256 Algorithm = "blake2b-256"
	BLAKE2b512 Algorithm = "blake2b-512"
)

// Hash is the hash value of something (XEP-0300 §2):
//
//	<hash xmlns='urn:xmpp:hashes:2' algo='sha-256'>ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=</hash>
type Hash struct {
	XMLName xml.Name      `xml:"hash" xmpp:"ns=urn:xmpp:hashes:2 urn:xmpp:hashes:1"`
	Algo    Algorithm     `xml:"algo,attr,omitempty"`
	Value   stanza.Base64 `xml:",chardata"`
	stanza.Extra
}

// Used says which algorithm the hash will be of that follows (XEP-0300 §3):
//
//	<hash-used xmlns='urn:xmpp:hashes:2' algo='sha-256'/>
type Used struct {
	XMLName struct{}  `xml:"urn:xmpp:hashes:2 hash-used"`
	Algo    Algorithm `xml:"algo,attr,omitempty"`
	stanza.Extra
}

// New returns the algorithm's function, nil for those that this package does
// not compute: BLAKE2 and unknown ones.
func (a Algorithm) New() hash.Hash {
	switch a {
	case SHA1:
		return sha1.New()
	case SHA256:
		return sha256.New()
	case SHA512:
		return sha512.New()
	case SHA3256:
		return sha3.New256()
	case SHA3512:
		return sha3.New512()
	}
	return nil
}

// Safe reports whether the algorithm is one of those that XEP-0300 §4 calls for
// and that this package computes: not SHA-1, for which different data with one
// hash can be made.
func (a Algorithm) Safe() bool {
	switch a {
	case SHA256, SHA512, SHA3256, SHA3512:
		return true
	}
	return false
}

// Of returns the hash of some data, nil if the algorithm is none that New
// knows.
func Of(a Algorithm, data []byte) *Hash {
	h := a.New()
	if h == nil {
		return nil
	}
	h.Write(data)
	return &Hash{Algo: a, Value: h.Sum(nil)}
}

// Fits reports whether the hash is that of the data. It is false for algorithms
// that are not Safe: such a hash proves nothing.
func (h *Hash) Fits(data []byte) bool {
	return h.Algo.Safe() && bytes.Equal(Of(h.Algo, data).Value, h.Value)
}
