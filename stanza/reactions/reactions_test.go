package reactions_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/reactions"
)

const ns = " xmlns='urn:xmpp:reactions:0'"

func TestWire(t *testing.T) {
	wiretest.Run(t, reactions.Types(), map[string]wiretest.Case{
		"two":       {XML: "<reactions" + ns + " id='m7'><reaction>👋</reaction><reaction>🐢</reaction></reactions>", Want: &reactions.Reactions{ID: "m7", Emoji: []string{"👋", "🐢"}}},
		"none left": {XML: "<reactions" + ns + " id='m7'/>", Want: &reactions.Reactions{ID: "m7"}},
	})
}
