package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// running is a tap that runs until the test ends.
type running struct {
	t       testing.TB
	address string
	stop    func() (output string, status int)
	log     *syncBuffer
}

// syncBuffer is a buffer that one goroutine writes and another reads.
type syncBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *syncBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *syncBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// runTap runs the command with -tap and waits until it listens. Flags come
// before the address of the server.
func runTap(t testing.TB, stdout io.Writer, upstream string, flags ...string) *running {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	r := &running{t: t, log: &syncBuffer{}}
	ended := make(chan int)
	args := append(append([]string{"-tap", "127.0.0.1:0"}, flags...), upstream)
	go func() {
		ended <- runUntil(func() (context.Context, context.CancelFunc) { return ctx, func() {} }, args, strings.NewReader(""), stdout, r.log)
	}()
	r.stop = sync.OnceValues(func() (string, int) {
		cancel()
		status := <-ended
		if b, ok := stdout.(*syncBuffer); ok {
			return b.String(), status
		}
		return "", status
	})
	t.Cleanup(func() { r.stop() })
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		if _, rest, ok := strings.Cut(r.log.String(), "listening at "); ok {
			r.address, _, _ = strings.Cut(rest, " ")
			return r
		}
	}
	t.Fatalf("the tap does not listen: %s", r.log)
	return nil
}

// listen returns a listener on loopback that is closed when the test ends.
func listen(t testing.TB) net.Listener {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l
}

// pair returns both ends of a connection through an address where a tap for
// the listener is.
func pair(t testing.TB, address string, l net.Listener) (client, server net.Conn) {
	t.Helper()
	client, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = client.Close() })
	server, err = l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	for _, c := range []net.Conn{client, server} {
		_ = c.SetDeadline(time.Now().Add(60 * time.Second))
	}
	return client, server
}

// say writes a text at one end and reads it at the other, where it must arrive
// although nothing else follows.
func say(t testing.TB, from, to net.Conn, text string) {
	t.Helper()
	if _, err := io.WriteString(from, text); err != nil {
		t.Fatal(err)
	}
	b := make([]byte, len(text))
	if _, err := io.ReadFull(to, b); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(text, string(b)); diff != "" {
		t.Fatalf("-sent +received:\n%s", diff)
	}
}

// hangUp ends what the first side sends, then what the second does, and waits
// for each to have come through.
func hangUp(t testing.TB, first, second net.Conn) {
	t.Helper()
	for _, c := range [][2]net.Conn{{first, second}, {second, first}} {
		closeWrite(c[0])
		if n, err := c[1].Read(make([]byte, 1)); n != 0 || !errors.Is(err, io.EOF) {
			t.Fatalf("read %d bytes and %v, want the end", n, err)
		}
	}
}

// waitFor waits until an output has a text.
func waitFor(t testing.TB, b *syncBuffer, text string) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !strings.Contains(b.String(), text); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("there is no %q in %s", text, b)
		}
	}
}

const (
	testHeader = "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' to='harbor.example' id='1' version='1.0'>"
	testClose  = "</stream:stream>"
)

func TestTap(t *testing.T) {
	l := listen(t)
	var out syncBuffer
	tap := runTap(t, &out, l.Addr().String(), "-json")
	client, server := pair(t, tap.address, l)
	say(t, client, server, testHeader)
	say(t, server, client, testHeader+"<stream:features/>")
	say(t, client, server, "<iq type='get' id='1'><ping xmlns='urn:xmpp:ping'/></iq>")
	say(t, server, client, "<iq type='result' id='1'/>")
	say(t, client, server, "<message><body>one")
	say(t, client, server, "</body></message> ")
	waitFor(t, &out, `"event":"keepalive"`) // live: nothing has followed yet
	hangUp(t, client, server)
	waitFor(t, &out, `"direction":"s2c"`)
	output, status := tap.stop()
	if status != statusFine {
		t.Errorf("the exit status is %d", status)
	}
	var got []string
	for line := range strings.Lines(output) {
		got = append(got, member(line, "direction")+" "+member(line, "event")+" "+member(line, "offset")+"-"+member(line, "end"))
	}
	want := []string{
		"c2s connected 0-0", "c2s open 0-147", "s2c open 0-147", "s2c child 147-165", "c2s child 147-203", "s2c child 165-191",
		"c2s child 203-238", "c2s keepalive 238-239", "c2s eof 239-239", "s2c eof 191-191", " summary -",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if !strings.Contains(output, `"latency":`) {
		t.Error("the answer has no latency")
	}
}

// member cuts a simple member out of a line of JSON.
func member(line, key string) string {
	_, rest, ok := strings.Cut(line, `"`+key+`":`)
	if !ok {
		return ""
	}
	value, _, _ := strings.Cut(rest, ",")
	return strings.Trim(value, "\"}\n")
}

// TestTapPassesEverything checks that whatever one side sends arrives, also
// where the view cannot read on, and is counted.
func TestTapPassesEverything(t *testing.T) {
	noise := make([]byte, 300_000)
	for i := range noise {
		noise[i] = byte(i * i >> 3)
	}
	for _, test := range []struct{ name, start, event, want string }{
		{"a fault", testHeader + "<message><body>&nbsp;", "error", "restricted-xml"},
		{"no XML", "GET / HTTP/1.1\r\n\r\n", "error", "not-well-formed"},
		{"a stanza over the limit", testHeader + "<message><body>" + strings.Repeat("a", 300_000), "error", "policy-violation"},
		{"TLS from the first byte", "\x16\x03\x01\x02\x00", "encrypted", "the rest of this direction is counted"},
		{"an unfinished element", testHeader + "<message>", "", "\"pending\":"},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := listen(t)
			var out syncBuffer
			tap := runTap(t, &out, l.Addr().String(), "-json", "-limits", "default")
			client, server := pair(t, tap.address, l)
			sent := test.start
			if test.event != "" {
				sent += string(noise)
			}
			written := make(chan error)
			go func() {
				_, err := io.WriteString(client, sent)
				closeWrite(client)
				written <- err
			}()
			received, err := io.ReadAll(server)
			if err := errors.Join(err, <-written); err != nil {
				t.Fatal(err)
			}
			if string(received) != sent {
				t.Errorf("%d bytes have arrived of %d, or others", len(received), len(sent))
			}
			say(t, server, client, testHeader) // the other direction is none the worse
			hangUp(t, server, client)
			waitFor(t, &out, fmt.Sprintf(`"offset":%d,"end":%d,"event":"eof"`, len(sent), len(sent)))
			output, _ := tap.stop()
			if !strings.Contains(output, `"event":"`+test.event) || !strings.Contains(output, test.want) {
				t.Errorf("there is no %s with %q in %s", test.event, test.want, output)
			}
			if want := fmt.Sprintf(`"c2s":{"bytes":%d,`, len(sent)); !strings.Contains(output, want) {
				t.Errorf("the summary does not count %s: %s", want, output)
			}
		})
	}
}

// blocked is an output that takes nothing until it is let go.
type blocked struct {
	until chan struct{}
	syncBuffer
}

func (b *blocked) Write(p []byte) (int, error) {
	<-b.until
	return b.syncBuffer.Write(p)
}

// TestTapSlowView checks that a view that stands still holds nothing up.
func TestTapSlowView(t *testing.T) {
	l := listen(t)
	until := make(chan struct{})
	tap := runTap(t, &blocked{until: until}, l.Addr().String())
	defer tap.stop()
	defer close(until)
	client, server := pair(t, tap.address, l)
	for range 20 {
		say(t, client, server, testHeader+strings.Repeat("<presence/>", 1000))
		say(t, server, client, "<presence/>")
	}
}

// TestTapLosesNothing sends many stanzas as fast as they pass: each must
// arrive, be recorded and be seen.
func TestTapLosesNothing(t *testing.T) {
	stanzas := 100_000
	if testing.Short() {
		stanzas = 4000
	}
	l := listen(t)
	records := t.TempDir()
	var out syncBuffer
	tap := runTap(t, &out, l.Addr().String(), "-json", "-kind", "eof", "-record", records)
	client, server := pair(t, tap.address, l)
	sent := testHeader + someStanzas(stanzas) + testClose
	ways := [][2]net.Conn{{client, server}, {server, client}}
	failed := make(chan error, 2*len(ways))
	for _, way := range ways {
		go func() {
			_, err := io.WriteString(way[0], sent)
			closeWrite(way[0])
			failed <- err
		}()
		go func() {
			received, err := io.ReadAll(way[1])
			if err == nil && string(received) != sent {
				err = fmt.Errorf("%d bytes have arrived of %d, or others", len(received), len(sent))
			}
			failed <- err
		}()
	}
	for range cap(failed) {
		if err := <-failed; err != nil {
			t.Error(err)
		}
	}
	for deadline := time.Now().Add(60 * time.Second); strings.Count(out.String(), `"event":"eof"`) < 2; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the view does not come to the end")
		}
	}
	output, status := tap.stop()
	if status != statusFine {
		t.Errorf("the exit status is %d", status)
	}
	want := fmt.Sprintf(`"events":{"message":%d,"iq":%d,"presence":%d,"close":2,"eof":2,"open":2,"connected":1}`, stanzas, stanzas/2, stanzas/2)
	if !strings.Contains(output, want) {
		t.Errorf("not all is seen, want %s: %s", want, output)
	}
	for _, pattern := range []string{"*.c2s.xml", "*.s2c.xml"} {
		names, _ := filepath.Glob(filepath.Join(records, pattern))
		if len(names) != 1 {
			t.Fatalf("the recordings are %q", names)
		}
		recorded, err := os.ReadFile(names[0])
		if err != nil {
			t.Fatal(err)
		}
		if string(recorded) != sent {
			t.Errorf("%d bytes are recorded of %d, or others", len(recorded), len(sent))
		}
	}
}

// TestTapCut checks that a connection that one side cuts is cut at the other.
func TestTapCut(t *testing.T) {
	l := listen(t)
	var out syncBuffer
	tap := runTap(t, &out, l.Addr().String(), "-json")
	client, server := pair(t, tap.address, l)
	say(t, client, server, testHeader)
	cut(client)
	if _, err := server.Read(make([]byte, 1)); err == nil || errors.Is(err, io.EOF) || errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("the other side reads %v, want a reset", err)
	}
	waitFor(t, &out, `"direction":"s2c","time":`)
}

func TestTapServerAbsent(t *testing.T) {
	l := listen(t)
	_ = l.Close()
	tap := runTap(t, io.Discard, l.Addr().String())
	client, err := net.Dial("tcp", tap.address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = client.Close() }()
	if _, err := client.Read(make([]byte, 1)); err == nil {
		t.Error("the client is connected with nobody")
	}
	waitFor(t, tap.log, "connection 1: ")
}

// certificate makes a self-signed certificate for a host and returns the names
// of its files.
func certificate(t testing.TB, host string) (cert, key string) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: host}, DNSNames: []string{host},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
	}
	der, err := x509.CreateCertificate(rand.Reader, &template, &template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	pkcs8, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	for name, block := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: der}, key: {Type: "PRIVATE KEY", Bytes: pkcs8}} {
		if err := os.WriteFile(name, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return cert, key
}

const (
	starttls = "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"
	proceed  = "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"
	refuse   = "<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"
)

// handshake makes TLS connections of both ends at once.
func handshake(t *testing.T, client, server net.Conn, cert, key string) (*tls.Conn, *tls.Conn) {
	t.Helper()
	pair, err := tls.LoadX509KeyPair(cert, key)
	if err != nil {
		t.Fatal(err)
	}
	atServer := tls.Server(server, &tls.Config{Certificates: []tls.Certificate{pair}})
	done := make(chan error)
	go func() { done <- atServer.Handshake() }()
	atClient := tls.Client(client, &tls.Config{InsecureSkipVerify: true, ServerName: "harbor.example"})
	if err := errors.Join(atClient.Handshake(), <-done); err != nil {
		t.Fatal(err)
	}
	return atClient, atServer
}

// TestStartTLS checks what is seen of a stream that goes on with TLS.
func TestStartTLS(t *testing.T) {
	cert, key := certificate(t, "harbor.example")
	for _, test := range []struct {
		name   string
		flags  []string
		direct bool
		seen   bool // what is in TLS
	}{
		{"passes", nil, false, false},
		{"passes from the first byte", nil, true, false},
		{"ends at the tap", []string{"-tls-cert", cert, "-tls-key", key, "-tls-insecure"}, false, true},
		{"ends at the tap from the first byte", []string{"-tls-cert", cert, "-tls-key", key, "-tls-insecure"}, true, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := listen(t)
			var out syncBuffer
			records := t.TempDir()
			tap := runTap(t, &out, l.Addr().String(), append(test.flags, "-json", "-record", records)...)
			client, server := pair(t, tap.address, l)
			if !test.direct {
				say(t, client, server, testHeader)
				say(t, server, client, testHeader+"<stream:features>"+starttls+"</stream:features>")
				say(t, client, server, starttls)
				say(t, server, client, proceed)
			}
			inClient, inServer := handshake(t, client, server, cert, key)
			say(t, inClient, inServer, testHeader)
			say(t, inServer, inClient, testHeader+"<stream:features/>")
			say(t, inClient, inServer, "<message><body>lamp</body></message>")
			hangUp(t, inClient, inServer)
			output, status := tap.stop()
			if status != statusFine {
				t.Errorf("the exit status is %d: %s%s", status, output, tap.log)
			}
			if seen := strings.Contains(output, "lamp"); seen != test.seen {
				t.Errorf("whether the message is seen is %v, want %v: %s", seen, test.seen, output)
			}
			if got := strings.Count(output, `"event":"encrypted"`); got != 0 == test.seen {
				t.Errorf("%d directions are said to be encrypted: %s", got, output)
			}
			if diff := cmp.Diff(withoutPeers(output), withoutPeers(replayed(t, records, "-json"))); diff != "" {
				t.Errorf("-live +replayed:\n%s", diff)
			}
		})
	}
}

func TestStartTLSRefused(t *testing.T) {
	cert, key := certificate(t, "harbor.example")
	l := listen(t)
	tap := runTap(t, io.Discard, l.Addr().String(), "-tls-cert", cert, "-tls-key", key)
	client, server := pair(t, tap.address, l)
	say(t, client, server, testHeader)
	say(t, client, server, starttls)
	say(t, server, client, testHeader+refuse)
	say(t, client, server, "<presence/>")
	hangUp(t, server, client)
}

// TestUpstreamCertificate checks that the server's certificate is verified, for
// the name that the client asked for.
func TestUpstreamCertificate(t *testing.T) {
	cert, key := certificate(t, "harbor.example")
	l := listen(t)
	tap := runTap(t, io.Discard, l.Addr().String(), "-tls-cert", cert, "-tls-key", key)
	client, server := pair(t, tap.address, l)
	say(t, client, server, testHeader)
	say(t, client, server, starttls)
	say(t, server, client, testHeader+proceed)
	pair, err := tls.LoadX509KeyPair(cert, key)
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = tls.Server(server, &tls.Config{Certificates: []tls.Certificate{pair}}).Handshake()
	}()
	inClient := tls.Client(client, &tls.Config{InsecureSkipVerify: true})
	if err := inClient.Handshake(); err != nil {
		t.Fatal(err)
	}
	if _, err := inClient.Read(make([]byte, 1)); err == nil {
		t.Error("the client is connected with a server that nobody vouches for")
	}
	waitFor(t, tap.log, "TLS with the server: ")
}

// withoutPeers leaves out of an output what a replay cannot know: who was
// connected.
func withoutPeers(output string) []string {
	lines := strings.Split(output, "\n")
	for i, line := range lines {
		if strings.Contains(line, `connected`) && !strings.Contains(line, `"summary"`) {
			lines[i], _, _ = strings.Cut(line, "connected")
		}
	}
	return lines
}

// replayed is the output of -replay of the one recording in a folder.
func replayed(t *testing.T, records string, flags ...string) string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(records, "*.chunks"))
	if err != nil || len(names) != 1 {
		t.Fatalf("the recordings are %q: %v", names, err)
	}
	var stdout, stderr bytes.Buffer
	run(append(append([]string{"-replay"}, flags...), names...), strings.NewReader(""), &stdout, &stderr)
	if stderr.Len() > 0 {
		t.Error(stderr.String())
	}
	return stdout.String()
}

// TestRecord checks that a recording has what each side sent, is for nobody
// else to read, and shows the same when it is replayed.
func TestRecord(t *testing.T) {
	fromClient := []string{testHeader, "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>AHVzZXIAc3dvcmRmaXNo</auth>", " ", " <presence/>", "<message><bo", "dy>a</body></message>", "<message>&x;", "more"}
	fromServer := []string{testHeader, "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>", "<iq type='get' id='1' to='@'/>", "<message/>", testClose}
	for _, flags := range [][]string{nil, {"-json"}, {"-json", "-tree"}, {"-secrets", "-tree"}, {"-kind", "message,presence"}} {
		t.Run(strings.Join(flags, " "), func(t *testing.T) {
			l := listen(t)
			records := filepath.Join(t.TempDir(), "new")
			var out syncBuffer
			tap := runTap(t, &out, l.Addr().String(), append([]string{"-record", records}, flags...)...)
			client, server := pair(t, tap.address, l)
			for i := range max(len(fromClient), len(fromServer)) {
				if i < len(fromClient) {
					say(t, client, server, fromClient[i])
				}
				if i < len(fromServer) {
					say(t, server, client, fromServer[i])
				}
			}
			hangUp(t, client, server)
			output, status := tap.stop()
			if status != statusFault {
				t.Errorf("the exit status is %d, want %d", status, statusFault)
			}
			if diff := cmp.Diff(withoutPeers(output), withoutPeers(replayed(t, records, flags...))); diff != "" {
				t.Errorf("-live +replayed:\n%s", diff)
			}
			for pattern, want := range map[string]string{"*.c2s.xml": strings.Join(fromClient, ""), "*.s2c.xml": strings.Join(fromServer, "")} {
				names, _ := filepath.Glob(filepath.Join(records, pattern))
				if len(names) != 1 {
					t.Fatalf("the recordings are %q", names)
				}
				got, err := os.ReadFile(names[0])
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(want, string(got)); diff != "" {
					t.Errorf("-sent +recorded:\n%s", diff)
				}
				if info, err := os.Stat(names[0]); err != nil || info.Mode().Perm() != 0o600 {
					t.Errorf("others may read %s: %v %v", names[0], info.Mode(), err)
				}
			}
			shown := strings.Contains(output, "swordfish") || strings.Contains(output, "AHVzZXIAc3dvcmRmaXNo")
			if want := len(flags) > 0 && flags[0] == "-secrets"; shown != want {
				t.Errorf("whether secrets are shown is %v, want %v: %s", shown, want, output)
			}
		})
	}
}

// TestBacklog checks the order of chunks, and that what there is no room for
// waits until there is.
func TestBacklog(t *testing.T) {
	b := newBacklog(10)
	push := func(d direction, kind chunkKind, data string) {
		b.push(chunk{connection: 1, direction: d, kind: kind, data: []byte(data)})
	}
	push(c2s, begins, "")
	push(c2s, carries, "longer than the room for all")
	pushed := make(chan struct{})
	go func() {
		push(s2c, carries, "12345")
		push(c2s, carries, "67")
		push(c2s, ends, "")
		b.close()
		close(pushed)
	}()
	var got []string
	for {
		chunks, many := b.take()
		if len(chunks) == 0 {
			break
		}
		select {
		case <-pushed:
			if len(got) == 0 {
				t.Error("a chunk that there is no room for has not waited")
			}
		case <-time.After(10 * time.Millisecond):
		}
		for i := range chunks {
			got = append(got, fmt.Sprintf("%s %d %s %v", chunks[i].direction, chunks[i].kind, chunks[i].data, many))
			b.done(&chunks[i])
		}
		if len(got) == 2 {
			<-pushed
		}
	}
	want := []string{"c2s 0  true", "c2s 1 longer than the room for all true", "s2c 1 12345 true", "c2s 1 67 true", "c2s 2  true"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if b.bytes != 0 {
		t.Errorf("%d bytes are left", b.bytes)
	}
}

// TestViewBehind checks that a view that is behind costs no counts, and that
// what it leaves out is said.
func TestViewBehind(t *testing.T) {
	const stanzas = 1000
	for _, test := range []struct {
		name   string
		rounds int
		late   bool
	}{
		{"keeps up", 1, false},
		{"too many chunks", 1, true},
		{"an output that stands still", 250, false}, // of more than 300 bytes a stanza
	} {
		t.Run(test.name, func(t *testing.T) {
			if testing.Short() && test.rounds > 1 {
				t.Skip("it needs more output than may wait")
			}
			out := blocked{until: make(chan struct{})}
			box := newOutbox(&out)
			w := bufio.NewWriter(box)
			screen := &lines{out: w}
			late := false
			p := &punctual{next: screen, box: box, late: &late}
			page := newStore(hider{})
			o := newObserver(&xmlstream.Options{FollowRestarts: true}, printers{p, &punctual{next: page, late: &late}})
			o.see(chunk{kind: begins})
			o.see(chunk{direction: c2s, kind: carries, data: []byte(testHeader)})
			late = test.late
			piece := []byte(someStanzas(stanzas))
			for range test.rounds {
				o.see(chunk{direction: c2s, kind: carries, data: piece})
			}
			o.see(chunk{direction: c2s, kind: carries, data: []byte("<message>&nbsp;")})
			p.catchUp()
			if most := mostUnwritten + mostUnwritten/8; box.unwritten() > most {
				t.Errorf("%d bytes of output wait", box.unwritten())
			}
			close(out.until)
			o.summary.unshown = p.all
			screen.summary(o.summary)
			if err := errors.Join(w.Flush(), box.close()); err != nil {
				t.Fatal(err)
			}
			shown, unshown := 0, 0
			text := out.String()
			for line := range strings.Lines(text) {
				switch member(line, "event") {
				case "child":
					shown++
				case "unshown":
					if _, err := fmt.Sscanf(member(line, "note"), "%d events", &unshown); err != nil {
						t.Error(err)
					}
				}
			}
			all := stanzas * test.rounds
			if behind := test.late || test.rounds > 1; unshown > 0 != behind || shown+unshown != all {
				t.Errorf("%d stanzas are shown and %d are said not to be, of %d", shown, unshown, all)
			}
			want := fmt.Sprintf(`"events":{"message":%d,"iq":%d,"presence":%d,`, all/2, all/4, all/4)
			if unshown > 0 && !strings.Contains(text, fmt.Sprintf(`"unshown":%d`, unshown)) || !strings.Contains(text, want) {
				t.Errorf("the summary is wrong: %s", text[max(0, len(text)-1000):])
			}
			if !strings.Contains(text, "restricted-xml") {
				t.Error("the fault is not shown")
			}
			onPage := page.first + len(page.kept)
			const others = 3 // connected, open and the fault
			if got := onPage == all+others; got == test.late {
				t.Errorf("the page has got %d events of %d", onPage, all+others)
			}
		})
	}
}
