package browsertest

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// patience is how long a page may take to come to what a test waits for.
const patience = 30 * time.Second

var xmppcat string // the command

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "xmppcat")
		if err != nil {
			panic(err)
		}
		defer func() { _ = os.RemoveAll(dir) }()
		xmppcat = filepath.Join(dir, "xmppcat")
		build := exec.Command("go", "build", "-o", xmppcat, ".")
		build.Dir, build.Stderr = "..", os.Stderr
		if err := build.Run(); err != nil {
			panic(err)
		}
		return m.Run()
	}())
}

// serve runs xmppcat with a page until the test ends, and returns the page's
// address and a function that waits for a line on standard error and returns
// what follows its beginning.
func serve(t *testing.T, args ...string) (address string, line func(prefix string) string) {
	t.Helper()
	command := exec.Command(xmppcat, append([]string{"-http", "127.0.0.1:0", "-json"}, args...)...)
	stderr, err := command.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = command.Process.Kill()
		_ = command.Wait()
	})
	lines := bufio.NewScanner(stderr)
	line = func(prefix string) string {
		t.Helper()
		for lines.Scan() {
			if rest, ok := strings.CutPrefix(lines.Text(), "xmppcat: "+prefix); ok {
				return rest
			}
			t.Log(lines.Text())
		}
		t.Fatalf("xmppcat has not said %q", prefix)
		return ""
	}
	return line("the page is at "), line
}

// page is a tab with the page.
type page struct {
	*testing.T
	ctx context.Context

	mu       sync.Mutex
	requests []string // that the page has made
	errors   []string // that its scripts have thrown, or the browser logged
}

// browser returns the command of a Chromium, or skips the test.
func browser(t *testing.T) string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("there is no Chromium in PATH")
	return ""
}

func open(t *testing.T, address string) *page {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(browser(t)), chromedp.NoSandbox, chromedp.WindowSize(1360, 840))
	ctx, cancel := context.WithTimeout(context.Background(), 4*patience)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	p := &page{T: t, ctx: ctx}
	err := chromedp.Listen(ctx, func(event any) {
		p.mu.Lock()
		defer p.mu.Unlock()
		switch e := event.(type) {
		case *network.EventRequestWillBeSent:
			p.requests = append(p.requests, e.Request.URL)
		case *runtime.EventExceptionThrown:
			p.errors = append(p.errors, e.ExceptionDetails.Text)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	p.run(chromedp.Navigate(address))
	return p
}

func (p *page) run(actions ...chromedp.Action[chromedp.Void]) {
	p.Helper()
	if err := chromedp.Do(p.ctx, actions...); err != nil {
		p.Fatal(err)
	}
}

// wait waits until an expression has a value.
func wait[T comparable](p *page, expression string, want T) {
	p.Helper()
	var got T
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if got = eval[T](p, expression); got == want {
			return
		}
	}
	p.Fatalf("%s is %v, want %v", expression, got, want)
}

// eval evaluates an expression as the page's scripts may, and awaits it where
// it is a promise.
func eval[T any](p *page, expression string) T {
	p.Helper()
	value, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise, func(e *runtime.EvaluateParams) {
		e.AllowUnsafeEvalBlockedByCSP = new(false)
	}))
	if err != nil {
		p.Fatalf("%s: %v", expression, err)
	}
	return value
}

// filter puts a text into the filter box.
func (p *page) filter(text string) {
	p.Helper()
	p.run(chromedp.SendKeys(chromedp.CSS("#filter"), strings.Repeat(kb.Backspace, eval[int](p, `document.querySelector("#filter").value.length`))+text))
}

// choose clicks on the event with that number, and waits for its details.
func (p *page) choose(number string) {
	p.Helper()
	p.run(chromedp.Click(chromedp.CSS(`.row[data-number="` + number + `"]`)))
	wait(p, `document.querySelector("#details").dataset.number ?? ""`, number)
}

// check fails the test if the page has asked anybody else for anything, or one
// of its scripts has failed.
func (p *page) check(address string) {
	p.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, url := range p.requests {
		if !strings.HasPrefix(url, address) {
			p.Errorf("the page has loaded %s", url)
		}
	}
	for _, err := range p.errors {
		p.Errorf("the page has failed: %s", err)
	}
}
