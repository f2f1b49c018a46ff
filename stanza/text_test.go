package stanza_test

import (
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/xmppwire/xmppwire/stanza"
)

func TestTextGet(t *testing.T) {
	const austrian = "<message xml:lang='fr'><body xml:lang='en'>one</body><body>two</body><body xml:lang='de-AT'>three</body><body xml:lang='de-CH'>four</body><body xml:lang='en'>five</body></message>"
	for _, c := range []struct{ name, message, lang, want string }{
		{"its own", austrian, "en", "one"},
		{"its own, in capitals", austrian, "EN", "one"},
		{"none", austrian, "", "two"},
		{"a longer one", austrian, "de", "three"},
		{"a longer one, in capitals", austrian, "DE", "three"},
		{"an exact one before a longer one", austrian, "de-CH", "four"},
		{"the one around it", austrian, "fr", "two"},
		{"the one around it, in capitals", austrian, "FR", "two"},
		{"none of them", austrian, "nl", "one"},
		{"no prefix of a word", austrian, "d", "one"},
		{"no body", "<message/>", "en", ""},
		{"every one with its own", "<message xml:lang='fr'><body xml:lang='en'>one</body></message>", "fr", "one"},
		{"an empty one of its own", "<message xml:lang='fr'><body xml:lang='en'>one</body><body xml:lang=''>two</body></message>", "", "two"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := decodeMessage(t, c.message).Body.Get(c.lang); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestTextSet(t *testing.T) {
	const source = "<message><body>1</body><body xml:lang='de'>2</body><body xml:lang='de'>3</body></message>"
	for _, c := range []struct{ name, lang, want string }{
		{"without language", "", "<message><body>x</body><body xml:lang='de'>2</body><body xml:lang='de'>3</body></message>"},
		{"the first of its language", "de", "<message><body>1</body><body xml:lang='de'>x</body><body xml:lang='de'>3</body></message>"},
		{"a new language", "nl", "<message><body>1</body><body xml:lang='de'>2</body><body xml:lang='de'>3</body><body xml:lang='nl'>x</body></message>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := decodeMessage(t, source)
			m.Body.Set(c.lang, "x")
			if out, err := stanza.NewCodec("jabber:client").Append(nil, m); err != nil || string(out) != c.want {
				t.Errorf("%s, %v, want %s", out, err, c.want)
			}
		})
	}
	var text stanza.Text
	text.Set("", "a")
	text.Set("de", "b")
	want := stanza.Text{{Value: "a"}, {Lang: "de", HasLang: true, Value: "b"}}
	if diff := gocmp.Diff(want, text, cmpopts.IgnoreUnexported(stanza.LangText{})); diff != "" {
		t.Error(diff)
	}
	if diff := gocmp.Diff(stanza.Text{{Value: "a"}}, stanza.Plain("a"), cmpopts.IgnoreUnexported(stanza.LangText{})); diff != "" {
		t.Error(diff)
	}
}

// TestTextInPieces has text around what is no part of it, which stays if the
// text does.
func TestTextInPieces(t *testing.T) {
	const source = "<message><body xml:lang='de' k='v'>a<x xmlns='urn:x'/>b&amp;c</body></message>"
	codec := stanza.NewCodec("jabber:client")
	m := decodeMessage(t, source)
	if got := m.Body.Get("de"); got != "ab&c" {
		t.Errorf("body %q", got)
	}
	if out, err := codec.Append(nil, m); err != nil || string(out) != source {
		t.Errorf("untouched: %s, %v", out, err)
	}
	m.Body.Set("de", "new")
	const want = "<message><body xml:lang='de'>new</body></message>"
	if out, err := codec.Append(nil, m); err != nil || string(out) != want {
		t.Errorf("changed: %s, %v", out, err)
	}
}
