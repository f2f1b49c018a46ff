// Package bind2 has the elements of Bind 2 (XEP-0386, urn:xmpp:bind:0):
// resource binding inside of an authentication with package sasl2, together
// with what else starts a session.
package bind2

import (
	"time"

	"github.com/xmppwire/xmppwire/stanza"
)

// Namespace is that of the elements of this package.
const Namespace = "urn:xmpp:bind:0"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Bind](),
		stanza.TypeOf[Bound](),
	)
}

// Bind has two forms. In the Inline of an Authentication it offers binding, and
// what can be done with it (XEP-0386):
//
//	<bind xmlns='urn:xmpp:bind:0'>
//	  <inline>
//	    <feature var='urn:xmpp:carbons:2'/>
//	  </inline>
//	</bind>
//
// In an Authenticate it asks for it. The server makes the resource, of which
// Tag is the part to be read by people. Payloads are further requests, such as
// an *sm.Enable or *csi.Inactive:
//
//	<bind xmlns='urn:xmpp:bind:0'>
//	  <tag>Lantern</tag>
//	  <enable xmlns='urn:xmpp:sm:3'/>
//	</bind>
type Bind struct {
	XMLName struct{} `xml:"urn:xmpp:bind:0 bind"`
	Inline  *Inline  `xml:"inline"`
	Tag     string   `xml:"tag,omitempty"`
	stanza.Extra
}

// Inline holds the features that can be requested in a Bind.
type Inline struct {
	Features []Feature `xml:"feature"`
	stanza.Extra
}

// Feature is a namespace such as "urn:xmpp:sm:3".
type Feature struct {
	Var string `xml:"var,attr,omitempty"`
	stanza.Extra
}

// Offers reports whether the offer b includes a feature.
func (b *Bind) Offers(feature string) bool {
	if b.Inline == nil {
		return false
	}
	for _, f := range b.Inline.Features {
		if f.Var == feature {
			return true
		}
	}
	return false
}

// Bound says, in a Success, that a resource is bound (XEP-0386). Payloads
// are the results of further requests, such as an *sm.Enabled:
//
//	<bound xmlns='urn:xmpp:bind:0'>
//	  <metadata xmlns='urn:xmpp:mam:2'>
//	    <start id='a1' timestamp='2029-01-02T03:04:05Z'/>
//	    <end id='b2' timestamp='2030-01-02T03:04:05Z'/>
//	  </metadata>
//	</bound>
type Bound struct {
	XMLName  struct{}  `xml:"urn:xmpp:bind:0 bound"`
	Metadata *Metadata `xml:"urn:xmpp:mam:2 metadata"`
	stanza.Extra
}

// Metadata is what the archive holds (XEP-0313): its first and its last
// message, neither if it is empty.
type Metadata struct {
	Start *Archived `xml:"start"`
	End   *Archived `xml:"end"`
	stanza.Extra
}

// Archived is a message in an archive.
type Archived struct {
	ID        string    `xml:"id,attr,omitempty"`
	Timestamp time.Time `xml:"timestamp,attr,omitempty"`
	stanza.Extra
}
