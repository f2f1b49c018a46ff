package names

// The tables are perfect hashes by hash and displace. The top bits of the product choose a bucket; the
// bits below them, xored with the displacement of that bucket, choose the slot. A slot that no name has
// is zero, so its id is 0 also where a caller's words happen to be equal to it.

type shortEntry struct {
	key    uint64
	id     uint16
	length uint16
}

type longEntry struct {
	lo, hi uint64
	id     uint16
	length uint16
}

// Short returns the id of a local name of n bytes, 1 to 8, that key holds: the first byte lowest, zeros
// above the last. The length tells a name from the same name with NUL after it. For any other key or n
// the answer is 0.
func Short(key uint64, n int) uint16 {
	h := key * shortMultiplier0
	slot := h>>(64-shortBucketBits-shortSlotBits) ^ uint64(shortDisplacements[h>>(64-shortBucketBits)])
	e := &shortEntries[slot&(1<<shortSlotBits-1)]
	if e.key != key || int(e.length) != n {
		return 0
	}
	return e.id
}

// Long returns the id of a local name of n bytes, 9 to 16: lo holds the first eight, hi the others, with
// zeros above the last. For any other words or n the answer is 0.
func Long(lo, hi uint64, n int) uint16 {
	h := lo*longMultiplier0 + hi*longMultiplier1
	slot := h>>(64-longBucketBits-longSlotBits) ^ uint64(longDisplacements[h>>(64-longBucketBits)])
	e := &longEntries[slot&(1<<longSlotBits-1)]
	if e.lo != lo || e.hi != hi || int(e.length) != n {
		return 0
	}
	return e.id
}

// SpaceAt returns the only id that a namespace name of n bytes, at least MinSpace, can have, from two of
// its words: tail is its last eight bytes, before the eight bytes ahead of these, or its first eight
// where n is below 16, both little-endian. The name must still be compared with SpaceName(id).
func SpaceAt(tail, before uint64, n int) uint16 {
	h := (tail^uint64(n))*spaceMultiplier0 + before*spaceMultiplier1
	slot := h>>(64-spaceBucketBits-spaceSlotBits) ^ uint64(spaceDisplacements[h>>(64-spaceBucketBits)])
	return spaceEntries[slot&(1<<spaceSlotBits-1)]
}
