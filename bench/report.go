package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"strings"
	"unicode/utf8"
)

// report is the outcome of a run.
type report struct {
	CPU   string    `json:"cpu"`
	Cores int       `json:"cores"`
	Go    string    `json:"go"`
	Arch  string    `json:"arch"`
	Size  int       `json:"corpus_bytes"`
	Rows  []row     `json:"rows"`
	Idle  []idleRow `json:"idle"`
}

type idleRow struct {
	Corpus  string  `json:"corpus"`
	Streams int     `json:"streams"`
	Bytes   float64 `json:"bytes_per_stream"`
	// BytesAfterBig is of a hundredth of the streams, after a stanza of 256 kB.
	BytesAfterBig float64 `json:"bytes_per_stream_after_256_kb"`
}

func newReport(size int) *report {
	return &report{CPU: cpuName(), Cores: runtime.NumCPU(), Go: runtime.Version(), Arch: runtime.GOOS + "/" + runtime.GOARCH, Size: size}
}

// cpuName is what Linux calls the CPU, "unknown" elsewhere.
func cpuName() string {
	f, err := os.Open("/proc/cpuinfo")
	if err != nil {
		return "unknown"
	}
	defer func() { _ = f.Close() }()
	for s := bufio.NewScanner(f); s.Scan(); {
		if key, value, ok := strings.Cut(s.Text(), ":"); ok && strings.TrimSpace(key) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return "unknown"
}

func (r *report) writeJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(r)
}

// writeTable writes a table in Markdown that a terminal shows well too.
func (r *report) writeTable(w io.Writer, corpora []string, works []work) error {
	head := []string{"corpus"}
	for _, wk := range works {
		head = append(head, wk.name)
	}
	table := [][]string{head}
	if len(r.Idle) > 0 {
		table[0] = append(table[0], "idle")
	}
	for _, c := range corpora {
		line := []string{c}
		for _, wk := range works {
			line = append(line, r.cell(c, wk.name))
		}
		for _, i := range r.Idle {
			if i.Corpus == c {
				line = append(line, fmt.Sprintf("%.0f · %.0f B", i.Bytes, i.BytesAfterBig))
			}
		}
		table = append(table, line)
	}
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "%s, %d cores, %s %s; each corpus %s bytes\n\n", r.CPU, r.Cores, r.Go, r.Arch, thousands(r.Size))
	fmt.Fprint(b, "MB/s · × encoding/xml in the same rounds · allocations per stanza")
	for _, wk := range works {
		if wk.name == "stanzas" || wk.name == "bytes" {
			fmt.Fprint(b, " · time / that of 16 KiB writes")
			break
		}
	}
	fmt.Fprint(b, "\n\n")
	writeMarkdown(b, table)
	fmt.Fprintln(b)
	for _, wk := range works {
		fmt.Fprintf(b, "%s: %s; against %s\n", wk.name, wk.ours, wk.peer)
	}
	if len(r.Idle) > 0 {
		fmt.Fprintf(b, "idle: heap per Tokenizer after header, features and a stanza, over %s of them · after a stanza of 256 kB\n", thousands(r.Idle[0].Streams))
	}
	return b.Flush()
}

func (r *report) cell(corpus, work string) string {
	for _, row := range r.Rows {
		if row.Corpus != corpus || row.Work != work {
			continue
		}
		cell := fmt.Sprintf("%4.0f · %s× · %s", row.MBPerSecond, short(row.Ratio), short(row.AllocsPerStanza))
		if row.VersusWhole > 0 {
			cell += fmt.Sprintf(" · %.2f", row.VersusWhole)
		}
		return cell
	}
	return "–"
}

// short has one digit after the point for small numbers that are not whole.
func short(v float64) string {
	if s := strconv.FormatFloat(v, 'f', 1, 64); v < 100 && !strings.HasSuffix(s, ".0") {
		return s
	}
	return strconv.FormatFloat(v, 'f', 0, 64)
}

func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func writeMarkdown(w io.Writer, table [][]string) {
	width := make([]int, len(table[0]))
	for _, line := range table {
		for i, cell := range line {
			width[i] = max(width[i], utf8.RuneCountInString(cell))
		}
	}
	for n, line := range table {
		for i, cell := range line {
			fmt.Fprintf(w, "| %s%s ", cell, strings.Repeat(" ", width[i]-utf8.RuneCountInString(cell)))
		}
		fmt.Fprintln(w, "|")
		if n > 0 {
			continue
		}
		for i := range line {
			fmt.Fprintf(w, "|%s", strings.Repeat("-", width[i]+2))
		}
		fmt.Fprintln(w, "|")
	}
}
