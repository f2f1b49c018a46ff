package stream

import (
	"slices"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/auth"
	"github.com/xmppwire/xmppwire/stanza/bind"
	"github.com/xmppwire/xmppwire/stanza/caps"
	"github.com/xmppwire/xmppwire/stanza/compress"
	"github.com/xmppwire/xmppwire/stanza/csi"
	"github.com/xmppwire/xmppwire/stanza/dialback"
	"github.com/xmppwire/xmppwire/stanza/feature"
	"github.com/xmppwire/xmppwire/stanza/limits"
	"github.com/xmppwire/xmppwire/stanza/register"
	"github.com/xmppwire/xmppwire/stanza/sasl"
	"github.com/xmppwire/xmppwire/stanza/sasl2"
	"github.com/xmppwire/xmppwire/stanza/session"
	"github.com/xmppwire/xmppwire/stanza/sm"
)

// Features are the stream features that a receiving entity offers (RFC 6120
// §4.3.2):
//
//	<stream:features>
//	  <starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>
//	</stream:features>
//
// They are Payloads, in their order: a server adds a *StartTLS,
// *sasl.Mechanisms, *bind.Bind and so on, and stanza.Get reads any of them.
// The methods are short for the well-known ones. What in a feature does not
// fit its type is as if it were not there.
type Features struct {
	XMLName struct{} `xml:"http://etherx.jabber.org/streams features" xmpp:"prefix=stream"`
	stanza.Extra
}

// get returns the first feature of a type, nil if there is none.
func get[T any](f *Features) *T {
	v, _ := stanza.Get[T](&f.Payloads)
	return v
}

// Offer is whether a feature is offered, and whether it must be negotiated.
// Required and Optional are what the peer said; either may be absent.
type Offer struct {
	Offered, Required, Optional bool
}

// StartTLS returns the offer of TLS (RFC 6120 §5.4.1).
func (f *Features) StartTLS() Offer {
	if v := get[StartTLS](f); v != nil {
		return Offer{true, bool(v.Required), bool(v.Optional)}
	}
	return Offer{}
}

// Mechanisms returns the SASL mechanisms in the order of preference (RFC 6120
// §6.4.1), nil if there is no such feature.
func (f *Features) Mechanisms() []string {
	if v := get[sasl.Mechanisms](f); v != nil {
		return v.List
	}
	return nil
}

// ChannelBindings returns the types of channel binding that the server can do
// (XEP-0440), nil if it does not say.
func (f *Features) ChannelBindings() []string {
	if v := get[sasl.ChannelBindings](f); v != nil {
		return v.Types()
	}
	return nil
}

// Authentication returns the offer of the Extensible SASL Profile (XEP-0388),
// nil if there is none.
func (f *Features) Authentication() *sasl2.Authentication { return get[sasl2.Authentication](f) }

// Bind returns the offer of resource binding (RFC 6120 §7.4).
func (f *Features) Bind() Offer {
	if v := get[bind.Bind](f); v != nil {
		return Offer{true, bool(v.Required), bool(v.Optional)}
	}
	return Offer{}
}

// Session returns the offer of a session (RFC 3921 §3), to be established
// unless Optional.
func (f *Features) Session() Offer {
	if v := get[session.Session](f); v != nil {
		return Offer{true, bool(v.Required), bool(v.Optional)}
	}
	return Offer{}
}

// SM returns the namespaces of the versions of stream management that are
// offered (XEP-0198), such as "urn:xmpp:sm:3", the newest first.
func (f *Features) SM() (versions []string) {
	for v := range stanza.Each[sm.Feature](&f.Payloads) {
		versions = append(versions, v.Version())
	}
	slices.Sort(versions)
	slices.Reverse(versions)
	return versions
}

// CSI reports whether client state indication is offered (XEP-0352).
func (f *Features) CSI() bool { return get[csi.Feature](f) != nil }

// RosterVersioning reports whether the roster has versions (RFC 6121 §2.6).
func (f *Features) RosterVersioning() bool { return get[feature.RosterVersioning](f) != nil }

// PreApproval reports whether subscriptions may be approved in advance (RFC
// 6121 §3.4).
func (f *Features) PreApproval() bool { return get[feature.PreApproval](f) != nil }

// Register reports whether accounts may be registered in-band (XEP-0077 §8).
func (f *Features) Register() bool { return get[register.Feature](f) != nil }

// Auth reports whether the authentication from before SASL is offered
// (XEP-0078).
func (f *Features) Auth() bool { return get[auth.Feature](f) != nil }

// Compression returns the methods of stream compression (XEP-0138), nil if
// there is no such feature.
func (f *Features) Compression() []string {
	if v := get[compress.Feature](f); v != nil {
		return v.Methods
	}
	return nil
}

// Dialback reports whether server dialback is offered (XEP-0220 §2.3).
func (f *Features) Dialback() bool { return get[dialback.Feature](f) != nil }

// Limits returns the server's limits (XEP-0478), nil if it does not tell them.
func (f *Features) Limits() *limits.Limits { return get[limits.Limits](f) }

// Caps returns the server's entity capabilities (XEP-0115 §6.3), nil if it does
// not tell them.
func (f *Features) Caps() *caps.Caps { return get[caps.Caps](f) }
