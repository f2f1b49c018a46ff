package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

const streams = "../../../testdata/streams/"

func TestGolden(t *testing.T) {
	for _, test := range []struct {
		golden string
		args   []string
		stdin  string
		status int
	}{
		{golden: "login.s2c.txt", args: []string{streams + "login.s2c.xml"}},
		{golden: "login.c2s.txt", args: []string{streams + "login.c2s.xml"}},
		{golden: "login.c2s.jsonl", args: []string{"-json", streams + "login.c2s.xml"}},
		{golden: "login.c2s.secrets.txt", args: []string{"-secrets", streams + "login.c2s.xml"}},
		{golden: "chat.s2c.txt", args: []string{streams + "chat.s2c.xml"}},
		{golden: "chat.s2c.tree.jsonl", args: []string{"-json", "-tree", streams + "chat.s2c.xml"}},
		{golden: "component.c2s.txt", args: []string{"-tree", streams + "component.c2s.xml"}},
		{golden: "server.s2c.jsonl", args: []string{"-json", streams + "server.s2c.xml"}},
		{golden: "fault.txt", args: []string{streams + "seed.printed.s2c.xml"}, status: statusFault},
		{golden: "fault.jsonl", args: []string{"-json", "testdata/fault.xml"}, status: statusFault},
		{golden: "fault-and-fine.txt", args: []string{"testdata/fault.xml", streams + "seed.repaired.c2s.xml"}, status: statusFault},
		{golden: "absent-and-fine.jsonl", args: []string{"-json", "testdata/absent.xml", streams + "seed.repaired.c2s.xml"}, status: statusFault},
		{golden: "pending.jsonl", args: []string{"-json", "testdata/pending.xml"}, status: statusFault},
		{golden: "pending.txt", args: []string{"testdata/pending.xml"}, status: statusFault},
		{golden: "secrets.txt", args: []string{"-tree", "testdata/secrets.xml"}},
		{golden: "secrets.jsonl", args: []string{"-json", "-tree", "testdata/secrets.xml"}},
		{golden: "document.jsonl", args: []string{"-json", "-tree", "-document", "testdata/document.xml"}},
		{golden: "document.txt", args: []string{"-document", "testdata/document.xml"}},
		{
			golden: "stdin.jsonl", args: []string{"-json", "-"},
			stdin: "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>\n \n<presence/> ",
		},
		{
			golden: "stanza-fault.jsonl", args: []string{"-json"},
			stdin: "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'><iq type='get' id='1' to='@'/></stream:stream>",
		},
		{golden: "session.txt", args: []string{"-replay", "testdata/session.chunks"}, status: statusFault},
		{golden: "session.jsonl", args: []string{"-replay", "-json", "-tree", "testdata/session.chunks"}, status: statusFault},
		{golden: "session.iq.txt", args: []string{"-replay", "-kind", "iq", "-jid", "harbor.example", "testdata/session.chunks"}, status: statusFault},
		{golden: "login.s2c.roster.txt", args: []string{"-namespace", "jabber:iq:roster", streams + "login.s2c.xml"}},
		{golden: "document-empty.jsonl", args: []string{"-json", "-document"}, status: statusFault},
		{
			golden: "document-pending.jsonl", args: []string{"-json", "-document"}, status: statusFault,
			stdin: "<a>\n<b/>",
		},
		{
			golden: "terminal.txt", args: []string{"-tree"},
			stdin: "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>" +
				"<message><body>\u009b31m\u007f\u202e&#10;&#9;</body></message></stream:stream>",
		},
	} {
		t.Run(test.golden, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			if status := run(test.args, strings.NewReader(test.stdin), &stdout, &stderr); status != test.status {
				t.Errorf("the exit status is %d, want %d; stderr: %s", status, test.status, stderr.String())
			}
			golden := filepath.Join("testdata", test.golden)
			if *update {
				if err := os.WriteFile(golden, stdout.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), stdout.String()); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			for _, r := range stdout.String() {
				if r != '\n' && isControl(r) {
					t.Errorf("the output has the control character %U", r)
				}
			}
			if strings.HasSuffix(test.golden, ".jsonl") {
				for line := range strings.Lines(stdout.String()) {
					if !json.Valid([]byte(line)) {
						t.Errorf("not JSON: %s", line)
					}
				}
			}
		})
	}
}

// TestSecrets checks every form of output, whatever the golden files say.
func TestSecrets(t *testing.T) {
	words := []string{"swordfish", "c3dvcmRmaXNo"}
	for _, test := range []struct {
		name  string
		args  []string
		shown bool
	}{
		{"blocks", nil, false},
		{"blocks with trees", []string{"-tree"}, false},
		{"lines", []string{"-json"}, false},
		{"lines with trees", []string{"-json", "-tree"}, false},
		{"blocks with secrets", []string{"-secrets"}, true},
		{"lines with trees and secrets", []string{"-secrets", "-json", "-tree"}, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			run(append(test.args, "testdata/secrets.xml"), nil, &stdout, &stderr)
			for _, word := range words {
				if shown := strings.Contains(stdout.String(), word); shown != test.shown {
					t.Errorf("whether %q is shown is %v, want %v", word, shown, test.shown)
				}
			}
		})
	}
}

func TestColours(t *testing.T) {
	var b bytes.Buffer
	out := bufio.NewWriter(&b)
	h := human{out: out, colours: true}
	h.print(&event{kind: "close", offset: 7})
	_ = out.Flush()
	if got, want := b.String(), "\x1b[2m7\x1b[0m \x1b[36mclose\x1b[0m\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPrintable(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"plain", "a lamp, lit", "a lamp, lit"},
		{"other scripts", "Feuer 火 🔥", "Feuer 火 🔥"},
		{"empty", "", `""`},
		{"quoted", `"a"`, `"\"a\""`},
		{"outer space", " a", `" a"`},
		{"escape", "\x1b[2J", `"\x1b[2J"`},
		{"line feed", "a\nb", `"a\nb"`},
		{"C1 control", "\u009b", `"\u009b"`},
		{"writing direction", "a\u202eb", `"a\u202eb"`},
		{"no UTF-8", "a\xff", `"a\xff"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := printable(test.in); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestOutputFails(t *testing.T) {
	var stderr bytes.Buffer
	name := streams + "chat.s2c.xml"
	if status := run([]string{name, name}, nil, fullDisk{}, &stderr); status != statusFault {
		t.Errorf("the exit status is %d, want %d", status, statusFault)
	}
	if got, want := stderr.String(), "xmppcat: the disk is full\n"; got != want {
		t.Errorf("stderr is %q, want %q", got, want)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }

func TestUsage(t *testing.T) {
	for _, test := range []struct {
		name   string
		args   []string
		status int
		stderr string
	}{
		{"unknown flag", []string{"-nonsense"}, statusUsage, "-nonsense"},
		{"unknown limits", []string{"-limits", "some", "-"}, statusUsage, "no limits \"some\""},
		{"limits without a value", []string{"-limits"}, statusUsage, "-limits"},
		{"help", []string{"-h"}, statusFine, "usage: xmppcat"},
		{"absent file", []string{"testdata/absent.xml"}, statusFault, "testdata/absent.xml"},
		{"empty document", []string{"-document", "-"}, statusFault, "no element"},
		{"folder", []string{"testdata"}, statusFault, "testdata"},
		{"tap and replay", []string{"-tap", ":0", "-replay", "a.chunks"}, statusUsage, "exclude each other"},
		{"tap without a server", []string{"-tap", ":0"}, statusUsage, "UPSTREAM"},
		{"tap with flags behind", []string{"-tap", ":0", "localhost", "-json"}, statusUsage, "behind the flags"},
		{"tap of a document", []string{"-tap", ":0", "-document", "localhost"}, statusUsage, "-document"},
		{"tap at no address", []string{"-tap", "127.0.0.1:none", "localhost"}, statusFault, "listen"},
		{"record without a tap", []string{"-record", "a", "-"}, statusUsage, "-record"},
		{"certificate without a key", []string{"-tap", ":0", "-tls-cert", "a", "localhost"}, statusUsage, "-tls-key"},
		{"absent certificate", []string{"-tap", ":0", "-tls-cert", "absent.pem", "-tls-key", "absent.pem", "localhost"}, statusFault, "absent.pem"},
		{"unverified without a certificate", []string{"-tap", ":0", "-tls-insecure", "localhost"}, statusUsage, "-tls-insecure"},
		{"page of a file", []string{"-http", ":0", "-"}, statusUsage, "-http"},
		{"page at no address", []string{"-replay", "-http", "127.0.0.1:none", "testdata/session.chunks"}, statusFault, "listen"},
		{"replay of nothing", []string{"-replay"}, statusUsage, "-replay"},
		{"replay of a stream", []string{"-replay", streams + "login.s2c.xml"}, statusFault, "NAME.chunks"},
		{"replay of what is absent", []string{"-replay", "testdata/absent.chunks"}, statusFault, "absent.chunks"},
		{"unknown kind", []string{"-kind", "iq,letter", "-"}, statusUsage, "no kind \"letter\""},
		{"bad address", []string{"-jid", "@", "-"}, statusUsage, "-jid"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			if status := run(test.args, strings.NewReader(""), &stdout, &stderr); status != test.status {
				t.Errorf("the exit status is %d, want %d", status, test.status)
			}
			if !strings.Contains(stderr.String(), test.stderr) {
				t.Errorf("stderr is %q, want %q in it", stderr.String(), test.stderr)
			}
		})
	}
}

func TestNoOperandOnTerminal(t *testing.T) {
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = null.Close() }()
	if !isTerminal(null) {
		t.Skip("the null device does not look like a terminal here")
	}
	var stdout, stderr bytes.Buffer
	if status := run(nil, null, &stdout, &stderr); status != statusUsage {
		t.Errorf("the exit status is %d, want %d", status, statusUsage)
	}
}

func TestLimits(t *testing.T) {
	deep := func(n int) string { return strings.Repeat("<a>", n) + strings.Repeat("</a>", n) }
	for _, test := range []struct {
		name, limits string
		depth        int
		status       int
	}{
		{"preauth at its limit", "preauth", 16, statusFine},
		{"preauth above", "preauth", 17, statusFault},
		{"default at its limit", "default", 128, statusFine},
		{"default above", "default", 129, statusFault},
		{"none", "none", 20_000, statusFine},
	} {
		t.Run(test.name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			args := []string{"-json", "-tree", "-document", "-limits", test.limits, "-"}
			if status := run(args, strings.NewReader(deep(test.depth)), &stdout, &stderr); status != test.status {
				t.Errorf("the exit status is %d, want %d: %.200s", status, test.status, stdout.String())
			}
		})
	}
}

// TestPieces checks that offsets, ends and positions do not depend on how the
// input arrives.
func TestPieces(t *testing.T) {
	for _, name := range []string{streams + "login.s2c.xml", streams + "chat.s2c.xml", "testdata/fault.xml", "testdata/pending.xml"} {
		t.Run(name, func(t *testing.T) {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var whole, single, stderr bytes.Buffer
			args := []string{"-json", "-tree", "-"}
			want := run(args, bytes.NewReader(b), &whole, &stderr)
			if got := run(args, &byByte{b}, &single, &stderr); got != want {
				t.Errorf("the exit status by byte is %d, whole %d", got, want)
			}
			if diff := cmp.Diff(whole.String(), single.String()); diff != "" {
				t.Errorf("-whole +by byte:\n%s", diff)
			}
		})
	}
}

type byByte struct{ rest []byte }

func (r *byByte) Read(p []byte) (int, error) {
	n := copy(p, r.rest[:min(1, len(r.rest))])
	r.rest = r.rest[n:]
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// TestTiling checks that the events of a stream cover all of its bytes.
func TestTiling(t *testing.T) {
	files, err := filepath.Glob(streams + "*.xml")
	if err != nil || len(files) == 0 {
		t.Fatal("there are no streams", err)
	}
	for _, name := range files {
		if strings.Contains(name, "printed") {
			continue
		}
		var stdout, stderr bytes.Buffer
		run([]string{"-json", name}, strings.NewReader(""), &stdout, &stderr)
		last := int64(0)
		for line := range strings.Lines(stdout.String()) {
			var e struct {
				Event       string
				Offset, End int64
			}
			if err := json.Unmarshal([]byte(line), &e); err != nil {
				t.Fatalf("%s: %v in %s", name, err, line)
			}
			if e.Event != "eof" && e.Offset != last {
				t.Errorf("%s: an event begins at %d, the one before ends at %d: %s", name, e.Offset, last, line)
			}
			last = e.End
		}
	}
}

func TestPositions(t *testing.T) {
	var p positions
	for _, piece := range []string{"ab\n", "c", "\n\nde", "f\n"} {
		p.add([]byte(piece))
	}
	for _, forgotten := range []int64{0, 3, 4, 6} {
		p.forget(forgotten)
		for _, test := range []struct {
			offset int64
			line   int
			column int64
		}{{0, 1, 1}, {2, 1, 3}, {3, 2, 1}, {4, 2, 2}, {5, 3, 1}, {6, 4, 1}, {8, 4, 3}, {9, 4, 4}, {10, 5, 1}} {
			if test.offset < forgotten {
				continue
			}
			if line, column := p.at(test.offset); line != test.line || column != test.column {
				t.Errorf("after forget(%d), %d is at line %d, column %d, want %d, %d", forgotten, test.offset, line, column, test.line, test.column)
			}
		}
	}
}
