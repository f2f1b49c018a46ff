package oob_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/oob"
)

func TestWire(t *testing.T) {
	const url = "<url>https://example.org/?a=1&amp;b=2</url>"
	wiretest.Run(t, oob.Types(), map[string]wiretest.Case{
		"link":             {XML: "<x xmlns='jabber:x:oob'>" + url + "</x>", Want: &oob.Link{URL: "https://example.org/?a=1&b=2"}},
		"link with words":  {XML: "<x xmlns='jabber:x:oob'>" + url + "<desc>A cat</desc></x>", Want: &oob.Link{URL: "https://example.org/?a=1&b=2", Desc: "A cat"}},
		"offer":            {XML: "<query xmlns='jabber:iq:oob' sid='s1'>" + url + "</query>", Want: &oob.Offer{SID: "s1", URL: "https://example.org/?a=1&b=2"}},
		"offer with words": {XML: "<query xmlns='jabber:iq:oob'>" + url + "<desc>A cat</desc></query>", Want: &oob.Offer{URL: "https://example.org/?a=1&b=2", Desc: "A cat"}},
	})
}
