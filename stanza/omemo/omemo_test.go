package omemo_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/omemo"
)

func TestWire(t *testing.T) {
	const ns, old = " xmlns='urn:xmpp:omemo:2'", " xmlns='eu.siacs.conversations.axolotl'"
	abc, de := []byte("abc"), []byte("de")
	wiretest.Run(t, omemo.Types(), wiretest.Cases{
		"encrypted": {
			XML: "<encrypted" + ns + "><header sid='27183'><keys jid='eve@example.net'><key rid='31415'>YWJj</key><key rid='2' kex='true'>ZGU=</key></keys></header><payload>YWJj</payload></encrypted>",
			Want: &omemo.Encrypted{
				Header: &omemo.Header{SenderDevice: 27183, Keys: []omemo.Keys{{
					JID:  stanza.MustParseJID("eve@example.net"),
					Keys: []omemo.Key{{Device: 31415, Data: abc}, {Device: 2, KeyExchange: true, Data: de}},
				}}},
				Payload: abc,
			},
		},
		"devices": {
			XML:  "<devices" + ns + "><device id='27183'/><device id='4223' label='phone' labelsig='YWJj'/></devices>",
			Want: &omemo.Devices{List: []omemo.Device{{ID: 27183}, {ID: 4223, Label: "phone", LabelSig: abc}}},
		},
		"bundle": {
			XML: "<bundle" + ns + "><spk id='1'>YWJj</spk><spks>ZGU=</spks><ik>YWJj</ik><prekeys><pk id='0'>YWJj</pk><pk id='1'>ZGU=</pk></prekeys></bundle>",
			Want: &omemo.Bundle{
				SignedPreKey: &omemo.PreKey{ID: 1, Data: abc}, Signature: de, IdentityKey: abc,
				PreKeys: &omemo.PreKeys{List: []omemo.PreKey{{ID: 0, Data: abc}, {ID: 1, Data: de}}},
			},
		},
		"legacy encrypted": {
			XML: "<encrypted" + old + "><header sid='27183'><key rid='31415'>YWJj</key><key rid='2' prekey='true'>ZGU=</key><iv>ZGU=</iv></header><payload>YWJj</payload></encrypted>",
			Want: &omemo.LegacyEncrypted{
				Header:  &omemo.LegacyHeader{SenderDevice: 27183, Keys: []omemo.LegacyKey{{Device: 31415, Data: abc}, {Device: 2, PreKey: true, Data: de}}, IV: de},
				Payload: abc,
			},
		},
		"legacy key transport": {
			XML:  "<encrypted" + old + "><header sid='27183'><iv>ZGU=</iv></header></encrypted>",
			Want: &omemo.LegacyEncrypted{Header: &omemo.LegacyHeader{SenderDevice: 27183, IV: de}},
		},
		"legacy devices": {XML: "<list" + old + "><device id='1'/><device id='2'/></list>", Want: &omemo.LegacyDevices{List: []omemo.Device{{ID: 1}, {ID: 2}}}},
		"legacy bundle": {
			XML: "<bundle" + old + "><signedPreKeyPublic signedPreKeyId='1'>YWJj</signedPreKeyPublic><signedPreKeySignature>ZGU=</signedPreKeySignature>" +
				"<identityKey>YWJj</identityKey><prekeys><preKeyPublic preKeyId='7'>ZGU=</preKeyPublic></prekeys></bundle>",
			Want: &omemo.LegacyBundle{
				SignedPreKey: &omemo.LegacySignedPreKey{ID: 1, Data: abc}, Signature: de, IdentityKey: abc,
				PreKeys: &omemo.LegacyPreKeys{List: []omemo.LegacyPreKey{{ID: 7, Data: de}}},
			},
		},
	})
}

func TestBadValue(t *testing.T) {
	wiretest.Bad(t, omemo.Types(), map[string]string{
		"id":      "<devices xmlns='urn:xmpp:omemo:2'><device id='-1'/></devices>",
		"payload": "<encrypted xmlns='urn:xmpp:omemo:2'><payload>!</payload></encrypted>",
		"jid":     "<encrypted xmlns='urn:xmpp:omemo:2'><header sid='1'><keys jid='@'/></header></encrypted>",
		"legacy":  "<list xmlns='eu.siacs.conversations.axolotl'><device id='phone'/></list>",
	})
}
