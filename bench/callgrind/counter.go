package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"

	"github.com/xmppwire/xmppwire/xmlstream"
)

const workerFlag = "-feed-under-valgrind"

// whole is a feed of all bytes at once.
const whole = 1 << 30

// nothing is the feed of a run that only starts and reads its input: what it
// costs is no work of the tokenizer.
const nothing = 0

// worker is the program that valgrind runs.
func worker(path, feed string) error {
	input, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(feed)
	if err != nil || n == nothing {
		return err
	}
	for range passes(input) {
		if _, err := tokenise(input, n); err != nil {
			return err
		}
	}
	return nil
}

// passes is how often the worker reads the input: enough to make its start
// count for little.
func passes(input []byte) int { return 1 + 1_000_000/len(input) }

// tokenise feeds n bytes at once and returns how many children there were.
func tokenise(input []byte, n int) (children int, err error) {
	tok := xmlstream.NewTokenizer(&xmlstream.Options{Limits: xmlstream.Unlimited()})
	for i := 0; i < len(input); i += n {
		for event, err := range tok.Feed(input[i:min(i+n, len(input))]) {
			if err != nil {
				return children, err
			}
			if event == xmlstream.Child {
				children++
			}
		}
	}
	return children, nil
}

// counter runs the worker under valgrind.
type counter struct {
	valgrind, self, dir string
	known               map[run]int64 // instructions
}

// run is what the worker is told to do.
type run struct {
	input [sha256.Size]byte
	feed  int
}

func newCounter() (*counter, error) {
	valgrind, err := exec.LookPath("valgrind")
	if err != nil {
		return nil, fmt.Errorf("valgrind is not installed: %w", err)
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "callgrind")
	if err != nil {
		return nil, err
	}
	return &counter{valgrind, self, dir, map[run]int64{}}, nil
}

func (c *counter) close() { _ = os.RemoveAll(c.dir) }

// perByte returns the instructions that tokenising a byte of the sample takes.
func (c *counter) perByte(s sample) (float64, error) {
	input := s.input()
	work, err := c.instructions(input, s.feed)
	if err != nil {
		return 0, err
	}
	start, err := c.instructions(input, nothing)
	return float64(work-start) / float64(len(input)*passes(input)), err
}

var collected = regexp.MustCompile(`Collected : (\d+)`)

func (c *counter) instructions(input []byte, feed int) (int64, error) {
	key := run{sha256.Sum256(input), feed}
	if n, ok := c.known[key]; ok {
		return n, nil
	}
	path := filepath.Join(c.dir, "input")
	if err := os.WriteFile(path, input, 0o600); err != nil {
		return 0, err
	}
	cmd := exec.Command(c.valgrind, "--tool=callgrind", "--callgrind-out-file=/dev/null", c.self, workerFlag, path, strconv.Itoa(feed))
	// One thread, no collector that runs when it likes, and no instruction that
	// valgrind does not know.
	cmd.Env = append(os.Environ(), "GOGC=off", "GOMAXPROCS=1", "GODEBUG=asyncpreemptoff=1,cpu.rdtscp=off")
	out, err := cmd.CombinedOutput()
	if err != nil {
		return 0, fmt.Errorf("%w: %s", err, out)
	}
	m := collected.FindSubmatch(out)
	if m == nil {
		return 0, errors.New("valgrind has not said what it collected: " + string(out))
	}
	n, err := strconv.ParseInt(string(m[1]), 10, 64)
	c.known[key] = n
	return n, err
}
