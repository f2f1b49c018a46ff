package mood_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/mood"
)

func TestWire(t *testing.T) {
	const ns = " xmlns='http://jabber.org/protocol/mood'"
	wiretest.Run(t, mood.Types(), wiretest.Cases{
		"stopped": {XML: "<mood" + ns + "/>", Want: &mood.Mood{}},
		"mood":    {XML: "<mood" + ns + "><in_awe/></mood>", Want: &mood.Mood{Value: mood.InAwe}},
		"with text": {
			XML:  "<mood" + ns + "><thirsty/><text>Tea!</text><text xml:lang='de'>Tee!</text></mood>",
			Want: &mood.Mood{Value: mood.Thirsty, Text: stanza.Text{{Value: "Tea!"}, {Lang: "de", HasLang: true, Value: "Tee!"}}},
		},
		"a new word": {XML: "<mood" + ns + "><peckish/></mood>", Want: &mood.Mood{Value: "peckish"}},
	})
}

func TestPreciseMoodSurvives(t *testing.T) {
	const input = "<mood xmlns='http://jabber.org/protocol/mood'><happy><ecstatic xmlns='urn:example:moods'/></happy></mood>"
	var m mood.Mood
	if err := stanza.Unmarshal(wiretest.Parse(t, input), &m); err != nil || m.Value != mood.Happy {
		t.Fatal(m.Value, err)
	}
	if out, err := stanza.Append(nil, &m); err != nil || string(out) != input {
		t.Errorf("%s, %v", out, err)
	}
}
