package main

import (
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/xmppwire/xmppwire/stanza/auth"
	"github.com/xmppwire/xmppwire/stanza/component"
	"github.com/xmppwire/xmppwire/stanza/fast"
	"github.com/xmppwire/xmppwire/stanza/isr"
	"github.com/xmppwire/xmppwire/stanza/register"
	"github.com/xmppwire/xmppwire/stanza/sasl"
	"github.com/xmppwire/xmppwire/stanza/sasl2"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// hider keeps what authenticates somebody out of the output.
type hider struct{ off bool }

// secretNames are parts of the local names of all elements that have secrets.
var secretNames = []string{
	"auth", "challenge", "response", "success", "additional-data", "password", "digest", "handshake", "token",
	"hash", "mux", "isr", "inst-resumed", "preauth",
}

// secretText reports whether the text of an element is a secret: that of SASL
// (RFC 6120 §6.4, XEP-0388), the salted password of an upgrade (XEP-0480),
// passwords (XEP-0077, XEP-0078), the handshake of components (XEP-0114) and
// the secret of a further host (XEP-0451).
func (h hider) secretText(n xml.Name) bool {
	if h.off {
		return false
	}
	switch n.Local {
	case "auth":
		return n.Space == sasl.Namespace
	case "challenge", "response", "success":
		return n.Space == sasl.Namespace || n.Space == sasl2.Namespace
	case "initial-response", "additional-data":
		return n.Space == sasl2.Namespace
	case "hash":
		return n.Space == sasl2.NamespaceSCRAMUpgrade
	case "password":
		return n.Space == auth.Namespace || n.Space == register.Namespace
	case "digest":
		return n.Space == auth.Namespace
	case "handshake":
		return n.Space == component.NamespaceAccept || n.Space == component.NamespaceConnect
	case "mux":
		return n.Space == "urn:xmpp:mux:0"
	}
	return false
}

// secretAttr reports whether an attribute is a secret: the tokens of FAST
// (XEP-0484), of Instant Stream Resumption (XEP-0397), and of an invitation
// (XEP-0445).
func (h hider) secretAttr(element, attr xml.Name) bool {
	if h.off || attr.Space != "" {
		return false
	}
	switch element.Space {
	case fast.Namespace, register.NamespacePreauth:
		return attr.Local == "token"
	case isr.Namespace:
		return attr.Local == "token" || attr.Local == "key"
	}
	return false
}

func hidden(bytes int) string { return fmt.Sprintf("%d bytes hidden", bytes) }

// secrets are texts that the fields of a value may have, with the number of
// bytes that each had on the wire.
type secrets map[string]int

// secrets returns those of the element and of all that is in it.
func (h hider) secrets(e xmlstream.Element) (found secrets) {
	if h.off || e.IsZero() {
		return nil
	}
	walk(e, visitor{start: func(e xmlstream.Element) {
		name := e.Name()
		if h.secretText(name) {
			found.add(string(e.Text()))
		}
		for a := range e.Attrs() {
			if h.secretAttr(name, a.Name) {
				found.add(string(a.Value))
			}
		}
	}})
	return found
}

// add adds a text as it stands, without white space, and, if it is base64, the
// bytes that it stands for.
func (s *secrets) add(text string) {
	if *s == nil {
		*s = secrets{}
	}
	compact := strings.Join(strings.Fields(text), "")
	forms := []string{compact}
	if decoded, err := base64.StdEncoding.DecodeString(compact); err == nil {
		forms = append(forms, string(decoded), base64.StdEncoding.EncodeToString(decoded))
	}
	for _, form := range forms {
		if _, ok := (*s)[form]; !ok {
			(*s)[form] = len(text)
		}
	}
	(*s)[text] = len(text)
}

// inside is the hider for an element with these secrets, and for what is in
// it: it need not look again where there are none.
func (h hider) inside(s secrets) hider { return hider{off: h.off || len(s) == 0} }

// hide returns a text, hidden if it is a secret.
func (s secrets) hide(text string) string {
	if n, ok := s[text]; ok && text != "" {
		return hidden(n)
	}
	return text
}

// hasSecrets reports whether a secret is anywhere in the element.
func (h hider) hasSecrets(e xmlstream.Element) bool {
	if h.off {
		return false
	}
	found := false
	walk(e, visitor{start: func(e xmlstream.Element) {
		name := e.Name()
		found = found || h.secretText(name)
		for a := range e.Attrs() {
			found = found || h.secretAttr(name, a.Name)
		}
	}})
	return found
}

// xml returns the element as XML that stands alone.
func (h hider) xml(e xmlstream.Element) string { return string(h.appendXML(nil, e)) }

func (h hider) appendXML(dst []byte, e xmlstream.Element) []byte {
	if !h.hasSecrets(e) {
		out, err := e.AppendXML(dst)
		if err != nil {
			return append(dst, err.Error()...)
		}
		return out
	}
	b := xmlstream.NewBuilder(nil, xmlstream.Context{})
	b.SetLimits(xmlstream.Unlimited())
	walk(e, visitor{
		start: func(e xmlstream.Element) {
			name := e.Name()
			b.Start(name.Space, name.Local, "")
			for a := range e.Attrs() {
				b.Attr(a.Name.Space, a.Name.Local, h.attr(name, a))
			}
		},
		text: func(in xmlstream.Element, text []byte) { b.Text(h.text(in, text)) },
		end:  func() { b.End() },
	})
	out, err := b.Finish()
	if err != nil {
		return append(dst, err.Error()...)
	}
	return append(dst, out...)
}

func (h hider) attr(element xml.Name, a xmlstream.Attr) string {
	if h.secretAttr(element, a.Name) {
		return hidden(len(a.Value))
	}
	return string(a.Value)
}

func (h hider) text(in xmlstream.Element, text []byte) string {
	if h.secretText(in.Name()) {
		return hidden(len(text))
	}
	return string(text)
}
