package stanza

import "encoding/xml"

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
	XMLName xml.Name `xml:"message" xmpp:"ns=jabber:client jabber:server jabber:component:accept jabber:component:connect"`
	Header
	Type    MessageType `xml:"type,attr,omitempty"`
	Subject Text        `xml:"subject"`
	Body    Text        `xml:"body"`
	Thread  *Thread     `xml:"thread"`
	Error   *Error      `xml:"error" xmpp:"ns=parent,ns=jabber:client jabber:server jabber:component:accept jabber:component:connect"`
}

// Thread identifies a conversation (RFC 6121 §5.2.5).
type Thread struct {
	Parent string `xml:"parent,attr,omitempty"` // "" for none
	ID     string `xml:",chardata"`
	Extra
}

// Reply returns a message to the sender, of the same type and thread, without
// a body. One to a groupchat goes to the room.
func (m *Message) Reply() *Message {
	r := &Message{Header: m.reply(), Type: m.Type.Kind()}
	r.ID = ""
	if r.Type == MessageGroupchat {
		r.To = r.To.Bare()
	}
	if m.Thread != nil {
		r.Thread = &Thread{ID: m.Thread.ID, Parent: m.Thread.Parent}
	}
	return r
}

// Fail returns the message of type error that answers m (RFC 6120 §8.3).
func (m *Message) Fail(c Condition, text string) *Message {
	return &Message{Header: m.reply(), Type: MessageError, Error: NewError(c, text)}
}

func (m *Message) check() error { return nil }
