package search_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/form"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/search"
)

func pointer[T any](v T) *T { return &v }

func TestWire(t *testing.T) {
	const start = "<query xmlns='jabber:iq:search'>"
	wiretest.Run(t, search.Types(), wiretest.Cases{
		"which fields": {XML: "<query xmlns='jabber:iq:search'/>", Want: &search.Query{}},
		"fields": {
			XML:  start + "<instructions>Fill in.</instructions><first/><last/><nick/><email/></query>",
			Want: &search.Query{Instructions: "Fill in.", First: pointer(""), Last: pointer(""), Nick: pointer(""), Email: pointer("")},
		},
		"search":      {XML: start + "<last>Example</last></query>", Want: &search.Query{Last: pointer("Example")}},
		"with a form": {XML: start + "<x xmlns='jabber:x:data' type='cancel'/></query>", Want: &search.Query{Form: &form.Form{Type: form.TypeCancel}}},
		"found": {
			XML: start + "<item jid='ada@example.org'><first>Ada</first><last/><nick>a</nick><email>ada@mail.example</email></item><item jid='eve@example.net'/></query>",
			Want: &search.Query{Items: []search.Item{
				{JID: stanza.MustParseJID("ada@example.org"), First: pointer("Ada"), Last: pointer(""), Nick: pointer("a"), Email: pointer("ada@mail.example")},
				{JID: stanza.MustParseJID("eve@example.net")},
			}},
		},
	})
}

func TestBadValue(t *testing.T) {
	wiretest.Bad(t, search.Types(), map[string]string{
		"jid": "<query xmlns='jabber:iq:search'><item jid='@'><first>Ada</first></item></query>",
	})
}
