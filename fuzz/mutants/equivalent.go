package main

import (
	"errors"
	"fmt"
	"strings"
)

// An equivalent is a mutant that is the same program for every input, or whose
// difference is not one of results but of speed.
type equivalent struct {
	file, in string
	what     string // of which the mutant's condition and change, joined by ": ", begin with
	why      string
	used     bool
}

var equivalents = []*equivalent{
	// One check implies the other.
	{file: "chars.go", in: "isNCName", what: "r == utf8.RuneError && n == 1: without r ==", why: "only an invalid byte has length 1 here"},
	{file: "escape.go", in: "checkWide", what: "r == utf8.RuneError && size == 1: without r ==", why: "only an invalid byte has length 1 here"},
	{file: "machine.go", in: "char", what: "r == utf8.RuneError && n == 1: without r ==", why: "only an invalid byte has length 1 here"},
	{file: "machine.go", in: "char", what: "c < utf8.RuneSelf: never true", why: "the general case judges ASCII alike"},
	{file: "tag.go", in: "name", what: "c == ':' || first || c < ' ' && !isSpace(c): without c < ' '", why: "what follows a name refuses a control in the same words"},
	{file: "tag.go", in: "name", what: "c == ':' || first || c < ' ' && !isSpace(c): c <= ' '", why: "a blank is white space"},
	{file: "tag.go", in: "endStartTag", what: "e.tag == 0 && e.t.phase == phaseOpen && e.tape[0].isStreamHeader(): without e.tag == 0", why: "a first-level child that is a header was refused at its own tag"},
	{file: "fastodd.go", in: "passReference", what: "i == first || load8(buf, i) != ';' || !isChar(char): without i == first", why: "without digits the number is 0, which is no character"},
	{file: "fastodd.go", in: "oddAttr", what: "p == 0: never true", why: "no equals sign stands at 0: what began the element does, or white space before it"},
	{file: "fastpath.go", in: "enterFast", what: "c != '!' && c != '?': without c != '?'", why: "inside an element the machine refuses \"<?\" in any case, and the fast path gives it back"},
	{file: "fastpath.go", in: "enterFast", what: "!e.sawSpace && (c == ' ' || c == '>' || c == '/') && (e.t.phase == phaseOpen || e.t.opts.Mode == Document): without !e.sawSpace", why: "one more space may stand behind a space, and the end of a tag too"},
	{file: "fastpath.go", in: "fastTag", what: "c != ' ' && c != '>' && c != '/' || p >= stop || tag == 0 && id == names.LocalStream: p > stop", why: "what follows the name lies beyond the limit then: the machine gets the tag, and finds that"},
	{file: "fastpath.go", in: "knownSpace", what: "n >= 16: n >", why: "names.Space finds the same"},
	{file: "builder.go", in: "mayStart", what: "b.err != nil: never true", why: "the first error sticks, whatever is written behind it"},
	{file: "name.go", in: "attrTag", what: "b.err != nil: never true", why: "the first error sticks, whatever is written behind it"},
	{file: "header.go", in: "makes", what: "e.space != s.space || len(e.spaces) > 0 || len(e.bindings) != len(s.prefixes) || string(e.document.name(&e.tape[0])) != s.root: without len(e.spaces)", why: "an unknown namespace is not that of any prefix of s"},
	{file: "header.go", in: "makes", what: "e.space != s.space || len(e.spaces) > 0 || len(e.bindings) != len(s.prefixes) || string(e.document.name(&e.tape[0])) != s.root: without string", why: "only the prefix stream is bound to the namespace that the root must have"},
	{file: "parse.go", in: "Parse", what: "err != nil: never true", why: "End says the same as Next"},
	{file: "resolve.go", in: "unknownSpace", what: "first+len(e.spaces) > 0xFFFF: never true", why: "the id wraps to 0, which the caller refuses"},
	{file: "builder.go", in: "content", what: "b.err != nil: never true", why: "what is written after an error is dropped"},
	{file: "jid_domain.go", in: "enforceIPv6", what: `!closed || err != nil || !addr.Is6() || addr.Zone() != "": without err`, why: "the address is zero then, which is no IPv6 address"},
	{file: "jid_domain.go", in: "looksLikeIPv4", what: "strings.Count", why: "what has an empty label is refused as a host name too"},
	{file: "jid_parts.go", in: "inLocal", what: "c > ' ' && c < 0x7f && c != '@' && (c > '?' || excluded>>c&1 == 0): without c > '?'", why: "a shift by 64 or more gives 0"},
	{file: "jid_parts.go", in: "inLocal", what: "c > ' ' && c < 0x7f && c != '@' && (c > '?' || excluded>>c&1 == 0): c >= '?'", why: "'?' is not excluded"},
	{file: "jid_parts.go", in: "settle", what: "len(s) > maxGiven: len(s) >=", why: "no mapping shrinks text of that length to what is allowed"},
	{file: "jid_parts.go", in: "isASCII", what: "s[i] >= utf8.RuneSelf: s[i] >", why: "0x80 never begins a character"},

	// The difference is one of speed or memory.
	{file: "clone.go", in: "share", what: "e.index > 0 || anyDirty(from.tape): e.index >= 0", why: "what is not shared is copied whole"},
	{file: "context.go", in: "is", what: "n > 0 && n == len(d.prefixes) && &c.prefixes[0] == &d.prefixes[0]: never true", why: "a list that is the same may be copied again"},
	{file: "fastpath.go", in: "enterFast", what: "!e.sawSpace && (c == ' ' || c == '>' || c == '/') && (e.t.phase == phaseOpen || e.t.opts.Mode == Document): without (c ==", why: "the fast path gives back at once what is none of these"},
	{file: "fastpath.go", in: "knownSpace", what: "n >= 16: never true", why: "names.Space finds the same"},
	{file: "fastpath.go", in: "enterFast", what: "e.machineOnly || n < fastBytes && (n == 0 || e.indexed < len(e.buf)): without n", why: "the fast path does not pay, but finds the same: zero bytes stand behind the input"},
	{file: "fastpath.go", in: "enterFast", what: "e.machineOnly || n < fastBytes && (n == 0 || e.indexed < len(e.buf)): without e.indexed", why: "the machine reads what the fast path could"},
	{file: "fastodd.go", in: "resumeText", what: "end == stop: never true", why: "fastText finds the same"},
	{file: "header.go", in: "makes", what: "e.space != s.space || len(e.spaces) > 0 || len(e.bindings) != len(s.prefixes) || string(e.document.name(&e.tape[0])) != s.root: len(e.spaces) >=", why: "the header gets a scope of its own"},
	{file: "header.go", in: "makes", what: "n.length > 2", why: "a language in references is decoded, or the header gets a scope of its own"},
	{file: "machine.go", in: "atBoundary", what: "s <= stateEpilog", why: "it says when memory is given up"},
	{file: "resolve.go", in: "sameName", what: "a.space() == b.space() && (a.local() != 0 || bytes.Equal(e.localName(a), e.localName(b))): without a.local()", why: "known names are compared by bytes too"},
	{file: "tokenizer.go", in: "Write", what: "len(p) == 0: never true", why: "an engine is borrowed until Next gives it back"},

	// The difference is one of words.
	{file: "jid_parts.go", in: "enforceLocal", what: "' ' <= c && c <= '~'", why: "it chooses the message"},
}

func isEquivalent(m mutant) bool {
	for _, e := range equivalents {
		if strings.HasSuffix(m.file, e.file) && m.in == e.in && strings.HasPrefix(m.cond+": "+m.what, e.what) {
			e.used = true
			return true
		}
	}
	return false
}

// unusedEquivalents refuses entries for code that is gone.
func unusedEquivalents() error {
	var gone []error
	for _, e := range equivalents {
		if !e.used {
			gone = append(gone, fmt.Errorf("equivalent.go names %s, %s, %q, which is not there any more", e.file, e.in, e.what))
		}
	}
	return errors.Join(gone...)
}
