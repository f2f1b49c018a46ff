// Package all joins the types of all protocol packages, for a program that
// wants to see everything typed, such as a logger. A client or server passes
// those that it speaks to stanza.NewCodec.
package all

import (
	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/auth"
	"github.com/xmppwire/xmppwire/stanza/bind"
	"github.com/xmppwire/xmppwire/stanza/bind2"
	"github.com/xmppwire/xmppwire/stanza/bosh"
	"github.com/xmppwire/xmppwire/stanza/caps"
	"github.com/xmppwire/xmppwire/stanza/component"
	"github.com/xmppwire/xmppwire/stanza/compress"
	"github.com/xmppwire/xmppwire/stanza/csi"
	"github.com/xmppwire/xmppwire/stanza/dialback"
	"github.com/xmppwire/xmppwire/stanza/fast"
	"github.com/xmppwire/xmppwire/stanza/feature"
	"github.com/xmppwire/xmppwire/stanza/iap"
	"github.com/xmppwire/xmppwire/stanza/isr"
	"github.com/xmppwire/xmppwire/stanza/limits"
	"github.com/xmppwire/xmppwire/stanza/register"
	"github.com/xmppwire/xmppwire/stanza/sasl"
	"github.com/xmppwire/xmppwire/stanza/sasl2"
	"github.com/xmppwire/xmppwire/stanza/session"
	"github.com/xmppwire/xmppwire/stanza/sm"
	"github.com/xmppwire/xmppwire/stanza/stream"
	"github.com/xmppwire/xmppwire/stanza/websocket"
)

// Types are the types of all protocol packages.
func Types() stanza.Types {
	return stanza.Join(
		auth.Types(),
		bind.Types(),
		bind2.Types(),
		bosh.Types(),
		caps.Types(),
		component.Types(),
		compress.Types(),
		csi.Types(),
		dialback.Types(),
		fast.Types(),
		feature.Types(),
		iap.Types(),
		isr.Types(),
		limits.Types(),
		register.Types(),
		sasl.Types(),
		sasl2.Types(),
		session.Types(),
		sm.Types(),
		stream.Types(),
		websocket.Types(),
	)
}
