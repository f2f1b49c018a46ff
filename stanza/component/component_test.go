package component_test

import (
	"encoding/xml"
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/component"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

func TestWireForms(t *testing.T) {
	wiretest.Run(t, component.Types(), wiretest.Cases{
		"handshake": {`<handshake xmlns='jabber:component:accept'>0f</handshake>`, &component.Handshake{Digest: "0f"}},
		"answer":    {`<handshake xmlns='jabber:component:accept'/>`, &component.Handshake{}},
		"handshake of a server that connects": {
			`<handshake xmlns='jabber:component:connect'>0f</handshake>`,
			&component.Handshake{XMLName: xml.Name{Space: component.NamespaceConnect, Local: "handshake"}, Digest: "0f"},
		},
		"bind feature": {`<bind xmlns='urn:xmpp:component:0'><required/></bind>`, &component.Bind{Required: true}},
		"bind": {
			`<bind xmlns='urn:xmpp:component:0'><hostname>gate.a.test</hostname></bind>`,
			&component.Bind{Hostname: "gate.a.test"},
		},
		"unbind": {
			`<unbind xmlns='urn:xmpp:component:0'><hostname>gate.a.test</hostname></unbind>`,
			&component.Unbind{Hostname: "gate.a.test"},
		},
	})
}

// TestContentNamespace checks that a handshake is in the namespace of its
// stream.
func TestContentNamespace(t *testing.T) {
	codec := stanza.NewCodec(component.NamespaceConnect, component.Types())
	out, err := codec.Append(nil, &component.Handshake{})
	if want := `<handshake/>`; string(out) != want || err != nil {
		t.Errorf("%s, %v", out, err)
	}
}

func TestDigest(t *testing.T) {
	// The SHA-1 of "3BF96D32" and "s3cret".
	h := component.NewHandshake("3BF96D32", "s3cret")
	if want := "a984b871"; len(h.Digest) != 40 || h.Digest[:8] != want {
		t.Errorf("the digest is %s, want %s…", h.Digest, want)
	}
	received := &component.Handshake{Digest: "\n A984" + h.Digest[4:] + " "}
	switch {
	case !h.Proves("3BF96D32", "s3cret"), !received.Proves("3BF96D32", "s3cret"):
		t.Error("the right digest proves nothing")
	case h.Proves("3BF96D33", "s3cret"), h.Proves("3BF96D32", ""), new(component.Handshake).Proves("3BF96D32", "s3cret"):
		t.Error("a wrong digest proves something")
	}
}
