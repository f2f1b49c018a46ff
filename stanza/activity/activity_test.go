package activity_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/activity"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

const ns = " xmlns='http://jabber.org/protocol/activity'"

func TestWire(t *testing.T) {
	withText := activity.New(activity.Drinking, activity.HavingTea)
	withText.Text = stanza.Plain("With milk")
	wiretest.Run(t, activity.Types(), wiretest.Cases{
		"stopped":   {XML: "<activity" + ns + "/>", Want: &activity.Activity{}},
		"general":   {XML: "<activity" + ns + "><working/></activity>", Want: activity.New(activity.Working, "")},
		"specific":  {XML: "<activity" + ns + "><relaxing><watching_tv/></relaxing></activity>", Want: activity.New(activity.Relaxing, activity.WatchingTV)},
		"with text": {XML: "<activity" + ns + "><text>With milk</text><drinking><having_tea/></drinking></activity>", Want: withText},
	})
}

func TestGet(t *testing.T) {
	tests := map[string]struct {
		input    string
		general  activity.General
		specific activity.Specific
	}{
		"none":          {"", "", ""},
		"general":       {"<eating/>", activity.Eating, ""},
		"specific":      {"<inactive><sleeping/></inactive>", activity.Inactive, activity.Sleeping},
		"foreign first": {"<eating xmlns='urn:example:other'/><talking><on_the_phone/></talking>", activity.Talking, activity.OnThePhone},
		"other inside":  {"<traveling><by_balloon xmlns='urn:example:other'/></traveling>", activity.Traveling, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			input := "<activity" + ns + ">" + test.input + "</activity>"
			var a activity.Activity
			if err := stanza.Unmarshal(wiretest.Parse(t, input), &a); err != nil {
				t.Fatal(err)
			}
			if general, specific := a.Get(); general != test.general || specific != test.specific {
				t.Errorf("%q, %q", general, specific)
			}
			out, err := stanza.Append(nil, &a)
			if err != nil || wiretest.Tree(wiretest.Parse(t, string(out))) != wiretest.Tree(wiretest.Parse(t, input)) {
				t.Errorf("%s, %v", out, err)
			}
		})
	}
}
