package stanza_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/ping"
	"github.com/xmppwire/xmppwire/stanza/sasl"
	"github.com/xmppwire/xmppwire/stanza/stream"
	"github.com/xmppwire/xmppwire/xmlstream"
)

const clientHeader = "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>"

// Any io.Reader will do: a TCP or TLS connection, or a file.
func Example_readStream() {
	conn := strings.NewReader(clientHeader + "<message from='tomas@harbor.example'>" +
		"<body>Fog!</body><body xml:lang='de'>Nebel!</body></message><presence/></stream:stream>")
	codec := stanza.NewCodec("jabber:client", stream.Types())
	r := xmlstream.NewReader(conn, nil)
	for event, err := range r.All() {
		if err != nil {
			fmt.Println(err) // *xmlstream.SyntaxError: the offset, the path, the stream error to answer with
			return
		}
		if event != xmlstream.Child {
			continue
		}
		value, err := codec.Decode(r.Element())
		if err != nil {
			fmt.Println(err) // *stanza.StanzaFault: the stanza error to answer with
			continue
		}
		switch v := value.(type) {
		case *stanza.Message:
			fmt.Println(v.From, "says", v.Body.Get("de"))
		case *stanza.Presence:
			fmt.Printf("presence, priority %d\n", v.Priority)
		}
	}
	// Output:
	// tomas@harbor.example says Nebel!
	// presence, priority 0
}

// answer returns the answer to a request, as a peer must give one (RFC 6120
// §8.2.3).
func answer(iq *stanza.IQ) *stanza.IQ {
	switch p, err := stanza.Get[ping.Ping](&iq.Payloads); {
	case err != nil:
		return iq.Fail(stanza.BadRequest, err.Error())
	case p != nil:
		return iq.Result(nil)
	}
	return iq.Fail(stanza.ServiceUnavailable, "")
}

func Example_answerPing() {
	codec := stanza.NewCodec("jabber:client")
	for _, request := range []string{
		"<iq xmlns='jabber:client' type='get' id='p1' from='harbor.example'><ping xmlns='urn:xmpp:ping'/></iq>",
		"<iq xmlns='jabber:client' type='get' id='q2' from='harbor.example'><query xmlns='urn:example:tide'/></iq>",
	} {
		e, _ := xmlstream.Parse([]byte(request), nil)
		value, _ := codec.Decode(e)
		out, err := codec.Append(nil, answer(value.(*stanza.IQ)))
		fmt.Println(string(out), err)
	}
	// Output:
	// <iq id='p1' to='harbor.example' type='result'/> <nil>
	// <iq id='q2' to='harbor.example' type='error'><error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq> <nil>
}

// Tide is a payload of our own.
type Tide struct {
	XMLName xml.Name `xml:"urn:example:tide tide"`
	Harbor  string   `xml:"harbor,attr"`
	Height  float64  `xml:"height"`
	Notes   []string `xml:"note"`
}

// A payload is any struct with the tags of encoding/xml.
func Example_ownPayload() {
	codec := stanza.NewCodec("jabber:client")
	m := &stanza.Message{Type: stanza.MessageChat}
	m.To = stanza.MustParseJID("tomas@harbor.example")
	m.Payloads.Add(&Tide{Harbor: "north", Height: 2.5, Notes: []string{"calm", "rising <1 m"}})
	out, err := codec.Append(nil, m)
	fmt.Println(string(out), err)

	// What came in is typed when it is asked for.
	e, err := xmlstream.Parse([]byte("<message xmlns='jabber:client'><tide xmlns='urn:example:tide' harbor='south'><height>1.75</height></tide></message>"), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	value, err := codec.Decode(e)
	if err != nil {
		fmt.Println(err)
		return
	}
	tide, err := stanza.Get[Tide](&value.(*stanza.Message).Payloads)
	fmt.Println(tide.Harbor, tide.Height, err)
	// Output:
	// <message to='tomas@harbor.example' type='chat'><tide xmlns='urn:example:tide' harbor='north'><height>2.5</height><note>calm</note><note>rising &lt;1 m</note></tide></message> <nil>
	// south 1.75 <nil>
}

// counted is a type that reads itself from an xml.Decoder.
type counted struct {
	XMLName xml.Name `xml:"urn:example:tide log"`
	Entries int
}

func (c *counted) UnmarshalXML(d *xml.Decoder, _ xml.StartElement) error {
	for {
		switch token, err := d.Token(); token.(type) {
		case xml.StartElement:
			c.Entries++
		case nil:
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
	}
}

// Code that speaks encoding/xml goes on to work, in both directions.
func Example_encodingXML() {
	e, err := xmlstream.Parse([]byte("<message xmlns='jabber:client' to='tomas@harbor.example'>"+
		"<body>1 &lt; 2</body><log xmlns='urn:example:tide'><entry/><entry/></log></message>"), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	// An element feeds an xml.Decoder, without being parsed again.
	var m struct {
		To   string `xml:"to,attr"`
		Body string `xml:"body"`
	}
	err = xml.NewTokenDecoder(e.TokenReader()).Decode(&m)
	fmt.Printf("%+v %v\n", m, err)

	// An xml.Unmarshaler is a payload like any other.
	value, err := stanza.NewCodec("jabber:client").Decode(e)
	if err != nil {
		fmt.Println(err)
		return
	}
	log, err := stanza.Get[counted](&value.(*stanza.Message).Payloads)
	fmt.Println(log.Entries, "entries", err)

	// An xml.Encoder writes what stands among its other output.
	enc := xml.NewEncoder(os.Stdout)
	_ = enc.EncodeToken(xml.StartElement{Name: xml.Name{Local: "archive"}})
	_ = enc.Encode(stanza.XML(value))
	_ = enc.EncodeToken(xml.EndElement{Name: xml.Name{Local: "archive"}})
	_ = enc.Close()
	// Output:
	// {To:tomas@harbor.example Body:1 < 2} <nil>
	// 2 entries <nil>
	// <archive><message xmlns="jabber:client" to="tomas@harbor.example"><body xmlns="jabber:client">1 &lt; 2</body><log xmlns="urn:example:tide"><entry xmlns="urn:example:tide"></entry><entry xmlns="urn:example:tide"></entry></log></message></archive>
}

// serve reads a client's stream. A stranger is trusted with little; who has
// authenticated may send more.
func serve(conn io.Reader) error {
	codec := stanza.NewCodec("jabber:client", stream.Types(), sasl.Types())
	r := xmlstream.NewReader(conn, &xmlstream.Options{Limits: xmlstream.PreAuthLimits()})
	for event, err := range r.All() {
		if err != nil {
			answer, _ := codec.Append(nil, stream.ErrorFor(err))
			fmt.Println(string(answer))
			return err
		}
		if event != xmlstream.Child {
			continue
		}
		value, err := codec.Decode(r.Element())
		if err != nil {
			return err
		}
		switch v := value.(type) {
		case *sasl.Auth: // a real server checks the password here
			if err := r.Restart(xmlstream.KeepUnread); err != nil {
				return err
			}
			r.SetLimits(xmlstream.DefaultLimits())
			fmt.Println("welcome")
		case *stanza.Message:
			fmt.Println(len(v.Body.Get("")), "bytes of text")
		}
	}
	return nil
}

func Example_server() {
	long := "<message><body>" + strings.Repeat("wave ", 10_000) + "</body></message></stream:stream>"
	auth := "<auth xmlns='" + sasl.Namespace + "' mechanism='PLAIN'>AG1hcmEAbG93IHRpZGU=</auth>"
	fmt.Println(serve(strings.NewReader(clientHeader + auth + clientHeader + long)))
	fmt.Println(serve(strings.NewReader(clientHeader + long)))
	// Output:
	// welcome
	// 50000 bytes of text
	// <nil>
	// <stream:error><policy-violation xmlns='urn:ietf:params:xml:ns:xmpp-streams'/><stanza-too-big xmlns='urn:xmpp:errors'/></stream:error>
	// xmlstream: offset 16483 in stream/message/body: the stanza is larger than the limit allows: 16384 bytes (policy-violation)
}
