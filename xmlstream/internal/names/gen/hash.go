package main

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
)

// A table is one perfect hash by hash and displace: the top bits of the product choose a bucket, the
// bits below them, xored with the displacement of the bucket, choose the slot.
type table struct {
	name                 string
	bucketBits, slotBits int
	multipliers          []uint64
	withLength           bool // the length is a word of its own
	keys                 []key

	displacements []uint16
	entries       map[int]key
}

type key struct {
	words  [2]uint64
	length int
	id     int
}

var (
	shortLayout = table{name: "short", bucketBits: 9, slotBits: 11, multipliers: make([]uint64, 1)}
	longLayout  = table{name: "long", bucketBits: 8, slotBits: 10, multipliers: make([]uint64, 2)}
	spaceLayout = table{name: "space", bucketBits: 8, slotBits: 10, multipliers: make([]uint64, 2), withLength: true}
)

// solve finds multipliers and displacements that give every key a slot of its own.
func (t *table) solve() error {
	const attempts = 1000
	random := generator(0)
	for range attempts {
		for i := range t.multipliers {
			t.multipliers[i] = random.next() | 1
		}
		if t.displace() {
			return nil
		}
	}
	return fmt.Errorf("no perfect hash for the %s table in %d attempts: make it larger", t.name, attempts)
}

// displace places the buckets one after the other, the fullest first.
func (t *table) displace() bool {
	type member struct {
		key  key
		slot int // before displacement
	}
	buckets := make([][]member, 1<<t.bucketBits)
	for _, k := range t.keys {
		h := t.hash(k)
		bucket := h >> (64 - t.bucketBits)
		slot := h >> (64 - t.bucketBits - t.slotBits) & (1<<t.slotBits - 1)
		buckets[bucket] = append(buckets[bucket], member{k, int(slot)})
	}
	order := make([]int, len(buckets))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(buckets[b]), len(buckets[a])) })

	t.displacements = make([]uint16, len(buckets))
	t.entries = make(map[int]key, len(t.keys))
	for _, b := range order {
		placed := false
		for d := 0; d < 1<<t.slotBits && !placed; d++ {
			taken := make(map[int]key, len(buckets[b]))
			for _, m := range buckets[b] {
				if _, used := t.entries[m.slot^d]; !used {
					taken[m.slot^d] = m.key
				}
			}
			if placed = len(taken) == len(buckets[b]); placed {
				t.displacements[b] = uint16(d)
				for slot, k := range taken {
					t.entries[slot] = k
				}
			}
		}
		if !placed {
			return false
		}
	}
	return true
}

func (t *table) hash(k key) uint64 {
	var h uint64
	for i, m := range t.multipliers {
		word := k.words[i]
		if i == 0 && t.withLength {
			word ^= uint64(k.length)
		}
		h += word * m
	}
	return h
}

// minSpace is the length of the shortest namespace name that the hash takes: one word.
const minSpace = 8

// localWords are the bytes of a local name as little-endian words, padded with zeros.
func localWords(name string) (lo, hi uint64) {
	var padded [16]byte
	copy(padded[:], name)
	return binary.LittleEndian.Uint64(padded[:8]), binary.LittleEndian.Uint64(padded[8:])
}

// spaceWords are the bytes of a namespace name that the hash sees: the last eight, where versions and
// protocols differ, and the eight before them, or the first eight where there are not that many.
func spaceWords(name string) (tail, before uint64) {
	b := []byte(name)
	tail = binary.LittleEndian.Uint64(b[len(b)-8:])
	before = binary.LittleEndian.Uint64(b[max(len(b)-16, 0):])
	return tail, before
}

// A generator is the SplitMix64 sequence: numbers that are the same in every Go release.
type generator uint64

func (g *generator) next() uint64 {
	*g += 0x9e3779b97f4a7c15
	z := uint64(*g)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}
