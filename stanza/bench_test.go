package stanza_test

import (
	"bytes"
	"encoding/xml"
	"testing"
	"time"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// The same stanzas for both codecs: a chat with a receipt request, a chat state
// and a delay, presence with capabilities, and an IQ with a roster.
const benchStream = `<message xmlns='jabber:client' from='mara@harbor.example/lantern-room' to='tomas@harbor.example' id='m-4711' type='chat' xml:lang='en'>` +
	`<body>Der Wind dreht auf West, und &lt;wir&gt; warten &amp; warten: ждём погоды у моря.</body><thread>storm-17</thread>` +
	`<request xmlns='urn:xmpp:receipts'/><active xmlns='http://jabber.org/protocol/chatstates'/>` +
	`<delay xmlns='urn:xmpp:delay' from='harbor.example' stamp='2026-05-04T10:11:12Z'>Offline Storage</delay></message>` +
	`<presence xmlns='jabber:client' from='tomas@harbor.example/boat' to='mara@harbor.example'><show>away</show><status>Hauling nets</status>` +
	`<priority>5</priority><c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='https://client.example' ver='q07IKJEyjvHSyhy//CH0CxmKi8w='/></presence>` +
	`<iq xmlns='jabber:client' to='mara@harbor.example/lantern-room' id='r-1' type='result'><query xmlns='jabber:iq:roster' ver='v7'>` +
	`<item jid='tomas@harbor.example' name='Tomas' subscription='both'><group>Crew</group></item>` +
	`<item jid='ines@quill.example' name='Inês' subscription='to'><group>Friends</group><group>Archive</group></item></query></iq>`

type benchRequest struct {
	XMLName xml.Name `xml:"urn:xmpp:receipts request"`
}

type benchActive struct {
	XMLName xml.Name `xml:"http://jabber.org/protocol/chatstates active"`
}

type benchDelay struct {
	XMLName xml.Name  `xml:"urn:xmpp:delay delay"`
	From    string    `xml:"from,attr,omitempty"`
	Stamp   time.Time `xml:"stamp,attr"`
	Reason  string    `xml:",chardata"`
}

type benchCaps struct {
	XMLName xml.Name `xml:"http://jabber.org/protocol/caps c"`
	Hash    string   `xml:"hash,attr,omitempty"`
	Node    string   `xml:"node,attr,omitempty"`
	Ver     string   `xml:"ver,attr,omitempty"`
}

type benchItem struct {
	JID          string   `xml:"jid,attr"`
	Name         string   `xml:"name,attr,omitempty"`
	Subscription string   `xml:"subscription,attr,omitempty"`
	Groups       []string `xml:"jabber:iq:roster group"`
}

type benchRoster struct {
	XMLName xml.Name    `xml:"jabber:iq:roster query"`
	Ver     string      `xml:"ver,attr,omitempty"`
	Items   []benchItem `xml:"jabber:iq:roster item"`
}

type benchBody struct {
	Lang string `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"`
	Text string `xml:",chardata"`
}

type benchMessage struct {
	XMLName xml.Name      `xml:"jabber:client message"`
	ID      string        `xml:"id,attr,omitempty"`
	To      string        `xml:"to,attr,omitempty"`
	From    string        `xml:"from,attr,omitempty"`
	Lang    string        `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"`
	Type    string        `xml:"type,attr,omitempty"`
	Body    []benchBody   `xml:"jabber:client body"`
	Thread  string        `xml:"jabber:client thread,omitempty"`
	Request *benchRequest `xml:"urn:xmpp:receipts request"`
	Active  *benchActive  `xml:"http://jabber.org/protocol/chatstates active"`
	Delay   *benchDelay   `xml:"urn:xmpp:delay delay"`
}

type benchPresence struct {
	XMLName  xml.Name    `xml:"jabber:client presence"`
	ID       string      `xml:"id,attr,omitempty"`
	To       string      `xml:"to,attr,omitempty"`
	From     string      `xml:"from,attr,omitempty"`
	Type     string      `xml:"type,attr,omitempty"`
	Show     string      `xml:"jabber:client show,omitempty"`
	Status   []benchBody `xml:"jabber:client status"`
	Priority int         `xml:"jabber:client priority,omitempty"`
	Caps     *benchCaps  `xml:"http://jabber.org/protocol/caps c"`
}

type benchIQ struct {
	XMLName xml.Name     `xml:"jabber:client iq"`
	ID      string       `xml:"id,attr,omitempty"`
	To      string       `xml:"to,attr,omitempty"`
	From    string       `xml:"from,attr,omitempty"`
	Type    string       `xml:"type,attr,omitempty"`
	Roster  *benchRoster `xml:"jabber:iq:roster query"`
}

// BenchmarkDecode reads the stanzas to typed values, their payloads too, from
// bytes on, with each codec.
func BenchmarkDecode(b *testing.B) {
	input := []byte("<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>")
	b.Run("stanza", func(b *testing.B) {
		codec := stanza.NewCodec("jabber:client")
		t := xmlstream.NewTokenizer(nil)
		for range t.Feed(input) {
		}
		stream := bytes.ReplaceAll([]byte(benchStream), []byte(" xmlns='jabber:client'"), nil)
		b.SetBytes(int64(len(benchStream)))
		b.ReportAllocs()
		for b.Loop() {
			for _, err := range t.Feed(stream) {
				if err != nil {
					b.Fatal(err)
				}
				v, err := codec.Decode(t.Element())
				if err != nil {
					b.Fatal(err)
				}
				get(b, v)
			}
		}
	})
	b.Run("encoding-xml", func(b *testing.B) {
		b.SetBytes(int64(len(benchStream)))
		b.ReportAllocs()
		for b.Loop() {
			d := xml.NewDecoder(bytes.NewReader([]byte(benchStream)))
			var m benchMessage
			var p benchPresence
			var iq benchIQ
			for _, v := range []any{&m, &p, &iq} {
				if err := d.Decode(v); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

func get(b *testing.B, v any) {
	check := func(found bool, err error) {
		if !found || err != nil {
			b.Fatalf("%T: %v", v, err)
		}
	}
	switch v := v.(type) {
	case *stanza.Message:
		r, err := stanza.Get[benchRequest](&v.Payloads)
		check(r != nil, err)
		a, err := stanza.Get[benchActive](&v.Payloads)
		check(a != nil, err)
		d, err := stanza.Get[benchDelay](&v.Payloads)
		check(d != nil, err)
	case *stanza.Presence:
		c, err := stanza.Get[benchCaps](&v.Payloads)
		check(c != nil, err)
	case *stanza.IQ:
		r, err := stanza.Get[benchRoster](&v.Payloads)
		check(r != nil, err)
	}
}

// BenchmarkAppend writes the same chat message with each codec.
func BenchmarkAppend(b *testing.B) {
	stamp := time.Date(2026, 5, 4, 10, 11, 12, 0, time.UTC)
	const body = "Der Wind dreht auf West, und <wir> warten & warten: ждём погоды у моря."
	b.Run("stanza", func(b *testing.B) {
		codec := stanza.NewCodec("jabber:client")
		m := &stanza.Message{
			Header: stanza.Header{
				From: stanza.MustParseJID("mara@harbor.example/lantern-room"), To: stanza.MustParseJID("tomas@harbor.example"),
				ID: "m-4711", Lang: "en",
			},
			Type: stanza.MessageChat, Body: stanza.Plain(body), Thread: &stanza.Thread{ID: "storm-17"},
		}
		m.Payloads = stanza.NewPayloads(&benchRequest{}, &benchActive{}, &benchDelay{From: "harbor.example", Stamp: stamp, Reason: "Offline Storage"})
		var out []byte
		b.ReportAllocs()
		for b.Loop() {
			var err error
			if out, err = codec.Append(out[:0], m); err != nil {
				b.Fatal(err)
			}
		}
		b.SetBytes(int64(len(out)))
	})
	b.Run("encoding-xml", func(b *testing.B) {
		m := &benchMessage{
			From: "mara@harbor.example/lantern-room", To: "tomas@harbor.example", ID: "m-4711", Lang: "en", Type: "chat",
			Body: []benchBody{{Text: body}}, Thread: "storm-17", Request: &benchRequest{}, Active: &benchActive{},
			Delay: &benchDelay{From: "harbor.example", Stamp: stamp, Reason: "Offline Storage"},
		}
		var out []byte
		b.ReportAllocs()
		for b.Loop() {
			var err error
			if out, err = xml.Marshal(m); err != nil {
				b.Fatal(err)
			}
		}
		b.SetBytes(int64(len(out)))
	})
}
