package sasl2

import "github.com/xmppwire/xmppwire/stanza"

// Upgrade names a task that upgrades the account to another mechanism, as the
// server offers and the client asks for it (XEP-0480):
//
//	<upgrade xmlns='urn:xmpp:sasl:upgrade:0'>UPGR-SCRAM-SHA-256</upgrade>
type Upgrade struct {
	XMLName struct{} `xml:"urn:xmpp:sasl:upgrade:0 upgrade"`
	Task    string   `xml:",chardata"`
	stanza.Extra
}

// Salt is what the server sends in the TaskData of an upgrade to SCRAM
// (XEP-0480):
//
//	<salt xmlns='urn:xmpp:scram-upgrade:0' iterations='10000'>c2FsdA==</salt>
type Salt struct {
	XMLName    struct{}      `xml:"urn:xmpp:scram-upgrade:0 salt"`
	Iterations uint32        `xml:"iterations,attr" xmpp:"required"`
	Salt       stanza.Base64 `xml:",chardata"`
	stanza.Extra
}

// minIterations is the least that RFC 7677 §4 and XEP-0480 allow.
const minIterations = 4096

// Strong reports whether the iterations are at least the 4096 that XEP-0480
// asks for. A client that answers fewer hands out a hash that is cheap to
// search for the password.
func (s *Salt) Strong() bool { return s.Iterations >= minIterations }

// Hash is the SaltedPassword of SCRAM (RFC 5802 §3) with which the client
// answers a Salt. It is as good as the password:
//
//	<hash xmlns='urn:xmpp:scram-upgrade:0'>c2FsdGVkIHBhc3N3b3Jk</hash>
type Hash struct {
	XMLName        struct{}      `xml:"urn:xmpp:scram-upgrade:0 hash"`
	SaltedPassword stanza.Base64 `xml:",chardata"`
	stanza.Extra
}
