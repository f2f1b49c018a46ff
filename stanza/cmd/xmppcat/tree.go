package main

import (
	"github.com/xmppwire/xmppwire/xmlstream"
)

// visitor is called for what walk meets; nil functions are left out.
type visitor struct {
	start func(e xmlstream.Element)
	text  func(in xmlstream.Element, text []byte)
	end   func()
}

// walk goes through an element in the order of the document. It keeps a stack
// of its own: without limits the input decides how deep elements are.
func walk(root xmlstream.Element, v visitor) {
	type open struct {
		element xmlstream.Element
		cursor  xmlstream.Cursor
	}
	var stack []open
	enter := func(e xmlstream.Element) {
		if v.start != nil {
			v.start(e)
		}
		stack = append(stack, open{e, e.Cursor()})
	}
	enter(root)
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		switch top.cursor.Next() {
		case xmlstream.None:
			if v.end != nil {
				v.end()
			}
			stack = stack[:len(stack)-1]
		case xmlstream.KindText:
			if v.text != nil {
				v.text(top.element, top.cursor.Value())
			}
		case xmlstream.KindElement:
			enter(top.cursor.Element())
		}
	}
}

// appendTree appends the element as JSON:
//
//	["{namespace}local", {"{namespace}attr or attr": "value"}, [texts and elements]]
//
// Namespace declarations are left out.
func appendTree(dst []byte, e xmlstream.Element, h hider) []byte {
	first := true // of the content of the element at hand
	comma := func() {
		if !first {
			dst = append(dst, ',')
		}
		first = false
	}
	walk(e, visitor{
		start: func(e xmlstream.Element) {
			comma()
			name := e.Name()
			dst = append(dst, '[')
			dst = appendString(dst, expanded(name))
			dst = append(dst, ",{"...)
			first = true
			for a := range e.Attrs() {
				comma()
				key := a.Name.Local
				if a.Name.Space != "" {
					key = expanded(a.Name)
				}
				dst = append(appendString(dst, key), ':')
				dst = appendString(dst, h.attr(name, a))
			}
			dst = append(dst, "},["...)
			first = true
		},
		text: func(in xmlstream.Element, text []byte) {
			comma()
			dst = appendString(dst, h.text(in, text))
		},
		end: func() {
			dst = append(dst, "]]"...)
			first = false
		},
	})
	return dst
}
