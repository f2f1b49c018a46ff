package oracle

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// Document promises that Parse accepts what a Tokenizer in Document mode
// accepts, with the same tree or the same fault.
func Document(input []byte) error {
	o := &xmlstream.Options{Mode: xmlstream.Document}
	tok := xmlstream.NewTokenizer(o)
	var want []byte
	var wantErr error
	if fault := feed(tok, input, whole(), func(e xmlstream.Event, _ int) {
		if e == xmlstream.Child {
			want = treeOf(tok.Element())
		}
	}); fault != nil {
		wantErr = fault
	} else if err := tok.End(); err != nil {
		wantErr = err
	}
	e, err := xmlstream.Parse(input, nil)
	if (err == nil) != (wantErr == nil) || err != nil && err.Error() != wantErr.Error() {
		return fmt.Errorf("by Parse %v, by the Tokenizer %v: %q", err, wantErr, input)
	}
	if err != nil {
		return nil
	}
	return differ(input, "Tokenizer and Parse", want, treeOf(e))
}

// Copies promises, for an element and some of those inside it: AppendXML
// writes an element that stands alone and is the same tree; AppendIn does so
// for a stream whose header declares what the Context says, and leaves dst as
// it was before; a clone is the same and outlives its origin; TokenReader says
// the same tree; and the xml:lang in scope stays.
func Copies(e xmlstream.Element) error {
	left := 12 // elements that are looked at
	return copies(e, &left)
}

// StreamCopies is Copies for the header and every child of a stream.
func StreamCopies(input []byte) error {
	tok := xmlstream.NewTokenizer(nil)
	var broken error
	feed(tok, input, whole(), func(e xmlstream.Event, _ int) {
		if broken == nil && e == xmlstream.Child {
			broken = Copies(tok.Element())
		}
	})
	return broken
}

func copies(e xmlstream.Element, left *int) error {
	if *left--; *left < 0 {
		return nil
	}
	input := e.Raw()
	want := treeOf(e)
	lang := string(e.Lang())
	unlimited := &xmlstream.Options{Limits: xmlstream.Unlimited()}

	out, err := e.AppendXML([]byte("before"))
	if err != nil || !bytes.HasPrefix(out, []byte("before")) {
		return fmt.Errorf("AppendXML: %v, %q: %q", err, out, input)
	}
	alone, err := xmlstream.Parse(out[len("before"):], unlimited)
	if err != nil {
		return fmt.Errorf("AppendXML wrote %q: %w: %q", out, err, input)
	}
	if err := differ(input, "AppendXML", want, treeOf(alone)); err != nil {
		return err
	}

	clone := e.Clone()
	if err := differ(input, "Clone", want, treeOf(clone)); err != nil {
		return err
	}
	if string(clone.Lang()) != lang {
		return fmt.Errorf("xml:lang %q became %q in a clone: %q", lang, clone.Lang(), input)
	}
	fromClone, err := clone.AppendXML(nil)
	if err != nil || !bytes.Equal(fromClone, out[len("before"):]) {
		return fmt.Errorf("AppendXML of a clone: %v, %q, not %q", err, fromClone, out)
	}
	if err := tokens(e, want); err != nil {
		return err
	}
	if err := rerouted(e, want); err != nil {
		return err
	}
	for child := range e.Children() {
		if err := copies(child, left); err != nil {
			return err
		}
	}
	return nil
}

// rerouted promises that AppendIn for a stream of the same content namespace
// reads back there as the same tree, also with an attribute replaced.
func rerouted(e xmlstream.Element, want []byte) error {
	const header = "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' xmlns:a='urn:x'>"
	c := xmlstream.NewContext("jabber:client",
		xmlstream.Prefix{Name: "stream", Space: "http://etherx.jabber.org/streams"},
		xmlstream.Prefix{Name: "a", Space: "urn:x"})
	if space := e.Name().Space; space == "jabber:server" || space == "jabber:component:accept" || space == "jabber:component:connect" {
		return nil // it would move
	}
	if e.Is("http://etherx.jabber.org/streams", "stream") {
		return nil // it would be a second header
	}
	out, err := e.AppendIn([]byte(header), c)
	if err != nil {
		return fmt.Errorf("AppendIn: %w: %q", err, e.Raw())
	}
	read, err := firstChild(out)
	if err != nil {
		return fmt.Errorf("AppendIn wrote %q: %w: %q", out, err, e.Raw())
	}
	if err := differ(e.Raw(), "AppendIn", want, treeOf(read)); err != nil {
		return err
	}
	const stamp = "x'<&\"\t]]>"
	out, err = e.AppendIn([]byte(header), c, xmlstream.Attr{Name: xml.Name{Space: "urn:y", Local: "from"}, Value: []byte(stamp)})
	if errors.Is(err, xmlstream.ErrUnencodable) || err != nil {
		return fmt.Errorf("AppendIn with an attribute: %w: %q", err, e.Raw())
	}
	if read, err = firstChild(out); err != nil {
		return fmt.Errorf("AppendIn with an attribute wrote %q: %w: %q", out, err, e.Raw())
	}
	if v, ok := read.AttrNS("urn:y", "from"); !ok || string(v) != stamp {
		return fmt.Errorf("AppendIn with an attribute wrote %q: %q", out, e.Raw())
	}
	// The attribute comes first; without it the tree is the same.
	var stamped transcript
	stamped.attr("urn:y", "from", stamp)
	if before, _ := e.AttrNS("urn:y", "from"); before == nil {
		return differ(e.Raw(), "AppendIn with an attribute", want, bytes.Replace(treeOf(read), stamped.log, nil, 1))
	}
	return nil
}

// firstChild is the first child of a stream.
func firstChild(input []byte) (xmlstream.Element, error) {
	tok := xmlstream.NewTokenizer(&xmlstream.Options{Limits: xmlstream.Unlimited()})
	var child xmlstream.Element
	if fault := feed(tok, input, whole(), func(e xmlstream.Event, _ int) {
		if e == xmlstream.Child && child.IsZero() {
			child = tok.Element().Clone()
		}
	}); fault != nil {
		return child, fault
	}
	if child.IsZero() {
		return child, io.ErrUnexpectedEOF
	}
	return child, nil
}

// tokens promises that TokenReader says the tree, or refuses the namespace
// that encoding/xml would misread.
func tokens(e xmlstream.Element, want []byte) error {
	var t transcript
	r := e.TokenReader()
	for {
		token, err := r.Token()
		if err == io.EOF {
			return differ(e.Raw(), "TokenReader", want, t.log)
		}
		if err != nil {
			return nil
		}
		switch token := token.(type) {
		case xml.StartElement:
			t.name(markElement, token.Name.Space, token.Name.Local)
			for _, a := range token.Attr {
				t.attr(a.Name.Space, a.Name.Local, a.Value)
			}
		case xml.CharData:
			t.text(string(token))
		case xml.EndElement:
			t.end()
		}
	}
}
