package pubsub

import (
	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/form"
)

// Event is a notification; one field is set (XEP-0060 §7.1.2, §12):
//
//	<event xmlns='http://jabber.org/protocol/pubsub#event'>
//	  <items node='urn:example:tea'>
//	    <item id='current'><tea xmlns='urn:example:tea'>green</tea></item>
//	  </items>
//	</event>
type Event struct {
	XMLName       struct{}       `xml:"http://jabber.org/protocol/pubsub#event event"`
	Items         *Items         `xml:"items"`
	Purge         *Purge         `xml:"purge"`
	Delete        *Delete        `xml:"delete"`
	Configuration *Configuration `xml:"configuration"`
	Subscription  *Subscription  `xml:"subscription"`
	Collection    *Collection    `xml:"collection"`
	stanza.Extra
}

// Configuration says that a node was configured (XEP-0060 §8.2.5.4):
//
//	<configuration node='urn:example:tea'/>
type Configuration struct {
	Node string     `xml:"node,attr,omitempty"`
	Form *form.Form `xml:"jabber:x:data x"`
	stanza.Extra
}

// Collection says that a node came into a collection or left it (XEP-0248):
//
//	<collection node='urn:example:drinks'><associate node='urn:example:tea'/></collection>
type Collection struct {
	Node         string     `xml:"node,attr,omitempty"`
	Associate    *Associate `xml:"associate"`
	Disassociate *Associate `xml:"disassociate"`
	stanza.Extra
}

// Associate names a node of a collection.
type Associate struct {
	Node string `xml:"node,attr,omitempty"`
	stanza.Extra
}

// EventOf returns the event in a message that comes from a service, and nil for
// any other message: from is a pubsub service or, for PEP, the bare address of
// the account whose data it is; own is the address that this side is bound to.
//
// An event speaks for the sender of its message alone, whatever it says in
// itself. A client that took a list of its own, such as bookmarks or keys, from
// an event without looking at the sender would let anybody write that list; it
// asks with from set to own.Bare().
func EventOf(m *stanza.Message, from, own stanza.JID) (*Event, error) {
	if m.Type.Kind() == stanza.MessageError || !m.SentBy(from, own) {
		return nil, nil
	}
	return stanza.Get[Event](&m.Payloads)
}

// Notify returns the feature that asks for the events of a node where it is
// among those that a client tells by its capabilities (XEP-0163 §4.2).
func Notify(node string) string { return node + "+notify" }

// NewPublish returns the request to publish an item. In PEP, an id that is
// always the same, such as "current", makes a node hold one item.
func NewPublish(node, id string, payload any) *PubSub {
	item := Item{ID: id}
	if payload != nil {
		item.Payloads.Add(payload)
	}
	return &PubSub{Publish: &Publish{Node: node, Items: []Item{item}}}
}

// NewRetract returns the request to delete an item and to notify subscribers.
func NewRetract(node, id string) *PubSub {
	return &PubSub{Retract: &Retract{Node: node, Notify: true, Items: []Item{{ID: id}}}}
}

// NewRequest returns the request for the items with these ids, or for all.
func NewRequest(node string, ids ...string) *PubSub {
	items := &Items{Node: node}
	for _, id := range ids {
		items.Items = append(items.Items, Item{ID: id})
	}
	return &PubSub{Items: items}
}

// Private returns the options for data that nobody but the account may read
// (XEP-0223 §3): a service that cannot keep it so refuses to publish. Without
// them a new node of PEP is open to all contacts.
func Private() *PublishOptions {
	f := form.Submit(FormPublishOptions)
	f.SetBool("pubsub#persist_items", true)
	f.Set("pubsub#access_model", "whitelist")
	return &PublishOptions{Form: f}
}
