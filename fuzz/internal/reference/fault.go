package reference

import (
	"bytes"
	"fmt"
	"slices"
)

// The stream error conditions of RFC 6120 section 4.9.3 that a fault answers with.
const (
	BadFormat             = "bad-format"
	InvalidNamespace      = "invalid-namespace"
	NotWellFormed         = "not-well-formed"
	PolicyViolation       = "policy-violation"
	RestrictedXML         = "restricted-xml"
	UnsupportedEncoding   = "unsupported-encoding"
	UnsupportedStanzaType = "unsupported-stanza-type"
)

// Fault is why an input is refused.
type Fault struct {
	// Offset of the first byte that makes the input wrong. Of a fault that
	// the rest of a tag brings to light, it is the name that is at fault.
	Offset    int64
	Condition string
	Message   string

	// Others are further faults of the same construct. A reader that judges
	// in another order may report one of them.
	Others []Fault

	// Unfinished says that the input ends inside the construct at fault, so
	// that a reader that judges whole constructs may still be waiting.
	Unfinished bool
}

// Allows reports whether condition is a right answer to the fault.
func (f *Fault) Allows(condition string) bool {
	return f.Condition == condition ||
		slices.ContainsFunc(f.Others, func(o Fault) bool { return o.Condition == condition })
}

// AllowsAt is Allows for a condition together with an offset.
func (f *Fault) AllowsAt(condition string, offset int64) bool {
	is := func(f Fault) bool { return f.Condition == condition && f.Offset == offset }
	return is(*f) || slices.ContainsFunc(f.Others, is)
}

func (f *Fault) String() string {
	return fmt.Sprintf("%s at %d: %s", f.Condition, f.Offset, f.Message)
}

// stop is panicked with where reading cannot go on: after a fault, or at the
// end of the input.
type stop struct{}

// guard calls f, and turns the faults it met into the result's.
func (r *reader) guard(f func()) {
	defer func() {
		switch cause := recover().(type) {
		case nil, stop:
			r.settle()
		default:
			panic(cause)
		}
	}()
	f()
}

// note records a fault that does not prevent reading the construct to its end.
func (r *reader) note(offset int, condition, format string, args ...any) {
	r.faults = append(r.faults, Fault{
		Offset: int64(offset), Condition: condition, Message: fmt.Sprintf(format, args...),
	})
}

// also records another view of a fault that is about to be reported.
func (r *reader) also(offset int, condition, format string, args ...any) {
	r.others = append(r.others, Fault{
		Offset: int64(offset), Condition: condition, Message: fmt.Sprintf(format, args...),
	})
}

func (r *reader) fail(offset int, condition, format string, args ...any) {
	r.note(offset, condition, format, args...)
	panic(stop{})
}

// refuse fails at the next byte, which the grammar does not allow there.
func (r *reader) refuse(expected string) {
	r.fail(r.pos, NotWellFormed, "%q where %s is expected", r.peek(), expected)
}

// stopIfFaulty ends a construct.
func (r *reader) stopIfFaulty() {
	if len(r.faults) > 0 {
		panic(stop{})
	}
}

// settle makes the first of the faults noted the fault of the result.
func (r *reader) settle() {
	if len(r.faults) == 0 {
		r.result.Pending = !r.closed || r.cut
		return
	}
	slices.SortStableFunc(r.faults, func(a, b Fault) int { return int(a.Offset - b.Offset) })
	first := r.faults[0]
	first.Others = append(r.faults[1:], r.others...)

	end := len(r.in)
	if r.tag >= 0 {
		end = tagEnd(r.in, r.tag)
		if over := r.firstTooMany; over >= 0 && over < len(r.in) && end > over && first.Offset < int64(over) {
			first.Others = append(first.Others, Fault{
				Offset: int64(over), Condition: PolicyViolation, Message: r.whatTooMany,
			})
		}
	}
	first.Unfinished = r.tag >= 0 && end > len(r.in) || r.pos == len(r.in) && r.waiting ||
		len(r.in)-r.begin < 4 // the encoding is not detected yet
	r.result.Fault, r.result.Pending = &first, false
}

// tagEnd is the offset after the first > that is not between quotes, or a
// number greater than any offset.
func tagEnd(in []byte, start int) int {
	for i := start; i < len(in); i++ {
		switch in[i] {
		case '>':
			return i + 1
		case '"', '\'':
			n := bytes.IndexByte(in[i+1:], in[i])
			if n < 0 {
				return len(in) + 1
			}
			i += 1 + n
		}
	}
	return len(in) + 1
}
