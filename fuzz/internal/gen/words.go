package gen

// streams is the namespace of the stream header.
const streams = "http://etherx.jabber.org/streams"

var contentNamespaces = []string{
	"jabber:client", "jabber:server", "jabber:component:accept", "jabber:component:connect",
}

// vocabulary are elements that XMPP knows. An empty namespace is the content
// namespace of the stream.
var vocabulary = []struct {
	space, local string
	attrs        []string
}{
	{"", "message", []string{"to", "from", "id", "type", "xml:lang"}},
	{"", "presence", []string{"to", "from", "id", "type", "xml:lang"}},
	{"", "iq", []string{"to", "from", "id", "type"}},
	{"", "body", []string{"xml:lang"}},
	{"", "subject", []string{"xml:lang"}},
	{"", "thread", []string{"parent"}},
	{"", "show", nil},
	{"", "status", []string{"xml:lang"}},
	{"", "priority", nil},
	{"", "error", []string{"type", "by"}},
	{"urn:ietf:params:xml:ns:xmpp-stanzas", "item-not-found", nil},
	{"urn:ietf:params:xml:ns:xmpp-stanzas", "text", []string{"xml:lang"}},
	{"urn:ietf:params:xml:ns:xmpp-streams", "host-unknown", nil},
	{"urn:ietf:params:xml:ns:xmpp-tls", "starttls", nil},
	{"urn:ietf:params:xml:ns:xmpp-sasl", "auth", []string{"mechanism"}},
	{"urn:ietf:params:xml:ns:xmpp-sasl", "success", nil},
	{"urn:ietf:params:xml:ns:xmpp-bind", "bind", nil},
	{"urn:ietf:params:xml:ns:xmpp-bind", "jid", nil},
	{streams, "features", nil},
	{streams, "error", nil},
	{"urn:xmpp:sm:3", "r", nil},
	{"urn:xmpp:sm:3", "a", []string{"h"}},
	{"urn:xmpp:sm:3", "enable", []string{"resume", "max"}},
	{"jabber:iq:roster", "query", []string{"ver"}},
	{"jabber:iq:roster", "item", []string{"jid", "name", "subscription", "ask"}},
	{"http://jabber.org/protocol/disco#info", "query", []string{"node"}},
	{"http://jabber.org/protocol/disco#info", "feature", []string{"var"}},
	{"http://jabber.org/protocol/caps", "c", []string{"hash", "node", "ver"}},
	{"http://jabber.org/protocol/chatstates", "active", nil},
	{"http://jabber.org/protocol/muc#user", "x", nil},
	{"http://jabber.org/protocol/pubsub#event", "items", []string{"node"}},
	{"jabber:x:data", "field", []string{"var", "type", "label"}},
	{"jabber:x:data", "value", nil},
	{"urn:xmpp:delay", "delay", []string{"stamp", "from"}},
	{"urn:xmpp:mam:2", "result", []string{"id", "queryid"}},
	{"urn:xmpp:forward:0", "forwarded", nil},
	{"urn:xmpp:carbons:2", "received", nil},
	{"urn:xmpp:receipts", "request", nil},
	{"urn:xmpp:sid:0", "stanza-id", []string{"id", "by"}},
	{"jabber:server:dialback", "result", []string{"from", "to", "type"}},
	{"eu.siacs.conversations.axolotl", "encrypted", nil},
	{"vcard-temp:x:update", "photo", nil},
}

// oddNamespaces are namespace names that nobody registers.
var oddNamespaces = []string{
	"urn:x", "urn:X", "urn:y", "u", "jabber:clients", "jabber:clien", "JABBER:CLIENT", "xml", "xmlns",
	"http://www.w3.org/XML/1998/namespace/", "http://www.w3.org/2000/xmlns", "http://etherx.jabber.org/streams/",
	"a&b", "it's", `say "x"`, "a<b>c", "two words", "urn:é", "urn:\U0001F600", "}", "{urn:x}y", "relative/path#f",
}

// oddPrefixes are prefixes that a careless comparison takes for others.
var oddPrefixes = []string{
	"a", "b", "ab", "s", "stream", "streams", "x", "xm", "xmlx", "xmlnsx", "Xml", "ns0", "ns1", "_", "p-q", "p.q",
}

var oddLocals = []string{
	"a", "b", "c", "stream", "streams", "xmlns", "xml", "x", "messages", "messag", "Message", "to", "id", "type",
	"lang", "from", "a-b", "a.b", "_", "_1", "iq1", "bodybodybodybody", "bodybodybodybodybody",
}

// boundaries are characters at the ends of the ranges of Char.
var boundaries = []rune{
	0x20, 0x7E, 0x7F, 0x80, 0x85, 0x9F, 0xA0, 0x7FF, 0x800, 0x2028, 0xD7FF, 0xE000, 0xFDD0, 0xFEFF, 0xFFFD,
	0x10000, 0x1FFFE, 0x1F600, 0xFFFFF, 0x10FFFF,
}

// nameStarts and nameParts are the ranges of NameStartChar and of the further
// characters of NameChar, without the colon.
var (
	nameStarts = [][2]rune{
		{'A', 'Z'},
		{'_', '_'},
		{'a', 'z'},
		{0xC0, 0xD6},
		{0xD8, 0xF6},
		{0xF8, 0x2FF},
		{0x370, 0x37D},
		{0x37F, 0x1FFF},
		{0x200C, 0x200D},
		{0x2070, 0x218F},
		{0x2C00, 0x2FEF},
		{0x3001, 0xD7FF},
		{0xF900, 0xFDCF},
		{0xFDF0, 0xFFFD},
		{0x10000, 0xEFFFF},
	}
	nameParts = [][2]rune{
		{'-', '-'}, {'.', '.'}, {'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040},
	}
)
