package sasl2_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/bind2"
	"github.com/xmppwire/xmppwire/stanza/fast"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/sasl"
	"github.com/xmppwire/xmppwire/stanza/sasl2"
	"github.com/xmppwire/xmppwire/stanza/sm"
	"github.com/xmppwire/xmppwire/xmlstream"
)

const ns = ` xmlns='urn:xmpp:sasl:2'`

func TestWireForms(t *testing.T) {
	wiretest.Run(t, sasl2.Types(), wiretest.Cases{
		"authentication": {
			`<authentication` + ns + `><mechanism>PLAIN</mechanism><mechanism>SCRAM-SHA-256</mechanism>` +
				`<inline><bind xmlns='urn:xmpp:bind:0'/><sm xmlns='urn:xmpp:sm:3'/></inline>` +
				`<upgrade xmlns='urn:xmpp:sasl:upgrade:0'>ONE</upgrade><upgrade xmlns='urn:xmpp:sasl:upgrade:0'>TWO</upgrade></authentication>`,
			&sasl2.Authentication{
				Mechanisms: []string{"PLAIN", "SCRAM-SHA-256"},
				Inline:     &sasl2.Inline{Extra: stanza.Extra{Payloads: stanza.NewPayloads(&bind2.Bind{}, &sm.Feature{})}},
				Upgrades:   []sasl2.Upgrade{{Task: "ONE"}, {Task: "TWO"}},
			},
		},
		"authenticate": {
			`<authenticate` + ns + ` mechanism='PLAIN'><initial-response>AGE=</initial-response>` +
				`<user-agent id='u1'><software>Lantern</software><device>Tablet</device></user-agent>` +
				`<upgrade xmlns='urn:xmpp:sasl:upgrade:0'>ONE</upgrade><request-token xmlns='urn:xmpp:fast:0' mechanism='HT'/></authenticate>`,
			&sasl2.Authenticate{
				Mechanism:       "PLAIN",
				InitialResponse: sasl2.Some([]byte("\x00a")),
				UserAgent:       &sasl2.UserAgent{ID: "u1", Software: "Lantern", Device: "Tablet"},
				Upgrades:        []sasl2.Upgrade{{Task: "ONE"}},
				Extra:           stanza.Extra{Payloads: stanza.NewPayloads(&fast.RequestToken{Mechanism: "HT"})},
			},
		},
		"authenticate without a response": {`<authenticate` + ns + ` mechanism='HT'/>`, &sasl2.Authenticate{Mechanism: "HT"}},
		"authenticate with an empty response": {
			`<authenticate` + ns + ` mechanism='EXTERNAL'><initial-response/></authenticate>`,
			&sasl2.Authenticate{Mechanism: "EXTERNAL", InitialResponse: sasl2.Some(nil)},
		},
		"challenge":      {`<challenge` + ns + `>AGE=</challenge>`, &sasl2.Challenge{Data: sasl2.Data{Bytes: []byte("\x00a")}}},
		"response":       {`<response` + ns + `>AGE=</response>`, &sasl2.Response{Data: sasl2.Data{Bytes: []byte("\x00a")}}},
		"empty response": {`<response` + ns + `/>`, &sasl2.Response{}},
		"success": {
			`<success` + ns + `><additional-data>AGE=</additional-data><authorization-identifier>nil@a.test</authorization-identifier>` +
				`<bound xmlns='urn:xmpp:bind:0'/></success>`,
			&sasl2.Success{
				AdditionalData: sasl2.Some([]byte("\x00a")), AuthorizationIdentifier: stanza.MustParseJID("nil@a.test"),
				Extra: stanza.Extra{Payloads: stanza.NewPayloads(&bind2.Bound{})},
			},
		},
		"failure": {
			`<failure` + ns + `><aborted xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/><text>No</text></failure>`,
			&sasl2.Failure{Condition: sasl.Aborted, Text: stanza.Plain("No")},
		},
		"abort":           {`<abort` + ns + `/>`, &sasl2.Abort{}},
		"abort with text": {`<abort` + ns + `><text>No</text></abort>`, &sasl2.Abort{Text: stanza.Plain("No")}},
		"continue": {
			`<continue` + ns + `><additional-data>AGE=</additional-data><tasks><task>ONE</task><task>TWO</task></tasks><text>More</text></continue>`,
			&sasl2.Continue{
				AdditionalData: sasl2.Some([]byte("\x00a")), Tasks: &sasl2.Tasks{List: []string{"ONE", "TWO"}}, Text: stanza.Plain("More"),
			},
		},
		"next": {`<next` + ns + ` task='ONE'/>`, &sasl2.Next{Task: "ONE"}},
		"task data": {
			`<task-data` + ns + `><hash xmlns='urn:xmpp:scram-upgrade:0'>AGE=</hash></task-data>`,
			&sasl2.TaskData{Extra: stanza.Extra{Payloads: stanza.NewPayloads(&sasl2.Hash{SaltedPassword: []byte("\x00a")})}},
		},
		"upgrade": {`<upgrade xmlns='urn:xmpp:sasl:upgrade:0'>ONE</upgrade>`, &sasl2.Upgrade{Task: "ONE"}},
		"salt": {
			`<salt xmlns='urn:xmpp:scram-upgrade:0' iterations='10000'>AGE=</salt>`,
			&sasl2.Salt{Iterations: 10000, Salt: []byte("\x00a")},
		},
		"hash": {`<hash xmlns='urn:xmpp:scram-upgrade:0'>AGE=</hash>`, &sasl2.Hash{SaltedPassword: []byte("\x00a")}},
	}, cmpopts.IgnoreUnexported(sasl2.Data{}))
}

var codec = stanza.NewCodec("jabber:client", sasl2.Types())

func TestData(t *testing.T) {
	for name, test := range map[string]struct {
		text, bytes string
		bad         bool
	}{
		"bytes":               {"AGE=", "\x00a", false},
		"none":                {"", "", false},
		"none as in RFC 6120": {"=", "", false},
		"white space around":  {"\n  AGE=\n", "\x00a", false},
		"white space inside":  {"AG\n E=", "\x00a", false},
		"no padding":          {"AGE", "", true},
		"no base64":           {"[data]", "", true},
	} {
		t.Run(name, func(t *testing.T) {
			input := `<authenticate` + ns + ` mechanism='PLAIN'><initial-response>` + test.text + `</initial-response></authenticate>`
			v, err := codec.Decode(wiretest.Parse(t, input))
			var fault *sasl.Fault
			if errors.As(err, &fault) != test.bad || test.bad && fault.Condition != sasl.IncorrectEncoding {
				t.Errorf("error %v", err)
			}
			a := v.(*sasl2.Authenticate)
			if a.InitialResponse == nil || string(a.InitialResponse.Bytes) != test.bytes || a.InitialResponse.Raw() != test.text {
				t.Errorf("%+v", a.InitialResponse)
			}
			for what, v := range map[string]any{"as received": a, "from the field": &sasl2.Authenticate{Mechanism: "PLAIN", InitialResponse: a.InitialResponse}} {
				out, err := codec.Append(nil, v)
				if err != nil {
					t.Fatal(err)
				}
				if wiretest.Tree(wiretest.Parse(t, string(out))) != wiretest.Tree(wiretest.Parse(t, input)) {
					t.Errorf("%s it is written as %s", what, out)
				}
			}
		})
	}
}

func TestStrong(t *testing.T) {
	if !(&sasl2.Salt{Iterations: 4096}).Strong() || (&sasl2.Salt{Iterations: 4095}).Strong() {
		t.Error("Strong")
	}
}

func TestFailureIsAnError(t *testing.T) {
	f := &sasl2.Failure{Condition: sasl.NotAuthorized}
	if got := f.Error(); got != "sasl2: not-authorized" {
		t.Error(got)
	}
	f.Text = stanza.Plain("No")
	if got := f.Error(); got != "sasl2: not-authorized: No" {
		t.Error(got)
	}
}

// Authenticate, bind and ask for a token in one step; look at what came of it.
func Example() {
	request := &sasl2.Authenticate{Mechanism: "PLAIN", InitialResponse: sasl2.Some([]byte("\x00nil\x00test"))}
	request.Payloads.Add(&bind2.Bind{Tag: "Lantern"})
	request.Payloads.Add(&fast.RequestToken{Mechanism: "HT-SHA-256-EXPR"})
	out, _ := stanza.Append(nil, request)
	fmt.Println(string(out))

	answer, _ := xmlstream.Parse([]byte(`<success xmlns='urn:xmpp:sasl:2'>
		<authorization-identifier>nil@a.test/Lantern.7f3a</authorization-identifier>
		<bound xmlns='urn:xmpp:bind:0'/>
		<token xmlns='urn:xmpp:fast:0' expiry='2031-05-06T07:08:09Z' token='c2VjcmV0'/></success>`), nil)
	v, _ := codec.Decode(answer)
	success := v.(*sasl2.Success)
	bound, _ := stanza.Get[bind2.Bound](&success.Payloads)
	token, _ := stanza.Get[fast.Token](&success.Payloads)
	fmt.Println(success.AuthorizationIdentifier, bound != nil, token.Expiry.Year())
	// Output:
	// <authenticate xmlns='urn:xmpp:sasl:2' mechanism='PLAIN'><initial-response>AG5pbAB0ZXN0</initial-response><bind xmlns='urn:xmpp:bind:0'><tag>Lantern</tag></bind><request-token xmlns='urn:xmpp:fast:0' mechanism='HT-SHA-256-EXPR'/></authenticate>
	// nil@a.test/Lantern.7f3a true 2031
}
