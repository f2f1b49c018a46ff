package xmlstream

// Tag is the name of an element or attribute that was checked once, for a
// Builder to write many times. It is an immutable value; the zero Tag is no
// name and must not be written.
type Tag struct {
	attr     string // " local='", "" if it needs a prefix that the place decides
	start    string // "<local"
	declared string // and with the namespace as the default one; "" if it gets a prefix

	space, local, hint string
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
func (b *Builder) StartTag(t *Tag) { b.StartTagIn(t.space, t) }

// StartTagIn is StartTag with another namespace than the Tag's.
func (b *Builder) StartTagIn(space string, t *Tag) {
	if written := b.unprefixed(space, t); written != "" {
		b.startTag(space, t, written)
	} else {
		b.start(space, t.local, t.hint)
	}
}

// unprefixed returns what begins the element where it has no prefix, "" where
// it gets one.
func (b *Builder) unprefixed(space string, t *Tag) string {
	if space == b.defaultSpace() {
		return t.start
	}
	if space != t.space {
		return ""
	}
	if _, ok := b.prefixOf(space); ok {
		return ""
	}
	return t.declared
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

// TagValue is an attribute: a name that has been checked, and a value. The Tag must
// be one of NewTag.
type TagValue struct {
	Tag   *Tag
	Value string
}

// LeafTag writes a whole element that holds attributes and text and nothing
// else, as StartTag, AttrTag for each attribute, Text and End do. It does not keep
// attrs, and does not allocate where the Builder has room.
func (b *Builder) LeafTag(t *Tag, attrs []TagValue, text string) {
	b.LeafTagIn(t.space, t, attrs, text)
}

// LeafTagIn is LeafTag with another namespace than the Tag's.
func (b *Builder) LeafTagIn(space string, t *Tag, attrs []TagValue, text string) {
	start := b.unprefixed(space, t)
	if start == "" || b.err != nil || b.done || len(b.open) >= b.depth {
		b.leafByCalls(space, t, attrs, text)
		return
	}
	dst := b.dst
	if b.inTag {
		dst = append(dst, '>')
	}
	dst = append(dst, start...)
	if len(attrs) > 0 {
		var ok bool
		if dst, ok = appendAttrs(dst, attrs); !ok {
			b.leafByCalls(space, t, attrs, text)
			return
		}
	}
	if text == "" {
		dst = append(dst, '/', '>')
	} else {
		var err error
		if dst, err = AppendText(append(dst, '>'), text); err != nil {
			b.leafByCalls(space, t, attrs, text)
			return
		}
		dst = append(append(append(dst, '<', '/'), t.local...), '>')
	}
	b.dst, b.inTag, b.done = dst, false, len(b.open) == 0
}

// leafByCalls writes a leaf that needs a prefix, or is an error.
func (b *Builder) leafByCalls(space string, t *Tag, attrs []TagValue, text string) {
	b.StartTagIn(space, t)
	b.AttrTags(attrs)
	b.Text(text)
	b.End()
}

// appendAttrs appends attributes, unless one needs a prefix or cannot be written.
func appendAttrs(dst []byte, attrs []TagValue) (_ []byte, ok bool) {
	for {
		n, done := copyAttrs(dst[len(dst):cap(dst)], attrs)
		dst = dst[:len(dst)+n]
		if done >= len(attrs) {
			return dst, true
		}
		attrs = attrs[done:]
		a := &attrs[0] // which needs a prefix, room or escapes, or a kernel that is not there
		if a.Tag.attr == "" {
			return nil, false
		}
		var err error
		if dst, err = AppendAttrValue(append(dst, a.Tag.attr...), a.Value); err != nil {
			return nil, false
		}
		dst, attrs = append(dst, '\''), attrs[1:]
	}
}

// AttrTags is AttrTag for each of the attributes, in their order. It does not keep
// attrs.
func (b *Builder) AttrTags(attrs []TagValue) {
	if b.err == nil && b.inTag {
		if dst, ok := appendAttrs(b.dst, attrs); ok {
			b.dst = dst
			return
		}
	}
	for i := range attrs {
		b.AttrTag(attrs[i].Tag, attrs[i].Value)
	}
}

// AttrTag is [Builder.Attr] for a name that has been checked and that the
// caller writes once only: a name that stands there already is not noticed.
func (b *Builder) AttrTag(t *Tag, value string) {
	if b.attrTag(t) {
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
