package jingle

import (
	"time"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/hashes"
)

// NamespaceFile is that of file transfer.
const NamespaceFile = "urn:xmpp:jingle:apps:file-transfer:5"

// File describes a content that is a file (XEP-0234 §5):
//
//	<description xmlns='urn:xmpp:jingle:apps:file-transfer:5'>
//	  <file><media-type>text/plain</media-type><name>tea.txt</name><size>6144</size></file>
//	</description>
type File struct {
	XMLName struct{}  `xml:"urn:xmpp:jingle:apps:file-transfer:5 description"`
	File    *FileInfo `xml:"file"`
	stanza.Extra
}

// FileInfo says what is known of a file. Name is what the sender chose: it is no
// path, and a receiver that takes it for one can be made to write anywhere.
type FileInfo struct {
	Date      time.Time     `xml:"date,omitempty"` // of the last change
	Desc      string        `xml:"desc,omitempty"`
	MediaType string        `xml:"media-type,omitempty"`
	Name      string        `xml:"name,omitempty"`
	Range     *Range        `xml:"range"`
	Size      *uint64       `xml:"size"` // in bytes; nil if not said
	Hashes    []hashes.Hash `xml:"urn:xmpp:hashes:2 hash"`
	HashUsed  *hashes.Used  `xml:"urn:xmpp:hashes:2 hash-used"`
	stanza.Extra
}

// Range is the part of a file that is sent; empty, it says that parts can be
// asked for (XEP-0234 §6.5):
//
//	<range offset='270336' length='1024'/>
type Range struct {
	Offset uint64        `xml:"offset,attr,omitempty"` // in bytes
	Length *uint64       `xml:"length,attr,omitempty"` // nil means to the end
	Hashes []hashes.Hash `xml:"urn:xmpp:hashes:2 hash"`
	stanza.Extra
}

// Checksum tells the hash of a file by SessionInfo once it is known (XEP-0234
// §8.2):
//
//	<checksum xmlns='urn:xmpp:jingle:apps:file-transfer:5' creator='initiator' name='file'><file>…</file></checksum>
type Checksum struct {
	XMLName struct{}  `xml:"urn:xmpp:jingle:apps:file-transfer:5 checksum"`
	Creator Party     `xml:"creator,attr,omitempty"`
	Name    string    `xml:"name,attr,omitempty"` // of the content
	File    *FileInfo `xml:"file"`
	stanza.Extra
}

// Received says by SessionInfo that a file is there (XEP-0234 §8.1):
//
//	<received xmlns='urn:xmpp:jingle:apps:file-transfer:5' creator='initiator' name='file'/>
type Received struct {
	XMLName struct{} `xml:"urn:xmpp:jingle:apps:file-transfer:5 received"`
	Creator Party    `xml:"creator,attr,omitempty"`
	Name    string   `xml:"name,attr,omitempty"` // of the content
	stanza.Extra
}
