package stanza_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// firstChild feeds a stream header and one element, and returns what the
// Tokenizer lends of it: it is not owned.
func firstChild(t *testing.T, doc string) xmlstream.Element {
	t.Helper()
	tokens := xmlstream.NewTokenizer(nil)
	for event, err := range tokens.Feed([]byte("<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>" + doc)) {
		if err != nil {
			t.Fatal(err)
		}
		if event == xmlstream.Child {
			return tokens.Element()
		}
	}
	t.Fatalf("there is no element in %s", doc)
	return xmlstream.Element{}
}

// chat returns a chat message with so many bodies and payloads, as many of
// which have names that the tables of names know as have not.
func chat(bodies, payloads int) string {
	var m strings.Builder
	m.WriteString("<message from='mara@harbor.example/lantern' to='tomas@harbor.example' id='m1' type='chat' xml:lang='en'>")
	for i := range bodies {
		fmt.Fprintf(&m, "<body xml:lang='x-%d'>The wind &amp; the sea, %d.</body>", i, i)
	}
	m.WriteString("<thread parent='a'>storm</thread>")
	for i := range payloads {
		if i%2 == 0 {
			fmt.Fprintf(&m, "<delay xmlns='urn:xmpp:delay' stamp='2025-06-01T12:00:%02dZ'>Offline &lt;%d&gt;</delay>", i, i)
		} else {
			fmt.Fprintf(&m, "<note xmlns='urn:example:notes' n='%d'><to>ines@quill.example</to></note>", i)
		}
	}
	m.WriteString("</message>")
	return m.String()
}

func TestDecodeAllocations(t *testing.T) {
	skipInstrumented(t)
	codec := stanza.NewCodec("jabber:client")
	for _, bodies := range []int{0, 1, 3, 10} {
		for _, payloads := range []int{0, 1, 3, 5, 20} {
			t.Run(fmt.Sprintf("%d bodies, %d payloads", bodies, payloads), func(t *testing.T) {
				e := firstChild(t, chat(bodies, payloads))
				n := testing.AllocsPerRun(100, func() {
					v, err := codec.Decode(e)
					if m := v.(*stanza.Message); err != nil || len(m.Body) != bodies || m.Payloads.Len() != payloads {
						t.Fatal("the message is not decoded", err)
					}
				})
				if n > 3 {
					t.Errorf("%v allocations, want at most 3", n)
				}
			})
		}
	}
}

func TestAllocationsOfSmallThings(t *testing.T) {
	skipInstrumented(t)
	codec := stanza.NewCodec("jabber:client")
	tests := map[string]struct {
		doc  string
		most float64
		do   func(e xmlstream.Element) func()
	}{
		"Route": {chat(1, 3), 0, func(e xmlstream.Element) func() {
			return func() {
				if r := stanza.Route(e); r.Kind != stanza.KindMessage || string(r.ID) != "m1" {
					t.Fatal(r)
				}
			}
		}},
		"Decode, Unknown": {"<extension xmlns='urn:example:notes' n='1'>The wind &amp; the sea<note/></extension>", 3, func(e xmlstream.Element) func() {
			return func() {
				if v, err := codec.Decode(e); err != nil || v.(*stanza.Unknown).Element.IsZero() {
					t.Fatal(v, err)
				}
			}
		}},
		"Decode, names of a message in other namespaces": {"<message>" + strings.Repeat("<body xmlns='urn:f'/>", 9) + "<thread xmlns='urn:f'/></message>", 3, func(e xmlstream.Element) func() {
			return func() {
				if m := mustDecode(t, codec, e).(*stanza.Message); m.Payloads.Len() != 10 || m.Thread != nil {
					t.Fatal(m)
				}
			}
		}},
		"Append, as received": {chat(3, 5), 0, func(e xmlstream.Element) func() {
			return appending(t, codec, mustDecode(t, codec, e))
		}},
		"Append, as received in another spelling": {"<message to='Ines@Quill.EXAMPLE'><delay xmlns='urn:xmpp:delay' stamp='2025-06-01T12:00:00.0Z'/></message>", 0, func(e xmlstream.Element) func() {
			m := mustDecode(t, codec, e).(*stanza.Message)
			d, err := stanza.Get[benchDelay](&m.Payloads)
			if err != nil {
				t.Fatal(err)
			}
			m.Payloads.Set(d)
			return appending(t, codec, m)
		}},
		"Append, changed": {chat(3, 5), 0, func(e xmlstream.Element) func() {
			m := mustDecode(t, codec, e).(*stanza.Message)
			m.To = stanza.MustParseJID("ines@quill.example")
			m.Body.Set("", "The sea, & the wind.")
			m.Payloads.Set(&benchDelay{From: "harbor.example"})
			return appending(t, codec, m)
		}},
		"Append, new": {"<r/>", 0, func(xmlstream.Element) func() {
			m := &stanza.Message{Type: stanza.MessageChat, Body: stanza.Plain("The wind & the sea."), Thread: &stanza.Thread{ID: "storm"}}
			m.To = stanza.MustParseJID("ines@quill.example")
			m.Payloads = stanza.NewPayloads(&benchRequest{}, &benchDelay{From: "harbor.example"})
			return appending(t, codec, m)
		}},
		"Append, error": {"<r/>", 0, func(xmlstream.Element) func() {
			iq := &stanza.IQ{Type: stanza.IQError, Error: stanza.NewError("item-not-found", "There is none.")}
			return appending(t, codec, iq)
		}},
		"Append, presence": {"<presence><show>away</show><priority>-1</priority><c xmlns='http://jabber.org/protocol/caps' node='n' ver='v' hash='sha-1'/></presence>", 0, func(e xmlstream.Element) func() {
			return appending(t, codec, mustDecode(t, codec, e))
		}},
		"Append, Unknown": {"<extension xmlns='urn:example:notes' n='1'>The wind &amp; the sea<note/></extension>", 0, func(e xmlstream.Element) func() {
			return appending(t, codec, mustDecode(t, codec, e))
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if n := testing.AllocsPerRun(100, test.do(firstChild(t, test.doc))); n > test.most {
				t.Errorf("%v allocations, want at most %v", n, test.most)
			}
		})
	}
}

func mustDecode(t *testing.T, codec *stanza.Codec, e xmlstream.Element) any {
	t.Helper()
	v, err := codec.Decode(e)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// appending returns a call of Append that has room.
func appending(t *testing.T, codec *stanza.Codec, v any) func() {
	t.Helper()
	room, err := codec.Append(nil, v)
	if err != nil {
		t.Fatal(err)
	}
	return func() {
		if _, err := codec.Append(room[:0], v); err != nil {
			t.Fatal(err)
		}
	}
}

// skipInstrumented skips tests of memory where the build adds its own.
func skipInstrumented(t *testing.T) {
	t.Helper()
	if instrumented {
		t.Skip("the build allocates on its own account")
	}
}
