package omemo

import "github.com/xmppwire/xmppwire/stanza"

// LegacyEncrypted is an encrypted message body (XEP-0384 version 0.3 §4.5):
//
//	<encrypted xmlns='eu.siacs.conversations.axolotl'>
//	  <header sid='27183'>
//	    <key rid='31415' prekey='true'>AGE=</key>
//	    <iv>AGE=</iv>
//	  </header>
//	  <payload>AGE=</payload>
//	</encrypted>
type LegacyEncrypted struct {
	XMLName struct{}      `xml:"eu.siacs.conversations.axolotl encrypted"`
	Header  *LegacyHeader `xml:"header"`
	Payload stanza.Base64 `xml:"payload,omitempty"` // none in a message that only moves the session on
	stanza.Extra
}

// LegacyHeader has the keys for the devices of all recipients.
type LegacyHeader struct {
	SenderDevice uint32        `xml:"sid,attr,omitempty"`
	Keys         []LegacyKey   `xml:"key"`
	IV           stanza.Base64 `xml:"iv,omitempty"`
	stanza.Extra
}

// LegacyKey is the key for one device.
type LegacyKey struct {
	Device uint32        `xml:"rid,attr,omitempty"`
	PreKey bool          `xml:"prekey,attr,omitempty"` // Data is a PreKeySignalMessage
	Data   stanza.Base64 `xml:",chardata"`
	stanza.Extra
}

// LegacyDevices are those of an account:
//
//	<list xmlns='eu.siacs.conversations.axolotl'><device id='27183'/></list>
type LegacyDevices struct {
	XMLName struct{} `xml:"eu.siacs.conversations.axolotl list"`
	List    []Device `xml:"device"`
	stanza.Extra
}

// LegacyBundle has the public keys of a device:
//
//	<bundle xmlns='eu.siacs.conversations.axolotl'>
//	  <signedPreKeyPublic signedPreKeyId='1'>AGE=</signedPreKeyPublic>
//	  <signedPreKeySignature>AGE=</signedPreKeySignature>
//	  <identityKey>AGE=</identityKey>
//	  <prekeys><preKeyPublic preKeyId='7'>AGE=</preKeyPublic></prekeys>
//	</bundle>
type LegacyBundle struct {
	XMLName      struct{}            `xml:"eu.siacs.conversations.axolotl bundle"`
	SignedPreKey *LegacySignedPreKey `xml:"signedPreKeyPublic"`
	Signature    stanza.Base64       `xml:"signedPreKeySignature,omitempty"` // of SignedPreKey
	IdentityKey  stanza.Base64       `xml:"identityKey,omitempty"`
	PreKeys      *LegacyPreKeys      `xml:"prekeys"`
	stanza.Extra
}

// LegacySignedPreKey is a public key and its number.
type LegacySignedPreKey struct {
	ID   uint32        `xml:"signedPreKeyId,attr"`
	Data stanza.Base64 `xml:",chardata"`
	stanza.Extra
}

// LegacyPreKeys are the keys that start a session, each but once.
type LegacyPreKeys struct {
	List []LegacyPreKey `xml:"preKeyPublic"`
	stanza.Extra
}

// LegacyPreKey is a public key and its number.
type LegacyPreKey struct {
	ID   uint32        `xml:"preKeyId,attr"`
	Data stanza.Base64 `xml:",chardata"`
	stanza.Extra
}
