// Package feature has the stream features that no other package has: those of
// RFC 6121 here, those of extensions that are small or never took hold in
// extensions.go, those of single vendors in vendors.go.
package feature

import "github.com/xmppwire/xmppwire/stanza"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[RosterVersioning](),
		stanza.TypeOf[PreApproval](),

		stanza.TypeOf[AMP](),
		stanza.TypeOf[Pipelining](),
		stanza.TypeOf[Keepalive](),
		stanza.TypeOf[EntityVersioning](),
		stanza.TypeOf[BidiOffer](),
		stanza.TypeOf[Bidi](),
		stanza.TypeOf[Mux](),
		stanza.TypeOf[Invisible](),
		stanza.TypeOf[Visible](),
		stanza.TypeOf[C2CTLSOffer](),

		stanza.TypeOf[P1Push](),
		stanza.TypeOf[P1Rebind](),
		stanza.TypeOf[P1Ack](),
		stanza.TypeOf[TigaseMobile](),
		stanza.TypeOf[Address](),
	)
}

// RosterVersioning says that the roster has versions (RFC 6121 §2.6). Required
// and Optional are of XEP-0237 and mean nothing:
//
//	<ver xmlns='urn:xmpp:features:rosterver'/>
type RosterVersioning struct {
	XMLName  struct{}    `xml:"urn:xmpp:features:rosterver ver"`
	Required stanza.Flag `xml:"required"`
	Optional stanza.Flag `xml:"optional"`
	stanza.Extra
}

// PreApproval says that subscriptions may be approved before they are asked for
// (RFC 6121 §3.4):
//
//	<sub xmlns='urn:xmpp:features:pre-approval'/>
type PreApproval struct {
	XMLName struct{} `xml:"urn:xmpp:features:pre-approval sub"`
	stanza.Extra
}
