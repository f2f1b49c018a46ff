package caps

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/xmppwire/xmppwire/xmlstream"
)

const (
	nsDisco = "http://jabber.org/protocol/disco#info"
	nsForms = "jabber:x:data"
)

// info is what capabilities are computed from: the parts of a disco#info
// result, in order.
type info struct {
	identities []identity
	features   []string
	forms      [][]formField
}

type identity struct{ category, kind, lang, name string }

type formField struct {
	name, kind string
	values     []string
}

func (f formField) isFormType() bool { return f.name == "FORM_TYPE" }

// read reads the result of a disco#info query. xml:lang is inherited.
func read(query xmlstream.Element) (in info, err error) {
	if !query.Is(nsDisco, "query") {
		return in, fmt.Errorf("caps: the element is %v and no result of disco#info", query.Name())
	}
	for child := range query.Children() {
		switch {
		case child.Is(nsDisco, "identity"):
			in.identities = append(in.identities, identity{attr(child, "category"), attr(child, "type"), child.LangString(), attr(child, "name")})
		case child.Is(nsDisco, "feature"):
			in.features = append(in.features, attr(child, "var"))
		case child.Is(nsForms, "x"):
			in.forms = append(in.forms, readForm(child))
		}
	}
	return in, nil
}

func attr(e xmlstream.Element, local string) string {
	v, _ := e.Attr(local)
	return string(v)
}

func readForm(x xmlstream.Element) (fields []formField) {
	for child := range x.Children() {
		if !child.Is(nsForms, "field") {
			continue
		}
		f := formField{name: attr(child, "var"), kind: attr(child, "type")}
		for value := range child.Children() {
			if value.Is(nsForms, "value") {
				f.values = append(f.values, string(value.Text()))
			}
		}
		fields = append(fields, f)
	}
	return fields
}

// Input returns the bytes whose hash is the ver of XEP-0115 §5.1, from the
// result of a disco#info query. The error says that the result is ill-formed in
// a way of XEP-0115 §5.4, or has the separator "<" inside of a text: a cache
// must not take it. Even so, different results can have one input, as nothing
// stands between identities, features and forms. Input2 has no such weakness.
func Input(query xmlstream.Element) ([]byte, error) {
	in, err := read(query)
	if err != nil {
		return nil, err
	}
	if err := in.refuseSeparators(); err != nil {
		return nil, err
	}
	var parts []string
	for _, id := range in.identities {
		parts = append(parts, id.category+"/"+id.kind+"/"+id.lang+"/"+id.name)
	}
	out, err := appendSet(nil, "identity", parts)
	if err != nil {
		return nil, err
	}
	if out, err = appendSet(out, "feature", in.features); err != nil {
		return nil, err
	}
	forms := map[string][]formField{}
	var names []string
	for _, form := range in.forms {
		i := slices.IndexFunc(form, formField.isFormType)
		if i < 0 || form[i].kind != "hidden" || len(form[i].values) == 0 {
			continue // XEP-0115 §5.4 ignores those
		}
		name := form[i].values[0]
		if slices.ContainsFunc(form[i].values, func(v string) bool { return v != name }) {
			return nil, fmt.Errorf("caps: a form has several FORM_TYPEs, %.60q among them", name)
		}
		names = append(names, name)
		forms[name] = form
	}
	slices.Sort(names)
	for i, name := range names {
		if i > 0 && name == names[i-1] {
			return nil, fmt.Errorf("caps: the form %.60q is there twice", name)
		}
		out = append(out, name+"<"...)
		fields := slices.DeleteFunc(forms[name], formField.isFormType)
		slices.SortStableFunc(fields, func(a, b formField) int { return strings.Compare(a.name, b.name) })
		for _, f := range fields {
			out = append(out, f.name+"<"...)
			slices.Sort(f.values)
			for _, value := range f.values {
				out = append(out, value+"<"...)
			}
		}
	}
	return out, nil
}

// appendSet appends texts in their order, each with "<" behind it. None may be
// there twice.
func appendSet(dst []byte, what string, texts []string) ([]byte, error) {
	slices.Sort(texts)
	for i, text := range texts {
		if i > 0 && text == texts[i-1] {
			return nil, fmt.Errorf("caps: the %s %.60q is there twice", what, text)
		}
		dst = append(dst, text+"<"...)
	}
	return dst, nil
}

// refuseSeparators returns an error if a text has the separator in it.
func (in *info) refuseSeparators() error {
	texts := slices.Clone(in.features)
	for _, id := range in.identities {
		texts = append(texts, id.category, id.kind, id.lang, id.name)
	}
	for _, form := range in.forms {
		for _, f := range form {
			texts = append(append(texts, f.name), f.values...)
		}
	}
	for _, text := range texts {
		if strings.Contains(text, "<") {
			return fmt.Errorf("caps: the text %.60q has a %q in it", text, "<")
		}
	}
	return nil
}

// Input2 returns the bytes whose hashes stand in a Caps2 (XEP-0390), from
// the result of a disco#info query. What it puts between texts cannot stand in
// XML, so that different results have different inputs.
func Input2(query xmlstream.Element) ([]byte, error) {
	in, err := read(query)
	if err != nil {
		return nil, err
	}
	var features, identities, forms [][]byte
	for _, f := range in.features {
		features = append(features, []byte(f+unit))
	}
	for _, id := range in.identities {
		identities = append(identities, []byte(id.category+unit+id.kind+unit+id.lang+unit+id.name+unit+record))
	}
	for _, form := range in.forms {
		var fields [][]byte
		for _, f := range form {
			var values [][]byte
			for _, v := range f.values {
				values = append(values, []byte(v+unit))
			}
			fields = append(fields, slices.Concat([]byte(f.name+unit), sorted(values, ""), []byte(record)))
		}
		forms = append(forms, sorted(fields, group))
	}
	return slices.Concat(sorted(features, file), sorted(identities, file), sorted(forms, file)), nil
}

// Separators of ASCII, which XML cannot carry.
const (
	unit   = "\x1f"
	record = "\x1e"
	group  = "\x1d"
	file   = "\x1c"
)

// sorted returns the parts in the order of their bytes, with end behind them.
func sorted(parts [][]byte, end string) []byte {
	slices.SortFunc(parts, bytes.Compare)
	return append(bytes.Join(parts, nil), end...)
}
