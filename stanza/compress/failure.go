package compress

import (
	"encoding/xml"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// Condition is a compression error condition: the word that was on the wire.
type Condition string

// The conditions of XEP-0138.
const (
	SetupFailed       Condition = "setup-failed"
	ProcessingFailed  Condition = "processing-failed"
	UnsupportedMethod Condition = "unsupported-method"
)

// Failure refuses compression; the stream goes on without. In a stream error it
// says that compressed data cannot be read (XEP-0138). It has a condition of
// its own namespace, or one of stanzas:
//
//	<failure xmlns='http://jabber.org/protocol/compress'><unsupported-method/></failure>
//
//	<failure xmlns='http://jabber.org/protocol/compress'>
//	  <resource-constraint xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>
//	  <text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>Later</text>
//	</failure>
type Failure struct {
	XMLName   struct{}    `xml:"http://jabber.org/protocol/compress failure"`
	Condition Condition   `xmpp:"ns=http://jabber.org/protocol/compress,choice"` // "" for none
	Text      stanza.Text `xml:"urn:ietf:params:xml:ns:xmpp-stanzas text"`
	// StanzaCondition is that of stanzas, "" for none.
	StanzaCondition stanza.Condition `xml:"-"`
	stanza.Extra
}

const nsStanzas = "urn:ietf:params:xml:ns:xmpp-stanzas"

// failure is Failure without its methods.
type failure Failure

// UnmarshalXMPP implements stanza.Value.
func (f *Failure) UnmarshalXMPP(e xmlstream.Element) error {
	err := stanza.Unmarshal(e, (*failure)(f))
	f.StanzaCondition = f.received()
	return err
}

// received returns the condition of stanzas among the payloads.
func (f *Failure) received() stanza.Condition {
	for name := range f.Payloads.Names() {
		if name.Space == nsStanzas {
			return stanza.Condition(name.Local)
		}
	}
	return ""
}

// MarshalXMPP implements stanza.Value.
func (f *Failure) MarshalXMPP(b *xmlstream.Builder) {
	was := f.received()
	if f.StanzaCondition == was {
		stanza.Marshal(b, (*failure)(f))
		return
	}
	changed := failure(*f)
	changed.Payloads = stanza.Payloads{}
	for e := range f.Payloads.Elements() {
		if !e.Is(nsStanzas, string(was)) {
			changed.Payloads.Add(e)
		}
	}
	if f.StanzaCondition != "" {
		changed.Payloads.Add(&condition{XMLName: xml.Name{Space: nsStanzas, Local: string(f.StanzaCondition)}})
	}
	stanza.Marshal(b, &changed)
}

// condition is an empty element with any name.
type condition struct {
	XMLName xml.Name
}
