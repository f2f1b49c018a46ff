package upload_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/upload"
)

func TestWire(t *testing.T) {
	const ns = " xmlns='urn:xmpp:http:upload:0'"
	wiretest.Run(t, upload.Types(), wiretest.Cases{
		"request": {
			XML:  "<request" + ns + " filename='tea.jpg' size='23456' content-type='image/jpeg'/>",
			Want: &upload.Request{Filename: "tea.jpg", Size: 23456, ContentType: "image/jpeg"},
		},
		"slot": {
			XML: "<slot" + ns + "><put url='https://upload.example/a'><header name='Authorization'>Basic eDp5</header><header name='Cookie'>a=b</header></put><get url='https://files.example/a'/></slot>",
			Want: &upload.Slot{
				Put: &upload.Put{URL: "https://upload.example/a", Headers: []upload.Header{{Name: "Authorization", Value: "Basic eDp5"}, {Name: "Cookie", Value: "a=b"}}},
				Get: &upload.Get{URL: "https://files.example/a"},
			},
		},
		"too large":       {XML: "<file-too-large" + ns + "><max-file-size>20000</max-file-size></file-too-large>", Want: &upload.FileTooLarge{MaxSize: 20000}},
		"too large, only": {XML: "<file-too-large" + ns + "/>", Want: &upload.FileTooLarge{}},
		"retry":           {XML: "<retry" + ns + " stamp='2026-01-31T23:03:05Z'/>", Want: &upload.Retry{Stamp: time.Date(2026, 1, 31, 23, 3, 5, 0, time.UTC)}},
	})
}

func TestBadValue(t *testing.T) {
	wiretest.Bad(t, upload.Types(), map[string]string{
		"size":  "<request xmlns='urn:xmpp:http:upload:0' filename='a' size='-1'/>",
		"stamp": "<retry xmlns='urn:xmpp:http:upload:0' stamp='soon'/>",
	})
}

func TestAllowed(t *testing.T) {
	p := &upload.Put{Headers: []upload.Header{
		{Name: "authorization", Value: "Basic\r\nHost: evil"}, {Name: "Host", Value: "evil"}, {Name: "Ex\npires", Value: "0"}, {Name: "Cookie", Value: "a=b"},
	}}
	want := []upload.Header{{Name: "authorization", Value: "BasicHost: evil"}, {Name: "Expires", Value: "0"}, {Name: "Cookie", Value: "a=b"}}
	if diff := cmp.Diff(want, p.Allowed(), cmpopts.IgnoreTypes(stanza.Extra{})); diff != "" {
		t.Error(diff)
	}
}

func TestCheck(t *testing.T) {
	const good = "https://a.example/"
	tests := map[string]struct {
		slot *upload.Slot
		ok   bool
	}{
		"good":         {&upload.Slot{Put: &upload.Put{URL: good}, Get: &upload.Get{URL: "HTTPS://a.example/"}}, true},
		"no put":       {&upload.Slot{Get: &upload.Get{URL: good}}, false},
		"no get":       {&upload.Slot{Put: &upload.Put{URL: good}}, false},
		"insecure put": {&upload.Slot{Put: &upload.Put{URL: "http://a.example/"}, Get: &upload.Get{URL: good}}, false},
		"other get":    {&upload.Slot{Put: &upload.Put{URL: good}, Get: &upload.Get{URL: "file:///"}}, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if err := test.slot.Check(); (err == nil) != test.ok {
				t.Error(err)
			}
		})
	}
}
