package stanza

import "github.com/xmppwire/xmppwire/xmlstream"

// Error is the error of a stanza (RFC 6120 §8.3):
//
//	<error type='cancel'>
//	  <item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>
//	  <text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>…</text>
//	</error>
type Error struct {
	Type      ErrorType
	Condition Condition // UndefinedCondition if the peer named none that counts
	By        JID
	Text      Text
	// Payloads are application-specific conditions and anything else.
	Payloads Payloads

	attrs   attrs
	content content
	space   string // its namespace, where that is not the stanza's
}

const (
	errorCondition = iota + 1
	errorText
)

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

// isError reports whether a child of a stanza is its error. Deployed
// components send it in jabber:client whatever the stanza is in.
func isError(e xmlstream.Element) bool {
	name := e.Name()
	switch name.Space {
	case "jabber:client", "jabber:server", "jabber:component:accept", "jabber:component:connect":
		return name.Local == "error"
	}
	return false
}

func (e *Error) read(own xmlstream.Element, stanzaSpace string) {
	if space := own.Name().Space; space != stanzaSpace {
		e.space = space
	}
	e.Condition = UndefinedCondition
	e.attrs = readAttrs(own)
	for _, a := range e.attrs {
		switch {
		case a.space != "":
		case a.local == "type":
			e.Type = ErrorType(a.value)
		case a.local == "by":
			e.By, _ = ParseJID(a.value)
		}
	}
	found := false
	for child := range e.content.children(own) {
		name := child.Name()
		k := kindPayload
		switch {
		case name.Space == nsStanzas && name.Local == "text":
			e.Text.Read(child)
			k = errorText
		case name.Space == nsStanzas && !found && isEmpty(child):
			e.Condition = Condition(name.Local)
			found = true
			k = errorCondition
		case name.Space == nsStanzas && !found:
			// A condition with content, such as the address in <gone/>.
			e.Condition = Condition(name.Local)
			found = true
			e.Payloads = append(e.Payloads, child)
		default:
			e.Payloads = append(e.Payloads, child)
		}
		e.content.add(k)
	}
}

func isEmpty(e xmlstream.Element) bool {
	for range e.Attrs() {
		return false
	}
	for range e.Nodes() {
		return false
	}
	return true
}

func (e *Error) marshalIn(b *xmlstream.Builder, space string) {
	if e.space != "" {
		space = e.space
	}
	b.Start(space, "error", "")
	e.attrs.write(b, field("", "type", string(e.Type)), field("", "by", e.attrs.address("by", e.By)))
	_, inPayloads := e.Payloads.Get(nsStanzas, string(e.Condition))
	unnamed := e.content != nil && e.Condition == UndefinedCondition
	e.content.write(b, errorText, e.Payloads, func(k, n int) bool {
		switch {
		case k == errorCondition && n == 0 && e.Condition != "" && !inPayloads &&
			(!unnamed || e.content.has(errorCondition)):
			b.Start(nsStanzas, string(e.Condition), "")
			b.End()
		case k == errorText && n < len(e.Text):
			e.Text[n].Write(b, nsStanzas, "text")
		default:
			return false
		}
		return true
	})
	b.End()
}
