// Package pubsub has publish-subscribe (XEP-0060) and what a personal eventing
// service (PEP, XEP-0163) needs of it:
//
//	http://jabber.org/protocol/pubsub         requests and answers: PubSub
//	http://jabber.org/protocol/pubsub#owner   those of a node's owner: Owner
//	http://jabber.org/protocol/pubsub#event   notifications: Event, see EventOf
//	http://jabber.org/protocol/pubsub#errors  conditions: Problem, see ProblemOf
//
// The payload of an item is among its Payloads; stanza.Get types it.
package pubsub

import (
	"time"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/form"
)

// The namespaces of this package.
const (
	Namespace       = "http://jabber.org/protocol/pubsub"
	NamespaceOwner  = "http://jabber.org/protocol/pubsub#owner"
	NamespaceEvent  = "http://jabber.org/protocol/pubsub#event"
	NamespaceErrors = "http://jabber.org/protocol/pubsub#errors"
)

// The types of the forms of XEP-0060 §16.4.
const (
	FormMetaData         = "http://jabber.org/protocol/pubsub#meta-data"
	FormNodeConfig       = "http://jabber.org/protocol/pubsub#node_config"
	FormPublishOptions   = "http://jabber.org/protocol/pubsub#publish-options"
	FormSubscribeOptions = "http://jabber.org/protocol/pubsub#subscribe_options"
	FormAuthorization    = "http://jabber.org/protocol/pubsub#subscribe_authorization"
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[PubSub](),
		stanza.TypeOf[Owner](),
		stanza.TypeOf[Event](),
		problemTypes(),
	)
}

// PubSub is a request to a service, or its answer. Which fields are set
// together is said with each (XEP-0060 §5 to §7):
//
//	<pubsub xmlns='http://jabber.org/protocol/pubsub'>
//	  <publish node='urn:example:tea'>
//	    <item id='current'><tea xmlns='urn:example:tea'>green</tea></item>
//	  </publish>
//	</pubsub>
type PubSub struct {
	XMLName        struct{}        `xml:"http://jabber.org/protocol/pubsub pubsub"`
	Create         *Create         `xml:"create"` // with Configure
	Configure      *Configure      `xml:"configure"`
	Publish        *Publish        `xml:"publish"` // with PublishOptions
	PublishOptions *PublishOptions `xml:"publish-options"`
	Retract        *Retract        `xml:"retract"`
	Items          *Items          `xml:"items"`
	Subscribe      *Subscribe      `xml:"subscribe"` // with Options
	Unsubscribe    *Unsubscribe    `xml:"unsubscribe"`
	Subscription   *Subscription   `xml:"subscription"` // with Options
	Options        *Options        `xml:"options"`
	Subscriptions  *Subscriptions  `xml:"subscriptions"`
	Affiliations   *Affiliations   `xml:"affiliations"`
	Default        *Default        `xml:"default"`
	stanza.Extra
}

// Publish publishes items at a node, and the answer says their ids (XEP-0060
// §7.1):
//
//	<publish node='urn:example:tea'><item id='current'>…</item></publish>
type Publish struct {
	Node  string `xml:"node,attr,omitempty"`
	Items []Item `xml:"item"`
	stanza.Extra
}

// PublishOptions are what the node must be configured to (XEP-0060 §7.1.5):
//
//	<publish-options><x xmlns='jabber:x:data' type='submit'>…</x></publish-options>
type PublishOptions struct {
	Form *form.Form `xml:"jabber:x:data x"`
	stanza.Extra
}

// Retract deletes items from a node (XEP-0060 §7.2):
//
//	<retract node='urn:example:tea' notify='true'><item id='current'/></retract>
type Retract struct {
	Node   string `xml:"node,attr,omitempty"`
	Notify bool   `xml:"notify,attr,omitempty"` // subscribers
	Items  []Item `xml:"item"`
	stanza.Extra
}

// Items asks for items of a node, all or those named, and answers with them
// (XEP-0060 §6.5). In an event, Retracted are those that were deleted:
//
//	<items node='urn:example:tea' max_items='1'/>
type Items struct {
	Node      string      `xml:"node,attr,omitempty"`
	SubID     string      `xml:"subid,attr,omitempty"`
	Max       uint32      `xml:"max_items,attr,omitempty"` // the newest; 0 means all
	Items     []Item      `xml:"item"`
	Retracted []Retracted `xml:"retract"`
	stanza.Extra
}

// Item is an item of a node. Its payload, if it has one, is its one child:
//
//	<item id='current'><tea xmlns='urn:example:tea'>green</tea></item>
type Item struct {
	ID string `xml:"id,attr,omitempty"`
	// Publisher is whom the service takes for the publisher (§7.1.2.3). A
	// service that does not check it relays what the publisher wrote.
	Publisher stanza.JID `xml:"publisher,attr,omitempty"`
	Node      string     `xml:"node,attr,omitempty"` // in collections of old
	stanza.Extra
}

// Retracted is an item that was deleted:
//
//	<retract id='current'/>
type Retracted struct {
	ID string `xml:"id,attr,omitempty"`
	stanza.Extra
}

// Create makes a node; without a name the service makes one (XEP-0060 §8.1):
//
//	<create node='urn:example:tea'/>
type Create struct {
	Node string `xml:"node,attr,omitempty"`
	stanza.Extra
}

// Configure has a node's configuration, to be filled in or to be applied
// (XEP-0060 §8.2):
//
//	<configure node='urn:example:tea'><x xmlns='jabber:x:data' type='form'>…</x></configure>
type Configure struct {
	Node string     `xml:"node,attr,omitempty"`
	Form *form.Form `xml:"jabber:x:data x"`
	stanza.Extra
}

// Default asks for the default options of subscriptions, or for that of new
// nodes if an owner asks (XEP-0060 §6.4, §8.3):
//
//	<default node='urn:example:tea'/>
type Default struct {
	Node string     `xml:"node,attr,omitempty"`
	Type string     `xml:"type,attr,omitempty"` // of node: leaf or collection
	Form *form.Form `xml:"jabber:x:data x"`
	stanza.Extra
}

// Subscribe subscribes an address to a node (XEP-0060 §6.1):
//
//	<subscribe node='urn:example:tea' jid='ada@example.org'/>
type Subscribe struct {
	Node string     `xml:"node,attr,omitempty"`
	JID  stanza.JID `xml:"jid,attr,omitempty"`
	stanza.Extra
}

// Unsubscribe ends a subscription (XEP-0060 §6.2):
//
//	<unsubscribe node='urn:example:tea' jid='ada@example.org'/>
type Unsubscribe struct {
	Node  string     `xml:"node,attr,omitempty"`
	JID   stanza.JID `xml:"jid,attr,omitempty"`
	SubID string     `xml:"subid,attr,omitempty"`
	stanza.Extra
}

// Options are those of a subscription (XEP-0060 §6.3):
//
//	<options node='urn:example:tea' jid='ada@example.org'/>
type Options struct {
	Node  string     `xml:"node,attr,omitempty"`
	JID   stanza.JID `xml:"jid,attr,omitempty"`
	SubID string     `xml:"subid,attr,omitempty"`
	Form  *form.Form `xml:"jabber:x:data x"`
	stanza.Extra
}

// State is that of a subscription: the word that was on the wire.
type State string

// The states of XEP-0060 §4.2.
const (
	StateNone         State = "none"
	StatePending      State = "pending"
	StateUnconfigured State = "unconfigured"
	StateSubscribed   State = "subscribed"
)

// Subscription is a subscription of an address to a node (XEP-0060 §4.2):
//
//	<subscription node='urn:example:tea' jid='ada@example.org' subscription='subscribed'/>
type Subscription struct {
	Node    string            `xml:"node,attr,omitempty"`
	JID     stanza.JID        `xml:"jid,attr,omitempty"`
	SubID   string            `xml:"subid,attr,omitempty"`
	State   State             `xml:"subscription,attr,omitempty"`
	Expiry  time.Time         `xml:"expiry,attr,omitempty"`
	Options *SubscribeOptions `xml:"subscribe-options"`
	stanza.Extra
}

// SubscribeOptions says that a subscription may, or must, be configured
// (XEP-0060 §6.1.5):
//
//	<subscribe-options><required/></subscribe-options>
type SubscribeOptions struct {
	Required stanza.Flag `xml:"required,omitempty"`
	stanza.Extra
}

// Subscriptions are those of the user (XEP-0060 §5.6) or, for an owner, those
// of a node, to be told or to be changed (§8.8):
//
//	<subscriptions><subscription node='urn:example:tea' jid='ada@example.org' subscription='subscribed'/></subscriptions>
type Subscriptions struct {
	Node string         `xml:"node,attr,omitempty"`
	List []Subscription `xml:"subscription"`
	stanza.Extra
}

// Role is what a user may do at a node: the word that was on the wire.
type Role string

// The affiliations of XEP-0060 §4.1.
const (
	RoleOwner       Role = "owner"
	RolePublisher   Role = "publisher"
	RolePublishOnly Role = "publish-only"
	RoleMember      Role = "member"
	RoleNone        Role = "none"
	RoleOutcast     Role = "outcast"
)

// Affiliation is that of the user with a node (XEP-0060 §5.7) or, for an owner,
// that of an address with the node (§8.9):
//
//	<affiliation node='urn:example:tea' affiliation='owner'/>
type Affiliation struct {
	Node string     `xml:"node,attr,omitempty"`
	JID  stanza.JID `xml:"jid,attr,omitempty"`
	Role Role       `xml:"affiliation,attr,omitempty"`
	stanza.Extra
}

// Affiliations are those of the user, or those of a node:
//
//	<affiliations><affiliation node='urn:example:tea' affiliation='owner'/></affiliations>
type Affiliations struct {
	Node string        `xml:"node,attr,omitempty"`
	List []Affiliation `xml:"affiliation"`
	stanza.Extra
}
