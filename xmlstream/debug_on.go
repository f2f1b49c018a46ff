//go:build xmlstreamdebug

package xmlstream

import (
	"fmt"

	"github.com/xmppwire/xmppwire/xmlstream/internal/names"
)

// scribble overwrites released memory, so that a slice which somebody kept
// shows up.
func (e *engine) scribble(b []byte) {
	for i := range b {
		b[i] = '#'
	}
}

// verify panics unless the delivered tape is what node.go describes: one
// element that covers the bytes, whose nodes lie in order, each inside its
// parent and behind the one before it, with names and values that are where
// they say.
func (e *engine) verify() {
	v := verifier{engine: e}
	v.check(len(e.tape) > 0 && e.tape[0].kind() == nodeElement, "no root")
	v.check(int(e.tape[0].next) == len(e.tape), "the root's tape is not the tape")
	v.check(int(e.tape[0].length) == len(e.raw), "the root does not cover the bytes")
	for v.at = range e.tape {
		v.closeElements()
		switch n := &e.tape[v.at]; n.kind() {
		case nodeElement:
			v.element(n)
		case nodeAttr, nodeDecl:
			v.attribute(n)
		case nodeText:
			v.text(n)
		default:
			v.check(false, "unknown kind")
		}
	}
	v.at = len(e.tape)
	v.closeElements()
	v.check(len(v.open) == 0, "an element is open")
	v.check(e.depth == 0 && e.cur == none, "the engine is inside an element")
}

// verifier walks over a tape.
type verifier struct {
	*engine
	at       int   // the node
	open     []int // nodes of the elements around it
	position int   // what the nodes so far take of the bytes
	inTag    bool  // attributes may follow
	inText   bool  // text was the last node
	declares uint8 // the flags that the declarations of the tag call for
}

func (v *verifier) check(ok bool, what string) {
	if !ok {
		panic(fmt.Sprintf("xmlstream: tape of %d nodes broken at %d: %s: %q", len(v.tape), v.at, what, v.raw))
	}
}

// closeElements closes those whose tape ends before the node.
func (v *verifier) closeElements() {
	for last := len(v.open) - 1; last >= 0; last-- {
		n := &v.tape[v.open[last]]
		if int(n.next) > v.at {
			return
		}
		v.endTag()
		end := int(n.off + n.length)
		v.check(v.position < end && v.raw[end-1] == '>', "the content reaches beyond its element")
		v.position, v.inText = end, false
		v.open = v.open[:last]
	}
}

func (v *verifier) element(n *node) {
	v.endTag()
	v.inside(n)
	end := len(v.raw)
	if len(v.open) > 0 {
		parent := &v.tape[v.open[len(v.open)-1]]
		end = int(parent.off + parent.length)
		v.check(n.next <= parent.next, "the tape reaches beyond the parent's")
	}
	v.check(int(n.next) > v.at, "next does not go on")
	v.check(int(n.off)+int(n.length) <= end, "the element reaches beyond its parent")
	v.check(v.raw[n.off] == '<', "no tag")
	v.check(n.value == none || int(n.value) < len(v.tape) && v.tape[n.value].kind() == nodeAttr &&
		string(v.document.name(&v.tape[n.value])) == "xml:lang", "xml:lang is no such attribute")
	v.position = int(n.off) + 1 + len(v.document.name(n))
	v.open = append(v.open, v.at)
	v.inTag, v.inText, v.declares = true, false, 0
}

func (v *verifier) attribute(n *node) {
	v.check(v.inTag, "an attribute outside a tag")
	v.inside(n)
	name := v.document.name(n)
	v.check(len(name) > 0, "no name")
	v.position = int(n.off) + len(name)
	if n.kind() == nodeDecl {
		if n.has(flagDefault) {
			v.declares |= flagDefault
		} else {
			v.declares |= flagPrefixes
		}
	}
	v.value(n, "quoted")
}

func (v *verifier) text(n *node) {
	v.endTag()
	v.check(len(v.open) > 0, "text outside an element")
	v.check(!v.inText, "two texts in a row")
	v.inside(n)
	v.inText = true
	v.position = int(n.off)
	v.check(n.has(flagDecoded) || n.value == n.off && n.length > 0, "no text")
	v.value(n, "")
}

// endTag is where the attributes of an element end.
func (v *verifier) endTag() {
	if v.inTag {
		n := &v.tape[v.open[len(v.open)-1]]
		v.check(n.has(flagDefault) == (v.declares&flagDefault != 0) &&
			n.has(flagPrefixes) == (v.declares&flagPrefixes != 0), "the flags of declarations are wrong")
		v.inTag = false
	}
}

// inside checks that the node lies behind those before it.
func (v *verifier) inside(n *node) {
	v.check(int(n.off) >= v.position, "nodes out of order")
	v.check(int(n.off) < len(v.raw), "offset out of range")
	v.check(int(n.space()) <= names.NumSpaces+len(v.scope.spaces)+len(v.spaces), "unknown namespace")
}

// value checks where the value of a node is.
func (v *verifier) value(n *node, quoted string) {
	start, end := int(n.value), int(n.value)+int(n.length)
	if n.has(flagDecoded) {
		v.check(end <= len(*v.arena), "value outside the arena")
		return
	}
	v.check(start >= v.position && end <= len(v.raw), "value out of range")
	if quoted != "" {
		quote := v.raw[start-1]
		v.check((quote == '\'' || quote == '"') && end < len(v.raw) && v.raw[end] == quote, "value without quotes")
		end++
	}
	v.position = end
}
