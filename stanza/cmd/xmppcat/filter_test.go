package main

import (
	"flag"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// names collects the ids of what it prints, or the kinds of what has none.
type names []string

func (n *names) print(e *event) {
	if e.element.IsZero() || e.kind == "open" {
		*n = append(*n, e.kind)
		return
	}
	id, _ := e.element.Attr("id")
	*n = append(*n, string(id))
}

func TestFilter(t *testing.T) {
	fromClient := testHeader +
		"<message id='m1' to='ines@quill.example/desk'><body>a</body></message>" +
		"<presence id='p1'/>" +
		"<iq id='i1' type='get' to='harbor.example'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>" +
		"<iq id='i2' type='get'><query xmlns='jabber:iq:roster'/></iq>" +
		"<r id='r1' xmlns='urn:xmpp:sm:3'/>" +
		"<iq id='faulty' type='get' to='@'><a xmlns='b'/></iq>"
	fromServer := testHeader +
		"<iq id='bind' type='result'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>mara@harbor.example/lantern</jid></bind></iq>" +
		"<message id='m2' from='tomas@harbor.example/boat'><body>b</body><x xmlns='jabber:x:oob'/></message>" +
		"<message id='m3' from='ines@quill.example/tower' to='mara@harbor.example'><body>c</body></message>"
	for _, test := range []struct{ name, flags, want string }{
		{"none", "", "connected open open bind m2 m3 m1 p1 i1 i2 r1 faulty eof eof"},
		{"one kind", "-kind message", "m2 m3 m1 faulty"},
		{"kinds", "-kind presence,nonza", "p1 r1 faulty"},
		{"kinds given twice", "-kind presence -kind nonza", "p1 r1 faulty"},
		{"events", "-kind open,eof", "open open faulty eof eof"},
		{"name of the element", "-name r", "r1 faulty"},
		{"name inside", "-name query", "i1 i2 faulty"},
		{"namespace", "-namespace jabber:iq:roster", "i2 faulty"},
		{"name and namespace of one element", "-name query -namespace jabber:iq:roster", "i2 faulty"},
		{"name and namespace of two elements", "-name body -namespace jabber:x:oob", "faulty"},
		{"full address", "-jid ines@quill.example/desk", "m1 faulty"},
		{"bare address", "-jid ines@quill.example", "m3 m1 faulty"},
		{"address in another form", "-jid INES@Quill.example", "m3 m1 faulty"},
		{"domain", "-jid quill.example", "m3 m1 faulty"},
		{"domain of a server", "-jid harbor.example", "open open bind m2 m3 m1 p1 i1 i2 faulty"},
		{"domain that is longer", "-jid example", "faulty"},
		{"the client itself, where it is not named", "-jid mara@harbor.example/lantern", "bind m2 m1 p1 i1 i2 faulty"},
		{"addresses", "-jid tomas@harbor.example,ines@quill.example/desk", "m2 m1 faulty"},
		{"kind and address", "-kind iq -jid harbor.example", "bind i1 i2 faulty"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var f filter
			flags := flag.NewFlagSet("", flag.ContinueOnError)
			flags.SetOutput(io.Discard)
			f.flags(flags)
			if err := flags.Parse(strings.Fields(test.flags)); err != nil {
				t.Fatal(err)
			}
			var got names
			o := newObserver(&xmlstream.Options{FollowRestarts: true}, filtered{&f, &got})
			o.see(chunk{connection: 1, kind: begins, note: "test"})
			header := len(testHeader)
			o.see(chunk{connection: 1, direction: c2s, kind: carries, data: []byte(fromClient[:header])})
			o.see(chunk{connection: 1, direction: s2c, kind: carries, data: []byte(fromServer)})
			o.see(chunk{connection: 1, direction: c2s, kind: carries, data: []byte(fromClient[header:])})
			o.see(chunk{connection: 1, direction: c2s, kind: ends})
			o.see(chunk{connection: 1, direction: s2c, kind: ends})
			if diff := cmp.Diff(strings.Fields(test.want), []string(got)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}
