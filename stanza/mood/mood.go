// Package mood has the mood of a user (XEP-0107), the payload of an item in
// package pubsub, in the node that is called as the namespace.
package mood

import "github.com/xmppwire/xmppwire/stanza"

// Namespace is that of this package.
const Namespace = "http://jabber.org/protocol/mood"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[Mood]() }

// Mood is a mood; empty, it says that the user stopped telling (XEP-0107 §2).
// More precise moods of other namespaces are children of the named one:
//
//	<mood xmlns='http://jabber.org/protocol/mood'>
//	  <thirsty/>
//	  <text>Tea!</text>
//	</mood>
type Mood struct {
	XMLName struct{}    `xml:"http://jabber.org/protocol/mood mood"`
	Value   Value       `xmpp:"ns=http://jabber.org/protocol/mood,choice"`
	Text    stanza.Text `xml:"text"`
	stanza.Extra
}
