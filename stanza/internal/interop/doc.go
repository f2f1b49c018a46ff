// Package interop has nothing but tests: a client made of this module,
// crypto/tls and a SASL library speaks to real servers, which the tests start
// on loopback, and real clients speak to a server made of the same parts.
//
//	go -C stanza/internal/interop test -v ./...
//
// The servers and clients are those of Debian: prosody, ejabberd,
// python3-slixmpp, go-sendxmpp, profanity, libstrophe-dev (for which gcc
// compiles a client). A test whose program is missing is skipped.
//
// Every element that arrives is decoded, with all payloads at any depth, and
// written again: see tally. Sessions of slixmpp and go-sendxmpp go through
// xmppcat -tap, too, and are compared with those that do not.
package interop
