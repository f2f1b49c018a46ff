package retraction_test

import (
	"encoding/xml"
	"testing"
	"time"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/occupant"
	"github.com/xmppwire/xmppwire/stanza/retraction"
)

const (
	ns         = " xmlns='urn:xmpp:message-retract:1'"
	nsModerate = " xmlns='urn:xmpp:message-moderate:1'"
)

func TestWire(t *testing.T) {
	ann := stanza.MustParseJID("room@rooms.example.org/ann")
	noon := time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC)
	old := xml.Name{Space: "urn:xmpp:message-retract:0", Local: "retract"}
	wiretest.Run(t, retraction.Types(), map[string]wiretest.Case{
		"retract":     {XML: "<retract" + ns + " id='m7'/>", Want: &retraction.Retract{ID: "m7"}},
		"old retract": {XML: "<retract xmlns='urn:xmpp:message-retract:0'/>", Want: &retraction.Retract{XMLName: old}},
		"moderated": {
			XML: "<retract" + ns + " id='m7'><moderated" + nsModerate + " by='room@rooms.example.org/ann'><occupant-id xmlns='urn:xmpp:occupant-id:0' id='o1'/></moderated>" +
				"<reason>Off topic</reason></retract>",
			Want: &retraction.Retract{ID: "m7", Moderated: &retraction.Moderated{By: ann, Occupant: &occupant.ID{ID: "o1"}}, Reason: "Off topic"},
		},
		"retracted": {
			XML:  "<retracted" + ns + " by='room@rooms.example.org/ann' id='r1' stamp='2025-06-01T12:00:00Z'/>",
			Want: &retraction.Retracted{By: ann, ID: "r1", Stamp: noon},
		},
		"moderate": {
			XML:  "<moderate" + nsModerate + " id='r7'><retract" + ns + "/><reason>Off topic</reason></moderate>",
			Want: &retraction.Moderate{ID: "r7", Retract: &retraction.Retract{}, Reason: "Off topic"},
		},
		"moderated alone": {XML: "<moderated" + nsModerate + " by='room@rooms.example.org/ann'/>", Want: &retraction.Moderated{By: ann}},
	})
}

func TestBad(t *testing.T) {
	wiretest.Bad(t, retraction.Types(), map[string]string{
		"stamp": "<retracted" + ns + " id='r1' stamp='noon'/>",
		"by":    "<retract" + ns + " id='m7'><moderated" + nsModerate + " by='@'/><reason>a</reason></retract>",
	})
}
