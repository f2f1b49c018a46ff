// Package search has the search in directories of users (XEP-0055,
// jabber:iq:search).
package search

import (
	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/form"
)

// Namespace is that of this package.
const Namespace = "jabber:iq:search"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[Query]() }

// Query asks which fields there are, searches, and answers both (XEP-0055 §2).
// A field that is not nil is one to fill in, or what to search for. With a
// Form, that counts instead:
//
//	<query xmlns='jabber:iq:search'><first/><nick>ada</nick></query>
type Query struct {
	XMLName      struct{}   `xml:"jabber:iq:search query"`
	Instructions string     `xml:"instructions,omitempty"`
	First        *string    `xml:"first"`
	Last         *string    `xml:"last"`
	Nick         *string    `xml:"nick"`
	Email        *string    `xml:"email"`
	Form         *form.Form `xml:"jabber:x:data x"`
	Items        []Item     `xml:"item"`
	stanza.Extra
}

// Item is a user that was found; nil means that a field is not said:
//
//	<item jid='ada@example.org'><first>Ada</first></item>
type Item struct {
	JID   stanza.JID `xml:"jid,attr,omitempty"`
	First *string    `xml:"first"`
	Last  *string    `xml:"last"`
	Nick  *string    `xml:"nick"`
	Email *string    `xml:"email"`
	stanza.Extra
}
