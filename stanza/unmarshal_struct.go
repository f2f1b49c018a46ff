package stanza

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// reading is what a decoder knows of a struct and the element that it reads
// into it.
type reading struct {
	plan  *plan
	to    ref
	from  xmlstream.Element
	at    xmlstream.OwnedCursor
	extra *Extra
	taken seen
	first *DecodeError
}

// note keeps the first fault.
func (g *reading) note(f *field, offset int, err error) {
	if err != nil && g.first == nil {
		g.first = &DecodeError{
			Type: g.plan.typ, Field: f.goName, Path: g.from.Name().Local, Offset: offset, Err: err,
			own: f.shape.reads && f.shape.kind == kindStruct,
		}
	}
}

// structure reads an element into a struct. It goes on after a fault and
// returns the first.
func (d *decoder) structure(s *shape, r ref, e xmlstream.Element) *DecodeError {
	if d.depth >= maxDepth {
		return fault(s, e, errDepth)
	}
	p := s.plan
	var g reading
	g.plan, g.to, g.from = p, r, e
	g.at.Reset(e)
	if p.name != nil {
		if err := g.readName(); err != nil {
			return fault(s, e, err)
		}
	}
	if p.anyBehind {
		if err := g.makeBehind(); err != nil {
			return err
		}
	}
	if p.extra != nil {
		g.extra = as[Extra](p.extra.make(r))
		if !d.fresh || !g.extra.source.IsZero() { // it was read into before
			g.extra.Payloads.list = nil
		}
		g.extra.source, g.extra.set = e, nil
	}
	pieces, chars := 0, ""
	d.depth++
	for k := g.at.Next(); k != xmlstream.None; k = g.at.Next() {
		switch k {
		case xmlstream.KindAttr:
			if p.anyBehind {
				g.makeBehindAttr()
			}
			if i := p.attrs.names.find(g.at.NameID()); i >= 0 {
				g.taken.add(i)
				g.setAttr(p.fields[i])
			} else {
				g.attrByLocal()
			}
		case xmlstream.KindElement:
			d.child(&g)
		case xmlstream.KindText:
			if pieces++; pieces == 1 && p.chardata >= 0 {
				chars = g.at.String()
			}
		}
	}
	d.depth--
	if p.chardata >= 0 {
		if pieces > 1 {
			chars = string(e.Text())
		}
		f := p.fields[p.chardata]
		if f.form == formChars {
			r.field(&f.place.slot).setString(chars)
		} else {
			g.note(f, e.Offset(), f.shape.setText(f.place.make(r), chars))
		}
	}
	if p.odd {
		g.odd()
	}
	if g.extra != nil && len(g.extra.Payloads.list) == 0 {
		g.extra.Payloads.list = nil // room that was not needed
	}
	return g.first
}

// makeBehind makes the structs behind embedded pointers that exist whatever is in
// the element. One that cannot be made is an error, also if it is not needed.
func (g *reading) makeBehind() *DecodeError {
	p := g.plan
	for _, f := range p.sealed {
		if f.place.isShut(g.to) {
			return &DecodeError{Type: p.typ, Field: f.goName, Path: g.from.Name().Local, Offset: g.from.Offset(), Err: errSealed}
		}
	}
	for _, f := range p.behind {
		f.place.make(g.to)
	}
	return nil
}

// makeBehindAttr makes the structs behind embedded pointers that exist once there
// is an attribute.
func (g *reading) makeBehindAttr() {
	for _, f := range g.plan.behindAttr {
		f.place.make(g.to)
	}
}

// attrByLocal reads the attribute that the Cursor stands on into all fields that
// take it, or into the one for any.
func (g *reading) attrByLocal() {
	p := g.plan
	handled := false
	for i := p.attrs.local(&g.at); i >= 0; i = p.fields[i].next {
		if f := p.fields[i]; f.reads(&g.at) {
			handled = true
			g.taken.add(i)
			g.setAttr(f)
		}
	}
	if !handled && p.anyAttr >= 0 {
		g.setAttr(p.fields[p.anyAttr])
	}
}

// setAttr sets a field to the attribute that the Cursor stands on.
func (g *reading) setAttr(f *field) {
	switch f.form {
	case formAttr:
		g.to.field(&f.place.slot).setString(g.at.String())
	case formAddress:
		j, err := ParseJID(g.at.String())
		*as[JID](g.to.field(&f.place.slot)) = j
		if err != nil {
			g.note(f, g.at.Offset(), err)
		}
	default:
		if err := f.shape.setAttr(f.place.make(g.to), &g.at); err != nil {
			g.note(f, g.at.Offset(), err)
		}
	}
}

// odd sets the fields that few structs have: that for the content as it was
// received, the attribute xmlns, and those that are absent but required or with
// a default.
func (g *reading) odd() {
	p, r, e := g.plan, g.to, g.from
	if p.inner >= 0 {
		f := p.fields[p.inner]
		g.note(f, e.Offset(), f.shape.setInner(f.place.make(r), e))
	}
	if p.xmlns != nil {
		g.note(p.xmlns, e.Offset(), p.xmlns.shape.setText(p.xmlns.place.make(r), e.Name().Space))
	}
	if !p.absent {
		return
	}
	for i, f := range p.fields {
		switch {
		case g.taken.has(i):
		case f.required:
			g.note(f, e.Offset(), fmt.Errorf("%s is missing", f.local))
		case f.fallback != nil:
			g.note(f, e.Offset(), f.shape.setText(f.place.make(r), *f.fallback))
		}
	}
}

// child reads the child element that the Cursor stands on into the field that
// takes it, or else into the Extra.
func (d *decoder) child(g *reading) {
	p := g.plan
	if p.paths && d.childOnPath(g) {
		return
	}
	i := p.child(&g.at, &g.taken)
	if i < 0 {
		if g.extra != nil {
			g.extra.Payloads.received(&g.at)
		}
		return
	}
	f := p.fields[i]
	switch f.form {
	case formText:
		g.to.field(&f.place.slot).setString(g.at.Element().TextString())
		return
	case formPointer:
		g.childFault(f, d.element(f.shape, g.to.field(&f.place.slot), g.at.Element()))
		return
	}
	at := f.place.make(g.to)
	switch {
	case f.mode == modeChoice:
		at.setString(g.at.LocalString())
		if p.choiceText >= 0 {
			p.fields[p.choiceText].place.make(g.to).setString(g.at.Element().TextString())
		}
	case f.shape.kind == kindSlice && !f.shape.reads:
		g.childFault(f, d.item(f.shape, at, g.at.Element(), &g.at, p.extra != nil))
	default:
		g.childFault(f, d.element(f.shape, at, g.at.Element()))
	}
}

// childFault keeps the first fault that reading a child into a field had.
func (g *reading) childFault(f *field, err *DecodeError) {
	if err == nil || g.first != nil {
		return
	}
	of := f.shape
	for of.kind == kindSlice || of.kind == kindPointer {
		of = of.elem
	}
	if err.Field == "" && of.isScalar() {
		err.Type, err.Field = g.plan.typ, f.goName
	}
	g.within(err)
}

// within keeps the first fault, which is inside of a child.
func (g *reading) within(err *DecodeError) {
	if err != nil && g.first == nil {
		err.Path = g.from.Name().Local + "/" + err.Path
		g.first = err
	}
}

// childOnPath reads the child that the Cursor stands on if a path leads to it or
// through it, and reports whether one does.
func (d *decoder) childOnPath(g *reading) bool {
	f, inside := g.plan.alongPath(&g.at, nil)
	switch {
	case f != nil:
		g.taken.add(f.at)
		g.within(d.element(f.shape, f.place.make(g.to), g.at.Element()))
	case inside != nil:
		g.within(d.inside(g.plan, g.to, g.at.Element(), inside, &g.taken))
	default:
		return false
	}
	return true
}

// alongPath looks for a field whose path begins with parents: one that the
// child at the Cursor is, or else one whose path leads through it.
func (p *plan) alongPath(c *xmlstream.OwnedCursor, parents []string) (is *field, inside []string) {
	n := len(parents)
	local := string(c.Local())
	for _, f := range p.fields {
		if f.mode != modeElement && f.mode != modeAny || len(f.path) < n || !slices.Equal(f.path[:n], parents) || !f.inSpace(c) {
			continue
		}
		if len(f.path) == n && f.local == local {
			return f, nil
		}
		if len(f.path) > n && f.path[n] == local {
			return nil, f.path[:n+1]
		}
	}
	return nil, nil
}

// inside reads the children of an element that paths lead through.
func (d *decoder) inside(p *plan, r ref, e xmlstream.Element, parents []string, taken *seen) (first *DecodeError) {
	if d.depth >= maxDepth {
		return &DecodeError{Type: p.typ, Path: e.Name().Local, Offset: e.Offset(), Err: errDepth}
	}
	d.depth++
	var c xmlstream.OwnedCursor
	c.Reset(e)
	for k := c.Next(); k != xmlstream.None; k = c.Next() {
		if k != xmlstream.KindElement {
			continue
		}
		var err *DecodeError
		if f, deeper := p.alongPath(&c, parents); f != nil {
			taken.add(f.at)
			err = d.element(f.shape, f.place.make(r), c.Element())
		} else if deeper != nil {
			err = d.inside(p, r, c.Element(), deeper, taken)
		}
		if err != nil && first == nil {
			first = err
			first.Path = e.Name().Local + "/" + first.Path
		}
	}
	d.depth--
	return first
}

// readName sets the field XMLName to the name of the element. Its error says that
// this is another one than that of the tag.
func (g *reading) readName() error {
	p := g.plan
	var name xml.Name
	if i := slices.Index(p.name.ids, g.at.ParentID()); i >= 0 {
		name = p.name.names[i]
	} else {
		var err error
		if name, err = p.match(g.from); err != nil {
			return err
		}
	}
	if p.setsName {
		*as[xml.Name](p.name.place.make(g.to)) = name
	}
	return nil
}

// match returns the name of an element, and an error if that is not the one of
// XMLName.
func (p *plan) match(e xmlstream.Element) (xml.Name, error) {
	name := e.Name()
	switch {
	case p.name.local == "":
	case name.Local != p.name.local:
		return name, fmt.Errorf("the element is <%s> where <%s> is expected", name.Local, p.name.local)
	case len(p.name.spaces) > 0 && !slices.Contains(p.name.spaces, name.Space):
		return name, fmt.Errorf("the namespace of <%s> is %q where %q is expected", name.Local, name.Space, strings.Join(p.name.spaces, " "))
	}
	return name, nil
}
