// Package isr has the elements of Instant Stream Resumption (XEP-0397,
// https://xmpp.org/extensions/isr/0): a stream is resumed together with its
// authentication.
package isr

import (
	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/sasl"
	"github.com/xmppwire/xmppwire/stanza/sm"
)

// Namespace is that of all elements of this package.
const Namespace = "https://xmpp.org/extensions/isr/0"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Feature](),
		stanza.TypeOf[Enable](),
		stanza.TypeOf[Enabled](),
		stanza.TypeOf[Resume](),
		stanza.TypeOf[Resumed](),
		stanza.TypeOf[ResumeFailed](),
	)
}

// Feature is the stream feature, with mechanisms for tokens (XEP-0397):
//
//	<isr xmlns='https://xmpp.org/extensions/isr/0'>
//	  <mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>
//	    <mechanism>HT-SHA-256-ENDP</mechanism>
//	  </mechanisms>
//	</isr>
type Feature struct {
	XMLName    struct{}         `xml:"https://xmpp.org/extensions/isr/0 isr"`
	Mechanisms *sasl.Mechanisms `xml:"urn:ietf:params:xml:ns:xmpp-sasl mechanisms"`
	stanza.Extra
}

// Enable asks for a token, in an sm.Enable (XEP-0397):
//
//	<isr-enable xmlns='https://xmpp.org/extensions/isr/0' mechanism='HT-SHA-256-ENDP'/>
type Enable struct {
	XMLName   struct{} `xml:"https://xmpp.org/extensions/isr/0 isr-enable"`
	Mechanism string   `xml:"mechanism,attr,omitempty"`
	stanza.Extra
}

// Enabled is the token, in an sm.Enabled (XEP-0397). Location is the host
// to resume at, with a port after a colon:
//
//	<isr-enabled xmlns='https://xmpp.org/extensions/isr/0' token='c2VjcmV0' location='b.example.test:5222'/>
type Enabled struct {
	XMLName  struct{} `xml:"https://xmpp.org/extensions/isr/0 isr-enabled"`
	Token    string   `xml:"token,attr,omitempty"`
	Key      string   `xml:"key,attr,omitempty"` // what older drafts call the token
	Location string   `xml:"location,attr,omitempty"`
	stanza.Extra
}

// Resume asks for the resumption, in an Authenticate (XEP-0397):
//
//	<inst-resume xmlns='https://xmpp.org/extensions/isr/0' with-isr-token='true'>
//	  <resume xmlns='urn:xmpp:sm:3' h='7' previd='a1'/>
//	</inst-resume>
type Resume struct {
	XMLName      struct{}   `xml:"https://xmpp.org/extensions/isr/0 inst-resume"`
	WithISRToken *bool      `xml:"with-isr-token,attr"` // nil means true
	Resume       *sm.Resume `xml:"resume"`
	stanza.Extra
}

// Resumed grants it, in a Success (XEP-0397), with the token for the next
// time:
//
//	<inst-resumed xmlns='https://xmpp.org/extensions/isr/0' token='bmV4dA=='>
//	  <resumed xmlns='urn:xmpp:sm:3' h='9' previd='a1'/>
//	</inst-resumed>
type Resumed struct {
	XMLName struct{}    `xml:"https://xmpp.org/extensions/isr/0 inst-resumed"`
	Token   string      `xml:"token,attr,omitempty"`
	Key     string      `xml:"key,attr,omitempty"` // what older drafts call the token
	Resumed *sm.Resumed `xml:"resumed"`
	stanza.Extra
}

// ResumeFailed says that the authentication succeeded and the resumption did
// not, in a Success (XEP-0397):
//
//	<inst-resume-failed xmlns='https://xmpp.org/extensions/isr/0'>
//	  <failed xmlns='urn:xmpp:sm:3' h='9'>
//	    <item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>
//	  </failed>
//	</inst-resume-failed>
type ResumeFailed struct {
	XMLName struct{}   `xml:"https://xmpp.org/extensions/isr/0 inst-resume-failed"`
	Failed  *sm.Failed `xml:"failed"`
	stanza.Extra
}
