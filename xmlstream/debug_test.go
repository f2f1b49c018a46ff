//go:build xmlstreamdebug

package xmlstream

import (
	"fmt"
	"strings"
	"testing"
)

// TestVerify proves that a broken tape does not pass: each case breaks one
// thing of a good one.
func TestVerify(t *testing.T) {
	const header = `<s:stream xmlns='jabber:client' xmlns:s='http://etherx.jabber.org/streams'>`
	const input = header + `<a xmlns='u' xmlns:p='v' xml:lang='en' k='&lt;'>one<p:b k='1'/>two<c><d/></c></a>`
	// nodes: 0 a, 1 xmlns, 2 xmlns:p, 3 xml:lang, 4 k, 5 one, 6 b, 7 k, 8 two, 9 c, 10 d
	delivered := func() *engine {
		tok := NewTokenizer(nil)
		if _, err := tok.Write([]byte(input)); err != nil {
			t.Fatal(err)
		}
		for _, want := range []Event{Open, Child} {
			if event, err := tok.Next(); event != want || err != nil {
				t.Fatal(event, err)
			}
		}
		tok.engine.verify()
		return tok.engine
	}
	for _, c := range []struct {
		says  string
		spoil func(e *engine)
	}{
		{"no root", func(e *engine) { e.tape[0].head++ }},
		{"the root's tape is not the tape", func(e *engine) { e.tape = append(e.tape, e.tape[7]) }},
		{"the root does not cover the bytes", func(e *engine) { e.raw = e.raw[1:] }},
		{"unknown kind", func(e *engine) { e.tape[5].head |= 0xF }},
		{"next does not go on", func(e *engine) { e.tape[6].next = 6 }},
		{"the tape reaches beyond the parent's", func(e *engine) { e.tape[10].next = 12 }},
		{"the content reaches beyond its element", func(e *engine) { e.tape[6].length = 3 }},
		{"the element reaches beyond its parent", func(e *engine) { e.tape[10].length += 8 }},
		{"no tag", func(e *engine) { e.tape[9].off++ }},
		{"nodes out of order", func(e *engine) { e.tape[8].off, e.tape[8].value = 3, 3 }},
		{"offset out of range", func(e *engine) { e.tape[8].off = 1000 }},
		{"xml:lang is no such attribute", func(e *engine) { e.tape[6].value = 4 }},
		{"an attribute outside a tag", func(e *engine) { e.tape[8].head = e.tape[7].head }},
		{"no name", func(e *engine) { e.tape[4].head &^= 0xFFFF0000 }},
		{"two texts in a row", func(e *engine) { e.tape[6] = e.tape[5]; e.tape[6].off += 2; e.tape[7] = e.tape[6]; e.tape[7].off++ }},
		{"no text", func(e *engine) { e.tape[5].length = 0 }},
		{"the flags of declarations are wrong", func(e *engine) { e.tape[6].set(flagPrefixes) }},
		{"the flags of declarations are wrong", func(e *engine) { e.tape[1].head &^= flagDefault << 8 }},
		{"unknown namespace", func(e *engine) { e.tape[6].setSpace(0xFFFE) }},
		{"value out of range", func(e *engine) { e.tape[8].length = 1000 }},
		{"value without quotes", func(e *engine) { e.tape[7].length-- }},
		{"value outside the arena", func(e *engine) { e.decoded(&e.tape[4]); e.tape[4].length++ }},
		{"the engine is inside an element", func(e *engine) { e.depth = 1 }},
	} {
		t.Run(c.says, func(t *testing.T) {
			e := delivered()
			c.spoil(e)
			defer func() {
				if p := fmt.Sprint(recover()); !strings.Contains(p, c.says) {
					t.Errorf("verify says %s", p)
				}
			}()
			e.verify()
		})
	}
}

// TestScribble proves that released memory is overwritten.
func TestScribble(t *testing.T) {
	tok := NewTokenizer(&Options{Mode: Document})
	if _, err := tok.Write([]byte("<a>kept</a>")); err != nil {
		t.Fatal(err)
	}
	if event, err := tok.Next(); event != Child || err != nil {
		t.Fatal(event, err)
	}
	kept := tok.Element().Text()
	if _, err := tok.Next(); err != nil {
		t.Fatal(err)
	}
	if string(kept) != "####" {
		t.Errorf("kept text is %q after the call that ended it", kept)
	}
}
