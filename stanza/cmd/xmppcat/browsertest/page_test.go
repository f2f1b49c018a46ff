package browsertest

import (
	"flag"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

var update = flag.Bool("update", false, "write the picture for README.md anew")

const (
	session = "../testdata/session.chunks"
	picture = "../page.png"

	count   = `document.querySelector("#count").textContent`
	details = `document.querySelector("#details").textContent`
)

// TestSession looks at a recorded session as a person does, and takes the
// picture of it.
func TestSession(t *testing.T) {
	address, _ := serve(t, "-replay", session)
	p := open(t, address)
	wait(p, count, "42 events, 2 faults")
	for _, test := range []struct{ filter, want string }{
		{"kind:iq", "14 of 42 events"},
		{"kind:iq from:client", "7 of 42 events"},
		{"jid:tomas@harbor.example", "6 of 42 events"},
		{"jid:quill.example", "2 of 42 events"},
		{"ns:http://jabber.org/protocol/disco#info", "2 of 42 events"},
		{"name:body fog", "1 of 42 events"},
		{"is:fault", "2 of 42 events"},
		{"is:answer", "7 of 42 events"},
		{"kind:presence -jid:tomas@harbor.example", "4 of 42 events"},
		{"nothing like this", "0 of 42 events"},
	} {
		p.filter(test.filter)
		wait(p, count, test.want+", 2 faults")
	}
	p.filter("")
	wait(p, count, "42 events, 2 faults")
	for _, lane := range []string{"c2s", "s2c"} {
		if eval[int](p, `document.querySelectorAll(".row .what.`+lane+`").length`) == 0 {
			t.Errorf("the lane %s is empty", lane)
		}
	}

	p.filter("m3")
	wait(p, count, "1 of 42 events, 2 faults")
	message := eval[string](p, `document.querySelector(".row").dataset.number`)
	p.choose(message)
	shown := eval[string](p, details)
	for _, want := range []string{
		"{jabber:client}message", "from the client", "Fields", "Thread:", "Tree", "“Es brennt und dreht sich.”",
		"Raw bytes", "It is on &amp; turning.",
	} {
		if !strings.Contains(shown, want) {
			t.Errorf("the details have no %q: %s", want, shown)
		}
	}
	p.run(chromedp.Click(chromedp.CSS("#details button")))
	if got := eval[string](p, `document.querySelector(".raw").textContent`); !strings.HasPrefix(got, "000000  3c 6d 65 73") {
		t.Errorf("the bytes are %.40q", got)
	}

	p.filter("is:fault kind:error")
	wait(p, count, "1 of 42 events, 2 faults")
	p.choose(eval[string](p, `document.querySelector(".row").dataset.number`))
	if got := eval[string](p, `document.querySelector("#details mark").textContent`); got != "b" {
		t.Errorf("the byte at fault is shown as %q, want %q", got, "b")
	}
	if got := eval[string](p, details); !strings.Contains(got, "byte 1890, line 1, column 1891") {
		t.Errorf("the details do not say where the fault is: %s", got)
	}

	p.filter("")
	wait(p, count, "42 events, 2 faults")
	p.choose(message)
	p.run(chromedp.Blur(chromedp.CSS("#filter")))
	png, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	if len(png) < 10_000 || len(png) > 300_000 {
		t.Errorf("the picture has %d bytes", len(png))
	}
	if *update {
		if err := os.WriteFile(picture, png, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	p.check(address)
}

const (
	header = "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' to='a' id='1' version='1.0'>"
	attack = `<img src=x onerror="window.ran=1"><script>window.ran=1</script><svg/onload=window.ran=1>`
)

// record writes a recording in which each side has sent one piece.
func record(t *testing.T, fromClient, fromServer string) (name string) {
	t.Helper()
	base := filepath.Join(t.TempDir(), "r")
	for suffix, content := range map[string]string{
		".c2s.xml": fromClient,
		".s2c.xml": fromServer,
		".chunks": fmt.Sprintf("0.000100\tc2s\t%d\n0.000200\ts2c\t%d\n0.000300\tc2s\tclose\n0.000300\ts2c\tclose\n",
			len(fromClient), len(fromServer)),
	} {
		if err := os.WriteFile(base+suffix, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return base + ".chunks"
}

// TestHostile shows what peers might send to people who look at it: no byte of
// it may be more than text.
func TestHostile(t *testing.T) {
	text := strings.NewReplacer("&", "&amp;", "<", "&lt;", `"`, "&quot;").Replace(attack)
	stanzas := []string{
		"<message><body>" + text + "</body></message>",
		"<message><body><![CDATA[" + attack + "]]></body></message>",
		`<message from="` + text + `" to="` + text + `" id="` + text + `" type="` + text + `"/>`,
		`<iq type="get" id="1"><query xmlns="` + text + `" ` + `a="` + text + `"/></iq>`,
		`<presence><status xml:lang="` + text + `">` + text + `</status></presence>`,
		`<x xmlns="javascript:window.ran=1" href="javascript:window.ran=1">` + text + `</x>`,
		"<iframe xmlns='http://www.w3.org/1999/xhtml' src='javascript:parent.ran=1'/>",
		"<script xmlns='http://www.w3.org/1999/xhtml'>window.ran=1</script>",
		"<message><html xmlns='http://jabber.org/protocol/xhtml-im'><body xmlns='http://www.w3.org/1999/xhtml'>" +
			"<img src='http://127.0.0.2/x.png' onerror='window.ran=1'/></body></html></message>",
		"<message><body>\u202e\u2066turned\u200b</body></message>",
		"<__proto__ xmlns='constructor'><toString xmlns='__proto__' __proto__='a'/></__proto__>",
		"<message><body>" + strings.Repeat("<a>", 100) + text + strings.Repeat("</a>", 100) + "</body></message>",
		"<message><body>&" + "script;" + attack + "</body></message>", // a fault
	}
	address, _ := serve(t, "-replay", record(t, header+strings.Join(stanzas, ""), header))
	p := open(t, address)
	events := 1 + 2 + len(stanzas) + 2 // the connection, two headers, two ends
	wait(p, `document.querySelectorAll(".row").length > 0`, true)
	numbers := eval[[]string](p, `[...document.querySelectorAll(".row")].map((r) => r.dataset.number)`)
	if len(numbers) != events {
		t.Fatalf("there are %d events, want %d", len(numbers), events)
	}
	for _, number := range numbers {
		p.choose(number)
		if markup := eval[string](p, `[...document.querySelectorAll("#rows *, #details *")].map((e) => e.localName)
			.find((name) => !["div", "span", "h2", "h3", "p", "pre", "button", "mark"].includes(name)) ?? ""`); markup != "" {
			t.Errorf("event %s has become an element %s", number, markup)
		}
	}
	if eval[bool](p, `"ran" in window`) {
		t.Error("a script of a peer has run")
	}
	if got := eval[string](p, `document.querySelector("#rows").innerText`); !strings.Contains(got, `<script>window.ran=1</script>`) {
		t.Errorf("the text is not shown as it was sent: %s", got)
	}
	if got := eval[string](p, `document.querySelector("#rows").innerText`); strings.ContainsRune(got, '\u202e') {
		t.Error("a character that turns the writing direction is shown as itself")
	}
	p.check(address)
}

// TestPolicy checks that the page would not run markup even if it came to be
// there.
func TestPolicy(t *testing.T) {
	address, _ := serve(t, "-replay", session)
	p := open(t, address)
	wait(p, count, "42 events, 2 faults")
	for _, script := range []string{
		`document.body.innerHTML = "<img src=x onerror='window.ran=1'>"`,
		`document.body.setAttribute("onclick", "window.ran=1"), document.body.click()`,
		`document.body.append(Object.assign(document.createElement("script"), { text: "window.ran=1" }))`,
		`eval("window.ran=1")`,
		`fetch("http://127.0.0.2:9/").then(() => window.ran = 1)`,
	} {
		eval[bool](p, `(() => { delete window.ran; try { `+script+` } catch {} return true })()`)
		if eval[bool](p, `new Promise((resolve) => setTimeout(() => resolve("ran" in window), 100))`) {
			t.Errorf("this has run: %s", script)
		}
	}
}

// TestHundredThousand checks that the page works with many stanzas.
func TestHundredThousand(t *testing.T) {
	const stanzas = 100_000
	var c2s strings.Builder
	c2s.WriteString(header)
	for i := range stanzas {
		fmt.Fprintf(&c2s, "<message to='tomas@harbor.example' id='m%d' type='chat'><body>wave %d of many</body></message>", i, i)
	}
	address, _ := serve(t, "-replay", record(t, c2s.String(), header))
	p := open(t, address)
	wait(p, count, "100,005 events")
	if rows := eval[int](p, `document.querySelectorAll(".row").length`); rows == 0 || rows > 200 {
		t.Errorf("%d rows are elements, want those in sight", rows)
	}
	// The list follows: the last event is in sight.
	wait(p, `[...document.querySelectorAll(".row")].at(-1)?.dataset.number ?? ""`, "100004")
	p.run(chromedp.Click(chromedp.CSS("#follow")))
	eval[float64](p, `document.querySelector("#scroller").scrollTop = 50_000 * 26`)
	wait(p, `[...document.querySelectorAll(".row")].some((r) => r.textContent.includes("wave 50000 of many"))`, true)
	p.filter("id:m77777")
	wait(p, count, "1 of 100,005 events")
	p.choose("77779")
	if got := eval[string](p, details); !strings.Contains(got, "wave 77777 of many") {
		t.Errorf("the details are %s", got)
	}
	t.Logf("filtering took %.0f ms, drawing %.0f ms", eval[float64](p, `(() => {
		const filter = document.querySelector("#filter"), start = performance.now();
		filter.value = "WAVE 9999";
		filter.dispatchEvent(new Event("input"));
		return performance.now() - start;
	})()`), eval[float64](p, `new Promise((resolve) => requestAnimationFrame(() => {
		const start = performance.now();
		requestAnimationFrame(() => resolve(performance.now() - start));
	}))`))
	p.check(address)
}

// TestLive checks that the page shows what passes a tap, as it passes.
func TestLive(t *testing.T) {
	server, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = server.Close() }()
	address, line := serve(t, "-tap", "127.0.0.1:0", server.Addr().String())
	at, _, _ := strings.Cut(line("listening at "), " ")
	p := open(t, address)
	wait(p, `document.querySelector("#state").textContent`, "")
	client, err := net.Dial("tcp", at)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = client.Close() }()
	accepted, err := server.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = accepted.Close() }()
	wait(p, count, "1 event")
	for _, step := range []struct {
		conn net.Conn
		send string
		want string
	}{
		{client, header, "2 events"},
		{accepted, header, "3 events"},
		{client, "<iq type='get' id='1'><ping xmlns='urn:xmpp:ping'/></iq>", "4 events"},
		{accepted, "<iq type='result' id='1'/>", "5 events"},
		{client, "<message><body>&nbsp;", "6 events, 1 fault"},
	} {
		if _, err := step.conn.Write([]byte(step.send)); err != nil {
			t.Fatal(err)
		}
		wait(p, count, step.want)
	}
	if got := eval[string](p, `document.querySelector("#rows").innerText`); !strings.Contains(got, "after ") {
		t.Errorf("the latency of the answer is not shown: %s", got)
	}
	p.check(address)
}
