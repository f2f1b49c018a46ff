package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// A recording of a connection is three files: NAME.c2s.xml and NAME.s2c.xml
// have the bytes of the directions, above TLS where the tap has ended that, and
// NAME.chunks has a line for each read: seconds since the connection began, the
// direction, and the number of bytes or "close", with tabs between them.

// recording is one that is written. It holds what was sent as it was, secrets
// too, so that others on the machine must not read it.
type recording struct {
	from, to, chunks *os.File
}

// record creates the files of a recording.
func record(dir, name string) (*recording, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	var r recording
	for _, f := range []struct {
		file   **os.File
		suffix string
	}{{&r.from, ".c2s.xml"}, {&r.to, ".s2c.xml"}, {&r.chunks, ".chunks"}} {
		file, err := os.OpenFile(filepath.Join(dir, name+f.suffix), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err != nil {
			return nil, errors.Join(err, r.close())
		}
		*f.file = file
	}
	return &r, nil
}

// write adds a chunk that carries data, or the end of a direction.
func (r *recording) write(c *chunk) error {
	size := "close"
	if c.kind == carries {
		file := r.from
		if c.direction == s2c {
			file = r.to
		}
		if _, err := file.Write(c.data); err != nil {
			return err
		}
		size = strconv.Itoa(len(c.data))
	}
	_, err := fmt.Fprintf(r.chunks, "%s\t%s\t%s\n", seconds(c.at), c.direction, size)
	return err
}

func (r *recording) close() error {
	var all []error
	for _, f := range []*os.File{r.from, r.to, r.chunks} {
		if f != nil {
			all = append(all, f.Close())
		}
	}
	return errors.Join(all...)
}

// replay reads a recording, named by its file of chunks, and hands it on as a
// tap does.
func replay(file string, connection int, see func(chunk)) error {
	name, ok := strings.CutSuffix(file, ".chunks")
	if !ok {
		return fmt.Errorf("%s: a recording is named by its file of chunks, NAME.chunks", file)
	}
	chunks, err := os.Open(file)
	if err != nil {
		return err
	}
	defer func() { _ = chunks.Close() }()
	inputs := map[direction]io.Reader{}
	for _, d := range []direction{c2s, s2c} {
		f, err := os.Open(name + "." + string(d) + ".xml")
		if err != nil {
			return err
		}
		defer func() { _ = f.Close() }()
		inputs[d] = bufio.NewReader(f)
	}
	see(chunk{connection: connection, kind: begins, note: filepath.Base(name)})
	open := map[direction]bool{c2s: true, s2c: true}
	var at time.Duration
	lines := bufio.NewScanner(chunks)
	for number := 1; lines.Scan(); number++ {
		c, n, err := parseChunk(lines.Text())
		if err == nil && !open[c.direction] {
			err = errors.New("the direction has ended before")
		}
		if err == nil && c.kind == carries {
			c.data, err = readFull(inputs[c.direction], n)
		}
		if err != nil {
			return fmt.Errorf("%s: line %d: %w", file, number, err)
		}
		c.connection = connection
		at, open[c.direction] = c.at, c.kind == carries
		see(c)
	}
	for _, d := range []direction{c2s, s2c} {
		if open[d] {
			see(chunk{connection: connection, direction: d, at: at, kind: ends})
		}
	}
	return lines.Err()
}

// parseChunk reads a line of a file of chunks: the chunk and how many bytes it
// carries.
func parseChunk(line string) (chunk, int, error) {
	words := strings.Split(line, "\t")
	if len(words) != 3 || words[1] != string(c2s) && words[1] != string(s2c) {
		return chunk{}, 0, fmt.Errorf("no chunk: %q", line)
	}
	at, err := time.ParseDuration(words[0] + "s")
	c := chunk{direction: direction(words[1]), at: at, kind: ends}
	if err != nil || words[2] == "close" {
		return c, 0, err
	}
	c.kind = carries
	n, err := strconv.ParseUint(words[2], 10, 31)
	return c, int(n), err
}

// readFull reads n bytes, allocating no more than there are.
func readFull(r io.Reader, n int) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, int64(n)))
	if err == nil && len(b) < n {
		err = io.ErrUnexpectedEOF
	}
	return b, err
}
