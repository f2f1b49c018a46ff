package form_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/form"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

func pointer[T any](v T) *T { return &v }

func TestWire(t *testing.T) {
	const ns = " xmlns='jabber:x:data'"
	wiretest.Run(t, form.Types(), wiretest.Cases{
		"to fill in": {
			XML: "<x" + ns + " type='form'><title>Room</title><instructions>One</instructions><instructions>Two</instructions>" +
				"<field var='FORM_TYPE' type='hidden'><value>urn:example:room</value></field>" +
				"<field type='fixed'><value>Looks</value></field>" +
				"<field var='color' type='list-multi' label='Colour'><desc>To paint with</desc><required/>" +
				"<value>red</value><value/><option label='Red'><value>red</value></option><option><value>blue</value></option></field></x>",
			Want: &form.Form{
				Type: form.TypeForm, Title: "Room", Instructions: []string{"One", "Two"},
				Fields: []form.Field{
					{Var: "FORM_TYPE", Type: form.Hidden, Values: []string{"urn:example:room"}},
					{Type: form.Fixed, Values: []string{"Looks"}},
					{
						Var: "color", Type: form.ListMulti, Label: "Colour", Desc: "To paint with", Required: true,
						Values: []string{"red", ""}, Options: []form.Option{{Label: "Red", Value: "red"}, {Value: "blue"}},
					},
				},
			},
		},
		"cancelled": {XML: "<x" + ns + " type='cancel'/>", Want: &form.Form{Type: form.TypeCancel}},
		"a table": {
			XML: "<x" + ns + " type='result'><reported><field var='name' type='text-single' label='Name'/></reported>" +
				"<item><field var='name'><value>Ada</value></field></item><item><field var='name'><value>Eve</value></field></item></x>",
			Want: &form.Form{
				Type:     form.TypeResult,
				Reported: &form.Reported{Fields: []form.Field{{Var: "name", Type: form.TextSingle, Label: "Name"}}},
				Items: []form.Item{
					{Fields: []form.Field{{Var: "name", Values: []string{"Ada"}}}},
					{Fields: []form.Field{{Var: "name", Values: []string{"Eve"}}}},
				},
			},
		},
		"media and validation": {
			XML: "<x" + ns + " type='form'><field var='day'>" +
				"<media xmlns='urn:xmpp:media-element' height='80' width='290'><uri type='image/png'>cid:1@bob.xmpp.org</uri></media>" +
				"<validate xmlns='http://jabber.org/protocol/xdata-validate' datatype='xs:date'><basic/></validate><value>x</value></field></x>",
			Want: &form.Form{Type: form.TypeForm, Fields: []form.Field{{
				Var:      "day",
				Media:    &form.Media{Height: 80, Width: 290, URIs: []form.URI{{Type: "image/png", Value: "cid:1@bob.xmpp.org"}}},
				Validate: &form.Validate{Datatype: "xs:date", Basic: true},
				Values:   []string{"x"},
			}}},
		},
		"range": {
			XML:  "<validate xmlns='http://jabber.org/protocol/xdata-validate' datatype='xs:integer'><range min='1' max='31'/><list-range min='0' max='3'/></validate>",
			Want: &form.Validate{Datatype: "xs:integer", Range: &form.Range{Min: "1", Max: "31"}, ListRange: &form.ListRange{Min: pointer(uint32(0)), Max: pointer(uint32(3))}},
		},
		"regex": {
			XML:  "<validate xmlns='http://jabber.org/protocol/xdata-validate'><regex>[0-9]+</regex></validate>",
			Want: &form.Validate{Regex: "[0-9]+"},
		},
		"open": {XML: "<validate xmlns='http://jabber.org/protocol/xdata-validate'><open/></validate>", Want: &form.Validate{Open: true}},
		"media": {
			XML:  "<media xmlns='urn:xmpp:media-element'><uri type='audio/ogg'>https://media.example/a</uri><uri type='audio/mpeg'>https://media.example/b</uri></media>",
			Want: &form.Media{URIs: []form.URI{{Type: "audio/ogg", Value: "https://media.example/a"}, {Type: "audio/mpeg", Value: "https://media.example/b"}}},
		},
	})
}

func TestBadValue(t *testing.T) {
	wiretest.Bad(t, form.Types(), map[string]string{
		"height":     "<media xmlns='urn:xmpp:media-element' height='-1'/>",
		"list-range": "<validate xmlns='http://jabber.org/protocol/xdata-validate'><list-range min='few'/></validate>",
	})
}

func TestValues(t *testing.T) {
	var f form.Form
	if err := stanza.Unmarshal(wiretest.Parse(t, `<x xmlns='jabber:x:data' type='result'>
		<field var='FORM_TYPE'><value>urn:example:shown</value></field>
		<field var='open'><value>true</value></field><field var='shut'><value>0</value></field><field var='ajar'><value>maybe</value></field>
		<field var='lines'><value>one</value><value>two</value></field>
		<field var='who'><value>a@example.org</value><value>b@example.org/x</value></field>
		<field var='nobody'><value>a@example.org</value><value>@</value></field></x>`), &f); err != nil {
		t.Fatal(err)
	}
	if f.FormType() != "" {
		t.Error("a FORM_TYPE that is shown counts")
	}
	if f.Type = form.TypeSubmit; f.FormType() != "urn:example:shown" {
		t.Error("a FORM_TYPE does not count in a submission")
	}
	for name, want := range map[string][2]bool{"open": {true, true}, "shut": {false, true}, "ajar": {false, false}, "none": {false, false}} {
		if value, ok := f.Bool(name); value != want[0] || ok != want[1] {
			t.Errorf("Bool(%q) = %v, %v", name, value, ok)
		}
	}
	if got := f.Text("lines"); got != "one\ntwo" {
		t.Errorf("Text = %q", got)
	}
	if f.Text("none") != "" || f.Strings("none") != nil {
		t.Error("a field that is not there has values")
	}
	who, err := f.JIDs("who")
	if err != nil || len(who) != 2 || who[1].Resource() != "x" {
		t.Errorf("JIDs = %v, %v", who, err)
	}
	if got, err := f.JIDs("nobody"); err == nil || len(got) != 1 {
		t.Errorf("JIDs = %v, %v", got, err)
	}
	if form.FieldType("").Kind() != form.TextSingle || form.FieldType("new").Kind() != form.TextSingle || form.Boolean.Kind() != form.Boolean {
		t.Error("Kind")
	}
}

func TestAnswer(t *testing.T) {
	asked := &form.Form{Type: form.TypeForm, Title: "Room", Fields: []form.Field{
		{Var: "FORM_TYPE", Type: form.Hidden, Values: []string{"urn:example:room"}},
		{Type: form.Fixed, Values: []string{"Looks"}},
		{Var: "name", Label: "Name", Required: true},
		{Var: "color", Type: form.ListSingle, Values: []string{"red"}, Options: []form.Option{{Value: "red"}}},
	}}
	answer := asked.Answer()
	answer.SetText("name", "tea\r\nroom")
	answer.SetBool("public", true)
	answer.SetBool("secret", false)
	answer.SetJIDs("owners", stanza.MustParseJID("a@example.org"))
	want := "<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE' type='hidden'><value>urn:example:room</value></field>" +
		"<field var='name'><value>tea</value><value>room</value></field><field var='color'><value>red</value></field>" +
		"<field var='public'><value>1</value></field><field var='secret'><value>0</value></field>" +
		"<field var='owners'><value>a@example.org</value></field></x>"
	out, err := stanza.Append(nil, answer)
	if diff := cmp.Diff(want, string(out)); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	if answer.FormType() != "urn:example:room" || asked.FormType() != answer.FormType() {
		t.Error("FormType")
	}
	if asked.Field("color").Values[0] = "blue"; answer.Text("color") != "red" {
		t.Error("the answer shares the values of the form")
	}
}

func ExampleSubmit() {
	f := form.Submit("http://jabber.org/protocol/muc#roomconfig")
	f.Set("muc#roomconfig_roomname", "Tea room")
	f.SetBool("muc#roomconfig_membersonly", true)
	out, err := stanza.Append(nil, f)
	fmt.Println(string(out), err)
	// Output: <x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/muc#roomconfig</value></field><field var='muc#roomconfig_roomname'><value>Tea room</value></field><field var='muc#roomconfig_membersonly'><value>1</value></field></x> <nil>
}
