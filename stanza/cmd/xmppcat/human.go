package main

import (
	"bufio"
	"fmt"
	"strconv"
	"unicode"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// human prints each event as a block for people to read: a line that says
// where and what, and below it the fields of the value.
type human struct {
	out     *bufio.Writer
	hide    hider
	tree    bool
	titles  bool // print the name of each file
	colours bool
	file    string // that the last title names
	started bool
}

// colour is an SGR parameter of ECMA-48.
type colour string

const (
	bold   colour = "1"
	dim    colour = "2"
	red    colour = "31"
	green  colour = "32"
	yellow colour = "33"
	cyan   colour = "36"
)

func (h *human) print(e *event) {
	if h.titles && (!h.started || h.file != e.file) {
		h.line(0, h.paint(bold, "==> "+printable(e.file)+" <=="))
		h.file = e.file
	}
	h.started = true
	where := h.paint(dim, e.wire.label()+strconv.FormatInt(e.offset, 10))
	switch {
	case e.syntax != nil:
		what := string(e.syntax.Condition)
		if e.syntax.Path != "" {
			what += " in " + e.syntax.Path
		}
		h.line(0, where, h.paint(red, "error"), printable(what))
		h.line(1, fmt.Sprintf("line %d, column %d: %s", e.line, e.column, printable(e.syntax.Err.Error())))
		if e.excerpt != nil {
			h.line(1, printable(e.excerpt.before(h.hide))+h.paint(red, " >>> ")+printable(e.excerpt.after(h.hide)))
		}
	case e.kind == "eof" && e.pending > 0:
		h.line(0, where, h.paint(red, "eof"), fmt.Sprintf("%d bytes of an unfinished element are pending", e.pending))
	case e.note != "":
		h.line(0, where, h.paint(cyan, e.kind), printable(e.note))
	case e.element.IsZero():
		h.line(0, where, h.paint(cyan, e.kind))
	default:
		h.element(where, e)
	}
}

func (h *human) element(where string, e *event) {
	words := []string{where, h.paint(green, e.kind), h.paint(bold, printable(expanded(e.element.Name()))), h.paint(dim, fmt.Sprintf("%T", e.value))}
	if e.wire != nil {
		words = append(words, h.paint(dim, fmt.Sprintf("%d bytes", e.end-e.offset)))
		if e.wire.answers {
			words = append(words, h.paint(dim, "after "+milliseconds(e.wire.latency)))
		}
	}
	h.line(0, words...)
	if unknown, ok := e.value.(*stanza.Unknown); ok {
		h.line(1, printable(h.hide.xml(unknown.Element)))
	} else {
		for _, f := range (fielder{h.hide, e.element}).fields(e.value) {
			h.field(1, f)
		}
	}
	if e.fault != nil {
		condition, err := faultOf(e.fault)
		h.line(1, h.paint(yellow, "fault:"), printable(condition+": "+err.Error()))
	}
	if h.tree {
		h.line(1, h.paint(dim, "tree:"), string(appendTree(nil, e.element, h.hide)))
	}
}

func (h *human) summary(s *summary) {
	h.line(0, h.paint(bold, "summary"))
	for _, f := range s.fields() {
		h.field(1, f)
	}
}

// field prints a field: on its own line if it is one value, else with what it
// holds below it.
func (h *human) field(indent int, f field) {
	name := h.paint(dim, printable(f.name)+":")
	switch v := f.value.(type) {
	case []field:
		if lang, text, ok := asText(v); ok {
			if lang != "" {
				name = h.paint(dim, f.name+" ("+printable(lang)+"):")
			}
			h.line(indent, name, printable(text))
			return
		}
		h.line(indent, name)
		for _, inner := range v {
			h.field(indent+1, inner)
		}
	case []any:
		for _, item := range v {
			h.field(indent, field{f.name, item})
		}
	case xmlstream.Element:
		h.line(indent, name, printable(expanded(v.Name())))
	default:
		h.line(indent, name, printable(fmt.Sprint(v)))
	}
}

// asText reports whether fields are those of a stanza.LangText.
func asText(fields []field) (lang, text string, ok bool) {
	for _, f := range fields {
		switch f.name {
		case "Lang":
			lang, ok = f.value.(string)
		case "Value":
			text, ok = f.value.(string)
		case "HasLang":
		default:
			return "", "", false
		}
	}
	return lang, text, ok
}

func (h *human) line(indent int, words ...string) {
	for range indent {
		_, _ = h.out.WriteString("    ")
	}
	for i, word := range words {
		if i > 0 {
			_ = h.out.WriteByte(' ')
		}
		_, _ = h.out.WriteString(word)
	}
	_ = h.out.WriteByte('\n')
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
	plain := s != "" && s[0] != '"' && s[0] != ' ' && s[len(s)-1] != ' '
	for _, r := range s {
		plain = plain && unicode.IsPrint(r) && r != '\uFFFD'
	}
	if plain {
		return s
	}
	return strconv.Quote(s)
}
