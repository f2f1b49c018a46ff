package session_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/session"
)

func TestWireForms(t *testing.T) {
	const ns = ` xmlns='urn:ietf:params:xml:ns:xmpp-session'`
	wiretest.Run(t, session.Types(), wiretest.Cases{
		"bare":     {`<session` + ns + `/>`, &session.Session{}},
		"optional": {`<session` + ns + `><optional/></session>`, &session.Session{Optional: true}},
		"required": {`<session` + ns + `><required/></session>`, &session.Session{Required: true}},
	})
}
