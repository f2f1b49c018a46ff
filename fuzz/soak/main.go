// Command soak keeps many streams busy at once over TCP on the loopback
// interface, breaks a good part of them, and counts on both sides:
//
//	go run ./fuzz/soak [-streams 10000] [-stanzas 1000000] [-time 10m] [-seed 1]
//
// Each stream is written in random pieces. It ends with its closing tag, or
// with a fault, inside a stanza, or with a reset; what is left of its stanzas
// then goes over a new connection. The receiving side must have got exactly the
// stanzas that were sent before that, in their order, and must know why the
// stream ended. At the end the goroutines and the heap must be back to what
// they were. It stops by itself, at the latest after the given time.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"time"
)

func main() {
	var c config
	flag.IntVar(&c.streams, "streams", 10_000, "streams at once")
	flag.IntVar(&c.stanzas, "stanzas", 1_000_000, "stanzas over all streams")
	flag.Uint64Var(&c.seed, "seed", 1, "what is random follows from it")
	limit := flag.Duration("time", 10*time.Minute, "give up after that")
	flag.Parse()
	ctx, cancel := context.WithTimeout(context.Background(), *limit)
	defer cancel()
	c.streams = mayOpen(c.streams)
	start := time.Now()
	report, err := soak(ctx, c)
	fmt.Printf("%v, %s\n", report, time.Since(start).Round(time.Second/10))
	if err != nil {
		fmt.Fprintln(os.Stderr, "soak:", err)
		os.Exit(1)
	}
}
