// Package bob has bits of binary (XEP-0231, urn:xmpp:bob): small data that
// other elements refer to by its hash.
package bob

import (
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/xmppwire/xmppwire/stanza"
)

// Namespace is that of this package.
const Namespace = "urn:xmpp:bob"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[Data]() }

// Data is some data, or asks for it by its CID (XEP-0231 §2):
//
//	<data xmlns='urn:xmpp:bob' cid='sha1+a9993e364706816aba3e25717850c26c9cd0d89d@bob.xmpp.org' type='text/plain'>YWJj</data>
type Data struct {
	XMLName struct{}      `xml:"urn:xmpp:bob data"`
	CID     string        `xml:"cid,attr,omitempty"`
	MaxAge  *uint32       `xml:"max-age,attr,omitempty"` // seconds to keep it, 0 not to; nil if not said
	Type    string        `xml:"type,attr,omitempty"`    // MIME
	Bytes   stanza.Base64 `xml:",chardata"`
	stanza.Extra
}

const host = "@bob.xmpp.org"

// CID returns the identifier of some data: its SHA-1.
func CID(data []byte) string {
	sum := sha1.Sum(data)
	return "sha1+" + hex.EncodeToString(sum[:]) + host
}

// Fits reports whether the bytes are those that the CID names, which a receiver
// must know before it keeps them under that name. It is false for hash
// functions other than SHA-1 and SHA-256.
func (d *Data) Fits() bool {
	hash, isBob := strings.CutSuffix(d.CID, host)
	algorithm, digits, _ := strings.Cut(hash, "+")
	var sum []byte
	switch strings.ToLower(algorithm) {
	case "sha1", "sha-1":
		s := sha1.Sum(d.Bytes)
		sum = s[:]
	case "sha256", "sha-256":
		s := sha256.Sum256(d.Bytes)
		sum = s[:]
	default:
		return false
	}
	return isBob && strings.EqualFold(digits, hex.EncodeToString(sum))
}
