package main

import (
	"time"

	"github.com/xmppwire/xmppwire/bench/internal/race"
)

// row is what a work costs on a corpus. Figures are medians over the rounds.
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

// measure runs the heat for that time.
func (h *heat) measure(stanzas int, budget time.Duration) (row, error) {
	ours, peer := &race.Side{Pass: h.ours}, &race.Side{Pass: h.peer}
	sides := []*race.Side{ours, peer}
	if h.whole != nil {
		sides = append(sides, &race.Side{Pass: h.whole})
	}
	if err := race.Run(budget, sides...); err != nil {
		return row{}, err
	}
	n := float64(stanzas)
	r := row{
		Rounds:              len(ours.NS),
		MBPerSecond:         float64(h.bytes) / race.Median(ours.NS) * 1e3,
		NsPerStanza:         race.Median(ours.NS) / n,
		AllocsPerStanza:     ours.Allocs / n,
		Ratio:               race.Ratio(peer, ours),
		PeerNsPerStanza:     race.Median(peer.NS) / n,
		PeerAllocsPerStanza: peer.Allocs / n,
	}
	if h.whole != nil {
		r.VersusWhole = race.Ratio(ours, sides[2])
	}
	return r, nil
}
