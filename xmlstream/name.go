package xmlstream

import "github.com/xmppwire/xmppwire/xmlstream/internal/scan"

// Tag is the name of an element or attribute that was checked once, for a
// Builder to write many times. It is an immutable value; the zero Tag is no
// name and must not be written.
type Tag struct {
	space, local, hint string

	start    string // "<local"
	declared string // and with the namespace as the default one; "" if it gets a prefix
	attr     string // " local='", "" if it needs a prefix that the place decides
}

// NewTag returns the name as a Tag. prefixHint is that of [Builder.Start]. The
// error wraps [ErrUnencodable]. It allocates what is written later.
func NewTag(space, local, prefixHint string) (Tag, error) {
	if err := checkName("element or attribute", local); err != nil {
		return Tag{}, err
	}
	declaration, err := AppendAttrValue([]byte(" xmlns='"), space)
	if err != nil {
		return Tag{}, err
	}
	t := Tag{space: space, local: local, hint: prefixHint, start: "<" + local}
	if prefixHint == "" && space != xmlSpace && space != xmlnsSpace {
		t.declared = t.start + string(declaration) + "'"
	}
	switch space {
	case "":
		t.attr = " " + local + "='"
	case xmlSpace:
		t.attr = " xml:" + local + "='"
	}
	return t, nil
}

// Space returns the namespace, "" for none. It does not allocate.
func (t *Tag) Space() string { return t.space }

// Local returns the local name. It does not allocate.
func (t *Tag) Local() string { return t.local }

// StartTag is [Builder.Start] for a name that has been checked.
func (b *Builder) StartTag(t *Tag) {
	switch {
	case t.space == b.defaultSpace():
		b.startTag(t.space, t, t.start)
	case t.declared == "" || b.hasPrefix(t.space):
		b.start(t.space, t.local, t.hint)
	default:
		b.startTag(t.space, t, t.declared)
	}
}

// StartTagIn is StartTag with another namespace than the Tag's.
func (b *Builder) StartTagIn(space string, t *Tag) {
	switch {
	case space == b.defaultSpace():
		b.startTag(space, t, t.start)
	case space == t.space:
		b.StartTag(t)
	default:
		b.start(space, t.local, t.hint)
	}
}

// startTag begins an element that is in what is the default namespace inside
// of it.
func (b *Builder) startTag(space string, t *Tag, written string) {
	if !b.mayStart() {
		return
	}
	e := b.push()
	e.space, e.defaultSpace = space, space
	e.nameAt = len(b.dst) + 1
	e.nameEnd = e.nameAt + len(t.local)
	b.dst = append(b.dst, written...)
}

// AttrTag is [Builder.Attr] for a name that has been checked and that the
// caller writes once only: a name that stands there already is not noticed.
func (b *Builder) AttrTag(t *Tag, value string) {
	if t.attr != "" && b.inTag && scan.PlainValue(value, 0) == len(value) {
		b.dst = append(append(append(b.dst, t.attr...), value...), '\'')
	} else if b.attrTag(t) {
		b.value(value)
	}
}

// AttrTagBytes is AttrTag for bytes, which it copies.
func (b *Builder) AttrTagBytes(t *Tag, value []byte) {
	if b.attrTag(t) {
		b.endValue(AppendAttrValue(b.dst, value))
	}
}

// attrTag writes the attribute up to its opening quote.
func (b *Builder) attrTag(t *Tag) bool {
	switch {
	case b.err != nil:
		return false
	case !b.inTag:
		b.errorf("xmlstream: Attr %q after the content of the element has begun", shorten(t.local))
		return false
	case t.attr == "":
		b.startAttr(t.space, t.local)
	default:
		b.dst = append(b.dst, t.attr...)
	}
	return true
}
