package interop

import "github.com/xmppwire/xmppwire/stanza/all"

// types are those of all protocol packages.
var types = all.Types()
