package interop

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// TestTapProsody and TestTapEjabberd run sessions of real clients once with a
// server and once through xmppcat -tap, with a relay on either side of that:
//
//	client – relay – xmppcat – relay – server
//
// What the clients say of the session must be the same; what the relays have
// read must be the same to the byte, and be what is recorded. Where TLS ends at
// the tap it ends at the relays, too, and the bytes are those in it.
func TestTapProsody(t *testing.T)  { taps(t, startProsody) }
func TestTapEjabberd(t *testing.T) { taps(t, startEjabberd) }

func taps(t *testing.T, start func(*testing.T) *server) {
	s := start(t)
	xmppcat := filepath.Join(t.TempDir(), "xmppcat")
	build := exec.Command("go", "build", "-C", filepath.Join("..", "..", ".."), "-buildvcs=false", "-o", xmppcat, "./stanza/cmd/xmppcat")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, session := range []struct {
		name string
		run  func(t *testing.T, s *server, port string) string
		want string // in what it says
		ways []way
	}{
		{"slixmpp without TLS", slixmppClear, "messages: 21 of 21 came back", []way{clear}},
		{"slixmpp", slixmppTLS, "messages: 21 of 21 came back", []way{passes, ends}},
		{"go-sendxmpp", goSendxmppTalks, fmt.Sprintf("the listener says %q", "tap2@localhost: "+greeting+"\n"), []way{passes, ends}}, // it refuses to do without TLS
	} {
		t.Run(session.name, func(t *testing.T) {
			direct := session.run(t, s, s.C2S)
			t.Logf("without the tap:\n%s", direct)
			if !strings.Contains(direct, session.want) {
				t.Fatalf("the session does not say %s", session.want)
			}
			for _, way := range session.ways {
				t.Run(string(way), func(t *testing.T) {
					tap := runTap(t, s, xmppcat, way)
					want := direct
					bound := way == ends && strings.Contains(direct, "-PLUS")
					if bound { // that must fail, and clients fall back
						want = strings.ReplaceAll(direct, "-PLUS", "")
					}
					if diff := cmp.Diff(want, session.run(t, s, tap.outside.port)); diff != "" {
						t.Errorf("the session is another one (-without +through the tap):\n%s", diff)
					}
					tap.check(t)
					if bound {
						tap.checkBinding(t)
					}
				})
			}
		})
	}
}

// way is how a session goes through the tap.
type way string

const (
	clear  way = "in the clear"
	passes way = "TLS passes"
	ends   way = "TLS ends at the tap"
)

// tap is an xmppcat that runs between two relays.
type tap struct {
	program string
	way     way
	records string // folder
	cmd     *exec.Cmd
	out     bytes.Buffer
	log     terminal
	outside *relay // where clients connect
	inside  *relay // where the tap does
}

// runTap starts the relays and, between them, xmppcat.
func runTap(t *testing.T, s *server, xmppcat string, way way) *tap {
	p := &tap{program: xmppcat, way: way, records: filepath.Join(t.TempDir(), "records")}
	cert, key := filepath.Join(s.dir, "server.crt"), filepath.Join(s.dir, "server.key")
	args := []string{"-json", "-tap", "127.0.0.1:0", "-record", p.records}
	var layer *tlsEnds
	if way == ends {
		args = append(args, "-tls-cert", cert, "-tls-key", key)
		pair, err := tls.LoadX509KeyPair(cert, key)
		if err != nil {
			t.Fatal(err)
		}
		layer = &tlsEnds{
			server: &tls.Config{Certificates: []tls.Certificate{pair}},
			client: &tls.Config{RootCAs: s.ca, ServerName: domain},
		}
	}
	p.inside = newRelay(t, s.C2S, layer)
	p.cmd = exec.Command(xmppcat, append(args, address(p.inside.port))...)
	p.cmd.Env = append(os.Environ(), "SSL_CERT_FILE="+cert)
	p.cmd.Stdout, p.cmd.Stderr = &p.out, &p.log
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.cmd.Process.Kill(); _ = p.cmd.Wait() })
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		if _, rest, ok := strings.Cut(p.log.String(), "listening at 127.0.0.1:"); ok {
			port, _, _ := strings.Cut(rest, " ")
			p.outside = newRelay(t, port, layer)
			return p
		}
	}
	t.Fatalf("the tap does not listen: %s", p.log.String())
	return nil
}

// check waits until all connections have ended, ends the tap, and compares
// what the relays have read with each other, with the recordings and with the
// summaries.
func (p *tap) check(t *testing.T) {
	outside, inside := p.outside.all(), p.inside.all()
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Wait(); err != nil {
		t.Errorf("xmppcat: %v\n%s\n%s", err, p.log.String(), p.out.Bytes())
	}
	recordings, err := filepath.Glob(filepath.Join(p.records, "*.chunks"))
	if err != nil || len(recordings) != len(outside) || len(inside) != len(outside) || len(outside) == 0 {
		t.Fatalf("%d connections of clients, %d with the server, %d recordings: %v", len(outside), len(inside), len(recordings), err)
	}
	var total [2]int
	for i := range outside {
		named, err := filepath.Glob(filepath.Join(p.records, fmt.Sprintf("*-%d.chunks", i+1)))
		if err != nil || len(named) != 1 {
			t.Fatalf("the recordings of connection %d are %q: %v", i+1, named, err)
		}
		sizes := chunkSizes(t, named[0])
		for d, suffix := range direction {
			sent, passed := outside[i].sent[d].Bytes(), inside[i].sent[d].Bytes()
			if d == byServer {
				sent, passed = passed, sent
			}
			total[d] += len(sent)
			equal(t, fmt.Sprintf("connection %d, %s, on both sides of the tap", i+1, suffix), sent, passed)
			file := strings.TrimSuffix(named[0], "chunks") + suffix + ".xml"
			recorded, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			equal(t, fmt.Sprintf("connection %d, %s, as sent and as recorded", i+1, suffix), sent, recorded)
			if sizes[suffix] != len(sent) {
				t.Errorf("connection %d, %s: the chunks are %d bytes, %d were sent", i+1, suffix, sizes[suffix], len(sent))
			}
		}
	}
	live := summaryOf(t, p.out.Bytes())
	var out, stderr bytes.Buffer
	replay := exec.Command(p.program, append([]string{"-json", "-replay"}, recordings...)...)
	replay.Stdout, replay.Stderr = &out, &stderr
	if err := replay.Run(); err != nil {
		t.Errorf("replay: %v\n%s", err, stderr.Bytes())
	}
	if diff := cmp.Diff(live, summaryOf(t, out.Bytes())); diff != "" {
		t.Errorf("the summary of the replay (-live +replayed):\n%s", diff)
	}
	if live.Connections != len(outside) || live.C2S.Bytes != total[byClient] || live.S2C.Bytes != total[byServer] {
		t.Errorf("the summary has other numbers of connections or bytes: %+v", live)
	}
	if len(live.Faults) > 0 {
		t.Errorf("faults: %v", live.Faults)
	}
	encrypted := 0
	if p.way == passes {
		encrypted = 2 * len(outside)
	}
	if live.Events["encrypted"] != encrypted {
		t.Errorf("%d directions are said to be encrypted, not %d", live.Events["encrypted"], encrypted)
	}
	if !t.Failed() {
		t.Logf("%d connections, %d bytes of clients, %d bytes of the server: equal on both sides of the tap and in the recordings",
			len(outside), total[byClient], total[byServer])
		t.Logf("live and replayed: %v", live.Events)
	}
}

// checkBinding checks that SASL with channel binding has failed at the end of
// TLS in the tap: it is there to notice such.
func (p *tap) checkBinding(t *testing.T) {
	for i, w := range p.outside.all() {
		failures := bytes.Count(w.sent[byServer].Bytes(), []byte("<failure"))
		t.Logf("connection %d: SASL with channel binding is refused %d times, then SASL without succeeds", i+1, failures)
		if failures == 0 {
			t.Error("SASL with channel binding did not notice the tap")
		}
	}
}

// equal checks that there are the same bytes.
func equal(t *testing.T, what string, want, got []byte) {
	t.Helper()
	if bytes.Equal(want, got) {
		return
	}
	same := 0
	for same < min(len(want), len(got)) && want[same] == got[same] {
		same++
	}
	t.Errorf("%s: %d and %d bytes, the first %d of which are the same; then\n%.100q\n%.100q", what, len(want), len(got), same, want[same:], got[same:])
}

// chunkSizes returns the sum of the chunks of each direction, which must end.
func chunkSizes(t *testing.T, file string) map[string]int {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	sizes, closed := map[string]int{}, map[string]bool{}
	for line := range strings.Lines(string(b)) {
		words := strings.Fields(line)
		if len(words) != 3 || closed[words[1]] {
			t.Fatalf("%s: %q", file, line)
		}
		if words[2] == "close" {
			closed[words[1]] = true
			continue
		}
		n, err := strconv.Atoi(words[2])
		if err != nil || n <= 0 {
			t.Errorf("%s: %q", file, line)
		}
		sizes[words[1]] += n
	}
	if len(closed) != len(direction) {
		t.Errorf("%s: a direction has no end", file)
	}
	return sizes
}

// summary is what xmppcat says at its end.
type summary struct {
	Connections          int
	C2S, S2C             struct{ Bytes, Chunks, Elements int }
	Events               map[string]int
	Payloads             map[string]int
	Faults               map[string]int
	Answered, Unanswered int
}

// summaryOf returns the summary at the end of an output.
func summaryOf(t *testing.T, output []byte) summary {
	var last struct {
		Event   string
		Summary summary
	}
	lines := bytes.Split(bytes.TrimSpace(output), []byte("\n"))
	if err := json.Unmarshal(lines[len(lines)-1], &last); err != nil || last.Event != "summary" {
		t.Fatalf("there is no summary: %v\n%s", err, output)
	}
	return last.Summary
}

func slixmppClear(t *testing.T, _ *server, port string) string { return slixmppSession(t, port, "") }

func slixmppTLS(t *testing.T, s *server, port string) string {
	return slixmppSession(t, port, filepath.Join(s.dir, "server.crt"))
}

// slixmppSession runs two clients that chat with each other, and returns what
// they say.
func slixmppSession(t *testing.T, port, authority string) string {
	python := program(t, "/usr/bin/python3", "python3") // Debian's, which sees its packages
	if exec.Command(python, "-c", "import slixmpp").Run() != nil {
		t.Skip("Debian's package python3-slixmpp is not installed")
	}
	var out, stderr bytes.Buffer
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, python, filepath.Join("testdata", "session.py"), port, authority)
	cmd.Stdout, cmd.Stderr = &out, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s%s", err, out.Bytes(), stderr.Bytes())
	}
	return out.String()
}

// goSendxmppTalks sends a message with go-sendxmpp and receives one with
// another, and returns what both say and what a client that is not tapped sees
// of them.
func goSendxmppTalks(t *testing.T, s *server, port string) string {
	var seen strings.Builder
	peer := login(t, s, "tap2", fmt.Sprint("peer", port))
	peer.available()

	send := goSendxmppAs(t, s, port, "tap1", user("tap2").String())
	send.Stdin = strings.NewReader(greeting)
	var debug bytes.Buffer
	send.Stderr = &debug
	out, err := send.Output()
	fmt.Fprintf(&seen, "the sender says %q and ends with %v\nits stream: %s\n", out, err, elementsOf(t, debug.Bytes()))
	m := expect(peer, "message", func(m *stanza.Message) bool { return m.From.Local() == "tap1" })
	fmt.Fprintf(&seen, "it sends %s: %q\n", m.Type, m.Body.Get(""))

	var heard terminal
	listen := goSendxmppAs(t, s, port, "tap2", "-l")
	listen.Stdout = &heard
	if err := listen.Start(); err != nil {
		t.Fatal(err)
	}
	p := expect(peer, "presence of the listener", func(p *stanza.Presence) bool {
		return strings.HasPrefix(p.From.Resource(), "go-sendxmpp.") && p.Type == ""
	})
	fmt.Fprintf(&seen, "a listener is present with priority %d\n", p.Priority)
	said := &stanza.Message{Type: stanza.MessageChat, Body: stanza.Plain(greeting)}
	said.To = p.From
	peer.send(said)
	for deadline := time.Now().Add(patience); !strings.Contains(heard.String(), "\n") && time.Now().Before(deadline); {
		time.Sleep(5 * time.Millisecond)
	}
	_ = listen.Process.Signal(syscall.SIGTERM)
	err = listen.Wait()
	expect(peer, "the listener's end", func(gone *stanza.Presence) bool {
		return gone.From == p.From && gone.Type == stanza.PresenceUnavailable
	})
	_, text, _ := strings.Cut(heard.String(), " ") // behind the time
	fmt.Fprintf(&seen, "the listener says %q and ends with %v\n", text, err)
	return seen.String()
}

// goSendxmppAs prepares a go-sendxmpp that logs in and shows what it receives.
func goSendxmppAs(t *testing.T, s *server, port, name string, args ...string) *exec.Cmd {
	sender := program(t, "go-sendxmpp", "go-sendxmpp")
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	t.Cleanup(cancel)
	cmd := exec.CommandContext(ctx, sender, append([]string{"-d", "-u", user(name).String(), "-p", password, "-j", address(port), "-n"}, args...)...)
	cmd.Env = append(os.Environ(), "SSL_CERT_FILE="+filepath.Join(s.dir, "server.crt"), "HOME="+t.TempDir())
	return cmd
}

// elementsOf names what a client has received until it is bound.
func elementsOf(t *testing.T, received []byte) string {
	var names []string
	r := xmlstream.NewReader(bytes.NewReader(received), &xmlstream.Options{FollowRestarts: true})
	for {
		event, err := r.Next()
		if err != nil {
			if !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
				t.Errorf("%v in\n%s", err, received)
			}
			return strings.Join(names, " ")
		}
		if event == xmlstream.Open || event == xmlstream.Child {
			names = append(names, r.Element().Name().Local)
		}
		if len(names) > 0 && names[len(names)-1] == "iq" {
			return strings.Join(names, " ")
		}
	}
}
