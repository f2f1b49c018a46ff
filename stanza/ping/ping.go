// Package ping has the question whether an entity is there (XEP-0199,
// urn:xmpp:ping). The answer is an empty result, or any error.
package ping

import "github.com/xmppwire/xmppwire/stanza"

// Namespace is that of all elements of this package.
const Namespace = "urn:xmpp:ping"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[Ping]() }

// Ping is the payload of an IQ of type get (XEP-0199):
//
//	<ping xmlns='urn:xmpp:ping'/>
type Ping struct {
	XMLName struct{} `xml:"urn:xmpp:ping ping"`
	stanza.Extra
}
