package jingle

import "github.com/xmppwire/xmppwire/stanza"

// The namespaces of transports.
const (
	NamespaceICE  = "urn:xmpp:jingle:transports:ice-udp:1"
	NamespaceS5B  = "urn:xmpp:jingle:transports:s5b:1"
	NamespaceIBB  = "urn:xmpp:jingle:transports:ibb:1"
	NamespaceDTLS = "urn:xmpp:jingle:apps:dtls:0"
)

// ICE is the transport of XEP-0176, ICE over UDP:
//
//	<transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='8hhy' pwd='asd88fgpdd777uzjYhagZg'>
//	  <candidate component='1' foundation='1' generation='0' id='a' ip='192.0.2.3' port='45664' priority='1694498815' protocol='udp' type='host'/>
//	</transport>
type ICE struct {
	XMLName      struct{}         `xml:"urn:xmpp:jingle:transports:ice-udp:1 transport"`
	Ufrag        string           `xml:"ufrag,attr,omitempty"`
	Pwd          string           `xml:"pwd,attr,omitempty"`
	Fingerprints []Fingerprint    `xml:"urn:xmpp:jingle:apps:dtls:0 fingerprint"`
	RTCPMux      stanza.Flag      `xml:"rtcp-mux,omitempty"`
	Candidates   []ICECandidate   `xml:"candidate"`
	Remote       *RemoteCandidate `xml:"remote-candidate"`
	stanza.Extra
}

// ICECandidate is a transport address, by RFC 8445 (XEP-0176 §5.4).
type ICECandidate struct {
	Component  uint8  `xml:"component,attr,omitempty"`
	Foundation string `xml:"foundation,attr,omitempty"`
	Generation uint8  `xml:"generation,attr"`
	ID         string `xml:"id,attr,omitempty"`
	IP         string `xml:"ip,attr,omitempty"`
	Network    *uint8 `xml:"network,attr,omitempty"`
	Port       uint16 `xml:"port,attr"`
	Priority   uint64 `xml:"priority,attr,omitempty"`
	Protocol   string `xml:"protocol,attr,omitempty"`
	RelAddr    string `xml:"rel-addr,attr,omitempty"`
	RelPort    uint16 `xml:"rel-port,attr,omitempty"`
	Type       string `xml:"type,attr,omitempty"` // host, prflx, relay or srflx
	stanza.Extra
}

// RemoteCandidate is the candidate of the other party that was taken.
type RemoteCandidate struct {
	Component uint8  `xml:"component,attr,omitempty"`
	IP        string `xml:"ip,attr,omitempty"`
	Port      uint16 `xml:"port,attr"`
	stanza.Extra
}

// Fingerprint is that of a certificate for DTLS (XEP-0320 §2):
//
//	<fingerprint xmlns='urn:xmpp:jingle:apps:dtls:0' hash='sha-256' setup='actpass'>02:1A:CC</fingerprint>
type Fingerprint struct {
	Hash  string `xml:"hash,attr,omitempty"`
	Setup string `xml:"setup,attr,omitempty"` // active, passive or actpass
	Value string `xml:",chardata"`
	stanza.Extra
}

// S5B is the transport of XEP-0260, SOCKS5 bytestreams; Candidates or one of
// the fields after them is set:
//
//	<transport xmlns='urn:xmpp:jingle:transports:s5b:1' sid='7' mode='tcp'>
//	  <candidate cid='a' host='192.0.2.3' jid='ada@example.org/phone' port='5086' priority='8257636' type='direct'/>
//	</transport>
type S5B struct {
	XMLName        struct{}       `xml:"urn:xmpp:jingle:transports:s5b:1 transport"`
	SID            string         `xml:"sid,attr,omitempty"`
	Mode           string         `xml:"mode,attr,omitempty"`    // "" means tcp
	DstAddr        string         `xml:"dstaddr,attr,omitempty"` // see bytestreams.Address
	Candidates     []S5BCandidate `xml:"candidate"`
	Used           *CandidateID   `xml:"candidate-used"`
	Activated      *CandidateID   `xml:"activated"`
	CandidateError stanza.Flag    `xml:"candidate-error,omitempty"`
	ProxyError     stanza.Flag    `xml:"proxy-error,omitempty"`
	stanza.Extra
}

// S5BCandidate is a host to connect to (XEP-0260 §2.2).
type S5BCandidate struct {
	CID      string     `xml:"cid,attr,omitempty"`
	Host     string     `xml:"host,attr,omitempty"`
	JID      stanza.JID `xml:"jid,attr,omitempty"`
	Port     uint16     `xml:"port,attr,omitempty"` // 0 means 1080
	Priority uint64     `xml:"priority,attr,omitempty"`
	Type     string     `xml:"type,attr,omitempty"` // assisted, direct, proxy or tunnel; "" means direct
	stanza.Extra
}

// CandidateID names a candidate.
type CandidateID struct {
	CID string `xml:"cid,attr,omitempty"`
	stanza.Extra
}

// IBB is the transport of XEP-0261, in-band bytestreams:
//
//	<transport xmlns='urn:xmpp:jingle:transports:ibb:1' block-size='4096' sid='7'/>
type IBB struct {
	XMLName   struct{} `xml:"urn:xmpp:jingle:transports:ibb:1 transport"`
	BlockSize uint16   `xml:"block-size,attr,omitempty"`
	SID       string   `xml:"sid,attr,omitempty"`
	Stanza    string   `xml:"stanza,attr,omitempty"` // see ibb.Carrier
	stanza.Extra
}
