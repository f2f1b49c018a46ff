package xmlstream

// Event is what [Tokenizer.Next] has found.
type Event uint8

const (
	// NeedMore says that the input ends inside an event or between two: feed
	// and call again. It is not an error.
	NeedMore Event = iota
	// Open is the stream header (RFC 6120 §4.7). Its Element has attributes
	// and no children.
	Open
	// Child is a complete first-level child of the stream; in Document mode,
	// the whole root element.
	Child
	// Keepalive is white space between first-level children (RFC 6120
	// §4.6.1). A run of it counts once however long it is and however it is
	// cut, and is reported at its first byte.
	Keepalive
	// Close is the closing stream tag (RFC 6120 §4.4).
	Close
)

// String returns the name of the event in lower case. It does not allocate.
func (e Event) String() string {
	switch e {
	case NeedMore:
		return "need-more"
	case Open:
		return "open"
	case Child:
		return "child"
	case Keepalive:
		return "keepalive"
	case Close:
		return "close"
	}
	return "unknown-event"
}

// Mode says what kind of document is read.
type Mode uint8

const (
	// Stream reads an XMPP stream: a root that stays open.
	Stream Mode = iota
	// Document reads any one root element and reports it as one Child at its
	// last byte. Only white space may follow.
	Document
)

// Options are the settings of a Tokenizer or Reader. The library never writes
// to them, so that one value serves any number of streams at once; it must not
// be changed while in use. The zero value is the default.
type Options struct {
	// Limits bound what one peer can make this side hold; nil means
	// DefaultLimits.
	Limits *Limits
	// ContentNamespaces are the default namespaces that a stream header may
	// declare; nil means jabber:client, jabber:server,
	// jabber:component:accept and jabber:component:connect.
	ContentNamespaces []string
	// Mode is Stream or Document.
	Mode Mode
	// FollowRestarts is for observers of recorded streams: a new XML
	// declaration or stream header between first-level children starts a new
	// stream instead of being a fault.
	FollowRestarts bool
}

// RestartMode says what becomes of unread input when a new stream starts on
// the same connection.
type RestartMode uint8

const (
	// KeepUnread is for a restart on the same layer (after SASL, RFC 6120
	// §6.4.6): unread bytes belong to the new stream, but white space at
	// their front belongs to the old one and is dropped.
	KeepUnread RestartMode = iota
	// DropUnread drops unread bytes.
	DropUnread
	// NewLayer is for a new layer below (TLS, RFC 6120 §5.4.3.3;
	// compression): unread bytes came before the handshake, are dropped, and
	// are reported with an *UnreadError.
	NewLayer
)
