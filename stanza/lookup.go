package stanza

import (
	"math/bits"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// lookup leads from a local name to the first of the fields that have it: by
// the name's id in the static table, and for names outside of it by a hash
// that is perfect for the plan. A hit by hash is confirmed by comparing bytes.
type lookup struct {
	fields []*field

	ids     []idSlot // a power of two of them
	byHash  []int16  // field+1; a power of two of them
	factor  uint32
	unknown bool // there are names outside the static table
}

type idSlot struct {
	id    xmlstream.NameID
	field int16
}

func makeLookup(fields []*field, has func(*field) bool) lookup {
	l := lookup{fields: fields}
	var ids, others []int
	last := map[string]int{}
	for i, f := range fields {
		if !has(f) {
			continue
		}
		if before, ok := last[f.local]; ok {
			fields[before].next = i
		} else if xmlstream.LookupName("", f.local) != 0 {
			ids = append(ids, i)
		} else {
			others = append(others, i)
		}
		last[f.local] = i
	}
	l.ids = make([]idSlot, tableSize(2*len(ids)))
	for _, i := range ids {
		id := xmlstream.LookupName("", fields[i].local)
		at := int(id)
		for l.ids[at&(len(l.ids)-1)].id != 0 {
			at++
		}
		l.ids[at&(len(l.ids)-1)] = idSlot{id, int16(i)}
	}
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

// find returns the first field with the local name that the Cursor stands on,
// -1 if there is none.
func (l *lookup) find(c *xmlstream.Cursor) int {
	if id := c.LocalID(); id != 0 {
		for at := int(id); ; at++ {
			s := &l.ids[at&(len(l.ids)-1)]
			switch s.id {
			case id:
				return int(s.field)
			case 0:
				return -1
			}
		}
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
