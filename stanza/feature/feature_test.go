package feature_test

import (
	"encoding/xml"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/feature"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

func TestWireForms(t *testing.T) {
	named := func(space, local string) xml.Name { return xml.Name{Space: space, Local: local} }
	wiretest.Run(t, feature.Types(), wiretest.Cases{
		"roster versioning":          {`<ver xmlns='urn:xmpp:features:rosterver'/>`, &feature.RosterVersioning{}},
		"required roster versioning": {`<ver xmlns='urn:xmpp:features:rosterver'><required/></ver>`, &feature.RosterVersioning{Required: true}},
		"optional roster versioning": {`<ver xmlns='urn:xmpp:features:rosterver'><optional/></ver>`, &feature.RosterVersioning{Optional: true}},
		"pre-approval":               {`<sub xmlns='urn:xmpp:features:pre-approval'/>`, &feature.PreApproval{}},

		"amp":                {`<amp xmlns='http://jabber.org/features/amp'/>`, &feature.AMP{}},
		"pipelining":         {`<pipelining xmlns='urn:xmpp:features:pipelining'/>`, &feature.Pipelining{}},
		"keepalive offer":    {`<keepalive xmlns='urn:xmpp:keepalive:0' min='60' max='600'/>`, &feature.Keepalive{Min: 60, Max: 600}},
		"keepalive":          {`<keepalive xmlns='urn:xmpp:keepalive:0'><interval>120</interval></keepalive>`, &feature.Keepalive{Interval: 120}},
		"keepalive in short": {`<keepalive xmlns='urn:xmpp:keepalive:0' interval='120'/>`, &feature.Keepalive{IntervalAttr: 120}},
		"entity versioning":  {`<ver xmlns='urn:xmpp:entityver:0'/>`, &feature.EntityVersioning{}},
		"bidi offer":         {`<bidi xmlns='urn:xmpp:features:bidi'/>`, &feature.BidiOffer{}},
		"bidi":               {`<bidi xmlns='urn:xmpp:bidi'/>`, &feature.Bidi{}},
		"mux hosts": {
			`<mux xmlns='urn:xmpp:mux:0'><host>rooms.a.test</host><host>files.a.test</host></mux>`,
			&feature.Mux{Hosts: []string{"rooms.a.test", "files.a.test"}},
		},
		"mux secret":  {`<mux xmlns='urn:xmpp:mux:0'>s3</mux>`, &feature.Mux{Secret: "s3"}},
		"invisible":   {`<invisible xmlns='urn:xmpp:invisible:1'/>`, &feature.Invisible{}},
		"probe":       {`<invisible xmlns='urn:xmpp:invisible:1' probe='true'/>`, &feature.Invisible{Probe: new(true)}},
		"no probe":    {`<invisible xmlns='urn:xmpp:invisible:1' probe='false'/>`, &feature.Invisible{Probe: new(false)}},
		"invisible 0": {`<invisible xmlns='urn:xmpp:invisible:0'/>`, &feature.Invisible{XMLName: named("urn:xmpp:invisible:0", "invisible")}},
		"visible":     {`<visible xmlns='urn:xmpp:invisible:1'/>`, &feature.Visible{}},
		"visible 0":   {`<visible xmlns='urn:xmpp:invisible:0'/>`, &feature.Visible{XMLName: named("urn:xmpp:invisible:0", "visible")}},
		"c2c TLS":     {`<offer xmlns='urn:xmpp:tmp:c2ctls'><srp/></offer>`, &feature.C2CTLSOffer{SRP: true}},

		"p1 push":   {`<push xmlns='p1:push'/>`, &feature.P1Push{}},
		"p1 rebind": {`<rebind xmlns='p1:rebind'/>`, &feature.P1Rebind{}},
		"p1 ack":    {`<ack xmlns='p1:ack'/>`, &feature.P1Ack{}},
		"tigase 1":  {`<mobile xmlns='http://tigase.org/protocol/mobile#v1'/>`, &feature.TigaseMobile{XMLName: named("http://tigase.org/protocol/mobile#v1", "mobile")}},
		"tigase 2":  {`<mobile xmlns='http://tigase.org/protocol/mobile#v2'/>`, &feature.TigaseMobile{XMLName: named("http://tigase.org/protocol/mobile#v2", "mobile")}},
		"tigase 3":  {`<mobile xmlns='http://tigase.org/protocol/mobile#v3'/>`, &feature.TigaseMobile{}},
		"address":   {`<address xmlns='http://affinix.com/jabber/address'>192.0.2.7</address>`, &feature.Address{IP: "192.0.2.7"}},
	})
}

func TestProfiles(t *testing.T) {
	var v feature.EntityVersioning
	e := wiretest.Parse(t, `<ver xmlns='urn:xmpp:entityver:0'><profile xmlns='urn:example:a'/><other xmlns='urn:example:b'/><profile xmlns='urn:example:c'/></ver>`)
	if err := stanza.Unmarshal(e, &v); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"urn:example:a", "urn:example:c"}, v.Profiles()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
