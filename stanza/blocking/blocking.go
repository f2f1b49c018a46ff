// Package blocking has the list of those whom the user does not want to hear of
// (XEP-0191, urn:xmpp:blocking). The server tells all clients of a change with
// an IQ of type set that holds it: like a roster push it counts only if it
// comes from the user's own account, see [stanza.Header.SentBy].
package blocking

import (
	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/reporting"
)

// The namespaces of this package.
const (
	Namespace       = "urn:xmpp:blocking"
	NamespaceErrors = "urn:xmpp:blocking:errors"
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Blocklist](),
		stanza.TypeOf[Block](),
		stanza.TypeOf[Unblock](),
		stanza.TypeOf[Blocked](),
	)
}

// Blocklist asks for the list, or is it (XEP-0191 §3.2):
//
//	<blocklist xmlns='urn:xmpp:blocking'><item jid='eve@example.net'/></blocklist>
type Blocklist struct {
	XMLName struct{} `xml:"urn:xmpp:blocking blocklist"`
	Items   []Item   `xml:"item"`
	stanza.Extra
}

// Block adds to the list (XEP-0191 §3.3). It has one item at least:
//
//	<block xmlns='urn:xmpp:blocking'><item jid='eve@example.net'/></block>
type Block struct {
	XMLName struct{} `xml:"urn:xmpp:blocking block"`
	Items   []Item   `xml:"item"`
	stanza.Extra
}

// Unblock takes off the list; without items, all of it (XEP-0191 §3.4, §3.5):
//
//	<unblock xmlns='urn:xmpp:blocking'><item jid='eve@example.net'/></unblock>
type Unblock struct {
	XMLName struct{} `xml:"urn:xmpp:blocking unblock"`
	Items   []Item   `xml:"item"`
	stanza.Extra
}

// Item is one address, which stands for all that it matches: an account for its
// clients, a domain for its accounts (XEP-0191). Report, in a Block, says
// why (XEP-0377):
//
//	<item jid='eve@example.net'><report xmlns='urn:xmpp:reporting:1' reason='urn:xmpp:reporting:spam'/></item>
type Item struct {
	JID    stanza.JID        `xml:"jid,attr"`
	Report *reporting.Report `xml:"urn:xmpp:reporting:1 report"`
	stanza.Extra
}

// Blocked is the application-specific condition of the error not-acceptable
// that a client gets for a stanza to somebody whom its user blocks (XEP-0191
// §3.3):
//
//	<blocked xmlns='urn:xmpp:blocking:errors'/>
type Blocked struct {
	XMLName struct{} `xml:"urn:xmpp:blocking:errors blocked"`
	stanza.Extra
}
