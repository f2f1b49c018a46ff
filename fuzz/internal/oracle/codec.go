package oracle

import (
	"bytes"
	"fmt"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/all"
	"github.com/xmppwire/xmppwire/xmlstream"
)

var (
	types = all.Types()
	codec = stanza.NewCodec("jabber:client", types)
)

// Lossless promises of every child of a stream, and of every payload in it that
// has a type: it decodes, faulty or not, to a value; what Append writes of that
// is well-formed and the same tree; decoding this gives a value that is written
// as the same bytes.
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
	for payload := range e.Children() {
		header := payload.Is("http://etherx.jabber.org/streams", "stream") // no child of a stream
		if !header && types.New(payload.Name()) != nil {
			if err := lossless(payload.Clone()); err != nil {
				return err
			}
		}
	}
	v, _ := codec.Decode(e)
	if v == nil {
		return fmt.Errorf("decoded to no value: %q", input)
	}
	first, appendErr := codec.Append([]byte("before"), v)
	if appendErr != nil {
		return fmt.Errorf("appending %T: %w, dst is %q now: %q", v, appendErr, first, input)
	}
	first = first[len("before"):]
	again, err := inStream(first)
	if err != nil {
		return fmt.Errorf("appending %T wrote %q: %w: %q", v, first, err, input)
	}
	if err := differ(input, fmt.Sprintf("%T decoded and appended", v), treeOf(e), treeOf(again)); err != nil {
		return err
	}
	w, _ := codec.Decode(again)
	second, err := codec.Append(nil, w)
	if err != nil || !bytes.Equal(first, second) {
		return fmt.Errorf("appending %T wrote %q, and of that decoded %q, %v: %q", v, first, second, err, input)
	}
	return nil
}

// inStream reads an element as the child of a stream of the codec.
func inStream(b []byte) (xmlstream.Element, error) {
	const header = "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>"
	return firstChild(append([]byte(header), b...))
}
