package xmlstream

import "github.com/xmppwire/xmppwire/xmlstream/internal/names"

// Context is what the receiving stream has declared, so that elements written
// to it need not: its content namespace and its prefixes. The zero Context
// declares nothing. It is an immutable value.
type Context struct {
	content  string
	prefixes []Prefix
}

// Prefix is a namespace prefix and the namespace that it stands for.
type Prefix struct {
	Name, Space string
}

// NewContext returns the Context of a stream with that content namespace and
// those prefixes. It allocates a copy of the list.
func NewContext(content string, prefixes ...Prefix) Context {
	return Context{content, append([]Prefix(nil), prefixes...)}
}

// ContextOf returns the Context that a stream header, the Element of an Open,
// declares for what is sent after it. It allocates.
func ContextOf(header Element) Context {
	var c Context
	d := header.doc()
	for n := range d.declarations(header.index) {
		if name := string(d.prefix(n)); name != "" {
			c.prefixes = append(c.prefixes, Prefix{name, d.spaceString(n.space())})
		} else {
			c.content = d.spaceString(n.space())
		}
	}
	return c
}

// Content returns the content namespace. It does not allocate.
func (c Context) Content() string { return c.content }

// is reports whether c is certainly a copy of d, by the list that only copies share.
func (c *Context) is(d *Context) bool {
	n := len(c.prefixes)
	return n > 0 && n == len(d.prefixes) && &c.prefixes[0] == &d.prefixes[0]
}

const xmlnsSpace = "http://www.w3.org/2000/xmlns/"

// isStanzaSpace reports whether stanzas are in the namespace: a content
// namespace of RFC 6120 or XEP-0114.
func isStanzaSpace(space uint16) bool {
	return names.SpaceClient <= space && space <= names.SpaceConnect
}
