package xmlstream

// Tag is the name of an element or attribute that was checked once, for a
// Builder to write many times. It is an immutable value; the zero Tag is no
// name and must not be written.
type Tag struct {
	space, local, hint string
}

// NewTag returns the name as a Tag. prefixHint is that of [Builder.Start]. The
// error wraps [ErrUnencodable]. It does not allocate.
func NewTag(space, local, prefixHint string) (Tag, error) {
	if err := checkName("element or attribute", local); err != nil {
		return Tag{}, err
	}
	return Tag{space, local, prefixHint}, nil
}

// Space returns the namespace, "" for none. It does not allocate.
func (t Tag) Space() string { return t.space }

// Local returns the local name. It does not allocate.
func (t Tag) Local() string { return t.local }

// StartTag is [Builder.Start] for a name that has been checked.
func (b *Builder) StartTag(t Tag) { b.start(t.space, t.local, t.hint) }

// StartTagIn is StartTag with another namespace than the Tag's.
func (b *Builder) StartTagIn(space string, t Tag) { b.start(space, t.local, t.hint) }

// AttrTag is [Builder.Attr] for a name that has been checked and that the
// caller writes once only: a name that stands there already is not noticed.
func (b *Builder) AttrTag(t Tag, value string) {
	if b.attrTag(t) {
		b.value(value)
	}
}

// AttrTagBytes is AttrTag for bytes, which it copies.
func (b *Builder) AttrTagBytes(t Tag, value []byte) {
	if b.attrTag(t) {
		b.endValue(AppendAttrValue(b.dst, value))
	}
}

func (b *Builder) attrTag(t Tag) bool {
	if b.err == nil && !b.inTag {
		b.errorf("xmlstream: Attr %q after the content of the element has begun", shorten(t.local))
	}
	if b.err != nil {
		return false
	}
	b.startAttr(t.space, t.local)
	return true
}
