package pubsub

import "github.com/xmppwire/xmppwire/stanza"

// Owner is a request of a node's owner, or the answer; one field is set
// (XEP-0060 §8):
//
//	<pubsub xmlns='http://jabber.org/protocol/pubsub#owner'>
//	  <delete node='urn:example:tea'/>
//	</pubsub>
type Owner struct {
	XMLName       struct{}       `xml:"http://jabber.org/protocol/pubsub#owner pubsub"`
	Configure     *Configure     `xml:"configure"`
	Default       *Default       `xml:"default"`
	Delete        *Delete        `xml:"delete"`
	Purge         *Purge         `xml:"purge"`
	Subscriptions *Subscriptions `xml:"subscriptions"`
	Affiliations  *Affiliations  `xml:"affiliations"`
	stanza.Extra
}

// Delete deletes a node, or says that it was deleted (XEP-0060 §8.4):
//
//	<delete node='urn:example:tea'><redirect uri='xmpp:pubsub.example?;node=new'/></delete>
type Delete struct {
	Node     string    `xml:"node,attr,omitempty"`
	Redirect *Redirect `xml:"redirect"`
	stanza.Extra
}

// Redirect is the URI of the node that takes the place of a deleted one.
type Redirect struct {
	URI string `xml:"uri,attr,omitempty"`
	stanza.Extra
}

// Purge deletes all items of a node, or says that they were deleted (XEP-0060
// §8.5):
//
//	<purge node='urn:example:tea'/>
type Purge struct {
	Node string `xml:"node,attr,omitempty"`
	stanza.Extra
}
