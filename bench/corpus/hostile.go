package corpus

import "strings"

// hostile is what an authenticated peer may legally send to make a receiver
// work: it stays within the default limits.
func (g *generator) hostile() {
	g.xml("<message to='%s' type='chat'>", g.bare())
	switch g.IntN(6) {
	case 0:
		g.references()
	case 1:
		g.manyAttributes()
	case 2:
		g.deep()
	case 3:
		g.sections()
	case 4:
		g.spacedOut()
	default:
		g.tiny()
	}
	g.xml("</message>")
}

// references is text and values of nothing else.
func (g *generator) references() {
	list := []string{"&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#65;", "&#x1F6A2;", "&#xe9;", "&#x000009;", "&#1071;"}
	g.xml("<body>")
	for range 200 {
		g.out = append(g.out, pick(g, list)...)
	}
	g.xml("</body><x xmlns='urn:example:h' a='%s%s' b='%[2]s%[1]s'/>", strings.Repeat(pick(g, list), 40), strings.Repeat(pick(g, list), 40))
}

// manyAttributes is as many as the limit allows, of two namespaces with two
// prefixes each, so that only resolving tells which are the same.
func (g *generator) manyAttributes() {
	g.xml("<x xmlns:p='urn:example:h1' xmlns:pp='urn:example:h1' xmlns:q='urn:example:h2' xmlns:qq='urn:example:h2'")
	for i := range 15 {
		g.xml(" p:n%d='' pp:m%[1]d='%[2]s' q:n%[1]d='&#%[3]d;' qq:m%[1]d=''", i, g.hex(4), 65+i)
	}
	g.xml("/>")
}

// deep is nesting with a prefix bound anew at each level.
func (g *generator) deep() {
	const levels = 100
	for i := range levels {
		g.xml("<d:l xmlns:d='urn:example:%d' d:k='%d'>", g.IntN(8), i)
	}
	for range levels {
		g.xml("</d:l>")
	}
}

// sections is text in small pieces, of each kind that there is.
func (g *generator) sections() {
	g.xml("<body>")
	for i := range 60 {
		g.xml("a]]<![CDATA[<%d>]]]>\r\n&#13;é<![CDATA[]]>", i)
	}
	g.xml("</body>")
}

// spacedOut is white space wherever the grammar has it, and markup characters
// where they are legal.
func (g *generator) spacedOut() {
	for i := range 20 {
		g.xml("<y \r\n\t k%d \t=\n '%s' \r\n  z\t=\t'a>b' \r\n >%s</y \r\n\t>\r\n", i, ">\t/>\r\n]]>", "\"'&gt;]] >")
	}
}

// tiny is as many tags per byte as can be.
func (g *generator) tiny() {
	for range 50 {
		g.xml("<a/><b><c/></b><d e=''/>t<f></f>")
	}
}
