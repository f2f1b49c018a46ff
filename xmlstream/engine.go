package xmlstream

import (
	"sync"

	"github.com/xmppwire/xmppwire/xmlstream/internal/scan"
)

const (
	// window is how many bytes a Tokenizer takes beyond what the pending
	// event needs.
	window = 32 << 10
	// Memory above these bounds does not go back to the pool, and is given up
	// when a stream's next element is small again.
	keepBuffer = 48 << 10
	keepNodes  = 3 << 10
)

// engine is what a Tokenizer needs while bytes are pending: buffer, tape and
// the state of the machine. Between events it is in the pool.
type engine struct {
	document        // being built, then delivered
	values   []byte // where arena leads

	t      *Tokenizer
	limits Limits
	given  Limits  // what limits is the normalised form of
	source *Limits // where the Tokenizer had it from

	buf     []byte // with slack bytes of memory behind it
	start   int    // buf[start:] is unread
	offered int    // bytes behind buf that Buffer has returned and Commit may take
	bitmaps scan.Bitmaps
	indexed int // how far into buf the bitmaps are made

	// Positions below count from start, so that the bytes may move.
	state     state
	pos       int // next byte to look at
	base      int // "<" of the first-level element
	lt        int // "<" of the tag or section at hand
	amp       int // "&" of the reference at hand
	mark      int // start of the name, value or reference at hand
	colon     int // in the name at hand, 0 if none
	textStart int // of the text at hand

	cur      uint32 // innermost open element
	tag      uint32 // element whose tag is at hand
	lang     uint32 // xml:lang in scope
	depth    int
	elements int
	attrs    int
	decls    int // declarations in scope
	space    uint16
	bindings []binding
	// Unknown namespaces of the element, and attributes of a tag, by hash.
	buckets, attrBuckets []uint32

	machineOnly bool // the fast path is closed

	general bool // the fast path has met what resolve must judge
	waited  bool // the fast path has stopped before a token that was cut short
	// Of the tag before whose attribute it has: the default namespace inside, and
	// what oddAttr calls seen.
	inner uint16
	seen  uint64

	quote     byte
	dirty     bool // the text or value at hand needs decoding
	chars     bool // the text at hand has characters
	sawSpace  bool
	reference reference
	decl      declaration
	event     Event // that is complete
	fault     *SyntaxError
}

// binding is a prefix that an open element declares.
type binding struct {
	decl  uint32 // its node
	owner uint32 // the element's node
}

var engines = sync.Pool{New: func() any { return newEngine() }}

// newEngine returns an engine that has been given the zero Limits, which mean the
// defaults.
func newEngine() *engine {
	e := &engine{limits: defaultLimits}
	e.arena = &e.values
	return e
}

// borrow gives the Tokenizer an engine.
func (t *Tokenizer) borrow() *engine {
	e := engines.Get().(*engine)
	e.t = t
	e.begin(t.boundary())
	t.engine = e
	return e
}

// park gives the engine back: nothing is pending.
func (t *Tokenizer) park() {
	e := t.engine
	t.engine = nil
	e.scribble(e.buf[:cap(e.buf)])
	e.t, e.scope, e.raw, e.fault, e.source = nil, nil, nil, nil, nil
	e.buf, e.start, e.indexed, e.offered = e.buf[:0], 0, 0, 0
	e.shrink()
	engines.Put(e)
}

// shrink gives up memory that only large elements need.
func (e *engine) shrink() {
	if cap(e.tape) > keepNodes {
		e.tape = nil
	}
	if cap(e.spaces) > keepNodes/8 {
		e.spaces = nil
	}
	if cap(e.bindings) > keepNodes {
		e.bindings = nil
	}
	if cap(e.values) > keepBuffer {
		e.values = nil
	}
	if cap(e.buckets) > keepNodes {
		e.buckets = nil
	}
	if cap(e.attrBuckets) > keepNodes {
		e.attrBuckets = nil
	}
	if len(e.buf) == 0 && cap(e.buf) > keepBuffer {
		e.buf = nil
	}
	if 8*len(e.bitmaps.Names) > 2*keepBuffer {
		e.bitmaps, e.indexed = scan.Bitmaps{}, 0
	}
}

// begin makes the engine ready for an event in the given state.
func (e *engine) begin(s state) {
	e.state, e.waited = s, false
	e.scope, e.space = e.t.scope, e.t.scope.space
	e.pos, e.base = 0, 0
	e.tape = e.tape[:0]
	e.spaces = e.spaces[:0]
	e.values = e.values[:0]
	e.bindings = e.bindings[:0]
	e.cur, e.lang = none, none
	e.depth, e.elements, e.decls = 0, 0, 0
}

// limit puts limits into force. Those of the stream before are most often the same.
func (e *engine) limit(l *Limits) {
	e.source = l
	if *l != e.given {
		e.given, e.limits = *l, l.normalised()
	}
	e.machineOnly = e.limits.NameBytes < fastNames || e.t.tier == tierMachine
}

// unread is the input after the last event.
func (e *engine) unread() []byte { return e.buf[e.start:] }

// unseen is how many bytes have not been looked at.
func (e *engine) unseen() int { return len(e.buf) - e.start - e.pos }

// reserve makes room for n more bytes behind the unread ones.
func (e *engine) reserve(n int) {
	if len(e.buf)+n > cap(e.buf)-slack || cap(e.buf) > keepBuffer {
		e.makeRoom(n)
	}
}

// makeRoom moves the unread bytes to the front of the buffer where that is paid
// for by what has been read since the last time, as it always is in a buffer that
// has room for a window and half of one; else to another buffer.
func (e *engine) makeRoom(n int) {
	unread := len(e.buf) - e.start
	if unread == 0 {
		e.buf, e.start, e.indexed = e.buf[:0], 0, 0
	}
	room := cap(e.buf) - slack
	oversized := cap(e.buf) > keepBuffer && unread+n <= keepBuffer/2
	switch {
	case oversized:
		e.grow(unread + n)
	case len(e.buf)+n <= room:
	case unread+n <= room && (unread <= 8*e.start || cap(e.buf) >= keepBuffer):
		e.buf, e.start, e.indexed = e.buf[:copy(e.buf, e.buf[e.start:])], 0, 0
	default:
		e.grow(max(unread+n, min(cap(e.buf), keepBuffer-slack)))
	}
}

// grow moves the unread bytes to a buffer for n.
func (e *engine) grow(n int) {
	size := 4 << 10
	for size < n+slack {
		size = (size + size/2 + 1<<10) / scan.Block * scan.Block
	}
	if n+slack <= keepBuffer {
		size = min(size, keepBuffer)
	}
	bigger := make([]byte, len(e.buf)-e.start, size)
	copy(bigger, e.buf[e.start:])
	e.scribble(e.buf[:cap(e.buf)])
	e.buf, e.start, e.indexed = bigger, 0, 0
	if e.state.atBoundary() {
		e.shrink()
	}
}
