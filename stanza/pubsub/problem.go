package pubsub

import (
	"encoding/xml"

	"github.com/xmppwire/xmppwire/stanza"
)

// Condition is a condition that a stanza error has beside that of RFC 6120.
type Condition string

// The conditions of XEP-0060 §16.1, as its schema has them.
const (
	ClosedNode                   Condition = "closed-node"
	ConfigurationRequired        Condition = "configuration-required"
	InvalidJID                   Condition = "invalid-jid"
	InvalidOptions               Condition = "invalid-options"
	InvalidPayload               Condition = "invalid-payload"
	InvalidSubID                 Condition = "invalid-subid"
	ItemForbidden                Condition = "item-forbidden"
	ItemRequired                 Condition = "item-required"
	JIDRequired                  Condition = "jid-required"
	MaxItemsExceeded             Condition = "max-items-exceeded"
	MaxNodesExceeded             Condition = "max-nodes-exceeded"
	NodeIDRequired               Condition = "nodeid-required"
	NotInRosterGroup             Condition = "not-in-roster-group"
	NotSubscribed                Condition = "not-subscribed"
	PayloadTooBig                Condition = "payload-too-big"
	PayloadRequired              Condition = "payload-required"
	PendingSubscription          Condition = "pending-subscription"
	PreconditionNotMet           Condition = "precondition-not-met"
	PresenceSubscriptionRequired Condition = "presence-subscription-required"
	SubIDRequired                Condition = "subid-required"
	TooManySubscriptions         Condition = "too-many-subscriptions"
	Unsupported                  Condition = "unsupported"
	UnsupportedAccessModel       Condition = "unsupported-access-model"
)

var conditions = [...]Condition{
	ClosedNode, ConfigurationRequired, InvalidJID, InvalidOptions, InvalidPayload, InvalidSubID, ItemForbidden,
	ItemRequired, JIDRequired, MaxItemsExceeded, MaxNodesExceeded, NodeIDRequired, NotInRosterGroup, NotSubscribed,
	PayloadTooBig, PayloadRequired, PendingSubscription, PreconditionNotMet, PresenceSubscriptionRequired,
	SubIDRequired, TooManySubscriptions, Unsupported, UnsupportedAccessModel,
}

// Problem is the payload of a stanza error that has its condition as a name
// (XEP-0060 §16.1):
//
//	<unsupported xmlns='http://jabber.org/protocol/pubsub#errors' feature='publish-options'/>
type Problem struct {
	XMLName xml.Name // set by NewProblem
	Feature string   `xml:"feature,attr,omitempty"` // of Unsupported: which one
	stanza.Extra
}

// NewProblem returns a payload for a stanza error; feature is that of
// Unsupported, else "".
func NewProblem(c Condition, feature string) *Problem {
	return &Problem{XMLName: xml.Name{Space: NamespaceErrors, Local: string(c)}, Feature: feature}
}

// Condition returns the name of the problem.
func (p *Problem) Condition() Condition { return Condition(p.XMLName.Local) }

// ProblemOf returns the problem that a stanza error names, nil if it names
// none.
func ProblemOf(e *stanza.Error) *Problem {
	if e == nil {
		return nil
	}
	for payload := range e.Payloads.Elements() {
		if payload.Name().Space != NamespaceErrors {
			continue
		}
		p := new(Problem)
		if stanza.Unmarshal(payload, p) == nil {
			return p
		}
	}
	return nil
}

func problemTypes() stanza.Types {
	var names []xml.Name
	for _, c := range conditions {
		names = append(names, xml.Name{Space: NamespaceErrors, Local: string(c)})
	}
	return stanza.TypeOf[Problem](names...)
}
