package names

import (
	"os"
	"os/exec"
	"testing"
)

func TestEveryNameIsFound(t *testing.T) {
	for id := 1; id <= NumLocals; id++ {
		name := LocalName(uint16(id))
		if got := Local([]byte(name)); got != uint16(id) {
			t.Errorf("Local(%q) = %d, want %d", name, got, id)
		}
		if got := LocalString(name); got != uint16(id) {
			t.Errorf("LocalString(%q) = %d, want %d", name, got, id)
		}
	}
	for id := 1; id <= NumSpaces; id++ {
		name := SpaceName(uint16(id))
		if got := Space([]byte(name)); got != uint16(id) {
			t.Errorf("Space(%q) = %d, want %d", name, got, id)
		}
		if got := SpaceString(name); got != uint16(id) {
			t.Errorf("SpaceString(%q) = %d, want %d", name, got, id)
		}
	}
}

func TestConstants(t *testing.T) {
	for id, name := range map[uint16]string{
		SpaceXML:     "http://www.w3.org/XML/1998/namespace",
		SpaceXMLNS:   "http://www.w3.org/2000/xmlns/",
		SpaceStreams: "http://etherx.jabber.org/streams",
		SpaceClient:  "jabber:client",
		SpaceServer:  "jabber:server",
		SpaceAccept:  "jabber:component:accept",
		SpaceConnect: "jabber:component:connect",
	} {
		if got := SpaceName(id); got != name {
			t.Errorf("SpaceName(%d) = %q, want %q", id, got, name)
		}
	}
	if LocalName(LocalLang) != "lang" || LocalName(LocalStream) != "stream" {
		t.Error("the constants for lang and stream are wrong")
	}
}

// A hit must prove equality: names that differ in a byte, by a NUL or by
// length are other names.
func TestNearMisses(t *testing.T) {
	known := map[string]bool{"": true}
	for id := range NumLocals + 1 {
		known[LocalName(uint16(id))] = true
	}
	for id := range NumSpaces + 1 {
		known[SpaceName(uint16(id))] = true
	}
	check := func(name string) {
		if known[name] {
			return
		}
		if got := Local([]byte(name)); got != 0 {
			t.Errorf("Local(%q) = %q", name, LocalName(got))
		}
		if got := Space([]byte(name)); got != 0 {
			t.Errorf("Space(%q) = %q", name, SpaceName(got))
		}
	}
	for name := range known {
		check(name + "\x00")
		check("\x00" + name)
		check(name + "a")
		check(name[:max(0, len(name)-1)])
		for i := range len(name) {
			b := []byte(name)
			b[i] ^= 1
			check(string(b))
		}
	}
	if Space(nil) != 0 || Local(nil) != 0 || LocalName(NumLocals+1) != "" || SpaceName(NumSpaces+1) != "" {
		t.Error("the empty name or an id out of range was found")
	}
}

func TestTablesAreUpToDate(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("no go command here")
	}
	want, err := os.ReadFile("tables.go")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir+"/gen", os.DirFS("gen")); err != nil {
		t.Fatal(err)
	}
	list, err := os.ReadFile("names.txt")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(dir+"/names.txt", list, 0o644); err != nil {
		t.Fatal(err)
	}
	run := exec.Command("go", "run", "gen/main.go")
	run.Dir = dir
	run.Env = append(os.Environ(), "GOOS=", "GOARCH=", "GOFLAGS=")
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	got, err := os.ReadFile(dir + "/tables.go")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Error("tables.go does not belong to names.txt: run go generate")
	}
}

func BenchmarkLocal(b *testing.B) {
	name := []byte("subject")
	for b.Loop() {
		Local(name)
	}
}

func BenchmarkSpace(b *testing.B) {
	uri := []byte("http://jabber.org/protocol/disco#info")
	for b.Loop() {
		Space(uri)
	}
}
