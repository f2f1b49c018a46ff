// Package fallback marks the parts of a message that are only for clients which
// do not know another protocol (XEP-0428, urn:xmpp:fallback:0).
package fallback

import (
	"cmp"
	"slices"
	"strings"

	"github.com/xmppwire/xmppwire/stanza"
)

// Namespace is that of all elements of this package.
const Namespace = "urn:xmpp:fallback:0"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[Fallback]() }

// Fallback says that parts of the subject and body stand for the protocol with
// the namespace For, and shall not be shown by who knows it (XEP-0428). Without
// parts that is all of the body and subject.
//
//	<fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'><body start='0' end='33'/></fallback>
type Fallback struct {
	XMLName struct{} `xml:"urn:xmpp:fallback:0 fallback"`
	For     string   `xml:"for,attr,omitempty"`
	Subject []Region `xml:"subject"`
	Body    []Region `xml:"body"`
	stanza.Extra
}

// Region is a part of a text: Unicode code points from Start to before End. If
// one is nil it is all of the text.
//
//	<body start='0' end='33'/>
type Region struct {
	Start *uint32 `xml:"start,attr"`
	End   *uint32 `xml:"end,attr"`
	stanza.Extra
}

// WithoutBody returns what is left of a body for who knows the protocol.
func (f *Fallback) WithoutBody(body string) string { return f.without(body, f.Body) }

// WithoutSubject returns what is left of a subject for who knows the protocol.
func (f *Fallback) WithoutSubject(subject string) string { return f.without(subject, f.Subject) }

func (f *Fallback) without(text string, regions []Region) string {
	if len(f.Body)+len(f.Subject) == 0 {
		return ""
	}
	if slices.ContainsFunc(regions, func(r Region) bool { return r.Start == nil || r.End == nil }) {
		return ""
	}
	sorted := slices.SortedFunc(slices.Values(regions), func(a, b Region) int { return cmp.Compare(*a.Start, *b.Start) })
	var left strings.Builder
	at, next := 0, 0 // the code point, the region that does not end before it
	for i, c := range text {
		for next < len(sorted) && int64(*sorted[next].End) <= int64(at) {
			next++
		}
		if next == len(sorted) {
			left.WriteString(text[i:])
			break
		}
		if int64(at) < int64(*sorted[next].Start) {
			left.WriteRune(c)
		}
		at++
	}
	return left.String()
}
