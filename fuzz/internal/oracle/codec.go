package oracle

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/sasl"
	"github.com/xmppwire/xmppwire/stanza/stream"
	"github.com/xmppwire/xmppwire/xmlstream"
)

var codec = stanza.NewCodec("jabber:client", stream.Types(), sasl.Types())

// Lossless promises of every child of a stream: it decodes, with an error only
// of the two kinds that a peer can be answered with; what Append writes of the
// value is well-formed, and is the same tree if it is a stanza or unknown;
// decoding that gives a value that is written as the same bytes.
func Lossless(input []byte) error {
	tok := xmlstream.NewTokenizer(nil)
	var broken error
	feed(tok, input, whole(), func(e xmlstream.Event, _ int) {
		if e == xmlstream.Child && broken == nil {
			broken = lossless(tok.Element())
		}
	})
	return broken
}

func lossless(e xmlstream.Element) error {
	input := bytes.Clone(e.Raw())
	v, err := codec.Decode(e)
	var stanzaFault *stanza.StanzaFault
	var streamFault *stanza.StreamFault
	switch {
	case errors.As(err, &streamFault), err != nil && v == nil:
		return nil
	case errors.As(err, &stanzaFault):
	case v == nil:
		return fmt.Errorf("decoded to no value and no error: %q", input)
	}
	first, appendErr := codec.Append([]byte("before"), v)
	if appendErr != nil {
		if err != nil && string(first) == "before" {
			return nil // a value that is at fault need not have a form
		}
		return fmt.Errorf("appending %T: %w, dst is %q now: %q", v, appendErr, first, input)
	}
	first = first[len("before"):]
	again, err := inStream(first)
	if err != nil {
		return fmt.Errorf("appending %T wrote %q: %w: %q", v, first, err, input)
	}
	if keepsAll(v) && !errorWithoutCondition(e) {
		if err := differ(input, fmt.Sprintf("%T decoded and appended", v), treeOf(e), treeOf(again)); err != nil {
			return err
		}
	}
	w, _ := codec.Decode(again)
	second, err := codec.Append(nil, w)
	if err != nil || !bytes.Equal(first, second) {
		return fmt.Errorf("appending %T wrote %q, and of that decoded %q, %v: %q", v, first, second, err, input)
	}
	return nil
}

// keepsAll reports whether a value is of a type that keeps an element as it
// is. Others may join text that children interrupt, where it is data.
func keepsAll(v any) bool {
	switch v.(type) {
	case *stanza.Message, *stanza.Presence, *stanza.IQ, *stanza.Unknown:
		return true
	}
	return false
}

// errorWithoutCondition reports whether a stanza has an error that lacks what
// RFC 6120 §8.3.2 demands of it. Append adds <undefined-condition/>.
func errorWithoutCondition(e xmlstream.Element) bool {
	const conditions = "urn:ietf:params:xml:ns:xmpp-stanzas"
	failed, ok := e.Child(e.Name().Space, "error")
	if !ok {
		return false
	}
	for child := range failed.Children() {
		if child.Name().Space == conditions && child.Name().Local != "text" {
			return false
		}
	}
	return true
}

// inStream reads an element as the child of a stream of the codec.
func inStream(b []byte) (xmlstream.Element, error) {
	const header = "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>"
	return firstChild(append([]byte(header), b...))
}
