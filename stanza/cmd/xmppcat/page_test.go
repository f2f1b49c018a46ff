package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// storeOf returns the store of a connection in which both sides have sent
// something.
func storeOf(hide hider, fromClient, fromServer string) (*store, *observer) {
	s := newStore(hide)
	o := newObserver(&xmlstream.Options{FollowRestarts: true}, s)
	o.see(chunk{kind: begins, note: "a to b"})
	o.see(chunk{direction: c2s, kind: carries, at: 1e6, data: []byte(fromClient)})
	o.see(chunk{direction: s2c, kind: carries, at: 2e6, data: []byte(fromServer)})
	return s, o
}

func get(t *testing.T, h http.Handler, host, path string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest("GET", "http://"+host+path, nil)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

type rowsAnswer struct {
	First, Next int
	Rows        []map[string]any
}

func rowsOf(t *testing.T, h http.Handler, from int) (a rowsAnswer) {
	t.Helper()
	w := get(t, h, "localhost", fmt.Sprintf("/rows?from=%d", from))
	if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil || w.Code != http.StatusOK {
		t.Fatalf("%d: %v in %s", w.Code, err, w.Body)
	}
	return a
}

type detailsAnswer struct {
	Event     map[string]any
	Raw       []byte
	Fault     int
	Rewritten bool
}

func detailsOf(t *testing.T, h http.Handler, number int) (a detailsAnswer) {
	t.Helper()
	w := get(t, h, "localhost", fmt.Sprintf("/event?number=%d", number))
	if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil || w.Code != http.StatusOK {
		t.Fatalf("%d: %v in %s", w.Code, err, w.Body)
	}
	return a
}

func TestPage(t *testing.T) {
	s, o := storeOf(hider{},
		testHeader+"<iq type='get' id='7' to='harbor.example'><ping xmlns='urn:xmpp:ping'/></iq>",
		testHeader+"<iq type='result' id='7' from='harbor.example'/><message type='chat'><body>"+strings.Repeat("ä", 100)+"</body></message>")
	o.see(chunk{direction: c2s, kind: carries, at: 3e6, data: []byte("<presence><x>&y;")})
	h := pageHandler(s, "127.0.0.1")

	a := rowsOf(t, h, 0)
	if a.First != 0 || a.Next != 7 {
		t.Errorf("the rows are from %d to %d", a.First, a.Next)
	}
	want := []map[string]any{
		{"number": 0., "connection": 0., "direction": "c2s", "time": 0., "offset": 0., "bytes": 0., "kind": "connected", "text": "a to b"},
		{
			"number": 2., "connection": 0., "direction": "c2s", "time": .001, "offset": 147., "bytes": 76., "kind": "iq", "name": "iq",
			"namespace": "jabber:client", "type": "get", "id": "7", "to": "harbor.example", "payloads": []any{"{urn:xmpp:ping}ping"},
		},
		{
			"number": 4., "connection": 0., "direction": "s2c", "time": .002, "latency": .001, "offset": 147., "bytes": 48., "kind": "iq", "name": "iq",
			"namespace": "jabber:client", "type": "result", "id": "7", "from": "harbor.example", "payloads": []any{},
		},
		{
			"number": 5., "connection": 0., "direction": "s2c", "time": .002, "offset": 195., "bytes": 244., "kind": "message", "name": "message",
			"namespace": "jabber:client", "type": "chat", "payloads": []any{"{jabber:client}body"}, "text": strings.Repeat("ä", 60) + "…",
		},
		{
			"number": 6., "connection": 0., "direction": "c2s", "time": .003, "offset": 236., "bytes": 0., "kind": "error",
		},
	}
	got := []map[string]any{a.Rows[0], a.Rows[2], a.Rows[4], a.Rows[5], a.Rows[6]}
	if fault := fmt.Sprint(a.Rows[6]["fault"]); !strings.HasPrefix(fault, "restricted-xml: ") {
		t.Errorf("the fault is %q", fault)
	}
	delete(a.Rows[6], "fault")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if a := rowsOf(t, h, 5); a.Next != 7 || len(a.Rows) != 2 {
		t.Errorf("from 5 there are %d rows to %d", len(a.Rows), a.Next)
	}

	d := detailsOf(t, h, 2)
	if string(d.Raw) != "<iq type='get' id='7' to='harbor.example'><ping xmlns='urn:xmpp:ping'/></iq>" || d.Fault != -1 || d.Rewritten {
		t.Errorf("the details are %+v", d)
	}
	if diff := cmp.Diff([]any{
		"{jabber:client}iq",
		map[string]any{"type": "get", "id": "7", "to": "harbor.example"},
		[]any{[]any{"{urn:xmpp:ping}ping", map[string]any{}, []any{}}},
	}, d.Event["tree"]); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if d := detailsOf(t, h, 6); string(d.Raw[d.Fault:]) != "&y;" || string(d.Raw[:d.Fault]) != "<presence><x>" {
		t.Errorf("the fault is at %d of %q", d.Fault, d.Raw)
	}
}

// TestPageWaits checks that a request for rows that are not there yet is
// answered when they are.
func TestPageWaits(t *testing.T) {
	s, o := storeOf(hider{}, testHeader, testHeader)
	answered := make(chan rowsAnswer)
	go func() { answered <- rowsOf(t, pageHandler(s, "127.0.0.1"), 3) }()
	for {
		s.mu.Lock()
		awaited := s.awaited
		s.mu.Unlock()
		if awaited {
			break
		}
		time.Sleep(time.Millisecond)
	}
	o.see(chunk{direction: s2c, kind: carries, data: []byte("<presence/>")})
	if a := <-answered; a.Next != 4 || len(a.Rows) != 1 {
		t.Errorf("the answer is %+v", a)
	}
}

// TestPageSecrets checks that no answer has what the screen does not show.
func TestPageSecrets(t *testing.T) {
	secrets := testHeader + "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>c3dvcmRmaXNo</auth>" +
		"<iq type='set' id='1'><query xmlns='jabber:iq:register'><password>swordfish</password></query></iq>" +
		"<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>c3dvcmRmaXNo&fault;c3dvcmRmaXNo"
	for _, test := range []struct {
		name  string
		hide  hider
		shown bool
	}{{"hidden", hider{}, false}, {"shown", hider{off: true}, true}} {
		t.Run(test.name, func(t *testing.T) {
			s, _ := storeOf(test.hide, secrets, testHeader)
			h := pageHandler(s, "127.0.0.1")
			all := fmt.Sprint(rowsOf(t, h, 0))
			for number := range 6 {
				d := detailsOf(t, h, number)
				all += fmt.Sprint(d.Event) + string(d.Raw)
			}
			for _, word := range []string{"swordfish", "c3dvcmRmaXNo"} {
				if shown := strings.Contains(all, word); shown != test.shown {
					t.Errorf("whether %q is shown is %v, want %v: %s", word, shown, test.shown, all)
				}
			}
		})
	}
}

func TestPageRefuses(t *testing.T) {
	s, _ := storeOf(hider{}, testHeader, testHeader)
	h := pageHandler(s, "tap.example")
	for _, test := range []struct {
		host, path string
		status     int
	}{
		{"localhost:80", "/", http.StatusOK},
		{"127.0.0.1:80", "/app.js", http.StatusOK},
		{"[::1]:80", "/style.css", http.StatusOK},
		{"tap.example", "/rows?from=0", http.StatusOK},
		{"evil.example", "/", http.StatusMisdirectedRequest},
		{"evil.example", "/rows?from=0", http.StatusMisdirectedRequest},
		{"localhost.evil.example:80", "/event?number=0", http.StatusMisdirectedRequest},
		{"localhost", "/rows", http.StatusBadRequest},
		{"localhost", "/rows?from=x", http.StatusBadRequest},
		{"localhost", "/event?number=", http.StatusBadRequest},
		{"localhost", "/event?number=3", http.StatusNotFound},
		{"localhost", "/event?number=-1", http.StatusNotFound},
		{"localhost", "/page/app.js", http.StatusNotFound},
	} {
		w := get(t, h, test.host, test.path)
		if w.Code != test.status {
			t.Errorf("%s%s: the status is %d, want %d", test.host, test.path, w.Code, test.status)
		}
		if got := w.Header().Get("Content-Security-Policy"); !strings.HasPrefix(got, "default-src 'none';") {
			t.Errorf("%s%s: the policy is %q", test.host, test.path, got)
		}
	}
}

// TestStoreForgets checks that a store keeps the newest events, and not more
// of them than it may.
func TestStoreForgets(t *testing.T) {
	s, o := storeOf(hider{}, testHeader, testHeader)
	s.mostEvents, s.mostBytes = 100, 100_000
	for range 200 {
		o.see(chunk{direction: c2s, kind: carries, data: []byte("<message><body>a</body></message>")})
	}
	if len(s.kept) != 100 || s.first != 3+200-100 {
		t.Errorf("%d events are kept, from %d on", len(s.kept), s.first)
	}
	big := []byte("<message><body>" + strings.Repeat("a", 30_000) + "</body></message>")
	for range 10 {
		o.see(chunk{direction: c2s, kind: carries, data: big})
	}
	if len(s.kept) != 3 || s.bytes > s.mostBytes {
		t.Errorf("%d bytes are kept, of %d events", s.bytes, len(s.kept))
	}
	h := pageHandler(s, "127.0.0.1")
	last := s.first + len(s.kept) - 1
	if d := detailsOf(t, h, last); len(d.Raw) != len(big) {
		t.Errorf("the last event has %d bytes", len(d.Raw))
	}
	if a := rowsOf(t, h, 0); a.First != s.first || a.Rows[0]["number"] != float64(s.first) {
		t.Errorf("the first row is %v, want %d", a.Rows[0]["number"], s.first)
	}
}

// TestLoopback checks where a page or a tap listens.
func TestLoopback(t *testing.T) {
	for address, want := range map[string]string{
		"8080": "127.0.0.1:8080", ":8080": "127.0.0.1:8080", "localhost:80": "localhost:80",
		"0.0.0.0:80": "0.0.0.0:80", "[::]:80": "[::]:80", "[::1]:0": "[::1]:0",
	} {
		if got := loopback(address); got != want {
			t.Errorf("%s: got %s, want %s", address, got, want)
		}
	}
	for address, want := range map[string]string{
		"harbor.example": "harbor.example:5222", "harbor.example:5223": "harbor.example:5223", "[::1]": "[::1]:5222", "::1": "[::1]:5222", "127.0.0.1": "127.0.0.1:5222",
	} {
		if got := withPort(address, "5222"); got != want {
			t.Errorf("%s: got %s, want %s", address, got, want)
		}
	}
}
