package stanza

import (
	"errors"
	"fmt"
	"strings"
)

// StanzaFault is a fault of one stanza, which can be answered with a stanza
// error (RFC 6120 §8.3); the stream goes on.
type StanzaFault struct {
	Type      ErrorType
	Condition Condition
	Err       error
}

// Error returns one sentence.
func (f *StanzaFault) Error() string {
	return fmt.Sprintf("stanza: %s (%s)", inner(f.Err), f.Condition)
}

// Unwrap returns Err.
func (f *StanzaFault) Unwrap() error { return f.Err }

func badRequest(format string, args ...any) *StanzaFault {
	return &StanzaFault{Type: ErrorModify, Condition: BadRequest, Err: fmt.Errorf(format, args...)}
}

// asFault returns the stanza error that answers a value that does not fit its
// type: jid-malformed for an address, else bad-request.
func asFault(err error) error {
	if err == nil {
		return nil
	}
	var fault *StanzaFault
	if errors.As(err, &fault) {
		return fault
	}
	var address *JIDError
	if errors.As(err, &address) {
		return &StanzaFault{Type: ErrorModify, Condition: JIDMalformed, Err: err}
	}
	return &StanzaFault{Type: ErrorModify, Condition: BadRequest, Err: err}
}

// StreamFault is a fault that ends the stream (RFC 6120 §4.9).
type StreamFault struct {
	Condition string // of RFC 6120 §4.9.3
	Err       error
}

// Error returns one sentence.
func (f *StreamFault) Error() string {
	return fmt.Sprintf("stanza: %s (%s)", inner(f.Err), f.Condition)
}

// Unwrap returns Err.
func (f *StreamFault) Unwrap() error { return f.Err }

// inner returns what an error says, for one that it is part of.
func inner(err error) string {
	text := fmt.Sprint(err)
	for _, by := range []string{"stanza: ", "xmlstream: "} {
		text = strings.TrimPrefix(text, by)
	}
	return text
}
