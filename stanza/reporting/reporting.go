// Package reporting tells a server of spam and abuse (XEP-0377,
// urn:xmpp:reporting:1), as a part of blocking the sender.
package reporting

import (
	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/stanzaid"
)

// Namespace is that of all elements of this package.
const Namespace = "urn:xmpp:reporting:1"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[Report]() }

// Reason says what is reported: a word of a registry, as it was on the wire.
type Reason string

// The reasons of XEP-0377.
const (
	ReasonSpam  Reason = "urn:xmpp:reporting:spam"
	ReasonAbuse Reason = "urn:xmpp:reporting:abuse"
)

// Report is in the item of a blocking.Block (XEP-0377):
//
//	<report xmlns='urn:xmpp:reporting:1' reason='urn:xmpp:reporting:spam'>
//	  <stanza-id xmlns='urn:xmpp:sid:0' id='m7' by='me@example.org'/>
//	  <text xml:lang='en'>Sells watches.</text>
//	</report>
type Report struct {
	XMLName      struct{}            `xml:"urn:xmpp:reporting:1 report"`
	Reason       Reason              `xml:"reason,attr"`
	StanzaIDs    []stanzaid.StanzaID `xml:"urn:xmpp:sid:0 stanza-id"` // of what was bad
	Text         stanza.Text         `xml:"text"`
	ReportOrigin stanza.Flag         `xml:"report-origin"` // the sender's server may be told
	ThirdParty   stanza.Flag         `xml:"third-party"`   // others, who keep lists, may be told
	stanza.Extra
}
