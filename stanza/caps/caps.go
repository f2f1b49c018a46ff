// Package caps has the elements of Entity Capabilities (XEP-0115,
// http://jabber.org/protocol/caps) and Entity Capabilities 2.0 (XEP-0390,
// urn:xmpp:caps), which stand in presence and among the stream features, and
// what they are computed from: Input and Input2.
package caps

import (
	"crypto"
	"encoding/base64"
	"strings"

	"github.com/xmppwire/xmppwire/stanza"
)

// Namespaces of this package's elements.
const (
	Namespace       = "http://jabber.org/protocol/caps"
	Namespace2      = "urn:xmpp:caps"
	NamespaceHashes = "urn:xmpp:hashes:2"
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Caps](),
		stanza.TypeOf[Caps2](),
	)
}

// Caps tells what an entity can do, by a hash of its disco#info (XEP-0115 §4).
// Hash names the function; in the legacy format there is none, and Ext names
// bundles of features:
//
//	<c xmlns='http://jabber.org/protocol/caps' hash='sha-1'
//	    node='https://lantern.example/' ver='q07IKJEyjvHSyhy//CH0CxmKi8w='/>
type Caps struct {
	XMLName struct{} `xml:"http://jabber.org/protocol/caps c"`
	Hash    string   `xml:"hash,attr,omitempty"`
	Node    string   `xml:"node,attr,omitempty"`
	Ver     string   `xml:"ver,attr,omitempty"`
	Ext     string   `xml:"ext,attr,omitempty"`
	stanza.Extra
}

// Query returns the node of the disco#info query that asks what Ver stands for
// (XEP-0115 §6.2).
func (c *Caps) Query() string { return c.Node + "#" + c.Ver }

// Caps2 tells the same by several hashes, each of all that there is (XEP-0390
// §4.2):
//
//	<c xmlns='urn:xmpp:caps'>
//	  <hash xmlns='urn:xmpp:hashes:2' algo='sha-256'>c2hhLTI1Ng==</hash>
//	</c>
type Caps2 struct {
	XMLName struct{} `xml:"urn:xmpp:caps c"`
	Hashes  []Hash   `xml:"urn:xmpp:hashes:2 hash"`
	stanza.Extra
}

// Hash is the value of a hash function (XEP-0300).
type Hash struct {
	Algo  string        `xml:"algo,attr,omitempty"` // such as "sha-256"
	Value stanza.Base64 `xml:",chardata"`
	stanza.Extra
}

// Query returns the node of the disco#info query that asks what the hash stands
// for (XEP-0390).
func (h *Hash) Query() string {
	return Namespace2 + "#" + h.Algo + "." + base64.StdEncoding.EncodeToString(h.Value)
}

// Ver returns the ver that an Input has (XEP-0115 §5.1): with crypto.SHA1, so
// that everybody understands it. The function must be linked into the program.
func Ver(input []byte, function crypto.Hash) string {
	return base64.StdEncoding.EncodeToString(sum(input, function))
}

// HashOf returns the Hash that an Input2 has (XEP-0390).
func HashOf(input []byte, function crypto.Hash) Hash {
	return Hash{Algo: Algo(function), Value: sum(input, function)}
}

func sum(input []byte, function crypto.Hash) []byte {
	h := function.New()
	h.Write(input)
	return h.Sum(nil)
}

// Algo returns the name of a hash function in XMPP, such as "sha-256" (XEP-0300
// §4).
func Algo(function crypto.Hash) string {
	return strings.ToLower(function.String())
}
