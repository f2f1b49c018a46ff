// Package iap has the elements of Initial Authentication Pipelining (XEP-0509,
// urn:xmpp:iap:0): a client that has seen a server's features before may send
// its authentication with the stream header.
package iap

import "github.com/xmppwire/xmppwire/stanza"

// Namespace is that of all elements of this package.
const Namespace = "urn:xmpp:iap:0"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[ConfigVersion](),
		stanza.TypeOf[Mismatch](),
	)
}

// ConfigVersion is the version of what the server offers. It stands among the
// stream features, and in the sasl2.Authenticate of a client that counts on it:
//
//	<config-version xmlns='urn:xmpp:iap:0' scheme='opaque' value='djQy'/>
type ConfigVersion struct {
	XMLName struct{} `xml:"urn:xmpp:iap:0 config-version"`
	Scheme  string   `xml:"scheme,attr,omitempty"` // "" means opaque
	Value   string   `xml:"value,attr,omitempty"`
	stanza.Extra
}

// Mismatch is the condition of an application in a sasl2.Failure that says
// that the version is another one by now:
//
//	<config-version-mismatch xmlns='urn:xmpp:iap:0'/>
type Mismatch struct {
	XMLName struct{} `xml:"urn:xmpp:iap:0 config-version-mismatch"`
	stanza.Extra
}
