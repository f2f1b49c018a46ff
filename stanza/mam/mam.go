// Package mam has message archives (XEP-0313, urn:xmpp:mam:2 and its
// predecessor urn:xmpp:mam:1). A Query is answered by messages that hold a
// Result each and then by the Fin. Anybody can send what looks like a Result:
// see [Open].
package mam

import (
	"encoding/xml"
	"errors"
	"time"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/form"
	"github.com/xmppwire/xmppwire/stanza/forward"
	"github.com/xmppwire/xmppwire/stanza/rsm"
)

// The namespaces of this package.
const (
	Namespace  = "urn:xmpp:mam:2"
	Namespace1 = "urn:xmpp:mam:1"

	NamespaceTmp = "urn:xmpp:mam:tmp" // of Archived
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Query](),
		stanza.TypeOf[Result](),
		stanza.TypeOf[Fin](),
		stanza.TypeOf[Prefs](),
		stanza.TypeOf[Metadata](),
		stanza.TypeOf[Archived](),
	)
}

// Query asks for archived messages, in an IQ of type set, or with type get for
// the form of the filters that there are (XEP-0313 §4):
//
//	<query xmlns='urn:xmpp:mam:2' queryid='q1'>
//	  <x xmlns='jabber:x:data' type='submit'>…</x>
//	  <set xmlns='http://jabber.org/protocol/rsm'><max>50</max></set>
//	</query>
//
// Form holds the filters; its FORM_TYPE is the namespace.
type Query struct {
	XMLName  xml.Name    `xml:"query" xmpp:"ns=urn:xmpp:mam:2 urn:xmpp:mam:1"`
	QueryID  string      `xml:"queryid,attr,omitempty"` // comes back in each Result
	Node     string      `xml:"node,attr,omitempty"`    // of a pubsub service
	Form     *form.Form  `xml:"jabber:x:data x"`
	Set      *rsm.Set    `xml:"http://jabber.org/protocol/rsm set"`
	FlipPage stanza.Flag `xml:"flip-page"` // the newest of the page first
	stanza.Extra
}

// Result is one archived message, in a message (XEP-0313 §4.2):
//
//	<result xmlns='urn:xmpp:mam:2' queryid='q1' id='m7'><forwarded xmlns='urn:xmpp:forward:0'>…</forwarded></result>
type Result struct {
	XMLName   xml.Name           `xml:"result" xmpp:"ns=urn:xmpp:mam:2 urn:xmpp:mam:1"`
	QueryID   string             `xml:"queryid,attr,omitempty"`
	ID        string             `xml:"id,attr"` // in the archive: for paging, and the stanzaid of the message
	Forwarded *forward.Forwarded `xml:"urn:xmpp:forward:0 forwarded"`
	stanza.Extra
}

// Fin ends the answer, as the result of the IQ (XEP-0313 §4.3):
//
//	<fin xmlns='urn:xmpp:mam:2' complete='true'>
//	  <set xmlns='http://jabber.org/protocol/rsm'><first index='0'>m1</first><last>m7</last></set>
//	</fin>
type Fin struct {
	XMLName  xml.Name `xml:"fin" xmpp:"ns=urn:xmpp:mam:2 urn:xmpp:mam:1"`
	Complete bool     `xml:"complete,attr,omitempty"` // there are no more pages
	Stable   *bool    `xml:"stable,attr"`             // nil is true: see IsStable
	Set      *rsm.Set `xml:"http://jabber.org/protocol/rsm set"`
	stanza.Extra
}

// IsStable reports whether the order and number of the results are final, which
// they are unless the archive says otherwise (XEP-0313 §4.3).
func (f *Fin) IsStable() bool { return f.Stable == nil || *f.Stable }

// Prefs says which messages are archived, asks for it or changes it. XEP-0313
// had it up to version 0.7; now XEP-0441 has:
//
//	<prefs xmlns='urn:xmpp:mam:2' default='roster'>
//	  <always><jid>ann@example.org</jid></always>
//	  <never/>
//	</prefs>
type Prefs struct {
	XMLName xml.Name `xml:"prefs" xmpp:"ns=urn:xmpp:mam:2 urn:xmpp:mam:1"`
	Default Default  `xml:"default,attr,omitempty"`
	Always  *JIDs    `xml:"always"`
	Never   *JIDs    `xml:"never"`
	stanza.Extra
}

// Default says what happens to messages of those whom Prefs does not list: the
// word that was on the wire.
type Default string

// The defaults of XEP-0441.
const (
	DefaultAlways Default = "always"
	DefaultNever  Default = "never"
	DefaultRoster Default = "roster" // those in the roster
)

// JIDs is a list of addresses:
//
//	<always><jid>ann@example.org</jid></always>
type JIDs struct {
	List []stanza.JID `xml:"jid"`
	stanza.Extra
}

// Metadata asks for the first and the last message of an archive, or says which
// those are (XEP-0313 §5):
//
//	<metadata xmlns='urn:xmpp:mam:2'>
//	  <start id='m1' timestamp='2025-06-01T12:00:00Z'/>
//	  <end id='m9' timestamp='2025-07-01T12:00:00Z'/>
//	</metadata>
type Metadata struct {
	XMLName xml.Name `xml:"metadata" xmpp:"ns=urn:xmpp:mam:2 urn:xmpp:mam:1"`
	Start   *Edge    `xml:"start"`
	End     *Edge    `xml:"end"`
	stanza.Extra
}

// Edge is a message of an archive: see Metadata.
type Edge struct {
	ID        string    `xml:"id,attr"`
	Timestamp time.Time `xml:"timestamp,attr,omitempty"`
	stanza.Extra
}

// Archived is in a message that an archive has kept. It is from before
// stanzaid.StanzaID, of early versions of XEP-0313; some servers send both:
//
//	<archived xmlns='urn:xmpp:mam:tmp' by='me@example.org' id='m7'/>
//
// Anybody can write one in the name of another, as a StanzaID, and no server
// says that it takes those out: do not rely on it.
type Archived struct {
	XMLName struct{}   `xml:"urn:xmpp:mam:tmp archived"`
	By      stanza.JID `xml:"by,attr"`
	ID      string     `xml:"id,attr"`
	stanza.Extra
}

// ErrSender is what Open says of a message that the archive has not sent.
var ErrSender = errors.New("mam: the result does not come from the archive that was asked and is to be ignored")

// Open returns the Result in m, nil if there is none. archive is whom the query
// was sent to, the zero JID for the user's own account; own is the address that
// the client is bound to.
//
// A result counts only if the archive sent it (XEP-0313, Security
// Considerations), so that nobody can invent a past: otherwise the error is
// ErrSender, and the message is to be dropped whole. That the QueryID is one's own is for the caller to compare. An
// archive may hold anything that others have sent, faulty stanzas too: those of
// the Forwarded are an error of its methods.
func Open(m *stanza.Message, archive, own stanza.JID) (*Result, error) {
	result, err := stanza.Get[Result](&m.Payloads)
	if result == nil {
		return nil, nil
	}
	if archive.IsZero() {
		archive = own.Bare()
	}
	if !m.SentBy(archive, own) {
		return nil, ErrSender
	}
	return result, err
}
