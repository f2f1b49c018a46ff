// Package disco has service discovery (XEP-0030): what an entity is and can do,
// http://jabber.org/protocol/disco#info, and what belongs to it,
// http://jabber.org/protocol/disco#items.
package disco

import (
	"slices"

	"github.com/xmppwire/xmppwire/stanza"
)

// The namespaces of this package.
const (
	NamespaceInfo  = "http://jabber.org/protocol/disco#info"
	NamespaceItems = "http://jabber.org/protocol/disco#items"
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.Join(stanza.TypeOf[Info](), stanza.TypeOf[Items]()) }

// Info asks what an entity is and can do, or answers (XEP-0030 §3.1):
//
//	<query xmlns='http://jabber.org/protocol/disco#info' node='urn:example:node'>
//	  <identity category='client' type='phone' name='Wire'/>
//	  <feature var='urn:xmpp:ping'/>
//	</query>
//
// Payloads are forms with more about it (XEP-0128), jabber:x:data.
type Info struct {
	XMLName    struct{}   `xml:"http://jabber.org/protocol/disco#info query"`
	Node       string     `xml:"node,attr,omitempty"`
	Identities []Identity `xml:"identity"`
	Features   []Feature  `xml:"feature"`
	stanza.Extra
}

// Identity says what an entity is, by words of a registry (XEP-0030 §3.1):
//
//	<identity category='server' type='im' xml:lang='en' name='Example'/>
type Identity struct {
	Category string `xml:"category,attr"`
	Type     string `xml:"type,attr"`
	Lang     string `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"` // of Name
	Name     string `xml:"name,attr,omitempty"`
	stanza.Extra
}

// Feature says that an entity can do something (XEP-0030 §3.1):
//
//	<feature var='urn:xmpp:ping'/>
type Feature struct {
	Var string `xml:"var,attr"`
	stanza.Extra
}

// Features returns features of those names.
func Features(names ...string) []Feature {
	list := make([]Feature, len(names))
	for i, name := range names {
		list[i].Var = name
	}
	return list
}

// Has reports whether the entity has the feature.
func (i *Info) Has(feature string) bool {
	return slices.ContainsFunc(i.Features, func(f Feature) bool { return f.Var == feature })
}

// Is reports whether the entity has an identity of that category and type.
func (i *Info) Is(category, kind string) bool {
	return slices.ContainsFunc(i.Identities, func(id Identity) bool { return id.Category == category && id.Type == kind })
}

// Items asks what belongs to an entity, or answers (XEP-0030 §4.1):
//
//	<query xmlns='http://jabber.org/protocol/disco#items'>
//	  <item jid='rooms.example.org' name='Rooms'/>
//	</query>
//
// A long answer comes in pages: see the package rsm.
type Items struct {
	XMLName struct{} `xml:"http://jabber.org/protocol/disco#items query"`
	Node    string   `xml:"node,attr,omitempty"`
	Items   []Item   `xml:"item"`
	stanza.Extra
}

// Item is an address, or a node at an address, that belongs to an entity
// (XEP-0030 §4.1):
//
//	<item jid='rooms.example.org' node='urn:example:node' name='Rooms'/>
type Item struct {
	JID  stanza.JID `xml:"jid,attr"`
	Node string     `xml:"node,attr,omitempty"`
	Name string     `xml:"name,attr,omitempty"`
	stanza.Extra
}
