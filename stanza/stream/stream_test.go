package stream_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/auth"
	"github.com/xmppwire/xmppwire/stanza/bind"
	"github.com/xmppwire/xmppwire/stanza/caps"
	"github.com/xmppwire/xmppwire/stanza/compress"
	"github.com/xmppwire/xmppwire/stanza/csi"
	"github.com/xmppwire/xmppwire/stanza/dialback"
	"github.com/xmppwire/xmppwire/stanza/feature"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/limits"
	"github.com/xmppwire/xmppwire/stanza/register"
	"github.com/xmppwire/xmppwire/stanza/sasl"
	"github.com/xmppwire/xmppwire/stanza/sasl2"
	"github.com/xmppwire/xmppwire/stanza/session"
	"github.com/xmppwire/xmppwire/stanza/sm"
	"github.com/xmppwire/xmppwire/stanza/stream"
	"github.com/xmppwire/xmppwire/xmlstream"
)

var codec = stanza.NewCodec("jabber:client", stream.Types())

func decode(t *testing.T, input string) any {
	t.Helper()
	v, err := codec.Decode(wiretest.Parse(t, input))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func encode(t *testing.T, v any) string {
	t.Helper()
	out, err := codec.Append(nil, v)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestCheckVersion(t *testing.T) {
	tests := map[string]struct {
		version      string
		ok, features bool
	}{
		"none is 0.9":   {"", true, false},
		"0.9":           {"0.9", true, false},
		"1.0":           {"1.0", true, true},
		"later minor":   {"1.10", true, true},
		"leading zeros": {"01.00", true, true},
		"no minor":      {"1", true, true},
		"next major":    {"2.0", false, true},
		"word":          {"abc", false, false},
		"half":          {"1.", false, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			h := stream.Header{Version: test.version}
			err := h.CheckVersion()
			var fault *stanza.StreamFault
			if errors.As(err, &fault); test.ok != (err == nil) || !test.ok && fault.Condition != "unsupported-version" {
				t.Errorf("CheckVersion: %v", err)
			}
			if got := h.HasFeatures(); got != test.features {
				t.Errorf("HasFeatures: %v", got)
			}
		})
	}
}

func TestHeader(t *testing.T) {
	h := &stream.Header{
		From: "a.test", To: "b.test", ID: "x'y", Version: "1.0", Lang: "en", ContentNamespace: "jabber:server",
		Prefixes: []xmlstream.Prefix{{Name: "db", Space: "jabber:server:dialback"}},
	}
	out, err := h.AppendHeader(nil)
	if err != nil {
		t.Fatal(err)
	}
	tok := xmlstream.NewTokenizer(nil)
	_, _ = tok.Write(out)
	if event, err := tok.Next(); event != xmlstream.Open || err != nil {
		t.Fatalf("%s: %v, %v", out, event, err)
	}
	v, err := codec.Decode(tok.Element())
	if err != nil {
		t.Fatal(err)
	}
	got := v.(*stream.Header)
	want := []string{h.From, h.To, h.ID, h.Version, h.Lang, h.ContentNamespace}
	if diff := cmp.Diff(want, []string{got.From, got.To, got.ID, got.Version, got.Lang, got.ContentNamespace}); diff != "" {
		t.Errorf("(-written +read):\n%s", diff)
	}
	if from, to, err := got.Addresses(); err != nil || from.String() != "a.test" || to.String() != "b.test" {
		t.Errorf("Addresses: %v, %v, %v", from, to, err)
	}
	got.To = "@"
	var fault *stanza.StreamFault
	if _, _, err := got.Addresses(); !errors.As(err, &fault) || fault.Condition != "improper-addressing" {
		t.Errorf("Addresses: %v", err)
	}
}

func TestHeaderRefused(t *testing.T) {
	tests := map[string]stream.Header{
		"control character":   {ContentNamespace: "jabber:client", ID: "\x00"},
		"prefix":              {ContentNamespace: "jabber:client", Prefixes: []xmlstream.Prefix{{Name: "a b", Space: "urn:x"}}},
		"prefix twice":        {ContentNamespace: "jabber:client", Prefixes: []xmlstream.Prefix{{Name: "stream", Space: "urn:x"}}},
		"attribute in prefix": {ContentNamespace: "jabber:client", Prefixes: []xmlstream.Prefix{{Name: "a='b' to='c' xmlns:d", Space: "urn:x"}}},
		"markup in prefix":    {ContentNamespace: "jabber:client", Prefixes: []xmlstream.Prefix{{Name: "a='b'><c xmlns:d", Space: "urn:x"}}},
	}
	for name, h := range tests {
		t.Run(name, func(t *testing.T) {
			if out, err := h.AppendHeader([]byte("x")); err == nil || string(out) != "x" {
				t.Errorf("%q, %v", out, err)
			}
		})
	}
}

func TestFeatures(t *testing.T) {
	f := new(stream.Features)
	for _, v := range []any{
		&stream.StartTLS{Required: true},
		&sasl.Mechanisms{List: []string{"SCRAM-SHA-1", "PLAIN"}},
		&sasl.ChannelBindings{List: []sasl.ChannelBinding{{Type: sasl.TLSExporter}}},
		&sasl2.Authentication{Mechanisms: []string{"PLAIN"}},
		&compress.Feature{Methods: []string{compress.Zlib}},
		&caps.Caps{Hash: "sha-1", Node: "n", Ver: "v"},
		&bind.Bind{},
		&session.Session{Optional: true},
		&sm.Feature{XMLName: xml.Name{Space: sm.Namespace2, Local: "sm"}},
		&sm.Feature{},
		&csi.Feature{},
		&feature.RosterVersioning{},
		&feature.PreApproval{},
		&register.Feature{},
		&auth.Feature{},
		&dialback.Feature{},
		&limits.Limits{MaxBytes: 10000},
	} {
		f.Payloads.Add(v)
	}
	read := decode(t, encode(t, f)).(*stream.Features)
	for name, f := range map[string]*stream.Features{"built": f, "read": read} {
		got := []any{
			f.StartTLS(), f.Mechanisms(), f.ChannelBindings(), f.Authentication().Mechanisms, f.Compression(),
			f.Caps().Query(), f.Bind(), f.Session(), f.SM(), f.CSI(), f.RosterVersioning(), f.PreApproval(),
			f.Register(), f.Auth(), f.Dialback(), f.Limits().MaxBytes,
		}
		want := []any{
			stream.Offer{Offered: true, Required: true},
			[]string{"SCRAM-SHA-1", "PLAIN"},
			[]string{"tls-exporter"},
			[]string{"PLAIN"},
			[]string{"zlib"},
			"n#v",
			stream.Offer{Offered: true},
			stream.Offer{Offered: true, Optional: true},
			[]string{"urn:xmpp:sm:3", "urn:xmpp:sm:2"},
			true, true, true, true, true, true,
			uint32(10000),
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	read.Payloads.Remove("urn:xmpp:csi:0", "csi")
	if read.CSI() {
		t.Error("Remove has left the feature")
	}
	none := new(stream.Features)
	if none.Mechanisms() != nil || none.ChannelBindings() != nil || none.Compression() != nil || none.SM() != nil ||
		none.StartTLS().Offered || none.Bind().Offered || none.Session().Offered || none.CSI() ||
		none.Authentication() != nil || none.Caps() != nil || none.Limits() != nil {
		t.Error("no features offer something")
	}
}

// Add a feature by its value, in the order of preference.
func ExampleFeatures() {
	f := new(stream.Features)
	f.Payloads.Add(&stream.StartTLS{Required: true})
	f.Payloads.Add(&sasl.Mechanisms{List: []string{"SCRAM-SHA-256-PLUS", "SCRAM-SHA-256"}})
	out, _ := stanza.Append(nil, f)
	fmt.Println(string(out))
	fmt.Println(f.Mechanisms())
	// Output:
	// <stream:features xmlns:stream='http://etherx.jabber.org/streams'><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>SCRAM-SHA-256-PLUS</mechanism><mechanism>SCRAM-SHA-256</mechanism></mechanisms></stream:features>
	// [SCRAM-SHA-256-PLUS SCRAM-SHA-256]
}

func TestError(t *testing.T) {
	input := `<error xmlns='http://etherx.jabber.org/streams'><see-other-host xmlns='urn:ietf:params:xml:ns:xmpp-streams'>[::1]:5222</see-other-host>` +
		`<x xmlns='urn:x'/><text xmlns='urn:ietf:params:xml:ns:xmpp-streams' xml:lang='de'>dort</text><text xmlns='urn:ietf:params:xml:ns:xmpp-streams'>there</text></error>`
	e := decode(t, input).(*stream.Error)
	if e.Condition != stream.SeeOtherHost || e.Host != "[::1]:5222" || e.Text.Get("de") != "dort" || e.Payloads.Len() != 1 {
		t.Errorf("%+v", e)
	}
	e.Host = "b.test"
	want := `<stream:error><see-other-host xmlns='urn:ietf:params:xml:ns:xmpp-streams'>b.test</see-other-host>` +
		`<x xmlns='urn:x'/><text xmlns='urn:ietf:params:xml:ns:xmpp-streams' xml:lang='de'>dort</text><text xmlns='urn:ietf:params:xml:ns:xmpp-streams'>there</text></stream:error>`
	if diff := cmp.Diff(want, encode(t, e)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := stream.XMLNotWellFormed.Kind(); got != stream.NotWellFormed {
		t.Errorf("Kind: %s", got)
	}
	if got := stream.Condition("other").Kind(); got != stream.UndefinedCondition {
		t.Errorf("Kind: %s", got)
	}
}

func TestErrorFor(t *testing.T) {
	_, syntax := xmlstream.Parse([]byte("<a><!-- --></a>"), nil)
	_, short := xmlstream.Parse([]byte("<a>"), nil)
	if got := stream.ErrorFor(syntax); got == nil || got.Condition != stream.RestrictedXML {
		t.Errorf("of %v: %v", syntax, got)
	}
	if got := stream.ErrorFor(&stanza.StreamFault{Condition: "invalid-from"}); got == nil || got.Condition != stream.InvalidFrom {
		t.Errorf("of a StreamFault: %v", got)
	}
	if got := stream.ErrorFor(short); got != nil {
		t.Errorf("of %v: %v", short, got)
	}
}

func TestOtherHost(t *testing.T) {
	tests := map[string]struct {
		text, host string
		port       uint16
		bad        bool
	}{
		"name":                  {"b.test", "b.test", 0, false},
		"name and port":         {"b.test:5322", "b.test", 5322, false},
		"IPv4 and port":         {"192.0.2.1:80", "192.0.2.1", 80, false},
		"IPv6":                  {"[2001:db8::7]", "2001:db8::7", 0, false},
		"IPv6 and port":         {"[2001:db8::7]:5322", "2001:db8::7", 5322, false},
		"IPv6 without brackets": {"2001:db8::7", "2001:db8::7", 0, false},
		"white space around":    {"\n b.test:1 \n", "b.test", 1, false},
		"nothing":               {"", "", 0, true},
		"port alone":            {":5222", "", 0, true},
		"no port":               {"b.test:", "", 0, true},
		"port 0":                {"b.test:0", "", 0, true},
		"port too high":         {"b.test:65536", "", 0, true},
		"port is a word":        {"b.test:xmpp", "", 0, true},
		"bracket is open":       {"[2001:db8::7", "", 0, true},
		"no colon":              {"[2001:db8::7]5222", "", 0, true},
		"name in brackets":      {"[b.test]:5222", "", 0, true},
		"IPv4 in brackets":      {"[192.0.2.1]:80", "", 0, true},
		"too many colons":       {"b.test:1:2", "", 0, true},
		"a URI":                 {"xmpp://b.test", "", 0, true},
		"a JID":                 {"nil@b.test", "", 0, true},
		"two words":             {"b.test c.test", "", 0, true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			host, port, err := (&stream.Error{Condition: stream.SeeOtherHost, Host: test.text}).OtherHost()
			if host != test.host || port != test.port || (err != nil) != test.bad {
				t.Errorf("%q, %d, %v", host, port, err)
			}
		})
	}
}

// TestConditions reads each condition of RFC 6120 §4.9.3, and writes it from
// the value alone, beside a condition of an application.
func TestConditions(t *testing.T) {
	for c := range strings.FieldsSeq(`bad-format bad-namespace-prefix conflict connection-timeout host-gone host-unknown
		improper-addressing internal-server-error invalid-from invalid-namespace invalid-xml not-authorized
		not-well-formed policy-violation remote-connection-failed reset resource-constraint restricted-xml
		see-other-host system-shutdown undefined-condition unsupported-encoding unsupported-feature
		unsupported-stanza-type unsupported-version invalid-id xml-not-well-formed of-tomorrow`) {
		t.Run(c, func(t *testing.T) {
			input := "<stream:error><" + c + " xmlns='urn:ietf:params:xml:ns:xmpp-streams'/>" +
				"<text xmlns='urn:ietf:params:xml:ns:xmpp-streams' xml:lang='en'>Why</text>" +
				"<stanza-too-big xmlns='urn:xmpp:errors'/></stream:error>"
			e := decode(t, input).(*stream.Error)
			if string(e.Condition) != c || e.Text.Get("en") != "Why" {
				t.Errorf("%+v", e)
			}
			if big, err := stanza.Get[limits.StanzaTooBig](&e.Payloads); big == nil || err != nil {
				t.Errorf("the condition of the application: %v, %v", big, err)
			}
			built := &stream.Error{Condition: stream.Condition(c), Text: e.Text}
			built.Payloads.Add(&limits.StanzaTooBig{})
			for what, v := range map[string]*stream.Error{"read": e, "built": built} {
				if diff := cmp.Diff(input, encode(t, v)); diff != "" {
					t.Errorf("%s (-want +got):\n%s", what, diff)
				}
			}
			known := c != "invalid-id" && c != "xml-not-well-formed" && c != "of-tomorrow"
			if kind := e.Condition.Kind(); (string(kind) == c) != known {
				t.Errorf("its kind is %s", kind)
			}
		})
	}
}
