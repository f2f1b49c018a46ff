package xmlstream

import "github.com/xmppwire/xmppwire/xmlstream/internal/names"

// scope is what a stream header, or the surroundings of a clone, declare for
// the elements inside. It never changes once made.
type scope struct {
	root     string // the root's qualified name, which the closing tag repeats
	space    uint16 // the default namespace
	lang     string // xml:lang
	prefixes []prefix
	spaces   []string // namespaces that the static table has not got; ids from names.NumSpaces+1
}

// prefix is a declared prefix and the namespace that it stands for.
type prefix struct {
	name  string
	space uint16
}

// outside is the scope of a document: nothing but xml is declared.
var outside = &scope{}

// lookup finds what a prefix stands for; later declarations win.
func (s *scope) lookup(name []byte) (uint16, bool) {
	if string(name) == "xml" {
		return names.SpaceXML, true
	}
	for i := len(s.prefixes) - 1; i >= 0; i-- {
		if s.prefixes[i].name == string(name) {
			return s.prefixes[i].space, true
		}
	}
	return 0, false
}

// plainScopes are those of the headers that everybody sends. A stream with
// such a header keeps no memory for it.
var plainScopes = makePlainScopes()
