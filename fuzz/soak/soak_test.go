package main

import (
	"context"
	"testing"
	"time"
)

// TestSoak is the program in small.
func TestSoak(t *testing.T) {
	c := config{streams: mayOpen(200), stanzas: 10_000, seed: 7}
	if testing.Short() {
		c.streams, c.stanzas = mayOpen(50), 2_000
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	r, err := soak(ctx, c)
	t.Log(r)
	if err != nil {
		t.Fatal(err)
	}
	if r.sent != int64(c.stanzas) || r.closed == 0 || r.faults == 0 || r.cuts == 0 || r.resets == 0 {
		t.Error("not all that was to be tried has been")
	}
}

// TestSoakStops proves that the time is kept to, and that nothing is left.
func TestSoakStops(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if r, err := soak(ctx, config{streams: 20, stanzas: 100_000_000, seed: 7}); err == nil {
		t.Errorf("%v, and no error", r)
	}
}
