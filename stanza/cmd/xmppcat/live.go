package main

import (
	"bufio"
	"context"
	"crypto/tls"
	"errors"
	"flag"
	"io"
	"log"
	"net"
	"runtime"
	"strings"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// live is what shows both directions of connections: a tap or a replay.
type live struct {
	tap       string // where to listen
	records   string
	cert, key string
	insecure  bool
	replay    bool
	http      string // where to serve the page
}

func (l *live) flags(flags *flag.FlagSet) {
	flags.StringVar(&l.tap, "tap", "", "listen at this `address`, join clients with the server at UPSTREAM, and show what passes")
	flags.StringVar(&l.records, "record", "", "keep what passes a tap in files in this `folder`, secrets too")
	flags.StringVar(&l.cert, "tls-cert", "", "end TLS at the tap with the certificate in this PEM `file`")
	flags.StringVar(&l.key, "tls-key", "", "the certificate's key, a PEM `file`")
	flags.BoolVar(&l.insecure, "tls-insecure", false, "do not verify the certificate of UPSTREAM")
	flags.BoolVar(&l.replay, "replay", false, "files are recordings of both directions: NAME.chunks beside NAME.c2s.xml and NAME.s2c.xml")
	flags.StringVar(&l.http, "http", "", "serve the view of -tap or -replay as a page at this `address`, loopback unless it names a host")
}

func (l *live) asked() bool { return l.tap != "" || l.replay }

// check returns what is wrong with the command line.
func (l *live) check(operands []string, document bool) error {
	switch {
	case l.tap != "" && l.replay:
		return errors.New("-tap and -replay exclude each other")
	case l.tap == "" && (l.records != "" || l.cert != "" || l.key != "" || l.insecure):
		return errors.New("-record and -tls-… are for -tap")
	case !l.asked() && l.http != "":
		return errors.New("-http is for -tap and -replay")
	case l.asked() && document:
		return errors.New("-document is not for -tap and -replay")
	case l.tap != "" && len(operands) != 1:
		return errors.New("-tap takes one operand, UPSTREAM, behind the flags")
	case l.replay && len(operands) == 0:
		return errors.New("-replay takes the names of recordings")
	case (l.cert == "") != (l.key == ""):
		return errors.New("-tls-cert and -tls-key go together")
	case l.insecure && l.cert == "":
		return errors.New("-tls-insecure is for -tls-cert")
	}
	return nil
}

// screen is a printer that can end.
type screen interface {
	printer
	summary(s *summary)
}

// view is where and how a live command shows what it sees.
type view struct {
	opts   *xmlstream.Options
	filter *filter
	hide   hider
	screen screen
	stdout io.Writer
	out    *bufio.Writer // of the screen, to stdout
	stderr io.Writer
}

// run shows what there is to show until it ends, or the context does, and
// returns the exit status.
func (l *live) run(ctx context.Context, operands []string, v *view) int {
	logger := log.New(v.stderr, "xmppcat: ", 0)
	var page printer
	if l.http != "" {
		s := newStore(v.hide)
		stop, err := servePage(l.http, s, logger)
		if err != nil {
			logger.Print(err)
			return statusFault
		}
		defer stop()
		page = s
	}
	show := l.listen
	if l.replay {
		show = l.play
	}
	o, err := show(ctx, operands, v, page, logger)
	if err != nil {
		logger.Print(printable(err.Error()))
	}
	if l.replay && l.http != "" {
		<-ctx.Done()
	}
	if err != nil || o.broken {
		return statusFault
	}
	return statusFine
}

// play shows recordings.
func (l *live) play(_ context.Context, files []string, v *view, page printer, _ *log.Logger) (o *observer, err error) {
	shown := printers{v.screen}
	if page != nil {
		shown = append(shown, page)
	}
	o = newObserver(v.opts, filtered{v.filter, shown})
	for i, file := range files {
		err = errors.Join(err, replay(file, i+1, o.see))
	}
	v.screen.summary(o.summary)
	return o, errors.Join(err, v.out.Flush())
}

// listen runs a tap until the context ends.
func (l *live) listen(ctx context.Context, operands []string, v *view, page printer, logger *log.Logger) (*observer, error) {
	t := tap{upstream: withPort(operands[0], "5222"), records: l.records, backlog: newBacklog(mostBacklog), log: logger}
	if l.cert != "" {
		certificate, err := tls.LoadX509KeyPair(l.cert, l.key)
		if err != nil {
			return nil, err
		}
		t.tls = &termination{certificate: certificate, insecure: l.insecure}
	}
	listener, err := net.Listen("tcp", loopback(l.tap))
	if err != nil {
		return nil, err
	}
	defer runtime.KeepAlive(preferPipes())
	defer runtime.UnlockOSThread()
	logger.Printf("listening at %s for %s", listener.Addr(), t.upstream)
	served := make(chan error, 1)
	go func() {
		err := t.serve(ctx, listener)
		t.backlog.close()
		served <- err
	}()
	box := newOutbox(v.stdout)
	v.out.Reset(box)
	late := false
	screen := &punctual{next: v.screen, box: box, late: &late}
	onPage := &punctual{next: page, late: &late}
	shown := printers{screen}
	if page != nil {
		shown = append(shown, onPage)
	}
	o := newObserver(v.opts, filtered{v.filter, shown})
	for {
		var chunks []chunk
		if chunks, late = t.backlog.take(); len(chunks) == 0 {
			break
		}
		for i := range chunks {
			o.see(chunks[i])
			t.backlog.done(&chunks[i])
			chunks[i] = chunk{} // its data is free
		}
		screen.pause()
		onPage.pause()
		_ = v.out.Flush() // the error sticks
	}
	screen.catchUp()
	o.summary.unshown = screen.all
	v.screen.summary(o.summary)
	return o, errors.Join(<-served, v.out.Flush(), box.close())
}

// preferPipes lets bytes pass at once although the view, which the calling
// goroutine runs, may have enough to do for a processor. With threads of its
// own, and more of them than there are processors, the kernel sees which are
// the busy ones and prefers the others. Collecting garbage stops all of them:
// the ballast, which is memory in name only, puts that off. It is to be kept
// alive.
func preferPipes() (ballast []byte) {
	runtime.LockOSThread()
	runtime.GOMAXPROCS(max(runtime.GOMAXPROCS(0), runtime.NumCPU()+2))
	return make([]byte, 64<<20)
}

// withPort adds a port to an address that has none.
func withPort(address, port string) string {
	if _, _, err := net.SplitHostPort(address); err != nil {
		return net.JoinHostPort(strings.Trim(address, "[]"), port)
	}
	return address
}

// loopback is an address to listen at: this machine's own where it names no
// host.
func loopback(address string) string {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		host, port = "", address
	}
	if host == "" {
		host = "127.0.0.1"
	}
	return net.JoinHostPort(host, port)
}

// printers print each event one after the other.
type printers []printer

func (p printers) print(e *event) {
	for _, next := range p {
		next.print(e)
	}
}
