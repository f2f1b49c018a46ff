// Package commands has ad-hoc commands (XEP-0050,
// http://jabber.org/protocol/commands). The list of them is that of package
// disco, for the node Namespace.
package commands

import (
	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/form"
)

// Namespace is that of this package, and the node that lists commands.
const Namespace = "http://jabber.org/protocol/commands"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(stanza.TypeOf[Command](), problemTypes())
}

// Action is what the requester does: the word that was on the wire, "" if there
// was none.
type Action string

// The actions of XEP-0050 §3.4.
const (
	ActionExecute  Action = "execute"
	ActionNext     Action = "next"
	ActionPrev     Action = "prev"
	ActionComplete Action = "complete"
	ActionCancel   Action = "cancel"
)

// Kind returns the action that XEP-0050 assigns to the word: execute for none.
// Unknown ones stay, and are answered by MalformedAction.
func (a Action) Kind() Action {
	if a == "" {
		return ActionExecute
	}
	return a
}

// Status is that of a command: the word that was on the wire.
type Status string

// The states of XEP-0050 §3.2.
const (
	StatusExecuting Status = "executing"
	StatusCompleted Status = "completed"
	StatusCanceled  Status = "canceled"
)

// Command is one stage of a command, asked for or answered (XEP-0050 §3):
//
//	<command xmlns='http://jabber.org/protocol/commands' node='brew' sessionid='7' status='executing'>
//	  <actions execute='complete'><complete/></actions>
//	  <note type='warn'>Hot!</note>
//	  <x xmlns='jabber:x:data' type='form'>…</x>
//	</command>
type Command struct {
	XMLName      struct{}   `xml:"http://jabber.org/protocol/commands command"`
	Node         string     `xml:"node,attr,omitempty"` // the command
	SessionID    string     `xml:"sessionid,attr,omitempty"`
	Action       Action     `xml:"action,attr,omitempty"` // of the requester
	Status       Status     `xml:"status,attr,omitempty"` // of the responder
	Lang         string     `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"`
	Actions      *Actions   `xml:"actions"`
	Notes        []Note     `xml:"note"`
	Form         *form.Form `xml:"jabber:x:data x"`
	stanza.Extra            // Payloads are those other than a form
}

// Actions are those that the requester may choose from, beside cancel (XEP-0050
// §3.4):
//
//	<actions execute='next'><prev/><next/></actions>
type Actions struct {
	Execute  Action      `xml:"execute,attr,omitempty"` // what execute stands for
	Prev     stanza.Flag `xml:"prev,omitempty"`
	Next     stanza.Flag `xml:"next,omitempty"`
	Complete stanza.Flag `xml:"complete,omitempty"`
	stanza.Extra
}

// NoteType says how a note is meant: the word that was on the wire, "" if there
// was none.
type NoteType string

// The note types of XEP-0050 §3.3.
const (
	NoteInfo  NoteType = "info"
	NoteWarn  NoteType = "warn"
	NoteError NoteType = "error"
)

// Kind returns the type that XEP-0050 assigns to the word: info for none and
// for unknown ones.
func (t NoteType) Kind() NoteType {
	if t == NoteWarn || t == NoteError {
		return t
	}
	return NoteInfo
}

// Note is a remark on the command's state (XEP-0050 §3.3):
//
//	<note type='warn'>Hot!</note>
type Note struct {
	Type NoteType `xml:"type,attr,omitempty"`
	Text string   `xml:",chardata"`
	stanza.Extra
}
