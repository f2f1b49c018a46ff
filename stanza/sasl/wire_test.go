package sasl_test

import (
	"testing"

	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/sasl"
)

func TestWireForms(t *testing.T) {
	data := sasl.Some([]byte("\x00a"))
	cases := wiretest.Cases{
		"mechanisms": {
			"<mechanisms" + ns + "><mechanism>GSSAPI</mechanism><mechanism>PLAIN</mechanism>" +
				"<hostname xmlns='urn:xmpp:domain-based-name:1'>im-3.a.test</hostname></mechanisms>",
			&sasl.Mechanisms{List: []string{"GSSAPI", "PLAIN"}, Hostname: "im-3.a.test"},
		},
		"mechanisms of old drafts": {
			"<mechanisms" + ns + "><mechanism>PLAIN</mechanism><required/></mechanisms>",
			&sasl.Mechanisms{List: []string{"PLAIN"}, Required: true},
		},
		"optional mechanisms": {
			"<mechanisms" + ns + "><mechanism>PLAIN</mechanism><optional/></mechanisms>",
			&sasl.Mechanisms{List: []string{"PLAIN"}, Optional: true},
		},
		"channel bindings": {
			"<sasl-channel-binding xmlns='urn:xmpp:sasl-cb:0'><channel-binding type='tls-exporter'/><channel-binding type='tls-unique'/></sasl-channel-binding>",
			&sasl.ChannelBindings{List: []sasl.ChannelBinding{{Type: sasl.TLSExporter}, {Type: sasl.TLSUnique}}},
		},
		"auth":             {"<auth" + ns + " mechanism='PLAIN'>AGE=</auth>", &sasl.Auth{Mechanism: "PLAIN", Data: data}},
		"auth with empty":  {"<auth" + ns + " mechanism='EXTERNAL'>=</auth>", &sasl.Auth{Mechanism: "EXTERNAL", Data: sasl.Some(nil)}},
		"auth without":     {"<auth" + ns + " mechanism='EXTERNAL'/>", &sasl.Auth{Mechanism: "EXTERNAL"}},
		"challenge":        {"<challenge" + ns + ">AGE=</challenge>", &sasl.Challenge{Data: data}},
		"response":         {"<response" + ns + ">AGE=</response>", &sasl.Response{Data: data}},
		"response without": {"<response" + ns + "/>", &sasl.Response{}},
		"success":          {"<success" + ns + ">AGE=</success>", &sasl.Success{Data: data}},
		"success without":  {"<success" + ns + "/>", &sasl.Success{}},
		"abort":            {"<abort" + ns + "/>", &sasl.Abort{}},
		"failure without":  {"<failure" + ns + "/>", &sasl.Failure{}},
		"failure with texts": {
			"<failure" + ns + "><credentials-expired/><text xml:lang='en'>No</text><text xml:lang='de'>Nein</text></failure>",
			&sasl.Failure{Condition: sasl.CredentialsExpired, Text: stanza.Text{
				{Lang: "en", HasLang: true, Value: "No"}, {Lang: "de", HasLang: true, Value: "Nein"},
			}},
		},
	}
	for _, c := range []sasl.Condition{
		sasl.Aborted, sasl.AccountDisabled, sasl.CredentialsExpired, sasl.EncryptionRequired, sasl.IncorrectEncoding,
		sasl.InvalidAuthzid, sasl.InvalidMechanism, sasl.MalformedRequest, sasl.MechanismTooWeak, sasl.NotAuthorized,
		sasl.TemporaryAuthFailure, sasl.BadProtocol, "of-tomorrow",
	} {
		f := cases["failure without"]
		f.XML, f.Want = "<failure"+ns+"><"+string(c)+"/></failure>", &sasl.Failure{Condition: c}
		cases[string(c)] = f
	}
	wiretest.Run(t, sasl.Types(), cases, cmpopts.IgnoreUnexported(sasl.Data{}))
}

// TestForeignAttributes checks that what Google Talk's clients add survives,
// beside what others do.
func TestForeignAttributes(t *testing.T) {
	input := "<auth" + ns + " xmlns:ga='http://www.google.com/talk/protocol/auth' mechanism='X-OAUTH2'" +
		" ga:service='oauth2' ga:client-uses-full-bind-result='true' id='7'>AGE=</auth>"
	v, err := codec.Decode(wiretest.Parse(t, input))
	if err != nil {
		t.Fatal(err)
	}
	a := v.(*sasl.Auth)
	if got := a.Attr("http://www.google.com/talk/protocol/auth", "service"); got != "oauth2" {
		t.Errorf("service is %q", got)
	}
	a.Data = sasl.Some([]byte("b"))
	out, err := codec.Append(nil, a)
	if err != nil {
		t.Fatal(err)
	}
	want := wiretest.Tree(wiretest.Parse(t, input[:len(input)-len("AGE=</auth>")]+"Yg==</auth>"))
	if got := wiretest.Tree(wiretest.Parse(t, string(out))); got != want {
		t.Errorf("it is written as %s", out)
	}
}

func TestChannelBindingTypes(t *testing.T) {
	c := &sasl.ChannelBindings{List: []sasl.ChannelBinding{{Type: sasl.TLSExporter}, {Type: sasl.TLSServerEndPoint}}}
	if got := c.Types(); len(got) != 2 || got[0] != "tls-exporter" || got[1] != "tls-server-end-point" {
		t.Errorf("got %q", got)
	}
}
