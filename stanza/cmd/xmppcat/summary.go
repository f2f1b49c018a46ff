package main

import (
	"cmp"
	"fmt"
	"iter"
	"math"
	"slices"
	"time"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// summary counts what has passed, whatever is shown of it.
type summary struct {
	connections int
	seconds     float64 // of all connections together
	directions  map[direction]*traffic
	events      counts // by kind
	payloads    counts // by name: children of stanzas
	faults      counts // by condition
	names       expander
	answers     latencies
	unanswered  int
	unshown     int // events that the view had no time for
}

// traffic is what has passed in one direction.
type traffic struct {
	chunks   int
	bytes    int64
	elements int // headers and first-level children
}

func newSummary() *summary {
	return &summary{
		directions: map[direction]*traffic{c2s: {}, s2c: {}},
		events:     counts{},
		payloads:   counts{},
		faults:     counts{},
		answers:    latencies{buckets: map[int]int{}},
	}
}

func (s *summary) chunk(c *chunk) {
	if t := s.directions[c.direction]; c.kind != ends {
		t.chunks++
		t.bytes += int64(len(c.data))
	}
}

func (s *summary) print(e *event) {
	s.events.add(kindOf(e))
	switch {
	case e.syntax != nil:
		s.faults.add(string(e.syntax.Condition))
	case e.fault != nil:
		condition, _ := faultOf(e.fault)
		s.faults.add(condition)
	case e.pending > 0:
		s.faults.add("unfinished element")
	}
	if e.element.IsZero() {
		return
	}
	s.directions[e.wire.direction].elements++
	if e.wire.answers {
		s.answers.add(e.wire.latency)
	}
	for child := range payloadsOf(e) {
		s.payloads.add(s.names.expanded(child.Name()))
	}
}

// payloadsOf yields the children of a stanza.
func payloadsOf(e *event) iter.Seq[xmlstream.Element] {
	if e.stanza == stanza.KindOther {
		return func(func(xmlstream.Element) bool) {}
	}
	return e.element.Children()
}

// connection adds what is known at the end of a connection.
func (s *summary) connection(c *connection) {
	s.connections++
	s.seconds += c.at.Seconds()
	s.unanswered += len(c.asked)
}

// latencies are durations, counted in buckets that are 2 % apart.
type latencies struct {
	count    int
	min, max time.Duration
	buckets  map[int]int
}

const bucketsPerE = 50

func (l *latencies) add(d time.Duration) {
	if l.count == 0 {
		l.min = d
	}
	l.count++
	l.min, l.max = min(l.min, d), max(l.max, d)
	l.buckets[int(math.Round(math.Log(float64(max(d, time.Microsecond)))*bucketsPerE))]++
}

// quantile returns a duration that this part of all is not above, up to the
// width of a bucket.
func (l *latencies) quantile(part float64) time.Duration {
	rank := int(math.Ceil(part * float64(l.count)))
	for _, bucket := range sortedKeys(l.buckets, cmp.Compare[int]) {
		if rank -= l.buckets[bucket]; rank <= 0 {
			d := time.Duration(math.Exp(float64(bucket) / bucketsPerE)).Round(time.Microsecond)
			return min(max(d, l.min), l.max)
		}
	}
	return l.max
}

func sortedKeys[K comparable, V any](m map[K]V, less func(a, b K) int) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, less)
	return keys
}

// rate is per second of connection.
func (s *summary) rate(n int) float64 {
	if s.seconds == 0 {
		return 0
	}
	return float64(n) / s.seconds
}

// fields returns the summary for a printer. The rate is elements per second of
// connection, latencies are seconds.
func (s *summary) fields() []field {
	fields := []field{numberField("connections", s.connections), {name: "seconds", kind: literal, text: fmt.Sprintf("%.6f", s.seconds)}}
	for _, d := range []direction{c2s, s2c} {
		t := s.directions[d]
		fields = append(fields, groupField(string(d), []field{
			numberField("bytes", t.bytes),
			numberField("chunks", t.chunks),
			numberField("elements", t.elements),
			{name: "rate", kind: literal, text: fmt.Sprintf("%.1f", s.rate(t.elements))},
		}))
	}
	fields = append(fields,
		groupField("events", s.events.fields()), groupField("payloads", s.payloads.fields()), groupField("faults", s.faults.fields()),
		numberField("answered", s.answers.count), numberField("unanswered", s.unanswered))
	if s.unshown > 0 {
		fields = append(fields, numberField("unshown", s.unshown))
	}
	if s.answers.count > 0 {
		fields = append(fields, groupField("latency", []field{
			secondsField("min", s.answers.min),
			secondsField("median", s.answers.quantile(0.5)),
			secondsField("p99", s.answers.quantile(0.99)),
			secondsField("max", s.answers.max),
		}))
	}
	return fields
}

func secondsField(name string, d time.Duration) field {
	return field{name: name, kind: literal, text: seconds(d)}
}

// counts are how often names occurred. Peers choose the names: those beyond
// mostNames are counted together.
type counts map[string]int

const mostNames = 1000

func (c counts) add(name string) {
	if _, ok := c[name]; !ok && len(c) >= mostNames {
		name = "others"
	}
	c[name]++
}

// fields returns the counts, the highest first.
func (c counts) fields() []field {
	fields := []field{}
	for _, name := range sortedKeys(c, func(a, b string) int {
		return cmp.Or(cmp.Compare(c[b], c[a]), cmp.Compare(a, b))
	}) {
		fields = append(fields, numberField(name, c[name]))
	}
	return fields
}
