package main

import (
	"bufio"
	"fmt"
	"reflect"
	"strconv"
	"unicode"

	"github.com/xmppwire/xmppwire/stanza"
)

// human prints each event as a block for people to read: a line that says
// where and what, and below it the fields of the value.
type human struct {
	out     *bufio.Writer
	hide    hider
	tree    bool
	titles  bool // print the name of each file
	colours bool
	fields  fielder
	names   expander
	file    string // that the last title names
	started bool
	inLine  bool // a word has been printed in the line at hand
}

// colour is an SGR parameter of ECMA-48.
type colour string

const (
	plain  colour = ""
	bold   colour = "1"
	dim    colour = "2"
	red    colour = "31"
	green  colour = "32"
	yellow colour = "33"
	cyan   colour = "36"
)

func (h *human) print(e *event) {
	if h.titles && (!h.started || h.file != e.file) {
		h.word(bold, "==> ", printable(e.file), " <==")
		h.end()
		h.file = e.file
	}
	h.started = true
	h.where(e)
	switch {
	case e.syntax != nil:
		h.fault(e)
	case e.kind == "eof" && e.pending > 0:
		h.word(red, "eof")
		h.word(plain, strconv.Itoa(e.pending), " bytes of an unfinished element are pending")
		h.end()
	case e.note != "":
		h.word(cyan, e.kind)
		h.word(plain, printable(e.note))
		h.end()
	case e.element.IsZero():
		h.word(cyan, e.kind)
		h.end()
	default:
		h.element(e)
	}
}

// where begins a line with the place of an event.
func (h *human) where(e *event) {
	offset := strconv.FormatInt(e.offset, 10)
	if w := e.wire; w != nil {
		h.word(dim, seconds(w.at), " ", strconv.Itoa(w.connection), " ", string(w.direction), " ", offset)
	} else {
		h.word(dim, offset)
	}
}

func (h *human) fault(e *event) {
	what := string(e.syntax.Condition)
	if e.syntax.Path != "" {
		what += " in " + e.syntax.Path
	}
	h.word(red, "error")
	h.word(plain, printable(what))
	h.end()
	h.indent(1)
	h.word(plain, fmt.Sprintf("line %d, column %d: %s", e.line, e.column, printable(e.syntax.Err.Error())))
	h.end()
	if e.excerpt != nil {
		h.indent(1)
		h.word(plain, printable(e.excerpt.before(h.hide)), h.paint(red, " >>> "), printable(e.excerpt.after(h.hide)))
		h.end()
	}
}

func (h *human) element(e *event) {
	secrets := h.hide.secrets(e.element)
	hide := h.hide.inside(secrets)
	h.word(green, e.kind)
	h.word(bold, printable(h.names.expanded(e.element.Name())))
	h.word(dim, reflect.TypeOf(e.value).String())
	if e.wire != nil {
		h.word(dim, strconv.FormatInt(e.end-e.offset, 10), " bytes")
		if e.wire.answers {
			h.word(dim, "after ", milliseconds(e.wire.latency))
		}
	}
	h.end()
	if unknown, ok := e.value.(*stanza.Unknown); ok {
		h.indent(1)
		h.word(plain, printable(hide.xml(unknown.Element)))
		h.end()
	} else {
		h.list(1, h.fields.fields(e.value, h.hide, secrets))
	}
	if e.fault != nil {
		condition, err := faultOf(e.fault)
		h.indent(1)
		h.word(yellow, "fault:")
		h.word(plain, printable(condition+": "+err.Error()))
		h.end()
	}
	if h.tree {
		h.indent(1)
		h.word(dim, "tree:")
		h.word(plain, string(appendTree(nil, e.element, hide)))
		h.end()
	}
}

func (h *human) summary(s *summary) {
	h.word(bold, "summary")
	h.end()
	h.list(1, s.fields())
}

func (h *human) list(indent int, fields []field) {
	for i := range fields {
		h.field(indent, fields[i].name, &fields[i])
	}
}

// field prints a field: on its own line if it is one value, else with what it
// holds below it.
func (h *human) field(indent int, name string, f *field) {
	if f.kind == listed {
		for i := range f.inner {
			h.field(indent, name, &f.inner[i])
		}
		return
	}
	h.indent(indent)
	switch f.kind {
	case grouped:
		lang, text, ok := asText(f.inner)
		if lang != "" {
			h.word(dim, printable(name), " (", printable(lang), "):")
		} else {
			h.word(dim, printable(name), ":")
		}
		if ok {
			h.word(plain, printable(text))
		}
		h.end()
		if !ok {
			h.list(indent+1, f.inner)
		}
	case elemental:
		h.word(dim, printable(name), ":")
		h.word(plain, printable(h.names.expanded(f.element.Name())))
		h.end()
	default:
		h.word(dim, printable(name), ":")
		h.word(plain, printable(f.text))
		h.end()
	}
}

// asText reports whether fields are those of a stanza.LangText.
func asText(fields []field) (lang, text string, ok bool) {
	for _, f := range fields {
		switch f.name {
		case "Lang":
			lang, ok = f.text, f.kind == textual
		case "Value":
			text, ok = f.text, f.kind == textual
		case "HasLang":
		default:
			return "", "", false
		}
	}
	return lang, text, ok
}

// indent begins a line.
func (h *human) indent(n int) {
	for range n {
		_, _ = h.out.WriteString("    ")
	}
}

// word prints a word that is made of parts, behind a space if it is not the
// first of its line.
func (h *human) word(c colour, parts ...string) {
	if h.inLine {
		_ = h.out.WriteByte(' ')
	}
	h.inLine = true
	coloured := h.colours && c != plain
	if coloured {
		_, _ = h.out.WriteString("\x1b[" + string(c) + "m")
	}
	for _, part := range parts {
		_, _ = h.out.WriteString(part)
	}
	if coloured {
		_, _ = h.out.WriteString("\x1b[0m")
	}
}

func (h *human) end() {
	_ = h.out.WriteByte('\n')
	h.inLine = false
}

func (h *human) paint(c colour, s string) string {
	if !h.colours {
		return s
	}
	return "\x1b[" + string(c) + "m" + s + "\x1b[0m"
}

// printable returns a text that does to a terminal nothing but print: quoted
// as in Go if it would otherwise do more, or be taken for a quoted one.
func printable(s string) string {
	if s == "" || s[0] == '"' || s[0] == ' ' || s[len(s)-1] == ' ' {
		return strconv.Quote(s)
	}
	for _, r := range s {
		if !(' ' <= r && r < 0x7F) && (!unicode.IsPrint(r) || r == '\uFFFD') {
			return strconv.Quote(s)
		}
	}
	return s
}
