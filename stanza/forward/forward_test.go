package forward_test

import (
	"testing"
	"time"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/delay"
	"github.com/xmppwire/xmppwire/stanza/forward"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

var ann = stanza.MustParseJID("ann@example.org/a")

func TestWire(t *testing.T) {
	message := &stanza.Message{Header: stanza.Header{From: ann}, Type: stanza.MessageChat, Body: stanza.Plain("Hi")}
	presence := &stanza.Presence{Header: stanza.Header{From: ann}, Show: stanza.ShowAway}
	noon := &delay.Delay{Stamp: time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC)}
	wiretest.Run(t, forward.Types(), map[string]wiretest.Case{
		"nothing": {XML: "<forwarded xmlns='urn:xmpp:forward:0'/>", Want: &forward.Forwarded{}},
		"message and delay": {
			XML: "<forwarded xmlns='urn:xmpp:forward:0'><delay xmlns='urn:xmpp:delay' stamp='2025-06-01T12:00:00Z'/>" +
				"<message xmlns='jabber:client' from='ann@example.org/a' type='chat'><body>Hi</body></message></forwarded>",
			Want: forward.New(message, noon),
		},
		"presence": {
			XML:  "<forwarded xmlns='urn:xmpp:forward:0'><presence xmlns='jabber:client' from='ann@example.org/a'><show>away</show></presence></forwarded>",
			Want: forward.New(presence, nil),
		},
	})
}

func TestBad(t *testing.T) {
	wiretest.Bad(t, forward.Types(), map[string]string{
		"stamp": "<forwarded xmlns='urn:xmpp:forward:0'><delay xmlns='urn:xmpp:delay' stamp='noon'/><message xmlns='jabber:client'/></forwarded>",
	})
}

func TestInside(t *testing.T) {
	tests := map[string]struct {
		xml                   string
		message, presence, iq bool
		bad                   bool
	}{
		"nothing":            {"", false, false, false, false},
		"message":            {"<message xmlns='jabber:client'><body>a</body></message>", true, false, false, false},
		"between servers":    {"<message xmlns='jabber:server'><body>a</body></message>", true, false, false, false},
		"presence":           {"<presence xmlns='jabber:client'/>", false, true, false, false},
		"iq":                 {"<iq xmlns='jabber:client' id='1' type='get'><ping xmlns='urn:xmpp:ping'/></iq>", false, false, true, false},
		"without namespace":  {"<message xmlns=''/>", false, false, false, false},
		"namespace of outer": {"<message/>", false, false, false, false},
		"bad address":        {"<message xmlns='jabber:client' from='@'/>", true, false, false, true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var f forward.Forwarded
			if err := stanza.Unmarshal(wiretest.Parse(t, "<forwarded xmlns='urn:xmpp:forward:0'>"+test.xml+"</forwarded>"), &f); err != nil {
				t.Fatal(err)
			}
			m, err := f.Message()
			if (m != nil) != test.message || (err != nil) != test.bad {
				t.Errorf("message %v, %v", m, err)
			}
			if p, err := f.Presence(); (p != nil) != test.presence || err != nil {
				t.Errorf("presence %v, %v", p, err)
			}
			if iq, err := f.IQ(); (iq != nil) != test.iq || err != nil {
				t.Errorf("iq %v, %v", iq, err)
			}
		})
	}
}
