// Package version says which software an entity is (XEP-0092,
// jabber:iq:version).
package version

import "github.com/xmppwire/xmppwire/stanza"

// Namespace is that of all elements of this package.
const Namespace = "jabber:iq:version"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[Query]() }

// Query asks for the software, or says it (XEP-0092):
//
//	<query xmlns='jabber:iq:version'><name>Wire</name><version>1.2</version><os>Plan 9</os></query>
type Query struct {
	XMLName struct{} `xml:"jabber:iq:version query"`
	Name    string   `xml:"name,omitempty"`
	Version string   `xml:"version,omitempty"`
	OS      string   `xml:"os,omitempty"`
	stanza.Extra
}
