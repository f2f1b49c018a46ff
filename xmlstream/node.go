package xmlstream

import "github.com/xmppwire/xmppwire/xmlstream/internal/names"

// An element is a tape: one node for the element, then one for each attribute
// and namespace declaration in the order of the tag, then its content, each
// child element with a tape of its own. A node has 24 bytes and no pointer:
//
//	byte  0     1     2..3         4..5      6..7      8..11  12..15  16..19  20..23
//	      kind  flags name length  local id  space id  off    value   length  next
//
// Offsets count from the "<" of the first-level child, so that the bytes may
// move as a whole.
//
//	          off          value                   length       next
//	element   its "<"      node of xml:lang        raw bytes    node after its tape
//	attribute its name     its value               of value     -
//	decl      its name     the namespace name      of value     -
//	text      first byte   first byte              raw bytes    -
//
// While an element is open, length holds the default namespace outside it and
// next the node of its parent. A value with flagDecoded lies in the arena, of owned
// documents behind raw.
type node struct {
	head   uint64
	off    uint32
	value  uint32
	length uint32
	next   uint32
}

type nodeKind uint8

const (
	nodeAttr    = nodeKind(KindAttr)
	nodeText    = nodeKind(KindText)
	nodeElement = nodeKind(KindElement)
	nodeDecl    = nodeKind(KindDeclaration)
	nodeSpace   = nodeDecl + 1 // of document.spaces: a namespace that the static table does not have
)

const (
	flagDirty    = 1 << iota // the value has references, CDATA or line ends to decode
	flagDecoded              // the value is not where it was received: a dirty one, or the namespace of a nodeSpace
	flagPrefixed             // the name has a prefix
	flagPrefixes             // an element that declares prefixes
	flagDefault              // an element that declares the default namespace; a declaration of it
	flagLang                 // an attribute xml:lang; an element that has one
)

// longName in place of a name's length says that it must be measured.
const longName = 0xFFFF

// none is no node: the parent of a first-level child, the xml:lang of an
// element that only the stream header's is in scope for.
const none = ^uint32(0)

func makeHead(kind nodeKind, flags uint8, nameLen int, local, space uint16) uint64 {
	return uint64(kind) | uint64(flags)<<8 | uint64(min(nameLen, longName))<<16 |
		uint64(local)<<32 | uint64(space)<<48
}

func (n *node) kind() nodeKind   { return nodeKind(n.head) }
func (n *node) has(f uint8) bool { return uint8(n.head>>8)&f != 0 }
func (n *node) set(f uint8)      { n.head |= uint64(f) << 8 }
func (n *node) local() uint16    { return uint16(n.head >> 32) }
func (n *node) space() uint16    { return uint16(n.head >> 48) }
func (n *node) setSpace(s uint16) {
	n.head = n.head&^(0xFFFF<<48) | uint64(s)<<48
}

// NameID is a name of the static table: a namespace and a local name that the
// XMPP registry knows. It stands for them in comparisons and as an index. 0 is
// no such name. The low 16 bits are the NameID of the local name without a
// namespace. The values may change with every version of this module.
type NameID uint32

// LookupName returns the NameID of a name, or 0 if the table has not got its
// namespace or local name. It does not allocate.
func LookupName(space, local string) NameID {
	l := names.LocalString(local)
	if l == 0 {
		return 0
	}
	if space == "" {
		return NameID(l)
	}
	s := names.SpaceString(space)
	if s == 0 {
		return 0
	}
	return NameID(s)<<16 | NameID(l)
}

// nameID is the NameID of an element or attribute node.
func (n *node) nameID() NameID { return nameIDOf(n.head) }

func nameIDOf(head uint64) NameID {
	if uint16(head>>32) == 0 || head>>48 > names.NumSpaces {
		return 0
	}
	return NameID(head >> 32)
}
