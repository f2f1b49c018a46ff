package gen

import (
	"bytes"
	"fmt"
	"strings"
)

// char is a random Char that stands for itself in text and in values.
func (w *writer) char() rune {
	for {
		c := rune('a' + w.IntN(26))
		switch w.IntN(8) {
		case 0:
			c = pick(w, boundaries)
		case 1:
			c = w.from([][2]rune{{0x20, 0x7E}, {0x80, 0xD7FF}, {0xE000, 0xFFFD}, {0x10000, 0x10FFFF}})
		case 2:
			c = pick(w, []rune(" \t\n\r'\"]>/=;#!?-"))
		}
		if c != '<' && c != '&' {
			return c
		}
	}
}

// length is mostly small.
func (w *writer) length() int {
	return w.IntN(pick(w, []int{2, 10, 10, 80, 80, 500}) + 1)
}

// value is what an attribute is to say.
func (w *writer) value() string {
	var b strings.Builder
	for range w.length() {
		b.WriteRune(w.char())
		if w.chance(30) {
			b.WriteByte(pick(w, []byte("<&")))
		}
	}
	return b.String()
}

// quoted writes value as [10] AttValue.
func (w *writer) quoted(value string) {
	quote := pick(w, []rune{'\'', '\'', '"'})
	w.write(string(quote))
	for _, c := range value {
		switch {
		case c == quote, strings.ContainsRune("<&\t\r\n", c), w.chance(40):
			w.reference(c)
		case c == ' ' && w.chance(10):
			w.write(pick(w, []string{"\t", "\n", "\r", "\r\n"}))
		default:
			w.write(string(c))
		}
	}
	w.write(string(quote))
}

// reference writes c as a character reference, or as one of the entities.
func (w *writer) reference(c rune) {
	entity := map[rune]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '\'': "&apos;", '"': "&quot;"}[c]
	if entity != "" && !w.chance(3) {
		w.write(entity)
		return
	}
	zeros := ""
	if w.chance(8) {
		zeros = strings.Repeat("0", w.IntN(30))
	}
	format := pick(w, []string{"&#%s%d;", "&#x%s%x;", "&#x%s%X;"})
	w.out = fmt.Appendf(w.out, format, zeros, c)
}

// text writes character data with references.
func (w *writer) text() {
	for range w.length() {
		c := w.char()
		switch {
		case c == '>' && bytes.HasSuffix(w.out, []byte("]]")), w.chance(40):
			w.reference(c)
		case w.chance(40):
			w.reference(pick(w, []rune("<>&'\"\t\n\r")))
		default:
			w.write(string(c))
		}
	}
}

// cdata writes a CDATA section.
func (w *writer) cdata() {
	var b strings.Builder
	for range w.length() {
		switch w.IntN(10) {
		case 0:
			b.WriteString(pick(w, []string{"<", "&", "]]", "]", "]>", "&amp;", "</a>", "<!--", "<![CDATA[", "?>"}))
		default:
			b.WriteRune(w.char())
		}
	}
	w.write("<![CDATA[" + strings.ReplaceAll(b.String(), "]]>", "]] >") + "]]>")
}
