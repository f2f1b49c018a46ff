// Package component has the elements with which a component connects to a
// server: the handshake of the Jabber Component Protocol (XEP-0114), whose
// streams have the content namespace jabber:component:accept or
// jabber:component:connect, and the binding of host names (XEP-0225,
// urn:xmpp:component:0).
package component

import (
	"crypto/sha1"
	"crypto/subtle"
	"encoding/hex"
	"encoding/xml"
	"strings"

	"github.com/xmppwire/xmppwire/stanza"
)

// Namespaces of this package's elements.
const (
	NamespaceAccept  = "jabber:component:accept"
	NamespaceConnect = "jabber:component:connect"
	NamespaceBind    = "urn:xmpp:component:0"
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Handshake](),
		stanza.TypeOf[Bind](),
		stanza.TypeOf[Unbind](),
	)
}

// Handshake proves that a component knows the secret (XEP-0114 §3); see Digest.
// The server's answer has no text. A codec writes it in the content namespace
// of its stream:
//
//	<handshake xmlns='jabber:component:accept'>52b7…</handshake>
type Handshake struct {
	XMLName xml.Name `xml:"handshake" xmpp:"ns=jabber:component:accept jabber:component:connect"`
	Digest  string   `xml:",chardata"`
	stanza.Extra
}

// NewHandshake returns the handshake for a stream, whose ID the server gave.
func NewHandshake(streamID, secret string) *Handshake {
	return &Handshake{Digest: Digest(streamID, secret)}
}

// Digest returns the text of a handshake: the SHA-1 of the stream ID and the
// secret, in hexadecimal (XEP-0114 §3).
func Digest(streamID, secret string) string {
	sum := sha1.Sum([]byte(streamID + secret))
	return hex.EncodeToString(sum[:])
}

// Proves reports whether the handshake is right for the stream. The time it
// takes says nothing about where it is wrong.
func (h *Handshake) Proves(streamID, secret string) bool {
	received := strings.ToLower(strings.TrimSpace(h.Digest))
	return subtle.ConstantTimeCompare([]byte(received), []byte(Digest(streamID, secret))) == 1
}

// Bind offers the binding of host names as a stream feature, and asks for one
// in an IQ of type set (XEP-0225):
//
//	<bind xmlns='urn:xmpp:component:0'><required/></bind>
//
//	<bind xmlns='urn:xmpp:component:0'><hostname>gate.example.test</hostname></bind>
type Bind struct {
	XMLName  struct{}    `xml:"urn:xmpp:component:0 bind"`
	Hostname string      `xml:"hostname,omitempty"`
	Required stanza.Flag `xml:"required"`
	stanza.Extra
}

// Unbind gives a host name up, in an IQ of type set (XEP-0225):
//
//	<unbind xmlns='urn:xmpp:component:0'><hostname>gate.example.test</hostname></unbind>
type Unbind struct {
	XMLName  struct{} `xml:"urn:xmpp:component:0 unbind"`
	Hostname string   `xml:"hostname,omitempty"`
	stanza.Extra
}
