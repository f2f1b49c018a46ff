package xmlstream_test

import (
	"errors"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// census counts what a stream consists of, in the columns of streams/index.tsv.
type census map[string]string

// count feeds the input in pieces of those sizes and counts its events.
func count(t *testing.T, input []byte, sizes []int, opts *xmlstream.Options) census {
	t.Helper()
	tok := xmlstream.NewTokenizer(opts)
	var headers, elements, keepalives int
	end := "open"
	for _, n := range sizes {
		for event, err := range tok.Feed(input[:n]) {
			if err != nil {
				t.Fatalf("the stream is refused: %v", err)
			}
			switch event {
			case xmlstream.Open:
				headers++
			case xmlstream.Child:
				elements++
			case xmlstream.Keepalive:
				keepalives++
			case xmlstream.Close:
				end = "close"
			}
		}
		input = input[n:]
	}
	if err := tok.End(); (err == nil) != (end == "close") {
		t.Fatalf("End says %v, and the stream is %s", err, end)
	}
	return census{
		"headers": strconv.Itoa(headers), "elements": strconv.Itoa(elements),
		"keepalives": strconv.Itoa(keepalives), "end": end,
	}
}

// TestStreams reads every good stream, fed whole, byte by byte, in two at
// every byte and in pieces of a prime size.
func TestStreams(t *testing.T) {
	for _, row := range readTable(t, "../testdata/streams/index.tsv") {
		t.Run(row["file"], func(t *testing.T) {
			input := mustRead(t, filepath.Join("../testdata/streams", row["file"]))
			opts := &xmlstream.Options{FollowRestarts: true, ContentNamespaces: []string{row["content namespace"]}}
			want := census{}
			for _, column := range []string{"headers", "elements", "keepalives", "end"} {
				want[column] = row[column]
			}
			check := func(name string, sizes []int) {
				if diff := cmp.Diff(want, count(t, input, sizes, opts)); diff != "" {
					t.Fatalf("%s (-want +got):\n%s", name, diff)
				}
			}
			for name, sizes := range cuts(len(input), len(input) < 3000) {
				check(name, sizes)
			}
			check("pieces of 67", pieces(len(input), 67))
		})
	}
}

// TestStreamsOtherContent refuses every good stream where its content
// namespace is not accepted: at the "<" of its header, as invalid-namespace.
func TestStreamsOtherContent(t *testing.T) {
	for _, row := range readTable(t, "../testdata/streams/index.tsv") {
		t.Run(row["file"], func(t *testing.T) {
			input := mustRead(t, filepath.Join("../testdata/streams", row["file"]))
			o := &observer{tok: xmlstream.NewTokenizer(&xmlstream.Options{ContentNamespaces: []string{"urn:example:other"}})}
			o.feed(input)
			var fault *xmlstream.SyntaxError
			if !errors.As(o.err, &fault) || fault.Condition != xmlstream.InvalidNamespace {
				t.Fatalf("want invalid-namespace, got %v", o.err)
			}
			if rest := string(input[fault.Offset:]); len(rest) < 14 || rest[:14] != "<stream:stream" {
				t.Errorf("the fault is at %d, which is not the header's <", fault.Offset)
			}
		})
	}
}

// TestStreamsInOrder refuses a capture with a restart in it unless it is told
// to follow: a program that has not called Restart must not see a second
// stream.
func TestStreamsInOrder(t *testing.T) {
	for _, row := range readTable(t, "../testdata/streams/index.tsv") {
		if row["headers"] == "1" {
			continue
		}
		o := &observer{tok: xmlstream.NewTokenizer(nil)}
		o.feed(mustRead(t, filepath.Join("../testdata/streams", row["file"])))
		if got := conditionOf(o.err); got != "not-well-formed" && got != "unsupported-stanza-type" {
			t.Errorf("%s: a second header without FollowRestarts: %v", row["file"], o.err)
		}
	}
}
