package stanza

import "github.com/xmppwire/xmppwire/xmlstream"

// Text is a text in any number of languages, such as the bodies of a message.
// Repeated languages are kept.
type Text []LangText

// LangText is a text and the xml:lang on its own element.
type LangText struct {
	Lang    string
	HasLang bool // the element has the attribute, be it empty
	Value   string

	// An element that holds more than text is kept whole, with its text.
	whole xmlstream.Element
	text  string
}

// Plain returns a Text without xml:lang.
func Plain(s string) Text { return Text{{Value: s}} }

// Get returns the first text with that xml:lang of its own; "" asks for the
// one without. Failing that it returns the first text, and "" if there is
// none.
func (t Text) Get(lang string) string {
	for _, v := range t {
		if v.Lang == lang {
			return v.Value
		}
	}
	if len(t) > 0 {
		return t[0].Value
	}
	return ""
}

// Set replaces the first text with that xml:lang, or adds one.
func (t *Text) Set(lang, value string) {
	for i := range *t {
		if (*t)[i].Lang == lang {
			(*t)[i].Value = value
			return
		}
	}
	*t = append(*t, LangText{Lang: lang, HasLang: lang != "", Value: value})
}

// Read adds the text of an element, which must own its memory.
func (t *Text) Read(e xmlstream.Element) {
	lang, has := e.AttrNS(nsXML, "lang")
	v := LangText{Lang: string(lang), HasLang: has, Value: string(e.Text())}
	if !isPlainText(e) {
		v.whole, v.text = e, v.Value
	}
	*t = append(*t, v)
}

// Write writes the text as one element.
func (v LangText) Write(b *xmlstream.Builder, space, local string) {
	if !v.whole.IsZero() && v.Value == v.text {
		b.Element(v.whole)
		return
	}
	b.Start(space, local, "")
	if v.HasLang || v.Lang != "" {
		b.Attr(nsXML, "lang", v.Lang)
	}
	b.Text(v.Value)
	b.End()
}

// isPlainText reports whether the element is nothing but text and at most an
// xml:lang, so that a LangText says all of it.
func isPlainText(e xmlstream.Element) bool {
	for a := range e.Attrs() {
		if a.Name.Space != nsXML || a.Name.Local != "lang" {
			return false
		}
	}
	for range e.Children() {
		return false
	}
	return true
}
