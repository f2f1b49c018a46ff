package interop

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	mechanism "mellium.im/sasl"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/sasl"
)

// greeting is in the first message of every client.
const greeting = "<&'\"> 漢字"

// TestServerRole lets clients log in to the host and chat through it, each
// with the best mechanism that both know.
func TestServerRole(t *testing.T) {
	for _, test := range []struct {
		name    string
		offered string // mechanisms
		used    string
		chat    func(t *testing.T, h *host)
	}{
		{"ourselves, SCRAM-SHA-256", "SCRAM-SHA-256 SCRAM-SHA-1 PLAIN", "SCRAM-SHA-256", ourselves(mechanism.ScramSha256)},
		{"ourselves, SCRAM-SHA-1", "SCRAM-SHA-1", "SCRAM-SHA-1", ourselves(mechanism.ScramSha1)},
		{"ourselves, PLAIN", "PLAIN", "PLAIN", ourselves(mechanism.Plain)},
		{"slixmpp, SCRAM-SHA-256", "SCRAM-SHA-256 SCRAM-SHA-1 PLAIN", "SCRAM-SHA-256", slixmpp},
		{"slixmpp, SCRAM-SHA-1", "SCRAM-SHA-1 PLAIN", "SCRAM-SHA-1", slixmpp},
		{"slixmpp, PLAIN", "PLAIN", "PLAIN", slixmpp},
		{"libstrophe, SCRAM-SHA-256", "SCRAM-SHA-256 SCRAM-SHA-1 PLAIN", "SCRAM-SHA-256", libstrophe},
		{"libstrophe, SCRAM-SHA-1", "SCRAM-SHA-1 PLAIN", "SCRAM-SHA-1", libstrophe},
		{"libstrophe, PLAIN", "PLAIN", "PLAIN", libstrophe},
		{"profanity, SCRAM-SHA-256", "SCRAM-SHA-256 SCRAM-SHA-1 PLAIN", "SCRAM-SHA-256", profanity},
		{"go-sendxmpp, PLAIN", "SCRAM-SHA-256 SCRAM-SHA-1 PLAIN", "PLAIN", goSendxmpp},
	} {
		t.Run(test.name, func(t *testing.T) {
			h := newHost(t, strings.Fields(test.offered)...)
			test.chat(t, h)
			h.mu.Lock()
			defer h.mu.Unlock()
			for _, used := range h.used {
				if used != test.used {
					t.Errorf("a client has used %s, want %s", used, test.used)
				}
			}
			if len(h.used) == 0 {
				t.Error("no client has logged in")
			}
		})
	}
}

// TestServerRoleRefuses checks what the host answers to who may not log in.
func TestServerRoleRefuses(t *testing.T) {
	for _, test := range []struct {
		name      string
		mechanism mechanism.Mechanism
		claimed   string // name of the mechanism, if it is another
		condition sasl.Condition
	}{
		{"a wrong password, SCRAM-SHA-256", mechanism.ScramSha256, "", sasl.NotAuthorized},
		{"a wrong password, SCRAM-SHA-1", mechanism.ScramSha1, "", sasl.NotAuthorized},
		{"a wrong password, PLAIN", mechanism.Plain, "", sasl.NotAuthorized},
		{"a mechanism that was not offered", mechanism.Plain, "CRAM-MD5", sasl.InvalidMechanism},
	} {
		t.Run(test.name, func(t *testing.T) {
			h := newHost(t, "SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN")
			c := dial(t, h.server(), h.port, "jabber:client")
			c.open()
			c.startTLS()
			var err error
			if test.claimed == "" {
				err = c.authenticate(test.mechanism, "ann", "not it")
			} else {
				c.send(&sasl.Auth{Mechanism: test.claimed, Data: sasl.Some([]byte("x"))})
				err = receive[*sasl.Failure](c)
			}
			if f, ok := errors.AsType[*sasl.Failure](err); !ok || f.Condition != test.condition {
				t.Errorf("%v, want %s", err, test.condition)
			}
		})
	}
}

// ourselves is the client that speaks to real servers in the other tests.
func ourselves(m mechanism.Mechanism) func(t *testing.T, h *host) {
	return func(t *testing.T, h *host) {
		s := h.server()
		c := dial(t, s, h.port, "jabber:client")
		c.open()
		c.startTLS()
		if err := c.authenticate(m, "ann", password); err != nil {
			t.Fatal(err)
		}
		c.bind("here")
		c.listen()
		message := &stanza.Message{Type: stanza.MessageChat, Body: stanza.Plain(greeting)}
		message.To = c.jid
		c.send(message)
		expect(c, "echo", func(m *stanza.Message) bool { return m.Body.Get("") == greeting && m.From == c.jid })
		h.settle(t, 1)
		s.report(t)
	}
}

// slixmpp is two clients, of which one answers what the other says.
func slixmpp(t *testing.T, h *host) {
	python := program(t, "/usr/bin/python3", "python3") // Debian's, which sees its packages
	if exec.Command(python, "-c", "import slixmpp").Run() != nil {
		t.Skip("Debian's package python3-slixmpp is not installed")
	}
	runClient(t, exec.Command(python, filepath.Join("testdata", "chat.py"), h.port, h.authority), "echo: 20 of 20")
	h.settle(t, 40)
}

// libstrophe is a client in C, compiled here, that talks to itself.
func libstrophe(t *testing.T, h *host) {
	compiler := program(t, "gcc", "gcc")
	binary := filepath.Join(t.TempDir(), "chat")
	if _, err := os.Stat("/usr/include/strophe.h"); err != nil {
		t.Skip("there is no strophe.h: Debian's package libstrophe-dev is not installed")
	}
	if out, err := exec.Command(compiler, "-Wall", "-Werror", "-o", binary, filepath.Join("testdata", "chat.c"), "-lstrophe").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	runClient(t, exec.Command(binary, h.port, h.authority), "echo: 20 of 20")
	h.settle(t, 20)
}

// goSendxmpp sends one message.
func goSendxmpp(t *testing.T, h *host) {
	sender := program(t, "go-sendxmpp", "go-sendxmpp")
	cmd := exec.Command(sender, "-u", "ann@"+domain, "-p", password, "-j", address(h.port), "-n", "bo@"+domain)
	cmd.Env = append(os.Environ(), "SSL_CERT_FILE="+h.authority, "HOME="+t.TempDir())
	cmd.Stdin = strings.NewReader(greeting)
	runClient(t, cmd, "")
	h.settle(t, 1)
}

// runClient runs a program to its end, which must say what is wanted.
func runClient(t *testing.T, cmd *exec.Cmd, want string) {
	t.Helper()
	timeout := time.AfterFunc(2*patience, func() { _ = cmd.Process.Kill() })
	defer timeout.Stop()
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), want) {
		t.Errorf("%v\n%s", err, out)
	}
}

// profanity is a client for terminals: script (of Debian's bsdutils) gives it
// one, whose keys and screen are pipes.
func profanity(t *testing.T, h *host) {
	program(t, "profanity", "profanity")
	script := program(t, "script", "bsdutils")
	home := t.TempDir()
	account := "[ann]\nenabled=true\njid=ann@" + domain + "\nresource=ship\nserver=127.0.0.1\nport=" + h.port +
		"\npassword=" + password + "\ntls.policy=trust\n"
	for name, content := range map[string]string{
		".local/share/profanity/accounts": account,
		".config/profanity/profrc":        "[ui]\nsplash=false\n",
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(home, name)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(home, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*patience)
	defer cancel()
	var screen terminal
	cmd := exec.CommandContext(ctx, script, "-qfec", "stty rows 50 cols 200; exec profanity -l DEBUG -f "+filepath.Join(home, "log")+" -a ann", "/dev/null")
	cmd.Env = append(os.Environ(), "HOME="+home, "TERM=xterm", "LC_ALL=C.UTF-8", "XDG_CONFIG_HOME=", "XDG_DATA_HOME=")
	cmd.Stdout, cmd.Stderr = &screen, &screen
	keys, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		cancel()
		_ = cmd.Wait()
		if t.Failed() {
			log, _ := os.ReadFile(filepath.Join(home, "log"))
			t.Logf("profanity's screen:\n%q\nprofanity's log:\n%s", screen.String(), log)
		}
	}()
	press := func(line string) {
		if _, err := io.WriteString(keys, line+"\r"); err != nil {
			t.Fatal(err)
		}
	}
	wait := func(what string, done func() bool) {
		t.Helper()
		for deadline := time.Now().Add(patience); !done(); time.Sleep(10 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("profanity: %s did not happen", what)
			}
		}
	}
	wait("presence", func() bool { return h.count("presence") > 0 })
	press("/msg bo@" + domain + " " + greeting)
	wait("the message", func() bool { return h.count("message") > 0 })
	answer := &stanza.Message{Type: stanza.MessageChat, Body: stanza.Plain("a lantern <in> the fog")}
	answer.From, answer.To = stanza.MustParseJID("bo@"+domain+"/boat"), user("ann")
	h.deliver(answer)
	wait("the answer on the screen", func() bool { return strings.Contains(screen.String(), "a lantern <in> the fog") })
	press("/quit")
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
	h.settle(t, 2)
}

// terminal is the screen of a program.
type terminal struct {
	mu sync.Mutex
	b  strings.Builder
}

func (t *terminal) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.b.Write(p)
}

func (t *terminal) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.b.String()
}
