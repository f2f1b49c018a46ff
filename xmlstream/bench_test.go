package xmlstream_test

import (
	"bytes"
	"encoding/xml"
	"slices"
	"testing"
	"time"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// tokenize feeds the stream in pieces that end at the given places, and returns
// the number of children.
func tokenize(tb testing.TB, tok *xmlstream.Tokenizer, stream []byte, ends []int) (children int) {
	from := 0
	for _, end := range ends {
		for from < end {
			n, _ := tok.Write(stream[from:end])
			from += n
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
	}
	return children
}

// every returns the ends of pieces of that size.
func every(size, total int) (ends []int) {
	for end := size; end < total; end += size {
		ends = append(ends, end)
	}
	return append(ends, total)
}

// decodeTokens reads the stream with encoding/xml, up to its open end.
func decodeTokens(stream []byte) {
	d := xml.NewDecoder(bytes.NewReader(stream))
	for {
		if _, err := d.Token(); err != nil {
			return
		}
	}
}

// benchmark measures the tokenizer on a stream, fed in pieces, and encoding/xml's
// Decoder.Token on the same bytes in between, and reports how many times as
// fast as that it is: by the fastest turn of each, which other work of the
// machine has disturbed the least.
func benchmark(b *testing.B, stream []byte, ends []int, prepare func(*xmlstream.Tokenizer)) {
	b.SetBytes(int64(len(stream)))
	b.ReportAllocs()
	var ours, theirs []time.Duration
	tok := xmlstream.NewTokenizer(nil)
	prepare(tok)
	for b.Loop() {
		start := time.Now()
		tok.Reset(nil)
		tokenize(b, tok, stream, ends)
		ours = append(ours, time.Since(start))
		if len(ours)%16 == 1 {
			b.StopTimer()
			start := time.Now()
			decodeTokens(stream)
			theirs = append(theirs, time.Since(start))
			b.StartTimer()
		}
	}
	b.ReportMetric(float64(len(stream))/float64(slices.Min(ours).Nanoseconds())*1e3, "peak-MB/s")
	b.ReportMetric(float64(slices.Min(theirs))/float64(slices.Min(ours)), "x-encoding/xml")
}

const corpusBytes = 256 << 10

// BenchmarkTokenize reads each corpus in writes of 16 kB.
func BenchmarkTokenize(b *testing.B) {
	for _, c := range corpora {
		b.Run(c.name, func(b *testing.B) {
			stream, _ := makeCorpus(c.stanza, corpusBytes)
			benchmark(b, stream, every(16<<10, len(stream)), func(*xmlstream.Tokenizer) {})
		})
	}
}

// BenchmarkTokenizePortable is BenchmarkTokenize without AVX2.
func BenchmarkTokenizePortable(b *testing.B) {
	for _, c := range corpora {
		b.Run(c.name, func(b *testing.B) {
			stream, _ := makeCorpus(c.stanza, corpusBytes)
			benchmark(b, stream, every(16<<10, len(stream)), (*xmlstream.Tokenizer).DisableCPUFeatures)
		})
	}
}

// BenchmarkWrite reads the mixed corpus in writes of several sizes.
func BenchmarkWrite(b *testing.B) {
	stream, stanzas := makeCorpus((*corpus).mixed, corpusBytes)
	for _, c := range []struct {
		name string
		ends []int
	}{
		{"stanza", stanzas},
		{"1", every(1, len(stream))},
		{"64", every(64, len(stream))},
		{"1k", every(1<<10, len(stream))},
		{"16k", every(16<<10, len(stream))},
		{"32k", every(32<<10, len(stream))},
	} {
		b.Run(c.name, func(b *testing.B) { benchmark(b, stream, c.ends, func(*xmlstream.Tokenizer) {}) })
	}
}
