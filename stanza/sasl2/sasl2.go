// Package sasl2 has the elements of the Extensible SASL Profile (XEP-0388,
// urn:xmpp:sasl:2), and of upgrades to another mechanism that are done in it
// (XEP-0480). What an authentication can do inline is in packages of its own:
// fast, isr, iap, bind2 and sm.
package sasl2

import (
	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/sasl"
)

// Namespaces of this package's elements.
const (
	Namespace             = "urn:xmpp:sasl:2"
	NamespaceUpgrade      = "urn:xmpp:sasl:upgrade:0"
	NamespaceSCRAMUpgrade = "urn:xmpp:scram-upgrade:0"
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Authentication](),
		stanza.TypeOf[Authenticate](),
		stanza.TypeOf[Challenge](),
		stanza.TypeOf[Response](),
		stanza.TypeOf[Success](),
		stanza.TypeOf[Failure](),
		stanza.TypeOf[Abort](),
		stanza.TypeOf[Continue](),
		stanza.TypeOf[Next](),
		stanza.TypeOf[TaskData](),
		stanza.TypeOf[Upgrade](),
		stanza.TypeOf[Salt](),
		stanza.TypeOf[Hash](),
	)
}

// Authentication is the stream feature that offers mechanisms (XEP-0388):
//
//	<authentication xmlns='urn:xmpp:sasl:2'>
//	  <mechanism>SCRAM-SHA-256</mechanism>
//	  <inline>
//	    <bind xmlns='urn:xmpp:bind:0'/>
//	    <sm xmlns='urn:xmpp:sm:3'/>
//	  </inline>
//	  <upgrade xmlns='urn:xmpp:sasl:upgrade:0'>UPGR-SCRAM-SHA-512</upgrade>
//	</authentication>
type Authentication struct {
	XMLName    struct{}  `xml:"urn:xmpp:sasl:2 authentication"`
	Mechanisms []string  `xml:"mechanism"`
	Inline     *Inline   `xml:"inline"`
	Upgrades   []Upgrade `xml:"urn:xmpp:sasl:upgrade:0 upgrade"`
	stanza.Extra
}

// Inline holds the features that can be done inside of the authentication:
// its Payloads, such as a *bind2.Bind, *sm.Feature or *fast.Fast.
type Inline struct {
	stanza.Extra
}

// Authenticate selects a mechanism (XEP-0388). Payloads are the requests
// that are to be done with it, such as a *bind2.Bind or *fast.RequestToken:
//
//	<authenticate xmlns='urn:xmpp:sasl:2' mechanism='SCRAM-SHA-256'>
//	  <initial-response>biwsbj1uaWwscj0x</initial-response>
//	  <user-agent id='0d7ae2f6-2a0c-4f4c-9d42-3c1b7e5f8a90'>
//	    <software>Lantern</software>
//	    <device>Kitchen tablet</device>
//	  </user-agent>
//	  <bind xmlns='urn:xmpp:bind:0'/>
//	</authenticate>
type Authenticate struct {
	XMLName         struct{}   `xml:"urn:xmpp:sasl:2 authenticate"`
	Mechanism       string     `xml:"mechanism,attr,omitempty"`
	InitialResponse *Data      `xml:"initial-response"` // nil for none
	UserAgent       *UserAgent `xml:"user-agent"`
	Upgrades        []Upgrade  `xml:"urn:xmpp:sasl:upgrade:0 upgrade"`
	stanza.Extra
}

// UserAgent is the client's installation. ID is a UUID (version 4) that it
// keeps; Software and Device are for the user to read.
type UserAgent struct {
	ID       string `xml:"id,attr,omitempty"`
	Software string `xml:"software,omitempty"`
	Device   string `xml:"device,omitempty"`
	stanza.Extra
}

// Challenge is what the server asks (XEP-0388):
//
//	<challenge xmlns='urn:xmpp:sasl:2'>cj0xMixzPU1UST0saT00MDk2</challenge>
type Challenge struct {
	XMLName struct{} `xml:"urn:xmpp:sasl:2 challenge"`
	Data    Data     `xml:",chardata"`
	stanza.Extra
}

// Response answers a Challenge (XEP-0388):
//
//	<response xmlns='urn:xmpp:sasl:2'>Yz1iaXdzLHI9MTI=</response>
type Response struct {
	XMLName struct{} `xml:"urn:xmpp:sasl:2 response"`
	Data    Data     `xml:",chardata"`
	stanza.Extra
}

// Success ends the negotiation (XEP-0388). Payloads are the results of
// inline requests, such as a *bind2.Bound, *sm.Resumed or *fast.Token:
//
//	<success xmlns='urn:xmpp:sasl:2'>
//	  <additional-data>dj0xMg==</additional-data>
//	  <authorization-identifier>nil@example.test/Lantern.7f3a</authorization-identifier>
//	  <bound xmlns='urn:xmpp:bind:0'/>
//	</success>
type Success struct {
	XMLName                 struct{}   `xml:"urn:xmpp:sasl:2 success"`
	AdditionalData          *Data      `xml:"additional-data"` // nil for none
	AuthorizationIdentifier stanza.JID `xml:"authorization-identifier,omitempty"`
	stanza.Extra
}

// Failure says why authentication failed (XEP-0388). Its condition is
// one of SASL; Payloads are conditions of an application:
//
//	<failure xmlns='urn:xmpp:sasl:2'>
//	  <credentials-expired xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>
//	  <text>Set a new password first</text>
//	</failure>
type Failure struct {
	XMLName   struct{}       `xml:"urn:xmpp:sasl:2 failure"`
	Condition sasl.Condition `xmpp:"ns=urn:ietf:params:xml:ns:xmpp-sasl,choice"` // "" if the peer named none
	Text      stanza.Text    `xml:"text"`
	stanza.Extra
}

// Error returns the condition and the text, so that a *Failure is a Go error.
func (f *Failure) Error() string {
	if text := f.Text.Get(""); text != "" {
		return "sasl2: " + string(f.Condition) + ": " + text
	}
	return "sasl2: " + string(f.Condition)
}

// Abort gives the negotiation up (XEP-0388):
//
//	<abort xmlns='urn:xmpp:sasl:2'><text>No second factor at hand</text></abort>
type Abort struct {
	XMLName struct{}    `xml:"urn:xmpp:sasl:2 abort"`
	Text    stanza.Text `xml:"text"`
	stanza.Extra
}

// Continue says that the mechanism is through, and that one of the tasks is to
// be done before the authentication is (XEP-0388):
//
//	<continue xmlns='urn:xmpp:sasl:2'>
//	  <additional-data>dj0xMg==</additional-data>
//	  <tasks><task>HOTP-EXAMPLE</task></tasks>
//	  <text>Enter the code on your token</text>
//	</continue>
type Continue struct {
	XMLName        struct{}    `xml:"urn:xmpp:sasl:2 continue"`
	AdditionalData *Data       `xml:"additional-data"` // nil for none
	Tasks          *Tasks      `xml:"tasks"`
	Text           stanza.Text `xml:"text"`
	stanza.Extra
}

// Tasks are the names of tasks, of which the client does one.
type Tasks struct {
	List []string `xml:"task"`
	stanza.Extra
}

// Next begins a task (XEP-0388). Payloads are what it starts with:
//
//	<next xmlns='urn:xmpp:sasl:2' task='UPGR-SCRAM-SHA-256'/>
type Next struct {
	XMLName struct{} `xml:"urn:xmpp:sasl:2 next"`
	Task    string   `xml:"task,attr,omitempty"`
	stanza.Extra
}

// TaskData is a step of a task, from either side (XEP-0388). Payloads are
// what the task defines:
//
//	<task-data xmlns='urn:xmpp:sasl:2'>
//	  <hash xmlns='urn:xmpp:scram-upgrade:0'>c2FsdGVkIHBhc3N3b3Jk</hash>
//	</task-data>
type TaskData struct {
	XMLName struct{} `xml:"urn:xmpp:sasl:2 task-data"`
	stanza.Extra
}
