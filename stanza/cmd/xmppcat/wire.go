package main

import (
	"bytes"
	"strconv"
	"time"
)

// direction is one half of a connection, named as seen by the side that opened
// it, in the words of recordings.
type direction string

const (
	c2s direction = "c2s" // from the client, or whoever connected
	s2c direction = "s2c"
)

func (d direction) other() direction {
	if d == c2s {
		return s2c
	}
	return c2s
}

// wire is where and when an event was seen on a connection. Times count from
// its beginning, in whole microseconds, as in recordings.
type wire struct {
	connection int
	direction  direction
	at         time.Duration // when the last byte of the event was in
	answers    bool          // the event is an IQ that answers another
	latency    time.Duration // since that
	own        string        // the address that the client is bound to, "" if not known
}

// appendMembers appends the first members of a JSON object: where an event is
// from.
func (w *wire) appendMembers(b []byte, file string) []byte {
	if w == nil {
		return appendString(append(b, `"file":`...), file)
	}
	b = strconv.AppendInt(append(b, `"connection":`...), int64(w.connection), 10)
	b = appendMember(b, "direction", string(w.direction))
	b = appendSeconds(append(b, `,"time":`...), w.at)
	if w.answers {
		b = appendSeconds(append(b, `,"latency":`...), w.latency)
	}
	return b
}

func seconds(d time.Duration) string { return string(appendSeconds(nil, d)) }

// appendSeconds appends a number of seconds with six decimals.
func appendSeconds(b []byte, d time.Duration) []byte {
	µs := d.Round(time.Microsecond).Microseconds()
	if µs < 0 {
		b, µs = append(b, '-'), -µs
	}
	b = strconv.AppendInt(b, µs/1e6, 10)
	at := len(b)
	b = strconv.AppendInt(b, 1e6+µs%1e6, 10)
	b[at] = '.' // the one in front
	return b
}

func milliseconds(d time.Duration) string {
	return strconv.FormatFloat(float64(d)/1e6, 'f', 3, 64) + " ms"
}

// excerpt is the input around a fault: from the end of the last event before
// it to the end of what was at hand.
type excerpt struct {
	input []byte
	fault int // index of the byte at fault
}

// around is how many bytes of an excerpt are shown at each side of the fault.
const around = 80

func (x *excerpt) before(h hider) string {
	if x.secret(h) {
		return hidden(x.fault)
	}
	return string(x.input[max(0, x.fault-around):x.fault])
}

func (x *excerpt) after(h hider) string {
	if x.secret(h) {
		return hidden(len(x.input) - x.fault)
	}
	return string(x.input[x.fault:min(len(x.input), x.fault+around)])
}

// secret reports whether the excerpt may hold a secret: it is no element that
// could tell, so the names of those that do are enough.
func (x *excerpt) secret(h hider) bool {
	if h.off {
		return false
	}
	for _, name := range secretNames {
		if bytes.Contains(x.input, []byte(name)) {
			return true
		}
	}
	return false
}
