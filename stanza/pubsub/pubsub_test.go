package pubsub_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/form"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/pubsub"
)

var (
	ada   = stanza.MustParseJID("ada@example.org")
	eve   = stanza.MustParseJID("eve@example.net")
	bound = stanza.MustParseJID("ada@example.org/phone")
)

// tea is a payload.
type tea struct {
	XMLName struct{} `xml:"urn:example:tea tea"`
	Kind    string   `xml:",chardata"`
	stanza.Extra
}

func item(id, kind string) pubsub.Item {
	i := pubsub.Item{ID: id}
	i.Payloads.Add(&tea{Kind: kind})
	return i
}

var (
	node = "urn:example:tea"
	data = &form.Form{Type: form.TypeSubmit}
)

const (
	x     = "<x xmlns='jabber:x:data' type='submit'/>"
	green = "<item id='1'><tea xmlns='urn:example:tea'>green</tea></item>"
)

func TestWire(t *testing.T) {
	in := func(space, xml string) string {
		return "<pubsub xmlns='http://jabber.org/protocol/pubsub" + space + "'>" + xml + "</pubsub>"
	}
	event := func(xml string) string {
		return "<event xmlns='http://jabber.org/protocol/pubsub#event'>" + xml + "</event>"
	}
	cases := wiretest.Cases{
		"publish": {
			XML: in("", "<publish node='urn:example:tea'>"+green+"</publish><publish-options>"+x+"</publish-options>"),
			Want: &pubsub.PubSub{
				Publish:        &pubsub.Publish{Node: node, Items: []pubsub.Item{item("1", "green")}},
				PublishOptions: &pubsub.PublishOptions{Form: data},
			},
		},
		"retract": {
			XML:  in("", "<retract node='urn:example:tea' notify='true'><item id='1'/></retract>"),
			Want: pubsub.NewRetract(node, "1"),
		},
		"items, please": {
			XML:  in("", "<items node='urn:example:tea' subid='s' max_items='2'/>"),
			Want: &pubsub.PubSub{Items: &pubsub.Items{Node: node, SubID: "s", Max: 2}},
		},
		"items": {
			XML:  in("", "<items node='urn:example:tea'>"+green+"<item id='2' publisher='ada@example.org'/></items>"),
			Want: &pubsub.PubSub{Items: &pubsub.Items{Node: node, Items: []pubsub.Item{item("1", "green"), {ID: "2", Publisher: ada}}}},
		},
		"create": {
			XML:  in("", "<create node='urn:example:tea'/><configure>"+x+"</configure>"),
			Want: &pubsub.PubSub{Create: &pubsub.Create{Node: node}, Configure: &pubsub.Configure{Form: data}},
		},
		"create with any name": {XML: in("", "<create/>"), Want: &pubsub.PubSub{Create: &pubsub.Create{}}},
		"subscribe": {
			XML:  in("", "<subscribe node='urn:example:tea' jid='ada@example.org'/><options>"+x+"</options>"),
			Want: &pubsub.PubSub{Subscribe: &pubsub.Subscribe{Node: node, JID: ada}, Options: &pubsub.Options{Form: data}},
		},
		"subscribed": {
			XML: in("", "<subscription node='urn:example:tea' jid='ada@example.org' subid='s' subscription='unconfigured' expiry='2026-12-31T00:00:00Z'>"+
				"<subscribe-options><required/></subscribe-options></subscription>"),
			Want: &pubsub.PubSub{Subscription: &pubsub.Subscription{
				Node: node, JID: ada, SubID: "s", State: pubsub.StateUnconfigured,
				Expiry: time.Date(2026, 12, 31, 0, 0, 0, 0, time.UTC), Options: &pubsub.SubscribeOptions{Required: true},
			}},
		},
		"unsubscribe": {
			XML:  in("", "<unsubscribe node='urn:example:tea' jid='ada@example.org' subid='s'/>"),
			Want: &pubsub.PubSub{Unsubscribe: &pubsub.Unsubscribe{Node: node, JID: ada, SubID: "s"}},
		},
		"subscriptions": {
			XML:  in("", "<subscriptions><subscription node='urn:example:tea' jid='ada@example.org' subscription='subscribed'/></subscriptions>"),
			Want: &pubsub.PubSub{Subscriptions: &pubsub.Subscriptions{List: []pubsub.Subscription{{Node: node, JID: ada, State: pubsub.StateSubscribed}}}},
		},
		"affiliations": {
			XML:  in("", "<affiliations><affiliation node='urn:example:tea' affiliation='publish-only'/></affiliations>"),
			Want: &pubsub.PubSub{Affiliations: &pubsub.Affiliations{List: []pubsub.Affiliation{{Node: node, Role: pubsub.RolePublishOnly}}}},
		},
		"options": {
			XML:  in("", "<options node='urn:example:tea' jid='ada@example.org' subid='s'/>"),
			Want: &pubsub.PubSub{Options: &pubsub.Options{Node: node, JID: ada, SubID: "s"}},
		},
		"default": {
			XML:  in("", "<default node='urn:example:tea'>"+x+"</default>"),
			Want: &pubsub.PubSub{Default: &pubsub.Default{Node: node, Form: data}},
		},
		"owner configures": {
			XML:  in("#owner", "<configure node='urn:example:tea'>"+x+"</configure>"),
			Want: &pubsub.Owner{Configure: &pubsub.Configure{Node: node, Form: data}},
		},
		"owner asks for defaults": {XML: in("#owner", "<default type='collection'/>"), Want: &pubsub.Owner{Default: &pubsub.Default{Type: "collection"}}},
		"owner deletes": {
			XML:  in("#owner", "<delete node='urn:example:tea'><redirect uri='xmpp:pubsub.example?;node=new'/></delete>"),
			Want: &pubsub.Owner{Delete: &pubsub.Delete{Node: node, Redirect: &pubsub.Redirect{URI: "xmpp:pubsub.example?;node=new"}}},
		},
		"owner purges": {XML: in("#owner", "<purge node='urn:example:tea'/>"), Want: &pubsub.Owner{Purge: &pubsub.Purge{Node: node}}},
		"owner subscribes": {
			XML:  in("#owner", "<subscriptions node='urn:example:tea'><subscription jid='ada@example.org' subscription='none'/></subscriptions>"),
			Want: &pubsub.Owner{Subscriptions: &pubsub.Subscriptions{Node: node, List: []pubsub.Subscription{{JID: ada, State: pubsub.StateNone}}}},
		},
		"owner affiliates": {
			XML:  in("#owner", "<affiliations node='urn:example:tea'><affiliation jid='ada@example.org' affiliation='outcast'/></affiliations>"),
			Want: &pubsub.Owner{Affiliations: &pubsub.Affiliations{Node: node, List: []pubsub.Affiliation{{JID: ada, Role: pubsub.RoleOutcast}}}},
		},
		"event of items": {
			XML:  event("<items node='urn:example:tea'>" + green + "<retract id='0'/></items>"),
			Want: &pubsub.Event{Items: &pubsub.Items{Node: node, Items: []pubsub.Item{item("1", "green")}, Retracted: []pubsub.Retracted{{ID: "0"}}}},
		},
		"event of purge":  {XML: event("<purge node='urn:example:tea'/>"), Want: &pubsub.Event{Purge: &pubsub.Purge{Node: node}}},
		"event of delete": {XML: event("<delete node='urn:example:tea'/>"), Want: &pubsub.Event{Delete: &pubsub.Delete{Node: node}}},
		"event of configuration": {
			XML:  event("<configuration node='urn:example:tea'>" + x + "</configuration>"),
			Want: &pubsub.Event{Configuration: &pubsub.Configuration{Node: node, Form: data}},
		},
		"event of subscription": {
			XML:  event("<subscription node='urn:example:tea' jid='ada@example.org' subscription='pending'/>"),
			Want: &pubsub.Event{Subscription: &pubsub.Subscription{Node: node, JID: ada, State: pubsub.StatePending}},
		},
		"event of collection": {
			XML:  event("<collection node='urn:example:drinks'><associate node='urn:example:tea'/></collection>"),
			Want: &pubsub.Event{Collection: &pubsub.Collection{Node: "urn:example:drinks", Associate: &pubsub.Associate{Node: node}}},
		},
		"event of collection, left": {
			XML:  event("<collection><disassociate node='urn:example:tea'/></collection>"),
			Want: &pubsub.Event{Collection: &pubsub.Collection{Disassociate: &pubsub.Associate{Node: node}}},
		},
		"problem": {
			XML:  "<unsupported xmlns='http://jabber.org/protocol/pubsub#errors' feature='publish-options'/>",
			Want: pubsub.NewProblem(pubsub.Unsupported, "publish-options"),
		},
	}
	for _, name := range pubsub.Types().Names() {
		if name.Space == pubsub.NamespaceErrors {
			c := cases[""]
			c.XML, c.Want = "<"+name.Local+" xmlns='"+name.Space+"'/>", pubsub.NewProblem(pubsub.Condition(name.Local), "")
			cases[name.Local] = c
		}
	}
	wiretest.Run(t, pubsub.Types(), cases)
}

func TestBadValue(t *testing.T) {
	wiretest.Bad(t, pubsub.Types(), map[string]string{
		"max_items": "<pubsub xmlns='http://jabber.org/protocol/pubsub'><items max_items='all'/></pubsub>",
		"publisher": "<event xmlns='http://jabber.org/protocol/pubsub#event'><items><item publisher='@'/></items></event>",
		"expiry":    "<event xmlns='http://jabber.org/protocol/pubsub#event'><subscription expiry='presence'/></event>",
	})
}

func TestPayload(t *testing.T) {
	var e pubsub.Event
	if err := stanza.Unmarshal(wiretest.Parse(t, "<event xmlns='http://jabber.org/protocol/pubsub#event'><items node='n'>"+green+"<item id='2'/></items></event>"), &e); err != nil {
		t.Fatal(err)
	}
	for i, want := range []*tea{{Kind: "green"}, nil} {
		got, err := stanza.Get[tea](&e.Items.Items[i].Payloads)
		if err != nil || (got == nil) != (want == nil) || got != nil && got.Kind != want.Kind {
			t.Errorf("item %d: %v, %v", i, got, err)
		}
	}
}

func TestEventOf(t *testing.T) {
	message := func(from stanza.JID, typ stanza.MessageType) *stanza.Message {
		m := &stanza.Message{Header: stanza.Header{From: from, To: bound}, Type: typ}
		m.Payloads.Add(&pubsub.Event{Items: &pubsub.Items{Node: node}})
		return m
	}
	tests := map[string]struct {
		message *stanza.Message
		from    stanza.JID
		want    bool
	}{
		"of a contact":             {message(eve, stanza.MessageHeadline), eve, true},
		"of the account":           {message(ada, stanza.MessageHeadline), ada, true},
		"of the account, unsaid":   {message(stanza.JID{}, ""), ada, true},
		"of a contact's device":    {message(stanza.MustParseJID("eve@example.net/x"), ""), eve, false},
		"of another":               {message(eve, stanza.MessageHeadline), ada, false},
		"of no sender for another": {message(stanza.JID{}, ""), eve, false},
		"error":                    {message(eve, stanza.MessageError), eve, false},
		"without event":            {&stanza.Message{Header: stanza.Header{From: eve}}, eve, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			e, err := pubsub.EventOf(test.message, test.from, bound)
			if err != nil || (e != nil) != test.want {
				t.Errorf("%v, %v", e, err)
			}
		})
	}
}

// other is a condition of another protocol.
type other struct {
	XMLName struct{} `xml:"urn:example:other other"`
}

func TestProblemOf(t *testing.T) {
	e := stanza.NewError(stanza.FeatureNotImplemented, "")
	if pubsub.ProblemOf(e) != nil || pubsub.ProblemOf(nil) != nil {
		t.Error("a problem out of nothing")
	}
	e.Payloads.Add(&other{})
	e.Payloads.Add(pubsub.NewProblem(pubsub.Unsupported, "purge-nodes"))
	iq := &stanza.IQ{Header: stanza.Header{ID: "1"}, Type: stanza.IQError, Error: e}
	out, err := stanza.Append(nil, iq)
	want := "<iq xmlns='jabber:client' id='1' type='error'><error type='cancel'><feature-not-implemented xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>" +
		"<other xmlns='urn:example:other'/><unsupported xmlns='http://jabber.org/protocol/pubsub#errors' feature='purge-nodes'/></error></iq>"
	if diff := cmp.Diff(want, string(out)); err != nil || diff != "" {
		t.Fatalf("%v (-want +got):\n%s", err, diff)
	}
	v, err := stanza.NewCodec("jabber:client").Decode(wiretest.Parse(t, want))
	if err != nil {
		t.Fatal(err)
	}
	for name, e := range map[string]*stanza.Error{"new": e, "received": v.(*stanza.IQ).Error} {
		if p := pubsub.ProblemOf(e); p == nil || p.Condition() != pubsub.Unsupported || p.Feature != "purge-nodes" {
			t.Errorf("%s: %v", name, p)
		}
	}
}

func TestRequests(t *testing.T) {
	tests := map[string]struct {
		value *pubsub.PubSub
		want  string
	}{
		"all":   {pubsub.NewRequest("n"), "<items node='n'/>"},
		"some":  {pubsub.NewRequest("n", "1", "2"), "<items node='n'><item id='1'/><item id='2'/></items>"},
		"empty": {pubsub.NewPublish("n", "", nil), "<publish node='n'><item/></publish>"},
		"private": {
			&pubsub.PubSub{PublishOptions: pubsub.Private()},
			"<publish-options><x xmlns='jabber:x:data' type='submit'>" +
				"<field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/pubsub#publish-options</value></field>" +
				"<field var='pubsub#persist_items'><value>1</value></field><field var='pubsub#access_model'><value>whitelist</value></field></x></publish-options>",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			out, err := stanza.Append(nil, test.value)
			want := "<pubsub xmlns='http://jabber.org/protocol/pubsub'>" + test.want + "</pubsub>"
			if diff := cmp.Diff(want, string(out)); err != nil || diff != "" {
				t.Errorf("%v (-want +got):\n%s", err, diff)
			}
		})
	}
	if pubsub.Notify("n") != "n+notify" {
		t.Error("Notify")
	}
}

func ExampleEventOf() {
	own := stanza.MustParseJID("ada@example.org/phone")
	forged := &stanza.Message{Header: stanza.Header{From: stanza.MustParseJID("eve@example.net"), To: own}}
	forged.Payloads.Add(&pubsub.Event{Items: &pubsub.Items{Node: "urn:xmpp:bookmarks:1"}})

	event, err := pubsub.EventOf(forged, own.Bare(), own)
	fmt.Println(event, err)
	// Output: <nil> <nil>
}
