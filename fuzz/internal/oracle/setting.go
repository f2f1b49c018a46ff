package oracle

import (
	"github.com/xmppwire/xmppwire/fuzz/internal/reference"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// A Setting is one way to read, said to the Tokenizer and to the reference.
type Setting struct {
	Name      string
	Options   xmlstream.Options
	reference reference.Options
}

// Settings are all ways to read that the oracles use.
func Settings() []Setting { return settings }

var settings = []Setting{
	setting("stream", xmlstream.Options{Limits: xmlstream.DefaultLimits()}),
	setting("document", xmlstream.Options{Limits: xmlstream.DefaultLimits(), Mode: xmlstream.Document}),
	setting("follow restarts", xmlstream.Options{Limits: xmlstream.DefaultLimits(), FollowRestarts: true}),
	setting("before authentication", xmlstream.Options{Limits: xmlstream.PreAuthLimits()}),
	setting("tight", xmlstream.Options{Limits: &tight}),
	setting("tight document", xmlstream.Options{Limits: &tight, Mode: xmlstream.Document}),
	setting("short names", xmlstream.Options{Limits: &shortNames, ContentNamespaces: []string{"jabber:server", "urn:x"}}),
}

// tight are limits that small inputs reach.
var tight = xmlstream.Limits{
	StanzaBytes: 10_000, HeaderBytes: 300, Depth: 3, Elements: 6,
	Attributes: 4, Namespaces: 2, NameBytes: 20, NamespaceBytes: 34,
}

// shortNames has a limit below which the fast path is not taken.
var shortNames = xmlstream.Limits{
	StanzaBytes: 10_000, HeaderBytes: 400, Depth: 6, Elements: 12,
	Attributes: 5, Namespaces: 3, NameBytes: 14, NamespaceBytes: 40,
}

func setting(name string, o xmlstream.Options) Setting {
	l := o.Limits
	return Setting{name, o, reference.Options{
		Document:          o.Mode == xmlstream.Document,
		FollowRestarts:    o.FollowRestarts,
		ContentNamespaces: o.ContentNamespaces,
		Limits: reference.Limits{
			StanzaBytes: l.StanzaBytes, HeaderBytes: l.HeaderBytes, Depth: l.Depth, Elements: l.Elements,
			Attrs: l.Attributes, Namespaces: l.Namespaces, NameBytes: l.NameBytes, NamespaceBytes: l.NamespaceBytes,
		},
	}}
}
