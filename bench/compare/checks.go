package main

import (
	"fmt"
	"strings"
)

// What a parser checks is tried out: each of these documents is to be refused.
var faults = []struct {
	kind      string
	documents []string // what is put into a first-level child
}{
	{"well-formed", []string{
		"<a><b></a></b>", "<a", "<a/></b>", "<a k='1' k='2'/>", "<a k=1/>", "<a k/>", "<a k='<'/>", "<a k='1'l='2'/>", "<1/>", "< a/>",
		"]]>", "&lt", "&;", "&nbsp;", "&#0;", "&#xFFFE;", "&#xD800;", "\x01", "<![cdata[x]]>", "<![CDATA[x",
	}},
	{"namespaces", []string{
		"<p:a/>", "<a p:k='1'/>", "<a xmlns:p=''/>", "<a xmlns:p='urn:x' xmlns:q='urn:x' p:k='' q:k=''/>", "<p:q:a xmlns:p='urn:x'/>", "<a :k=''/>",
		"<a xmlns:xmlns='urn:x'/>", "<a xmlns:xml='urn:x'/>",
	}},
	{"UTF-8", []string{
		"\xff", "\xc3", "\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\x80", "<a k='\xe2\x82'/>",
	}},
	{"RFC 6120 §11", []string{
		"<!-- x -->", "<?x y?>", "<!DOCTYPE stream:stream>",
	}},
}

// fault is a document with content in a first-level child; a DOCTYPE goes to
// where it is well-formed.
func fault(content string) []byte {
	if strings.HasPrefix(content, "<!DOCTYPE") {
		return append([]byte(content), fault("")...)
	}
	return []byte("<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'><message>" + content + "</message></stream:stream>")
}

// checksTable says how many faults of each kind a parser refuses.
func checksTable() [][]string {
	head := []string{"parser", "used as"}
	for _, f := range faults {
		head = append(head, f.kind)
	}
	table := [][]string{append(head, "streaming", "zero-copy")}
	for _, p := range parsers {
		line := []string{p.name, p.how}
		for _, f := range faults {
			line = append(line, fmt.Sprintf("%d of %d", p.refuses(f.documents), len(f.documents)))
		}
		table = append(table, append(line, yes(p.streams), yes(p.zeroCopy)))
	}
	return table
}

func (p *parser) refuses(documents []string) (n int) {
	for _, content := range documents {
		if p.parse(fault(content)) != nil {
			n++
		}
	}
	return n
}

// checksAll reports whether the parser refuses every fault that an XML parser
// with namespaces must refuse.
func (p *parser) checksAll() bool {
	for _, f := range faults[:3] {
		if p.refuses(f.documents) < len(f.documents) {
			return false
		}
	}
	return true
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func markdown(table [][]string) string {
	var b strings.Builder
	for i, line := range table {
		b.WriteString("| " + strings.Join(line, " | ") + " |\n")
		if i == 0 {
			b.WriteString(strings.Repeat("|---", len(line)) + "|\n")
		}
	}
	return b.String()
}
