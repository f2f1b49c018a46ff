package wiretest

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
)

// Bad checks elements that hold a value which does not fit its type: decoding
// says so, and what is written is what was received.
func Bad(t *testing.T, types stanza.Types, cases map[string]string) {
	codec := stanza.NewCodec("jabber:client", types)
	for name, xml := range cases {
		t.Run(name, func(t *testing.T) {
			v, err := codec.Decode(Parse(t, xml))
			if err == nil {
				t.Errorf("no error for %s", xml)
			}
			same(t, "what was decoded", codec, v, xml)
		})
	}
}
