// Taprate sends stanzas both ways through xmppcat -tap, and says whether all
// of them came through and were counted, how fast, and how much later than
// without the tap.
//
//	go run ./stanza/cmd/xmppcat/taprate [-n STANZAS] [-rate STANZAS-A-SECOND] [-view WORDS]
//
// A source and a sink on loopback each send half of the stanzas to the other,
// once connected directly and once with each view between them. They compare
// what they received by its SHA-256. With a rate they send a batch each
// millisecond; its latency is from before it is written until its last byte is
// read. What the tap prints is read and thrown away, but for the summary at its
// end, whose counts must be those of what was sent. The exit status is 1 if
// anything is missing.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// views are what stands between source and sink: flags of xmppcat.
var views = []struct {
	name  string
	flags []string // nil for no tap
}{
	{"direct", nil},
	{"json", []string{"-json"}},
	{"blocks", []string{}},
	{"record", []string{"-json", "-record", "records"}},
	{"page", []string{"-json", "-http", "127.0.0.1:0"}},
	{"counts", []string{"-json", "-kind", "close"}},
}

func main() {
	stanzas := flag.Int("n", 1_000_000, "how many `stanzas` to send, both directions together")
	rate := flag.Int("rate", 100_000, "how many stanzas a second, both directions together; 0 is as fast as they pass")
	only := flag.String("view", "direct,json,blocks,record,page,counts", "which `views`, with commas between them")
	flag.Parse()
	fine, err := run(*stanzas, *rate, strings.Split(*only, ","))
	if err != nil {
		fmt.Fprintln(os.Stderr, "taprate:", err)
	}
	if err != nil || !fine {
		os.Exit(1)
	}
}

func run(stanzas, rate int, only []string) (fine bool, err error) {
	dir, err := os.MkdirTemp("", "taprate")
	if err != nil {
		return false, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	binary := filepath.Join(dir, "xmppcat")
	build := exec.Command("go", "build", "-o", binary, "github.com/xmppwire/xmppwire/stanza/cmd/xmppcat")
	if out, err := build.CombinedOutput(); err != nil {
		return false, fmt.Errorf("%w\n%s", err, out)
	}
	sent := load{stanzas: stanzas / 2, rate: rate / 2}
	sent.make()
	fmt.Printf("%d stanzas of %d bytes, half of them each way; %s, %d CPUs, %s\n",
		2*sent.stanzas, len(sent.bytes)/sent.stanzas, cpu(), runtime.NumCPU(), runtime.Version())
	fmt.Printf("%-8s %10s %9s %9s %9s %9s %10s %8s  %s\n",
		"view", "passed/s", "median", "p99", "max", "seen", "tap's CPU", "memory", "")
	fine = true
	for _, view := range views {
		if !slices.Contains(only, view.name) {
			continue
		}
		r, err := measure(&sent, binary, dir, view.flags)
		if err != nil {
			return false, fmt.Errorf("%s: %w", view.name, err)
		}
		fine = fine && r.complete()
		fmt.Printf("%-8s %10.0f %9s %9s %9s %s\n", view.name, r.rate, µs(r.quantile(0.5)), µs(r.quantile(0.99)), µs(r.quantile(1)), r.tap)
	}
	return fine, nil
}

func µs(d time.Duration) string {
	if d == 0 {
		return "-"
	}
	return fmt.Sprintf("%d µs", d.Microseconds())
}

func cpu() string {
	info, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(info)) {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return runtime.GOARCH
}
