// Package omemo has the elements of OMEMO encryption (XEP-0384), not the
// cryptography: of the current version in urn:xmpp:omemo:2, and with Legacy in
// their names those of eu.siacs.conversations.axolotl, which most clients still
// use. Lists of devices and bundles are payloads of items in package pubsub.
package omemo

import "github.com/xmppwire/xmppwire/stanza"

// The namespaces of this package.
const (
	Namespace       = "urn:xmpp:omemo:2"
	NamespaceLegacy = "eu.siacs.conversations.axolotl"
)

// The nodes for lists of devices and for bundles. The item of a bundle has the
// device's id; LegacyNodeBundles is followed by that id and its item is
// "current".
const (
	NodeDevices       = "urn:xmpp:omemo:2:devices"
	NodeBundles       = "urn:xmpp:omemo:2:bundles"
	LegacyNodeDevices = "eu.siacs.conversations.axolotl.devicelist"
	LegacyNodeBundles = "eu.siacs.conversations.axolotl.bundles:"
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Encrypted](),
		stanza.TypeOf[Devices](),
		stanza.TypeOf[Bundle](),
		stanza.TypeOf[LegacyEncrypted](),
		stanza.TypeOf[LegacyDevices](),
		stanza.TypeOf[LegacyBundle](),
	)
}

// Encrypted is an encrypted stanza content (XEP-0384 §4.4):
//
//	<encrypted xmlns='urn:xmpp:omemo:2'>
//	  <header sid='27183'>
//	    <keys jid='eve@example.net'><key rid='31415'>AGE=</key></keys>
//	  </header>
//	  <payload>AGE=</payload>
//	</encrypted>
type Encrypted struct {
	XMLName struct{}      `xml:"urn:xmpp:omemo:2 encrypted"`
	Header  *Header       `xml:"header"`
	Payload stanza.Base64 `xml:"payload,omitempty"` // none in a message that only moves the session on
	stanza.Extra
}

// Header has the keys for the devices of all recipients.
type Header struct {
	SenderDevice uint32 `xml:"sid,attr,omitempty"`
	Keys         []Keys `xml:"keys"`
	stanza.Extra
}

// Keys are those for the devices of one address.
type Keys struct {
	JID  stanza.JID `xml:"jid,attr,omitempty"`
	Keys []Key      `xml:"key"`
	stanza.Extra
}

// Key is the key for one device.
type Key struct {
	Device      uint32        `xml:"rid,attr,omitempty"`
	KeyExchange bool          `xml:"kex,attr,omitempty"` // Data is an OMEMOKeyExchange
	Data        stanza.Base64 `xml:",chardata"`
	stanza.Extra
}

// Devices are those of an account (XEP-0384 §4.2):
//
//	<devices xmlns='urn:xmpp:omemo:2'><device id='27183' label='phone'/></devices>
type Devices struct {
	XMLName struct{} `xml:"urn:xmpp:omemo:2 devices"`
	List    []Device `xml:"device"`
	stanza.Extra
}

// Device is a device; LabelSig is the signature of its label.
type Device struct {
	ID       uint32        `xml:"id,attr,omitempty"`
	Label    string        `xml:"label,attr,omitempty"`
	LabelSig stanza.Base64 `xml:"labelsig,attr,omitempty"`
	stanza.Extra
}

// Bundle has the public keys of a device (XEP-0384 §4.3):
//
//	<bundle xmlns='urn:xmpp:omemo:2'>
//	  <spk id='1'>AGE=</spk><spks>AGE=</spks><ik>AGE=</ik>
//	  <prekeys><pk id='7'>AGE=</pk></prekeys>
//	</bundle>
type Bundle struct {
	XMLName      struct{}      `xml:"urn:xmpp:omemo:2 bundle"`
	SignedPreKey *PreKey       `xml:"spk"`
	Signature    stanza.Base64 `xml:"spks,omitempty"` // of SignedPreKey
	IdentityKey  stanza.Base64 `xml:"ik,omitempty"`
	PreKeys      *PreKeys      `xml:"prekeys"`
	stanza.Extra
}

// PreKeys are the keys that start a session, each but once.
type PreKeys struct {
	List []PreKey `xml:"pk"`
	stanza.Extra
}

// PreKey is a public key and its number.
type PreKey struct {
	ID   uint32        `xml:"id,attr"`
	Data stanza.Base64 `xml:",chardata"`
	stanza.Extra
}
