package main

import (
	"fmt"
	"strings"

	"github.com/xmppwire/xmppwire/bench/corpus"
)

const header = "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>"

// shape is one stanza that grows: what a part repeats n times.
type shape struct {
	name                string
	before, unit, after string // {i} in the unit is the number of the repetition
	back                string // repeated after the units, for what must be closed
}

var shapes = []shape{
	{name: "text", before: "<message><body>", unit: "low water at six, ", after: "</body></message>"},
	{name: "non-ASCII text", before: "<message><body>", unit: "明日の朝 ", after: "</body></message>"},
	{name: "references", before: "<message><body>", unit: "&amp;&#x41;", after: "</body></message>"},
	{name: "line ends", before: "<message><body>", unit: "a\r\n", after: "</body></message>"},
	{name: "CDATA", before: "<message><body><![CDATA[", unit: "]]a> ", after: "]]></body></message>"},
	{name: "many CDATA sections", before: "<message><body>", unit: "<![CDATA[x]]>y", after: "</body></message>"},
	{name: "children", before: "<message>", unit: "<a/>", after: "</message>"},
	{name: "known children", before: "<iq><query xmlns='jabber:iq:roster'>", unit: "<item jid='mara@harbor.example' name='Mara' subscription='both'><group>Crew</group></item>", after: "</query></iq>"},
	{name: "unknown children", before: "<message><x xmlns='urn:x'>", unit: "<crate{i} kilos='{i}'>none</crate{i}>", after: "</x></message>"},
	{name: "namespaces", before: "<message>", unit: "<p:a xmlns:p='urn:x:{i}'/>", after: "</message>"},
	{name: "nesting", before: "<message>", unit: "<a>", back: "</a>", after: "</message>"},
	{name: "nested declarations", before: "<message>", unit: "<p:a xmlns:p='urn:x:{i}'>", back: "</p:a>", after: "</message>"},
	{name: "attributes", before: "<message", unit: " a{i}='x'", after: "/>"},
	{name: "prefixed attributes", before: "<message xmlns:p='urn:p'", unit: " p:a{i}='x'", after: "/>"},
	{name: "declarations", before: "<message", unit: " xmlns:p{i}='urn:{i}'", after: "/>"},
	{name: "value", before: "<message id='", unit: "low water at six, ", after: "'/>"},
	{name: "value of references", before: "<message id='", unit: "&amp;\n", after: "'/>"},
	{name: "name", before: "<message><", unit: "abcdefgh", after: "/></message>"},
	{name: "attribute name", before: "<message ", unit: "abcdefgh", after: "=''/>"},
	{name: "namespace name", before: "<message xmlns:p='urn:", unit: "abcdefgh", after: "'/>"},
	{name: "space in a tag", before: "<message", unit: " \n\t", after: "/>"},
	{name: "keepalives", unit: " \n", after: "<presence/>"},
}

// stream is the shape with a stanza of about size bytes.
func (s shape) stream(size int) []byte {
	var unit []string
	for i, n := 0, 0; n < size; i++ {
		u := strings.ReplaceAll(s.unit, "{i}", fmt.Sprint(i))
		unit = append(unit, u)
		n += len(u) + len(s.back)
	}
	return []byte(header + s.before + strings.Join(unit, "") + strings.Repeat(s.back, len(unit)) + s.after)
}

func (s shape) sample(size, feed int) sample {
	return sample{func() []byte { return s.stream(size) }, bytes(size), feed}
}

func bytes(n int) string {
	if n%1_000_000 == 0 {
		return fmt.Sprintf("%d MB", n/1_000_000)
	}
	return fmt.Sprintf("%d kB", n/1000)
}

// linearChecks holds 4 × the input to 5 × the instructions.
func linearChecks() (checks []check) {
	const size = 50_000
	for _, feed := range []int{whole, 64, 1} {
		for _, s := range shapes {
			checks = append(checks, check{"linear/" + s.name, s.sample(size, feed), s.sample(4*size, feed), linear})
		}
		for _, name := range corpus.Names() {
			checks = append(checks, check{"linear/corpus " + name, corpusSample(name, size, feed), corpusSample(name, 4*size, feed), linear})
		}
	}
	return checks
}

func corpusSample(name string, size, feed int) sample {
	return sample{func() []byte {
		c, err := corpus.New(name, size)
		if err != nil {
			panic(err) // the name is from Names
		}
		return c.Stream
	}, bytes(size), feed}
}

// perByteChecks holds the instructions per byte of a stanza of 10 MB to 1.5 ×
// those of one of 10 kB, and those of any feed of 64 bytes or more to 1.5 ×
// those of feeds of 16 KiB.
func perByteChecks() (checks []check) {
	const bound, small, big, usual = 1.5, 10_000, 10_000_000, 16 << 10
	for _, s := range shapes {
		switch s.name {
		case "text", "non-ASCII text", "children", "known children", "unknown children":
			many := sample{func() []byte { return s.repeated(small, big/small/10) }, "10 kB", usual}
			checks = append(checks, check{"size/" + s.name, many, s.sample(big, usual), bound})
		}
	}
	for _, name := range corpus.Names() {
		for _, feed := range []int{64, 65, 100, 200, 500, 1000, 4096, 60_000} {
			checks = append(checks, check{"feed/corpus " + name, corpusSample(name, 500_000, usual), corpusSample(name, 500_000, feed), bound})
		}
	}
	return checks
}

// repeated is a stream of n stanzas of that size.
func (s shape) repeated(size, n int) []byte {
	stanza := s.stream(size)[len(header):]
	return []byte(header + strings.Repeat(string(stanza), n))
}
