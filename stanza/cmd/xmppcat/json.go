package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/sasl"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// lines prints each event as one line of JSON.
type lines struct {
	out  *bufio.Writer
	hide hider
	tree bool
	line []byte // its memory is used again
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
	b = appendMember(b, "name", expanded(e.element.Name()))
	b = appendMember(b, "type", fmt.Sprintf("%T", e.value))
	b = append(b, `,"value":`...)
	b = l.appendValue(b, fielder{l.hide, e.element}.fields(e.value))
	if e.fault != nil {
		condition, err := faultOf(e.fault)
		b = append(b, `,"fault":{"condition":`...)
		b = appendString(b, condition)
		b = appendMember(b, "message", err.Error())
		b = append(b, '}')
	}
	if l.tree {
		b = append(b, `,"tree":`...)
		b = appendTree(b, e.element, l.hide)
	}
	return b
}

func (l *lines) summary(s *summary) {
	b := l.appendValue([]byte(`{"event":"summary","summary":`), s.fields())
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

func (l *lines) appendValue(b []byte, value any) []byte {
	switch v := value.(type) {
	case []field:
		b = append(b, '{')
		for i, f := range v {
			if i > 0 {
				b = append(b, ',')
			}
			b = append(appendString(b, f.name), ':')
			b = l.appendValue(b, f.value)
		}
		return append(b, '}')
	case []any:
		b = append(b, '[')
		for i, item := range v {
			if i > 0 {
				b = append(b, ',')
			}
			b = l.appendValue(b, item)
		}
		return append(b, ']')
	case xmlstream.Element:
		return appendString(b, l.hide.xml(v))
	case bool:
		return strconv.AppendBool(b, v)
	case json.Number:
		return append(b, v...)
	default:
		return appendString(b, fmt.Sprint(v))
	}
}

// appendMember appends a comma and a member of an object.
func appendMember(b []byte, key, value string) []byte {
	b = appendString(append(b, ','), key)
	return appendString(append(b, ':'), value)
}

// appendString appends a JSON string. Unlike encoding/json it escapes every
// control character, those above ASCII and DEL too: people look at the output
// in terminals. Bytes that are not UTF-8 become U+FFFD.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	for _, r := range s {
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
	}
	return append(b, '"')
}

// isControl reports whether a character can change how a terminal shows the
// text around it: control characters, separators of lines, and the overrides
// of writing direction.
func isControl(r rune) bool {
	return r < ' ' || 0x7F <= r && r <= 0x9F || 0x2028 <= r && r <= 0x202E || 0x2066 <= r && r <= 0x2069
}
