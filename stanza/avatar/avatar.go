// Package avatar has user avatars (XEP-0084): the picture in the node
// urn:xmpp:avatar:data and what is said of it in urn:xmpp:avatar:metadata, both
// payloads of items in package pubsub.
package avatar

import (
	"crypto/sha1"
	"encoding/hex"

	"github.com/xmppwire/xmppwire/stanza"
)

// The namespaces of this package, which are the names of its nodes too.
const (
	NamespaceData     = "urn:xmpp:avatar:data"
	NamespaceMetadata = "urn:xmpp:avatar:metadata"
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types {
	return stanza.Join(
		stanza.TypeOf[Data](),
		stanza.TypeOf[Metadata](),
	)
}

// Data is a picture of the type image/png (XEP-0084 §4.1):
//
//	<data xmlns='urn:xmpp:avatar:data'>iVBORw0KGgo=</data>
type Data struct {
	XMLName struct{}      `xml:"urn:xmpp:avatar:data data"`
	Bytes   stanza.Base64 `xml:",chardata"`
	stanza.Extra
}

// ID returns the id of the item that holds the picture: its SHA-1 in
// hexadecimal. What came under another id is not the picture that the Metadata
// promised.
func (d *Data) ID() string {
	sum := sha1.Sum(d.Bytes)
	return hex.EncodeToString(sum[:])
}

// Metadata says in which forms there is an avatar. Without any, the user has
// none (XEP-0084 §4.2):
//
//	<metadata xmlns='urn:xmpp:avatar:metadata'>
//	  <info bytes='1234' id='2fd4e1c67a2d28fced849ee1bb76e7391b93eb12' type='image/png' height='64' width='64'/>
//	</metadata>
type Metadata struct {
	XMLName  struct{}  `xml:"urn:xmpp:avatar:metadata metadata"`
	Infos    []Info    `xml:"info"`
	Pointers []Pointer `xml:"pointer"`
	stanza.Extra
}

// Info is one form of an avatar. The one in the node for data is an image/png
// and has no URL (XEP-0084 §4.2.1).
type Info struct {
	ID     string `xml:"id,attr,omitempty"`     // see Data.ID
	Type   string `xml:"type,attr,omitempty"`   // MIME
	Bytes  uint32 `xml:"bytes,attr,omitempty"`  // the size
	Width  uint16 `xml:"width,attr,omitempty"`  // in pixels, 0 if not said
	Height uint16 `xml:"height,attr,omitempty"` // as Width
	URL    string `xml:"url,attr,omitempty"`
	stanza.Extra
}

// Pointer says where an avatar is that is neither published nor at a URL, by
// the one payload that it has (XEP-0084 §4.2.2).
type Pointer struct {
	ID     string `xml:"id,attr,omitempty"`
	Type   string `xml:"type,attr,omitempty"`
	Bytes  uint32 `xml:"bytes,attr,omitempty"`
	Width  uint16 `xml:"width,attr,omitempty"`
	Height uint16 `xml:"height,attr,omitempty"`
	stanza.Extra
}
