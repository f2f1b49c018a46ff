// Package names is the static table of the namespaces and local names that the
// XMPP registry knows. Both have ids of 16 bits; 0 is no id. The tables are
// perfect hashes over the names' bytes as little-endian words, and store the
// words and the length, so that a hit proves equality, and with it that the
// name is a valid NCName.
//
// Local names over 16 bytes are not in the table.
package names

import "encoding/binary"

//go:generate go run ./gen

// Ids that the tokenizer compares with; the test checks them.
const (
	SpaceXML     = 1
	SpaceXMLNS   = 2
	SpaceStreams = 3
	SpaceClient  = 4 // the content namespaces are SpaceClient to SpaceConnect
	SpaceServer  = 5
	SpaceAccept  = 6
	SpaceConnect = 7
)

type shortEntry struct {
	key uint64
	id  uint16
	n   uint8
}

type longEntry struct {
	lo, hi uint64
	id     uint16
	n      uint8
}

// The multiplier spreads keys over the upper bits of the product.
const multiplier = 0x9E3779B97F4A7C15

// slot picks one of 1<<width slots: each group of hashes has a factor that gives
// its members different ones.
func slot(h uint64, factor uint16, width uint) uint32 {
	return uint32(h>>16) * uint32(factor) >> (32 - width)
}

// Short returns the id of a local name of 1 to 8 bytes, given as a
// little-endian word with zeros behind the name.
func Short(key uint64, n int) uint16 {
	h := key * multiplier
	e := &shortTable[slot(h, shortFactor[h>>(64-shortGroupBits)], shortSlotBits)]
	if e.key == key && int(e.n) == n {
		return e.id
	}
	return 0
}

// Long returns the id of a local name of 9 to 16 bytes, given as two words.
func Long(lo, hi uint64, n int) uint16 {
	h := (lo ^ hi*multiplier) * multiplier
	e := &longTable[slot(h, longFactor[h>>(64-longGroupBits)], longSlotBits)]
	if e.lo == lo && e.hi == hi && int(e.n) == n {
		return e.id
	}
	return 0
}

// Local returns the id of a local name, 0 if it is not in the table.
func Local(name []byte) uint16 {
	switch n := len(name); {
	case n == 0:
		return 0
	case n <= 8:
		return Short(word(name), n)
	case n <= 16:
		return Long(binary.LittleEndian.Uint64(name), word(name[8:]), n)
	}
	return 0
}

// LocalString is Local for a string.
func LocalString(name string) uint16 {
	if len(name) > 16 {
		return 0
	}
	var b [16]byte
	return Local(b[:copy(b[:], name)])
}

// LocalName returns the local name of an id, "" for none.
func LocalName(id uint16) string {
	if int(id) < len(locals) {
		return locals[id]
	}
	return ""
}

// Space returns the id of a namespace name, 0 if it is not in the table.
func Space(uri []byte) uint16 {
	h := spaceHash(uri)
	id := spaceTable[slot(h, spaceFactor[h>>(64-spaceGroupBits)], spaceSlotBits)]
	if spaces[id] == string(uri) {
		return id
	}
	return 0
}

// SpaceString is Space for a string.
func SpaceString(uri string) uint16 {
	var b [128]byte
	if len(uri) > len(b) {
		return 0
	}
	return Space(b[:copy(b[:], uri)])
}

// SpaceName returns the namespace name of an id, "" for none.
func SpaceName(id uint16) string {
	if int(id) < len(spaces) {
		return spaces[id]
	}
	return ""
}

// spaceHash looks at the length, the last 16 bytes and 8 from the middle.
func spaceHash(uri []byte) uint64 {
	n := len(uri)
	if n < 16 {
		if n <= 8 {
			return (word(uri) + uint64(n)) * multiplier
		}
		return ((word(uri[8:])^binary.LittleEndian.Uint64(uri))*multiplier + uint64(n)) * multiplier
	}
	a := binary.LittleEndian.Uint64(uri[n-8:])
	b := binary.LittleEndian.Uint64(uri[n-16:])
	c := binary.LittleEndian.Uint64(uri[n/2-4:])
	return (((a*multiplier^b)*multiplier^c)*multiplier + uint64(n)) * multiplier
}

// word returns up to 8 bytes as a little-endian word.
func word(b []byte) (w uint64) {
	for i := range min(len(b), 8) {
		w |= uint64(b[i]) << (8 * i)
	}
	return w
}
