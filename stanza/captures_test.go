package stanza_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/sasl"
	"github.com/xmppwire/xmppwire/stanza/stream"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// capturesPath names the recorded sessions, which lie beside the checkout.
func capturesPath(t *testing.T) string {
	t.Helper()
	path := filepath.Join("..", "..", "shared", "captures")
	if _, err := os.Stat(filepath.Join(path, "MANIFEST.tsv")); err != nil {
		t.Skipf("the captures are not beside this checkout: %v", err)
	}
	return path
}

// capture is a line of MANIFEST.tsv.
type capture struct {
	name, ends        string
	streams, elements string // "-" where nobody counted
	bytes             []byte
}

func readManifest(t *testing.T, dir, ext string) (list []capture) {
	t.Helper()
	manifest := mustRead(t, filepath.Join(dir, "MANIFEST.tsv"))
	for line := range strings.Lines(string(manifest)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if !strings.HasSuffix(f[0], ext) {
			continue
		}
		list = append(list, capture{
			name: f[0], streams: f[5], elements: f[6], ends: f[7],
			bytes: mustRead(t, filepath.Join(dir, f[0])),
		})
	}
	if len(list) == 0 {
		t.Fatalf("MANIFEST.tsv lists no %s", ext)
	}
	return list
}

func mustRead(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// recordedSizes are the sizes of the reads that brought a capture; nil where
// they were not recorded.
func recordedSizes(t *testing.T, dir, name string) (sizes []int) {
	base, direction := strings.TrimSuffix(name, ".xml"), ""
	if i := strings.LastIndexByte(base, '.'); i >= 0 {
		base, direction = base[:i], base[i+1:]
	}
	f, err := os.Open(filepath.Join(dir, base+".chunks"))
	if err != nil {
		return nil
	}
	defer func() { _ = f.Close() }()
	for s := bufio.NewScanner(f); s.Scan(); {
		fields := strings.Fields(s.Text())
		if n, err := strconv.Atoi(fields[2]); err == nil && fields[1] == direction {
			sizes = append(sizes, n)
		}
	}
	return sizes
}

// observed is what a tokenizer says of a capture.
type observed struct {
	Events  []string
	Streams int
	Childs  int
	Fault   string
}

func observe(input []byte, sizes []int, visit func(xmlstream.Event, xmlstream.Element)) (o observed) {
	tok := xmlstream.NewTokenizer(&xmlstream.Options{FollowRestarts: true, Limits: xmlstream.Unlimited()})
	sizes = append(slices.Clone(sizes), len(input))
	for _, n := range sizes {
		n = min(n, len(input))
		for event, err := range tok.Feed(input[:n]) {
			if err != nil {
				o.Fault = err.Error()
				return o
			}
			e := tok.Element()
			switch event {
			case xmlstream.Open:
				o.Streams++
			case xmlstream.Child:
				o.Childs++
			}
			o.Events = append(o.Events, fmt.Sprint(event, " ", e, " ", tok.InputOffset()))
			if visit != nil {
				visit(event, e)
			}
		}
		input = input[n:]
	}
	return o
}

// faulty lists the captures in which a peer sent what decodes with an error:
// the condition, and why it is the peer's doing.
var faulty = map[string]struct{ condition, reason string }{
	"ejabberd-slixmpp-misc2-romeo.c2s.xml":            {"bad-request", "faulty IQs and presence sent on purpose"},
	"probes/auth-base64-newlines.in.xml":              {"incorrect-encoding", "line ends in base64, which RFC 4648 section 3.3 refuses"},
	"probes/auth-no-mechanism.in.xml":                 {"invalid-mechanism", "no mechanism"},
	"probes/iq-empty-id.ejabberd.s2c.xml":             {"bad-request", "id is empty"},
	"probes/iq-empty-id.in.xml":                       {"bad-request", "id is empty"},
	"probes/iq-empty-id.prosody.s2c.xml":              {"bad-request", "id is empty"},
	"probes/iq-error-no-error.in.xml":                 {"bad-request", "no error element"},
	"probes/iq-no-child.in.xml":                       {"bad-request", "a get without payload"},
	"probes/iq-no-type.in.xml":                        {"bad-request", "no type"},
	"probes/message-bad-to-node.ejabberd.s2c.xml":     {"jid-malformed", "the address is malformed, the answer repeats it"},
	"probes/message-bad-to-node.in.xml":               {"jid-malformed", "the address is malformed, the answer repeats it"},
	"probes/message-bad-to-node.prosody.s2c.xml":      {"jid-malformed", "the address is malformed, the answer repeats it"},
	"probes/message-bad-to-resource.ejabberd.s2c.xml": {"jid-malformed", "the address is malformed, the answer repeats it"},
	"probes/message-bad-to-resource.in.xml":           {"jid-malformed", "the address is malformed, the answer repeats it"},
	"probes/message-bad-to-resource.prosody.s2c.xml":  {"jid-malformed", "the address is malformed, the answer repeats it"},
	"probes/message-empty-to.ejabberd.s2c.xml":        {"jid-malformed", "to is empty, the answer repeats it"},
	"probes/message-empty-to.in.xml":                  {"jid-malformed", "to is empty, the answer repeats it"},
	"probes/message-empty-to.prosody.s2c.xml":         {"jid-malformed", "to is empty, the answer repeats it"},
	"probes/message-from-bad.ejabberd.s2c.xml":        {"jid-malformed", "from is no address"},
	"probes/message-from-bad.in.xml":                  {"jid-malformed", "from is no address"},
	"probes/presence-bad-priority.ejabberd.s2c.xml":   {"bad-request", "priority 1000"},
	"probes/presence-bad-priority.in.xml":             {"bad-request", "priority 1000"},
	"probes/presence-bad-priority.prosody.s2c.xml":    {"bad-request", "priority 1000"},
	"probes/presence-bad-to.ejabberd.s2c.xml":         {"jid-malformed", "the address is malformed, the answer repeats it"},
	"probes/presence-bad-to.in.xml":                   {"jid-malformed", "the address is malformed, the answer repeats it"},
	"probes/presence-bad-to.prosody.s2c.xml":          {"jid-malformed", "the address is malformed, the answer repeats it"},
	"probes/presence-bad-type.in.xml":                 {"bad-request", "no such type"},
	"prosody-slixmpp-misc1-romeo.c2s.xml":             {"bad-request", "faulty IQs and presence sent on purpose"},
	"prosody-slixmpp-misc3-romeo.c2s.xml":             {"bad-request", "faulty IQs and presence sent on purpose"},
}

// tooBig lists the captures with an element that the default limits let nobody
// write.
var tooBig = []string{"probes/size-300k.in.xml"}

func TestCaptures(t *testing.T) {
	dir := capturesPath(t)
	random := rand.New(rand.NewPCG(1, 2))
	for _, c := range readManifest(t, dir, ".xml") {
		t.Run(c.name, func(t *testing.T) {
			var peer receiver
			whole := observe(c.bytes, nil, func(event xmlstream.Event, e xmlstream.Element) {
				switch event {
				case xmlstream.Open:
					peer = newReceiver(xmlstream.ContextOf(e).Content())
					peer.check(t, c.name, e)
				case xmlstream.Child:
					peer.check(t, c.name, e)
				}
			})
			checkCounts(t, c, whole)
			for what, sizes := range map[string][]int{
				"recorded": recordedSizes(t, dir, c.name),
				"random":   randomSizes(random, len(c.bytes)),
			} {
				if got := observe(c.bytes, sizes, nil); !reflect.DeepEqual(whole, got) { // cmp.Diff is slow on large trees
					diff := cmp.Diff(whole, got)
					t.Errorf("%s chunks change what is seen (-whole +chunks):\n%s", what, diff)
				}
			}
		})
	}
}

func randomSizes(random *rand.Rand, n int) (sizes []int) {
	for n > 0 {
		size := 1 + random.IntN(40)
		sizes = append(sizes, size)
		n -= size
	}
	return sizes
}

func checkCounts(t *testing.T, c capture, o observed) {
	t.Helper()
	if c.elements == "-" {
		return
	}
	if got := strconv.Itoa(o.Streams); got != c.streams {
		t.Errorf("%s stream headers, MANIFEST.tsv has %s; fault %q", got, c.streams, o.Fault)
	}
	if got := strconv.Itoa(o.Childs); got != c.elements {
		t.Errorf("%s first-level children, MANIFEST.tsv has %s; fault %q", got, c.elements, o.Fault)
	}
	if malformed := strings.HasPrefix(c.ends, "malformed"); malformed != (o.Fault != "") {
		t.Errorf("MANIFEST.tsv says that it ends with %s, the tokenizer: %q", c.ends, o.Fault)
	}
}

// receiver decodes and writes the elements of one stream.
type receiver struct {
	codec   *stanza.Codec
	content string
}

func newReceiver(content string) receiver {
	return receiver{stanza.NewCodec(content, sasl.Types(), stream.Types()), content}
}

// check decodes an element, writes it and reads it again.
func (r receiver) check(t *testing.T, name string, e xmlstream.Element) {
	t.Helper()
	v, err := r.codec.Decode(e)
	if err != nil {
		if want := faulty[name].condition; want != conditionOf(err) {
			t.Errorf("Decode(%.300s): %v; listed as faulty with %q", e, err, want)
		}
	}
	written, err := r.codec.Append(nil, v)
	if slices.Contains(tooBig, name) && errors.Is(err, xmlstream.ErrStanzaTooBig) {
		return
	}
	if err != nil {
		t.Errorf("Append(%T of %.300s): %v", v, e, err)
		return
	}
	wrapped := slices.Concat([]byte("<stream:wrapper xmlns:stream='http://etherx.jabber.org/streams' xmlns='"+r.content+"'>"), written, []byte("</stream:wrapper>"))
	again, err := xmlstream.Parse(wrapped, &xmlstream.Options{Limits: xmlstream.Unlimited()})
	if err != nil {
		t.Errorf("what was written does not parse: %v\n%s", err, written)
		return
	}
	for child := range again.Children() {
		want, got := pieces(e), pieces(child)
		if !reflect.DeepEqual(want, got) {
			diff := cmp.Diff(want, got)
			t.Errorf("%T: read, written %.300s (-read +written):\n%s", v, written, diff)
		}
	}
}

func conditionOf(err error) string {
	var stanzaFault *stanza.StanzaFault
	var streamFault *stanza.StreamFault
	var saslFault *sasl.Fault
	switch {
	case errors.As(err, &stanzaFault):
		return string(stanzaFault.Condition)
	case errors.As(err, &streamFault):
		return streamFault.Condition
	case errors.As(err, &saslFault):
		return string(saslFault.Condition)
	}
	return err.Error()
}

// pieces is an element as a flat list of tags, attributes in their order, and
// text. Flat, because cmp's work doubles with each level of nesting.
func pieces(e xmlstream.Element) []string {
	list := []string{fmt.Sprintf("<%q", e.Name())}
	for a := range e.Attrs() {
		list = append(list, fmt.Sprintf("@%q=%q", a.Name, a.Value))
	}
	for n := range e.Nodes() {
		if n.Element.IsZero() {
			list = append(list, strconv.Quote(string(n.Text)))
		} else {
			list = append(list, pieces(n.Element)...)
		}
	}
	return append(list, ">")
}

// malformedFrames are the payloads that a peer sent malformed on purpose: file
// and the words of the fault.
var malformedFrames = map[string]string{
	"ejabberd-raw-websocket-comment-b.frames.jsonl":   "c2s: xmlstream: offset 0: a comment is not allowed in a stream (RFC 6120 §11.1) (restricted-xml)",
	"ejabberd-raw-websocket-malformed-b.frames.jsonl": "c2s: xmlstream: offset 8: the input ends before the root element does: unexpected EOF",
	"ejabberd-raw-websocket-streamtag-b.frames.jsonl": "c2s: xmlstream: offset 117 in stream: the input ends before the root element does: unexpected EOF",
	"ejabberd-raw-websocket-two-b.frames.jsonl":       "c2s: xmlstream: offset 33: there is data after the root element (not-well-formed)",
	"prosody-raw-websocket-comment.frames.jsonl":      "c2s: xmlstream: offset 0: a comment is not allowed in a stream (RFC 6120 §11.1) (restricted-xml)",
	"prosody-raw-websocket-malformed.frames.jsonl":    "c2s: xmlstream: offset 8: the input ends before the root element does: unexpected EOF",
	"prosody-raw-websocket-streamtag.frames.jsonl":    "c2s: xmlstream: offset 117 in stream: the input ends before the root element does: unexpected EOF",
	"prosody-raw-websocket-two.frames.jsonl":          "c2s: xmlstream: offset 33: there is data after the root element (not-well-formed)",
}

func TestCaptureFrames(t *testing.T) {
	dir := capturesPath(t)
	for _, c := range readManifest(t, dir, ".frames.jsonl") {
		t.Run(c.name, func(t *testing.T) {
			client := newReceiver("jabber:client")
			var faults []string
			for line := range strings.Lines(string(c.bytes)) {
				var frame []any // direction, payload, and a status for some
				if err := json.Unmarshal([]byte(line), &frame); err != nil {
					t.Fatal(err)
				}
				payload := frame[1].(string)
				if strings.HasSuffix(frame[0].(string), "-close") || payload == "" {
					continue
				}
				e, err := xmlstream.Parse([]byte(payload), nil)
				if err != nil {
					faults = append(faults, fmt.Sprintf("%s: %v", frame[0], err))
					continue
				}
				client.check(t, c.name, e)
			}
			if got := strings.Join(faults, "\n"); got != malformedFrames[c.name] {
				t.Errorf("faults:\n%s\nwant:\n%s", got, malformedFrames[c.name])
			}
		})
	}
}
