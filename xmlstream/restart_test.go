package xmlstream_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/xmlstream"
)

const closingTag = "</stream:stream>"

// drainAll returns the names of the events up to NeedMore.
func drainAll(t *testing.T, tok *xmlstream.Tokenizer) (names []string) {
	t.Helper()
	for {
		event, err := tok.Next()
		if err != nil {
			t.Fatal(err)
		}
		if event == xmlstream.NeedMore {
			return names
		}
		names = append(names, event.String())
	}
}

func write(t *testing.T, tok *xmlstream.Tokenizer, s string) {
	t.Helper()
	if n, err := tok.Write([]byte(s)); n != len(s) || err != nil {
		t.Fatalf("Write of %d bytes: %d, %v", len(s), n, err)
	}
}

// TestEnd: only after Close may the input end; else the error says where, in
// what, and that nobody is there to be told.
func TestEnd(t *testing.T) {
	for _, c := range []struct {
		name, input, path string
		fine              bool
	}{
		{name: "nothing", input: ""},
		{name: "white space", input: "  "},
		{name: "in the declaration", input: "<?xml ver"},
		{name: "in the header", input: "<stream:stream xmlns='jabb"},
		{name: "after the header", input: plainHeader, path: "stream"},
		{name: "between children", input: plainHeader + "<a/> ", path: "stream"},
		{name: "in a tag", input: plainHeader + "<message id", path: "stream"},
		{name: "in a child", input: plainHeader + "<message><body>x", path: "stream/message/body"},
		{name: "in a child behind another", input: plainHeader + "<presence/><message><body>low water at six", path: "stream/message/body"},
		{name: "in the closing tag", input: plainHeader + "</stream:str", path: "stream"},
		{name: "after close", input: plainHeader + closingTag, fine: true},
		{name: "white space after close", input: plainHeader + closingTag + " \n", fine: true},
		{name: "empty-element header", input: strings.TrimSuffix(plainHeader, ">") + "/>", fine: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			tok := xmlstream.NewTokenizer(nil)
			write(t, tok, c.input)
			drainAll(t, tok)
			err := tok.End()
			if c.fine {
				if err != nil || tok.End() != nil {
					t.Fatalf("want nil, got %v", err)
				}
				return
			}
			var fault *xmlstream.SyntaxError
			if !errors.As(err, &fault) || !errors.Is(err, io.ErrUnexpectedEOF) {
				t.Fatalf("want a SyntaxError of io.ErrUnexpectedEOF, got %v", err)
			}
			if fault.Condition != "" || fault.Offset != int64(len(c.input)) || fault.Path != c.path {
				t.Errorf("condition %q, offset %d of %d, path %q, want %q", fault.Condition, fault.Offset, len(c.input), fault.Path, c.path)
			}
			_, nextErr := tok.Next()
			_, writeErr := tok.Write([]byte("<"))
			if nextErr != err || writeErr != err || tok.End() != err || tok.Restart(xmlstream.KeepUnread) != err {
				t.Errorf("the error is not final: Next %v, Write %v", nextErr, writeErr)
			}
		})
	}
}

// TestRestart: what becomes of the unread bytes, by mode and by what they are.
func TestRestart(t *testing.T) {
	const success = "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>"
	const declared = "<?xml version='1.0'?>" + plainHeader
	for _, c := range []struct {
		name, unread string
		mode         xmlstream.RestartMode
		events       []string // after the restart, with a new header written if nothing was kept
		dropped      int      // as the UnreadError says
	}{
		{name: "keep nothing", mode: xmlstream.KeepUnread, events: []string{"open"}},
		{name: "keep white space", unread: " \r\n\t", mode: xmlstream.KeepUnread, events: []string{"open"}},
		{name: "keep header", unread: plainHeader + "<a/>", mode: xmlstream.KeepUnread, events: []string{"open", "child"}},
		{name: "keep white space and header", unread: " \n" + declared + "<a/>", mode: xmlstream.KeepUnread, events: []string{"open", "child"}},
		{name: "drop", unread: "<a/>" + closingTag, mode: xmlstream.DropUnread, events: []string{"open"}},
		{name: "drop half an element", unread: "<a><b", mode: xmlstream.DropUnread, events: []string{"open"}},
		{name: "new layer, nothing unread", mode: xmlstream.NewLayer, events: []string{"open"}},
		{name: "new layer, injected", unread: "<iq type='set'/>", mode: xmlstream.NewLayer, events: []string{"open"}, dropped: 16},
		{name: "new layer, one byte", unread: " ", mode: xmlstream.NewLayer, events: []string{"open"}, dropped: 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			tok := xmlstream.NewTokenizer(nil)
			write(t, tok, plainHeader+success+c.unread)
			for range 2 {
				if _, err := tok.Next(); err != nil {
					t.Fatal(err)
				}
			}
			if got := string(tok.Unread()); got != c.unread {
				t.Fatalf("unread %q, want %q", got, c.unread)
			}
			err := tok.Restart(c.mode)
			var unread *xmlstream.UnreadError
			if errors.As(err, &unread) != (c.dropped > 0) || unread != nil && unread.Bytes != c.dropped || unread == nil && err != nil {
				t.Fatalf("Restart: %v, want %d dropped", err, c.dropped)
			}
			if want := int64(len(plainHeader + success + c.unread)); len(tok.Unread()) == 0 && tok.InputOffset() != want {
				t.Errorf("offset %d, want %d: it counts across restarts", tok.InputOffset(), want)
			}
			if !strings.Contains(c.unread, plainHeader) {
				write(t, tok, declared)
			}
			if diff := cmp.Diff(c.events, drainAll(t, tok)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestRestartForgets: the new header declares anew; nothing of the old is in
// scope.
func TestRestartForgets(t *testing.T) {
	tok := xmlstream.NewTokenizer(nil)
	write(t, tok, richHeader)
	drainAll(t, tok)
	if err := tok.Restart(xmlstream.KeepUnread); err != nil {
		t.Fatal(err)
	}
	write(t, tok, plainHeader+"<a/>")
	for range 2 {
		if _, err := tok.Next(); err != nil {
			t.Fatal(err)
		}
	}
	if lang := tok.Element().Lang(); len(lang) != 0 {
		t.Errorf("xml:lang %q of the old header is in scope", lang)
	}
	write(t, tok, "<o:x/>")
	if _, err := tok.Next(); conditionOf(err) != "not-well-formed" {
		t.Errorf("the prefix of the old header is in scope: %v", err)
	}
}

// TestFollowRestarts: an observer sees both streams; a program that takes part
// in the stream gets an error.
func TestFollowRestarts(t *testing.T) {
	for _, c := range []struct{ name, second string }{
		{"header", plainHeader},
		{"declaration and header", "<?xml version='1.0'?>" + plainHeader},
		{"other content namespace", strings.Replace(plainHeader, "jabber:client", "jabber:server", 1)},
	} {
		t.Run(c.name, func(t *testing.T) {
			input := plainHeader + "<a/>" + c.second + "<b/>" + closingTag
			for name, sizes := range cuts(len(input), true) {
				tok := xmlstream.NewTokenizer(&xmlstream.Options{FollowRestarts: true})
				rest, got := input, []string(nil)
				for _, n := range sizes {
					write(t, tok, rest[:n])
					rest = rest[n:]
					got = append(got, drainAll(t, tok)...)
				}
				if diff := cmp.Diff([]string{"open", "child", "open", "child", "close"}, got); diff != "" {
					t.Fatalf("%s (-want +got):\n%s", name, diff)
				}
			}
			o := &observer{tok: xmlstream.NewTokenizer(nil)}
			o.feed([]byte(input))
			if o.err == nil || o.elements != 1 {
				t.Errorf("without FollowRestarts: %d elements, %v", o.elements, o.err)
			}
		})
	}
}

// TestFeedBreak: what a loop left early has not looked at is unread, and the
// next call goes on there.
func TestFeedBreak(t *testing.T) {
	tok := xmlstream.NewTokenizer(nil)
	const rest = "<b/><c"
	for event, err := range tok.Feed([]byte(plainHeader + "<a/>" + rest)) {
		if err != nil {
			t.Fatal(err)
		}
		if event == xmlstream.Child {
			break
		}
	}
	if got := string(tok.Element().Raw()); got != "<a/>" {
		t.Errorf("the Element of the event is %s", got)
	}
	if got := string(tok.Unread()); got != rest {
		t.Errorf("unread %q, want %q", got, rest)
	}
	var got []string
	for event, err := range tok.Feed([]byte("/>")) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, event.String()+" "+string(tok.Element().Raw()))
	}
	if diff := cmp.Diff([]string{"child <b/>", "child <c/>"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestWriteWindow: Write takes a window of unread input and no more, also
// while a large element is pending, and says so with ErrFull.
func TestWriteWindow(t *testing.T) {
	const window = 32 << 10
	body := strings.Repeat("x", 200_000)
	input := []byte(plainHeader + "<message><body>" + body + "</body></message>" + strings.Repeat("<a/>", window))
	tok := xmlstream.NewTokenizer(nil)
	n, err := tok.Write(input)
	if n != window || !errors.Is(err, xmlstream.ErrFull) {
		t.Fatalf("Write took %d, %v, want the window of %d and ErrFull", n, err, window)
	}
	if n, err := tok.Write(input[window:]); n != 0 || !errors.Is(err, xmlstream.ErrFull) {
		t.Fatalf("a second Write took %d, %v, want none and ErrFull", n, err)
	}
	children := 0
	for rest := input[n:]; ; {
		for {
			event, err := tok.Next()
			if err != nil {
				t.Fatal(err)
			}
			if event == xmlstream.NeedMore {
				break
			}
			if event == xmlstream.Child {
				children++
			}
		}
		if len(rest) == 0 {
			break
		}
		n, err := tok.Write(rest)
		if n == 0 || n > window || (n < len(rest)) != errors.Is(err, xmlstream.ErrFull) {
			t.Fatalf("after NeedMore Write took %d of %d, %v", n, len(rest), err)
		}
		rest = rest[n:]
	}
	if want := 1 + window; children != want {
		t.Errorf("%d children, want %d", children, want)
	}
}

// TestBufferCommit receives into the Tokenizer's memory.
func TestBufferCommit(t *testing.T) {
	tok := xmlstream.NewTokenizer(nil)
	src := iotest.HalfReader(strings.NewReader(plainHeader + richStanzaPlain + closingTag))
	var got []string
	for {
		n, err := src.Read(tok.Buffer(100))
		tok.Commit(n)
		got = append(got, drainAll(t, tok)...)
		if err == io.EOF {
			break
		}
	}
	if diff := cmp.Diff([]string{"open", "child", "close"}, got); diff != "" || tok.End() != nil {
		t.Errorf("(-want +got):\n%s", diff)
	}
	defer func() {
		if recover() == nil {
			t.Error("Commit of more than Buffer returned is not refused")
		}
	}()
	tok.Buffer(10)
	tok.Commit(1 << 20)
}

const richStanzaPlain = "<message><body>twelve men went to mow</body></message>"

// TestReset: a Tokenizer starts over, also after a fault.
func TestReset(t *testing.T) {
	tok := xmlstream.NewTokenizer(nil)
	for _, input := range []string{"<!--", plainHeader + "<a", plainHeader + closingTag + "x", plainHeader + "<a/>"} {
		for range tok.Feed([]byte(input)) {
		}
		tok.Reset(nil)
		if tok.InputOffset() != 0 || len(tok.Unread()) != 0 {
			t.Errorf("after Reset: offset %d, unread %q", tok.InputOffset(), tok.Unread())
		}
	}
	write(t, tok, plainHeader)
	if diff := cmp.Diff([]string{"open"}, drainAll(t, tok)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestSetSource goes on with another source, as after the TLS handshake.
func TestSetSource(t *testing.T) {
	const proceed = "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"
	r := xmlstream.NewReader(strings.NewReader(plainHeader+proceed+"<evil/>"), nil)
	for _, want := range []xmlstream.Event{xmlstream.Open, xmlstream.Child} {
		if event, err := r.Next(); event != want || err != nil {
			t.Fatalf("%v, %v, want %v", event, err, want)
		}
	}
	var unread *xmlstream.UnreadError
	if err := r.Restart(xmlstream.NewLayer); !errors.As(err, &unread) || unread.Bytes != len("<evil/>") {
		t.Fatalf("Restart: %v", err)
	}
	r.SetSource(iotest.OneByteReader(strings.NewReader(plainHeader + "<fine/>")))
	if event, err := r.Next(); event != xmlstream.Open || err != nil {
		t.Fatalf("%v, %v", event, err)
	}
	if event, err := r.Next(); event != xmlstream.Child || err != nil || !bytes.Equal(r.Element().Raw(), []byte("<fine/>")) {
		t.Fatalf("%v, %v, %s", event, err, r.Element())
	}
	if _, err := r.Next(); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("the source ends early: %v", err)
	}
}

// TestReaderSourceError: an error of the source comes as it is, after what
// came with it.
func TestReaderSourceError(t *testing.T) {
	broken := errors.New("connection reset")
	r := xmlstream.NewReader(io.MultiReader(strings.NewReader(plainHeader+"<a/>"), iotest.ErrReader(broken)), nil)
	for _, want := range []xmlstream.Event{xmlstream.Open, xmlstream.Child} {
		if event, err := r.Next(); event != want || err != nil {
			t.Fatalf("%v, %v, want %v", event, err, want)
		}
	}
	for range 2 {
		if _, err := r.Next(); err != broken {
			t.Errorf("got %v, want %v", err, broken)
		}
	}
}

// TestReaderDeadline: a Reader goes on after an error of its source, wherever that
// fell.
func TestReaderDeadline(t *testing.T) {
	const input = plainHeader + "<a k='1'>b&amp;c</a><b/></stream:stream>"
	for at := range input {
		src := &pausing{rest: input, at: at}
		r := xmlstream.NewReader(src, nil)
		var got []string
		passed := 0
		for {
			event, err := r.Next()
			if err == io.EOF {
				break
			}
			if errors.Is(err, os.ErrDeadlineExceeded) {
				if passed++; passed > 1 {
					t.Fatalf("at %d: the error of the source comes again", at)
				}
				continue
			}
			if err != nil {
				t.Fatalf("at %d: %v", at, err)
			}
			if event == xmlstream.Child {
				got = append(got, r.Element().String())
			}
		}
		if diff := cmp.Diff([]string{"<a k='1'>b&amp;c</a>", "<b/>"}, got); diff != "" || passed != 1 {
			t.Fatalf("at %d, %d times: %s", at, passed, diff)
		}
	}
}

// pausing returns what is before at, an error, and then the rest.
type pausing struct {
	rest string
	at   int
}

func (p *pausing) Read(b []byte) (n int, err error) {
	switch {
	case p.at == 0:
		p.at = -1
		return 0, os.ErrDeadlineExceeded
	case p.rest == "":
		return 0, io.EOF
	case p.at > 0:
		n = copy(b, p.rest[:p.at])
		p.at -= n
	default:
		n = copy(b, p.rest)
	}
	p.rest = p.rest[n:]
	return n, nil
}

// TestReaderNoProgress has sources that return nothing.
func TestReaderNoProgress(t *testing.T) {
	for _, before := range []string{"", plainHeader, plainHeader + "<a"} {
		r := xmlstream.NewReader(io.MultiReader(strings.NewReader(before), nothing{}), nil)
		_, err := r.Next()
		for err == nil {
			_, err = r.Next()
		}
		if err != io.ErrNoProgress {
			t.Errorf("after %q: %v", before, err)
		}
	}
}

type nothing struct{}

func (nothing) Read([]byte) (int, error) { return 0, nil }
