package dialback_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/dialback"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

func TestWireForms(t *testing.T) {
	const ns = ` xmlns:db='jabber:server:dialback'`
	a, b := stanza.MustParseJID("a.test"), stanza.MustParseJID("b.test")
	notFound := `<error xmlns='jabber:server' type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>`
	wiretest.Run(t, dialback.Types(), wiretest.Cases{
		"feature":             {`<dialback xmlns='urn:xmpp:features:dialback'/>`, &dialback.Feature{}},
		"feature with errors": {`<dialback xmlns='urn:xmpp:features:dialback'><errors/></dialback>`, &dialback.Feature{Errors: true}},
		"result": {
			`<db:result` + ns + ` from='a.test' to='b.test'>0f</db:result>`,
			&dialback.Result{From: a, To: b, Key: "0f"},
		},
		"valid result": {
			`<db:result` + ns + ` from='b.test' to='a.test' type='valid'/>`,
			&dialback.Result{From: b, To: a, Type: dialback.Valid},
		},
		"valid result with a stream ID": {
			`<db:result` + ns + ` from='b.test' to='a.test' id='s1' type='valid'/>`,
			&dialback.Result{From: b, To: a, ID: "s1", Type: dialback.Valid},
		},
		"result with an error": {
			`<db:result` + ns + ` from='b.test' to='a.test' type='error'>` + notFound + `</db:result>`,
			&dialback.Result{From: b, To: a, Type: dialback.Error, Error: stanza.NewError(stanza.ItemNotFound, "")},
		},
		"verify": {
			`<db:verify` + ns + ` from='b.test' to='a.test' id='s1'>0f</db:verify>`,
			&dialback.Verify{From: b, To: a, ID: "s1", Key: "0f"},
		},
		"invalid verify": {
			`<db:verify` + ns + ` from='a.test' to='b.test' id='s1' type='invalid'/>`,
			&dialback.Verify{From: a, To: b, ID: "s1", Type: dialback.Invalid},
		},
		"verify with an error": {
			`<db:verify` + ns + ` from='a.test' to='b.test' id='s1' type='error'>` + notFound + `</db:verify>`,
			&dialback.Verify{From: a, To: b, ID: "s1", Type: dialback.Error, Error: stanza.NewError(stanza.ItemNotFound, "")},
		},
	})
}

// TestPrefix checks that new values have the prefix that old servers count on,
// in place of the namespace.
func TestPrefix(t *testing.T) {
	out, err := stanza.Append(nil, &dialback.Result{Key: "0f"})
	if want := `<db:result xmlns:db='jabber:server:dialback'>0f</db:result>`; string(out) != want || err != nil {
		t.Errorf("%s, %v", out, err)
	}
}

func TestKey(t *testing.T) {
	// The value of XEP-0185.
	const want = "37c69b1cf07a3f67c04a5ef5902fa5114f2c76fe4a2686482ba5b89323075643"
	key := dialback.Key("s3cr3tf0rd14lb4ck", "xmpp.example.com", "example.org", "D60000229F")
	if key != want {
		t.Errorf("got %s, want %s", key, want)
	}
	if !dialback.KeyIs("\n  "+want+"\n", key) || dialback.KeyIs(want[1:], key) || dialback.KeyIs("", key) {
		t.Error("KeyIs")
	}
}
