package main

import (
	"bufio"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"unicode/utf8"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/sasl"
)

// lines prints each event as one line of JSON.
type lines struct {
	out    *bufio.Writer
	hide   hider
	tree   bool
	fields fielder
	names  expander
	line   []byte // the memory of both is used again
	xml    []byte
}

func (l *lines) print(e *event) {
	b := e.wire.appendMembers(append(l.line[:0], '{'), e.file)
	b = append(b, `,"offset":`...)
	b = strconv.AppendInt(b, e.offset, 10)
	if e.kind != "error" {
		b = append(b, `,"end":`...)
		b = strconv.AppendInt(b, e.end, 10)
	}
	b = appendMember(b, "event", e.kind)
	switch {
	case e.kind == "eof":
		b = append(b, `,"pending":`...)
		b = strconv.AppendInt(b, int64(e.pending), 10)
	case e.syntax != nil:
		b = append(b, `,"line":`...)
		b = strconv.AppendInt(b, int64(e.line), 10)
		b = append(b, `,"column":`...)
		b = strconv.AppendInt(b, e.column, 10)
		b = appendMember(b, "path", e.syntax.Path)
		b = appendMember(b, "condition", string(e.syntax.Condition))
		b = appendMember(b, "message", e.syntax.Err.Error())
		if e.excerpt != nil {
			b = appendMember(b, "before", e.excerpt.before(l.hide))
			b = appendMember(b, "after", e.excerpt.after(l.hide))
		}
	case e.note != "":
		b = appendMember(b, "note", e.note)
	case !e.element.IsZero():
		b = l.appendElement(b, e)
	}
	l.line = append(b, "}\n"...)
	_, _ = l.out.Write(l.line)
}

func (l *lines) appendElement(b []byte, e *event) []byte {
	secrets := l.hide.secrets(e.element)
	hide := l.hide.inside(secrets)
	b = appendMember(b, "name", l.names.expanded(e.element.Name()))
	b = appendMember(b, "type", reflect.TypeOf(e.value).String())
	b = append(b, `,"value":`...)
	b = l.appendFields(b, l.fields.fields(e.value, l.hide, secrets), hide)
	if e.fault != nil {
		condition, err := faultOf(e.fault)
		b = append(b, `,"fault":{"condition":`...)
		b = appendString(b, condition)
		b = appendMember(b, "message", err.Error())
		b = append(b, '}')
	}
	if l.tree {
		b = append(b, `,"tree":`...)
		b = appendTree(b, e.element, hide)
	}
	return b
}

func (l *lines) summary(s *summary) {
	b := l.appendFields([]byte(`{"event":"summary","summary":`), s.fields(), l.hide)
	_, _ = l.out.Write(append(b, "}\n"...))
}

// faultOf returns the condition that answers a fault of the codec, and what is
// wrong.
func faultOf(fault error) (condition string, err error) {
	var inStanza *stanza.StanzaFault
	var inStream *stanza.StreamFault
	var inSASL *sasl.Fault
	switch {
	case errors.As(fault, &inSASL):
		return string(inSASL.Condition), inSASL.Err
	case errors.As(fault, &inStanza):
		return string(inStanza.Condition), inStanza.Err
	case errors.As(fault, &inStream):
		return inStream.Condition, inStream.Err
	}
	return "", fault
}

func (l *lines) appendFields(b []byte, fields []field, hide hider) []byte {
	b = append(b, '{')
	for i := range fields {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(appendString(b, fields[i].name), ':')
		b = l.appendValue(b, &fields[i], hide)
	}
	return append(b, '}')
}

func (l *lines) appendValue(b []byte, f *field, hide hider) []byte {
	switch f.kind {
	case grouped:
		return l.appendFields(b, f.inner, hide)
	case listed:
		b = append(b, '[')
		for i := range f.inner {
			if i > 0 {
				b = append(b, ',')
			}
			b = l.appendValue(b, &f.inner[i], hide)
		}
		return append(b, ']')
	case elemental:
		l.xml = hide.appendXML(l.xml[:0], f.element)
		return appendString(b, l.xml)
	case literal:
		return append(b, f.text...)
	default:
		return appendString(b, f.text)
	}
}

// appendMember appends a comma and a member of an object.
func appendMember[T string | []byte](b []byte, key string, value T) []byte {
	b = appendString(append(b, ','), key)
	return appendString(append(b, ':'), value)
}

// appendString appends a JSON string. Unlike encoding/json it escapes every
// control character, those above ASCII and DEL too: people look at the output
// in terminals. Bytes that are not UTF-8 become U+FFFD.
func appendString[T string | []byte](b []byte, s T) []byte {
	b = append(b, '"')
	done := 0 // of s
	for i := 0; i < len(s); {
		if c := s[i]; ' ' <= c && c < 0x7F && c != '"' && c != '\\' {
			i++
			continue
		}
		b = append(b, s[done:i]...)
		r, n := utf8.DecodeRuneInString(string(s[i:min(len(s), i+utf8.UTFMax)]))
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case isControl(r):
			b = fmt.Appendf(b, `\u%04x`, r)
		default:
			b = utf8.AppendRune(b, r)
		}
		i += n
		done = i
	}
	b = append(b, s[done:]...)
	return append(b, '"')
}

// isControl reports whether a character can change how a terminal shows the
// text around it: control characters, separators of lines, and the overrides
// of writing direction.
func isControl(r rune) bool {
	return r < ' ' || 0x7F <= r && r <= 0x9F || 0x2028 <= r && r <= 0x202E || 0x2066 <= r && r <= 0x2069
}
