package stanza

import (
	"math/bits"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// lookup leads from names to fields. A whole name that the static table has, and
// that can only be one field's, is found by its id. For the others, a local name
// leads to the first of the fields that have it, which must be asked whether
// they take the namespace: by the local name's id, and for names outside the
// static table by a hash that is perfect for the plan. A hit by hash is
// confirmed by comparing bytes.
type lookup struct {
	fields []*field

	names   idTable // whole names; those in the parent's namespace as in spaceOfParent
	locals  idTable
	byHash  []int16 // field+1; a power of two of them
	factor  uint32
	unknown bool // there are names outside the static table
	certain bool // names has all that fields can be named
}

// spaceOfParent stands for the namespace of the enclosing element in an id.
const spaceOfParent xmlstream.NameID = 0xFFFF << 16

// idTable leads from ids to the indexes of what has them.
type idTable []idSlot // a power of two of them, some of them empty

type idSlot struct {
	id    xmlstream.NameID
	index int32
}

func makeIDTable(ids map[xmlstream.NameID]int) idTable {
	t := make(idTable, tableSize(2*len(ids)+1))
	for i := range t {
		t[i].index = -1
	}
	for id, index := range ids {
		at := t.home(id)
		for t[at].id != 0 {
			at = (at + 1) & (len(t) - 1)
		}
		t[at] = idSlot{id, int32(index)}
	}
	return t
}

func (t idTable) home(id xmlstream.NameID) int { return int(id*0x9E3779B1>>16) & (len(t) - 1) }

// find returns the index of what has the id, -1 if there is none.
func (t idTable) find(id xmlstream.NameID) int {
	for at := t.home(id); ; at++ {
		switch s := &t[at&(len(t)-1)]; s.id {
		case id:
			return int(s.index)
		case 0:
			return -1
		}
	}
}

func makeLookup(fields []*field, has func(*field) bool) lookup {
	l := lookup{fields: fields}
	names, locals := map[xmlstream.NameID]int{}, map[xmlstream.NameID]int{}
	var others []int
	last := map[string]int{}
	for i, f := range fields {
		if !has(f) {
			continue
		}
		local := xmlstream.LookupName("", f.local)
		if before, ok := last[f.local]; ok {
			fields[before].next = i
		} else if local != 0 {
			locals[local] = i
		} else {
			others = append(others, i)
		}
		last[f.local] = i
	}
	l.certain = len(others) == 0
	for _, i := range locals {
		f := fields[i]
		if f.next < 0 {
			for _, id := range f.wholeIDs() {
				names[id] = i
			}
		}
		l.certain = l.certain && f.next < 0 && len(f.ids) == len(f.spaces) && (f.parent || len(f.spaces) > 0)
	}
	l.names, l.locals = makeIDTable(names), makeIDTable(locals)
	l.unknown = len(others) > 0
	for size := tableSize(2 * len(others)); l.unknown; size *= 2 {
		for l.factor = 1; l.factor < 2000; l.factor += 2 {
			if l.place(others, size) {
				return l
			}
		}
	}
	return l
}

// wholeIDs returns the ids of names that the field takes for sure.
func (f *field) wholeIDs() (ids []xmlstream.NameID) {
	local := xmlstream.LookupName("", f.local)
	switch {
	case f.parent:
		ids = append(ids, spaceOfParent|local)
	case len(f.spaces) == 0 && f.mode == modeAttr:
		ids = append(ids, local)
	}
	return append(ids, f.ids...)
}

func tableSize(n int) int { return 1 << bits.Len(uint(max(n, 1)-1)) }

// place fills the hash table, and reports whether no two names fell together.
func (l *lookup) place(others []int, size int) bool {
	l.byHash = make([]int16, size)
	for _, i := range others {
		at := &l.byHash[l.hash([]byte(l.fields[i].local))]
		if *at != 0 {
			return false
		}
		*at = int16(i + 1)
	}
	return true
}

func (l *lookup) hash(name []byte) int {
	h := uint32(len(name))
	for _, c := range name {
		h = (h ^ uint32(c)) * (0x9E3779B1 ^ l.factor<<1)
	}
	return int(h>>16^h) & (len(l.byHash) - 1)
}

// whole returns the only field that can have the name that the Cursor stands on,
// -1 if local must be asked.
func (l *lookup) whole(c *xmlstream.OwnedCursor) int {
	if c.InSpaceOfParent() {
		if local := c.LocalID(); local != 0 {
			if i := l.names.find(spaceOfParent | local); i >= 0 {
				return i
			}
		}
	}
	return l.names.find(c.NameID())
}

// local returns the first field with the local name that the Cursor stands on,
// -1 if there is none.
func (l *lookup) local(c *xmlstream.OwnedCursor) int {
	if id := c.LocalID(); id != 0 {
		return l.locals.find(id)
	}
	if !l.unknown {
		return -1
	}
	name := c.Local()
	i := int(l.byHash[l.hash(name)]) - 1
	if i < 0 || l.fields[i].local != string(name) {
		return -1
	}
	return i
}
