package stanza_test

import (
	"encoding/xml"
	"strings"
	"testing"
	"time"

	"github.com/xmppwire/xmppwire/stanza"
)

// TestExtraAttributes reads and changes attributes that are no fields, of a
// received message and of a new one.
func TestExtraAttributes(t *testing.T) {
	const source = "<message xmlns:p='urn:p' id='1' p:a='2' b='3'><body>t</body></message>"
	for _, c := range []struct {
		name   string
		change func(m *stanza.Message)
		a, b   string // as read afterwards
		want   string // of source
		fresh  string // of a new message
	}{
		{"nothing", func(*stanza.Message) {}, "2", "3", "<message id='1' xmlns:ns1='urn:p' ns1:a='2' b='3'><body>t</body></message>", "<message/>"},
		{"set", func(m *stanza.Message) { m.SetAttr("", "b", "x") }, "2", "x", "<message id='1' xmlns:ns1='urn:p' ns1:a='2' b='x'><body>t</body></message>", "<message b='x'/>"},
		{"set twice", func(m *stanza.Message) { m.SetAttr("", "b", "x"); m.SetAttr("", "b", "y") }, "2", "y", "<message id='1' xmlns:ns1='urn:p' ns1:a='2' b='y'><body>t</body></message>", "<message b='y'/>"},
		{"set one with a namespace", func(m *stanza.Message) { m.SetAttr("urn:p", "a", "x") }, "x", "3", "<message id='1' b='3' xmlns:ns1='urn:p' ns1:a='x'><body>t</body></message>", "<message xmlns:ns1='urn:p' ns1:a='x'/>"},
		{"remove", func(m *stanza.Message) { m.RemoveAttr("urn:p", "a") }, "", "3", "<message id='1' b='3'><body>t</body></message>", "<message/>"},
		{"remove what was set", func(m *stanza.Message) { m.SetAttr("", "b", "x"); m.RemoveAttr("", "b") }, "2", "", "<message id='1' xmlns:ns1='urn:p' ns1:a='2'><body>t</body></message>", "<message/>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			codec := stanza.NewCodec("jabber:client")
			m := decodeMessage(t, source)
			c.change(m)
			if a, b := m.Attr("urn:p", "a"), m.Attr("", "b"); a != c.a || b != c.b {
				t.Errorf("attributes %q and %q, want %q and %q", a, b, c.a, c.b)
			}
			if out, err := codec.Append(nil, m); err != nil || string(out) != c.want {
				t.Errorf("%s, %v, want %s", out, err, c.want)
			}
			if got := m.Attr("", "none"); got != "" {
				t.Errorf("an attribute that is not there: %q", got)
			}
			if got := m.Source().String(); got != source {
				t.Errorf("source %s", got)
			}
			fresh := new(stanza.Message)
			c.change(fresh)
			if out, err := codec.Append(nil, fresh); err != nil || string(out) != c.fresh {
				t.Errorf("new: %s, %v, want %s", out, err, c.fresh)
			}
			if got := fresh.Attr("", "none"); got != "" || !fresh.Source().IsZero() {
				t.Errorf("new: attribute %q, source %v", got, fresh.Source())
			}
		})
	}
	m := decodeMessage(t, "<message/>")
	m.SetAttr("", "a", "\x00")
	if out, err := stanza.NewCodec("jabber:client").Append(nil, m); err == nil {
		t.Errorf("a value that XML cannot carry: %s", out)
	}
}

// TestRemoveWhatDidNotFit removes attributes that stand on the wire and not in their
// fields.
func TestRemoveWhatDidNotFit(t *testing.T) {
	codec := stanza.NewCodec("jabber:client")
	v, err := decodeChild(t, "<message to='@@' from='a@b.example' id='1'/>")
	m := v.(*stanza.Message)
	if err == nil || !m.To.IsZero() {
		t.Fatal(m.To, err)
	}
	m.RemoveAttr("", "to")
	m.RemoveAttr("", "from") // which is a field, and has a value
	if out, err := codec.Append(nil, m); err != nil || string(out) != "<message from='a@b.example' id='1'/>" {
		t.Errorf("%s, %v", out, err)
	}
}

func TestExtraOfACopy(t *testing.T) {
	m := new(stanza.Message)
	m.SetAttr("", "a", "1")
	c := *m
	c.SetAttr("", "a", "2")
	c.SetAttr("", "b", "2")
	for _, test := range []struct {
		name string
		m    *stanza.Message
		want string
	}{
		{"as it was", m, "<message a='1'/>"},
		{"changed", &c, "<message a='2' b='2'/>"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if out, err := stanza.NewCodec("jabber:client").Append(nil, test.m); err != nil || string(out) != test.want {
				t.Errorf("%s, %v, want %s", out, err, test.want)
			}
		})
	}
}

// TestExtraReadTwice has repeated children for a field with an Extra: the last counts.
func TestExtraReadTwice(t *testing.T) {
	type in struct {
		stanza.Extra
	}
	type out struct {
		XMLName xml.Name `xml:"urn:o o"`
		In      in       `xml:"in"`
		Ptr     *in      `xml:"ptr"`
		Path    in       `xml:"a>b"`
	}
	codec := stanza.NewCodec("jabber:client", stanza.TypeOf[out]())
	v, err := codec.Decode(mustParse(t, "<o xmlns='urn:o'><in><x/></in><in><y/></in><ptr><x/></ptr><ptr><y/></ptr><a><b><x/></b><b><y/></b></a></o>"))
	if err != nil {
		t.Fatal(err)
	}
	const want = "<o xmlns='urn:o'><in><y/></in><ptr><y/></ptr><a><b><y/></b></a></o>"
	if got, err := codec.Append(nil, v); err != nil || string(got) != want {
		t.Errorf("%s, %v, want %s", got, err, want)
	}
}

// TestTimesInUTC has times in every place of a struct with an Extra.
func TestTimesInUTC(t *testing.T) {
	type times struct {
		XMLName xml.Name    `xml:"urn:t times"`
		A       time.Time   `xml:"a,attr"`
		B       *time.Time  `xml:"b,attr"`
		C       *time.Time  `xml:"c"`
		D       []time.Time `xml:"d"`
		E       *time.Time  `xml:",chardata"`
		stanza.Extra
	}
	at := time.Date(2025, 6, 1, 14, 0, 0, 0, time.FixedZone("", 2*3600))
	out, err := stanza.Append(nil, &times{A: at, B: &at, C: &at, D: []time.Time{at}, E: &at})
	const utc = "2025-06-01T12:00:00Z"
	const want = "<times xmlns='urn:t' a='" + utc + "' b='" + utc + "'><c>" + utc + "</c><d>" + utc + "</d>" + utc + "</times>"
	if err != nil || string(out) != want {
		t.Errorf("%s, %v, want %s", out, err, want)
	}
}

// TestOddNamespace has a namespace whose name is that of the prefix xmlns.
func TestOddNamespace(t *testing.T) {
	const source = "<message xmlns:p='xmlns' p:a='1'><p:x p:b='2'/></message>"
	for _, to := range []string{"jabber:client", "jabber:server"} {
		if out, err := stanza.NewCodec(to).Append(nil, decodeMessage(t, source)); err != nil || !strings.Contains(string(out), "='1'") {
			t.Errorf("%s: %s, %v", to, out, err)
		}
	}
}
