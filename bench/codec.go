package main

import (
	"encoding/xml"
	"fmt"
	"reflect"

	"github.com/xmppwire/xmppwire/bench/corpus"
	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// This file is all that touches package stanza, with the structs that
// encoding/xml decodes the same stanzas into.

const contentSpace = "jabber:client"

var codec = stanza.NewCodec(contentSpace, stanza.TypeOf[consignment](), stanza.TypeOf[telemetry](), stanza.TypeOf[entry]())

// decodeOurs decodes a first-level child to an owned value.
func decodeOurs(e xmlstream.Element) error {
	v, err := codec.Decode(e)
	if u, ok := v.(*stanza.Unknown); ok && err == nil {
		return u.Fault()
	}
	return err
}

// getOurs decodes a first-level child to an owned value, with every payload that
// the struct of newTheirs types.
func getOurs(e xmlstream.Element) error {
	v, err := codec.Decode(e)
	if err != nil {
		return err
	}
	switch v := v.(type) {
	case *stanza.Message:
		p := typed{from: &v.Payloads}
		get[delay](&p)
		get[receiptRequest](&p)
		get[receiptReceived](&p)
		get[stateActive](&p)
		get[stateComposing](&p)
		get[statePaused](&p)
		get[stateInactive](&p)
		get[stanzaID](&p)
		get[originID](&p)
		get[hintNoStore](&p)
		get[hintStore](&p)
		get[archiveResult](&p)
		get[encrypted](&p)
		get[encryptionMethod](&p)
		return p.err
	case *stanza.Presence:
		p := typed{from: &v.Payloads}
		get[caps](&p)
		get[vcardUpdate](&p)
		return p.err
	case *stanza.IQ:
		p := typed{from: &v.Payloads}
		get[roster](&p)
		get[discoInfo](&p)
		get[ping](&p)
		get[archiveFin](&p)
		return p.err
	case *stanza.Unknown:
		return v.Fault()
	}
	return nil
}

// typed is what the payloads of a stanza are decoded from, with the first error.
type typed struct {
	from *stanza.Payloads
	err  error
}

func get[T any](p *typed) {
	if _, err := stanza.Get[T](p.from); err != nil && p.err == nil {
		p.err = err
	}
}

// unmarshalOurs reads a first-level child into the struct of newTheirs.
func unmarshalOurs(e xmlstream.Element) error {
	v, err := newTheirs(e.Name())
	if err != nil {
		return err
	}
	return stanza.Unmarshal(e, v)
}

// newValue is the struct of newTheirs as a program fills it in for this
// library.
func newValue(theirs any) (any, error) {
	switch v := theirs.(type) {
	case *message:
		m := &stanza.Message{Type: stanza.MessageType(v.Type)}
		if v.Body != "" {
			m.Body = stanza.Plain(v.Body)
		}
		if v.Subject != "" {
			m.Subject = stanza.Plain(v.Subject)
		}
		if v.Thread != "" {
			m.Thread = &stanza.Thread{ID: v.Thread}
		}
		return m, fill(&m.Header, v.stanzaAttrs, v.payloads())
	case *presence:
		p := &stanza.Presence{Type: stanza.PresenceType(v.Type), Show: stanza.Show(v.Show), Priority: v.Priority}
		if v.Status != "" {
			p.Status = stanza.Plain(v.Status)
		}
		return p, fill(&p.Header, v.stanzaAttrs, v.payloads())
	case *iq:
		i := &stanza.IQ{Type: stanza.IQType(v.Type)}
		return i, fill(&i.Header, v.stanzaAttrs, v.payloads())
	}
	return theirs, nil
}

func fill(h *stanza.Header, from stanzaAttrs, payloads []any) error {
	h.ID, h.Lang = from.ID, from.Lang
	for _, a := range []struct {
		to   *stanza.JID
		text string
	}{{&h.From, from.From}, {&h.To, from.To}} {
		if a.text == "" {
			continue
		}
		if err := a.to.UnmarshalText([]byte(a.text)); err != nil {
			return err
		}
	}
	for _, p := range payloads {
		if !reflect.ValueOf(p).IsNil() {
			h.Payloads.Add(p)
		}
	}
	return nil
}

func (m *message) payloads() []any {
	return []any{
		m.Delay, m.Request, m.Received, m.Active, m.Composing, m.Paused, m.Inactive,
		m.StanzaID, m.OriginID, m.NoStore, m.Store, m.Result, m.Encrypted, m.Method,
	}
}

func (p *presence) payloads() []any { return []any{p.Caps, p.VCard} }

func (i *iq) payloads() []any { return []any{i.Roster, i.Disco, i.Ping, i.Fin} }

// appendOurs appends a value of newValue.
func appendOurs(dst []byte, v any) ([]byte, error) { return codec.Append(dst, v) }

// route looks at what a router needs.
func route(e xmlstream.Element) stanza.Routing { return stanza.Route(e) }

// newTheirs returns the struct that encoding/xml decodes the first-level child
// into. Addresses stay strings there.
func newTheirs(name xml.Name) (any, error) {
	switch name {
	case xml.Name{Space: contentSpace, Local: "message"}:
		return new(message), nil
	case xml.Name{Space: contentSpace, Local: "presence"}:
		return new(presence), nil
	case xml.Name{Space: contentSpace, Local: "iq"}:
		return new(iq), nil
	case xml.Name{Space: corpus.FreightSpace, Local: "consignment"}:
		return new(consignment), nil
	case xml.Name{Space: corpus.SensorSpace, Local: "telemetry"}:
		return new(telemetry), nil
	case xml.Name{Space: corpus.LedgerSpace, Local: "entry"}:
		return new(entry), nil
	}
	return nil, fmt.Errorf("there is no struct for %v", name)
}

type stanzaAttrs struct {
	From string `xml:"from,attr,omitempty"`
	To   string `xml:"to,attr,omitempty"`
	ID   string `xml:"id,attr,omitempty"`
	Type string `xml:"type,attr,omitempty"`
	Lang string `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"`
}

type message struct {
	XMLName xml.Name `xml:"jabber:client message"`
	stanzaAttrs
	Subject   string `xml:"jabber:client subject,omitempty"`
	Body      string `xml:"jabber:client body,omitempty"`
	Thread    string `xml:"jabber:client thread,omitempty"`
	Delay     *delay
	Request   *receiptRequest
	Received  *receiptReceived
	Active    *stateActive
	Composing *stateComposing
	Paused    *statePaused
	Inactive  *stateInactive
	StanzaID  *stanzaID
	OriginID  *originID
	NoStore   *hintNoStore
	Store     *hintStore
	Result    *archiveResult
	Encrypted *encrypted
	Method    *encryptionMethod
}

type delay struct {
	XMLName xml.Name `xml:"urn:xmpp:delay delay"`
	From    string   `xml:"from,attr,omitempty"`
	Stamp   string   `xml:"stamp,attr"`
}

type receiptRequest struct {
	XMLName xml.Name `xml:"urn:xmpp:receipts request"`
}

type receiptReceived struct {
	XMLName xml.Name `xml:"urn:xmpp:receipts received"`
	ID      string   `xml:"id,attr"`
}

type stateActive struct {
	XMLName xml.Name `xml:"http://jabber.org/protocol/chatstates active"`
}

type stateComposing struct {
	XMLName xml.Name `xml:"http://jabber.org/protocol/chatstates composing"`
}

type statePaused struct {
	XMLName xml.Name `xml:"http://jabber.org/protocol/chatstates paused"`
}

type stateInactive struct {
	XMLName xml.Name `xml:"http://jabber.org/protocol/chatstates inactive"`
}

type stanzaID struct {
	XMLName xml.Name `xml:"urn:xmpp:sid:0 stanza-id"`
	ID      string   `xml:"id,attr"`
	By      string   `xml:"by,attr"`
}

type originID struct {
	XMLName xml.Name `xml:"urn:xmpp:sid:0 origin-id"`
	ID      string   `xml:"id,attr"`
}

type hintNoStore struct {
	XMLName xml.Name `xml:"urn:xmpp:hints no-store"`
}

type hintStore struct {
	XMLName xml.Name `xml:"urn:xmpp:hints store"`
}

type archiveResult struct {
	XMLName   xml.Name `xml:"urn:xmpp:mam:2 result"`
	QueryID   string   `xml:"queryid,attr,omitempty"`
	ID        string   `xml:"id,attr"`
	Forwarded forwarded
}

type forwarded struct {
	XMLName xml.Name `xml:"urn:xmpp:forward:0 forwarded"`
	Delay   *delay
	Message *message
}

type encrypted struct {
	XMLName xml.Name        `xml:"eu.siacs.conversations.axolotl encrypted"`
	Header  encryptedHeader `xml:"eu.siacs.conversations.axolotl header"`
	Payload string          `xml:"eu.siacs.conversations.axolotl payload"`
}

type encryptedHeader struct {
	SID  uint32         `xml:"sid,attr"`
	Keys []encryptedKey `xml:"eu.siacs.conversations.axolotl key"`
	IV   string         `xml:"eu.siacs.conversations.axolotl iv"`
}

type encryptedKey struct {
	RID    uint32 `xml:"rid,attr"`
	Prekey bool   `xml:"prekey,attr,omitempty"`
	Value  string `xml:",chardata"`
}

type encryptionMethod struct {
	XMLName   xml.Name `xml:"urn:xmpp:eme:0 encryption"`
	Namespace string   `xml:"namespace,attr"`
	Name      string   `xml:"name,attr,omitempty"`
}

type presence struct {
	XMLName xml.Name `xml:"jabber:client presence"`
	stanzaAttrs
	Show     string `xml:"jabber:client show,omitempty"`
	Status   string `xml:"jabber:client status,omitempty"`
	Priority int8   `xml:"jabber:client priority,omitempty"`
	Caps     *caps
	VCard    *vcardUpdate
}

type caps struct {
	XMLName xml.Name `xml:"http://jabber.org/protocol/caps c"`
	Hash    string   `xml:"hash,attr"`
	Node    string   `xml:"node,attr"`
	Ver     string   `xml:"ver,attr"`
}

type vcardUpdate struct {
	XMLName xml.Name `xml:"vcard-temp:x:update x"`
	Photo   string   `xml:"vcard-temp:x:update photo"`
}

type iq struct {
	XMLName xml.Name `xml:"jabber:client iq"`
	stanzaAttrs
	Roster *roster
	Disco  *discoInfo
	Ping   *ping
	Fin    *archiveFin
}

type roster struct {
	XMLName xml.Name     `xml:"jabber:iq:roster query"`
	Ver     string       `xml:"ver,attr,omitempty"`
	Items   []rosterItem `xml:"jabber:iq:roster item"`
}

type rosterItem struct {
	JID          string   `xml:"jid,attr"`
	Name         string   `xml:"name,attr,omitempty"`
	Subscription string   `xml:"subscription,attr,omitempty"`
	Ask          string   `xml:"ask,attr,omitempty"`
	Groups       []string `xml:"jabber:iq:roster group"`
}

type discoInfo struct {
	XMLName    xml.Name        `xml:"http://jabber.org/protocol/disco#info query"`
	Node       string          `xml:"node,attr,omitempty"`
	Identities []discoIdentity `xml:"http://jabber.org/protocol/disco#info identity"`
	Features   []discoFeature  `xml:"http://jabber.org/protocol/disco#info feature"`
}

type discoIdentity struct {
	Category string `xml:"category,attr"`
	Type     string `xml:"type,attr"`
	Name     string `xml:"name,attr,omitempty"`
}

type discoFeature struct {
	Var string `xml:"var,attr"`
}

type ping struct {
	XMLName xml.Name `xml:"urn:xmpp:ping ping"`
}

type archiveFin struct {
	XMLName  xml.Name `xml:"urn:xmpp:mam:2 fin"`
	Complete bool     `xml:"complete,attr,omitempty"`
	Set      resultSet
}

type resultSet struct {
	XMLName xml.Name        `xml:"http://jabber.org/protocol/rsm set"`
	First   *resultSetFirst `xml:"http://jabber.org/protocol/rsm first"`
	Last    string          `xml:"http://jabber.org/protocol/rsm last,omitempty"`
	Count   int             `xml:"http://jabber.org/protocol/rsm count"`
}

type resultSetFirst struct {
	Index int    `xml:"index,attr"`
	ID    string `xml:",chardata"`
}

type consignment struct {
	XMLName xml.Name `xml:"urn:example:harbour:freight:2 consignment"`
	Serial  string   `xml:"urn:example:harbour:freight:2 serial,attr"`
	Berth   int      `xml:"berth,attr"`
	Carrier string   `xml:"carrier,attr"`
	Vessel  vessel   `xml:"urn:example:harbour:freight:2 vessel"`
	Crates  []crate  `xml:"urn:example:harbour:freight:2 manifest>crate"`
	Remark  string   `xml:"urn:example:harbour:freight:2 remark"`
}

type vessel struct {
	Callsign  string `xml:"callsign,attr"`
	Flagstate string `xml:"flagstate,attr"`
	Name      string `xml:",chardata"`
}

type crate struct {
	Kilos  int    `xml:"kilos,attr"`
	Hazard string `xml:"urn:example:harbour:freight:2 hazard,attr"`
	Goods  string `xml:"goods,attr"`
}

type telemetry struct {
	XMLName  xml.Name `xml:"urn:example:harbour:sensors telemetry"`
	Buoy     string   `xml:"urn:example:harbour:sensors buoy,attr"`
	Firmware string   `xml:"firmware,attr"`
	Samples  []sample `xml:"urn:example:harbour:sensors sample"`
}

type sample struct {
	Unit    string  `xml:"unit,attr"`
	Channel int     `xml:"urn:example:harbour:sensors channel,attr"`
	Value   float64 `xml:",chardata"`
}

type entry struct {
	XMLName  xml.Name  `xml:"urn:example:ledger:entries entry"`
	Sequence int       `xml:"sequence,attr"`
	Clerk    string    `xml:"clerk,attr"`
	Postings []posting `xml:"urn:example:ledger:entries posting"`
	Remark   string    `xml:"urn:example:harbour:freight:2 remark"`
}

type posting struct {
	Account string  `xml:"account,attr"`
	Amount  float64 `xml:"amount,attr"`
	Memo    string  `xml:"urn:example:ledger:entries memo"`
}
