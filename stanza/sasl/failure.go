package sasl

import (
	"errors"
	"fmt"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// Condition is a SASL error condition: the word that was on the wire.
type Condition string

// The conditions of RFC 6120 §6.5.
const (
	Aborted              Condition = "aborted"
	AccountDisabled      Condition = "account-disabled"
	CredentialsExpired   Condition = "credentials-expired"
	EncryptionRequired   Condition = "encryption-required"
	IncorrectEncoding    Condition = "incorrect-encoding"
	InvalidAuthzid       Condition = "invalid-authzid"
	InvalidMechanism     Condition = "invalid-mechanism"
	MalformedRequest     Condition = "malformed-request"
	MechanismTooWeak     Condition = "mechanism-too-weak"
	NotAuthorized        Condition = "not-authorized"
	TemporaryAuthFailure Condition = "temporary-auth-failure"
)

// Known reports whether RFC 6120 defines the condition.
func (c Condition) Known() bool {
	switch c {
	case Aborted, AccountDisabled, CredentialsExpired, EncryptionRequired, IncorrectEncoding, InvalidAuthzid,
		InvalidMechanism, MalformedRequest, MechanismTooWeak, NotAuthorized, TemporaryAuthFailure:
		return true
	}
	return false
}

// Failure says why authentication failed (RFC 6120 §6.4.5). Old servers name
// no condition; Condition is then "".
type Failure struct {
	Condition Condition
	Text      stanza.Text
	stanza.Extra

	condition xmlstream.Element // as received
}

const (
	failureCondition = iota + 1
	failureText
	failureKinds = iota
)

// UnmarshalXMPP implements stanza.Value. Its error is nil.
func (f *Failure) UnmarshalXMPP(e xmlstream.Element) error {
	*f = Failure{}
	f.Read(e.Clone(), func(n xmlstream.Node) int {
		child := n.Element
		switch {
		case child.IsZero() || child.Name().Space != Namespace:
			return 0
		case child.Is(Namespace, "text"):
			f.Text.Read(child)
			return failureText
		case f.Condition == "":
			f.Condition = Condition(child.Name().Local)
			f.condition = child
			return failureCondition
		}
		return 0
	})
	return nil
}

// MarshalXMPP implements stanza.Value.
func (f *Failure) MarshalXMPP(b *xmlstream.Builder) {
	b.Start(Namespace, "failure", "")
	f.WriteAttrs(b)
	f.WriteContent(b, failureKinds, func(kind, n int) bool {
		switch {
		case kind == failureCondition && n == 0 && f.Condition != "":
			if !f.condition.IsZero() && f.condition.Is(Namespace, string(f.Condition)) {
				b.Element(f.condition)
				return true
			}
			b.Start(Namespace, string(f.Condition), "")
			b.End()
		case kind == failureText && n < len(f.Text):
			f.Text[n].Write(b, Namespace, "text")
		default:
			return false
		}
		return true
	})
	b.End()
}

// Error returns the condition and the text, so that a *Failure is a Go error.
func (f *Failure) Error() string {
	if text := f.Text.Get(""); text != "" {
		return "sasl: " + string(f.Condition) + ": " + text
	}
	return "sasl: " + string(f.Condition)
}

// Fault is a fault of a received element, and the condition to answer with.
type Fault struct {
	Condition Condition
	Err       error
}

var errNoMechanism = errors.New("auth names no mechanism")

// Error returns one sentence.
func (f *Fault) Error() string { return fmt.Sprintf("sasl: %v (%s)", f.Err, f.Condition) }

// Unwrap returns Err.
func (f *Fault) Unwrap() error { return f.Err }

// Failure returns the element that answers the fault.
func (f *Fault) Failure() *Failure { return &Failure{Condition: f.Condition} }
