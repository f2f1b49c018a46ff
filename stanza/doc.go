// Package stanza maps the elements of an XMPP stream to typed values and back:
// message, presence and IQ stanzas (RFC 6120 §8, RFC 6121), their errors, and
// addresses (RFC 7622). Sub-packages hold the protocols around them.
//
// # Ownership
//
// Values own their memory. Decode copies an element once, and the strings of
// the value are parts of that copy: a small string keeps its stanza alive
// (strings.Clone cuts it loose).
//
// # Nothing is lost
//
// Attributes and children that a type does not name survive with their place.
// Enumerations keep the word that was on the wire; a method gives the meaning
// that the RFC assigns to it.
package stanza
