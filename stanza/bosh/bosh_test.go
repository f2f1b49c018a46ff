package bosh_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/bosh"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/xmlstream"
)

func TestWireForms(t *testing.T) {
	const ns = ` xmlns='http://jabber.org/protocol/httpbind'`
	message := &stanza.Message{Body: stanza.Plain("Hi")}
	wiretest.Run(t, bosh.Types(), wiretest.Cases{
		"empty": {`<body` + ns + `/>`, &bosh.Body{}},
		"all attributes": {
			`<body` + ns + ` xmlns:xmpp='urn:xmpp:xbosh' accept='gzip' ack='1' authid='s1' charsets='UTF-8'
				condition='see-other-uri' content='text/xml' from='nil@a.test' hold='0' inactivity='2' key='k2' maxpause='3'
				newkey='k1' pause='4' polling='0' report='5' requests='6' rid='9007199254740991' route='xmpp:a.test:5222'
				sid='b7' stream='st1' time='0' to='a.test' type='terminate' ver='1.11' wait='0' xml:lang='en' secure='true'
				xmpp:version='1.0' xmpp:restart='true' xmpp:restartlogic='true'><uri>https://b.test/bosh</uri></body>`,
			&bosh.Body{
				Accept: "gzip", Ack: 1, AuthID: "s1", Charsets: "UTF-8", Condition: bosh.SeeOtherURI, Content: "text/xml",
				From: "nil@a.test", Hold: new(uint32(0)), Inactivity: 2, Key: "k2", MaxPause: 3, NewKey: "k1", Pause: 4,
				Polling: new(uint32(0)), Report: 5, Requests: 6, RID: 1<<53 - 1, Route: "xmpp:a.test:5222", SID: "b7",
				Stream: "st1", Time: new(uint32(0)), To: "a.test", Type: bosh.Terminate, Ver: "1.11", Wait: new(uint32(0)),
				Lang: "en", Secure: true, Version: "1.0", Restart: true, RestartLogic: true, URI: "https://b.test/bosh",
			},
		},
		"stanzas": {
			`<body` + ns + ` rid='2' sid='b7'><message xmlns='jabber:client'><body>Hi</body></message><message xmlns='jabber:client'><body>Hi</body></message></body>`,
			&bosh.Body{RID: 2, SID: "b7", Extra: stanza.Extra{Payloads: stanza.NewPayloads(message, message)}},
		},
	})
}

func TestKind(t *testing.T) {
	for c := range strings.FieldsSeq(`bad-request host-gone host-unknown improper-addressing internal-server-error
		item-not-found other-request policy-violation remote-connection-failed remote-stream-error see-other-uri
		system-shutdown undefined-condition`) {
		if kind := bosh.Condition(c).Kind(); string(kind) != c {
			t.Errorf("the kind of %s is %s", c, kind)
		}
	}
	if kind := bosh.Condition("of-tomorrow").Kind(); kind != bosh.UndefinedCondition {
		t.Errorf("the kind of an unknown condition is %s", kind)
	}
}

// Read what the stream carries out of a response.
func ExampleBody() {
	e, _ := xmlstream.Parse([]byte(`<body xmlns='http://jabber.org/protocol/httpbind'>
		<message xmlns='jabber:client' from='nil@a.test'><body>Hi</body></message></body>`), nil)
	var body bosh.Body
	_ = stanza.Unmarshal(e, &body)
	codec := stanza.NewCodec("jabber:client")
	for e := range body.Payloads.Elements() {
		v, _ := codec.Decode(e)
		fmt.Println(v.(*stanza.Message).Body.Get(""))
	}
	// Output: Hi
}
