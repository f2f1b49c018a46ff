package corpus_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"io"
	"testing"

	"github.com/xmppwire/xmppwire/bench/corpus"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// hashes pin the bytes: figures are comparable only while these stand.
var hashes = map[string]string{
	"chat":     "65132943ad309795",
	"presence": "991a41d76a82d113",
	"roster":   "2fb30340bdcc081a",
	"mam":      "a779a270276eeff7",
	"omemo":    "58fc1efbf16986eb",
	"mixed":    "ef20fc27cb9ceb55",
	"alien":    "cbb3a0611a4f9858",
	"hostile":  "58d03553fcbf972b",
}

func TestCorpora(t *testing.T) {
	for _, name := range corpus.Names() {
		t.Run(name, func(t *testing.T) {
			c, err := corpus.New(name, 100_000)
			if err != nil {
				t.Fatal(err)
			}
			sum := sha256.Sum256(c.Stream)
			if got := hex.EncodeToString(sum[:8]); got != hashes[name] {
				t.Errorf("the bytes have changed: their hash is %s, was %s", got, hashes[name])
			}
			if got := tokenized(t, c); got != len(c.Stanzas) {
				t.Errorf("the tokenizer sees %d stanzas of %d", got, len(c.Stanzas))
			}
			if got := encodingXML(t, c.Stream); got != len(c.Stanzas) {
				t.Errorf("encoding/xml sees %d stanzas of %d", got, len(c.Stanzas))
			}
			whole := append(bytes.Join(append([][]byte{c.Header}, c.Stanzas...), nil), "</"...)
			if !bytes.HasPrefix(c.Stream, whole) {
				t.Error("header and stanzas do not make the stream")
			}
		})
	}
	if _, err := corpus.New("nonesuch", 1); err == nil {
		t.Error("an unknown name is no error")
	}
}

func tokenized(t *testing.T, c *corpus.Corpus) (children int) {
	tok := xmlstream.NewTokenizer(nil)
	for event, err := range tok.Feed(c.Stream) {
		if err != nil {
			t.Fatal(err)
		}
		if event == xmlstream.Child {
			children++
		}
	}
	if err := tok.End(); err != nil {
		t.Fatal(err)
	}
	return children
}

func encodingXML(t *testing.T, stream []byte) (children int) {
	d := xml.NewDecoder(bytes.NewReader(stream))
	for depth := 0; ; {
		token, err := d.Token()
		switch token.(type) {
		case xml.StartElement:
			if depth == 1 {
				children++
			}
			depth++
		case xml.EndElement:
			depth--
		}
		if err == io.EOF {
			return children
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
