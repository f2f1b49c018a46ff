package xhtml_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/xhtml"
)

const (
	start  = "<html xmlns='http://jabber.org/protocol/xhtml-im'>"
	bodies = "<head xmlns='http://www.w3.org/1999/xhtml'/><body xmlns='http://www.w3.org/1999/xhtml'><p style='x'>Tea <b>!</b></p></body>" +
		"<body xmlns='http://www.w3.org/1999/xhtml' xml:lang='de'><p>Tee</p></body>"
)

func TestWire(t *testing.T) {
	made := &xhtml.HTML{}
	for child := range wiretest.Parse(t, start+bodies+"</html>").Children() {
		made.Payloads.Add(child)
	}
	wiretest.Run(t, xhtml.Types(), wiretest.Cases{
		"empty":  {XML: "<html xmlns='http://jabber.org/protocol/xhtml-im'/>", Want: &xhtml.HTML{}},
		"bodies": {XML: start + bodies + "</html>", Want: made},
	})
}

func TestBody(t *testing.T) {
	var h xhtml.HTML
	if err := stanza.Unmarshal(wiretest.Parse(t, start+bodies+"</html>"), &h); err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[string]string{"": "", "de": "de", "fr": ""} {
		if b := h.Body(lang); !b.Is(xhtml.NamespaceBody, "body") || b.LangString() != want {
			t.Errorf("%q: %s", lang, b.Raw())
		}
	}
	if h := (&xhtml.HTML{}); !h.Body("").IsZero() {
		t.Error("a body out of nothing")
	}
}
