// Package oob points to data elsewhere by a URL (XEP-0066): in a message,
// jabber:x:oob, or as an offer that is answered, jabber:iq:oob.
package oob

import "github.com/xmppwire/xmppwire/stanza"

// The namespaces of this package.
const (
	Namespace   = "jabber:x:oob"
	NamespaceIQ = "jabber:iq:oob"
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.Join(stanza.TypeOf[Link](), stanza.TypeOf[Offer]()) }

// Link is a URL in a message or presence (XEP-0066). Where the URL is also
// the body, clients show it as a picture or the like.
//
//	<x xmlns='jabber:x:oob'><url>https://example.org/cat.jpg</url><desc>A cat</desc></x>
type Link struct {
	XMLName struct{} `xml:"jabber:x:oob x"`
	URL     string   `xml:"url"`
	Desc    string   `xml:"desc,omitempty"`
	stanza.Extra
}

// Offer is an IQ that is answered when the receiver has got the data, or will
// not get it (XEP-0066):
//
//	<query xmlns='jabber:iq:oob' sid='s1'><url>https://example.org/cat.jpg</url></query>
type Offer struct {
	XMLName struct{} `xml:"jabber:iq:oob query"`
	SID     string   `xml:"sid,attr,omitempty"` // of the stream initiation (XEP-0095) before it
	URL     string   `xml:"url"`
	Desc    string   `xml:"desc,omitempty"`
	stanza.Extra
}
