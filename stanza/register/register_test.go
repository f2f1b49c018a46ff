package register_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/register"
)

func TestWireForms(t *testing.T) {
	const query, flows = ` xmlns='jabber:iq:register'`, ` xmlns='urn:xmpp:register:0'`
	wiretest.Run(t, register.Types(), wiretest.Cases{
		"feature": {`<register xmlns='http://jabber.org/features/iq-register'/>`, &register.Feature{}},
		"request": {`<query` + query + `/>`, &register.Query{}},
		"fields": {
			`<query` + query + `><registered/><instructions>Fill in</instructions><username>nil</username><nick/><password/><name/><first/>` +
				`<last/><email/><address/><city/><state/><zip/><phone/><url/><date/><misc/><text/><key>k</key></query>`,
			&register.Query{
				Registered: true, Instructions: new("Fill in"), Username: new("nil"), Nick: new(""), Password: new(""),
				Name: new(""), First: new(""), Last: new(""), Email: new(""), Address: new(""), City: new(""), State: new(""),
				Zip: new(""), Phone: new(""), URL: new(""), Date: new(""), Misc: new(""), Text: new(""), Key: new("k"),
			},
		},
		"remove":        {`<query` + query + `><remove/></query>`, &register.Query{Remove: true}},
		"token feature": {`<register xmlns='urn:xmpp:ibr-token:0'/>`, &register.TokenFeature{}},
		"preauth":       {`<preauth xmlns='urn:xmpp:pars:0' token='dA=='/>`, &register.Preauth{Token: "dA=="}},
		"flows": {
			`<register` + flows + `><flow id='1'><name>By letter</name><name xml:lang='de'>Brieflich</name>` +
				`<challenge type='jabber:x:data'/><challenge type='jabber:x:oob'/></flow><flow id='2'/></register>`,
			&register.Register{Flows: []register.Flow{
				{
					ID:         "1",
					Name:       stanza.Text{{Value: "By letter"}, {Lang: "de", HasLang: true, Value: "Brieflich"}},
					Challenges: []register.FlowChallenge{{Type: "jabber:x:data"}, {Type: "jabber:x:oob"}},
				},
				{ID: "2"},
			}},
		},
		"recovery":  {`<recovery` + flows + `><flow id='1'/></recovery>`, &register.Recovery{Flows: []register.Flow{{ID: "1"}}}},
		"challenge": {`<challenge` + flows + ` type='jabber:x:data'/>`, &register.Challenge{Type: "jabber:x:data"}},
		"response":  {`<response` + flows + `/>`, &register.Response{}},
		"success": {
			`<success` + flows + `><jid>nil@a.test</jid><username>nil</username></success>`,
			&register.Success{JID: stanza.MustParseJID("nil@a.test"), Username: "nil"},
		},
		"cancel":       {`<cancel` + flows + `/>`, &register.Cancel{}},
		"x509 feature": {`<x509-register xmlns='urn:xmpp:x509:0'/>`, &register.X509Feature{}},
	})
}
