// Package xhtml has formatted message bodies (XEP-0071,
// http://jabber.org/protocol/xhtml-im). The XEP is deprecated: clients that show
// such a body without filtering it run what the sender put there.
package xhtml

import (
	"strings"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// The namespaces of this package.
const (
	Namespace     = "http://jabber.org/protocol/xhtml-im"
	NamespaceBody = "http://www.w3.org/1999/xhtml"
)

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[HTML]() }

// HTML is a formatted body, once for each language; its Payloads are those
// bodies as elements (XEP-0071 §5):
//
//	<html xmlns='http://jabber.org/protocol/xhtml-im'>
//	  <body xmlns='http://www.w3.org/1999/xhtml'><p>Tea!</p></body>
//	</html>
type HTML struct {
	XMLName struct{} `xml:"http://jabber.org/protocol/xhtml-im html"`
	stanza.Extra
}

// Body returns the body in a language, else the first one, else the zero
// Element. It is as the sender wrote it: before any of it is shown, elements,
// attributes, styles and URI schemes that XEP-0071 §6 does not list must be
// taken out.
func (h *HTML) Body(lang string) (body xmlstream.Element) {
	for e := range h.Payloads.Elements() {
		if !e.Is(NamespaceBody, "body") {
			continue
		}
		if strings.EqualFold(e.LangString(), lang) {
			return e
		}
		if body.IsZero() {
			body = e
		}
	}
	return body
}
