package interop

import (
	"encoding/xml"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// tally looks at every element that arrives in the test of a server. Each must
// decode, as must its payloads at any depth that have a type, and be written as
// it came. It counts them, and lists what no type is for.
type tally struct {
	mu       sync.Mutex
	elements map[string]int // first-level children
	payloads map[string]int // inside of them
	raw      map[string]int // of both, what no type is for, with the path
	faults   []string
}

// dialect is the codec of a stream with its content namespace.
type dialect struct {
	*stanza.Codec
	content string
}

func newDialect(content string) dialect { return dialect{stanza.NewCodec(content, types), content} }

func newTally() *tally {
	return &tally{elements: map[string]int{}, payloads: map[string]int{}, raw: map[string]int{}}
}

// take decodes a first-level child and counts it.
func (y *tally) take(codec dialect, e xmlstream.Element) any {
	y.mu.Lock()
	defer y.mu.Unlock()
	e = e.Clone()
	y.elements[e.Name().Local]++
	v, err := codec.Decode(e)
	if err != nil {
		y.fault(e, "decode: %v", err)
	}
	if _, unknown := v.(*stanza.Unknown); unknown {
		y.raw[expanded(e.Name())]++
		return v
	}
	out, err := codec.Append(nil, v)
	y.compare(codec, e, out, err)
	y.walk(codec, e.Name().Local, reflect.ValueOf(v))
	return v
}

var payloadsType = reflect.TypeFor[stanza.Payloads]()

// walk visits all payloads of a typed value.
func (y *tally) walk(codec dialect, path string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			y.walk(codec, path, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			y.walk(codec, path, v.Index(i))
		}
	case reflect.Struct:
		if v.Type() == payloadsType {
			for e := range v.Addr().Interface().(*stanza.Payloads).Elements() {
				y.payload(codec, path, e)
			}
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				y.walk(codec, path, v.Field(i))
			}
		}
	}
}

func (y *tally) payload(codec dialect, path string, e xmlstream.Element) {
	path += "/" + expanded(e.Name())
	var typed any
	var out []byte
	var err error
	if stanza.Route(e).Kind != stanza.KindOther { // of a forwarded stanza
		if typed, err = codec.Decode(e); err == nil {
			out, err = codec.Append(nil, typed)
		}
	} else {
		if typed = types.New(e.Name()); typed == nil {
			y.raw[path]++
			return
		}
		if err = stanza.Unmarshal(e, typed); err == nil {
			out, err = stanza.Append(nil, typed)
		}
	}
	y.payloads[expanded(e.Name())]++
	y.compare(codec, e, out, err)
	y.walk(codec, path, reflect.ValueOf(typed))
}

// compare checks that what was written is what was received.
func (y *tally) compare(codec dialect, e xmlstream.Element, out []byte, err error) {
	if err != nil {
		y.fault(e, "%v", err)
		return
	}
	again, err := xmlstream.Parse([]byte("<r xmlns='"+codec.content+"' xmlns:stream='http://etherx.jabber.org/streams'>"+string(out)+"</r>"), nil)
	if err != nil {
		y.fault(e, "%v in what was written: %s", err, out)
		return
	}
	for child := range again.Children() {
		if diff := cmp.Diff(wiretest.Tree(e), wiretest.Tree(child)); diff != "" {
			y.fault(e, "is written otherwise (-received +written):\n%s", diff)
		}
	}
}

func (y *tally) fault(e xmlstream.Element, format string, args ...any) {
	y.faults = append(y.faults, fmt.Sprintf("%v\n%s", fmt.Sprintf(format, args...), e))
}

// report logs the counts and the list, and fails for every fault and for every
// element without a type that is not in untyped.
func (y *tally) report(t *testing.T) {
	y.mu.Lock()
	defer y.mu.Unlock()
	for _, f := range y.faults {
		t.Error(f)
	}
	t.Logf("%d elements: %s", total(y.elements), lines(y.elements))
	t.Logf("%d payloads of %d types: %s", total(y.payloads), len(y.payloads), lines(y.payloads))
	t.Logf("%d without a type: %s", total(y.raw), lines(y.raw))
	for path := range y.raw {
		if name := path[strings.LastIndex(path, "{"):]; untyped[name] == "" {
			t.Errorf("there is no type for %s", path)
		}
	}
}

// untyped are the elements that may arrive and have no type.
var untyped = map[string]string{
	"{xmpp:prosody.im/protocol/component}not-connected": "Prosody's own, in errors of a component that is not there",
}

func total(m map[string]int) (sum int) {
	for _, n := range m {
		sum += n
	}
	return sum
}

func lines(m map[string]int) string {
	var b strings.Builder
	for _, k := range slices.Sorted(maps.Keys(m)) {
		fmt.Fprintf(&b, "\n%6d %s", m[k], k)
	}
	return b.String()
}

func expanded(n xml.Name) string { return "{" + n.Space + "}" + n.Local }
