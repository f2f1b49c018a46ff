// Package csi has the elements of Client State Indication (XEP-0352,
// urn:xmpp:csi:0).
package csi

import "github.com/xmppwire/xmppwire/stanza"

// Namespace is that of all elements of this package.
const Namespace = "urn:xmpp:csi:0"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Feature](),
		stanza.TypeOf[Active](),
		stanza.TypeOf[Inactive](),
	)
}

// Feature is the stream feature (XEP-0352):
//
//	<csi xmlns='urn:xmpp:csi:0'/>
type Feature struct {
	XMLName struct{} `xml:"urn:xmpp:csi:0 csi"`
	stanza.Extra
}

// Active says that the user looks at the client (XEP-0352). Neither it nor
// Inactive is answered:
//
//	<active xmlns='urn:xmpp:csi:0'/>
type Active struct {
	XMLName struct{} `xml:"urn:xmpp:csi:0 active"`
	stanza.Extra
}

// Inactive says that nobody looks, so that the server may hold back what can
// wait (XEP-0352):
//
//	<inactive xmlns='urn:xmpp:csi:0'/>
type Inactive struct {
	XMLName struct{} `xml:"urn:xmpp:csi:0 inactive"`
	stanza.Extra
}
