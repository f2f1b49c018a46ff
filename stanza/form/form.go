// Package form has data forms (XEP-0004, jabber:x:data), with the rules for
// values (XEP-0122, http://jabber.org/protocol/xdata-validate) and the media
// (XEP-0221, urn:xmpp:media-element) that their fields may have. A form says
// what it is about in the field FORM_TYPE (XEP-0068).
//
// [Form.Text], [Form.Bool] and their like read a field by its name; [Submit]
// and [Form.Answer] make the form to send back.
package form

import "github.com/xmppwire/xmppwire/stanza"

// Namespace is that of forms.
const Namespace = "jabber:x:data"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Form](),
		stanza.TypeOf[Validate](),
		stanza.TypeOf[Media](),
	)
}

// Type says what a form is for: the word that was on the wire.
type Type string

// The form types of XEP-0004 §3.1.
const (
	TypeForm   Type = "form"   // to be filled in
	TypeSubmit Type = "submit" // filled in
	TypeCancel Type = "cancel" // given back without an answer
	TypeResult Type = "result" // data, such as the results of a search
)

// Form is a data form (XEP-0004 §3):
//
//	<x xmlns='jabber:x:data' type='form'>
//	  <title>A room</title>
//	  <instructions>Say how the room shall be.</instructions>
//	  <field var='FORM_TYPE' type='hidden'><value>urn:example:room</value></field>
//	  <field var='name' label='Name'><required/></field>
//	</x>
type Form struct {
	XMLName      struct{}  `xml:"jabber:x:data x"`
	Type         Type      `xml:"type,attr,omitempty"`
	Title        string    `xml:"title,omitempty"`
	Instructions []string  `xml:"instructions"`
	Fields       []Field   `xml:"field"`
	Reported     *Reported `xml:"reported"` // the columns of Items
	Items        []Item    `xml:"item"`
	stanza.Extra
}

// Reported is the head of a table of results (XEP-0004 §3.4):
//
//	<reported><field var='name' label='Name' type='text-single'/></reported>
type Reported struct {
	Fields []Field `xml:"field"`
	stanza.Extra
}

// Item is a row of a table of results (XEP-0004 §3.4):
//
//	<item><field var='name'><value>Ada</value></field></item>
type Item struct {
	Fields []Field `xml:"field"`
	stanza.Extra
}

// FieldType says what values a field takes: the word that was on the wire, ""
// if there was none.
type FieldType string

// The field types of XEP-0004 §3.3.
const (
	Boolean     FieldType = "boolean"
	Fixed       FieldType = "fixed"  // text to show, not to be filled in
	Hidden      FieldType = "hidden" // not to be shown, given back as it is
	JIDMulti    FieldType = "jid-multi"
	JIDSingle   FieldType = "jid-single"
	ListMulti   FieldType = "list-multi"
	ListSingle  FieldType = "list-single"
	TextMulti   FieldType = "text-multi"   // each value is a line
	TextPrivate FieldType = "text-private" // not to be shown while it is typed
	TextSingle  FieldType = "text-single"
)

// Kind returns the type that XEP-0004 §3.3 assigns to the word: text-single for
// none and for unknown ones.
func (t FieldType) Kind() FieldType {
	switch t {
	case Boolean, Fixed, Hidden, JIDMulti, JIDSingle, ListMulti, ListSingle, TextMulti, TextPrivate:
		return t
	}
	return TextSingle
}

// Field is a field of a form (XEP-0004 §3.2):
//
//	<field var='color' type='list-single' label='Colour'>
//	  <desc>The one to paint with</desc>
//	  <required/>
//	  <value>red</value>
//	  <option label='Red'><value>red</value></option>
//	</field>
type Field struct {
	Var      string      `xml:"var,attr,omitempty"`
	Type     FieldType   `xml:"type,attr,omitempty"`
	Label    string      `xml:"label,attr,omitempty"`
	Desc     string      `xml:"desc,omitempty"`
	Required stanza.Flag `xml:"required,omitempty"`
	Media    *Media      `xml:"urn:xmpp:media-element media"`
	Validate *Validate   `xml:"http://jabber.org/protocol/xdata-validate validate"`
	Values   []string    `xml:"value"`
	Options  []Option    `xml:"option"`
	stanza.Extra
}

// Option is one of the values that a list offers:
//
//	<option label='Red'><value>red</value></option>
type Option struct {
	Label string `xml:"label,attr,omitempty"`
	Value string `xml:"value"`
	stanza.Extra
}
