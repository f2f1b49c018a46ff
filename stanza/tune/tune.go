// Package tune has what a user listens to (XEP-0118), the payload of an item in
// package pubsub, in the node that is called as the namespace.
package tune

import "github.com/xmppwire/xmppwire/stanza"

// Namespace is that of this package.
const Namespace = "http://jabber.org/protocol/tune"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[Tune]() }

// Tune is a piece of music; empty, it says that the user stopped listening
// (XEP-0118 §2):
//
//	<tune xmlns='http://jabber.org/protocol/tune'>
//	  <artist>The Examples</artist>
//	  <length>221</length>
//	  <title>Tea</title>
//	</tune>
type Tune struct {
	XMLName struct{} `xml:"http://jabber.org/protocol/tune tune"`
	Artist  string   `xml:"artist,omitempty"`
	Length  uint16   `xml:"length,omitempty"` // in seconds, 0 if not said
	Rating  uint8    `xml:"rating,omitempty"` // 1 to 10, 0 if not said
	Source  string   `xml:"source,omitempty"` // an album, say
	Title   string   `xml:"title,omitempty"`
	Track   string   `xml:"track,omitempty"` // its number or URI in the source
	URI     string   `xml:"uri,omitempty"`
	stanza.Extra
}
