package main

import (
	"bufio"
	"io"
	"net"
	"slices"
	"testing"
	"time"

	"github.com/xmppwire/xmppwire/stanza/cmd/xmppcat/internal/sample"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// someStanzas returns the first n stanzas of the sample.
func someStanzas(n int) string {
	var b []byte
	for i := range n {
		b = sample.Append(b, i)
	}
	return string(b)
}

// BenchmarkView is what the view costs for a stanza, without the wire.
func BenchmarkView(b *testing.B) {
	for _, view := range []struct {
		name    string
		printer func(out *bufio.Writer) printer
	}{
		{"blocks", func(out *bufio.Writer) printer { return &human{out: out} }},
		{"json", func(out *bufio.Writer) printer { return &lines{out: out} }},
		{"page", func(*bufio.Writer) printer { return newStore(hider{}) }},
		{"filtered", func(out *bufio.Writer) printer {
			return filtered{&filter{kinds: []string{"close"}}, &human{out: out}}
		}},
	} {
		b.Run(view.name, func(b *testing.B) {
			const stanzas = 1000
			piece := []byte(someStanzas(stanzas))
			o := newObserver(&xmlstream.Options{FollowRestarts: true}, view.printer(bufio.NewWriter(io.Discard)))
			o.see(chunk{kind: begins})
			o.see(chunk{direction: c2s, kind: carries, data: []byte(testHeader)})
			b.ResetTimer()
			for range b.N {
				o.see(chunk{direction: c2s, kind: carries, data: piece})
			}
			b.ReportMetric(float64(b.N*stanzas)/b.Elapsed().Seconds(), "stanzas/s")
		})
	}
}

// BenchmarkTap sends 100,000 stanzas through a tap as fast as they pass, and
// waits until the view has caught up. BenchmarkTap/none is the same without a
// tap. The latency is that of one stanza and its answer while nothing else
// passes.
func BenchmarkTap(b *testing.B) {
	const stanzas, rounds = 100_000, 2000
	piece := someStanzas(stanzas)
	for _, test := range []struct {
		name  string
		tap   bool
		flags []string
	}{
		{"none", false, nil},
		{"blocks", true, nil},
		{"json", true, []string{"-json"}},
		{"filtered", true, []string{"-kind", "close"}},
		{"record", true, []string{"-kind", "close", "-record", b.TempDir()}},
		{"page", true, []string{"-kind", "message", "-http", "127.0.0.1:0"}},
	} {
		b.Run(test.name, func(b *testing.B) {
			for range b.N {
				l := listen(b)
				address, done := l.Addr().String(), func() {}
				if test.tap {
					tap := runTap(b, io.Discard, address, test.flags...)
					address = tap.address
					done = func() { tap.stop() }
				}
				client, server := pair(b, address, l)
				say(b, client, server, testHeader)
				rate, whole := throughput(b, client, server, piece, stanzas, done)
				b.ReportMetric(rate, "passed/s")
				b.ReportMetric(whole, "shown/s")
			}
			l := listen(b)
			address := l.Addr().String()
			if test.tap {
				address = runTap(b, io.Discard, address, test.flags...).address
			}
			client, server := pair(b, address, l)
			say(b, client, server, testHeader)
			median, most := roundTrips(b, client, server, rounds)
			b.ReportMetric(float64(median.Nanoseconds())/1000, "µs/roundtrip")
			b.ReportMetric(float64(most.Nanoseconds())/1000, "µs/roundtrip-p99")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// throughput returns how many stanzas a second come through, and how many
// until done returns.
func throughput(b *testing.B, client, server net.Conn, piece string, stanzas int, done func()) (passed, shown float64) {
	start := time.Now()
	go func() {
		_, _ = io.WriteString(client, piece)
		closeWrite(client)
	}()
	n, err := io.Copy(io.Discard, server)
	if err != nil || n != int64(len(piece)) {
		b.Fatalf("%d bytes have come through of %d: %v", n, len(piece), err)
	}
	passed = float64(stanzas) / time.Since(start).Seconds()
	closeWrite(server)
	done()
	return passed, float64(stanzas) / time.Since(start).Seconds()
}

func roundTrips(b *testing.B, client, server net.Conn, rounds int) (median, p99 time.Duration) {
	var all []time.Duration
	for range rounds {
		start := time.Now()
		say(b, client, server, "<iq type='get' id='1' to='harbor.example'><ping xmlns='urn:xmpp:ping'/></iq>")
		say(b, server, client, "<iq type='result' id='1' from='harbor.example'/>")
		all = append(all, time.Since(start))
	}
	slices.Sort(all)
	return all[rounds/2], all[rounds*99/100]
}
