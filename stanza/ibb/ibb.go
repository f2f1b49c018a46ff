// Package ibb has in-band bytestreams (XEP-0047,
// http://jabber.org/protocol/ibb).
package ibb

import "github.com/xmppwire/xmppwire/stanza"

// Namespace is that of this package.
const Namespace = "http://jabber.org/protocol/ibb"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Open](),
		stanza.TypeOf[Data](),
		stanza.TypeOf[Close](),
	)
}

// Carrier is the kind of stanza that carries data: the word that was on the
// wire, "" if there was none.
type Carrier string

// The carriers of XEP-0047 §2.1.
const (
	CarrierIQ      Carrier = "iq"
	CarrierMessage Carrier = "message"
)

// Kind returns the carrier that XEP-0047 assigns to the word: iq for none and
// for unknown ones.
func (c Carrier) Kind() Carrier {
	if c == CarrierMessage {
		return c
	}
	return CarrierIQ
}

// Open opens a bytestream (XEP-0047 §2.1):
//
//	<open xmlns='http://jabber.org/protocol/ibb' block-size='4096' sid='7'/>
type Open struct {
	XMLName   struct{} `xml:"http://jabber.org/protocol/ibb open"`
	BlockSize uint16   `xml:"block-size,attr,omitempty"` // the most bytes of one Data, before base64
	SID       string   `xml:"sid,attr,omitempty"`
	Carrier   Carrier  `xml:"stanza,attr,omitempty"`
	stanza.Extra
}

// Data is a block of a bytestream. Seq counts from 0 and wraps (XEP-0047 §2.2):
//
//	<data xmlns='http://jabber.org/protocol/ibb' seq='0' sid='7'>AGE=</data>
type Data struct {
	XMLName struct{}      `xml:"http://jabber.org/protocol/ibb data"`
	Seq     uint16        `xml:"seq,attr"`
	SID     string        `xml:"sid,attr,omitempty"`
	Bytes   stanza.Base64 `xml:",chardata"`
	stanza.Extra
}

// Close closes a bytestream (XEP-0047 §2.3):
//
//	<close xmlns='http://jabber.org/protocol/ibb' sid='7'/>
type Close struct {
	XMLName struct{} `xml:"http://jabber.org/protocol/ibb close"`
	SID     string   `xml:"sid,attr,omitempty"`
	stanza.Extra
}
