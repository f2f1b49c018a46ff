// Package bookmarks has the rooms that a user returns to: one pubsub item for
// each (XEP-0402, urn:xmpp:bookmarks:1), or all in one element (XEP-0048,
// storage:bookmarks), which older clients share.
package bookmarks

import "github.com/xmppwire/xmppwire/stanza"

// The namespaces of this package.
const (
	Namespace        = "urn:xmpp:bookmarks:1"
	NamespaceStorage = "storage:bookmarks"
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.Join(stanza.TypeOf[Conference](), stanza.TypeOf[Storage]()) }

// Conference is a room, whose address is the id of the pubsub item (XEP-0402):
//
//	<conference xmlns='urn:xmpp:bookmarks:1' name='Tea' autojoin='true'><nick>Ann</nick></conference>
type Conference struct {
	XMLName    struct{}    `xml:"urn:xmpp:bookmarks:1 conference"`
	Name       string      `xml:"name,attr,omitempty"`
	Autojoin   bool        `xml:"autojoin,attr,omitempty"`
	Nick       string      `xml:"nick,omitempty"`
	Password   string      `xml:"password,omitempty"`
	Extensions *Extensions `xml:"extensions"`
	stanza.Extra
}

// Extensions holds what other protocols and clients add to a room, as payloads.
// Who publishes a changed Conference keeps them (XEP-0402):
//
//	<extensions><colour xmlns='urn:example:colour'>red</colour></extensions>
type Extensions struct{ stanza.Extra }

// Storage is all bookmarks, in private storage or one pubsub item (XEP-0048):
//
//	<storage xmlns='storage:bookmarks'>
//	  <conference jid='tea@rooms.example.org' name='Tea' autojoin='true'><nick>Ann</nick></conference>
//	  <url name='Example' url='https://example.org/'/>
//	</storage>
type Storage struct {
	XMLName struct{} `xml:"storage:bookmarks storage"`
	Rooms   []Room   `xml:"conference"`
	URLs    []URL    `xml:"url"`
	stanza.Extra
}

// Room is a room in a Storage.
type Room struct {
	JID      stanza.JID `xml:"jid,attr"`
	Name     string     `xml:"name,attr,omitempty"`
	Autojoin bool       `xml:"autojoin,attr,omitempty"`
	Nick     string     `xml:"nick,omitempty"`
	Password string     `xml:"password,omitempty"`
	stanza.Extra
}

// URL is a page in a Storage.
type URL struct {
	Name string `xml:"name,attr,omitempty"`
	URL  string `xml:"url,attr"`
	stanza.Extra
}
