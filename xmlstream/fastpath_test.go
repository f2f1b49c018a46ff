package xmlstream_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// outcome is all that can be observed of a stream.
type outcome struct {
	Trees []any
	Ends  []int64
	Error string
}

func observe(input []byte, opts *xmlstream.Options, slow bool, size int) outcome {
	o := &observer{tok: xmlstream.NewTokenizer(opts)}
	if slow {
		o.tok.DisableFastPath()
	}
	for len(input) > 0 && o.err == nil {
		n := min(size, len(input))
		o.feed(input[:n])
		input = input[n:]
	}
	out := outcome{Trees: o.trees, Ends: o.ends}
	if o.err != nil {
		out.Error = o.err.Error()
	}
	return out
}

// A document's root may be larger than a stream header.
func TestParseLargeDocument(t *testing.T) {
	input := []byte("<message xmlns='jabber:client'><body>" + strings.Repeat("a", 100_000) + "</body><x/></message>")
	e, err := xmlstream.Parse(input, nil)
	if err != nil {
		t.Fatal(err)
	}
	if body, _ := e.Child("jabber:client", "body"); len(body.Text()) != 100_000 {
		t.Errorf("the body has %d bytes", len(body.Text()))
	}
}

// The fast path and the machine must agree on every stream, and on streams
// with any one byte changed.
func TestFastPathIsTheMachine(t *testing.T) {
	var inputs []string
	for _, pattern := range []string{"../testdata/streams/*.xml", "../testdata/malformed/*.xml", "../../shared/captures/*.xml"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		inputs = append(inputs, files...)
	}
	opts := &xmlstream.Options{FollowRestarts: true}
	compare := func(name string, input []byte, size int) {
		t.Helper()
		machine, fast := observe(input, opts, true, size), observe(input, opts, false, size)
		if !reflect.DeepEqual(machine, fast) { // cmp.Diff is slow on large trees
			t.Fatalf("%s in pieces of %d (-machine +fast):\n%s", name, size, cmp.Diff(machine, fast))
		}
	}
	for _, file := range inputs {
		input, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, size := range []int{1 << 20, 100, 7} {
			compare(file, input, size)
		}
	}
	stanza := []byte(plainHeader + `<message to='a' xml:lang="de" id='x'><body>Gr` + "\u00fc\u00dfe" + `</body><x xmlns='urn:xmpp:ping' a='1' b='2'/><y xmlns='urn:new' c='' d=''>t</y></message>`)
	for i := len(plainHeader); i < len(stanza); i++ {
		for _, c := range "<>&'\"=/ \t\r:]!?x\x00\x80\xff" {
			changed := append([]byte(nil), stanza...)
			changed[i] = byte(c)
			compare(string(changed), changed, 1<<20)
			compare(string(changed), append(stanza[:i:i], append([]byte{byte(c)}, stanza[i:]...)...), 1<<20)
		}
	}
}
