package stream_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/stream"
	"github.com/xmppwire/xmppwire/xmlstream"
)

var codec = stanza.NewCodec("jabber:client", stream.Types())

func decode(t *testing.T, input string) any {
	t.Helper()
	e, err := xmlstream.Parse([]byte(input), nil)
	if err != nil {
		t.Fatal(err)
	}
	v, err := codec.Decode(e)
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
	f.AddStartTLS(true)
	if err := errors.Join(f.AddMechanisms("SCRAM-SHA-1", "PLAIN"), f.AddCompression("zlib"),
		f.AddCaps(stream.Caps{Hash: "sha-1", Node: "n", Ver: "v"})); err != nil {
		t.Fatal(err)
	}
	f.AddBind()
	f.AddSession()
	f.AddSM()
	f.AddCSI()
	f.AddRosterVersioning()
	f.AddPreApproval()
	f.AddRegister()
	f.AddAuth()
	written := encode(t, f)
	g := decode(t, "<r xmlns:stream='http://etherx.jabber.org/streams'>"+written+"</r>").(*stanza.Unknown)
	child, _ := g.Element.Child(stream.Namespace, "features")
	v, err := codec.Decode(child)
	if err != nil {
		t.Fatal(err)
	}
	read := v.(*stream.Features)
	caps, _ := read.Caps()
	got := []any{
		read.StartTLS(), read.Mechanisms(), read.Compression(), caps, read.Bind(), read.Session(), read.SM(),
		read.CSI(), read.RosterVersioning(), read.PreApproval(), read.Register(), read.Auth(),
	}
	want := []any{
		stream.Offer{Offered: true, Required: true},
		[]string{"SCRAM-SHA-1", "PLAIN"},
		[]string{"zlib"},
		stream.Caps{Hash: "sha-1", Node: "n", Ver: "v"},
		stream.Offer{Offered: true},
		stream.Offer{Offered: true, Optional: true},
		[]string{"urn:xmpp:sm:3"},
		true, true, true, true, true,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	read.Remove("urn:xmpp:csi:0", "csi")
	if read.CSI() {
		t.Error("Remove has left the feature")
	}
	if none := new(stream.Features); none.Mechanisms() != nil || none.StartTLS().Offered || none.CSI() {
		t.Error("no features offer something")
	}
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
	if got := stream.Condition("xml-not-well-formed").Kind(); got != stream.NotWellFormed {
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
