// Package reference reads an XMPP stream the slow and obvious way, to be
// compared with the tokenizer of this module. It shares no code with it.
//
// The whole input is there before reading begins. The functions follow the
// productions of XML 1.0 (fifth edition) and Namespaces in XML 1.0 (third
// edition) and are marked with their numbers: [40] is of the former, [NS 7] of
// the latter. What RFC 6120 forbids or adds is marked with its section.
package reference

// Options say what is read. The zero value is one stream without limits.
type Options struct {
	// Document reads one document with any root element in place of a stream.
	Document bool

	// ContentNamespaces are those that a stream header may declare as its
	// default namespace. Nil is those of clients, servers and components.
	ContentNamespaces []string

	// Limits are inclusive; zero is unlimited.
	Limits Limits

	// Restarts are ascending offsets at which a new stream begins, whatever
	// the state of the old one. White space there belongs to the old stream.
	Restarts []int

	// FollowRestarts lets an XML declaration or a stream header between
	// first-level children begin a new stream.
	FollowRestarts bool
}

// Limits bound one header or one stanza. All count raw bytes or what stands in
// the input, not what it means.
type Limits struct {
	StanzaBytes    int // from the < of a first-level child to its last >
	HeaderBytes    int // from the start of the stream to the > of its header
	Depth          int // a first-level child has depth 1
	Elements       int // in one stanza, with the stanza itself
	Attrs          int // of one element, with namespace declarations
	Namespaces     int // declarations on the open elements of one stanza
	NameBytes      int // of one qualified name
	NamespaceBytes int // of one namespace name, as written
}

// Kind is the kind of an Event.
type Kind string

// The kinds of events.
const (
	Open      Kind = "open"      // a stream header; its Element has no children
	Child     Kind = "child"     // a complete first-level child, or the root of a document
	Keepalive Kind = "keepalive" // all the white space between two first-level children
	Close     Kind = "close"     // the end tag of the stream; empty after an empty-element header
)

// Event is one thing that the input holds completely.
type Event struct {
	Kind        Kind
	Offset, End int64    // its first byte, and the byte after its last
	Element     *Element // of Open and Child
}

// Element is an element with its names resolved.
type Element struct {
	Space, Local string
	Attrs        []Attr // as ordered in the input, without namespace declarations
	Children     []Node
}

// Attr is an attribute with its value normalised [XML 1.0, 3.3.3].
type Attr struct {
	Space, Local, Value string
}

// Node is an element or, where Element is nil, text: all that stands between
// two tags, with line ends normalised [XML 1.0, 2.11].
type Node struct {
	Text    string
	Element *Element
}

// Result is what an input holds.
type Result struct {
	// Events that lie wholly before the fault, or before the end.
	Events []Event

	// Fault is the first in the order of the input, or nil.
	Fault *Fault

	// Pending says that there is no fault, and that the root is not closed.
	Pending bool
}

// Parse reads the whole of input.
func Parse(input []byte, o Options) Result {
	return read(input, o).result
}

func read(input []byte, o Options) *reader {
	r := &reader{opts: o}
	if r.opts.ContentNamespaces == nil {
		r.opts.ContentNamespaces = []string{
			"jabber:client", "jabber:server", "jabber:component:accept", "jabber:component:connect",
		}
	}
	for _, end := range append(o.Restarts[:len(o.Restarts):len(o.Restarts)], len(input)) {
		if r.result.Fault != nil {
			break
		}
		r.in = input[:end]
		r.guard(r.stream)
		if end == len(input) {
			break
		}
		for r.pos = end; r.pos < len(input) && isSByte(input[r.pos]); {
			r.pos++
		}
		r.steps = append(r.steps, step{kind: "restart"})
	}
	return r
}
