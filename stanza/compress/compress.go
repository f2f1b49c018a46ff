// Package compress has the elements of stream compression (XEP-0138): the
// feature in http://jabber.org/features/compress, the negotiation in
// http://jabber.org/protocol/compress. It is obsolete, as compression leaks
// secrets that stand beside what an attacker writes.
package compress

import (
	"github.com/xmppwire/xmppwire/stanza"
)

// Namespaces of this package's elements.
const (
	Namespace        = "http://jabber.org/protocol/compress"
	NamespaceFeature = "http://jabber.org/features/compress"
)

// Methods (XEP-0138, XEP-0229, XEP-0322).
const (
	Zlib = "zlib"
	LZW  = "lzw"
	EXI  = "exi"
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Feature](),
		stanza.TypeOf[Compress](),
		stanza.TypeOf[Compressed](),
		stanza.TypeOf[Failure](),
	)
}

// Feature is the stream feature that offers methods (XEP-0138 §2.1):
//
//	<compression xmlns='http://jabber.org/features/compress'>
//	  <method>zlib</method>
//	</compression>
type Feature struct {
	XMLName struct{} `xml:"http://jabber.org/features/compress compression"`
	Methods []string `xml:"method"`
	stanza.Extra
}

// Compress asks for a method (XEP-0138):
//
//	<compress xmlns='http://jabber.org/protocol/compress'><method>zlib</method></compress>
type Compress struct {
	XMLName struct{} `xml:"http://jabber.org/protocol/compress compress"`
	Methods []string `xml:"method"` // the first counts
	stanza.Extra
}

// Compressed agrees: the new stream is compressed (XEP-0138):
//
//	<compressed xmlns='http://jabber.org/protocol/compress'/>
type Compressed struct {
	XMLName struct{} `xml:"http://jabber.org/protocol/compress compressed"`
	stanza.Extra
}
