package main

import (
	"encoding/xml"
	"slices"

	"github.com/xmppwire/xmppwire/bench/corpus"
	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// This file is all that touches package stanza, with the structs that
// encoding/xml decodes the same stanzas into.

var codec = stanza.NewCodec(contentSpace)

const contentSpace = "jabber:client"

// isTyped reports whether there are types for the corpus on both sides.
func isTyped(corpusName string) bool { return corpusName != "alien" }

// decodeOurs decodes a first-level child to an owned value, with every payload
// that newTheirs types.
func decodeOurs(e xmlstream.Element) error {
	v, err := codec.Decode(e)
	if err != nil {
		return err
	}
	switch v := v.(type) {
	case *stanza.Message:
		getAll(v.Payloads, messagePayloads)
	case *stanza.Presence:
		getAll(v.Payloads, presencePayloads)
	case *stanza.IQ:
		getAll(v.Payloads, iqPayloads)
	}
	return nil
}

func getAll(p stanza.Payloads, names []xml.Name) {
	for _, n := range names {
		p.Get(n.Space, n.Local)
	}
}

var (
	messagePayloads = []xml.Name{
		{Space: "urn:xmpp:delay", Local: "delay"},
		{Space: "urn:xmpp:receipts", Local: "request"},
		{Space: "urn:xmpp:receipts", Local: "received"},
		{Space: "http://jabber.org/protocol/chatstates", Local: "active"},
		{Space: "http://jabber.org/protocol/chatstates", Local: "composing"},
		{Space: "http://jabber.org/protocol/chatstates", Local: "paused"},
		{Space: "http://jabber.org/protocol/chatstates", Local: "inactive"},
		{Space: "urn:xmpp:sid:0", Local: "stanza-id"},
		{Space: "urn:xmpp:sid:0", Local: "origin-id"},
		{Space: "urn:xmpp:hints", Local: "no-store"},
		{Space: "urn:xmpp:hints", Local: "store"},
		{Space: "urn:xmpp:mam:2", Local: "result"},
		{Space: "eu.siacs.conversations.axolotl", Local: "encrypted"},
		{Space: "urn:xmpp:eme:0", Local: "encryption"},
	}
	presencePayloads = []xml.Name{
		{Space: "http://jabber.org/protocol/caps", Local: "c"},
		{Space: "vcard-temp:x:update", Local: "x"},
	}
	iqPayloads = []xml.Name{
		{Space: "jabber:iq:roster", Local: "query"},
		{Space: "http://jabber.org/protocol/disco#info", Local: "query"},
		{Space: "urn:xmpp:ping", Local: "ping"},
		{Space: "urn:xmpp:mam:2", Local: "fin"},
	}
)

// newValue is what a program fills in to send the stanza, with the payloads
// that newTheirs types: no other part of it is bytes as they were received.
func newValue(e xmlstream.Element) (any, error) {
	v, err := codec.Decode(e)
	if err != nil {
		return nil, err
	}
	switch v := v.(type) {
	case *stanza.Message:
		return &stanza.Message{Header: newHeader(v.Header), Type: v.Type, Body: v.Body, Subject: v.Subject, Thread: v.Thread, Payloads: typed(v.Payloads, messagePayloads)}, nil
	case *stanza.Presence:
		return &stanza.Presence{Header: newHeader(v.Header), Type: v.Type, Show: v.Show, Status: v.Status, Priority: v.Priority, Payloads: typed(v.Payloads, presencePayloads)}, nil
	case *stanza.IQ:
		return &stanza.IQ{Header: newHeader(v.Header), Type: v.Type, Payloads: typed(v.Payloads, iqPayloads)}, nil
	}
	return v, nil
}

func typed(p stanza.Payloads, names []xml.Name) (kept stanza.Payloads) {
	for _, e := range p {
		if slices.Contains(names, e.Name()) {
			kept = append(kept, e)
		}
	}
	return kept
}

func newHeader(h stanza.Header) stanza.Header {
	return stanza.Header{ID: h.ID, To: h.To, From: h.From, Lang: h.Lang}
}

// appendOurs appends a value of newValue.
func appendOurs(dst []byte, v any) ([]byte, error) { return codec.Append(dst, v) }

// route looks at what a router needs.
func route(e xmlstream.Element) bool { return stanza.Route(e).Kind != stanza.KindOther }

// newTheirs returns the struct that encoding/xml decodes the first-level child
// into. Addresses stay strings there.
func newTheirs(name xml.Name) any {
	switch name {
	case xml.Name{Space: contentSpace, Local: "message"}:
		return new(message)
	case xml.Name{Space: contentSpace, Local: "presence"}:
		return new(presence)
	case xml.Name{Space: contentSpace, Local: "iq"}:
		return new(iq)
	case xml.Name{Space: corpus.FreightSpace, Local: "consignment"}:
		return new(consignment)
	case xml.Name{Space: corpus.SensorSpace, Local: "telemetry"}:
		return new(telemetry)
	case xml.Name{Space: corpus.LedgerSpace, Local: "entry"}:
		return new(entry)
	}
	return nil
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
