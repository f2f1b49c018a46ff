package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// tapped is a running xmppcat -tap, and in the end what it has seen.
type tapped struct {
	cmd     *exec.Cmd
	address string
	output  chan string // the last of it, when there is no more

	seen    time.Duration // from the last byte received until all was printed
	cpu     time.Duration
	memory  int64 // bytes at most
	unshown int
	counted bool
}

func tap(binary, dir string, flags []string, upstream string) (*tapped, error) {
	t := &tapped{output: make(chan string, 1)}
	t.cmd = exec.Command(binary, append(append([]string{"-tap", "127.0.0.1:0"}, flags...), upstream)...)
	t.cmd.Dir = dir
	stdout, err := t.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	stderr, err := t.cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := t.cmd.Start(); err != nil {
		return nil, err
	}
	go func() { t.output <- tail(stdout) }()
	log := bufio.NewReader(stderr)
	for t.address == "" {
		line, err := log.ReadString('\n')
		if err != nil {
			return nil, fmt.Errorf("the tap does not listen: %w", err)
		}
		if _, rest, ok := strings.Cut(line, "listening at "); ok {
			t.address, _, _ = strings.Cut(rest, " ")
		}
	}
	go func() { _, _ = io.Copy(io.Discard, log) }()
	return t, nil
}

// tail reads to the end and returns the last of it.
func tail(r io.Reader) string {
	const most = 64 << 10
	b := make([]byte, 0, 2*most)
	for {
		n, err := r.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		if err != nil {
			return string(b)
		}
		if len(b) > most {
			b = b[:copy(b, b[len(b)-most:])]
		}
	}
}

// finish interrupts the tap, which prints what it has not printed yet and its
// summary, and compares its counts.
func (t *tapped) finish(last time.Time, stanzas int, bytes int64) error {
	t.look()
	if err := t.cmd.Process.Signal(syscall.SIGINT); err != nil {
		return err
	}
	var output string
	for running := true; running; {
		select {
		case output = <-t.output:
			running = false
		case <-time.After(tick):
			t.look()
		}
	}
	t.seen = time.Since(last)
	if err := t.cmd.Wait(); err != nil {
		return fmt.Errorf("%w: %s", err, output)
	}
	t.cpu = t.cmd.ProcessState.UserTime() + t.cmd.ProcessState.SystemTime()
	_, summary, _ := strings.Cut(output, "summary")
	count := func(name string) (all int) {
		for _, m := range regexp.MustCompile(`\b`+name+`"?: ?(\d+)`).FindAllStringSubmatch(summary, -1) {
			n, _ := strconv.Atoi(m[1])
			all += n
		}
		return all
	}
	t.unshown = count("unshown")
	t.counted = count("message") == stanzas/2 && count("presence") == stanzas/4 && count("iq") == stanzas/4 && count("bytes") == int(bytes)
	return nil
}

// look notes the most memory that the tap has had, where Linux says it. (What
// wait says is no less than the memory of who started it.)
func (t *tapped) look() {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", t.cmd.Process.Pid))
	_, peak, _ := strings.Cut(string(status), "VmHWM:")
	var kilobytes int64
	_, _ = fmt.Sscanf(peak, "%d", &kilobytes)
	t.memory = max(t.memory, kilobytes<<10)
}

func (t *tapped) kill() { _ = t.cmd.Process.Kill() }

// String returns the columns of a tap.
func (t *tapped) String() string {
	if t == nil {
		return ""
	}
	s := fmt.Sprintf("%6d ms %8.2f s %5d MB", t.seen.Milliseconds(), t.cpu.Seconds(), t.memory>>20)
	if t.unshown > 0 {
		s += fmt.Sprintf("  %d events counted, not shown", t.unshown)
	}
	if !t.counted {
		s += "  COUNTS DIFFER"
	}
	return s
}
