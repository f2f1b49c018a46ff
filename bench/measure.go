package main

import (
	"runtime"
	"slices"
	"time"
)

// sampleTime is the least that one timing takes; short passes are repeated.
const sampleTime = 5 * time.Millisecond

// row is what a work costs on a corpus. Figures are medians.
type row struct {
	Corpus          string  `json:"corpus"`
	Work            string  `json:"work"`
	Rounds          int     `json:"rounds"`
	MBPerSecond     float64 `json:"mb_per_second"`
	NsPerStanza     float64 `json:"ns_per_stanza"`
	AllocsPerStanza float64 `json:"allocs_per_stanza"`
	// Ratio is how many times as long encoding/xml takes, in the same round.
	Ratio               float64 `json:"times_encoding_xml"`
	PeerNsPerStanza     float64 `json:"encoding_xml_ns_per_stanza"`
	PeerAllocsPerStanza float64 `json:"encoding_xml_allocs_per_stanza"`
	// VersusWhole is how many times as long it takes as the same bytes in
	// writes of 16 KiB, in the same round; 0 where it is that itself.
	VersusWhole float64 `json:"times_16k_writes,omitempty"`
}

// measure runs the heat in rounds until the time is used up, three at least.
// In each round every side runs once, right after the other.
func (h *heat) measure(stanzas int, budget time.Duration) (row, error) {
	sides := []*side{{pass: h.ours}, {pass: h.peer}}
	if h.whole != nil {
		sides = append(sides, &side{pass: h.whole})
	}
	for _, s := range sides {
		if err := s.calibrate(min(sampleTime, budget)); err != nil {
			return row{}, err
		}
	}
	rounds := 0
	for start := time.Now(); rounds < 3 || time.Since(start) < budget; rounds++ {
		for i := range sides {
			// Nobody is always the first.
			if err := sides[(i+rounds)%len(sides)].sample(); err != nil {
				return row{}, err
			}
		}
	}
	ours, peer := sides[0], sides[1]
	n := float64(stanzas)
	r := row{
		Rounds:              rounds,
		MBPerSecond:         float64(h.bytes) / median(ours.ns) * 1e3,
		NsPerStanza:         median(ours.ns) / n,
		AllocsPerStanza:     ours.allocs / n,
		Ratio:               ratio(peer, ours),
		PeerNsPerStanza:     median(peer.ns) / n,
		PeerAllocsPerStanza: peer.allocs / n,
	}
	if h.whole != nil {
		r.VersusWhole = ratio(ours, sides[2])
	}
	return r, nil
}

// side is one of those that are compared. Figures are per pass.
type side struct {
	pass   pass
	repeat int
	allocs float64
	ns     []float64 // a sample for each round
}

// calibrate counts the allocations of a pass, and how many passes make a
// sample of at least that time.
func (s *side) calibrate(least time.Duration) error {
	if err := s.pass(); err != nil { // warm
		return err
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	if err := s.pass(); err != nil {
		return err
	}
	s.repeat = 1 + int(least/max(time.Since(start), 1))
	runtime.ReadMemStats(&after)
	s.allocs = float64(after.Mallocs - before.Mallocs)
	return nil
}

// sample times the pass. What others left on the heap is collected before.
func (s *side) sample() error {
	runtime.GC()
	start := time.Now()
	for range s.repeat {
		if err := s.pass(); err != nil {
			return err
		}
	}
	s.ns = append(s.ns, float64(time.Since(start).Nanoseconds())/float64(s.repeat))
	return nil
}

// ratio is the median over the rounds of a's time over b's.
func ratio(a, b *side) float64 {
	var list []float64
	for i := range a.ns {
		list = append(list, a.ns[i]/b.ns[i])
	}
	return median(list)
}

func median(list []float64) float64 {
	s := slices.Sorted(slices.Values(list))
	return (s[(len(s)-1)/2] + s[len(s)/2]) / 2
}
