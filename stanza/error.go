package stanza

// Error is the error of a stanza (RFC 6120 §8.3):
//
//	<error type='cancel'>
//	  <item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>
//	  <text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>…</text>
//	</error>
type Error struct {
	XMLName struct{}  `xml:"error" xmpp:"ns=parent"`
	Type    ErrorType `xml:"type,attr,omitempty"`
	By      JID       `xml:"by,attr,omitempty"`
	// Condition is UndefinedCondition if the peer named none.
	Condition Condition `xmpp:"ns=urn:ietf:params:xml:ns:xmpp-stanzas,choice,default=undefined-condition"`
	// Address is the text of the condition: the new address of gone and
	// redirect.
	Address string `xmpp:"choicetext"`
	Text    Text   `xml:"urn:ietf:params:xml:ns:xmpp-stanzas text"`
	Extra          // Payloads are application-specific conditions
}

// NewError returns an error with the type that RFC 6120 pairs the condition
// with; text may be "".
func NewError(c Condition, text string) *Error {
	e := &Error{Type: c.Type(), Condition: c}
	if text != "" {
		e.Text = Plain(text)
	}
	return e
}

// Error returns the condition and the text, so that an *Error is a Go error.
func (e *Error) Error() string {
	if text := e.Text.Get(""); text != "" {
		return "stanza error " + string(e.Condition) + ": " + text
	}
	return "stanza error " + string(e.Condition)
}
