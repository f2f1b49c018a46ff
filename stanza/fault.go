package stanza

import "fmt"

// StanzaFault is a fault of one stanza, which can be answered with a stanza
// error (RFC 6120 §8.3); the stream goes on.
type StanzaFault struct {
	Type      ErrorType
	Condition Condition
	Err       error
}

// Error returns one sentence.
func (f *StanzaFault) Error() string { return fmt.Sprintf("stanza: %v (%s)", f.Err, f.Condition) }

// Unwrap returns Err.
func (f *StanzaFault) Unwrap() error { return f.Err }

func badRequest(format string, args ...any) *StanzaFault {
	return &StanzaFault{Type: ErrorModify, Condition: BadRequest, Err: fmt.Errorf(format, args...)}
}

// StreamFault is a fault that ends the stream (RFC 6120 §4.9).
type StreamFault struct {
	Condition string // of RFC 6120 §4.9.3
	Err       error
}

// Error returns one sentence.
func (f *StreamFault) Error() string { return fmt.Sprintf("stanza: %v (%s)", f.Err, f.Condition) }

// Unwrap returns Err.
func (f *StreamFault) Unwrap() error { return f.Err }
