package websocket_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/stream"
	"github.com/xmppwire/xmppwire/stanza/websocket"
)

func TestWireForms(t *testing.T) {
	const ns = ` xmlns='urn:ietf:params:xml:ns:xmpp-framing'`
	wiretest.Run(t, websocket.Types(), wiretest.Cases{
		"open": {
			`<open` + ns + ` from='a.test' to='b.test' id='s1' version='1.0' xml:lang='en'/>`,
			&websocket.Open{From: "a.test", To: "b.test", ID: "s1", Version: "1.0", Lang: "en"},
		},
		"close": {`<close` + ns + `/>`, &websocket.Close{}},
		"close to go elsewhere": {
			`<close` + ns + ` from='a.test' to='b.test' id='s1' version='1.0' xml:lang='en' see-other-uri='wss://c.test/ws'/>`,
			&websocket.Close{From: "a.test", To: "b.test", ID: "s1", Version: "1.0", Lang: "en", SeeOtherURI: "wss://c.test/ws"},
		},
	})
}

func TestHeader(t *testing.T) {
	h := (&websocket.Open{To: "a.test", Version: "2.0", Lang: "en"}).Header()
	if h.To != "a.test" || h.Lang != "en" || h.ContentNamespace != "jabber:client" || h.CheckVersion() == nil {
		t.Errorf("%+v", h)
	}
}

// TestFrames checks that what goes into a frame declares all that it uses.
func TestFrames(t *testing.T) {
	for name, test := range map[string]struct {
		value any
		want  string
	}{
		"open":     {&websocket.Open{To: "a.test", Version: "1.0"}, `<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='a.test' version='1.0'/>`},
		"features": {&stream.Features{}, `<stream:features xmlns:stream='http://etherx.jabber.org/streams'/>`},
		"message":  {&stanza.Message{Body: stanza.Plain("Hi")}, `<message xmlns='jabber:client'><body>Hi</body></message>`},
	} {
		t.Run(name, func(t *testing.T) {
			out, err := stanza.Append(nil, test.value)
			if string(out) != test.want || err != nil {
				t.Errorf("%s, %v", out, err)
			}
		})
	}
}
