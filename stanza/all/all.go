// Package all joins the types of all protocol packages, for a program that
// wants to see everything typed, such as a logger. A client or server passes
// those that it speaks to stanza.NewCodec.
package all

import (
	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/auth"
	"github.com/xmppwire/xmppwire/stanza/avatar"
	"github.com/xmppwire/xmppwire/stanza/bind"
	"github.com/xmppwire/xmppwire/stanza/bind2"
	"github.com/xmppwire/xmppwire/stanza/bosh"
	"github.com/xmppwire/xmppwire/stanza/caps"
	"github.com/xmppwire/xmppwire/stanza/carbons"
	"github.com/xmppwire/xmppwire/stanza/chatstates"
	"github.com/xmppwire/xmppwire/stanza/component"
	"github.com/xmppwire/xmppwire/stanza/compress"
	"github.com/xmppwire/xmppwire/stanza/csi"
	"github.com/xmppwire/xmppwire/stanza/delay"
	"github.com/xmppwire/xmppwire/stanza/dialback"
	"github.com/xmppwire/xmppwire/stanza/disco"
	"github.com/xmppwire/xmppwire/stanza/entitytime"
	"github.com/xmppwire/xmppwire/stanza/fast"
	"github.com/xmppwire/xmppwire/stanza/feature"
	"github.com/xmppwire/xmppwire/stanza/form"
	"github.com/xmppwire/xmppwire/stanza/forward"
	"github.com/xmppwire/xmppwire/stanza/geoloc"
	"github.com/xmppwire/xmppwire/stanza/hints"
	"github.com/xmppwire/xmppwire/stanza/iap"
	"github.com/xmppwire/xmppwire/stanza/isr"
	"github.com/xmppwire/xmppwire/stanza/lastactivity"
	"github.com/xmppwire/xmppwire/stanza/limits"
	"github.com/xmppwire/xmppwire/stanza/mam"
	"github.com/xmppwire/xmppwire/stanza/markers"
	"github.com/xmppwire/xmppwire/stanza/muc"
	"github.com/xmppwire/xmppwire/stanza/omemo"
	"github.com/xmppwire/xmppwire/stanza/ping"
	"github.com/xmppwire/xmppwire/stanza/private"
	"github.com/xmppwire/xmppwire/stanza/pubsub"
	"github.com/xmppwire/xmppwire/stanza/receipts"
	"github.com/xmppwire/xmppwire/stanza/register"
	"github.com/xmppwire/xmppwire/stanza/roster"
	"github.com/xmppwire/xmppwire/stanza/rsm"
	"github.com/xmppwire/xmppwire/stanza/sasl"
	"github.com/xmppwire/xmppwire/stanza/sasl2"
	"github.com/xmppwire/xmppwire/stanza/session"
	"github.com/xmppwire/xmppwire/stanza/sm"
	"github.com/xmppwire/xmppwire/stanza/stanzaid"
	"github.com/xmppwire/xmppwire/stanza/stream"
	"github.com/xmppwire/xmppwire/stanza/tune"
	"github.com/xmppwire/xmppwire/stanza/vcard"
	"github.com/xmppwire/xmppwire/stanza/version"
	"github.com/xmppwire/xmppwire/stanza/websocket"
)

// Types are the types of all protocol packages.
func Types() stanza.Types {
	return stanza.Join(
		auth.Types(),
		avatar.Types(),
		bind.Types(),
		bind2.Types(),
		bosh.Types(),
		caps.Types(),
		carbons.Types(),
		chatstates.Types(),
		component.Types(),
		compress.Types(),
		csi.Types(),
		delay.Types(),
		dialback.Types(),
		disco.Types(),
		entitytime.Types(),
		fast.Types(),
		feature.Types(),
		form.Types(),
		forward.Types(),
		geoloc.Types(),
		hints.Types(),
		iap.Types(),
		isr.Types(),
		lastactivity.Types(),
		limits.Types(),
		mam.Types(),
		markers.Types(),
		muc.Types(),
		omemo.Types(),
		ping.Types(),
		private.Types(),
		pubsub.Types(),
		receipts.Types(),
		register.Types(),
		roster.Types(),
		rsm.Types(),
		sasl.Types(),
		sasl2.Types(),
		session.Types(),
		sm.Types(),
		stanzaid.Types(),
		stream.Types(),
		tune.Types(),
		vcard.Types(),
		version.Types(),
		websocket.Types(),
	)
}
