package xmlstream_test

import (
	"runtime"
	"strings"
	"testing"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// skipInstrumented skips tests of memory where the build adds its own.
func skipInstrumented(t *testing.T) {
	t.Helper()
	if instrumented {
		t.Skip("the race detector and xmlstreamdebug allocate on their own account")
	}
}

// look uses an element as a router and a codec would.
func look(e xmlstream.Element) (n int) {
	if e.Is("jabber:client", "message") {
		n++
	}
	to, _ := e.Attr("to")
	n += len(to) + len(e.Raw()) + len(e.Lang())
	for c := range e.Children() {
		n += len(c.Text()) + int(c.NameID())
	}
	for c := e.Cursor(); c.Next() != xmlstream.None; {
		n += c.Offset()
	}
	return n
}

// TestAllocs: in steady state neither tokenising nor looking at a stanza
// allocates, whatever is in it and however it is cut.
func TestAllocs(t *testing.T) {
	skipInstrumented(t)
	message := "<message to='juliet@capulet.example' type='chat'><body>Wherefore art thou?</body></message>"
	for _, c := range []struct{ name, stanza string }{
		{"message", message},
		{"references", "<message to='&apos;x&apos;'><body>a &amp; b &lt; c</body></message>"},
		{"CDATA", "<message><body><![CDATA[if (a < b) c;]]> and so on</body></message>"},
		{"line ends", "<message to='a\tb'><body>one\r\ntwo</body></message>"},
		{"non-ASCII", "<message to='ü@köln.example'><body>Grüße 🎭</body></message>"},
		{"unknown names", "<bogus strange='1'><wonder curious='2'>x</wonder></bogus>"},
		{"unknown namespace", "<iq><x xmlns='urn:example:nobody:knows'><y/></x></iq>"},
		{"prefixes", "<iq xmlns:p='urn:example:p'><p:x p:k='1'><p:y/></p:x></iq>"},
		{"language", "<message xml:lang='de'><body>x</body><body xml:lang='en'>y</body></message>"},
		{"many attributes", "<iq" + repeated(40, " a%d='v'") + "/>"},
		{"deep", nested(60, none)},
		{"8 KiB", "<message><body>" + strings.Repeat("0123456789abcdef", 512) + "</body></message>"},
		{"24 KiB of children", "<iq><query xmlns='jabber:iq:roster'>" + strings.Repeat("<item jid='mara@harbor.example' name='Mara'><group>Crew</group></item>", 350) + "</query></iq>"},
		{"keepalive", " \n" + message},
	} {
		for _, size := range []int{1 << 20, 16 << 10, 100, 1} {
			tok := xmlstream.NewTokenizer(nil)
			input := []byte(c.stanza)
			children := 0
			feed := func(b []byte) {
				for len(b) > 0 {
					n, err := tok.Write(b[:min(size, len(b))])
					if err != nil {
						t.Fatal(err)
					}
					b = b[n:]
					for {
						event, err := tok.Next()
						if err != nil {
							t.Fatal(err)
						}
						if event == xmlstream.NeedMore {
							break
						}
						if event == xmlstream.Child {
							children += min(1, 1+look(tok.Element()))
						}
					}
				}
			}
			feed([]byte(plainHeader))
			for range 20 {
				feed(input)
			}
			if allocs := testing.AllocsPerRun(100, func() { feed(input) }); allocs != 0 {
				t.Errorf("%s, %d bytes at once: %v allocations for each stanza", c.name, min(size, len(input)), allocs)
			}
			if children != 121 {
				t.Errorf("%s: %d children, want 121", c.name, children)
			}
		}
	}
}

// TestAllocsWrite: copying an element to another stream allocates nothing
// where dst has room.
func TestAllocsWrite(t *testing.T) {
	skipInstrumented(t)
	tok := xmlstream.NewTokenizer(nil)
	feedUntilChild(t, tok, plainHeader+"<message to='juliet@capulet.example'><body>x &amp; y</body></message>")
	e := tok.Element()
	dst := make([]byte, 0, 1024)
	if allocs := testing.AllocsPerRun(100, func() { dst, _ = e.AppendXML(dst[:0]) }); allocs != 0 {
		t.Errorf("AppendXML: %v allocations", allocs)
	}
	if allocs := testing.AllocsPerRun(100, func() { dst, _ = e.AppendIn(dst[:0], client) }); allocs != 0 {
		t.Errorf("AppendIn: %v allocations", allocs)
	}
	if len(dst) == 0 {
		t.Error("nothing was written")
	}
}

// TestIdleMemory: between stanzas a Tokenizer holds no buffer, no tape and no
// tables.
func TestIdleMemory(t *testing.T) {
	skipInstrumented(t)
	if testing.Short() {
		t.Skip("makes 100,000 tokenizers")
	}
	const count, most = 100_000, 64
	input := []byte("<?xml version='1.0'?>" + plainHeader +
		"<stream:features><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></stream:features>" +
		"<message to='juliet@capulet.example'><body>x</body></message>")
	idle := make([]*xmlstream.Tokenizer, count)
	var before, after runtime.MemStats
	settle := func(m *runtime.MemStats) {
		runtime.GC()
		runtime.GC() // the pool gives up its engines in the second
		runtime.ReadMemStats(m)
	}
	settle(&before)
	children := 0
	for i := range idle {
		idle[i] = xmlstream.NewTokenizer(nil)
		for event, err := range idle[i].Feed(input) {
			if err != nil {
				t.Fatal(err)
			}
			if event == xmlstream.Child {
				children++
			}
		}
	}
	settle(&after)
	each := (int64(after.HeapAlloc) - int64(before.HeapAlloc)) / count
	if children != 2*count {
		t.Fatalf("%d children", children)
	}
	if each > most {
		t.Errorf("an idle Tokenizer holds %d bytes, want at most %d", each, most)
	}
	runtime.KeepAlive(idle)
}

// TestAllocsOfClone: the Owned, and one block for all that it holds, two in builds
// without unsafe.
func TestAllocsOfClone(t *testing.T) {
	skipInstrumented(t)
	clone := func(stanza string) (allocs float64) {
		tok := xmlstream.NewTokenizer(nil)
		write(t, tok, plainHeader)
		feedUntilChild(t, tok, stanza)
		e := tok.Element()
		var c xmlstream.Element
		allocs = testing.AllocsPerRun(100, func() { c = e.Clone() })
		if got := c.String(); got != stanza {
			t.Errorf("%s, want %s", got, stanza)
		}
		return allocs
	}
	plain := clone("<message/>")
	if plain > 3 {
		t.Errorf("%v allocations", plain)
	}
	for _, c := range []struct{ name, stanza string }{
		{"references", "<message to='&apos;x&apos;'><body>a &amp; b &lt; c<![CDATA[ & d]]></body></message>"},
		{"unknown namespace", "<x xmlns='urn:a'><p:y xmlns:p='urn:b'/></x>"},
		{"unknown namespace with a reference", "<x xmlns='urn:a&amp;b'><p:y xmlns:p='urn:c&amp;d'/></x>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if allocs := clone(c.stanza); allocs != plain {
				t.Errorf("%v allocations, want %v", allocs, plain)
			}
		})
	}
}
