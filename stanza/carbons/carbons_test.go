package carbons_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/carbons"
	"github.com/xmppwire/xmppwire/stanza/forward"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/xmlstream"
)

const (
	ns      = " xmlns='urn:xmpp:carbons:2'"
	wrapped = "<forwarded xmlns='urn:xmpp:forward:0'><message xmlns='jabber:client' from='ann@example.org/a' to='me@example.org/tv'><body>Hi</body></message></forwarded>"
)

func TestWire(t *testing.T) {
	inner := &stanza.Message{Body: stanza.Plain("Hi")}
	inner.From, inner.To = stanza.MustParseJID("ann@example.org/a"), stanza.MustParseJID("me@example.org/tv")
	wiretest.Run(t, carbons.Types(), map[string]wiretest.Case{
		"enable":   {XML: "<enable" + ns + "/>", Want: &carbons.Enable{}},
		"disable":  {XML: "<disable" + ns + "/>", Want: &carbons.Disable{}},
		"private":  {XML: "<private" + ns + "/>", Want: &carbons.Private{}},
		"sent":     {XML: "<sent" + ns + ">" + wrapped + "</sent>", Want: &carbons.Sent{Forwarded: forward.New(inner, nil)}},
		"received": {XML: "<received" + ns + ">" + wrapped + "</received>", Want: &carbons.Received{Forwarded: forward.New(inner, nil)}},
	})
}

func TestOpen(t *testing.T) {
	own := stanza.MustParseJID("me@example.org/phone")
	const received, sent = "<received" + ns + ">" + wrapped + "</received>", "<sent" + ns + ">" + wrapped + "</sent>"
	tests := map[string]struct {
		xml    string
		opened bool
		sent   bool
		err    error
	}{
		"received":           {"<message from='me@example.org'>" + received + "</message>", true, false, nil},
		"sent":               {"<message from='me@example.org'>" + sent + "</message>", true, true, nil},
		"no from":            {"<message>" + received + "</message>", true, false, nil},
		"no carbon":          {"<message from='eve@example.org'><body>a</body></message>", false, false, nil},
		"stranger":           {"<message from='eve@example.org'>" + received + "</message>", false, false, carbons.ErrSender},
		"stranger, sent":     {"<message from='eve@example.org'>" + sent + "</message>", false, false, carbons.ErrSender},
		"stranger, empty":    {"<message from='eve@example.org'><received" + ns + "/></message>", false, false, carbons.ErrSender},
		"own other client":   {"<message from='me@example.org/tv'>" + received + "</message>", false, false, carbons.ErrSender},
		"own client":         {"<message from='me@example.org/phone'>" + received + "</message>", false, false, carbons.ErrSender},
		"server":             {"<message from='example.org'>" + received + "</message>", false, false, carbons.ErrSender},
		"malformed from":     {"<message from='@'>" + received + "</message>", false, false, carbons.ErrSender},
		"longer address":     {"<message from='me@example.org.evil'>" + received + "</message>", false, false, carbons.ErrSender},
		"address in capital": {"<message from='ME@EXAMPLE.ORG'>" + received + "</message>", true, false, nil},
		"empty":              {"<message><received" + ns + "/></message>", false, false, carbons.ErrEmpty},
		"nothing forwarded":  {"<message><received" + ns + "><forwarded xmlns='urn:xmpp:forward:0'/></received></message>", false, false, carbons.ErrEmpty},
	}
	codec := stanza.NewCodec("jabber:client")
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			v, _ := codec.Decode(wiretest.Parse(t, test.xml))
			got, err := carbons.Open(v.(*stanza.Message), own)
			if (got != nil) != test.opened || !errors.Is(err, test.err) || err != nil && test.err == nil {
				t.Fatalf("%v, %v; want opened %v, %v", got, err, test.opened, test.err)
			}
			if got != nil && (got.Sent != test.sent || got.Message.Body.Get("") != "Hi") {
				t.Errorf("%+v", got)
			}
		})
	}
}

func TestOpenFaultyCopy(t *testing.T) {
	v, _ := stanza.NewCodec("jabber:client").Decode(wiretest.Parse(t, "<message><sent"+ns+
		"><forwarded xmlns='urn:xmpp:forward:0'><message xmlns='jabber:client' from='@'><body>Hi</body></message></forwarded></sent></message>"))
	got, err := carbons.Open(v.(*stanza.Message), stanza.MustParseJID("me@example.org/phone"))
	var fault *stanza.StanzaFault
	if !errors.As(err, &fault) || got == nil || got.Message.Body.Get("") != "Hi" {
		t.Errorf("%v, %v", got, err)
	}
}

func ExampleOpen() {
	own := stanza.MustParseJID("me@example.org/phone")
	e, err := xmlstream.Parse([]byte("<message xmlns='jabber:client' from='eve@example.net'>"+
		"<received xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'>"+
		"<message xmlns='jabber:client' from='bank@example.com'><body>Send money</body></message>"+
		"</forwarded></received></message>"), nil)
	if err != nil {
		panic(err)
	}
	v, err := stanza.NewCodec("jabber:client").Decode(e)
	if err != nil {
		panic(err)
	}
	c, err := carbons.Open(v.(*stanza.Message), own)
	fmt.Println(c == nil, err == carbons.ErrSender)
	// Output: true true
}
