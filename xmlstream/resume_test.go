package xmlstream_test

import (
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// TestResumeText cuts text in pieces that are large enough for the fast path,
// which must go on with what it or the machine has read of it before.
func TestResumeText(t *testing.T) {
	plain := strings.Repeat("low water at six, ", 5)
	for _, c := range []struct{ name, text string }{
		{"plain", plain},
		{"line ends first", "a\r\nb" + plain},
		{"line ends last", plain + "a\r\nb"},
		{"references first", "&amp;&#x41;" + plain},
		{"references all along", strings.Repeat("tide &amp; wind, ", 6)},
		{"not ASCII", strings.Repeat("明日の朝 grün 😀, ", 5)},
		{"brackets", strings.Repeat("a]b]]c, ", 10)},
		{"CDATA first", "<![CDATA[a&b]]>" + plain},
		{"CDATA in between", plain + "<![CDATA[]]>" + plain},
		{"empty CDATA first", "<![CDATA[]]>" + plain},
		{"empty CDATA, then a reference", "<![CDATA[]]>&amp;" + plain},
		{"empty CDATA alone", "<![CDATA[]]>"},
		{"a control", plain + "\x01"},
		{"not UTF-8", plain + "\xff"},
		{"another entity", plain + "&nbsp;"},
		{"the end of a section", plain + "]]>"},
		{"a comment", plain + "<!--x-->"},
	} {
		t.Run(c.name, func(t *testing.T) {
			input := plainHeader + "<message><body>" + c.text + "</body>" + c.text + "</message><presence/>"
			for size := 16; size < 64; size++ {
				compareTiers(t, c.name, []byte(input), nil, size)
			}
			for i := len(plainHeader) + 1; i < len(input); i++ {
				compareTiers(t, c.name, []byte(input), nil, i)
			}
			whole := observe([]byte(input), nil, tiers[0].choose, len(input))
			if got := observe([]byte(input), nil, tiers[2].choose, 32); !reflect.DeepEqual(whole, got) {
				t.Errorf("(-whole +in pieces):\n%s", cmp.Diff(whole, got))
			}
		})
	}
}

// TestResumeTextAsReceived copies text that came in two pieces.
func TestResumeTextAsReceived(t *testing.T) {
	tok := xmlstream.NewTokenizer(nil)
	for event, err := range tok.Feed([]byte(plainHeader + "<message>low water at ")) {
		if event != xmlstream.Open || err != nil {
			t.Fatal(event, err)
		}
	}
	feedUntilChild(t, tok, "six, and not before</message>")
	if diff := cmp.Diff("low water at six, and not before", string(tok.Element().AppendInner(nil))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestLimitsOfEachStream: streams share engines, not limits, even where these
// stand in the same place.
func TestLimitsOfEachStream(t *testing.T) {
	runtime.GC() // the pool gives up its engines in the second
	runtime.GC()
	l := xmlstream.Limits{}
	for i, depth := range []int{0, 1, 2, 0, 1} {
		l.Depth = depth
		tok := xmlstream.NewTokenizer(&xmlstream.Options{Limits: &l})
		write(t, tok, plainHeader+"<message><body/></message>")
		var fault error
		for event, err := tok.Next(); ; event, err = tok.Next() {
			if fault = err; err != nil || event == xmlstream.NeedMore {
				break
			}
		}
		if (fault != nil) != (depth == 1) {
			t.Errorf("stream %d, depth %d: %v", i, depth, fault)
		}
	}
}

// TestLimitsAfterFault: the engine of a stream with a fault is like any other when
// another stream gets it.
func TestLimitsAfterFault(t *testing.T) {
	faulty := xmlstream.NewTokenizer(nil)
	write(t, faulty, plainHeader+"<a></b>")
	var fault error
	for fault == nil {
		_, fault = faulty.Next()
	}
	faulty.Reset(nil)
	var held []*xmlstream.Tokenizer // the pool gives each another engine
	for range 3 {
		tok := xmlstream.NewTokenizer(&xmlstream.Options{Limits: &xmlstream.Limits{}})
		write(t, tok, plainHeader+"<a>")
		if event, err := tok.Next(); event != xmlstream.Open || err != nil {
			t.Errorf("%v, %v", event, err)
		}
		held = append(held, tok)
	}
	runtime.KeepAlive(held)
}
