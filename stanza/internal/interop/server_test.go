package interop

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"text/template"
	"time"
)

const (
	domain   = "localhost"
	rooms    = "rooms.localhost"
	gateway  = "gateway.localhost" // of the component
	password = "secret"            // of all accounts and of the component
)

// accounts exist on every server. Each step has accounts of its own, so that
// one does not see what another has left behind.
var accounts = strings.Fields(`
	plain scram sess ros1 ros2 msg1 msg2 disco carb1 carb2 resume1 resume2
	muc1 muc2 mam1 mam2 pep1 pep2 vcard block1 block2 fault ws1 ws2 comp sent private tap1 tap2`)

// server is a real server that runs for the length of a test.
type server struct {
	name string
	dir  string
	ca   *x509.CertPool
	*tally

	C2S, S2S, Component, HTTP string // ports of 127.0.0.1
}

func address(port string) string { return net.JoinHostPort("127.0.0.1", port) }

// newServer prepares a folder with the certificate, and ports that are free.
func newServer(t *testing.T, name string) *server {
	s := &server{name: name, dir: t.TempDir(), tally: newTally()}
	for _, port := range []*string{&s.C2S, &s.S2S, &s.Component, &s.HTTP} {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		*port = strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
	}
	cert, key := certificate(t)
	s.write(t, "server.crt", cert)
	s.write(t, "server.key", key)
	s.write(t, "server.pem", append(cert, key...))
	s.ca = x509.NewCertPool()
	s.ca.AppendCertsFromPEM(cert)
	return s
}

// startProsody starts Debian's Prosody, or skips the test.
func startProsody(t *testing.T) *server {
	binary := program(t, "prosody", "prosody")
	s := newServer(t, "prosody")
	s.fill(t, "prosody.cfg.lua")
	for _, user := range accounts {
		s.write(t, filepath.Join("data", domain, "accounts", user+".dat"),
			fmt.Appendf(nil, "return { [\"password\"] = %q; };\n", password))
	}
	s.run(t, exec.Command(binary, "-F", "--config", filepath.Join(s.dir, "prosody.cfg.lua")), "")
	return s
}

// startEjabberd starts Debian's ejabberd, or skips the test. It has no
// Erlang distribution, so that nothing listens but the ports of the test;
// the accounts are made in the virtual machine itself.
func startEjabberd(t *testing.T) *server {
	binary := program(t, "erl", "ejabberd")
	libraries, _ := filepath.Glob("/usr/lib/*/ejabberd-*/ebin")
	if len(libraries) == 0 {
		t.Skip("Debian's package ejabberd is not installed")
	}
	s := newServer(t, "ejabberd")
	s.fill(t, "ejabberd.yml")
	s.write(t, "inetrc", []byte(`{resolv_conf, "/dev/null"}. {hosts_file, "/dev/null"}. {lookup, [file]}.`))
	var eval strings.Builder
	for _, user := range accounts {
		fmt.Fprintf(&eval, "ejabberd_auth:try_register(<<%q>>, <<%q>>, <<%q>>), ", user, domain, password)
	}
	ready := filepath.Join(s.dir, "ready")
	fmt.Fprintf(&eval, "file:write_file(%q, <<\"ready\">>).", ready)
	cmd := exec.Command(binary, "-noinput", "-mnesia", "dir", strconv.Quote(filepath.Join(s.dir, "mnesia")),
		"-s", "ejabberd", "-eval", eval.String())
	cmd.Env = append(os.Environ(),
		"ERL_LIBS="+filepath.Dir(filepath.Dir(libraries[0])),
		"EJABBERD_CONFIG_PATH="+filepath.Join(s.dir, "ejabberd.yml"),
		"EJABBERD_LOG_PATH="+filepath.Join(s.dir, "ejabberd.log"),
		"ERL_INETRC="+filepath.Join(s.dir, "inetrc"),
		"ERL_CRASH_DUMP="+filepath.Join(s.dir, "erl_crash.dump"),
		"HOME="+s.dir)
	s.run(t, cmd, ready)
	return s
}

// run starts the server, waits until it answers, and stops it when the test ends.
func (s *server) run(t *testing.T, cmd *exec.Cmd, ready string) {
	var output bytes.Buffer
	cmd.Stdout, cmd.Stderr, cmd.Dir = &output, &output, s.dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { _ = cmd.Wait(); close(ended) }()
	t.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		select {
		case <-ended:
		case <-time.After(10 * time.Second):
			_ = cmd.Process.Kill()
			<-ended
		}
		if t.Failed() {
			log, _ := os.ReadFile(filepath.Join(s.dir, s.name+".log"))
			t.Logf("%s's log ends:\n%s", s.name, log[max(0, len(log)-4000):])
		}
	})
	for deadline := time.Now().Add(2 * time.Minute); ; time.Sleep(50 * time.Millisecond) {
		if s.answers() && exists(ready) {
			return
		}
		select {
		case <-ended:
			t.Fatalf("%s did not start:\n%s", s.name, output.Bytes())
		default:
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s does not answer", s.name)
		}
	}
}

// answers reports whether the server sends something for a stream header: an
// open port is not enough.
func (s *server) answers() bool {
	c, err := net.DialTimeout("tcp", address(s.C2S), time.Second)
	if err != nil {
		return false
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(5 * time.Second))
	_, _ = c.Write([]byte("<stream:stream to='localhost' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>"))
	n, _ := c.Read(make([]byte, 1))
	return n == 1
}

// fill writes a template of testdata into the server's folder.
func (s *server) fill(t *testing.T, name string) {
	tmpl := template.Must(template.ParseFiles(filepath.Join("testdata", name)))
	var b bytes.Buffer
	if err := tmpl.Execute(&b, map[string]string{
		"Dir": s.dir, "C2S": s.C2S, "S2S": s.S2S, "Component": s.Component, "HTTP": s.HTTP,
	}); err != nil {
		t.Fatal(err)
	}
	s.write(t, name, b.Bytes())
}

func (s *server) write(t *testing.T, name string, content []byte) {
	path := filepath.Join(s.dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func exists(path string) bool {
	if path == "" {
		return true
	}
	_, err := os.Stat(path)
	return err == nil
}

// program returns the path of a program, or skips the test.
func program(t *testing.T, name, debian string) string {
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("there is no %s: Debian's package %s is not installed", name, debian)
	}
	return path
}

// certificate makes a certificate that is its own authority, and its key.
func certificate(t *testing.T) (cert, key []byte) {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: domain},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(24 * time.Hour),
		DNSNames: []string{domain, "*." + domain}, IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, &template, &template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	pkcs8, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}),
		pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: pkcs8})
}
