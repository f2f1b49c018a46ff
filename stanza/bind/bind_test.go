package bind_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/bind"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

func TestWireForms(t *testing.T) {
	const ns = ` xmlns='urn:ietf:params:xml:ns:xmpp-bind'`
	wiretest.Run(t, bind.Types(), wiretest.Cases{
		"bare feature":     {`<bind` + ns + `/>`, &bind.Bind{}},
		"required feature": {`<bind` + ns + `><required/></bind>`, &bind.Bind{Required: true}},
		"optional feature": {`<bind` + ns + `><optional/></bind>`, &bind.Bind{Optional: true}},
		"request":          {`<bind` + ns + `><resource>lantern</resource></bind>`, &bind.Bind{Resource: "lantern"}},
		"result": {
			`<bind` + ns + `><jid>nil@a.test/lantern</jid></bind>`,
			&bind.Bind{JID: stanza.MustParseJID("nil@a.test/lantern")},
		},
		"unbind": {`<unbind` + ns + `><resource>lantern</resource></unbind>`, &bind.Unbind{Resource: "lantern"}},
	})
}

func TestBadJID(t *testing.T) {
	iq := stanza.NewIQ(stanza.IQResult, stanza.JID{}, "1", wiretest.Parse(t, `<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>@</jid></bind>`))
	b, err := stanza.Get[bind.Bind](&iq.Payloads)
	if fault, ok := err.(*stanza.StanzaFault); !ok || fault.Condition != stanza.JIDMalformed || b == nil {
		t.Errorf("%v, %v", b, err)
	}
	out, err := stanza.Append(nil, b)
	if want := `<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>@</jid></bind>`; string(out) != want || err != nil {
		t.Errorf("it is written as %s, %v", out, err)
	}
}
