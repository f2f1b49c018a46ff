// Package hints tells servers what to do with a message, or not (XEP-0334,
// urn:xmpp:hints).
package hints

import "github.com/xmppwire/xmppwire/stanza"

// Namespace is that of all elements of this package.
const Namespace = "urn:xmpp:hints"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[NoPermanentStore](),
		stanza.TypeOf[NoStore](),
		stanza.TypeOf[NoCopy](),
		stanza.TypeOf[Store](),
	)
}

// NoPermanentStore asks that the message is kept until it is delivered and no
// longer (XEP-0334):
//
//	<no-permanent-store xmlns='urn:xmpp:hints'/>
type NoPermanentStore struct {
	XMLName struct{} `xml:"urn:xmpp:hints no-permanent-store"`
	stanza.Extra
}

// NoStore asks that the message is not kept at all (XEP-0334):
//
//	<no-store xmlns='urn:xmpp:hints'/>
type NoStore struct {
	XMLName struct{} `xml:"urn:xmpp:hints no-store"`
	stanza.Extra
}

// NoCopy asks that the message goes to the client that it is addressed to and
// to no other (XEP-0334):
//
//	<no-copy xmlns='urn:xmpp:hints'/>
type NoCopy struct {
	XMLName struct{} `xml:"urn:xmpp:hints no-copy"`
	stanza.Extra
}

// Store asks that the message is kept, although it has no body (XEP-0334):
//
//	<store xmlns='urn:xmpp:hints'/>
type Store struct {
	XMLName struct{} `xml:"urn:xmpp:hints store"`
	stanza.Extra
}
