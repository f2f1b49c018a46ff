package names

import (
	"bufio"
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// readWords reads names.txt: the words in the order of their ids, with an empty one for id 0.
func readWords(t testing.TB) (spaces, locals []string) {
	t.Helper()
	file, err := os.Open("names.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	spaces, locals = []string{""}, []string{""}
	target := &spaces
	for s := bufio.NewScanner(file); s.Scan(); {
		switch line := s.Text(); {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			if strings.HasPrefix(line, "[locals") {
				target = &locals
			}
		default:
			*target = append(*target, strings.Fields(line)[0])
		}
	}
	return spaces, locals
}

func TestEveryWordHasTheIDOfItsLine(t *testing.T) {
	spaces, locals := readWords(t)
	if diff := cmp.Diff(spaces, spaceNames[:]); diff != "" {
		t.Errorf("namespaces (-names.txt +tables.go):\n%s", diff)
	}
	if diff := cmp.Diff(locals, localNames[:]); diff != "" {
		t.Errorf("local names (-names.txt +tables.go):\n%s", diff)
	}
	for id, name := range locals {
		if got := Local([]byte(name)); int(got) != id {
			t.Errorf("Local(%q) = %d, want %d", name, got, id)
		}
		if got := LocalString(name); int(got) != id {
			t.Errorf("LocalString(%q) = %d, want %d", name, got, id)
		}
		if got := LocalName(uint16(id)); got != name {
			t.Errorf("LocalName(%d) = %q, want %q", id, got, name)
		}
		lo, hi := words(name)
		got, want := Long(lo, hi, len(name)), uint16(id)
		if len(name) <= 8 {
			got = Short(lo, len(name))
		}
		if got != want {
			t.Errorf("by words: %q has id %d, want %d", name, got, want)
		}
	}
	for id, name := range spaces {
		if got := Space([]byte(name)); int(got) != id {
			t.Errorf("Space(%q) = %d, want %d", name, got, id)
		}
		if got := SpaceString(name); int(got) != id {
			t.Errorf("SpaceString(%q) = %d, want %d", name, got, id)
		}
		if got := SpaceName(uint16(id)); got != name {
			t.Errorf("SpaceName(%d) = %q, want %q", id, got, name)
		}
	}
}

// words is the definition of what Short and Long take, independent of the loads that Local does.
func words(name string) (lo, hi uint64) {
	var padded [MaxLocal]byte
	copy(padded[:], name)
	return binary.LittleEndian.Uint64(padded[:8]), binary.LittleEndian.Uint64(padded[8:])
}

func TestConstants(t *testing.T) {
	spaces := map[uint16]string{
		SpaceXML:     "http://www.w3.org/XML/1998/namespace",
		SpaceXMLNS:   "http://www.w3.org/2000/xmlns/",
		SpaceStreams: "http://etherx.jabber.org/streams",
		SpaceClient:  "jabber:client",
		SpaceServer:  "jabber:server",
		SpaceAccept:  "jabber:component:accept",
		SpaceConnect: "jabber:component:connect",
		SpaceFraming: "urn:ietf:params:xml:ns:xmpp-framing",
	}
	for id := range uint16(8) {
		if got := SpaceName(id + 1); got != spaces[id+1] {
			t.Errorf("namespace %d is %q, want %q", id+1, got, spaces[id+1])
		}
	}
	for id, want := range map[uint16]string{LocalXMLNS: "xmlns", LocalLang: "lang", LocalStream: "stream", LocalXML: "xml"} {
		if got := LocalName(id); got != want {
			t.Errorf("local name %d is %q, want %q", id, got, want)
		}
	}
}

// Common attributes of one element must not share a bit of the tokenizer's mask.
func TestCommonAttributesHaveABitEach(t *testing.T) {
	const common = "to from id type xmlns lang version name jid node var ver hash stamp queryid h max resume " +
		"mechanism subscription ask affiliation role nick code by status"
	owner := map[uint16]string{}
	for name := range strings.FieldsSeq(common) {
		bit := LocalString(name) % 64
		if other, taken := owner[bit]; taken {
			t.Errorf("%q and %q share bit %d", name, other, bit)
		}
		owner[bit] = name
	}
}

func TestNothingElseIsFound(t *testing.T) {
	spaces, locals := readWords(t)
	isSpace, isLocal := set(spaces), set(locals)
	for _, name := range append(nearMisses(spaces), nearMisses(locals)...) {
		if id := Local([]byte(name)); id != 0 && !isLocal[name] {
			t.Errorf("Local(%q) = %d (%q)", name, id, LocalName(id))
		}
		if id := LocalString(name); id != 0 && !isLocal[name] {
			t.Errorf("LocalString(%q) = %d (%q)", name, id, LocalName(id))
		}
		if id := Space([]byte(name)); id != 0 && !isSpace[name] {
			t.Errorf("Space(%q) = %d (%q)", name, id, SpaceName(id))
		}
		if id := SpaceString(name); id != 0 && !isSpace[name] {
			t.Errorf("SpaceString(%q) = %d (%q)", name, id, SpaceName(id))
		}
	}
}

// nearMisses are prefixes, suffixes, other paddings, and every byte changed in each bit.
func nearMisses(words []string) []string {
	misses := []string{"", "\x00", strings.Repeat("\x00", 8), strings.Repeat("\x00", 16), strings.Repeat("a", 17)}
	for _, w := range words[1:] {
		misses = append(misses, w+"\x00", "\x00"+w, w+"x", w+w, w[1:], strings.ToUpper(w))
		for i := range len(w) {
			misses = append(misses, w[:i], w[:i]+"\x00"+w[i:])
			for bit := range 8 {
				b := []byte(w)
				b[i] ^= 1 << bit
				misses = append(misses, string(b))
			}
		}
	}
	return misses
}

func set(words []string) map[string]bool {
	s := make(map[string]bool, len(words))
	for _, w := range words {
		s[w] = true
	}
	return s
}

func TestWordsOfAnotherLengthAreNotFound(t *testing.T) {
	_, locals := readWords(t)
	for _, name := range locals[1:] {
		lo, hi := words(name)
		for n := -1; n <= 2*MaxLocal; n++ {
			if n == len(name) {
				continue
			}
			if id := Short(lo, n); id != 0 && hi == 0 {
				t.Errorf("Short of %q with length %d is %d", name, n, id)
			}
			if id := Long(lo, hi, n); id != 0 {
				t.Errorf("Long of %q with length %d is %d", name, n, id)
			}
		}
	}
}

func TestIDsOutOfRangeHaveNoName(t *testing.T) {
	for _, id := range []uint16{0, NumLocals + 1, 1<<16 - 1} {
		if got := LocalName(id); got != "" {
			t.Errorf("LocalName(%d) = %q", id, got)
		}
	}
	for _, id := range []uint16{0, NumSpaces + 1, 1<<16 - 1} {
		if got := SpaceName(id); got != "" {
			t.Errorf("SpaceName(%d) = %q", id, got)
		}
	}
}

func TestLookupsDoNotAllocate(t *testing.T) {
	short, long, unknown := []byte("subject"), []byte("affiliation"), []byte("{unknown}")
	uri := []byte("http://jabber.org/protocol/disco#info")
	allocs := testing.AllocsPerRun(100, func() {
		sink += Local(short) + Local(long) + Local(unknown) + Space(uri) + Space(unknown)
		sink += LocalString(LocalName(Local(short))) + SpaceString(SpaceName(Space(uri)))
	})
	if allocs != 0 {
		t.Errorf("%v allocations, want 0", allocs)
	}
}

func TestTablesAreUpToDate(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("needs the go command to run the generator")
	}
	fresh := filepath.Join(t.TempDir(), "tables.go")
	run := exec.Command("go", "run", "./gen", "-out", fresh)
	run.Env = append(os.Environ(), "GOOS=", "GOARCH=", "GOFLAGS=")
	if message, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, message)
	}
	want, err := os.ReadFile(fresh)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("tables.go")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("run go generate (-fresh +tables.go):\n%s", diff)
	}
}
