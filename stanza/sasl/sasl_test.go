package sasl_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/sasl"
	"github.com/xmppwire/xmppwire/xmlstream"
)

const ns = ` xmlns='urn:ietf:params:xml:ns:xmpp-sasl'`

var codec = stanza.NewCodec("jabber:client", sasl.Types())

func decode(t *testing.T, input string) (any, error) {
	t.Helper()
	e, err := xmlstream.Parse([]byte(input), nil)
	if err != nil {
		t.Fatal(err)
	}
	return codec.Decode(e)
}

// TestBytesAlone: bytes are data without Present.
func TestBytesAlone(t *testing.T) {
	out, err := stanza.Append(nil, &sasl.Challenge{Data: sasl.Data{Bytes: []byte("r=abc")}})
	if err != nil || string(out) != "<challenge xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>cj1hYmM=</challenge>" {
		t.Errorf("%s, %v", out, err)
	}
}

func TestData(t *testing.T) {
	tests := map[string]struct {
		input   string
		bytes   string
		present bool
		fault   sasl.Condition
	}{
		"none":                {"<response" + ns + "/>", "", false, ""},
		"empty":               {"<response" + ns + ">=</response>", "", true, ""},
		"data":                {"<response" + ns + ">AGE=</response>", "\x00a", true, ""},
		"bits left over":      {"<response" + ns + ">AGF=</response>", "\x00a", true, ""},
		"no padding":          {"<response" + ns + ">AGE</response>", "", true, sasl.IncorrectEncoding},
		"line end":            {"<response" + ns + ">AG\nE=</response>", "", true, sasl.IncorrectEncoding},
		"not base64":          {"<response" + ns + ">!</response>", "", true, sasl.IncorrectEncoding},
		"unknown parts":       {"<response" + ns + " a='1' b='2'>AGE=<x xmlns='urn:x'/></response>", "\x00a", true, ""},
		"unknown parts first": {"<response" + ns + "><x xmlns='urn:x'/>AGE=</response>", "\x00a", true, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			v, err := decode(t, test.input)
			var fault *sasl.Fault
			if errors.As(err, &fault); (fault == nil) != (test.fault == "") || fault != nil && fault.Condition != test.fault {
				t.Fatalf("error %v, want %q", err, test.fault)
			}
			r := v.(*sasl.Response)
			if string(r.Data.Bytes) != test.bytes || r.Data.Present != test.present {
				t.Errorf("%q, present %v; want %q, %v", r.Data.Bytes, r.Data.Present, test.bytes, test.present)
			}
			out, err := codec.Append(nil, v)
			if diff := cmp.Diff(test.input, string(out)); err != nil || diff != "" {
				t.Errorf("%v (-read +written):\n%s", err, diff)
			}
		})
	}
}

func TestNewValues(t *testing.T) {
	tests := map[string]struct {
		value any
		want  string
	}{
		"no initial response":    {&sasl.Auth{Mechanism: "EXTERNAL"}, "<auth" + ns + " mechanism='EXTERNAL'/>"},
		"empty initial response": {&sasl.Auth{Mechanism: "EXTERNAL", Data: sasl.Some(nil)}, "<auth" + ns + " mechanism='EXTERNAL'>=</auth>"},
		"initial response":       {&sasl.Auth{Mechanism: "PLAIN", Data: sasl.Some([]byte("\x00a"))}, "<auth" + ns + " mechanism='PLAIN'>AGE=</auth>"},
		"abort":                  {&sasl.Abort{}, "<abort" + ns + "/>"},
		"failure": {
			&sasl.Failure{Condition: sasl.NotAuthorized, Text: stanza.Plain("no")},
			"<failure" + ns + "><not-authorized/><text>no</text></failure>",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			out, err := codec.Append(nil, test.value)
			if diff := cmp.Diff(test.want, string(out)); err != nil || diff != "" {
				t.Errorf("%v (-want +got):\n%s", err, diff)
			}
		})
	}
}

func TestChanged(t *testing.T) {
	v, err := decode(t, "<challenge"+ns+" a='1'>AGE=</challenge>")
	if err != nil {
		t.Fatal(err)
	}
	v.(*sasl.Challenge).Data = sasl.Some([]byte("b"))
	out, err := codec.Append(nil, v)
	if want := "<challenge" + ns + " a='1'>Yg==</challenge>"; err != nil || string(out) != want {
		t.Errorf("%s, %v; want %s", out, err, want)
	}
}

func TestFailure(t *testing.T) {
	input := "<failure" + ns + " a='1'><x xmlns='urn:x'/><text xml:lang='de'>nein</text><account-disabled/><text>no</text></failure>"
	v, err := decode(t, input)
	if err != nil {
		t.Fatal(err)
	}
	f := v.(*sasl.Failure)
	if f.Condition != sasl.AccountDisabled || f.Text.Get("de") != "nein" || f.Text.Get("") != "no" || f.Payloads.Len() != 1 {
		t.Errorf("%+v", f)
	}
	if !f.Condition.Known() || sasl.Condition("bad-protocol").Known() {
		t.Error("Known")
	}
	// The condition is written as it was received, with its declaration.
	out, _ := codec.Append(nil, v)
	again, err := decode(t, string(out))
	if err != nil || again.(*sasl.Failure).Error() != f.Error() {
		t.Errorf("%s: %v", out, err)
	}
}

func TestAuthWithoutMechanism(t *testing.T) {
	_, err := decode(t, "<auth"+ns+"/>")
	var fault *sasl.Fault
	if !errors.As(err, &fault) || fault.Failure().Condition != sasl.InvalidMechanism {
		t.Errorf("error %v", err)
	}
}
