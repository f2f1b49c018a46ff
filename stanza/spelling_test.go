package stanza_test

import (
	"encoding/xml"
	"testing"
	"time"

	"github.com/xmppwire/xmppwire/stanza"
)

// spelled is a type of all that has more than one spelling. What a program does
// not change keeps its own.
type spelled struct {
	XMLName xml.Name      `xml:"urn:s s"`
	Attr    stanza.JID    `xml:"jid,attr"`
	Time    time.Time     `xml:"urn:s time"`
	JID     stanza.JID    `xml:"urn:s jid"`
	Int     int8          `xml:"urn:s int"`
	Uint    uint8         `xml:"urn:s uint"`
	Float   float32       `xml:"urn:s float"`
	Bool    *bool         `xml:"urn:s bool"`
	Data    stanza.Base64 `xml:"urn:s data"`
	Bytes   []byte        `xml:"urn:s bytes"`
	Flag    stanza.Flag   `xml:"urn:s flag"`
	Text    string        `xml:"urn:s text"`
	Omit    int           `xml:"urn:s omit,omitempty"`
	stanza.Extra
}

func TestSpellings(t *testing.T) {
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	for _, c := range []struct {
		name     string
		received string // inside of <s xmlns='urn:s'>
		change   func(v *spelled)
		changed  string
	}{
		{"time", "<time>2026-01-02T03:04:05.000Z</time>", func(v *spelled) { v.Time = v.Time.Add(time.Second) }, "<time>2026-01-02T03:04:06Z</time>"},
		{"address", "<jid>A@B.example/R</jid>", func(v *spelled) { v.JID = v.JID.Bare() }, "<jid>a@b.example</jid>"},
		{"address that is not ASCII", "<jid>Ä@b.example</jid>", func(v *spelled) { v.JID = stanza.MustParseJID("c.example") }, "<jid>c.example</jid>"},
		{"number", "<int> +07 </int>", func(v *spelled) { v.Int++ }, "<int>8</int>"},
		{"number without sign", "<uint> 007 </uint>", func(v *spelled) { v.Uint++ }, "<uint>8</uint>"},
		{"fraction", "<float>1.50e0</float>", func(v *spelled) { v.Float++ }, "<float>2.5</float>"},
		{"truth", "<bool> 1 </bool>", func(v *spelled) { *v.Bool = false }, "<bool>false</bool>"},
		{"data", "<data> Y Q = = </data>", func(v *spelled) { v.Data = stanza.Base64("b") }, "<data>Yg==</data>"},
		{"flag", "<flag k='v'>t</flag>", func(v *spelled) { v.Flag = false }, ""},
		{"text", "<text>a<x/>b</text>", func(v *spelled) { v.Text = "c" }, "<text>c</text>"},
		{"what omitempty leaves out", "<omit>00</omit>", func(v *spelled) { v.Omit = 1 }, "<omit>1</omit>"},
		{"an attribute on a scalar", "<int k='v'>7</int>", func(v *spelled) { v.Int++ }, "<int>8</int>"},
		{"white space around a time", "<time k='v'>2026-01-02T03:04:05Z</time>", func(v *spelled) { v.Time = at.Add(time.Hour) }, "<time>2026-01-02T04:04:05Z</time>"},
		{"unknown children in their places", "<a/><int>07</int><b/>", func(v *spelled) { v.Int = 1 }, "<a/><int>1</int><b/>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var v spelled
			source := "<s xmlns='urn:s'>" + c.received + "</s>"
			if err := stanza.Unmarshal(mustParse(t, source), &v); err != nil {
				t.Fatal(err)
			}
			if out, err := stanza.Append(nil, &v); err != nil || string(out) != source {
				t.Errorf("untouched: %s, %v, want %s", out, err, source)
			}
			c.change(&v)
			want := "<s xmlns='urn:s'>" + c.changed + "</s>"
			if c.changed == "" {
				want = "<s xmlns='urn:s'/>"
			}
			if out, err := stanza.Append(nil, &v); err != nil || string(out) != want {
				t.Errorf("changed: %s, %v, want %s", out, err, want)
			}
		})
	}
}

// TestUnfitSpellings has values without a meaning. They are faults, and survive
// as they are until the program sets another.
func TestUnfitSpellings(t *testing.T) {
	for _, c := range []struct {
		name     string
		received string
		change   func(v *spelled)
		changed  string
	}{
		{"time", "<time>now</time>", func(v *spelled) { v.Time = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC) }, "<time>2026-01-02T03:04:05Z</time>"},
		{"address", "<jid>@</jid>", func(v *spelled) { v.JID = stanza.MustParseJID("a") }, "<jid>a</jid>"},
		{"number", "<int>1000</int>", func(v *spelled) { v.Int = 1 }, "<int>1</int>"},
		{"number without sign", "<uint>-1</uint>", func(v *spelled) { v.Uint = 1 }, "<uint>1</uint>"},
		{"fraction", "<float>x</float>", func(v *spelled) { v.Float = 1 }, "<float>1</float>"},
		{"truth", "<bool>perhaps</bool>", func(v *spelled) { *v.Bool = true }, "<bool>true</bool>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var v spelled
			source := "<s xmlns='urn:s'>" + c.received + "</s>"
			if err := stanza.Unmarshal(mustParse(t, source), &v); err == nil {
				t.Error("no fault")
			}
			if out, err := stanza.Append(nil, &v); err != nil || string(out) != source {
				t.Errorf("untouched: %s, %v, want %s", out, err, source)
			}
			c.change(&v)
			if out, err := stanza.Append(nil, &v); err != nil || string(out) != "<s xmlns='urn:s'>"+c.changed+"</s>" {
				t.Errorf("changed: %s, %v, want %s", out, err, c.changed)
			}
		})
	}
}
