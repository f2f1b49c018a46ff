package stanza

import (
	"encoding"
	"encoding/xml"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// A shape is how a Go type is read and written; there is one for each type,
// made when it is first seen. A struct's has a plan: its fields, with tables
// that lead from the name of an attribute or child element to the field.
type shape struct {
	typ  reflect.Type
	key  uintptr // of typ
	kind shapeKind
	elem *shape // of a pointer, slice or array
	plan *plan  // of a struct
	err  error  // why the type has no form at all

	only xmlstream.NameID // of a struct whose XMLName has one namespace

	// Interfaces that the type implements, itself or by its pointer.
	value, unmarshalXML, marshalXML, unmarshalAttr, marshalAttr, unmarshalText, marshalText implements
	// The type is read, and written, by its own methods.
	reads, writes bool
	// It is a struct, and read, and written, by its plan alone.
	planReads, planWrites bool
	// It is written as a leaf: its plan has one name, plain attributes and text.
	leaf bool
	// Values may keep Elements that they are read from, and not only their strings.
	keeps bool
}

type shapeKind uint8

const (
	kindOther shapeKind = iota // read and written by methods, or not at all
	kindString
	kindBool
	kindInt
	kindUint
	kindFloat
	kindBytes
	kindStruct
	kindPointer
	kindSlice
	kindArray
	kindInterface
	kindName // xml.Name
	kindAttr // xml.Attr
	kindJID
	kindTime
	kindLangText
	kindFlag
	kindElement // xmlstream.Element
)

// implements says whether a type has an interface's methods.
type implements uint8

const (
	never     implements = iota
	byPointer            // only a pointer to it has
	byValue
)

func implementation(t, of reflect.Type) implements {
	switch {
	case t.Implements(of):
		return byValue
	case reflect.PointerTo(t).Implements(of):
		return byPointer
	}
	return never
}

// reach returns whether a value has the methods; addressable says that a
// pointer to it can be had.
func (i implements) reach(addressable bool) bool {
	return i == byValue || i == byPointer && addressable
}

var (
	extraType           = reflect.TypeFor[Extra]()
	payloadsType        = reflect.TypeFor[Payloads]()
	langTextType        = reflect.TypeFor[LangText]()
	valueType           = reflect.TypeFor[Value]()
	readsItself         = reflect.TypeFor[interface{ UnmarshalXMPP(xmlstream.Element) error }]()
	writesItself        = reflect.TypeFor[interface{ MarshalXMPP(*xmlstream.Builder) }]()
	unmarshalerType     = reflect.TypeFor[xml.Unmarshaler]()
	marshalerType       = reflect.TypeFor[xml.Marshaler]()
	unmarshalerAttrType = reflect.TypeFor[xml.UnmarshalerAttr]()
	marshalerAttrType   = reflect.TypeFor[xml.MarshalerAttr]()
	textUnmarshalerType = reflect.TypeFor[encoding.TextUnmarshaler]()
	textMarshalerType   = reflect.TypeFor[encoding.TextMarshaler]()
)

var errPayloads = errors.New("Payloads are no field of their own: embed Extra, which has them")

// shapes are cached: what they hold is a function of the type.
var shapes sync.Map // reflect.Type → *shape

// recent are some of the shapes, where one is found in a few instructions: Get
// asks for one for each type that a program looks for, present or not.
var recent [1 << recentBits]atomic.Pointer[shape]

const recentBits = 9

// shapeAt returns the shape of what a pointer of type t points to.
func shapeAt(t reflect.Type) *shape { return shapeOf(t).elem }

// shapeIn returns the shape of what the pointer in v points to, nil if there is
// no pointer.
func shapeIn(v any) *shape {
	if s := recentShape(keyIn(v)); s != nil && s.kind == kindPointer {
		return s.elem
	}
	t := reflect.TypeOf(v)
	if t == nil || t.Kind() != reflect.Pointer {
		return nil
	}
	return shapeOf(t).elem
}

// shapeOf returns the shape of a type. Types may refer to themselves, so those
// that are being made are looked up in a set of their own.
func shapeOf(t reflect.Type) *shape {
	key := keyOf(t)
	if s := recentShape(key); s != nil {
		return s
	}
	return otherShape(t, key)
}

func recentShape(key uintptr) *shape {
	if s := recent[recentIndex(key)].Load(); s != nil && s.key == key {
		return s
	}
	return nil
}

// recentIndex scatters what the linker puts side by side.
func recentIndex(key uintptr) uint32 {
	return uint32(key) * 0x9E3779B1 >> (32 - recentBits)
}

// otherShape is shapeOf for a type that is not where recentShape looks. Two types
// that fall together there do not drive each other out: the second is beside it.
func otherShape(t reflect.Type, key uintptr) *shape {
	slot, beside := &recent[recentIndex(key)], &recent[recentIndex(key)^1]
	if s := beside.Load(); s != nil && s.key == key {
		return s
	}
	s := lookupShape(t)
	if slot.Load() != nil && beside.Load() == nil {
		slot = beside
	}
	slot.Store(s)
	return s
}

func lookupShape(t reflect.Type) *shape {
	if s, ok := shapes.Load(t); ok {
		return s.(*shape)
	}
	making := map[reflect.Type]*shape{}
	made := makeShape(t, making)
	for _, s := range making {
		s.keeps = s.mayKeep(map[*shape]bool{})
	}
	for t, s := range making {
		shapes.LoadOrStore(t, s)
	}
	return made
}

// mayKeep finds out what keeps says. Types that are seen already add nothing to
// those that hold them.
func (s *shape) mayKeep(seen map[*shape]bool) bool {
	if seen[s] {
		return false
	}
	seen[s] = true
	switch {
	case s.value != never || s.kind == kindInterface || s.kind == kindElement:
		return true
	case s.elem != nil:
		return s.elem.mayKeep(seen)
	case s.plan == nil:
		return false
	}
	return s.plan.extra != nil || slices.ContainsFunc(s.plan.fields, func(f *field) bool { return f.shape.mayKeep(seen) })
}

func makeShape(t reflect.Type, making map[reflect.Type]*shape) *shape {
	if s, ok := shapes.Load(t); ok {
		return s.(*shape)
	}
	if s, ok := making[t]; ok {
		return s
	}
	s := &shape{
		typ:           t,
		key:           keyOf(t),
		value:         implementation(t, valueType),
		unmarshalXML:  implementation(t, unmarshalerType),
		marshalXML:    implementation(t, marshalerType),
		unmarshalAttr: implementation(t, unmarshalerAttrType),
		marshalAttr:   implementation(t, marshalerAttrType),
		unmarshalText: implementation(t, textUnmarshalerType),
		marshalText:   implementation(t, textMarshalerType),
	}
	making[t] = s
	s.reads = s.value != never || s.unmarshalXML != never || s.unmarshalText != never
	s.writes = s.value != never || s.marshalXML != never || s.marshalText != never
	switch t {
	case nameType:
		s.kind = kindName
		return s
	case attrType:
		s.kind = kindAttr
		return s
	case reflect.TypeFor[JID]():
		s.kind = kindJID
		return s
	case reflect.TypeFor[time.Time]():
		s.kind = kindTime
		return s
	case langTextType:
		s.kind = kindLangText
		return s
	case reflect.TypeFor[Flag]():
		s.kind = kindFlag
		return s
	case reflect.TypeFor[xmlstream.Element]():
		s.kind = kindElement
		return s
	case payloadsType:
		s.err = fmt.Errorf("stanza: %w", errPayloads)
		return s
	}
	switch kind := t.Kind(); {
	case kind == reflect.Pointer || kind == reflect.Interface || s.value != never:
	case implementation(t, readsItself) != never || implementation(t, writesItself) != never:
		s.err = fmt.Errorf("stanza: the type %s has one of the methods of Value and not both", t)
		return s
	}
	switch t.Kind() {
	case reflect.String:
		s.kind = kindString
	case reflect.Bool:
		s.kind = kindBool
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		s.kind = kindInt
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		s.kind = kindUint
	case reflect.Float32, reflect.Float64:
		s.kind = kindFloat
	case reflect.Interface:
		s.kind = kindInterface
	case reflect.Pointer:
		s.kind = kindPointer
		s.elem = makeShape(t.Elem(), making)
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			s.kind = kindBytes
			break
		}
		s.kind = kindSlice
		s.elem = makeShape(t.Elem(), making)
	case reflect.Array:
		s.kind = kindArray
		s.elem = makeShape(t.Elem(), making)
	case reflect.Struct:
		s.kind = kindStruct
		s.plan = new(plan)
		if err := s.plan.compile(t, making); err != nil {
			s.err = fmt.Errorf("stanza: %w", err)
		}
		if n := s.plan.name; n != nil && len(n.spaces) == 1 && len(n.ids) == 1 {
			s.only = n.ids[0]
		}
		s.planReads, s.planWrites = s.err == nil && !s.reads, s.err == nil && !s.writes
		s.leaf = s.planWrites && s.plan.hasOnlyText()
	default:
		if !s.writes && !s.reads {
			s.err = fmt.Errorf("stanza: the type %s has no form in XML", t)
		}
	}
	return s
}

// plan is how a struct is read and written.
type plan struct {
	typ    reflect.Type
	name   *field // XMLName; nil if the type has none
	fields []*field
	extra  *place // of the embedded Extra; nil if it has none

	attrFields, contentFields []*field // to be written, in their order

	attrs    lookup
	elements lookup
	paths    bool // some fields have one

	// Fields for what no name leads to; -1 if there is none.
	chardata, inner, any, anyAttr int
	choice, choiceText            int
	xmlns                         *field // the habit of a declaration as an attribute

	// behind are fields behind embedded pointers, which exist once the element
	// has an attribute (of attribute fields) or at all (of the others).
	behindAttr, behind []*field
	sealed             []*field // behind a pointer that cannot be set
	anyBehind          bool     // there are some of these

	setsName bool // XMLName is an xml.Name

	stanza     bool // it is in a content namespace, and follows a stream to another
	absent     bool // some fields have a default or are required
	odd        bool // that, or fields for what is no child and no attribute
	fixed      bool // its element always has the one name of XMLName
	plainAttrs bool // all attributes are of frequent forms, and not too many
}

func (p *plan) compile(t reflect.Type, making map[reflect.Type]*shape) error {
	fields, name, extra, err := parseFields(t, 0)
	if err != nil {
		return err
	}
	if name != nil {
		name.compileName()
	}
	*p = plan{typ: t, name: name, fields: fields, extra: extra, chardata: -1, inner: -1, any: -1, anyAttr: -1, choice: -1, choiceText: -1}
	p.stanza = name != nil && name.tag.Local() != "" && slices.ContainsFunc(name.spaces, isContentSpace)
	for i, f := range fields {
		f.at = i
		f.compileName()
		f.shape = makeShape(f.typ, making)
		if f.fallback != nil {
			if err := f.shape.setText(refTo(reflect.New(f.typ).Elem()), *f.fallback); err != nil {
				return fmt.Errorf("the default of field %s of type %s does not fit: %w", f.goName, t, err)
			}
		}
		f.ours = p.extra != nil
		f.parent = f.parent || f.ours && f.mode == modeElement && f.spaces == nil
		p.absent = p.absent || f.required || f.fallback != nil
		if f.mode == modeAttr || f.mode == modeAnyAttr {
			p.attrFields = append(p.attrFields, f)
		} else {
			p.contentFields = append(p.contentFields, f)
		}
		behind := &p.behind
		first := func(at *int) {
			if *at < 0 {
				*at = i
			}
		}
		switch f.mode {
		case modeAttr:
			behind = &p.behindAttr
			if f.local == "xmlns" && f.spaces == nil {
				p.xmlns = f
			}
		case modeElement:
			p.paths = p.paths || f.path != nil
			behind = nil
		case modeChardata:
			first(&p.chardata)
		case modeInner:
			first(&p.inner)
		case modeAny:
			first(&p.any)
		case modeAnyAttr:
			first(&p.anyAttr)
			behind = nil
		case modeChoice:
			if p.choice >= 0 || len(f.spaces) == 0 || f.shape.typ.Kind() != reflect.String {
				return fmt.Errorf("the choice %s of type %s is a second one, has no namespace, or is no string", f.goName, t)
			}
			first(&p.choice)
		case modeChoiceText:
			first(&p.choiceText)
		}
		for at := &f.place; at.next != nil; at = at.next {
			if at.sealed {
				p.sealed = append(p.sealed, f)
				break
			}
		}
		if behind != nil && f.place.next != nil {
			*behind = append(*behind, f)
		}
	}
	if (p.extra != nil || p.absent || p.choice >= 0) && len(fields) > maxSeen {
		return fmt.Errorf("the type %s has more than %d fields beside an Extra, a choice, or what is required or has a default", t, maxSeen)
	}
	p.attrFields = slices.DeleteFunc(p.attrFields, func(f *field) bool { return f == p.xmlns })
	for _, f := range fields {
		f.form = p.formOf(f)
		f.text, f.always = f.textSlot()
	}
	p.setsName = name != nil && name.typ == nameType
	p.anyBehind = len(p.sealed)+len(p.behind)+len(p.behindAttr) > 0
	p.fixed = p.hasFixedName()
	p.plainAttrs = p.hasPlainAttrs()
	p.odd = p.absent || p.inner >= 0 || p.xmlns != nil
	p.attrs = makeLookup(fields, func(f *field) bool { return f.mode == modeAttr })
	p.elements = makeLookup(fields, func(f *field) bool {
		return f.mode == modeElement && f.path == nil || f.mode == modeAny && p.extra == nil
	})
	return nil
}

// seen is a set of fields, by their index in a plan; those from maxSeen on are
// never in it.
type seen uint64

const maxSeen = 64

func (s seen) has(i int) bool { return s>>i&1 != 0 }

func (s *seen) add(i int) { *s |= 1 << i }

// child returns the field that takes the child element that the Cursor stands
// on, -1 if none does. In a struct with an Extra, a field for one value takes
// the first child; more of them are unknown, so that none is lost.
func (p *plan) child(c *xmlstream.OwnedCursor, taken *seen) int {
	i := p.elements.whole(c)
	sure := i >= 0
	if !sure && !p.elements.certain {
		i = p.elements.local(c)
	}
	for ; i >= 0; i = p.fields[i].next {
		f := p.fields[i]
		if !sure && !f.reads(c) {
			continue
		}
		if f.shape.kind == kindSlice || !taken.has(i) || p.extra == nil {
			taken.add(i)
			return i
		}
	}
	if i = p.choice; i >= 0 && !taken.has(i) && slices.ContainsFunc(p.fields[i].spaces, c.HasSpace) {
		taken.add(i)
		return i
	}
	if i = p.any; i >= 0 && p.extra != nil && p.fields[i].shape.kind != kindSlice && taken.has(i) {
		return -1
	}
	if i >= 0 {
		taken.add(i)
	}
	return i
}

// accepts reports whether an element, whose id is given, is one of the type by
// its XMLName.
func (p *plan) accepts(id xmlstream.NameID, e *xmlstream.Element) bool {
	if p.name == nil {
		return false
	}
	if id != 0 && len(p.name.spaces) > 0 {
		return slices.Contains(p.name.ids, id)
	}
	return p.acceptsName(e.Name())
}

func (p *plan) acceptsName(name xml.Name) bool {
	return p.name != nil && p.name.local == name.Local &&
		(len(p.name.spaces) == 0 || slices.Contains(p.name.spaces, name.Space))
}
