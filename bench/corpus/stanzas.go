package corpus

import "fmt"

// chat is a one-to-one message as clients of today send it, a typing
// notification or a receipt.
func (g *generator) chat() {
	switch g.IntN(6) {
	case 0:
		g.xml("<message from='%s' to='%s' type='chat'><%s xmlns='http://jabber.org/protocol/chatstates'/><no-store xmlns='urn:xmpp:hints'/></message>",
			g.full(), g.full(), pick(g, []string{"composing", "paused", "inactive"}))
	case 1:
		g.xml("<message from='%s' to='%s' id='%s' type='chat'><received xmlns='urn:xmpp:receipts' id='%s'/></message>",
			g.full(), g.full(), g.hex(12), g.uuid())
	default:
		g.xml("<message from='%s' to='%s' type='chat' id='%s'", g.full(), g.bare(), g.uuid())
		if g.chance(3) {
			g.xml(" xml:lang='en'")
		}
		g.xml(">")
		g.said()
		if g.chance(4) {
			g.xml("<delay xmlns='urn:xmpp:delay' from='%s' stamp='%s'/>", pick(g, domains), g.stamp())
		}
		g.xml("<stanza-id xmlns='urn:xmpp:sid:0' id='%s' by='%s'/></message>", g.uuid(), g.bare())
	}
}

// said is what a message says, with what its sender wants to know about it.
func (g *generator) said() {
	g.xml("<body>%s</body>", pick(g, sentences))
	if g.chance(3) {
		g.xml("<thread>%s</thread>", g.uuid())
	}
	g.xml("<active xmlns='http://jabber.org/protocol/chatstates'/><request xmlns='urn:xmpp:receipts'/><origin-id xmlns='urn:xmpp:sid:0' id='%s'/>", g.uuid())
}

// presence is mostly that of clients that come, go and change their status.
func (g *generator) presence() {
	switch g.IntN(10) {
	case 0:
		g.xml("<presence from='%s' to='%s' type='unavailable'/>", g.full(), g.bare())
	case 1:
		g.xml("<presence from='%s' to='%s' type='unavailable'><status>%s</status></presence>", g.full(), g.bare(), pick(g, sentences))
	default:
		g.xml("<presence from='%s' to='%s'", g.full(), g.full())
		if g.chance(3) {
			g.xml(" id='%s'", g.hex(8))
		}
		g.xml(">")
		if g.chance(2) {
			g.xml("<show>%s</show>", pick(g, []string{"away", "chat", "dnd", "xa"}))
		}
		if g.chance(2) {
			g.xml("<status>%s</status>", pick(g, sentences))
		}
		g.xml("<priority>%d</priority><c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='https://%s' ver='%s'/>"+
			"<x xmlns='vcard-temp:x:update'><photo>%s</photo></x></presence>",
			g.IntN(100), pick(g, domains), g.base64(20), g.hex(16))
	}
}

// iq is a request or an answer of everyday traffic.
func (g *generator) iq() {
	id := g.hex(8)
	switch g.IntN(5) {
	case 0:
		g.xml("<iq from='%s' to='%s' id='%s' type='get'><ping xmlns='urn:xmpp:ping'/></iq>", pick(g, domains), g.full(), id)
	case 1:
		g.xml("<iq from='%s' to='%s' id='%s' type='result'/>", g.full(), pick(g, domains), id)
	case 2:
		g.xml("<iq from='%s' to='%s' id='%s' type='get'><query xmlns='http://jabber.org/protocol/disco#info' node='https://%s#%s'/></iq>",
			g.full(), g.full(), id, pick(g, domains), g.base64(20))
	case 3:
		g.xml("<iq to='%s' id='%s' type='set'><query xmlns='jabber:iq:roster' ver='%s'>", g.full(), id, g.hex(6))
		g.rosterItem()
		g.xml("</query></iq>")
	default:
		g.xml("<iq from='%s' to='%s' id='%s' type='result'><query xmlns='http://jabber.org/protocol/disco#info'>"+
			"<identity category='client' type='%s' name='%s'/>", g.full(), g.full(), id, pick(g, []string{"pc", "phone", "web"}), pick(g, resources))
		for _, feature := range discoFeatures[g.IntN(6):] {
			g.xml("<feature var='%s'/>", feature)
		}
		g.xml("</query></iq>")
	}
}

var discoFeatures = []string{
	"http://jabber.org/protocol/caps", "http://jabber.org/protocol/chatstates", "http://jabber.org/protocol/disco#info", "http://jabber.org/protocol/muc",
	"jabber:iq:version", "urn:xmpp:avatar:metadata+notify", "urn:xmpp:carbons:2", "urn:xmpp:chat-markers:0", "urn:xmpp:jingle:1",
	"urn:xmpp:message-correct:0", "urn:xmpp:ping", "urn:xmpp:receipts", "urn:xmpp:time",
}

// roster is a client's whole contact list.
func (g *generator) roster() {
	g.xml("<iq to='%s' id='%s' type='result'><query xmlns='jabber:iq:roster' ver='%s'>", g.full(), g.hex(8), g.hex(6))
	for range 10 + g.IntN(90) {
		g.rosterItem()
	}
	g.xml("</query></iq>")
}

func (g *generator) rosterItem() {
	g.xml("<item jid='%s%d@%s' name='%s %d' subscription='%s'", pick(g, users), g.IntN(1000), pick(g, domains),
		pick(g, []string{"Mara", "Tomás", "Inès", "Юсуф", "花子", "Old Quartermaster"}), g.IntN(100), pick(g, []string{"both", "both", "to", "from", "none"}))
	switch g.IntN(4) {
	case 0:
		g.xml("/>")
	case 1:
		g.xml(" ask='subscribe'/>")
	default:
		g.xml("><group>%s</group></item>", pick(g, []string{"Crew", "Family &amp; Friends", "Hafen", "Work"}))
	}
}

// archive is a page of a message archive (XEP-0313): results, then a <fin/>.
func (g *generator) archive() {
	if g.stanzas%50 == 49 {
		g.xml("<iq from='%s' to='%s' id='%s' type='result'><fin xmlns='urn:xmpp:mam:2' complete='true'><set xmlns='http://jabber.org/protocol/rsm'>"+
			"<first index='%d'>%s</first><last>%s</last><count>%d</count></set></fin></iq>",
			g.bare(), g.full(), g.hex(8), g.IntN(1000), g.uuid(), g.uuid(), g.IntN(10_000))
		return
	}
	g.xml("<message from='%s' to='%s' id='%s'><result xmlns='urn:xmpp:mam:2' queryid='%s' id='%s'><forwarded xmlns='urn:xmpp:forward:0'>"+
		"<delay xmlns='urn:xmpp:delay' stamp='%s'/><message xmlns='jabber:client' from='%s' to='%s' type='chat' id='%s'>",
		g.bare(), g.full(), g.hex(8), g.hex(6), g.uuid(), g.stamp(), g.full(), g.bare(), g.uuid())
	g.said()
	g.xml("<stanza-id xmlns='urn:xmpp:sid:0' id='%s' by='%s'/></message></forwarded></result></message>", g.uuid(), g.bare())
}

// omemo is an encrypted message (XEP-0384, version 0.3): base64 for the most.
func (g *generator) omemo() {
	g.xml("<message from='%s' to='%s' type='chat' id='%s'><encrypted xmlns='eu.siacs.conversations.axolotl'><header sid='%d'>",
		g.full(), g.bare(), g.uuid(), g.Uint32())
	for device := range 2 + g.IntN(6) {
		prekey := ""
		if device == 0 && g.chance(3) {
			prekey = " prekey='true'"
		}
		g.xml(fmt.Sprintf("<key rid='%%d'%s>%%s</key>", prekey), g.Uint32(), g.base64(140+g.IntN(100)))
	}
	g.xml("<iv>%s</iv></header><payload>%s</payload></encrypted><encryption xmlns='urn:xmpp:eme:0' namespace='eu.siacs.conversations.axolotl' name='OMEMO'/>"+
		"<body>I sent you an OMEMO encrypted message but your client doesn’t seem to support that.</body><store xmlns='urn:xmpp:hints'/>"+
		"<origin-id xmlns='urn:xmpp:sid:0' id='%s'/></message>", g.base64(12), g.base64(20+g.IntN(400)), g.uuid())
}
