// Package bytestreams has SOCKS5 bytestreams (XEP-0065,
// http://jabber.org/protocol/bytestreams).
package bytestreams

import (
	"crypto/sha1"
	"encoding/hex"

	"github.com/xmppwire/xmppwire/stanza"
)

// Namespace is that of this package.
const Namespace = "http://jabber.org/protocol/bytestreams"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Query](),
		stanza.TypeOf[UDPSuccess](),
	)
}

// Mode is the transport of a bytestream: the word that was on the wire, "" if
// there was none.
type Mode string

// The modes of XEP-0065 §4.
const (
	ModeTCP Mode = "tcp"
	ModeUDP Mode = "udp"
)

// Kind returns the mode that XEP-0065 assigns to the word: tcp for none and for
// unknown ones.
func (m Mode) Kind() Mode {
	if m == ModeUDP {
		return m
	}
	return ModeTCP
}

// DefaultPort is that of a StreamHost that says none.
const DefaultPort = 1080

// Query offers hosts to connect to, says which one was taken, or makes a proxy
// begin (XEP-0065 §5, §6):
//
//	<query xmlns='http://jabber.org/protocol/bytestreams' sid='7'>
//	  <streamhost jid='proxy.example' host='192.0.2.1' port='7777'/>
//	</query>
type Query struct {
	XMLName  struct{}     `xml:"http://jabber.org/protocol/bytestreams query"`
	SID      string       `xml:"sid,attr,omitempty"`
	Mode     Mode         `xml:"mode,attr,omitempty"`
	DstAddr  string       `xml:"dstaddr,attr,omitempty"` // see Address
	Hosts    []StreamHost `xml:"streamhost"`
	Used     *Used        `xml:"streamhost-used"`
	Activate stanza.JID   `xml:"activate,omitempty"` // the target
	stanza.Extra
}

// StreamHost is a host to connect to:
//
//	<streamhost jid='proxy.example' host='192.0.2.1' port='7777'/>
type StreamHost struct {
	JID  stanza.JID `xml:"jid,attr,omitempty"`
	Host string     `xml:"host,attr,omitempty"`
	Port uint16     `xml:"port,attr,omitempty"` // 0 means DefaultPort
	stanza.Extra
}

// Used says which host was taken:
//
//	<streamhost-used jid='proxy.example'/>
type Used struct {
	JID stanza.JID `xml:"jid,attr,omitempty"`
	stanza.Extra
}

// UDPSuccess says that UDP packets arrive:
//
//	<udpsuccess xmlns='http://jabber.org/protocol/bytestreams' dstaddr='…'/>
type UDPSuccess struct {
	XMLName struct{} `xml:"http://jabber.org/protocol/bytestreams udpsuccess"`
	DstAddr string   `xml:"dstaddr,attr,omitempty"`
	stanza.Extra
}

// Address returns the host name that both sides ask the SOCKS5 server for
// (XEP-0065 §5.3.2): a hash of the full addresses and the session.
func Address(sid string, requester, target stanza.JID) string {
	sum := sha1.Sum([]byte(sid + requester.String() + target.String()))
	return hex.EncodeToString(sum[:])
}
