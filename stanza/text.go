package stanza

import (
	"slices"
	"strings"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// Text is a text in any number of languages, such as the bodies of a message.
// Repeated languages are kept.
type Text []LangText

// LangText is a text and the xml:lang on its own element. As a field it is
// one child element, as Text any number of them.
type LangText struct {
	Lang    string
	HasLang bool // the element has the attribute, be it empty
	Value   string

	inherited string // the xml:lang around it
}

// Plain returns a Text without xml:lang.
func Plain(s string) Text { return Text{{Value: s}} }

// Get returns the first text in a language: with that xml:lang of its own, else
// with one of its own that begins with it, such as "de-AT" for "de", else with
// that around it. "" asks for the one without. Failing all that it returns the
// first text, and "" if there is none.
func (t Text) Get(lang string) string {
	for _, v := range t {
		if strings.EqualFold(v.Lang, lang) {
			return v.Value
		}
	}
	for _, v := range t {
		if len(v.Lang) > len(lang) && v.Lang[len(lang)] == '-' && strings.EqualFold(v.Lang[:len(lang)], lang) {
			return v.Value
		}
	}
	for _, v := range t {
		if !v.HasLang && v.inherited != "" && strings.EqualFold(v.inherited, lang) {
			return v.Value
		}
	}
	if len(t) > 0 {
		return t[0].Value
	}
	return ""
}

// Set replaces the first text with that xml:lang, or adds one. It allocates a new
// list, so that a copy of a stanza can be given other texts than the one that it
// was made of.
func (t *Text) Set(lang, value string) {
	*t = slices.Clone(*t)
	if i := slices.IndexFunc(*t, func(v LangText) bool { return v.Lang == lang }); i >= 0 {
		(*t)[i].Value = value
		return
	}
	*t = append(*t, LangText{Lang: lang, HasLang: lang != "", Value: value})
}

// read sets the text to what an owned element says.
func (v *LangText) read(e xmlstream.Element) {
	*v = LangText{}
	var c xmlstream.OwnedCursor
	c.Reset(e)
	pieces := 0
	for k := c.Next(); k != xmlstream.None; k = c.Next() {
		switch {
		case k == xmlstream.KindAttr && c.NameID() == idLang:
			v.Lang, v.HasLang = c.String(), true
		case k == xmlstream.KindText:
			if pieces++; pieces == 1 {
				v.Value = c.String()
			}
		}
	}
	if pieces > 1 {
		v.Value = string(e.Text())
	}
	if !v.HasLang {
		v.inherited = e.LangString()
	}
}

// attrs returns the attribute xml:lang, if there is one.
func (v *LangText) attrs() []xmlstream.TagValue {
	if v.HasLang || v.Lang != "" {
		return []xmlstream.TagValue{{Tag: &langTag, Value: v.Lang}}
	}
	return nil
}

var langTag, _ = xmlstream.NewTag(nsXML, "lang", "")

var idLang = xmlstream.LookupName(nsXML, "lang")

// isPlainText reports whether the element is nothing but text and at most an
// xml:lang, so that a LangText says all of it.
func isPlainText(e xmlstream.Element) bool {
	c := e.Cursor()
	for k := c.Next(); k != xmlstream.None; k = c.Next() {
		if k == xmlstream.KindElement || k == xmlstream.KindAttr && c.NameID() != idLang {
			return false
		}
	}
	return true
}
