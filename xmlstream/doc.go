// Package xmlstream reads and writes XMPP streams (RFC 6120): one XML document
// per direction whose root element stays open while the connection lives, and
// whose first-level children arrive one by one, in pieces, from strangers.
//
// # Ownership
//
// Bytes are borrowed, strings are owned. A []byte that this package hands out
// is valid as long as its [Element]; an Element is valid until the next call on
// its [Tokenizer] or [Reader] that may move bytes: Next, Write, Buffer, Commit,
// Restart, Reset, End. A later use panics with a message that says so. What
// must live longer is made to with [Element.Clone], or by taking strings. Every
// []byte has cap == len: appending to it never overwrites input.
//
// # Reading
//
// A [Tokenizer] is fed bytes and reports events: [Open], the stream header;
// [Child], a complete first-level child; [Keepalive], white space between
// children; [Close], the closing stream tag; and [NeedMore] when it has seen
// all that it was fed. It never reads, blocks or starts a goroutine. A [Reader]
// drives one from an io.Reader. [Parse] reads one whole element, such as a
// WebSocket frame (RFC 7395).
//
// Everything is checked, always: well-formedness (XML 1.0, 5th edition),
// namespaces (Namespaces in XML 1.0), UTF-8, the restrictions of RFC 6120
// section 11, and the [Limits]. A fault is a [*SyntaxError] with its byte
// offset, the path of open elements and the stream error condition to answer
// with. It is final, and nothing at or after it is delivered.
//
// # Writing
//
// [Builder] writes elements that no Go value can make malformed,
// [Element.AppendXML] and [Element.AppendIn] copy received ones,
// and [Writer] sends whole elements.
package xmlstream
