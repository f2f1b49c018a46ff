// Xmppcat reads XMPP streams and prints what they mean, one event after the
// other: the stream header, each first-level child as a typed value, white
// space keepalives, the closing tag, or the first fault and where it is.
//
//	xmppcat [-json] [-tree] [-document] [-limits none|preauth|default] [-secrets] [FILE… | -]
//
// A file holds one direction of a connection, and may hold several streams one
// after the other, as recordings across SASL and TLS do. Offsets and columns
// count bytes, columns and lines from 1; a line ends at its line feed. What
// authenticates somebody is shown as its length unless -secrets is given. A
// stanza that the codec finds fault with is shown with that fault, and the
// stream goes on. The exit status is 0 if all input was fine, 1 if there was a
// fault in a stream, an unfinished element or a file that cannot be read, 2 if
// the command line is wrong.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"

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
	flags := flag.NewFlagSet("xmppcat", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		_, _ = fmt.Fprintln(stderr, "usage: xmppcat [-json] [-tree] [-document] [-limits none|preauth|default] [-secrets] [FILE… | -]")
		flags.PrintDefaults()
	}
	asJSON := flags.Bool("json", false, "print one JSON object a line")
	tree := flags.Bool("tree", false, "print elements as trees, too")
	document := flags.Bool("document", false, "each file is one whole document, not a stream")
	limits := flags.String("limits", "default", "`set` of limits that input must keep: none, preauth or default")
	secrets := flags.Bool("secrets", false, "print passwords and what SASL mechanisms exchange")
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
	if len(files) == 0 {
		if isTerminal(stdin) {
			flags.Usage()
			return statusUsage
		}
		files = []string{"-"}
	}

	out := bufio.NewWriter(stdout)
	hide := hider{off: *secrets}
	var p printer = &human{out: out, hide: hide, tree: *tree, titles: len(files) > 1, colours: wantsColours(stdout)}
	if *asJSON {
		p = &lines{out: out, hide: hide, tree: *tree}
	}
	c := cat{opts: &opts, printer: p, out: out}
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
