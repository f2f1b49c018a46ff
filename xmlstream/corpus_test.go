package xmlstream_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"strings"
)

// corpus writes streams for the benchmarks: the same bytes every time.
type corpus struct {
	*rand.Rand
	bytes.Buffer
}

// corpora are the streams by name. The last two are worlds of their own: alien
// has no name that the static table knows, hostile is the most work that is
// legal.
var corpora = []struct {
	name   string
	stanza func(c *corpus, i int)
}{
	{"mixed", (*corpus).mixed},
	{"chat", (*corpus).chat},
	{"presence", (*corpus).presence},
	{"roster", (*corpus).roster},
	{"mam", (*corpus).mam},
	{"omemo", (*corpus).omemo},
	{"alien", (*corpus).alien},
	{"hostile", (*corpus).hostile},
}

// makeCorpus returns a stream of about that many bytes, which stays open, and
// where each of its stanzas ends.
func makeCorpus(stanza func(*corpus, int), size int) (stream []byte, ends []int) {
	c := &corpus{Rand: rand.New(rand.NewPCG(1, 2))}
	c.WriteString(plainHeader)
	for i := 0; c.Len() < size; i++ {
		ends = append(ends, c.Len())
		stanza(c, i)
	}
	return c.Bytes(), append(ends, c.Len())
}

func (c *corpus) printf(format string, args ...any) { fmt.Fprintf(&c.Buffer, format, args...) }

func (c *corpus) pick(from ...string) string { return from[c.IntN(len(from))] }

func (c *corpus) bare() string {
	return c.pick("romeo", "juliet", "mercutio", "nurse", "benvolio", "lady.capulet") + "@" + c.pick("montague.example", "capulet.example")
}

func (c *corpus) full() string { return c.bare() + c.pick("/balcony", fmt.Sprintf("/%x", c.Uint32())) }

func (c *corpus) base64(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(c.Uint32())
	}
	return base64.StdEncoding.EncodeToString(b)
}

func (c *corpus) sentence() string {
	return c.pick("Wherefore art thou?", "ok", "It is the east, and Juliet is the sun &amp; more", "Grüße aus Köln",
		"See https://example.org/path?x=1 for all of it, it goes on and on for a while.",
		"Ein Satz mit einem „Zitat“ darin", "Привет, как дела?", "I don't know what you mean, but &lt;this&gt; isn't it",
		"The meeting has been moved to 15:30, same room. Please bring the printed version of the slides, not the draft.")
}

// mixed is what a busy server sees: 60 % presence, 25 % messages, 15 % IQ.
func (c *corpus) mixed(i int) {
	switch p := c.IntN(100); {
	case p < 60:
		c.presence(i)
	case p < 85:
		c.chat(i)
	default:
		c.printf("<iq from='%s' to='%s' type='result' id='q%d'><query xmlns='http://jabber.org/protocol/disco#info'>"+
			"<identity category='client' type='pc' name='Client'/><feature var='urn:xmpp:ping'/><feature var='http://jabber.org/protocol/disco#info'/>"+
			"<feature var='urn:xmpp:carbons:2'/></query></iq>", c.full(), c.full(), i)
	}
}

func (c *corpus) presence(i int) {
	if c.IntN(6) == 0 {
		c.printf("<presence type='unavailable' from='%s' to='%s'/>", c.full(), c.bare())
		return
	}
	c.printf("<presence from='%s' to='%s'>", c.full(), c.bare())
	if c.IntN(2) == 0 {
		c.printf("<show>%s</show>", c.pick("away", "xa", "dnd"))
	}
	if c.IntN(3) == 0 {
		c.printf("<status>gone fishing %d</status>", i)
	}
	c.printf("<priority>%d</priority><c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='https://client.example' ver='%s'/>"+
		"<x xmlns='vcard-temp:x:update'><photo>%x</photo></x></presence>", c.IntN(50), c.base64(20), c.Uint64())
}

func (c *corpus) chat(i int) {
	c.printf("<message from='%s' to='%s' type='chat' id='m%d'>", c.full(), c.bare(), i)
	if c.IntN(4) == 0 {
		c.printf("<composing xmlns='http://jabber.org/protocol/chatstates'/></message>")
		return
	}
	c.printf("<body>%s</body><active xmlns='http://jabber.org/protocol/chatstates'/><request xmlns='urn:xmpp:receipts'/>"+
		"<origin-id xmlns='urn:xmpp:sid:0' id='%x'/><stanza-id xmlns='urn:xmpp:sid:0' id='%x' by='montague.example'/></message>",
		c.sentence(), c.Uint64(), c.Uint64())
}

func (c *corpus) roster(i int) {
	c.printf("<iq type='result' id='r%d' to='%s'><query xmlns='jabber:iq:roster' ver='%d'>", i, c.full(), c.IntN(1000))
	for range 30 + c.IntN(100) {
		c.printf("<item jid='%s' name='%s' subscription='%s'>", c.bare(), c.pick("Romeo", "Nurse", "Lady Capulet", "Peter"), c.pick("both", "to", "from"))
		c.printf("<group>%s</group></item>", c.pick("Friends", "Work", "Family"))
	}
	c.printf("</query></iq>")
}

func (c *corpus) mam(i int) {
	c.printf("<message to='%s' from='%s'><result xmlns='urn:xmpp:mam:2' queryid='f%d' id='%x'><forwarded xmlns='urn:xmpp:forward:0'>"+
		"<delay xmlns='urn:xmpp:delay' stamp='2024-03-%02dT%02d:14:55Z'/>"+
		"<message xmlns='jabber:client' from='%s' to='%s' type='groupchat' id='%x'><body>%s</body>"+
		"<stanza-id xmlns='urn:xmpp:sid:0' id='%x' by='montague.example'/><markable xmlns='urn:xmpp:chat-markers:0'/></message>"+
		"</forwarded></result></message>",
		c.full(), c.bare(), i/50, c.Uint64(), 1+c.IntN(28), c.IntN(24), c.full(), c.bare(), c.Uint64(), c.sentence(), c.Uint64())
}

func (c *corpus) omemo(i int) {
	c.printf("<message from='%s' to='%s' type='chat' id='o%d'><encrypted xmlns='eu.siacs.conversations.axolotl'><header sid='%d'>",
		c.full(), c.bare(), i, c.Uint32())
	for range 3 + c.IntN(5) {
		c.printf("<key rid='%d'>%s</key>", c.Uint32(), c.base64(100+c.IntN(80)))
	}
	c.printf("<iv>%s</iv></header><payload>%s</payload></encrypted><store xmlns='urn:xmpp:hints'/></message>", c.base64(12), c.base64(40+c.IntN(1500)))
}

// alien has unknown names and prefixes everywhere.
func (c *corpus) alien(i int) {
	p, q := c.pick("a", "geo", "ns1"), c.pick("b", "sensor", "zz")
	c.printf("<%s:reading xmlns:%s='urn:example:%s:telemetry' xmlns:%s='https://schemas.example/v%d' %s:serial='%x' origin='%d'>",
		p, p, p, q, c.IntN(3), q, c.Uint32(), i)
	for range 2 + c.IntN(4) {
		c.printf("<%s:%s unitOfMeasure='%s' %s:precision='%d'>%d.%d</%s:%s>", p, "channelvalue", c.pick("kelvin", "pascal"), q, c.IntN(9), c.IntN(400), c.IntN(99), p, "channelvalue")
		c.printf("<%s:flagged/><vicinity breadth='%d' heights='%d'><whereabouts>%s</whereabouts></vicinity>", q, c.IntN(90), c.IntN(90), c.pick("north wing", "cellar"))
	}
	c.printf("</%s:reading>", p)
}

// hostile is made of references and attributes.
func (c *corpus) hostile(i int) {
	c.printf("<message to='&#x61;&amp;&quot;&#98;' id='&lt;%d&gt;'><body>", i)
	for range 40 {
		c.WriteString(c.pick("&amp;", "&lt;", "&#x1F600;", "&#10;", "&apos;", "&quot;&gt;", "]]", "\r\n"))
	}
	c.WriteString("</body><x")
	for k := range 60 {
		c.printf(" %s%d='%s'", c.pick("a", "attribute", "k"), k, c.pick("", "&amp;", "'v"[1:], strings.Repeat("&#38;", 3)))
	}
	c.WriteString("/><y><z/><z/><z></z></y></message>")
}
