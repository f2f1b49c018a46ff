package stanza

// Condition is a stanza error condition: the word that was on the wire.
type Condition string

// The conditions of RFC 6120 §8.3.3.
const (
	BadRequest            Condition = "bad-request"
	Conflict              Condition = "conflict"
	FeatureNotImplemented Condition = "feature-not-implemented"
	Forbidden             Condition = "forbidden"
	Gone                  Condition = "gone"
	InternalServerError   Condition = "internal-server-error"
	ItemNotFound          Condition = "item-not-found"
	JIDMalformed          Condition = "jid-malformed"
	NotAcceptable         Condition = "not-acceptable"
	NotAllowed            Condition = "not-allowed"
	NotAuthorized         Condition = "not-authorized"
	PolicyViolation       Condition = "policy-violation"
	RecipientUnavailable  Condition = "recipient-unavailable"
	Redirect              Condition = "redirect"
	RegistrationRequired  Condition = "registration-required"
	RemoteServerNotFound  Condition = "remote-server-not-found"
	RemoteServerTimeout   Condition = "remote-server-timeout"
	ResourceConstraint    Condition = "resource-constraint"
	ServiceUnavailable    Condition = "service-unavailable"
	SubscriptionRequired  Condition = "subscription-required"
	UndefinedCondition    Condition = "undefined-condition"
	UnexpectedRequest     Condition = "unexpected-request"
)

// Kind returns the condition that RFC 6120 has for the word:
// undefined-condition for none and for unknown ones.
func (c Condition) Kind() Condition {
	switch c {
	case BadRequest, Conflict, FeatureNotImplemented, Forbidden, Gone, InternalServerError, ItemNotFound,
		JIDMalformed, NotAcceptable, NotAllowed, NotAuthorized, PolicyViolation, RecipientUnavailable, Redirect,
		RegistrationRequired, RemoteServerNotFound, RemoteServerTimeout, ResourceConstraint, ServiceUnavailable,
		SubscriptionRequired, UnexpectedRequest:
		return c
	}
	return UndefinedCondition
}

// ErrorType says what the sender of a stanza may do about an error (RFC 6120
// §8.3.2).
type ErrorType string

// The error types of RFC 6120 §8.3.2.
const (
	ErrorAuth     ErrorType = "auth"
	ErrorCancel   ErrorType = "cancel"
	ErrorContinue ErrorType = "continue"
	ErrorModify   ErrorType = "modify"
	ErrorWait     ErrorType = "wait"
)

// Type returns the error type that RFC 6120 §8.3.3 pairs the condition with,
// cancel for conditions that it does not know.
func (c Condition) Type() ErrorType {
	switch c {
	case BadRequest, JIDMalformed, NotAcceptable, PolicyViolation, Redirect:
		return ErrorModify
	case Forbidden, NotAuthorized, RegistrationRequired, SubscriptionRequired:
		return ErrorAuth
	case RecipientUnavailable, RemoteServerTimeout, ResourceConstraint, UnexpectedRequest:
		return ErrorWait
	}
	return ErrorCancel
}
