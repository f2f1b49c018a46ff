package commands_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/commands"
	"github.com/xmppwire/xmppwire/stanza/form"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

func TestWire(t *testing.T) {
	const ns = " xmlns='http://jabber.org/protocol/commands'"
	cases := wiretest.Cases{
		"execute": {XML: "<command" + ns + " node='brew' action='execute'/>", Want: &commands.Command{Node: "brew", Action: commands.ActionExecute}},
		"stage": {
			XML: "<command" + ns + " node='brew' sessionid='7' status='executing' xml:lang='en'><actions execute='next'><prev/><next/><complete/></actions>" +
				"<note type='warn'>Hot!</note><note>Tea</note><x xmlns='jabber:x:data' type='form'/></command>",
			Want: &commands.Command{
				Node: "brew", SessionID: "7", Status: commands.StatusExecuting, Lang: "en",
				Actions: &commands.Actions{Execute: commands.ActionNext, Prev: true, Next: true, Complete: true},
				Notes:   []commands.Note{{Type: commands.NoteWarn, Text: "Hot!"}, {Text: "Tea"}},
				Form:    &form.Form{Type: form.TypeForm},
			},
		},
		"problem": {XML: "<bad-sessionid" + ns + "/>", Want: commands.NewProblem(commands.BadSessionID)},
	}
	for _, name := range commands.Types().Names() {
		if name.Local != "command" {
			c := cases[""]
			c.XML, c.Want = "<"+name.Local+ns+"/>", commands.NewProblem(commands.Condition(name.Local))
			cases[name.Local] = c
		}
	}
	wiretest.Run(t, commands.Types(), cases)
}

func TestKind(t *testing.T) {
	if commands.Action("").Kind() != commands.ActionExecute || commands.ActionPrev.Kind() != commands.ActionPrev || commands.Action("x").Kind() != "x" {
		t.Error("Action.Kind")
	}
	if commands.NoteType("").Kind() != commands.NoteInfo || commands.NoteError.Kind() != commands.NoteError || commands.NoteType("x").Kind() != commands.NoteInfo {
		t.Error("NoteType.Kind")
	}
}

// other is a condition of another protocol.
type other struct {
	XMLName struct{} `xml:"urn:example:other other"`
}

func TestConditionOf(t *testing.T) {
	e := stanza.NewError(stanza.BadRequest, "")
	if commands.ConditionOf(e) != "" || commands.ConditionOf(nil) != "" {
		t.Error("a condition out of nothing")
	}
	e.Payloads.Add(&other{})
	e.Payloads.Add(commands.NewProblem(commands.BadAction))
	out, err := stanza.Append(nil, &stanza.IQ{Header: stanza.Header{ID: "1"}, Type: stanza.IQError, Error: e})
	if err != nil {
		t.Fatal(err)
	}
	v, err := stanza.NewCodec("jabber:client").Decode(wiretest.Parse(t, string(out)))
	if err != nil {
		t.Fatal(err)
	}
	if c := commands.ConditionOf(v.(*stanza.IQ).Error); c != commands.BadAction {
		t.Errorf("%q of %s", c, out)
	}
}
