package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"strconv"
	"sync"
	"unicode/utf8"
)

// What a store keeps at most: the events before are forgotten.
const (
	mostEvents      = 1 << 18
	mostStoredBytes = 64 << 20
)

// store keeps events for a page: each as a row of its list, which is JSON
// already, and as what the details are made of when somebody asks.
type store struct {
	hide                  hider
	mostEvents, mostBytes int

	names expander
	row   []byte // its memory is used again

	mu      sync.Mutex
	first   int // number of the first event that is kept
	kept    []*stored
	bytes   int
	changed chan struct{} // closed at the next event
	awaited bool          // somebody waits for that
}

type stored struct {
	row   []byte
	event event // its element is a clone, and its value not kept
}

func (s *stored) size() int {
	n := len(s.row)
	if !s.event.element.IsZero() {
		n += len(s.event.element.Raw())
	}
	return n
}

func newStore(hide hider) *store {
	return &store{hide: hide, mostEvents: mostEvents, mostBytes: mostStoredBytes, changed: make(chan struct{})}
}

// print adds an event.
func (s *store) print(e *event) {
	kept := &stored{event: *e}
	if !e.element.IsZero() {
		kept.event.element = e.element.Clone()
	}
	kept.event.value = nil
	s.mu.Lock()
	defer s.mu.Unlock()
	s.row = s.appendRow(s.row[:0], s.first+len(s.kept), e)
	kept.row = bytes.Clone(s.row)
	s.kept = append(s.kept, kept)
	s.bytes += kept.size()
	drop := 0
	for ; len(s.kept)-drop > s.mostEvents || s.bytes > s.mostBytes && drop < len(s.kept)-1; drop++ {
		s.bytes -= s.kept[drop].size()
		s.kept[drop] = nil
	}
	s.first += drop
	s.kept = s.kept[drop:]
	if s.awaited {
		close(s.changed)
		s.changed, s.awaited = make(chan struct{}), false
	}
}

// mostRows is how many rows are sent at a time.
const mostRows = 10_000

// rows returns the rows from a number on as JSON, and what to wait for if there
// are none.
func (s *store) rows(from int) (body []byte, wait <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	from = min(max(from, s.first), s.first+len(s.kept))
	rows := s.kept[from-s.first:]
	if len(rows) == 0 {
		s.awaited = true
		wait = s.changed
	}
	rows = rows[:min(len(rows), mostRows)]
	body = append(body, `{"first":`...)
	body = strconv.AppendInt(body, int64(s.first), 10)
	body = append(body, `,"next":`...)
	body = strconv.AppendInt(body, int64(from+len(rows)), 10)
	body = append(body, `,"rows":[`...)
	for i := range rows {
		if i > 0 {
			body = append(body, ',')
		}
		body = append(body, rows[i].row...)
	}
	return append(body, "]}"...), wait
}

// snippet is how many characters of a text a row shows.
const snippet = 120

// appendRow appends what the list shows of an event, and the filter looks at.
func (s *store) appendRow(b []byte, number int, e *event) []byte {
	b = strconv.AppendInt(append(b, `{"number":`...), int64(number), 10)
	b = e.wire.appendMembers(append(b, ','), "")
	b = strconv.AppendInt(append(b, `,"offset":`...), e.offset, 10)
	b = strconv.AppendInt(append(b, `,"bytes":`...), max(0, e.end-e.offset), 10)
	b = appendMember(b, "kind", kindOf(e))
	switch {
	case e.syntax != nil:
		b = appendMember(b, "fault", string(e.syntax.Condition)+": "+e.syntax.Err.Error())
	case e.pending > 0:
		b = appendMember(b, "fault", strconv.Itoa(e.pending)+" bytes of an unfinished element are pending")
	case e.fault != nil:
		condition, err := faultOf(e.fault)
		b = appendMember(b, "fault", condition+": "+err.Error())
	}
	if e.note != "" {
		b = appendMember(b, "text", e.note)
	}
	if e.element.IsZero() {
		return append(b, '}')
	}
	name := e.element.Name()
	b = appendMember(b, "name", name.Local)
	b = appendMember(b, "namespace", name.Space)
	for _, attr := range []string{"type", "id", "from", "to"} {
		if value, ok := e.element.Attr(attr); ok {
			b = appendMember(b, attr, value)
		}
	}
	b = append(b, `,"payloads":[`...)
	comma := ""
	for child := range payloadsOf(e) {
		b = appendString(append(b, comma...), s.names.expanded(child.Name()))
		comma = ","
	}
	b = append(b, ']')
	if body, ok := e.element.Child(name.Space, "body"); ok && kindOf(e) == "message" {
		b = appendMember(b, "text", cutText(string(body.Text())))
	}
	return append(b, '}')
}

func cutText(s string) string {
	if len(s) <= snippet {
		return s
	}
	end := snippet
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + "…"
}

// details returns everything about an event as JSON: what -json -tree prints
// of it, and its bytes in base64 with the index of the one at fault, or -1.
// Where the bytes hold a secret they are those of the element written anew
// without it, and "rewritten" is true. It returns nil for an event that is not
// kept.
func (s *store) details(number int) []byte {
	s.mu.Lock()
	if number < s.first || number >= s.first+len(s.kept) {
		s.mu.Unlock()
		return nil
	}
	kept := s.kept[number-s.first]
	s.mu.Unlock()

	e := kept.event
	raw, mark, rewritten := []byte(nil), -1, false
	switch {
	case !e.element.IsZero():
		e.value, e.fault = e.codec.Decode(e.element)
		raw = e.element.Raw()
		if rewritten = s.hide.hasSecrets(e.element); rewritten {
			raw = []byte(s.hide.xml(e.element))
		}
	case e.excerpt != nil:
		before, after := e.excerpt.before(s.hide), e.excerpt.after(s.hide)
		raw, mark, rewritten = []byte(before+after), len(before), e.excerpt.secret(s.hide)
	}
	var b bytes.Buffer
	out := bufio.NewWriter(&b)
	_, _ = out.WriteString(`{"event":`)
	(&lines{out: out, hide: s.hide, tree: true}).print(&e)
	_, _ = out.WriteString(`,"raw":"` + base64.StdEncoding.EncodeToString(raw) + `","fault":` + strconv.Itoa(mark) +
		`,"rewritten":` + strconv.FormatBool(rewritten) + `}`)
	_ = out.Flush()
	return b.Bytes()
}
