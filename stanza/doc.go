// Package stanza maps the elements of an XMPP stream to typed values and back:
// message, presence and IQ stanzas (RFC 6120 §8, RFC 6121), their errors,
// addresses (RFC 7622), and any struct with the tags of encoding/xml.
// Sub-packages hold the protocols around them, each a few plain structs.
//
// # Ownership
//
// Values own their memory. Decode copies an element once, and the strings of
// the value are parts of that copy: a small string keeps its stanza alive
// (strings.Clone cuts it loose).
//
// A copy of a stanza, as Go copies structs, is one to change: what methods of
// Payloads, Text and Extra do to it does not show in the one that it was made
// of. What pointers such as Thread and Error lead to is shared.
//
// # Nothing is lost
//
// Attributes and children that a type does not name survive with their place,
// and so does the spelling of values that the program did not change.
// Enumerations keep the word that was on the wire; a method gives the meaning
// that the RFC assigns to it. [Get] types a payload on demand, from a copy, so
// that looking never changes what is written.
//
// # Struct tags
//
// [Unmarshal] and [Append] take the tags of encoding/xml, with its meaning:
// XMLName, attr, chardata, cdata, innerxml, any, a>b, omitempty, pointers,
// slices, embedded structs, and the interfaces TextUnmarshaler, TextMarshaler,
// UnmarshalerAttr, MarshalerAttr, xml.Unmarshaler and xml.Marshaler. They
// depart from that package where it is unsafe:
//
//	innerxml          stands alone: reading adds the declarations that its
//	                  elements have from around them; nothing but well-formed
//	                  content that declares its own prefixes is written
//	comment           is refused: XMPP has no comments (RFC 6120 §11.1)
//	text and names    that XML cannot carry are an error and not U+FFFD
//	attributes        that stand twice are an error; declarations are no
//	                  attributes and never written twice
//	xmlns,attr        is the namespace of the element, whoever declares it, and
//	                  must be that of XMLName if its tag has one
//	panics            are errors: an embedded pointer to an unexported struct, a
//	                  []string for chardata, a value that holds itself
//	xmlstream.Element is read and written as the element that it is
//	faults            leave the value set as far as possible
//
// What those tags cannot say stands in a second key, xmpp, as options that
// commas separate:
//
//	ns=parent         the namespace is that of the enclosing element
//	ns=A B            any of these namespaces is read; new values are written in
//	                  the first, received ones in the one that they came in
//	required          a value without it is a fault
//	default=VALUE     stands for an absent field, and is not written; it is the
//	                  last option and takes the rest
//	choice            the field is the name of the first child in the namespace
//	                  that no other field takes, such as an error condition
//	choicetext        the field is the text in that child
//	prefix=P          the prefix of an XMLName that needs a declaration
//
// A struct that embeds [Extra] loses nothing that it does not name, reads names
// strictly (in encoding/xml the tag "body" also takes {urn:evil}body), and writes
// times in UTC.
//
// A type with an irregular wire form has the two methods of [Value] instead,
// also as a field.
package stanza
