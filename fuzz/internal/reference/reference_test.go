package reference

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const header = `<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>`

// childOf is the only first-level child of a stream.
func childOf(t *testing.T, stanza string) *Element {
	t.Helper()
	r := Parse([]byte(header+stanza), Options{})
	if r.Fault != nil || len(r.Events) != 2 || r.Events[1].Kind != Child {
		t.Fatalf("%s: fault %v, events %v", stanza, r.Fault, r.Events)
	}
	return r.Events[1].Element
}

func TestElement(t *testing.T) {
	client := func(children ...Node) *Element {
		return &Element{Space: "jabber:client", Local: "a", Children: children}
	}
	for _, test := range []struct {
		name, stanza string
		want         *Element
	}{
		{"text, CDATA and references are one node", "<a>x<![CDATA[<]]>&amp;&#33;y</a>", client(Node{Text: "x<&!y"})},
		{"empty CDATA is no node", "<a><![CDATA[]]></a>", client()},
		{"line ends", "<a>\r\n\r\r\n&#13;\n</a>", client(Node{Text: "\n\n\n\r\n"})},
		{"line ends in CDATA", "<a><![CDATA[\r\n\r]]></a>", client(Node{Text: "\n\n"})},
		{"brackets", "<a>]]&gt;<![CDATA[]]]]>></a>", client(Node{Text: "]]>]]>"})},
		{
			"order of nodes", "<a>1<b/>2<c/></a>",
			client(Node{Text: "1"}, Node{Element: &Element{Space: "jabber:client", Local: "b"}},
				Node{Text: "2"}, Node{Element: &Element{Space: "jabber:client", Local: "c"}}),
		},
		{
			"values", "<a b='\t\r\n\r&#9;&#10;&#13; ' c=\"'&quot;>\"/>",
			&Element{Space: "jabber:client", Local: "a", Attrs: []Attr{
				{Local: "b", Value: "   \t\n\r "}, {Local: "c", Value: "'\">"},
			}},
		},
		{
			"attributes are in no namespace by default", "<p:a p:b='' b='' xml:lang='' xmlns:p='u'/>",
			&Element{Space: "u", Local: "a", Attrs: []Attr{
				{Space: "u", Local: "b"}, {Local: "b"}, {Space: xmlSpace, Local: "lang"},
			}},
		},
		{"default undeclared", "<a xmlns=''/>", &Element{Local: "a"}},
		{"namespace by reference", "<a xmlns='&#117;\n'/>", &Element{Space: "u ", Local: "a"}},
		{"fifth edition name", "<\U0001F600·/>", &Element{Space: "jabber:client", Local: "\U0001F600·"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, childOf(t, test.stanza)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// eventsOf writes events as kind@offset-end.
func eventsOf(r Result) string {
	var list []string
	for _, e := range r.Events {
		list = append(list, fmt.Sprintf("%s@%d-%d", e.Kind, e.Offset, e.End))
	}
	return strings.Join(list, " ")
}

func TestEvents(t *testing.T) {
	const s = `<s xmlns='http://etherx.jabber.org/streams'>` // 44 bytes, in place of stream
	open := strings.Replace(s, "<s ", "<stream ", 1)         // 49 bytes
	for _, test := range []struct {
		name, input string
		options     Options
		want        string
		pending     bool
	}{
		{"nothing", "", Options{}, "", true},
		{"header", " " + open, Options{}, "open@1-50", true},
		{"declaration and header", "<?xml version='1.0'?>" + open, Options{}, "open@21-70", true},
		{"child", open + "<a></a >", Options{}, "open@0-49 child@49-57", true},
		{"keepalives", open + " \r\n<a/>\t", Options{}, "open@0-49 keepalive@49-52 child@52-56 keepalive@56-57", true},
		{"closed", open + "</stream> ", Options{}, "open@0-49 close@49-58", false},
		{"empty header", strings.Replace(open, ">", "/>", 1), Options{}, "open@0-50 close@50-50", false},
		{"unfinished child", open + "<a>", Options{}, "open@0-49", true},
		{"document", "\n<a><b/></a>\n", Options{Document: true}, "child@1-12", false},
		{"unfinished document", "<a><b/></a", Options{Document: true}, "", true},
		{"restart", open + "<a/> " + open, Options{Restarts: []int{53}}, "open@0-49 child@49-53 open@54-103", true},
		{"restart inside an element", open + "<a>" + open, Options{Restarts: []int{52}}, "open@0-49 open@52-101", true},
		{"followed header", open + "<a/> " + open, Options{FollowRestarts: true}, "open@0-49 child@49-53 keepalive@53-54 open@54-103", true},
		{"followed declaration", open + "<?xml version='1.0'?>\n" + open, Options{FollowRestarts: true}, "open@0-49 open@71-120", true},
		{"other content namespace", strings.Replace(open, ">", " xmlns:s='x'>", 1), Options{ContentNamespaces: []string{"y"}}, "open@0-61", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := Parse([]byte(test.input), test.options)
			if r.Fault != nil {
				t.Fatal(r.Fault)
			}
			if got := eventsOf(r); got != test.want || r.Pending != test.pending {
				t.Errorf("got  %s, pending %t\nwant %s, pending %t", got, r.Pending, test.want, test.pending)
			}
		})
	}
}

// TestLimits reads each input with its limit, and with one less.
func TestLimits(t *testing.T) {
	at := func(s string) int64 { return int64(len(header) + len(s)) }
	for _, test := range []struct {
		name, stanzas string
		set           func(*Limits, int)
		limit         int
		offset        int64 // of the fault with one less
	}{
		{"stanza bytes", "<a>text</a>", func(l *Limits, n int) { l.StanzaBytes = n }, 11, at("<a>text</a")},
		{"header bytes", "", func(l *Limits, n int) { l.HeaderBytes = n }, len(header), at("") - 1},
		{"depth", "<a><b><c/></b></a>", func(l *Limits, n int) { l.Depth = n }, 3, at("<a><b>")},
		{"elements", "<a><b/><c/></a>", func(l *Limits, n int) { l.Elements = n }, 3, at("<a><b/>")},
		{"attributes", "<a b='' xmlns:c='u' d=''/>", func(l *Limits, n int) { l.Attrs = n }, 3, at("<a b='' xmlns:c='u' ")},
		{
			"namespaces", "<a xmlns:x='u'><b xmlns='v'/><b xmlns='v' xmlns:x='u'/></a>",
			func(l *Limits, n int) { l.Namespaces = n }, 3, at("<a xmlns:x='u'><b xmlns='v'/><b xmlns='v' "),
		},
		{
			"element name bytes", "<a><stream:" + strings.Repeat("é", 10) + "/></a>",
			func(l *Limits, n int) { l.NameBytes = n }, 27, at("<a><stream:"+strings.Repeat("é", 10)) - 1,
		},
		{
			"attribute name bytes", "<a abcdefghijklmno=''/>",
			func(l *Limits, n int) { l.NameBytes = n }, 15, at("<a abcdefghijklmn"),
		},
		{
			"namespace name bytes", "<a xmlns:b='" + strings.Repeat("&#65;", 10) + "'/>",
			func(l *Limits, n int) { l.NamespaceBytes = n }, 50, at("<a xmlns:b='") + 49,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			var l Limits
			test.set(&l, test.limit)
			input := []byte(header + test.stanzas)
			if r := Parse(input, Options{Limits: l}); r.Fault != nil {
				t.Errorf("with the limit: %v", r.Fault)
			}
			test.set(&l, test.limit-1)
			r := Parse(input, Options{Limits: l})
			if r.Fault == nil || r.Fault.Condition != PolicyViolation || r.Fault.Offset != test.offset {
				t.Errorf("with one less: %v, want %s at %d", r.Fault, PolicyViolation, test.offset)
			}
		})
	}
}

// TestFaults are constructs with several faults, and faults at the end.
func TestFaults(t *testing.T) {
	for _, test := range []struct {
		name, stanza string
		condition    string
		offset       int    // from the start of the stanza
		other        string // condition and offset of one of the others
		unfinished   bool
	}{
		{"duplicate and prefix", "<p:a b='' b=''/>", NotWellFormed, 1, "not-well-formed@10", false},
		{"prefix in a broken tag", "<p:a b=''c=''/>", NotWellFormed, 9, "", false},
		{"duplicate before a broken attribute", "<a b='' b='' =''/>", NotWellFormed, 8, "not-well-formed@13", false},
		{"duplicate before an entity", "<a b='' b='&x;'/>", NotWellFormed, 8, "restricted-xml@11", false},
		{"duplicate in an unfinished tag", "<a b='' b='x", NotWellFormed, 8, "", true},
		{"quote without end after a fault", "<a b= '", "", 0, "", false},
		{"malformed reference", "<a>&x y;</a>", NotWellFormed, 5, "restricted-xml@3", false},
		{"entity", "<a>&x;</a>", RestrictedXML, 3, "not-well-formed@3", false},
		{"entity without its end", "<a>&x", RestrictedXML, 3, "", true},
		{"what may become an entity", "<a>&am", "", 0, "", false},
		{"number too big without its end", "<a>&#1114112", NotWellFormed, 3, "", true},
		{"number too big and malformed", "<a>&#1114112x", NotWellFormed, 3, "not-well-formed@12", false},
		{"comment", "<a><!--", RestrictedXML, 3, "not-well-formed@3", false},
		{"not a comment", "<a><!-x", NotWellFormed, 6, "restricted-xml@3", false},
		{"end tag of another name", "<a></b", NotWellFormed, 5, "", true},
		{"end tag that may become right", "<ab></a", "", 0, "", false},
		{"end tag of another name with a bad end", "<a></b x>", NotWellFormed, 5, "not-well-formed@7", false},
		{"encoding in an end tag", "<a></\xFF>", UnsupportedEncoding, 5, "", false},
		{"reference between children", "&amp;", BadFormat, 0, "", false},
		{"entity between children", "&x;", RestrictedXML, 0, "bad-format@0", false},
		{"after the end", "</stream:stream><!-- -->", RestrictedXML, 16, "not-well-formed@16", false},
		{"cut character", "<a>\xF0\x9F\x98", "", 0, "", false},
		{"cut character that cannot be completed", "<a>\xF0\x80", UnsupportedEncoding, 3, "", false},
		{"second header", "<s:stream xmlns:s='http://etherx.jabber.org/streams' a='", "", 0, "", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := Parse([]byte(header+test.stanza), Options{})
			if test.condition == "" {
				if r.Fault != nil || !r.Pending {
					t.Errorf("%v, pending: %t; want a pending stream", r.Fault, r.Pending)
				}
				return
			}
			if r.Fault == nil {
				t.Fatal("accepted")
			}
			offset := int(r.Fault.Offset) - len(header)
			if r.Fault.Condition != test.condition || offset != test.offset || r.Fault.Unfinished != test.unfinished {
				t.Errorf("%s at %d, unfinished %t; want %s at %d, %t", r.Fault.Condition, offset, r.Fault.Unfinished,
					test.condition, test.offset, test.unfinished)
			}
			if test.other == "" {
				return
			}
			condition, at, _ := strings.Cut(test.other, "@")
			var n int
			if _, err := fmt.Sscan(at, &n); err != nil {
				t.Fatal(err)
			}
			if !r.Fault.AllowsAt(condition, int64(n+len(header))) || !r.Fault.Allows(condition) {
				t.Errorf("others are %v, want %s", r.Fault.Others, test.other)
			}
		})
	}
}

// TestStraddlingTag is a tag that is wrong and does not end within the limit: a
// reader may find either first.
func TestStraddlingTag(t *testing.T) {
	input := header + "<a b='' b='" + strings.Repeat("x", 100) + "'/>"
	r := Parse([]byte(input), Options{Limits: Limits{StanzaBytes: 50}})
	if r.Fault == nil || !r.Fault.AllowsAt(NotWellFormed, int64(len(header)+8)) || !r.Fault.AllowsAt(PolicyViolation, int64(len(header)+50)) {
		t.Errorf("%v, others %v", r.Fault, r.Fault.Others)
	}
}

// TestPrefixes proves that what is valid has no fault wherever it is cut, and
// that events are not taken back.
func TestPrefixes(t *testing.T) {
	input := "<?xml version='1.0' encoding='utf-8' standalone='no' ?>\n" + header +
		" <a b='&#x1F600;' xmlns:ü='u' ü:é='\r\n'>]]<![CDATA[]]]]>&quot;\U0001F600</a><b\t/>\n</stream:stream >\r"
	all := Parse([]byte(input), Options{})
	if all.Fault != nil || all.Pending {
		t.Fatal(all.Fault)
	}
	for n := range len(input) {
		r := Parse([]byte(input[:n]), Options{})
		if r.Fault != nil {
			t.Fatalf("after %d bytes: %v", n, r.Fault)
		}
		for i, e := range r.Events {
			want := all.Events[i]
			if e.Kind == Keepalive { // grows
				want.End = e.End
			}
			if diff := cmp.Diff(want, e); diff != "" || e.End > int64(n) {
				t.Fatalf("after %d bytes, event %d (-want +got):\n%s", n, i, diff)
			}
		}
	}
}
