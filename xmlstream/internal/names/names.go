// Package names is the static table of the local names and namespace names that the XMPP registry
// knows: a perfect hash for each, generated from names.txt.
//
// An id is small and stable within a build; 0 means that the table does not have the word. Ids 1 to 63
// of local names are the attributes that stanzas have most, so each of them has a bit of its own in a
// 64-bit mask. A hit is proof: every byte and the length were compared, and a local name in the table
// is an NCName of 1 to 16 ASCII bytes. Longer names are left out, so that two words hold a name.
//
// No lookup allocates, and none writes: all are safe for concurrent use.
package names

//go:generate go run ./gen

// MaxLocal is the length of the longest local name that the table may have.
const MaxLocal = 16

// MinSpace is the length of the shortest namespace name that the table may have.
const MinSpace = 8

// Local returns the id of a local name.
func Local(name []byte) uint16 { return local(name) }

// LocalString is Local for a string.
func LocalString(name string) uint16 { return local(name) }

// LocalName returns the local name with that id, or "" where there is none.
func LocalName(id uint16) string {
	if id > NumLocals {
		return ""
	}
	return localNames[id]
}

// Space returns the id of a namespace name. It compares exactly, as Namespaces in XML demands.
func Space(uri []byte) uint16 {
	id := candidate(uri)
	if string(uri) != spaceNames[id] {
		return 0
	}
	return id
}

// SpaceString is Space for a string.
func SpaceString(uri string) uint16 {
	id := candidate(uri)
	if uri != spaceNames[id] {
		return 0
	}
	return id
}

// SpaceName returns the namespace name with that id, or "" where there is none.
func SpaceName(id uint16) string {
	if id > NumSpaces {
		return ""
	}
	return spaceNames[id]
}

// local makes the words that Short and Long take, by loads that stay inside name and may overlap.
func local[T bytes](name T) uint16 {
	switch n := len(name); {
	case n > MaxLocal:
		return 0
	case n > 8:
		return Long(load64(name, 0), load64(name, n-8)>>(128-8*n), n)
	case n == 8:
		return Short(load64(name, 0), n)
	case n >= 4:
		return Short(load32(name, 0)|load32(name, n-4)<<(8*n-32), n)
	case n > 0:
		return Short(uint64(name[0])|uint64(name[n/2])<<(n/2*8)|uint64(name[n-1])<<(8*n-8), n)
	default:
		return 0
	}
}

func candidate[T bytes](uri T) uint16 {
	n := len(uri)
	if n < MinSpace {
		return 0
	}
	return SpaceAt(load64(uri, n-8), load64(uri, max(n-16, 0)), n)
}

type bytes interface{ []byte | string }

// load64 is a little-endian load on every machine, and one instruction where the machine has it.
func load64[T bytes](b T, i int) uint64 {
	b = b[i : i+8]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

func load32[T bytes](b T, i int) uint64 {
	b = b[i : i+4]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24
}
