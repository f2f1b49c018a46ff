package stanza_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// stanzaCase is a line of attacks/stanza-cases.jsonl.
type stanzaCase struct {
	ID, Call string
	Input    struct {
		XML       string
		Own       string
		Archive   string
		RequestTo string `json:"request_to"`
	}
	Expect struct {
		Verdict, Kind, Type string
		StanzaError         string `json:"stanza_error"`
		StreamError         string `json:"stream_error"`
		Bodies              [][2]string
		Body                *string
		Priority            *int8
		ErrorCondition      string `json:"error_condition"`
		Match, Trusted      bool
	}
}

func decodeChild(t *testing.T, xml string) (any, error) {
	t.Helper()
	tok := xmlstream.NewTokenizer(nil)
	for event, err := range tok.Feed([]byte("<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>" + xml)) {
		if err != nil {
			t.Fatal(err)
		}
		if event == xmlstream.Child {
			return stanza.NewCodec("jabber:client").Decode(tok.Element())
		}
	}
	t.Fatalf("no element in %q", xml)
	return nil, nil
}

func TestStanzaCases(t *testing.T) {
	f, err := os.Open("../../shared/attacks/stanza-cases.jsonl")
	if err != nil {
		t.Skipf("the acceptance data is not beside this checkout: %v", err)
	}
	defer func() { _ = f.Close() }()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var c stanzaCase
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		switch c.Call {
		case "decode":
			t.Run(c.ID, func(t *testing.T) { c.decode(t) })
		case "carbon", "roster-push", "mam-result":
			t.Run(c.ID, func(t *testing.T) {
				own := stanza.MustParseJID(c.Input.Own)
				sender := own.Bare()
				if c.Input.Archive != "" {
					sender = stanza.MustParseJID(c.Input.Archive)
				}
				v, _ := decodeChild(t, c.Input.XML)
				if got := v.(interface {
					SentBy(address, own stanza.JID) bool
				}).SentBy(sender, own); got != c.Expect.Trusted {
					t.Errorf("SentBy is %v", got)
				}
			})
		case "match-reply":
			t.Run(c.ID, func(t *testing.T) {
				v, _ := decodeChild(t, c.Input.XML)
				to, own := stanza.MustParseJID(c.Input.RequestTo), stanza.MustParseJID(c.Input.Own)
				if got := v.(*stanza.IQ).Answers("q1", to, own); got != c.Expect.Match {
					t.Errorf("Answers is %v", got)
				}
			})
		}
	}
}

func (c *stanzaCase) decode(t *testing.T) {
	v, err := decodeChild(t, c.Input.XML)
	if u, ok := v.(*stanza.Unknown); ok && err == nil {
		err = u.Fault()
	}
	var fault *stanza.StanzaFault
	var streamFault *stanza.StreamFault
	got := ""
	switch {
	case errors.As(err, &fault):
		got = string(fault.Condition)
	case errors.As(err, &streamFault):
		got = streamFault.Condition
	case err != nil:
		t.Fatal(err)
	}
	if want := c.Expect.StanzaError + c.Expect.StreamError; got != want {
		t.Fatalf("the answer is %q, want %q: %v", got, want, err)
	}
	if c.Expect.Verdict == "reject" {
		return
	}
	switch v := v.(type) {
	case *stanza.Message:
		if c.Expect.Type != "" && string(v.Type.Kind()) != c.Expect.Type {
			t.Errorf("type %s", v.Type.Kind())
		}
		if c.Expect.Body != nil && v.Body.Get("") != *c.Expect.Body {
			t.Errorf("body %q", v.Body.Get(""))
		}
		var bodies [][2]string
		for _, b := range v.Body {
			bodies = append(bodies, [2]string{b.Lang, b.Value})
		}
		if c.Expect.Bodies != nil {
			if diff := cmp.Diff(c.Expect.Bodies, bodies); diff != "" {
				t.Error(diff)
			}
		}
		if c.Expect.ErrorCondition != "" && (v.Error == nil || string(v.Error.Condition) != c.Expect.ErrorCondition) {
			t.Errorf("error %v", v.Error)
		}
	case *stanza.Presence:
		if c.Expect.Priority != nil && v.Priority != *c.Expect.Priority {
			t.Errorf("priority %d", v.Priority)
		}
	}
}

func TestSentBy(t *testing.T) {
	own := stanza.MustParseJID("romeo@montague.example/home")
	for _, c := range []struct {
		name, xml string
		want      bool
	}{
		{"the account", "<message from='romeo@montague.example'/>", true},
		{"no from", "<message/>", true},
		{"a resource of the account", "<message from='romeo@montague.example/other'/>", false},
		{"another", "<message from='juliet@capulet.example'/>", false},
		{"a longer domain", "<message from='romeo@montague.example.evil.example'/>", false},
		{"a malformed address", "<message from='@montague.example'/>", false},
		{"other case", "<message from='ROMEO@montague.example'/>", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			v, _ := decodeChild(t, c.xml)
			if got := v.(*stanza.Message).SentBy(own.Bare(), own); got != c.want {
				t.Errorf("SentBy is %v", got)
			}
		})
	}
}

// What a program sets is written as set; what it left alone keeps its spelling.
func TestChangedFieldsAreWritten(t *testing.T) {
	const message = "<message id='A@b' to='Romeo@Montague.example' type='error'>" +
		"<error type='cancel'><gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>"
	v, err := decodeChild(t, message)
	if err != nil {
		t.Fatal(err)
	}
	m := v.(*stanza.Message)
	codec := stanza.NewCodec("jabber:client")
	if out, err := codec.Append(nil, m); err != nil || string(out) != message {
		t.Errorf("untouched: %s, %v", out, err)
	}
	m.ID = "a@b"
	m.Error.By = stanza.MustParseJID("capulet.example")
	const want = "<message id='a@b' to='Romeo@Montague.example' type='error'>" +
		"<error type='cancel' by='capulet.example'><gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>"
	if out, err := codec.Append(nil, m); err != nil || string(out) != want {
		t.Errorf("changed: %s, %v", out, err)
	}
}

// The same rules without the acceptance data.
func TestDecodeAnswers(t *testing.T) {
	for _, c := range []struct{ name, xml, want string }{
		{"iq", "<iq id='1' type='get'><ping xmlns='urn:xmpp:ping'/></iq>", ""},
		{"empty result", "<iq id='1' type='result'/>", ""},
		{"iq without id", "<iq type='get'><ping xmlns='urn:xmpp:ping'/></iq>", "bad-request"},
		{"iq of unknown type", "<iq id='1' type='GET'><ping xmlns='urn:xmpp:ping'/></iq>", "bad-request"},
		{"iq without payload", "<iq id='1' type='set'/>", "bad-request"},
		{"iq with two payloads", "<iq id='1' type='get'><a xmlns='urn:a'/><b xmlns='urn:b'/></iq>", "bad-request"},
		{"iq error without error", "<iq id='1' type='error'/>", "bad-request"},
		{"message of unknown type", "<message type='foo'/>", ""},
		{"bad address", "<message to='a@b@c'/>", "jid-malformed"},
		{"presence of unknown type", "<presence type='foo'/>", "bad-request"},
		{"presence of empty type", "<presence type=''/>", "bad-request"},
		{"presence of empty type, in its own namespace", "<presence xmlns='jabber:client' from='a@b.example' type=''/>", "bad-request"},
		{"priority too high", "<presence><priority>128</priority></presence>", "bad-request"},
		{"priority", "<presence><priority>-128</priority></presence>", ""},
		{"no stanza", "<Message/>", "unsupported-stanza-type"},
	} {
		t.Run(c.name, func(t *testing.T) {
			v, err := decodeChild(t, c.xml)
			if u, ok := v.(*stanza.Unknown); ok {
				err = u.Fault()
			}
			got := ""
			var fault *stanza.StanzaFault
			var streamFault *stanza.StreamFault
			switch {
			case errors.As(err, &fault):
				got = string(fault.Condition)
			case errors.As(err, &streamFault):
				got = streamFault.Condition
			}
			if got != c.want {
				t.Errorf("the answer is %q, want %q: %v", got, c.want, err)
			}
		})
	}
}
