// Package auth has the elements of the authentication from before SASL
// (XEP-0078): the feature in http://jabber.org/features/iq-auth, the query in
// jabber:iq:auth. It is obsolete; package sasl is what came after it.
package auth

import (
	"crypto/sha1"
	"encoding/hex"

	"github.com/xmppwire/xmppwire/stanza"
)

// Namespaces of this package's elements.
const (
	Namespace        = "jabber:iq:auth"
	NamespaceFeature = "http://jabber.org/features/iq-auth"
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Feature](),
		stanza.TypeOf[Query](),
	)
}

// Feature is the stream feature (XEP-0078):
//
//	<auth xmlns='http://jabber.org/features/iq-auth'/>
type Feature struct {
	XMLName struct{} `xml:"http://jabber.org/features/iq-auth auth"`
	stanza.Extra
}

// Query is the payload of an IQ (XEP-0078): in the result of a get the
// fields to fill in, which are there and empty; in a set either Password or
// Digest. A nil field is not there:
//
//	<query xmlns='jabber:iq:auth'>
//	  <username>nil</username>
//	  <digest>9ab3…</digest>
//	  <resource>lantern</resource>
//	</query>
type Query struct {
	XMLName  struct{} `xml:"jabber:iq:auth query"`
	Username *string  `xml:"username"`
	Password *string  `xml:"password"`
	Digest   *string  `xml:"digest"`
	Resource *string  `xml:"resource"`
	stanza.Extra
}

// Digest returns the text of the digest: the SHA-1 of the stream ID and the
// password, in hexadecimal (XEP-0078).
func Digest(streamID, password string) string {
	sum := sha1.Sum([]byte(streamID + password))
	return hex.EncodeToString(sum[:])
}
