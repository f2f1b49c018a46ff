// Package corpus generates XMPP streams to measure on. The same name and size
// give the same bytes on every machine. Every stream is valid and within the
// default limits of package xmlstream.
package corpus

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// Corpus is one direction of a connection. Header and Stanzas are parts of
// Stream.
type Corpus struct {
	Name    string
	Stream  []byte // a whole document: stream header, stanzas, closing stream tag
	Header  []byte
	Stanzas [][]byte
}

// Features are what a server sends after the stream header; they bind their
// prefix themselves, so that they fit any header.
const Features = "<stream:features xmlns:stream='http://etherx.jabber.org/streams'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/><sm xmlns='urn:xmpp:sm:3'/><ver xmlns='urn:xmpp:features:rosterver'/></stream:features>"

const (
	plainHeader = "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' id='5f7ab19c' from='harbor.example' version='1.0' xml:lang='en'>"
	plainEnd    = "</stream:stream>"
)

// kinds are the corpora in the order of the tables.
var kinds = []struct {
	name   string
	header string
	end    string
	stanza func(*generator)
}{
	{"chat", plainHeader, plainEnd, (*generator).chat},
	{"presence", plainHeader, plainEnd, (*generator).presence},
	{"roster", plainHeader, plainEnd, (*generator).roster},
	{"mam", plainHeader, plainEnd, (*generator).archive},
	{"omemo", plainHeader, plainEnd, (*generator).omemo},
	{"mixed", plainHeader, plainEnd, (*generator).mixed},
	{"alien", alienHeader, alienEnd, (*generator).alien},
	{"hostile", plainHeader, plainEnd, (*generator).hostile},
}

// Names lists the corpora.
func Names() []string {
	var names []string
	for _, k := range kinds {
		names = append(names, k.name)
	}
	return names
}

// New generates the corpus of that name, of about size bytes and one stanza at
// least.
func New(name string, size int) (*Corpus, error) {
	i := slices.Index(Names(), name)
	if i < 0 {
		return nil, fmt.Errorf("there is no corpus %q, only %s", name, strings.Join(Names(), ", "))
	}
	g := &generator{Rand: rand.New(rand.NewPCG(6120, uint64(i)))}
	g.out = append(g.out, kinds[i].header...)
	ends := []int{len(g.out)}
	for len(ends) == 1 || len(g.out) < size {
		g.double = g.IntN(4) == 0
		kinds[i].stanza(g)
		g.stanzas++
		ends = append(ends, len(g.out))
	}
	g.out = append(g.out, kinds[i].end...)

	c := &Corpus{Name: name, Stream: g.out, Header: g.out[:ends[0]:ends[0]]}
	for i, end := range ends[1:] {
		c.Stanzas = append(c.Stanzas, g.out[ends[i]:end:end])
	}
	return c, nil
}

// mixed is what a busy server sees: 60 % presence, 25 % messages, 15 % IQ.
func (g *generator) mixed() {
	switch p := g.IntN(100); {
	case p < 60:
		g.presence()
	case p < 85:
		g.chat()
	default:
		g.iq()
	}
}

// generator writes one corpus.
type generator struct {
	*rand.Rand
	out     []byte
	stanzas int
	double  bool // the stanza at hand has double quotes
}

// xml writes XML. Single quotes of the format become double ones where the
// stanza has those; arguments are written as they are.
func (g *generator) xml(format string, args ...any) {
	if g.double {
		format = strings.ReplaceAll(format, "'", `"`)
	}
	g.out = fmt.Appendf(g.out, format, args...)
}

// chance is true once in n times.
func (g *generator) chance(n int) bool { return g.IntN(n) == 0 }

func pick[T any](g *generator, list []T) T { return list[g.IntN(len(list))] }
