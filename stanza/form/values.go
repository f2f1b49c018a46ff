package form

import (
	"strings"

	"github.com/xmppwire/xmppwire/stanza"
)

// fieldFormType names the scope of the other fields (XEP-0068 §3).
const fieldFormType = "FORM_TYPE"

// Value returns the field's first value, "" if it has none.
func (f *Field) Value() string {
	if len(f.Values) == 0 {
		return ""
	}
	return f.Values[0]
}

// Field returns the first field with a name, nil if there is none.
func (f *Form) Field(name string) *Field { return find(f.Fields, name) }

// Field returns the first field with a name, nil if there is none.
func (i *Item) Field(name string) *Field { return find(i.Fields, name) }

func find(fields []Field, name string) *Field {
	for i := range fields {
		if fields[i].Var == name {
			return &fields[i]
		}
	}
	return nil
}

// FormType returns the name of what the form is about (XEP-0068), "" if it does
// not say. In forms other than a submission it counts only in a hidden field:
// one that is shown belongs to the user, who may call it so.
func (f *Form) FormType() string {
	field := f.Field(fieldFormType)
	if field == nil || f.Type != TypeSubmit && field.Type != Hidden {
		return ""
	}
	return field.Value()
}

// Strings returns the values of a field: the lines of text-multi, the choices of
// list-multi. It is nil if there is no such field.
func (f *Form) Strings(name string) []string {
	if field := f.Field(name); field != nil {
		return field.Values
	}
	return nil
}

// Text returns the values of a field as lines, "" if there is no such field.
func (f *Form) Text(name string) string { return strings.Join(f.Strings(name), "\n") }

// Bool returns a boolean field; ok is false if there is none with a value of
// XEP-0004 §3.3: 1, 0, true, false.
func (f *Form) Bool(name string) (value, ok bool) {
	field := f.Field(name)
	if field == nil {
		return false, false
	}
	switch field.Value() {
	case "1", "true":
		return true, true
	case "0", "false":
		return false, true
	}
	return false, false
}

// JIDs returns the values of a field as addresses. The error is of the first
// that is none, and those before it are returned.
func (f *Form) JIDs(name string) (jids []stanza.JID, err error) {
	for _, value := range f.Strings(name) {
		j, err := stanza.ParseJID(value)
		if err != nil {
			return jids, err
		}
		jids = append(jids, j)
	}
	return jids, nil
}

// Submit returns an empty submission; formType may be "" for a form without.
func Submit(formType string) *Form {
	f := &Form{Type: TypeSubmit}
	if formType != "" {
		f.Fields = []Field{{Var: fieldFormType, Type: Hidden, Values: []string{formType}}}
	}
	return f
}

// Answer returns the submission that gives a form back with the values that it
// came with, among them the hidden ones, to be changed by Set (XEP-0004 §3.2).
func (f *Form) Answer() *Form {
	answer := &Form{Type: TypeSubmit}
	for i := range f.Fields {
		field := &f.Fields[i]
		if field.Var == "" || field.Type == Fixed {
			continue
		}
		given := Field{Var: field.Var, Values: append([]string(nil), field.Values...)}
		if field.Var == fieldFormType {
			given.Type = field.Type
		}
		answer.Fields = append(answer.Fields, given)
	}
	return answer
}

// Set sets the values of a field, which is added if there is none.
func (f *Form) Set(name string, values ...string) {
	field := f.Field(name)
	if field == nil {
		f.Fields = append(f.Fields, Field{Var: name})
		field = &f.Fields[len(f.Fields)-1]
	}
	field.Values = values
}

// SetText sets a field to the lines of a text, which end with LF or CR LF.
func (f *Form) SetText(name, text string) {
	f.Set(name, strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")...)
}

// SetBool sets a boolean field.
func (f *Form) SetBool(name string, value bool) {
	if value {
		f.Set(name, "1")
	} else {
		f.Set(name, "0")
	}
}

// SetJIDs sets a field to addresses.
func (f *Form) SetJIDs(name string, jids ...stanza.JID) {
	values := make([]string, len(jids))
	for i, j := range jids {
		values[i] = j.String()
	}
	f.Set(name, values...)
}
