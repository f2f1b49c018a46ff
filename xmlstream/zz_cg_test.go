package xmlstream_test

import (
	"os"
	"strconv"
	"testing"

	"github.com/xmppwire/xmppwire/xmlstream"
)

func TestZZ(t *testing.T) {
	name := os.Getenv("ZZ")
	if name == "" {
		t.Skip()
	}
	size, _ := strconv.Atoi(os.Getenv("ZZSIZE"))
	for _, c := range corpora {
		if c.name == name {
			stream, ends := makeCorpus(c.stanza, corpusBytes)
			if size > 0 {
				ends = every(size, len(stream))
			}
			tok := xmlstream.NewTokenizer(nil)
			if os.Getenv("ZZP") != "" {
				tok.DisableCPUFeatures()
			}
			n, _ := strconv.Atoi(os.Getenv("ZZN"))
			for range n {
				tok.Reset(nil)
				tokenize(t, tok, stream, ends)
			}
		}
	}
}
