// Package race times what is to be compared in turns, so that what disturbs
// the machine disturbs all sides.
package race

import (
	"runtime"
	"slices"
	"time"
)

// sampleTime is the least that one timing takes; short passes are repeated.
const sampleTime = 5 * time.Millisecond

// Side is one of those that are compared. Figures are per pass.
type Side struct {
	Pass   func() error
	Allocs float64   // of Go
	NS     []float64 // nanoseconds, a sample for each round

	repeat int
}

// Run runs all sides once a round, one right after the other, until the time
// is used up, but for three rounds at least. On Linux the figures are CPU time
// of the process, so that who leaves garbage pays for its collection; with one
// CPU for Go, so that no idle one helps.
func Run(budget time.Duration, sides ...*Side) error {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, s := range sides {
		if err := s.calibrate(min(sampleTime, budget)); err != nil {
			return err
		}
	}
	rounds := 0
	for start := time.Now(); rounds < 3 || time.Since(start) < budget; rounds++ {
		for i := range sides {
			// Nobody is always the first.
			if err := sides[(i+rounds)%len(sides)].sample(); err != nil {
				return err
			}
		}
	}
	return nil
}

// calibrate counts the allocations of a pass, and how many passes make a
// sample of at least that time.
func (s *Side) calibrate(least time.Duration) error {
	if err := s.Pass(); err != nil { // warm
		return err
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := clock()
	if err := s.Pass(); err != nil {
		return err
	}
	s.repeat = 1 + int(least/max(clock()-start, 1))
	runtime.ReadMemStats(&after)
	s.Allocs = float64(after.Mallocs - before.Mallocs)
	return nil
}

// sample times the pass. What others left on the heap is collected before.
func (s *Side) sample() error {
	runtime.GC()
	start := clock()
	for range s.repeat {
		if err := s.Pass(); err != nil {
			return err
		}
	}
	s.NS = append(s.NS, float64(max(clock()-start, 1))/float64(s.repeat))
	return nil
}

// Ratio is the median over the rounds of a's time over b's.
func Ratio(a, b *Side) float64 {
	var list []float64
	for i := range a.NS {
		list = append(list, a.NS[i]/b.NS[i])
	}
	return Median(list)
}

// Median of a list that is not empty.
func Median(list []float64) float64 {
	s := slices.Sorted(slices.Values(list))
	return (s[(len(s)-1)/2] + s[len(s)/2]) / 2
}
