// Package jingle has sessions between two parties (XEP-0166,
// urn:xmpp:jingle:1), proposals of them in messages (XEP-0353), and the usual
// contents: RTP (XEP-0167, with 0293, 0294, 0338 and 0339) and files
// (XEP-0234), over ICE-UDP (XEP-0176, with 0320), SOCKS5 (XEP-0260) and in-band
// bytestreams (XEP-0261).
//
// The description and the transport of a content are among its Payloads;
// stanza.Get types them.
package jingle

import "github.com/xmppwire/xmppwire/stanza"

// The namespaces of sessions.
const (
	Namespace         = "urn:xmpp:jingle:1"
	NamespaceErrors   = "urn:xmpp:jingle:errors:1"
	NamespaceMessage  = "urn:xmpp:jingle-message:0"
	NamespaceGrouping = "urn:xmpp:jingle:apps:grouping:0"
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Jingle](),
		stanza.TypeOf[Reason](),
		stanza.TypeOf[Group](),
		stanza.TypeOf[Propose](),
		stanza.TypeOf[Ringing](),
		stanza.TypeOf[Accept](),
		stanza.TypeOf[Proceed](),
		stanza.TypeOf[Retract](),
		stanza.TypeOf[Reject](),
		stanza.TypeOf[Finish](),
		stanza.TypeOf[RTP](),
		stanza.TypeOf[File](),
		stanza.TypeOf[Checksum](),
		stanza.TypeOf[Received](),
		stanza.TypeOf[ICE](),
		stanza.TypeOf[S5B](),
		stanza.TypeOf[IBB](),
		problemTypes(),
		infoTypes(),
	)
}

// Action is what a party does: the word that was on the wire.
type Action string

// The actions of XEP-0166 §7.2.
const (
	ContentAccept    Action = "content-accept"
	ContentAdd       Action = "content-add"
	ContentModify    Action = "content-modify"
	ContentReject    Action = "content-reject"
	ContentRemove    Action = "content-remove"
	DescriptionInfo  Action = "description-info"
	SecurityInfo     Action = "security-info"
	SessionAccept    Action = "session-accept"
	SessionInfo      Action = "session-info"
	SessionInitiate  Action = "session-initiate"
	SessionTerminate Action = "session-terminate"
	TransportAccept  Action = "transport-accept"
	TransportInfo    Action = "transport-info"
	TransportReject  Action = "transport-reject"
	TransportReplace Action = "transport-replace"
)

// Jingle is one step of a session (XEP-0166 §7):
//
//	<jingle xmlns='urn:xmpp:jingle:1' action='session-initiate' initiator='ada@example.org/phone' sid='7'>
//	  <content creator='initiator' name='voice'>
//	    <description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'/>
//	    <transport xmlns='urn:xmpp:jingle:transports:ice-udp:1'/>
//	  </content>
//	</jingle>
//
// Who takes part is said by the addresses of the IQ: a session is known by its
// SID and the peer's full address together, for a SID alone is guessable.
type Jingle struct {
	XMLName   struct{}   `xml:"urn:xmpp:jingle:1 jingle"`
	Action    Action     `xml:"action,attr,omitempty"`
	Initiator stanza.JID `xml:"initiator,attr,omitempty"`
	Responder stanza.JID `xml:"responder,attr,omitempty"`
	SID       string     `xml:"sid,attr,omitempty"`
	Contents  []Content  `xml:"content"`
	Reason    *Reason    `xml:"reason"`
	stanza.Extra
}

// Party is one of the two that take part, or both or none of them: the word
// that was on the wire, "" if there was none.
type Party string

// The parties of XEP-0166 §7.3.
const (
	Initiator Party = "initiator"
	Responder Party = "responder"
	Both      Party = "both"
	None      Party = "none"
)

// Senders returns the parties that XEP-0166 assigns to the word in a senders
// attribute: both for none and for unknown ones.
func (p Party) Senders() Party {
	switch p {
	case Initiator, Responder, None:
		return p
	}
	return Both
}

// Content is a content of a session: its description and transport, which are
// among the Payloads (XEP-0166 §7.3):
//
//	<content creator='initiator' name='voice' senders='both'>…</content>
type Content struct {
	Creator     Party  `xml:"creator,attr,omitempty"`
	Name        string `xml:"name,attr,omitempty"`
	Senders     Party  `xml:"senders,attr,omitempty"`
	Disposition string `xml:"disposition,attr,omitempty"` // "" means session
	stanza.Extra
}

// Condition says why a session ends: the word that was on the wire.
type Condition string

// The reasons of XEP-0166 §7.4 but alternative-session, which is a field of
// Reason.
const (
	Busy                    Condition = "busy"
	Cancel                  Condition = "cancel"
	ConnectivityError       Condition = "connectivity-error"
	Decline                 Condition = "decline"
	Expired                 Condition = "expired"
	FailedApplication       Condition = "failed-application"
	FailedTransport         Condition = "failed-transport"
	GeneralError            Condition = "general-error"
	Gone                    Condition = "gone"
	IncompatibleParameters  Condition = "incompatible-parameters"
	MediaError              Condition = "media-error"
	SecurityError           Condition = "security-error"
	Success                 Condition = "success"
	Timeout                 Condition = "timeout"
	UnsupportedApplications Condition = "unsupported-applications"
	UnsupportedTransports   Condition = "unsupported-transports"
)

// Reason says why a session ends or a step is taken (XEP-0166 §7.4). Payloads
// are more precise conditions of an application:
//
//	<reason xmlns='urn:xmpp:jingle:1'><decline/><text>Not now</text></reason>
type Reason struct {
	XMLName     struct{}     `xml:"urn:xmpp:jingle:1 reason"`
	Condition   Condition    `xmpp:"ns=urn:xmpp:jingle:1,choice"`
	Alternative *Alternative `xml:"alternative-session"`
	Text        stanza.Text  `xml:"text"`
	stanza.Extra
}

// Alternative is the session that takes the place of this one.
type Alternative struct {
	SID string `xml:"sid,omitempty"`
	stanza.Extra
}

// Group says that contents belong together, such as for one transport
// (XEP-0338):
//
//	<group xmlns='urn:xmpp:jingle:apps:grouping:0' semantics='BUNDLE'><content name='voice'/></group>
type Group struct {
	XMLName   struct{}  `xml:"urn:xmpp:jingle:apps:grouping:0 group"`
	Semantics string    `xml:"semantics,attr,omitempty"`
	Contents  []Grouped `xml:"content"`
	stanza.Extra
}

// Grouped names a content of a group.
type Grouped struct {
	Name string `xml:"name,attr,omitempty"`
	stanza.Extra
}
