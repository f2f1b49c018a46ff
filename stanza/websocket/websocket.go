// Package websocket has the elements that frame a stream in a WebSocket (RFC
// 7395, urn:ietf:params:xml:ns:xmpp-framing). They stand for the stream header
// and its end tag. Every frame is a document of its own: read it with
// xmlstream.Parse, and write it with stanza.Append, which declares what it
// uses.
package websocket

import (
	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/stream"
)

// Namespace is that of all elements of this package.
const Namespace = "urn:ietf:params:xml:ns:xmpp-framing"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Open](),
		stanza.TypeOf[Close](),
	)
}

// Open opens a stream (RFC 7395 §3.4). Addresses are kept as received, as in a
// stream.Header:
//
//	<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='example.test' version='1.0'/>
type Open struct {
	XMLName struct{} `xml:"urn:ietf:params:xml:ns:xmpp-framing open"`
	From    string   `xml:"from,attr,omitempty"`
	To      string   `xml:"to,attr,omitempty"`
	ID      string   `xml:"id,attr,omitempty"`
	Version string   `xml:"version,attr,omitempty"`
	Lang    string   `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"`
	stanza.Extra
}

// Header returns what Open says as a stream header, with its checks. The
// content namespace is jabber:client, which is all that RFC 7395 has.
func (o *Open) Header() *stream.Header {
	return &stream.Header{
		From: o.From, To: o.To, ID: o.ID, Version: o.Version, Lang: o.Lang,
		ContentNamespace: "jabber:client",
	}
}

// Close ends a stream (RFC 7395 §3.6). SeeOtherURI is a wss: URI to connect to
// instead; a client follows no other scheme, so that nobody takes TLS away:
//
//	<close xmlns='urn:ietf:params:xml:ns:xmpp-framing' see-other-uri='wss://b.example.test/ws'/>
type Close struct {
	XMLName     struct{} `xml:"urn:ietf:params:xml:ns:xmpp-framing close"`
	From        string   `xml:"from,attr,omitempty"`
	To          string   `xml:"to,attr,omitempty"`
	ID          string   `xml:"id,attr,omitempty"`
	Version     string   `xml:"version,attr,omitempty"`
	Lang        string   `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"`
	SeeOtherURI string   `xml:"see-other-uri,attr,omitempty"`
	stanza.Extra
}
