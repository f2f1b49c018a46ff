package stanza

import (
	"slices"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// Extra keeps what the fields of a struct do not name, and the place of what
// they do. A struct that embeds it loses nothing between decoding and encoding:
// unknown attributes, unknown children, their order, text between them, and
// the spelling of values that have not changed.
//
// Such a struct has at most 64 fields. It is also read strictly: a tag without a
// namespace means an attribute that has none, and a child element in the
// namespace of its parent. The zero Extra is that of a new value.
type Extra struct {
	// Payloads are the children that are no fields of the struct, in their
	// order.
	Payloads Payloads

	source xmlstream.Element // as received; owned
	set    *[]attrSetting    // nil for none
}

type attrSetting struct {
	space, local, value string
	removed             bool
}

// extraOf returns the Extra of a struct, nil if it has none.
func (p *plan) extraOf(r ref) *Extra {
	if p.extra != nil {
		if at, ok := p.extra.of(r); ok {
			return as[Extra](at)
		}
	}
	return nil
}

// wasReceived reports whether the value came from an element, rather than from
// the program; x may be nil.
func (x *Extra) wasReceived() bool { return x != nil && !x.source.IsZero() }

// hasAttr reports whether the value came from an element with the attribute, be
// it empty or malformed.
func (x *Extra) hasAttr(local string) bool {
	if x.source.IsZero() {
		return false
	}
	_, has := x.source.Attr(local)
	return has
}

// Source returns the element as it was received, owned; the zero Element if
// the value is new.
func (x *Extra) Source() xmlstream.Element { return x.source }

// Attr returns an attribute as the program has set it or else as it was received,
// "" if there is none; space is "" for none. It is for those that are no fields of
// the struct, which it does not look at.
func (x *Extra) Attr(space, local string) string {
	if s := x.setting(space, local); s != nil {
		return s.value
	}
	if x.source.IsZero() {
		return ""
	}
	c := x.source.Cursor()
	for k := c.Next(); k == xmlstream.KindAttr; k = c.Next() {
		if c.Is(space, local) {
			return c.String()
		}
	}
	return ""
}

func (x *Extra) setting(space, local string) *attrSetting {
	if x.set == nil {
		return nil
	}
	i := slices.IndexFunc(*x.set, func(s attrSetting) bool { return s.space == space && s.local == local })
	if i < 0 {
		return nil
	}
	return &(*x.set)[i]
}

// removes reports whether the program has removed the attribute that the Cursor
// stands on.
func (x *Extra) removes(c *xmlstream.OwnedCursor) bool {
	if x.set == nil {
		return false
	}
	s := x.setting(c.Space(), c.LocalString())
	return s != nil && s.removed
}

// SetAttr sets an attribute that is no field of the struct.
func (x *Extra) SetAttr(space, local, value string) {
	x.change(attrSetting{space, local, value, false})
}

// RemoveAttr removes an attribute that is no field of the struct, or that did not
// fit its field, which is zero then.
func (x *Extra) RemoveAttr(space, local string) { x.change(attrSetting{space, local, "", true}) }

func (x *Extra) change(to attrSetting) {
	var set []attrSetting // anew: copies of the struct share the one before
	if x.set != nil {
		set = slices.Clone(*x.set)
	}
	x.set = &set
	if s := x.setting(to.space, to.local); s != nil {
		*s = to
		return
	}
	set = append(set, to)
}
