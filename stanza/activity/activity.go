// Package activity has what a user does (XEP-0108), the payload of an item in
// package pubsub, in the node that is called as the namespace.
package activity

import (
	"encoding/xml"

	"github.com/xmppwire/xmppwire/stanza"
)

// Namespace is that of this package.
const Namespace = "http://jabber.org/protocol/activity"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[Activity]() }

// Activity is what a user does; empty, it says that the user stopped telling
// (XEP-0108 §2):
//
//	<activity xmlns='http://jabber.org/protocol/activity'>
//	  <drinking><having_tea/></drinking>
//	  <text>With milk</text>
//	</activity>
type Activity struct {
	XMLName struct{}    `xml:"http://jabber.org/protocol/activity activity"`
	Text    stanza.Text `xml:"text"`
	Kinds   []Kind      `xml:",any"` // one; others are not of XEP-0108
	stanza.Extra
}

// Kind is a general activity, by the name of its element, and in it a specific
// one, which may be "":
//
//	<drinking><having_tea/></drinking>
type Kind struct {
	XMLName  xml.Name
	Specific Specific `xmpp:"ns=http://jabber.org/protocol/activity,choice"`
	stanza.Extra
}

// New returns an activity; specific may be "".
func New(general General, specific Specific) *Activity {
	return &Activity{Kinds: []Kind{{XMLName: xml.Name{Space: Namespace, Local: string(general)}, Specific: specific}}}
}

// Get returns the activity in words, each "" if it is not said.
func (a *Activity) Get() (General, Specific) {
	for _, k := range a.Kinds {
		if k.XMLName.Space == Namespace {
			return General(k.XMLName.Local), k.Specific
		}
	}
	return "", ""
}
