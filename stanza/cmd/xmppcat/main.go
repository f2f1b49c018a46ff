// Xmppcat reads XMPP streams and prints what they mean, one event after the
// other: the stream header, each first-level child as a typed value, white
// space keepalives, the closing tag, or the first fault and where it is.
//
//	xmppcat [-json] [-tree] [-document] [-limits none|preauth|default] [-secrets] [FILE… | -]
//	xmppcat -tap LISTEN [-record DIR] [-tls-cert FILE -tls-key FILE] [-http ADDR] UPSTREAM
//	xmppcat -replay [-http ADDR] NAME.chunks…
//
// A file holds one direction of a connection, and may hold several streams one
// after the other, as recordings across SASL and TLS do. Offsets and columns
// count bytes, columns and lines from 1; a line ends at its line feed. What
// authenticates somebody is shown as its length unless -secrets is given. A
// stanza that the codec finds fault with is shown with that fault, and the
// stream goes on. The exit status is 0 if all input was fine, 1 if there was a
// fault in a stream, an unfinished element or a file that cannot be read, 2 if
// the command line is wrong.
//
// With -tap it listens at an address, connects each client with the server at
// UPSTREAM (host or host:port), and shows both directions as they pass, without
// changing a byte: the seconds since the connection began, its number, the
// direction (c2s is from the client), and the offset in it. Where a direction
// cannot be read any more, by a fault or because it is encrypted, its bytes
// pass and are counted on. -tls-cert and -tls-key end TLS at the tap, which
// shakes hands with both sides; the server's certificate is verified unless
// -tls-insecure is given. SASL mechanisms with channel binding (-PLUS) notice
// that and fail. -record keeps the bytes of both directions and the sizes of
// the reads, secrets included, in files that nobody else can read; -replay shows
// recordings as the tap did. Where more passes than can be shown, or than the
// output takes, events are left out: an event "unshown" says how many, and they
// are counted all the same. An interrupt ends the tap; a summary follows.
//
// -kind, -name, -namespace and -jid choose what is shown; what is at fault is
// shown always, and the summary counts everything. -http serves a page with the
// same view, at a loopback address unless ADDR names another.
package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// Exit statuses.
const (
	statusFine  = 0
	statusFault = 1
	statusUsage = 2
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is main with its surroundings as arguments.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return runUntil(func() (context.Context, context.CancelFunc) {
		return signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	}, args, stdin, stdout, stderr)
}

// runUntil is run; interrupted is asked for what ends a command that does not
// end by itself.
func runUntil(interrupted func() (context.Context, context.CancelFunc), args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("xmppcat", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		_, _ = fmt.Fprintln(stderr, "usage: xmppcat [-json] [-tree] [-document] [-limits none|preauth|default] [-secrets] [FILE… | -]")
		_, _ = fmt.Fprintln(stderr, "       xmppcat -tap LISTEN [-record DIR] [-tls-cert FILE -tls-key FILE] [-http ADDR] UPSTREAM")
		_, _ = fmt.Fprintln(stderr, "       xmppcat -replay [-http ADDR] NAME.chunks…")
		flags.PrintDefaults()
	}
	asJSON := flags.Bool("json", false, "print one JSON object a line")
	tree := flags.Bool("tree", false, "print elements as trees, too")
	document := flags.Bool("document", false, "each file is one whole document, not a stream")
	limits := flags.String("limits", "default", "`set` of limits that input must keep: none, preauth or default")
	secrets := flags.Bool("secrets", false, "print passwords and what SASL mechanisms exchange")
	var choose filter
	choose.flags(flags)
	var live live
	live.flags(flags)
	switch err := flags.Parse(args); {
	case err == flag.ErrHelp:
		return statusFine
	case err != nil:
		return statusUsage
	}
	opts := xmlstream.Options{Limits: limitsNamed(*limits), FollowRestarts: !*document}
	if opts.Limits == nil {
		_, _ = fmt.Fprintf(stderr, "xmppcat: there are no limits %q\n", *limits)
		flags.Usage()
		return statusUsage
	}
	if *document {
		opts.Mode = xmlstream.Document
	}
	files := flags.Args()
	if err := live.check(files, *document); err != nil {
		_, _ = fmt.Fprintf(stderr, "xmppcat: %v\n", err)
		flags.Usage()
		return statusUsage
	}
	if len(files) == 0 {
		if isTerminal(stdin) {
			flags.Usage()
			return statusUsage
		}
		files = []string{"-"}
	}

	out := bufio.NewWriter(stdout)
	hide := hider{off: *secrets}
	var p screen = &human{out: out, hide: hide, tree: *tree, titles: len(files) > 1 && !live.asked(), colours: wantsColours(stdout)}
	if *asJSON {
		p = &lines{out: out, hide: hide, tree: *tree}
	}
	if live.asked() {
		ctx, stop := interrupted()
		defer stop()
		return live.run(ctx, files, &view{opts: &opts, filter: &choose, hide: hide, screen: p, stdout: stdout, out: out, stderr: stderr})
	}
	c := cat{opts: &opts, printer: filtered{&choose, p}, out: out}
	status := statusFine
	for _, name := range files {
		fine, err := c.file(name, stdin)
		if err != nil {
			_, _ = fmt.Fprintf(stderr, "xmppcat: %s\n", printable(err.Error()))
		}
		if err != nil || !fine {
			status = statusFault
		}
		if err := out.Flush(); err != nil {
			_, _ = fmt.Fprintf(stderr, "xmppcat: %v\n", err)
			return statusFault
		}
	}
	return status
}

func limitsNamed(name string) *xmlstream.Limits {
	switch name {
	case "none":
		return xmlstream.Unlimited()
	case "preauth":
		return xmlstream.PreAuthLimits()
	case "default":
		return xmlstream.DefaultLimits()
	}
	return nil
}

// wantsColours reports whether w is a terminal whose user has not asked for
// plain text (https://no-color.org).
func wantsColours(w io.Writer) bool {
	return isTerminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
