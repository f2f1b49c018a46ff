package corpus

import "strings"

// Namespaces of the alien corpus, which no registry knows.
const (
	FreightSpace = "urn:example:harbour:freight:2"
	SensorSpace  = "urn:example:harbour:sensors"
	LedgerSpace  = "urn:example:ledger:entries"
)

const (
	alienHeader = "<?xml version='1.0'?><wire:stream xmlns='jabber:client' xmlns:wire='http://etherx.jabber.org/streams' xmlns:snsr='" + SensorSpace +
		"' from='harbor.example' wire:build='7714' version='1.0'>"
	alienEnd = "</wire:stream>"
)

var alienPrefixes = []string{"q", "fr", "cargo", "ns0", "x-1", "длань"}

// alien has prefixes everywhere, and names and namespaces that no table of an
// XMPP library has.
func (g *generator) alien() {
	switch g.IntN(3) {
	case 0:
		g.consignment()
	case 1:
		g.telemetry()
	default:
		g.entry()
	}
}

// consignment binds its prefix on the first-level child.
func (g *generator) consignment() {
	p := pick(g, alienPrefixes)
	g.prefixed(p, "<_:consignment xmlns:_='%s' _:serial='%s' berth='%d' carrier='%s'><_:vessel callsign='%s' flagstate='%s'>%s</_:vessel><_:manifest>",
		FreightSpace, g.hex(10), g.IntN(40), g.bare(), g.hex(4), pick(g, []string{"NO", "PT", "JP"}), pick(g, []string{"Kittiwake", "Grüne Möwe", "第三海神丸"}))
	for range 1 + g.IntN(6) {
		g.prefixed(p, "<_:crate kilos='%d' _:hazard='%s' goods='%s'/>", g.IntN(30_000), pick(g, []string{"none", "corrosive", "lithium"}), pick(g, sentences[:5]))
	}
	g.prefixed(p, "</_:manifest><_:remark>%s</_:remark></_:consignment>", pick(g, sentences))
}

// prefixed is xml with the prefix in place of each underscore of the format.
func (g *generator) prefixed(prefix, format string, args ...any) {
	g.xml(strings.ReplaceAll(format, "_", prefix), args...)
}

// telemetry has the prefix that the stream header binds.
func (g *generator) telemetry() {
	g.xml("<snsr:telemetry snsr:buoy='%s' firmware='%d.%d'>", g.hex(6), g.IntN(9), g.IntN(20))
	for range 2 + g.IntN(8) {
		g.xml("<snsr:sample unit='%s' snsr:channel='%d'>%d.%03d</snsr:sample>", pick(g, []string{"mbar", "kelvin", "knots"}), g.IntN(16), g.IntN(1100), g.IntN(1000))
	}
	g.xml("</snsr:telemetry>")
}

// entry has a default namespace of its own, and prefixes bound inside.
func (g *generator) entry() {
	g.xml("<entry xmlns='%s' sequence='%d' clerk='%s'>", LedgerSpace, g.stanzas, g.bare())
	for range 1 + g.IntN(3) {
		g.xml("<posting account='%s' amount='%d.%02d'><memo>%s</memo></posting>", g.hex(6), g.IntN(100_000), g.IntN(100), pick(g, sentences))
	}
	g.prefixed(pick(g, alienPrefixes), "<_:remark xmlns:_='%s'>%s</_:remark></entry>", FreightSpace, pick(g, sentences))
}
