// Bench measures the library on generated streams, in turns with encoding/xml
// on the same bytes:
//
//	go run ./bench
//	go run ./bench -corpus mixed,alien -work tokenise -time 20s
//	go run ./bench -json >before.json
//
// The table goes to standard output, progress to standard error.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/xmppwire/xmppwire/bench/corpus"
)

type config struct {
	corpora []string
	works   []work
	size    int           // bytes of a corpus
	time    time.Duration // for all rows together
	idle    int           // streams
	json    bool
}

func main() {
	c, err := parseFlags(os.Args[1:])
	if err == nil {
		err = run(c, os.Stdout, os.Stderr)
	}
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func parseFlags(args []string) (config, error) {
	var workNames []string
	for _, w := range works {
		workNames = append(workNames, w.name)
	}
	fs := flag.NewFlagSet("bench", flag.ContinueOnError)
	corpora := fs.String("corpus", strings.Join(corpus.Names(), ","), "the corpora to measure on")
	selected := fs.String("work", strings.Join(workNames, ",")+",idle", "what to measure")
	size := fs.Int("size", 1<<20, "the `bytes` of a corpus")
	budget := fs.Duration("time", 75*time.Second, "how long to measure, idle streams not counted")
	idle := fs.Int("idle", 1_000_000, "how many `streams` are idle")
	asJSON := fs.Bool("json", false, "write JSON")
	if err := fs.Parse(args); err != nil {
		return config{}, err
	}
	if fs.NArg() > 0 {
		return config{}, fmt.Errorf("the argument %q is no flag", fs.Arg(0))
	}
	c := config{size: *size, time: *budget, json: *asJSON, corpora: strings.Split(*corpora, ",")}
	for _, name := range c.corpora {
		if _, err := corpus.New(name, 1); err != nil {
			return c, err
		}
	}
	for _, name := range strings.Split(*selected, ",") {
		i := slices.Index(workNames, name)
		switch {
		case i >= 0:
			c.works = append(c.works, works[i])
		case name == "idle" && *idle > 0:
			c.idle = *idle
		case name != "idle":
			return c, fmt.Errorf("there is no work %q, only %s, idle", name, strings.Join(workNames, ", "))
		}
	}
	return c, nil
}

// run measures row by row. Each corpus is made in its turn, and gone at the next
// one's: how often the collector runs depends on what is alive.
func run(c config, out, progress io.Writer) error {
	r := newReport(c.size)
	rows := len(c.corpora) * len(c.works)
	idle := map[string]idleRow{}
	for _, name := range c.corpora {
		d, err := corpus.New(name, c.size)
		if err != nil {
			return err
		}
		if c.idle > 0 {
			row, err := measureIdle(d, c.idle, idle, progress)
			if err != nil {
				return err
			}
			r.Idle = append(r.Idle, row)
		}
		for _, w := range c.works {
			fmt.Fprintf(progress, "[%d/%d] %s, %s: ", len(r.Rows)+1, rows, d.Name, w.name)
			h, err := w.enter(d)
			if err != nil {
				return fmt.Errorf("%s, %s: %w", d.Name, w.name, err)
			}
			row, err := h.measure(len(d.Stanzas), c.time/time.Duration(rows))
			if err != nil {
				return fmt.Errorf("%s, %s: %w", d.Name, w.name, err)
			}
			row.Corpus, row.Work = d.Name, w.name
			r.Rows = append(r.Rows, row)
			fmt.Fprintf(progress, "%.0f MB/s, %.1f × encoding/xml, %d rounds\n", row.MBPerSecond, row.Ratio, row.Rounds)
		}
	}
	if c.json {
		return r.writeJSON(out)
	}
	fmt.Fprintln(progress)
	return r.writeTable(out, c.corpora, c.works)
}

// bigBody is a message body that the default limits just let pass.
const bigBody = 262_000

// measureIdle measures each stream header once, since it is what an idle stream
// remembers; known are those that were measured.
func measureIdle(d *corpus.Corpus, streams int, known map[string]idleRow, progress io.Writer) (row idleRow, err error) {
	row, ok := known[string(d.Header)]
	if !ok {
		row = idleRow{Streams: streams}
		fmt.Fprintf(progress, "%s, %s idle streams: ", d.Name, thousands(streams))
		if row.Bytes, err = idleBytes(d.Header, 0, streams); err != nil {
			return row, err
		}
		if row.BytesAfterBig, err = idleBytes(d.Header, bigBody, 1+streams/100); err != nil {
			return row, err
		}
		fmt.Fprintf(progress, "%.1f bytes each, %.1f after a stanza of 256 kB\n", row.Bytes, row.BytesAfterBig)
		known[string(d.Header)] = row
	}
	row.Corpus = d.Name
	return row, nil
}
