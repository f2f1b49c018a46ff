// Package fast has the elements of Fast Authentication Streamlining Tokens
// (XEP-0484, urn:xmpp:fast:0), which live inside of those of package sasl2.
package fast

import (
	"time"

	"github.com/xmppwire/xmppwire/stanza"
)

// Namespace is that of all elements of this package.
const Namespace = "urn:xmpp:fast:0"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Fast](),
		stanza.TypeOf[RequestToken](),
		stanza.TypeOf[Token](),
	)
}

// Fast has two forms. In the Inline of an Authentication it offers mechanisms
// for tokens (XEP-0484):
//
//	<fast xmlns='urn:xmpp:fast:0' tls-0rtt='true'>
//	  <mechanism>HT-SHA-256-EXPR</mechanism>
//	</fast>
//
// In an Authenticate it says that a token is used (XEP-0484). Invalidate
// then takes the token back:
//
//	<fast xmlns='urn:xmpp:fast:0' count='12' invalidate='true'/>
type Fast struct {
	XMLName struct{} `xml:"urn:xmpp:fast:0 fast"`
	// TLS0RTT says that tokens may be used in early data.
	TLS0RTT bool `xml:"tls-0rtt,attr,omitempty"`
	// Count goes up with each use of the token, so that a server can refuse
	// replays of early data; nil for none.
	Count      *uint64  `xml:"count,attr"`
	Invalidate bool     `xml:"invalidate,attr,omitempty"`
	Mechanisms []string `xml:"mechanism"`
	stanza.Extra
}

// RequestToken asks for a token, in an Authenticate (XEP-0484):
//
//	<request-token xmlns='urn:xmpp:fast:0' mechanism='HT-SHA-256-EXPR'/>
type RequestToken struct {
	XMLName   struct{} `xml:"urn:xmpp:fast:0 request-token"`
	Mechanism string   `xml:"mechanism,attr,omitempty"`
	stanza.Extra
}

// Token is the token, in a Success (XEP-0484). It authenticates its
// bearer until it expires:
//
//	<token xmlns='urn:xmpp:fast:0' expiry='2031-05-06T07:08:09Z' token='c2VjcmV0'/>
type Token struct {
	XMLName struct{}  `xml:"urn:xmpp:fast:0 token"`
	Expiry  time.Time `xml:"expiry,attr,omitempty"`
	Token   string    `xml:"token,attr,omitempty"`
	stanza.Extra
}
