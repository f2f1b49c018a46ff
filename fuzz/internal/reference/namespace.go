package reference

const (
	xmlSpace     = "http://www.w3.org/XML/1998/namespace"
	xmlnsSpace   = "http://www.w3.org/2000/xmlns/"
	streamsSpace = "http://etherx.jabber.org/streams"
)

// binding is a namespace declaration in scope, and those around it.
type binding struct {
	prefix, space string
	outer         *binding
}

// lookup is the namespace that a prefix is bound to. The prefixes xml and
// xmlns need no declaration [NS 3].
func (b *binding) lookup(prefix string) (space string, ok bool) {
	switch prefix {
	case "xml":
		return xmlSpace, true
	case "xmlns":
		return xmlnsSpace, true
	}
	for ; b != nil; b = b.outer {
		if b.prefix == prefix {
			return b.space, true
		}
	}
	return "", prefix == ""
}

// scope is the innermost one.
func (r *reader) scope() *binding {
	if len(r.open) == 0 {
		return nil
	}
	return r.open[len(r.open)-1].scope
}

// inStanza reports whether a tag that is being read is of a stanza: in a
// stream everything but the header, in a document everything.
func (r *reader) inStanza() bool { return r.opts.Document || len(r.open) > 0 }

// stanzaElements are the open elements of the stanza being read.
func (r *reader) stanzaElements() []openElement {
	if r.opts.Document || len(r.open) == 0 {
		return r.open
	}
	return r.open[1:]
}

// countDeclaration checks the number of namespace declarations with a, which
// is the next attribute of t.
func (r *reader) countDeclaration(t *tag, a rawAttr) {
	limit := r.opts.Limits.Namespaces
	if limit == 0 || !r.inStanza() {
		return
	}
	n := 1
	for _, e := range r.stanzaElements() {
		n += e.declared
	}
	for _, earlier := range t.attrs {
		if _, declares := earlier.declares(); declares {
			n++
		}
	}
	if n == limit+1 {
		r.note(a.nameAt, PolicyViolation, "more than %d namespace declarations in scope", limit)
	}
}

// checkDeclaration is NS 3, Reserved Prefixes and Namespace Names, and NS 5,
// No Prefix Undeclaring.
func (r *reader) checkDeclaration(a rawAttr, prefix string) {
	switch {
	case prefix == "xmlns":
		r.note(a.nameAt, NotWellFormed, "the prefix xmlns must not be declared")
	case prefix == "xml" && a.value != xmlSpace:
		r.note(a.nameAt, NotWellFormed, "the prefix xml is bound to another namespace")
	case prefix != "xml" && a.value == xmlSpace:
		r.note(a.nameAt, NotWellFormed, "the xml namespace is bound to another prefix")
	case a.value == xmlnsSpace:
		r.note(a.nameAt, NotWellFormed, "the xmlns namespace must not be declared")
	case prefix != "" && a.value == "":
		r.note(a.nameAt, NotWellFormed, "the prefix %s is undeclared", prefix)
	}
}

// resolve gives the names of a tag their namespaces [NS 6.1, 6.2, 6.3], and
// returns its element, the scope inside it and the number of its declarations.
func (r *reader) resolve(t *tag, scope *binding) (*Element, *binding, int) {
	declared := 0
	for _, a := range t.attrs {
		if prefix, declares := a.declares(); declares {
			scope = &binding{prefix: prefix, space: a.value, outer: scope}
			declared++
		}
	}
	e := new(Element)
	var ok bool
	prefix, local := splitName(t.name)
	if e.Space, ok = scope.lookup(prefix); !ok { // NSC: Prefix Declared
		r.note(t.nameAt, NotWellFormed, "the prefix %s is not declared", prefix)
	}
	e.Local = local
	type expandedName struct{ space, local string }
	seen := make(map[expandedName]string) // the name as written
	for _, a := range t.attrs {
		if _, declares := a.declares(); declares {
			continue
		}
		prefix, local := splitName(a.name)
		var space string
		if prefix != "" {
			if space, ok = scope.lookup(prefix); !ok { // NSC: Prefix Declared
				r.note(a.nameAt, NotWellFormed, "the prefix %s is not declared", prefix)
				continue
			}
		}
		expanded := expandedName{space, local}
		if as, twice := seen[expanded]; twice && as != a.name { // NSC: Attributes Unique
			r.note(a.nameAt, NotWellFormed, "the attribute %s is the same as %s", a.name, as)
		}
		seen[expanded] = a.name
		e.Attrs = append(e.Attrs, Attr{Space: space, Local: local, Value: a.value})
	}
	return e, scope, declared
}
