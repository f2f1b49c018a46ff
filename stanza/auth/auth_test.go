package auth_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza/auth"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

func TestWireForms(t *testing.T) {
	const ns = ` xmlns='jabber:iq:auth'`
	wiretest.Run(t, auth.Types(), wiretest.Cases{
		"feature": {`<auth xmlns='http://jabber.org/features/iq-auth'/>`, &auth.Feature{}},
		"request": {`<query` + ns + `/>`, &auth.Query{}},
		"fields": {
			`<query` + ns + `><username/><password/><digest/><resource/></query>`,
			&auth.Query{Username: new(""), Password: new(""), Digest: new(""), Resource: new("")},
		},
		"login": {
			`<query` + ns + `><username>nil</username><digest>0f</digest><resource>lantern</resource></query>`,
			&auth.Query{Username: new("nil"), Digest: new("0f"), Resource: new("lantern")},
		},
	})
}

func TestDigest(t *testing.T) {
	// The SHA-1 of "ABCDtest".
	if got, want := auth.Digest("ABCD", "test"), "93b742c64093ec6c206e01f1258ee6605612cce9"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
