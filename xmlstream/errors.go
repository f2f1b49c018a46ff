package xmlstream

import (
	"errors"
	"fmt"
)

// Condition is a stream error condition of RFC 6120 §4.9.3: the local name of
// the element that answers a fault.
type Condition string

// The conditions that this package assigns; package stanza/stream has all.
const (
	BadFormat             Condition = "bad-format"
	InvalidNamespace      Condition = "invalid-namespace"
	NotWellFormed         Condition = "not-well-formed"
	PolicyViolation       Condition = "policy-violation"
	RestrictedXML         Condition = "restricted-xml"
	UnsupportedEncoding   Condition = "unsupported-encoding"
	UnsupportedStanzaType Condition = "unsupported-stanza-type"
)

// SyntaxError is a fault in the input. It is final: every later call on the
// stream returns the same one until Reset.
type SyntaxError struct {
	// Offset is where the fault is, in bytes from the first byte since
	// NewTokenizer or Reset.
	Offset int64
	// Path names the elements that were open, from the root, separated by
	// slashes: "stream/message/body". Long ones are shortened.
	Path string
	// Condition is the stream error to send; empty where there is nobody to
	// send it to because the input has ended (Err is then
	// io.ErrUnexpectedEOF).
	Condition Condition
	// Err says what is wrong.
	Err error
}

// Error returns one sentence with position, path and reason. It allocates.
func (e *SyntaxError) Error() string {
	where := ""
	if e.Path != "" {
		where = " in " + e.Path
	}
	if e.Condition == "" {
		return fmt.Sprintf("xmlstream: offset %d%s: %v", e.Offset, where, e.Err)
	}
	return fmt.Sprintf("xmlstream: offset %d%s: %v (%s)", e.Offset, where, e.Err, e.Condition)
}

// Unwrap returns Err.
func (e *SyntaxError) Unwrap() error { return e.Err }

// ErrStanzaTooBig is the reason of a policy-violation for the stanza size; the
// stream error may then carry <stanza-too-big xmlns='urn:xmpp:errors'/>.
var ErrStanzaTooBig = errors.New("the stanza is larger than the limit allows")

// ErrFull is returned by Write and Commit when the Tokenizer holds a window of
// input that Next has not looked at: call Next until NeedMore, then write the
// rest. It is not a fault of the stream.
var ErrFull = errors.New("xmlstream: the window is full: call Next until NeedMore, then write the rest")

// UnreadError reports bytes that stood in the input before a new layer was
// negotiated and were dropped by Restart(NewLayer): a peer or somebody between
// sent them in the clear (RFC 6120 §5.4.3.3). It is not sticky.
type UnreadError struct {
	Bytes int // how many were dropped
}

// Error returns one sentence. It allocates.
func (e *UnreadError) Error() string {
	return fmt.Sprintf("xmlstream: %d unread bytes from before the new layer were dropped", e.Bytes)
}
