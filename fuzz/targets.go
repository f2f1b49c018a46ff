package fuzz

import (
	"math/rand/v2"

	"github.com/xmppwire/xmppwire/fuzz/internal/gen"
	"github.com/xmppwire/xmppwire/fuzz/internal/oracle"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// A target returns 1 for an input that is worth keeping because it gets far, 0
// for any other, and panics where an oracle says that a promise is broken.

// maxInput keeps executions short. What large inputs cost is measured
// elsewhere, with recipes.
const maxInput = 8 << 10

// must panics with what an oracle found.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

// FuzzTokenizer reads a stream, or what claims to be one, as a whole: faults
// are final, and the slow reference and encoding/xml (and libexpat, with the
// build tag expat) find the same. The input chooses the limits and the mode.
func FuzzTokenizer(data []byte) int {
	if len(data) > maxInput {
		return 0
	}
	s := chosen(data)
	must(oracle.Final(data, s))
	must(oracle.Reference(data, s))
	must(oracle.EncodingXML(data, s))
	must(oracle.Expat(data, s))
	return interesting(data, s)
}

// FuzzChunks reads a stream cut in many ways.
func FuzzChunks(data []byte) int {
	if len(data) > maxInput {
		return 0
	}
	s := chosen(data)
	must(oracle.Splits(data, s))
	must(oracle.Prompt(data, s))
	return interesting(data, s)
}

// FuzzParse reads one element with Parse and copies it in every way.
func FuzzParse(data []byte) int {
	if len(data) > maxInput {
		return 0
	}
	document := oracle.Settings()[1]
	must(oracle.Document(data))
	must(oracle.EncodingXML(data, document))
	must(oracle.Expat(data, document))
	e, err := xmlstream.Parse(data, nil)
	if err != nil {
		return 0
	}
	must(oracle.Copies(e))
	return 1
}

// FuzzCodec decodes the children of a stream and encodes them again.
func FuzzCodec(data []byte) int {
	if len(data) > maxInput {
		return 0
	}
	must(oracle.Lossless(data))
	return interesting(data, oracle.Settings()[0])
}

// FuzzEncode gives a Builder the calls that the input says, and writes the
// input itself as text and as an attribute value.
func FuzzEncode(data []byte) int {
	if len(data) > maxInput {
		return 0
	}
	must(oracle.Built(data))
	must(oracle.Escaped(string(data)))
	return 0
}

// FuzzJID reads an address.
func FuzzJID(data []byte) int {
	if len(data) > maxInput {
		return 0
	}
	must(oracle.Address(string(data)))
	return 0
}

// FuzzGenerated takes the input for the decisions of the generator of valid
// streams and of the mutator: a byte each. So whatever the engine does to the
// input changes the structure of a stream and seldom its syntax.
func FuzzGenerated(data []byte) int {
	if len(data) > maxInput {
		return 0
	}
	d := &decisions{rest: data, more: rand.NewPCG(uint64(len(data)), 1)}
	r := rand.New(d)
	s := oracle.Settings()[r.IntN(len(oracle.Settings()))]
	mutants := r.IntN(4)
	stream := gen.Style{Size: min(3*len(data), 3000)}.Stream(r)
	for range mutants {
		stream = gen.Mutate(r, stream)
	}
	must(oracle.Final(stream, s))
	must(oracle.Reference(stream, s))
	must(oracle.Splits(stream, s))
	must(oracle.EncodingXML(stream, s))
	must(oracle.Expat(stream, s))
	return 0
}

// decisions is a random source that takes the high bits, which decide, from
// bytes; what follows them is random but always the same.
type decisions struct {
	rest []byte
	more *rand.PCG
}

// Uint64 implements rand.Source.
func (d *decisions) Uint64() uint64 {
	v := d.more.Uint64()
	if len(d.rest) > 0 {
		v = uint64(d.rest[0])<<56 | v>>8
		d.rest = d.rest[1:]
	}
	return v
}

// chosen is the setting for an input. Most are read with the defaults.
func chosen(data []byte) oracle.Setting {
	settings := oracle.Settings()
	sum := byte(0)
	for _, c := range data {
		sum += c
	}
	if sum < 96 {
		return settings[0]
	}
	return settings[int(sum)%len(settings)]
}

// interesting is 1 if the stream has a child.
func interesting(data []byte, s oracle.Setting) int {
	tok := xmlstream.NewTokenizer(&s.Options)
	for event, err := range tok.Feed(data) {
		if err != nil {
			return 0
		}
		if event == xmlstream.Child {
			return 1
		}
	}
	return 0
}
