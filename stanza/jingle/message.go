package jingle

import "github.com/xmppwire/xmppwire/stanza"

// Propose proposes a session by a message, so that all devices of the peer ring
// (XEP-0353 §3.1); Payloads are the descriptions:
//
//	<propose xmlns='urn:xmpp:jingle-message:0' id='7'>
//	  <description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'/>
//	</propose>
type Propose struct {
	XMLName struct{} `xml:"urn:xmpp:jingle-message:0 propose"`
	ID      string   `xml:"id,attr,omitempty"` // of the session to come
	stanza.Extra
}

// Ringing says that a device rings (XEP-0353 §3.2):
//
//	<ringing xmlns='urn:xmpp:jingle-message:0' id='7'/>
type Ringing struct {
	XMLName struct{} `xml:"urn:xmpp:jingle-message:0 ringing"`
	ID      string   `xml:"id,attr,omitempty"`
	stanza.Extra
}

// Accept tells one's own other devices that this one takes the session; of old,
// see Proceed:
//
//	<accept xmlns='urn:xmpp:jingle-message:0' id='7'/>
type Accept struct {
	XMLName struct{} `xml:"urn:xmpp:jingle-message:0 accept"`
	ID      string   `xml:"id,attr,omitempty"`
	stanza.Extra
}

// Proceed accepts the session (XEP-0353 §3.4):
//
//	<proceed xmlns='urn:xmpp:jingle-message:0' id='7'/>
type Proceed struct {
	XMLName struct{} `xml:"urn:xmpp:jingle-message:0 proceed"`
	ID      string   `xml:"id,attr,omitempty"`
	stanza.Extra
}

// Retract takes a proposal back (XEP-0353 §3.3):
//
//	<retract xmlns='urn:xmpp:jingle-message:0' id='7'/>
type Retract struct {
	XMLName struct{} `xml:"urn:xmpp:jingle-message:0 retract"`
	ID      string   `xml:"id,attr,omitempty"`
	Reason  *Reason  `xml:"urn:xmpp:jingle:1 reason"`
	stanza.Extra
}

// Reject rejects a proposal (XEP-0353 §3.5):
//
//	<reject xmlns='urn:xmpp:jingle-message:0' id='7'>
//	  <reason xmlns='urn:xmpp:jingle:1'><busy/></reason>
//	</reject>
type Reject struct {
	XMLName  struct{}    `xml:"urn:xmpp:jingle-message:0 reject"`
	ID       string      `xml:"id,attr,omitempty"`
	Reason   *Reason     `xml:"urn:xmpp:jingle:1 reason"`
	TieBreak stanza.Flag `xml:"tie-break,omitempty"` // both proposed at once
	stanza.Extra
}

// Finish says that the session is over, for devices that were not in it
// (XEP-0353 §3.6):
//
//	<finish xmlns='urn:xmpp:jingle-message:0' id='7'><migrated to='8'/></finish>
type Finish struct {
	XMLName  struct{}  `xml:"urn:xmpp:jingle-message:0 finish"`
	ID       string    `xml:"id,attr,omitempty"`
	Reason   *Reason   `xml:"urn:xmpp:jingle:1 reason"`
	Migrated *Migrated `xml:"migrated"`
	stanza.Extra
}

// Migrated names the session that takes the place of the one that is over.
type Migrated struct {
	To string `xml:"to,attr,omitempty"`
	stanza.Extra
}
