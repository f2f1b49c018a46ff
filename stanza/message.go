package stanza

import "github.com/xmppwire/xmppwire/xmlstream"

// MessageType is the type attribute of a message: the word that was on the
// wire, "" if there was none.
type MessageType string

// The message types of RFC 6121 §5.2.2.
const (
	MessageChat      MessageType = "chat"
	MessageError     MessageType = "error"
	MessageGroupchat MessageType = "groupchat"
	MessageHeadline  MessageType = "headline"
	MessageNormal    MessageType = "normal"
)

// Kind returns the type that the RFC assigns to the word: normal for none and
// for unknown ones.
func (t MessageType) Kind() MessageType {
	switch t {
	case MessageChat, MessageError, MessageGroupchat, MessageHeadline:
		return t
	}
	return MessageNormal
}

// Message is a message stanza (RFC 6121 §5):
//
//	<message to='…' type='chat'><body>…</body></message>
type Message struct {
	Header
	Type     MessageType
	Subject  Text
	Body     Text
	Thread   *Thread
	Error    *Error
	Payloads Payloads

	content content
	space   string
}

// Thread identifies a conversation (RFC 6121 §5.2.5).
type Thread struct {
	ID     string
	Parent string // "" for none
}

const (
	messageBody = iota + 1
	messageSubject
	messageThread
	messageError
)

// UnmarshalXMPP implements Value. The error is a *StanzaFault.
func (m *Message) UnmarshalXMPP(e xmlstream.Element) error {
	own := e.Clone()
	*m = Message{space: own.Name().Space}
	fault := m.read(own)
	typ, _ := own.Attr("type")
	m.Type = MessageType(typ)
	for child := range m.content.children(own) {
		k := kindPayload
		switch {
		case child.Is(m.space, "body"):
			m.Body.Read(child)
			k = messageBody
		case child.Is(m.space, "subject"):
			m.Subject.Read(child)
			k = messageSubject
		case child.Is(m.space, "thread") && m.Thread == nil && isThread(child):
			parent, _ := child.Attr("parent")
			m.Thread = &Thread{string(child.Text()), string(parent)}
			k = messageThread
		case isError(child) && m.Error == nil:
			m.Error = new(Error)
			m.Error.read(child, m.space)
			k = messageError
		default:
			m.Payloads = append(m.Payloads, child)
		}
		m.content.add(k)
	}
	return fault
}

func isThread(e xmlstream.Element) bool {
	for a := range e.Attrs() {
		if a.Name.Space != "" || a.Name.Local != "parent" || len(a.Value) == 0 {
			return false
		}
	}
	for range e.Children() {
		return false
	}
	return true
}

// MarshalXMPP implements Value.
func (m *Message) MarshalXMPP(b *xmlstream.Builder) { m.marshalIn(b, m.space) }

func (m *Message) marshalIn(b *xmlstream.Builder, space string) {
	b.Start(space, "message", "")
	m.marshal(b, string(m.Type))
	m.content.write(b, messageError, m.Payloads, func(k, n int) bool {
		switch {
		case k == messageBody && n < len(m.Body):
			m.Body[n].Write(b, space, "body")
		case k == messageSubject && n < len(m.Subject):
			m.Subject[n].Write(b, space, "subject")
		case k == messageThread && n == 0 && m.Thread != nil:
			b.Start(space, "thread", "")
			if m.Thread.Parent != "" {
				b.Attr("", "parent", m.Thread.Parent)
			}
			b.Text(m.Thread.ID)
			b.End()
		case k == messageError && n == 0 && m.Error != nil:
			m.Error.marshalIn(b, space)
		default:
			return false
		}
		return true
	})
	b.End()
}
