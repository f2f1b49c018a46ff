// Package dialback has the elements of Server Dialback (XEP-0220): the feature
// in urn:xmpp:features:dialback, the negotiation in jabber:server:dialback,
// and the key (XEP-0185).
package dialback

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"strings"

	"github.com/xmppwire/xmppwire/stanza"
)

// Namespaces of this package's elements.
const (
	Namespace        = "jabber:server:dialback"
	NamespaceFeature = "urn:xmpp:features:dialback"
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Feature](),
		stanza.TypeOf[Result](),
		stanza.TypeOf[Verify](),
	)
}

// Feature is the stream feature (XEP-0220 §2.3). Errors says that the server
// knows Result and Verify of the type error:
//
//	<dialback xmlns='urn:xmpp:features:dialback'><errors/></dialback>
type Feature struct {
	XMLName struct{}    `xml:"urn:xmpp:features:dialback dialback"`
	Errors  stanza.Flag `xml:"errors"`
	stanza.Extra
}

// Type says what a Result or Verify is: the word that was on the wire, "" in a
// request.
type Type string

// The types of XEP-0220 §2.
const (
	Request Type = ""
	Valid   Type = "valid"
	Invalid Type = "invalid"
	Error   Type = "error"
)

// Result asks the receiving server to accept a domain, with a key (XEP-0220
// §2.1.1), and answers that:
//
//	<db:result xmlns:db='jabber:server:dialback' from='a.test' to='b.test'>4f2a…</db:result>
//
//	<db:result xmlns:db='jabber:server:dialback' from='b.test' to='a.test' type='valid'/>
//
//	<db:result xmlns:db='jabber:server:dialback' from='b.test' to='a.test' type='error'>
//	  <error xmlns='jabber:server' type='cancel'>
//	    <item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>
//	  </error>
//	</db:result>
type Result struct {
	XMLName struct{}      `xml:"jabber:server:dialback result" xmpp:"prefix=db"`
	From    stanza.JID    `xml:"from,attr,omitempty"`
	To      stanza.JID    `xml:"to,attr,omitempty"`
	ID      string        `xml:"id,attr,omitempty"` // the stream ID, which ejabberd repeats here
	Type    Type          `xml:"type,attr,omitempty"`
	Error   *stanza.Error `xml:"jabber:server error"`
	Key     string        `xml:",chardata"` // maybe with white space around; see KeyIs
	stanza.Extra
}

// Verify asks the authoritative server about the key of the stream ID (XEP-0220
// §2.1.2), and answers that, as Result does:
//
//	<db:verify xmlns:db='jabber:server:dialback' from='b.test' to='a.test' id='s7'>4f2a…</db:verify>
type Verify struct {
	XMLName struct{}      `xml:"jabber:server:dialback verify" xmpp:"prefix=db"`
	From    stanza.JID    `xml:"from,attr,omitempty"`
	To      stanza.JID    `xml:"to,attr,omitempty"`
	ID      string        `xml:"id,attr,omitempty"`
	Type    Type          `xml:"type,attr,omitempty"`
	Error   *stanza.Error `xml:"jabber:server error"`
	Key     string        `xml:",chardata"` // maybe with white space around; see KeyIs
	stanza.Extra
}

// Key returns the key that an originating server sends (XEP-0185): it
// depends on all that it is good for, so that it is good for nothing else. The
// stream ID is the one that the receiving server gave.
func Key(secret, receiving, originating, streamID string) string {
	hashed := sha256.Sum256([]byte(secret))
	mac := hmac.New(sha256.New, []byte(hex.EncodeToString(hashed[:])))
	mac.Write([]byte(receiving + " " + originating + " " + streamID))
	return hex.EncodeToString(mac.Sum(nil))
}

// KeyIs reports whether a received key is the right one. White space around it
// counts for nothing, and the time it takes says nothing about where they
// differ.
func KeyIs(received, right string) bool {
	return subtle.ConstantTimeCompare([]byte(strings.TrimSpace(received)), []byte(right)) == 1
}
