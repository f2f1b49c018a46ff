package xmlstream_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// mixedStream is a stream as a busy server sees it: 60 % presence, 25 %
// messages, 15 % IQ, the same bytes every time.
func mixedStream(stanzas int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	names := []string{"romeo", "juliet", "mercutio", "nurse", "benvolio"}
	jid := func() string {
		return fmt.Sprintf("%s@montague.example/%x", names[r.IntN(len(names))], r.Uint32())
	}
	var b bytes.Buffer
	b.WriteString(plainHeader)
	for i := range stanzas {
		switch p := r.IntN(100); {
		case p < 60:
			fmt.Fprintf(&b, "<presence from='%s' to='%s'><show>away</show><status>gone fishing %d</status><priority>5</priority>"+
				"<c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='https://client.example' ver='QgayPKawpkPSDYmwT/WM94uAlu0='/>"+
				"<x xmlns='vcard-temp:x:update'><photo>%x</photo></x></presence>", jid(), jid(), i, r.Uint64())
		case p < 85:
			fmt.Fprintf(&b, "<message from='%s' to='%s' type='chat' id='m%d'><body>%s</body><active xmlns='http://jabber.org/protocol/chatstates'/>"+
				"<request xmlns='urn:xmpp:receipts'/><stanza-id xmlns='urn:xmpp:sid:0' id='%x' by='montague.example'/></message>",
				jid(), jid(), i, []string{"Wherefore art thou?", "It is the east, and Juliet is the sun &amp; more", "Grüße aus Köln", "See https://example.org/path?x=1 for all of it, it goes on and on for a while."}[r.IntN(4)], r.Uint64())
		default:
			fmt.Fprintf(&b, "<iq from='%s' to='%s' type='result' id='q%d'><query xmlns='http://jabber.org/protocol/disco#info'>"+
				"<identity category='client' type='pc' name='Client'/><feature var='urn:xmpp:ping'/><feature var='http://jabber.org/protocol/disco#info'/>"+
				"<feature var='urn:xmpp:carbons:2'/></query></iq>", jid(), jid(), i)
		}
	}
	return b.Bytes()
}

// tokenize feeds the stream in writes of that size and returns the number of
// children.
func tokenize(tb testing.TB, stream []byte, size int) (children int) {
	tok := xmlstream.NewTokenizer(nil)
	for len(stream) > 0 {
		n, _ := tok.Write(stream[:min(size, len(stream))])
		stream = stream[n:]
		for {
			event, err := tok.Next()
			if err != nil {
				tb.Fatal(err)
			}
			if event == xmlstream.NeedMore {
				break
			}
			if event == xmlstream.Child {
				children++
			}
		}
	}
	return children
}

func decodeTokens(tb testing.TB, stream []byte) {
	d := xml.NewDecoder(bytes.NewReader(stream))
	for {
		if _, err := d.Token(); err != nil {
			if err == io.EOF {
				return
			}
			return // the root stays open
		}
	}
}

// BenchmarkTokenize reports the ratio to encoding/xml's Decoder.Token on the
// same bytes, measured in turns.
func BenchmarkTokenize(b *testing.B) {
	stream := mixedStream(2000)
	b.SetBytes(int64(len(stream)))
	b.ReportAllocs()
	var theirs time.Duration
	turns := 0
	for b.Loop() {
		tokenize(b, stream, 16<<10)
		if turns%16 == 0 {
			b.StopTimer()
			start := time.Now()
			decodeTokens(b, stream)
			theirs += time.Since(start)
			b.StartTimer()
		}
		turns++
	}
	perTurn := b.Elapsed() / time.Duration(b.N)
	samples := (turns + 15) / 16
	b.ReportMetric(float64(theirs)/float64(samples)/float64(perTurn), "x-encoding/xml")
}
