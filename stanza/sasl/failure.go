package sasl

import (
	"errors"
	"fmt"

	"github.com/xmppwire/xmppwire/stanza"
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

	// BadProtocol is what servers from before RFC 3920 say; new values do not.
	BadProtocol Condition = "bad-protocol"
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

// Failure says why authentication failed (RFC 6120 §6.4.5):
//
//	<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>
//	  <account-disabled/>
//	  <text xml:lang='en'>Paid until May</text>
//	</failure>
//
// Old servers name no condition; Condition is then "". Payloads are conditions
// of an application.
type Failure struct {
	XMLName   struct{}    `xml:"urn:ietf:params:xml:ns:xmpp-sasl failure"`
	Condition Condition   `xmpp:"ns=urn:ietf:params:xml:ns:xmpp-sasl,choice"`
	Text      stanza.Text `xml:"text"`
	stanza.Extra
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
