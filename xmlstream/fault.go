package xmlstream

import (
	"fmt"
	"strings"
)

// errorf sets the fault at a position of the unread input.
func (e *engine) errorf(at int, c Condition, format string, args ...any) step {
	e.fault = &SyntaxError{
		Offset:    e.t.consumed + int64(at),
		Path:      e.path(),
		Condition: c,
		Err:       fmt.Errorf(format, args...),
	}
	return fail
}

// maxPathNames and maxShown keep messages about hostile input short.
const (
	maxPathNames = 16
	maxShown     = 64
)

// shorten cuts what a message quotes of the input.
func shorten(s string) string {
	if len(s) <= maxShown {
		return s
	}
	return strings.ToValidUTF8(s[:maxShown], "") + "…"
}

// path names the open elements, outermost first. In the middle of a deep one
// it has an ellipsis.
func (e *engine) path() string {
	var open []string
	for i := e.cur; i != none && i < uint32(len(e.tape)); i = e.tape[i].next {
		open = append(open, shorten(string(e.localName(&e.tape[i]))))
	}
	if e.t.phase == phaseOpen {
		open = append(open, localPart(e.t.scope.root))
	}
	var b strings.Builder
	for i := range open {
		if i == maxPathNames/2 && len(open) > maxPathNames {
			b.WriteString("/…")
		}
		if i >= maxPathNames/2 && i < len(open)-maxPathNames/2 {
			continue
		}
		if i > 0 {
			b.WriteByte('/')
		}
		b.WriteString(open[len(open)-1-i])
	}
	return b.String()
}
