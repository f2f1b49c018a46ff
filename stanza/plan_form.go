package stanza

import (
	"reflect"
	"slices"
)

// form is a way to read a field, and to write one that was not received: the
// frequent ones, and all others, which need a closer look.
type form uint8

const (
	formOther   form = iota
	formAttr         // a string as an attribute
	formAddress      // a JID as an attribute
	formChars        // a string as the character data
	formText         // a string as a child element
	formNumber       // an integer or bool as a child element, only written by it
	formTexts        // texts in any number of languages as child elements
	formPointer      // what a pointer points to as a child element
	formSlice        // each of a slice as a child element
)

// formOf returns the form of a field. The frequent ones are for fields in the
// struct itself with nothing irregular about them.
func (p *plan) formOf(f *field) form {
	s := f.shape
	if f.place.next != nil || f.fallback != nil || f.mode != modeChardata && f.tag.Local() == "" {
		return formOther
	}
	isString := s.kind == kindString && !s.reads && !s.writes && s.marshalAttr|s.unmarshalAttr == never
	switch f.mode {
	case modeAttr:
		switch {
		case isString:
			return formAttr
		case s.kind == kindJID:
			return formAddress
		}
	case modeChardata:
		if isString && !p.paths {
			return formChars
		}
	case modeElement:
		switch {
		case p.paths:
		case isString:
			return formText
		case (s.kind == kindInt || s.kind == kindUint || s.kind == kindBool) && !s.reads && !s.writes:
			return formNumber
		case s.kind == kindPointer:
			return formPointer
		case s.kind != kindSlice || s.reads || s.writes:
		case s.typ.Elem() == langTextType: // s.elem may still be in the making
			return formTexts
		default:
			return formSlice
		}
	}
	return formOther
}

// textSlot returns where the string is that an attribute of a frequent form is
// written as, and whether it is written also if that is empty.
func (f *field) textSlot() (text slot, always bool) {
	switch f.form {
	case formAttr:
		return f.place.slot, !f.omitEmpty
	case formAddress:
		return f.place.slot.join(jidText), false
	}
	return slot{}, false
}

// jidText is where a JID has its text.
var jidText = func() slot {
	f, _ := reflect.TypeFor[JID]().FieldByName("full")
	return slot{f.Offset, f.Index}
}()

// hasFixedName reports whether nothing but the tag of XMLName names the element.
func (p *plan) hasFixedName() bool {
	n := p.name
	return n != nil && n.tag.Local() != "" && !n.parent && len(n.spaces) == 1 && !p.stanza && p.xmlns == nil
}

// hasPlainAttrs reports whether all attributes are of frequent forms, and not
// too many.
func (p *plan) hasPlainAttrs() bool {
	return len(p.attrFields) <= len(attrList{}) &&
		!slices.ContainsFunc(p.attrFields, func(f *field) bool { return f.form != formAttr && f.form != formAddress })
}

// hasOnlyText reports whether the element has one name, plain attributes, one
// field for text at most, and nothing else.
func (p *plan) hasOnlyText() bool {
	return p.fixed && p.plainAttrs && p.extra == nil &&
		(len(p.contentFields) == 0 || len(p.contentFields) == 1 && p.contentFields[0].form == formChars)
}
