// Compare measures other XML parsers on the streams of package corpus, in
// turns, and checks that all see the same number of elements:
//
//	./setup
//	go run . >table.md
//
// It writes two tables in Markdown to standard output, what each parser checks
// and how fast it is, and draws chart.svg.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"

	"github.com/xmppwire/xmppwire/bench/corpus"
	"github.com/xmppwire/xmppwire/bench/internal/race"
)

func main() {
	names := flag.String("corpus", strings.Join(corpus.Names(), ","), "the corpora to measure on")
	size := flag.Int("size", 1<<20, "the `bytes` of a corpus")
	budget := flag.Duration("time", 80*time.Second, "how long to measure")
	chart := flag.String("chart", "chart.svg", "the `file` to draw the chart into, empty for none")
	flag.Parse()
	if err := run(strings.Split(*names, ","), *size, *budget, *chart); err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(1)
	}
}

// figure is how fast a parser is.
type figure struct {
	mbPerSecond float64
	ratio       float64 // of encoding/xml's time to its time, in the same rounds
}

func run(names []string, size int, budget time.Duration, chart string) error {
	var data []*corpus.Corpus
	for _, name := range names {
		c, err := corpus.New(name, size)
		if err != nil {
			return err
		}
		if err := agree(c.Stream); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		data = append(data, c)
	}
	figures := make([][]figure, len(parsers)) // of the corpora
	for i, c := range data {
		fmt.Fprintf(os.Stderr, "[%d/%d] %s\n", i+1, len(data), c.Name)
		of, err := measure(c, budget/time.Duration(len(data)))
		if err != nil {
			return fmt.Errorf("%s: %w", c.Name, err)
		}
		for p := range parsers {
			figures[p] = append(figures[p], of[p])
		}
	}
	machine := fmt.Sprintf("%s, %s %s/%s", cpuName(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	fmt.Printf("%s\n\n%s\nMB/s, and how many times as fast as encoding/xml in the same rounds:\n\n%s", machine, markdown(checksTable()), markdown(speedTable(names, figures)))
	if chart == "" {
		return nil
	}
	return drawChart(chart, machine, names, figures)
}

// measure times all parsers in turns.
func measure(c *corpus.Corpus, budget time.Duration) ([]figure, error) {
	var sides []*race.Side
	var base *race.Side
	for _, p := range parsers {
		s := &race.Side{Pass: func() error { return p.parse(c.Stream) }}
		if p.name == "encoding/xml" {
			base = s
		}
		sides = append(sides, s)
	}
	if err := race.Run(budget, sides...); err != nil {
		return nil, err
	}
	var list []figure
	for _, s := range sides {
		list = append(list, figure{float64(len(c.Stream)) / race.Median(s.NS) * 1e3, race.Ratio(base, s)})
	}
	return list, nil
}

func speedTable(names []string, figures [][]figure) [][]string {
	table := [][]string{append([]string{"parser"}, names...)}
	for i, p := range parsers {
		line := []string{p.name}
		for _, f := range figures[i] {
			line = append(line, fmt.Sprintf("%.0f · %.1f×", f.mbPerSecond, f.ratio))
		}
		table = append(table, line)
	}
	return table
}

// cpuName is what Linux calls the CPU.
func cpuName() string {
	f, err := os.Open("/proc/cpuinfo")
	if err != nil {
		return "unknown CPU"
	}
	defer func() { _ = f.Close() }()
	for s := bufio.NewScanner(f); s.Scan(); {
		if key, value, ok := strings.Cut(s.Text(), ":"); ok && strings.TrimSpace(key) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return "unknown CPU"
}
