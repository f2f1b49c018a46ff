package jingle

import (
	"encoding/xml"

	"github.com/xmppwire/xmppwire/stanza"
)

// The namespaces of RTP sessions.
const (
	NamespaceRTP       = "urn:xmpp:jingle:apps:rtp:1"
	NamespaceRTPInfo   = "urn:xmpp:jingle:apps:rtp:info:1"
	NamespaceFeedback  = "urn:xmpp:jingle:apps:rtp:rtcp-fb:0"
	NamespaceExtension = "urn:xmpp:jingle:apps:rtp:rtp-hdrext:0"
	NamespaceSource    = "urn:xmpp:jingle:apps:rtp:ssma:0"
)

// RTP describes a content that is sent by RTP (XEP-0167 §4):
//
//	<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'>
//	  <payload-type id='111' name='opus' clockrate='48000' channels='2'/>
//	</description>
type RTP struct {
	XMLName      struct{}      `xml:"urn:xmpp:jingle:apps:rtp:1 description"`
	Media        string        `xml:"media,attr,omitempty"` // audio or video
	SSRC         uint32        `xml:"ssrc,attr,omitempty"`
	PayloadTypes []PayloadType `xml:"payload-type"`
	RTCPMux      stanza.Flag   `xml:"rtcp-mux,omitempty"`
	Encryption   *Encryption   `xml:"encryption"`
	Bandwidth    *Bandwidth    `xml:"bandwidth"`
	Feedback     []Feedback    `xml:"urn:xmpp:jingle:apps:rtp:rtcp-fb:0 rtcp-fb"`
	FeedbackEach *FeedbackEach `xml:"urn:xmpp:jingle:apps:rtp:rtcp-fb:0 rtcp-fb-trr-int"`
	Extensions   []Extension   `xml:"urn:xmpp:jingle:apps:rtp:rtp-hdrext:0 rtp-hdrext"`
	ExtMapMixed  stanza.Flag   `xml:"urn:xmpp:jingle:apps:rtp:rtp-hdrext:0 extmap-allow-mixed,omitempty"`
	Sources      []Source      `xml:"urn:xmpp:jingle:apps:rtp:ssma:0 source"`
	SourceGroups []SourceGroup `xml:"urn:xmpp:jingle:apps:rtp:ssma:0 ssrc-group"`
	stanza.Extra
}

// PayloadType is a codec and its number (XEP-0167 §4.1):
//
//	<payload-type id='111' name='opus' clockrate='48000' channels='2'><parameter name='usedtx' value='1'/></payload-type>
type PayloadType struct {
	ID           uint8         `xml:"id,attr"`
	Name         string        `xml:"name,attr,omitempty"`
	Clockrate    uint32        `xml:"clockrate,attr,omitempty"` // in Hz
	Channels     uint8         `xml:"channels,attr,omitempty"`  // 0 means 1
	PTime        uint32        `xml:"ptime,attr,omitempty"`     // in ms
	MaxPTime     uint32        `xml:"maxptime,attr,omitempty"`
	Parameters   []Parameter   `xml:"parameter"`
	Feedback     []Feedback    `xml:"urn:xmpp:jingle:apps:rtp:rtcp-fb:0 rtcp-fb"`
	FeedbackEach *FeedbackEach `xml:"urn:xmpp:jingle:apps:rtp:rtcp-fb:0 rtcp-fb-trr-int"`
	stanza.Extra
}

// Parameter is a parameter of a codec, extension or source.
type Parameter struct {
	Name  string `xml:"name,attr,omitempty"`
	Value string `xml:"value,attr,omitempty"`
	stanza.Extra
}

// Bandwidth bounds what a content takes (XEP-0167 §4.2):
//
//	<bandwidth type='AS'>128</bandwidth>
type Bandwidth struct {
	Type  string `xml:"type,attr,omitempty"`
	Value string `xml:",chardata"`
	stanza.Extra
}

// Encryption offers SRTP by keys in the signalling (XEP-0167 §7):
//
//	<encryption required='1'><crypto tag='1' crypto-suite='AES_CM_128_HMAC_SHA1_80' key-params='inline:…'/></encryption>
type Encryption struct {
	Required bool     `xml:"required,attr,omitempty"`
	Cryptos  []Crypto `xml:"crypto"`
	stanza.Extra
}

// Crypto is one set of keys, by RFC 4568.
type Crypto struct {
	Tag           string `xml:"tag,attr,omitempty"`
	Suite         string `xml:"crypto-suite,attr,omitempty"`
	KeyParams     string `xml:"key-params,attr,omitempty"`
	SessionParams string `xml:"session-params,attr,omitempty"`
	stanza.Extra
}

// Feedback is a kind of RTCP feedback (XEP-0293):
//
//	<rtcp-fb xmlns='urn:xmpp:jingle:apps:rtp:rtcp-fb:0' type='nack' subtype='pli'/>
type Feedback struct {
	Type       string      `xml:"type,attr,omitempty"`
	Subtype    string      `xml:"subtype,attr,omitempty"`
	Parameters []Parameter `xml:"parameter"`
	stanza.Extra
}

// FeedbackEach is the least time between two reports (XEP-0293).
type FeedbackEach struct {
	Value uint32 `xml:"value,attr"` // in ms
	stanza.Extra
}

// Extension is an RTP header extension and its number (XEP-0294):
//
//	<rtp-hdrext xmlns='urn:xmpp:jingle:apps:rtp:rtp-hdrext:0' id='1' uri='urn:ietf:params:rtp-hdrext:toffset'/>
type Extension struct {
	ID         uint16      `xml:"id,attr"`
	URI        string      `xml:"uri,attr,omitempty"`
	Senders    Party       `xml:"senders,attr,omitempty"`
	Parameters []Parameter `xml:"parameter"`
	stanza.Extra
}

// Source is an RTP source (XEP-0339):
//
//	<source xmlns='urn:xmpp:jingle:apps:rtp:ssma:0' ssrc='1656081975'><parameter name='cname' value='a'/></source>
type Source struct {
	SSRC       uint32      `xml:"ssrc,attr"`
	Parameters []Parameter `xml:"parameter"`
	stanza.Extra
}

// SourceGroup says how sources belong together (XEP-0339):
//
//	<ssrc-group xmlns='urn:xmpp:jingle:apps:rtp:ssma:0' semantics='FID'><source ssrc='1'/><source ssrc='2'/></ssrc-group>
type SourceGroup struct {
	Semantics string   `xml:"semantics,attr,omitempty"`
	Sources   []Source `xml:"source"`
	stanza.Extra
}

// Event is what a party tells of an RTP session by SessionInfo.
type Event string

// The events of XEP-0167 §8.
const (
	EventActive  Event = "active"
	EventHold    Event = "hold"
	EventUnhold  Event = "unhold"
	EventMute    Event = "mute"
	EventUnmute  Event = "unmute"
	EventRinging Event = "ringing"
)

// Info is the payload of a SessionInfo that has its event as a name (XEP-0167
// §8):
//
//	<mute xmlns='urn:xmpp:jingle:apps:rtp:info:1' creator='initiator' name='voice'/>
type Info struct {
	XMLName xml.Name // set by NewInfo
	Creator Party    `xml:"creator,attr,omitempty"` // of the content that is muted
	Name    string   `xml:"name,attr,omitempty"`    // of it, "" means all
	stanza.Extra
}

// NewInfo returns a payload for a SessionInfo.
func NewInfo(e Event) *Info {
	return &Info{XMLName: xml.Name{Space: NamespaceRTPInfo, Local: string(e)}}
}

// Event returns the name of the info.
func (i *Info) Event() Event { return Event(i.XMLName.Local) }

// Info returns the info of an RTP session in a SessionInfo, nil if there is
// none.
func (j *Jingle) Info() *Info {
	for payload := range j.Payloads.Elements() {
		if payload.Name().Space != NamespaceRTPInfo {
			continue
		}
		i := new(Info)
		if stanza.Unmarshal(payload, i) == nil {
			return i
		}
	}
	return nil
}

func infoTypes() stanza.Types {
	var names []xml.Name
	for _, e := range []Event{EventActive, EventHold, EventUnhold, EventMute, EventUnmute, EventRinging} {
		names = append(names, xml.Name{Space: NamespaceRTPInfo, Local: string(e)})
	}
	return stanza.TypeOf[Info](names...)
}
