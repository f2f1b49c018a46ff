package stanza

import (
	"encoding/xml"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// mode is what part of an element a field stands for.
type mode uint8

const (
	modeElement mode = iota
	modeAttr
	modeChardata
	modeInner
	modeAny
	modeAnyAttr
	modeChoice     // the local name of a child in a namespace
	modeChoiceText // the text of that child
)

// field is a field of a struct as its tags describe it.
type field struct {
	goName string
	mode   mode
	local  string
	spaces []string           // that are read, the first is written; none: any is read
	ids    []xmlstream.NameID // of the name in those namespaces, where it has one
	names  []xml.Name         // with those ids, for what sets an XMLName
	parent bool               // the namespace is that of the enclosing element
	ours   bool               // the struct embeds Extra: names without a namespace mean just that
	prefix string             // that a namespace which needs a declaration gets
	path   []string           // of elements around it, from the tag "a>b"

	omitEmpty, required bool
	fallback            *string // the value of an absent field

	place place
	shape *shape
	form  form
	// An attribute of a frequent form is a string in the slot text; always says
	// that it is written also if that is empty.
	text   slot
	always bool
	tag    xmlstream.Tag // zero for a name that XML has not got
	next   int           // the next field with that local name, -1 for none

	at    int   // in the plan
	index []int // the Go path, to tell depths
	typ   reflect.Type
}

// parseFields returns the fields of a struct type, those of embedded structs
// among them, and its XMLName, by the rules of encoding/xml.
func parseFields(typ reflect.Type, depth int) (fields []*field, name *field, extra *place, err error) {
	if depth > maxEmbedding {
		return nil, nil, nil, fmt.Errorf("the type %s embeds itself", typ)
	}
	for i := range typ.NumField() {
		f := typ.Field(i)
		if !f.IsExported() && !f.Anonymous || f.Tag.Get("xml") == "-" {
			continue
		}
		if f.Anonymous {
			t := f.Type
			if t.Kind() == reflect.Pointer {
				t = t.Elem()
			}
			if t == extraType && f.Type == t {
				extra = &place{slot: slot{f.Offset, f.Index}}
				continue
			}
			if t == payloadsType {
				return nil, nil, nil, errPayloads
			}
			if t == nameType {
				continue // as in encoding/xml, to which it is no struct
			}
			if t.Kind() == reflect.Struct {
				inner, innerName, innerExtra, err := parseFields(t, depth+1)
				if err != nil {
					return nil, nil, nil, err
				}
				if name == nil && innerName != nil {
					// As in encoding/xml, the tag counts and the value does not.
					name = innerName.inside(&f)
					name.typ = nil
				}
				if extra == nil && innerExtra != nil {
					p := innerExtra.inside(&f)
					extra = &p
				}
				for _, in := range inner {
					if fields, err = addField(typ, fields, in.inside(&f)); err != nil {
						return nil, nil, nil, err
					}
				}
				continue
			}
			if !f.IsExported() {
				return nil, nil, nil, fmt.Errorf("the embedded field %s of %s is unexported and cannot be set", f.Name, typ)
			}
		}
		parsed, err := parseField(typ, &f)
		if err != nil {
			return nil, nil, nil, err
		}
		if f.Name == "XMLName" {
			name = parsed
			continue
		}
		if fields, err = addField(typ, fields, parsed); err != nil {
			return nil, nil, nil, err
		}
	}
	return fields, name, extra, nil
}

const maxEmbedding = 64

// inside returns the field as one of the struct that embeds its own by outer.
func (f *field) inside(outer *reflect.StructField) *field {
	in := *f
	in.index = slices.Concat(outer.Index, f.index)
	in.place = f.place.inside(outer)
	return &in
}

func parseField(typ reflect.Type, sf *reflect.StructField) (*field, error) {
	f := &field{
		goName: sf.Name, index: sf.Index, typ: sf.Type, next: -1,
		place: place{slot: slot{sf.Offset, sf.Index}},
	}
	invalid := func() (*field, error) {
		return nil, fmt.Errorf("invalid tag in field %s of type %s: %q", sf.Name, typ, sf.Tag.Get("xml"))
	}
	tag := sf.Tag.Get("xml")
	space, rest, hasSpace := strings.Cut(tag, " ")
	if hasSpace {
		tag = rest
		if space != "" {
			f.spaces = []string{space}
		}
	}
	tag, options, _ := strings.Cut(tag, ",")
	modes := 0
	for option := range strings.SplitSeq(options, ",") {
		switch option {
		case "attr":
			// ",any,attr" is one mode.
			if f.mode == modeAny {
				f.mode = modeAnyAttr
				continue
			}
			f.mode = modeAttr
		case "any":
			if f.mode == modeAttr {
				f.mode = modeAnyAttr
				continue
			}
			f.mode = modeAny
		case "chardata", "cdata":
			f.mode = modeChardata
		case "innerxml":
			f.mode = modeInner
		case "comment":
			return nil, fmt.Errorf("the field %s of type %s is a comment, which XMPP does not allow (RFC 6120 §11.1)", sf.Name, typ)
		case "omitempty":
			f.omitEmpty = true
			continue
		default:
			continue
		}
		modes++
	}
	isName := sf.Name == "XMLName"
	switch {
	case modes > 1,
		modes == 1 && (isName || tag != "" && f.mode != modeAttr),
		f.omitEmpty && (f.mode == modeChardata || f.mode == modeInner),
		hasSpace && space != "" && tag == "":
		return invalid()
	}
	if err := f.parseOptions(sf.Tag.Get("xmpp"), typ); err != nil {
		return nil, err
	}
	if isName {
		f.local = tag
		return f, nil
	}
	if tag == "" {
		f.local = sf.Name
		if name := nameOf(sf.Type); name != nil {
			f.local, f.spaces = name.local, name.spaces
		}
		return f, nil
	}
	path := strings.Split(tag, ">")
	if path[0] == "" {
		path[0] = sf.Name
	}
	last := len(path) - 1
	f.local = path[last]
	if last > 0 {
		f.path = path[:last:last]
	}
	switch {
	case f.local == "":
		return nil, fmt.Errorf("trailing '>' in field %s of type %s", sf.Name, typ)
	case last > 0 && f.mode != modeElement:
		return nil, fmt.Errorf("%s chain not valid with the options of field %s of type %s", tag, sf.Name, typ)
	case f.mode == modeElement:
		if name := nameOf(sf.Type); name != nil && name.local != f.local {
			return nil, fmt.Errorf("name %q in tag of %s.%s conflicts with name %q in %s.XMLName", f.local, typ, sf.Name, name.local, sf.Type)
		} else if name != nil && f.spaces == nil && len(name.spaces) > 1 {
			f.spaces = name.spaces
		}
	}
	return f, nil
}

// parseOptions reads the key xmpp of a tag: options separated by commas, ns
// with a list separated by spaces, and default, which takes the rest.
func (f *field) parseOptions(tag string, typ reflect.Type) error {
	for tag != "" {
		if value, ok := strings.CutPrefix(tag, "default="); ok {
			f.fallback = &value
			return nil
		}
		var option string
		option, tag, _ = strings.Cut(tag, ",")
		value, isSpace := strings.CutPrefix(option, "ns=")
		switch {
		case isSpace && value == "parent":
			f.parent = true
		case isSpace && value != "":
			f.spaces = strings.Fields(value)
		case option == "required":
			f.required = true
		case strings.HasPrefix(option, "prefix="):
			f.prefix = option[len("prefix="):]
		case option == "choice":
			f.mode = modeChoice
		case option == "choicetext":
			f.mode = modeChoiceText
		default:
			return fmt.Errorf("the key xmpp of field %s of type %s has the unknown option %q", f.goName, typ, option)
		}
	}
	return nil
}

// nameOf returns the XMLName of a struct type, or of what a pointer points to,
// if its tag has a name.
func nameOf(typ reflect.Type) *field {
	for hops := 0; typ.Kind() == reflect.Pointer; hops++ {
		if hops > maxEmbedding {
			return nil // a type of pointers to itself
		}
		typ = typ.Elem()
	}
	if typ.Kind() != reflect.Struct {
		return nil
	}
	for i := range typ.NumField() {
		sf := typ.Field(i)
		if sf.Name != "XMLName" {
			continue
		}
		if f, err := parseField(typ, &sf); err == nil && f.local != "" {
			return f
		}
		break
	}
	return nil
}

// addField adds a field unless one that is less deeply embedded has the name,
// and drops those that are deeper. Two of one depth are an error.
func addField(typ reflect.Type, fields []*field, f *field) ([]*field, error) {
	conflicts := func(old *field) bool { return old.conflicts(f) }
	for _, old := range fields {
		if conflicts(old) && len(old.index) < len(f.index) {
			return fields, nil
		}
	}
	for _, old := range fields {
		if conflicts(old) && len(old.index) == len(f.index) {
			return nil, fmt.Errorf("the tags of the fields %s and %s of %s conflict", old.goName, f.goName, typ)
		}
	}
	return append(slices.DeleteFunc(fields, conflicts), f), nil
}

// conflicts reports whether two fields stand for the same part, or the path of
// one begins with that of the other.
func (f *field) conflicts(g *field) bool {
	if f.mode != g.mode || len(f.spaces) > 0 && len(g.spaces) > 0 && f.spaces[0] != g.spaces[0] {
		return false
	}
	n := min(len(f.path), len(g.path))
	if !slices.Equal(f.path[:n], g.path[:n]) {
		return false
	}
	switch {
	case len(f.path) > n:
		return f.path[n] == g.local
	case len(g.path) > n:
		return g.path[n] == f.local
	}
	return f.local == g.local && slices.Equal(f.spaces, g.spaces)
}

// reads reports whether the field takes the attribute or child element that
// the Cursor stands on, whose local name is the field's.
func (f *field) reads(c *xmlstream.OwnedCursor) bool {
	if id := c.NameID(); id != 0 && len(f.spaces) > 0 && !f.parent {
		return slices.Contains(f.ids, id)
	}
	return f.inSpace(c)
}

// inSpace reports whether the name that the Cursor stands on is in a namespace
// that the field, or the path to it, may have.
func (f *field) inSpace(c *xmlstream.OwnedCursor) bool {
	switch {
	case f.parent && c.InSpaceOfParent():
		return true
	case len(f.spaces) > 0:
		return slices.ContainsFunc(f.spaces, c.HasSpace)
	}
	return !f.parent && (!f.ours || c.HasSpace(""))
}

// space returns the namespace that the field is written in, "" for that of the
// place.
func (f *field) space() string {
	if len(f.spaces) == 0 {
		return ""
	}
	return f.spaces[0]
}

// compileName looks the field's names up in the static table, so that they can
// be compared without their bytes, and renders what is written.
func (f *field) compileName() {
	f.ids, f.names = nil, nil
	f.tag, _ = xmlstream.NewTag(f.space(), f.local, f.prefix)
	for _, space := range f.spaces {
		if id := xmlstream.LookupName(space, f.local); id != 0 {
			f.ids = append(f.ids, id)
			f.names = append(f.names, xml.Name{Space: space, Local: f.local})
		}
	}
}

var (
	nameType = reflect.TypeFor[xml.Name]()
	attrType = reflect.TypeFor[xml.Attr]()
)

// empty reports whether omitempty leaves the field out. In a struct with an
// Extra, that is so for the zero time too.
func (f *field) empty(r ref) bool {
	if f.shape.kind == kindTime && f.ours {
		return as[time.Time](r).IsZero()
	}
	return f.shape.empty(r)
}
