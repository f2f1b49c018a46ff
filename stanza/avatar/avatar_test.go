package avatar_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza/avatar"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

func TestWire(t *testing.T) {
	const meta = "<metadata xmlns='urn:xmpp:avatar:metadata'>"
	wiretest.Run(t, avatar.Types(), wiretest.Cases{
		"data": {XML: "<data xmlns='urn:xmpp:avatar:data'>YWJj</data>", Want: &avatar.Data{Bytes: []byte("abc")}},
		"none": {XML: "<metadata xmlns='urn:xmpp:avatar:metadata'/>", Want: &avatar.Metadata{}},
		"two forms": {
			XML: meta + "<info id='i' type='image/png' bytes='3' width='64' height='32'/><info id='j' type='image/gif' bytes='9' url='https://a.example/j'/></metadata>",
			Want: &avatar.Metadata{Infos: []avatar.Info{
				{ID: "i", Type: "image/png", Bytes: 3, Width: 64, Height: 32},
				{ID: "j", Type: "image/gif", Bytes: 9, URL: "https://a.example/j"},
			}},
		},
		"pointer": {
			XML:  meta + "<pointer id='i' type='image/png' bytes='3' width='64' height='32'/></metadata>",
			Want: &avatar.Metadata{Pointers: []avatar.Pointer{{ID: "i", Type: "image/png", Bytes: 3, Width: 64, Height: 32}}},
		},
	})
}

func TestBadValue(t *testing.T) {
	wiretest.Bad(t, avatar.Types(), map[string]string{
		"bytes": "<metadata xmlns='urn:xmpp:avatar:metadata'><info bytes='many' id='i'/></metadata>",
	})
}

func TestID(t *testing.T) {
	if got := (&avatar.Data{Bytes: []byte("abc")}).ID(); got != "a9993e364706816aba3e25717850c26c9cd0d89d" {
		t.Error(got)
	}
}
